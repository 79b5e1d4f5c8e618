#include "views/kit/step_list.h"

#include <QAbstractItemModel>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "views/kit/icons.h"
#include "views/kit/list_keys.h"

namespace habitus::kit {

StepList::StepList(const QString& name, QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  list_ = new QListWidget(this);
  list_->setAccessibleName(name);
  list_->setDragDropMode(QAbstractItemView::InternalMove);
  list_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
  list_->setFixedHeight(148);
  edit_by_keys(
      list_,
      [this] {
        if (list_->currentRow() < 0) return;
        delete list_->takeItem(list_->currentRow());
        Q_EMIT changed();
      },
      [this](int by) { move(by); });
  list_->setToolTip(
      tr("Double-click to edit, for example: purchase where amount >= 10. Alt+Up and Alt+Down move, Delete "
         "removes."));
  auto* row = new QHBoxLayout;
  word_ = new QComboBox(this);
  word_->setEditable(true);
  word_->setInsertPolicy(QComboBox::NoInsert);
  word_->completer()->setFilterMode(Qt::MatchContains);
  word_->setAccessibleName(tr("New entry for %1").arg(name));
  auto* plus = new QToolButton(this);
  plus->setIcon(icon(QStringLiteral("plus")));
  plus->setAccessibleName(tr("Add to %1").arg(name));
  plus->setToolTip(plus->accessibleName());
  row->addWidget(word_, 1);
  row->addWidget(plus);
  column->addWidget(list_);
  column->addLayout(row);
  setFocusProxy(list_);
  connect(plus, &QToolButton::clicked, this, &StepList::add);
  connect(word_->lineEdit(), &QLineEdit::returnPressed, this, &StepList::add);
  const auto tell = [this] {
    if (!filling_) Q_EMIT changed();
  };
  connect(list_, &QListWidget::itemChanged, this, tell);
  connect(list_->model(), &QAbstractItemModel::rowsMoved, this, tell);
}

QStringList StepList::steps() const {
  QStringList out;
  for (int i = 0; i < list_->count(); ++i)
    if (const QString text = list_->item(i)->text().trimmed(); !text.isEmpty()) out << text;
  return out;
}

void StepList::set_steps(const QStringList& steps) {
  filling_ = true;
  list_->clear();
  for (const QString& step : steps) {
    auto* item = new QListWidgetItem(step, list_);
    item->setFlags(item->flags() | Qt::ItemIsEditable);
  }
  filling_ = false;
}

void StepList::set_words(const QStringList& words) {
  const QString typed = word_->currentText();
  word_->clear();
  word_->addItems(words);
  word_->setEditText(typed);
}

void StepList::add() {
  const QString text = word_->currentText().trimmed();
  if (text.isEmpty()) return;
  set_steps(steps() << text);
  list_->setCurrentRow(list_->count() - 1);
  word_->clearEditText();
  Q_EMIT changed();
}

void StepList::move(int by) {
  const int from = list_->currentRow(), to = from + by;
  if (from < 0 || to < 0 || to >= list_->count()) return;
  QStringList all = steps();
  all.move(from, to);
  set_steps(all);
  list_->setCurrentRow(to);
  Q_EMIT changed();
}

}  // namespace habitus::kit
