#include "app/shell/palette_box.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include "app/shell/actions.h"
#include "views/kit/icons.h"
#include "views/kit/theme.h"

namespace habitus {

PaletteBox::PaletteBox(const Actions& actions, QWidget* parent)
    : QDialog(parent, Qt::Popup),
      actions_(actions),
      field_(new QLineEdit(this)),
      list_(new QListWidget(this)) {
  setWindowTitle(tr("Find or run"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(8, 8, 8, 8);
  column->addWidget(field_);
  column->addWidget(list_, 1);
  field_->setPlaceholderText(tr("Find or run…"));
  field_->setAccessibleName(tr("Find or run"));
  field_->addAction(kit::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
  field_->installEventFilter(this);
  list_->setAccessibleName(tr("Actions and views"));
  connect(field_, &QLineEdit::textChanged, this, &PaletteBox::fill);
  connect(field_, &QLineEdit::returnPressed, this, &PaletteBox::run);
  connect(list_, &QListWidget::itemActivated, this, &PaletteBox::run);
  connect(list_, &QListWidget::itemClicked, this, &PaletteBox::run);
  const int wide = std::min(kit::Theme::now().px(520), parent->width() - 40);
  resize(wide, std::min(kit::Theme::now().px(420), parent->height() - 80));
  move(parent->mapToGlobal(QPoint((parent->width() - wide) / 2, 48)));
  fill({});
}

void PaletteBox::fill(const QString& filter) {
  list_->clear();
  const QStringList words = filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
  for (QAction* action : actions_.all()) {
    if (!action->isEnabled() || action->objectName() == QLatin1String("palette")) continue;
    QString text = action->text();
    text.remove(QLatin1Char('&'));
    if (const QString perspective = action->property("perspective").toString(); !perspective.isEmpty())
      text = perspective + QStringLiteral(" › ") + text;
    bool fits = true;
    for (const QString& word : words) fits = fits && text.contains(word, Qt::CaseInsensitive);
    if (!fits) continue;
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    auto* item = new QListWidgetItem(action->icon(),
                                     keys.isEmpty() ? text : text + QStringLiteral("   ") + keys, list_);
    item->setData(Qt::UserRole, action->objectName());
  }
  list_->setCurrentRow(0);
}

void PaletteBox::run() {
  const QListWidgetItem* item = list_->currentItem();
  if (!item) return;
  QAction* action = actions_.find(item->data(Qt::UserRole).toString());
  accept();
  if (action) QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
}

bool PaletteBox::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    if (step && list_->count()) {
      list_->setCurrentRow((list_->currentRow() + step + list_->count()) % list_->count());
      return true;
    }
  }
  return QDialog::eventFilter(watched, event);
}

}  // namespace habitus
