// How the page of the import view is put together.
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include "views/import/column_table.h"
#include "views/import/import.h"
#include "views/kit/chip.h"
#include "views/kit/form.h"
#include "views/kit/labels.h"
#include "views/kit/rule_list.h"
#include "views/kit/table.h"
#include "views/kit/words.h"

namespace habitus {

using kit::Theme;

Import::Import(kit::Context& context) : View(context) {
  auto* page = new kit::Plate(kit::Plate::Ground::surface, this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(make_head());
  column->addWidget(make_tables(), 1);
  set_body(page);
  form_ = make_form();
  set_form(form_);
  set_footer(make_footer());
  set_next(tr("See the data"), QStringLiteral("data"));
  set_next_enabled(false);
  show_idle();
}

QWidget* Import::make_head() {
  auto* head = new QWidget(this);
  auto* rows = new QVBoxLayout(head);
  rows->setContentsMargins(16, 16, 16, 12);
  rows->setSpacing(4);
  name_ = kit::label(Theme::Role::heading, {}, head);
  facts_ = kit::label(Theme::Role::small, {}, head, kit::Ink::third);
  notes_ = kit::label(Theme::Role::body, {}, head, kit::Ink::second);
  notes_->hide();
  question_box_ = new QWidget(head);
  questions_ = new QVBoxLayout(question_box_);
  questions_->setContentsMargins(0, 8, 0, 0);
  questions_->setSpacing(8);
  rows->addWidget(name_);
  rows->addWidget(facts_);
  rows->addWidget(notes_);
  rows->addWidget(question_box_);
  return head;
}

QWidget* Import::make_tables() {
  auto* split = new QSplitter(Qt::Vertical, this);
  split->setChildrenCollapsible(false);
  columns_ = new ColumnTable(split);
  columns_->setMinimumHeight(Theme::now().px(150));
  connect(columns_, &ColumnTable::rolesChanged, this, &Import::roles_changed);
  split->addWidget(columns_);

  auto* below = new QWidget(split);
  auto* rows = new QVBoxLayout(below);
  rows->setContentsMargins(0, 8, 0, 0);
  rows->setSpacing(6);
  const auto titled = [&](const QString& text, kit::TableModel*& model, kit::TableView*& view) {
    auto* title = kit::label(Theme::Role::strong, text, below);
    title->setContentsMargins(16, 4, 16, 0);
    view = new kit::TableView(below);
    view->setAccessibleName(text);
    model = new kit::TableModel(view);
    view->setModel(model);
    rows->addWidget(title);
    rows->addWidget(view, 1);
    return title;
  };
  titled(tr("As it will be stored"), stored_, stored_view_);
  refused_title_ =
      titled(tr("Rejected: they go to Quarantine with line, byte and raw text; nothing is dropped"), refused_,
             refused_view_);
  refused_title_->hide();
  refused_view_->hide();
  split->addWidget(below);
  split->setStretchFactor(0, 2);
  split->setStretchFactor(1, 3);
  return split;
}

QWidget* Import::make_form() {
  auto* form = new kit::Form(this);
  source_ = form->text(tr("Source"), tr("The mapping is kept under this name"));
  form->section(tr("Time"));
  format_ =
      form->text(tr("Format"), tr("iso, epoch_s, epoch_ms, excel, or a pattern such as dd.MM.yyyy HH:mm"));
  zone_ = form->text(tr("Time zone"), tr("For readings without an offset: Europe/Berlin, UTC"));
  arrival_ = form->choice(tr("Known since"), tr("When the program could have known of an event"));
  arrival_->addItem(tr("Time of this import"), QStringLiteral("import"));
  arrival_->addItem(tr("Event time plus a lag (backfill)"), QStringLiteral("lag"));
  arrival_->addItem(tr("A column (role Arrival)"), QStringLiteral("column"));
  lag_ = form->text(tr("Lag"), tr("0 s, 6 h, 1 d; printed on every card as assumed"));
  form->section(tr("Events"));
  event_ = form->text(tr("Event name for every record"),
                      tr("Only where no column says what happened, as “purchase”"));
  repeats_ = form->choice(tr("Exact repeats without an id"));
  repeats_->addItem(tr("Keep and report"), QStringLiteral("keep"));
  repeats_->addItem(tr("Keep one"), QStringLiteral("drop"));
  repeats_->addItem(tr("Reject, to Quarantine"), QStringLiteral("reject"));
  form->section(tr("Rules"));
  rules_ = new kit::RuleList(form);
  form->add(tr("What records have to be like"), rules_,
            tr("Rejected records go to Quarantine; repaired and imputed cells keep what was read"));
  connect(rules_, &kit::RuleList::changed, this, &Import::form_changed);
  form->finish();
  for (QLineEdit* edit : {format_, zone_, event_, lag_})
    connect(edit, &QLineEdit::editingFinished, this, &Import::form_changed);
  connect(arrival_, &QComboBox::activated, this, &Import::form_changed);
  connect(repeats_, &QComboBox::activated, this, &Import::repeats_chosen);
  return form;
}

QWidget* Import::make_footer() {
  auto* foot = new QWidget(this);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  outcome_ = kit::label(Theme::Role::strong, {}, foot);
  cancel_ = new QPushButton(tr("Choose another file…"), foot);
  go_ = new QPushButton(tr("Import"), foot);
  go_->setProperty("filled", true);
  go_->setEnabled(false);
  connect(cancel_, &QPushButton::clicked, this, [this] { this->context().act(QStringLiteral("import")); });
  connect(go_, &QPushButton::clicked, this, &Import::import);
  row->addWidget(outcome_, 1);
  row->addWidget(cancel_);
  row->addWidget(go_);
  return foot;
}

/// One line a question: what is not known, and what could be answered.
void Import::show_doubts() {
  while (QLayoutItem* item = questions_->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
  question_box_->setVisible(!doubts_.empty());
  for (const ingest::Doubt& doubt : doubts_) {
    auto* line = new QWidget(question_box_);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    const QString question = kit::say(doubt.question);
    row->addWidget(new kit::Chip(kit::Chip::Kind::warn, tr("Question"), line));
    row->addWidget(kit::label(Theme::Role::body, question, line), 1);
    auto* choice = new QComboBox(line);
    choice->setAccessibleName(question);
    choice->setEditable(doubt.options.empty());
    choice->addItem(tr("Choose…"));
    for (const std::string& option : doubt.options)
      choice->addItem(QString::fromStdString(option), QString::fromStdString(option));
    connect(choice, &QComboBox::activated, this, [this, choice, about = doubt.about] {
      if (const QString text =
              choice->currentData().isValid() ? choice->currentData().toString() : choice->currentText();
          choice->currentIndex() != 0 && !text.isEmpty())
        answer(about, text);
    });
    row->addWidget(choice);
    questions_->addWidget(line);
  }
}

}  // namespace habitus
