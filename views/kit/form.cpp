#include "views/kit/form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include "views/kit/labels.h"

namespace habitus::kit {

Field::Field(const QString& title, QWidget* editor, const QString& help, QWidget* parent)
    : QWidget(parent),
      editor_(editor),
      label_(label(Theme::Role::label, title, this, Ink::second)),
      below_(label(Theme::Role::small, help, this, Ink::third)),
      help_(help) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addWidget(label_);
  column->addWidget(editor_);
  column->addWidget(below_);
  label_->setBuddy(editor_);
  label_->setTextInteractionFlags(Qt::NoTextInteraction);
  editor_->setAccessibleName(title);
  setFocusProxy(editor_);
  dress();
}

void Field::dress() {
  const bool bad = !error_.isEmpty();
  below_->setText(bad ? QStringLiteral("⚠ ") + error_ : help_);
  below_->setVisible(bad || !help_.isEmpty());
  static_cast<ThemedLabel*>(below_)->set_ink(bad ? Ink::fail : Ink::third);
  editor_->setProperty("invalid", bad);
  editor_->setAccessibleDescription(below_->text());
  editor_->update();
}

void Field::set_error(const QString& text) {
  if (text == error_) return;
  error_ = text;
  dress();
}

void Field::set_help(const QString& text) {
  if (text == help_) return;
  help_ = text;
  dress();
}

bool Field::wrong() const { return !error_.isEmpty(); }

Form::Form(QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this)) {
  column_->setContentsMargins(12, 12, 12, 12);
  column_->setSpacing(12);
  setMaximumWidth(320);
}

Field* Form::add(const QString& label, QWidget* editor, const QString& help) {
  auto* made = new Field(label, editor, help, this);
  column_->addWidget(made);
  return made;
}

void Form::add(QWidget* widget) { column_->addWidget(widget); }

QLineEdit* Form::text(const QString& label, const QString& help) {
  auto* editor = new QLineEdit(this);
  add(label, editor, help);
  return editor;
}

QComboBox* Form::choice(const QString& label, const QString& help) {
  auto* editor = new QComboBox(this);
  editor->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  editor->setMinimumContentsLength(8);
  add(label, editor, help);
  return editor;
}

QComboBox* Form::suggest(const QString& label, const QString& help) {
  QComboBox* editor = choice(label, help);
  editor->setEditable(true);
  editor->setInsertPolicy(QComboBox::NoInsert);
  editor->completer()->setCompletionMode(QCompleter::PopupCompletion);
  editor->completer()->setFilterMode(Qt::MatchContains);
  editor->lineEdit()->setAccessibleName(label);
  return editor;
}

QSpinBox* Form::whole(const QString& label, int low, int high, int value, const QString& help) {
  auto* editor = new QSpinBox(this);
  editor->setRange(low, high);
  editor->setValue(value);
  editor->setGroupSeparatorShown(true);
  editor->setButtonSymbols(QAbstractSpinBox::NoButtons);
  add(label, editor, help);
  return editor;
}

QDoubleSpinBox* Form::real(const QString& label, double low, double high, double value, int decimals,
                           const QString& help) {
  auto* editor = new QDoubleSpinBox(this);
  editor->setDecimals(decimals);
  editor->setRange(low, high);
  editor->setValue(value);
  editor->setButtonSymbols(QAbstractSpinBox::NoButtons);
  add(label, editor, help);
  return editor;
}

QCheckBox* Form::check(const QString& label, bool on) {
  auto* editor = new QCheckBox(label, this);
  editor->setAccessibleName(label);
  editor->setChecked(on);
  column_->addWidget(editor);
  return editor;
}

QPlainTextEdit* Form::prose(const QString& label, int lines, const QString& help) {
  auto* editor = new QPlainTextEdit(this);
  editor->setTabChangesFocus(true);
  editor->setFixedHeight(int(editor->fontMetrics().lineSpacing() * lines + 14));
  add(label, editor, help);
  return editor;
}

void Form::section(const QString& title) {
  column_->addWidget(new Rule(this));
  column_->addWidget(label(Theme::Role::label, title, this, Ink::second));
}

Field* Form::field(const QWidget* editor) const {
  const auto fields = findChildren<Field*>(QString(), Qt::FindDirectChildrenOnly);
  for (Field* field : fields)
    if (field->editor() == editor) return field;
  return nullptr;
}

void Form::finish() { column_->addStretch(1); }

void select_data(QComboBox* combo, const QString& value) {
  int found = combo->findData(value);
  if (found < 0) found = combo->findText(value);
  if (found >= 0) {
    combo->setCurrentIndex(found);
  } else if (combo->isEditable()) {
    combo->setEditText(value);
  }
}

}  // namespace habitus::kit
