#include "views/people/people.h"

#include <nlohmann/json.hpp>

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/ingest/propose.h"
#include "core/ingest/report.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/form.h"
#include "views/kit/labels.h"
#include "views/kit/table.h"
#include "views/kit/words.h"

namespace habitus {

using kit::Theme;

People::People(kit::Context& context) : View(context) {
  auto* body = new kit::Plate(kit::Plate::Ground::surface, this);
  auto* rows = new QVBoxLayout(body);
  rows->setContentsMargins(0, 12, 0, 0);
  rows->setSpacing(8);
  const auto text = [&](Theme::Role role, kit::Ink ink) {
    auto* label = kit::label(role, {}, body, ink);
    label->setContentsMargins(16, 0, 16, 0);
    rows->addWidget(label);
    return label;
  };
  const auto table = [&](const QString& name, kit::TableModel*& model, int stretch) {
    auto* view = new kit::TableView(body);
    view->setAccessibleName(name);
    model = new kit::TableModel(view);
    view->setModel(model);
    rows->addWidget(view, stretch);
    return view;
  };
  sentence_ = text(Theme::Role::sentence, kit::Ink::first);
  notes_ = text(Theme::Role::body, kit::Ink::second);
  known_view_ = table(tr("Attributes"), known_, 3);
  connect(known_view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this] { attribute_chosen(); });
  join_title_ = text(Theme::Role::strong, kit::Ink::first);
  join_title_->setText(tr("How the table and the log fit together"));
  join_view_ = table(tr("How the table and the log fit together"), join_, 2);
  join_title_->hide();
  join_view_->hide();
  set_body(body);
  set_form(make_form());
  set_footer(make_footer());
  set_next(tr("Set a target"), QStringLiteral("target"));
}

QWidget* People::make_form() {
  auto* form = new kit::Form(this);
  form->section(tr("Table"));
  key_ = form->choice(tr("Column with the actor id"));
  date_ =
      form->choice(tr("Column with a date"),
                   tr("From this date on a row holds. Without one, values count as known since this import"));
  date_format_ =
      form->text(tr("Form of the dates"), tr("Only where they can be read in two ways: dd/MM/yyyy"));
  form->section(tr("Attribute"));
  marked_ = kit::label(Theme::Role::strong, {}, form);
  form->add(marked_);
  protected_ = form->check(tr("Protected"));
  protected_->setToolTip(tr("Kept out of features unless asked for; used by audits"));
  static_ = form->check(tr("Has always been so"));
  reason_ = form->text(tr("Why it never changes"), tr("Printed on cards: “recorded at birth”"));
  mark_ = new QPushButton(tr("Apply"), form);
  connect(mark_, &QPushButton::clicked, this, &People::mark);
  form->add(mark_);
  form->finish();
  return form;
}

QWidget* People::make_footer() {
  auto* foot = new QWidget(this);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  auto* choose = new QPushButton(tr("Choose a table…"), foot);
  import_ = new QPushButton(tr("Import table"), foot);
  import_->setDefault(true);
  import_->setEnabled(false);
  connect(choose, &QPushButton::clicked, this, &People::choose_file);
  connect(import_, &QPushButton::clicked, this, &People::import);
  row->addStretch(1);
  row->addWidget(choose);
  row->addWidget(import_);
  return foot;
}

void People::projectClosed() {
  path_.clear();
  attributes_.clear();
}

void People::receive(const Json& payload) {
  if (payload.contains("files") && !payload["files"].empty()) look(payload["files"][0].get<std::string>());
}

void People::choose_file() {
  const QString path = QFileDialog::getOpenFileName(this, tr("Choose a table about people"), {},
                                                    tr("Tables (*.csv *.tsv *.txt *.gz *.zst *.zip)"));
  if (!path.isEmpty()) look(path.toStdString());
}

void People::look(const std::string& path) {
  clear_message();
  path_ = path;
  job().start<ingest::Sample>(
      tr("Looking at %1").arg(QFileInfo(kit::text_of(path)).fileName()),
      [path](const Exec&) { return ingest::take_sample(path); },
      [this](Result<ingest::Sample> sample) {
        if (sample) return show_sample(*sample);
        path_.clear();
        report(sample.error());
      });
}

void People::show_sample(const ingest::Sample& sample) {
  key_->clear();
  date_->clear();
  date_->addItem(tr("None"), QString());
  int best = 0;
  for (const auto& c : sample.columns) {
    const QString name = kit::text_of(c.name);
    if (best == 0 && c.missing == 0 && c.distinct == c.values && key_->currentIndex() < 0)
      best = key_->count() + 1;
    key_->addItem(name, name);
    if (c.time) date_->addItem(name, name);
  }
  key_->setCurrentIndex(std::max(0, best - 1));
  sentence_->setText(tr("%1: %2 records, %3 columns. Say which column is the actor id, then import.")
                         .arg(QFileInfo(kit::text_of(path_)).fileName(),
                              kit::count(static_cast<qint64>(sample.records.size())),
                              kit::count(static_cast<qint64>(sample.columns.size()))));
  QStringList guarded;
  for (const auto& c : sample.columns)
    if (identity::sounds_protected(c.name)) guarded << kit::text_of(c.name);
  notes_->setText(guarded.isEmpty() ? QString()
                                    : tr("These sound protected; mark them after the import: %1")
                                          .arg(guarded.join(QStringLiteral(", "))));
  notes_->setVisible(!guarded.isEmpty());
  import_->setEnabled(context().writable());
  show_body();
}

void People::show_idle() {
  empty().set(QStringLiteral("people"),
              project() ? tr("Nothing is known about people yet") : tr("No project is open"),
              tr("A table with one row for each actor adds attributes: country, plan, age. Audits compare "
                 "groups by them."));
  empty().clear_actions();
  if (project()) empty().set_action(tr("Choose a table…"), [this] { choose_file(); });
  show_empty();
}

void People::refresh() {
  if (!project()) return show_idle();
  auto all = identity::attributes(*project());
  if (!all) return report(all.error());
  attributes_ = std::move(*all);
  if (attributes_.empty() && path_.empty()) return show_idle();
  show_attributes();
  show_body();
}

void People::show_attributes() {
  using Align = report::Column::Align;
  const int row = known_view_->currentIndex().row();
  report::Table t;
  t.columns = {{QT_TRANSLATE_NOOP("core", "Attribute"), Align::left},
               {QT_TRANSLATE_NOOP("core", "Persons"), Align::right},
               {QT_TRANSLATE_NOOP("core", "Values"), Align::left},
               {QT_TRANSLATE_NOOP("core", "Marks"), Align::left}};
  int guarded = 0;
  for (const auto& a : attributes_) {
    std::string levels;
    for (size_t i = 0; i < std::min<size_t>(a.levels.size(), 6); ++i)
      levels += (i ? ", " : "") + excerpt(a.levels[i], 24);
    if (a.levels.size() > 6) levels += " …";
    report::Quantity persons;
    persons.value = static_cast<double>(a.persons);
    persons.format = report::count();
    guarded += a.is_protected;
    const Text marks = a.is_protected && a.is_static
                           ? Text(QT_TRANSLATE_NOOP("core", "protected, always so: %1"), {a.static_reason})
                       : a.is_protected ? Text(QT_TRANSLATE_NOOP("core", "protected"))
                       : a.is_static    ? Text(QT_TRANSLATE_NOOP("core", "always so: %1"), {a.static_reason})
                                        : Text();
    t.rows.push_back(
        {Text("%1", {a.name}), persons,
         a.levels.empty() && a.numeric ? Text(QT_TRANSLATE_NOOP("core", "numbers")) : Text("%1", {levels}),
         marks});
  }
  known_->set(t);
  if (!attributes_.empty())
    known_view_->selectRow(std::clamp(row, 0, static_cast<int>(attributes_.size()) - 1));
  if (path_.empty()) {
    sentence_->setText(tr("%1 attributes are known, %2 of them protected.")
                           .arg(kit::count(static_cast<qint64>(attributes_.size())), kit::count(guarded)));
    notes_->hide();
  }
  attribute_chosen();
}

void People::attribute_chosen() {
  const int row = known_view_->currentIndex().row();
  const bool chosen = row >= 0 && row < static_cast<int>(attributes_.size());
  for (QWidget* w : std::initializer_list<QWidget*>{protected_, static_, reason_, mark_})
    w->setEnabled(chosen && context().writable());
  if (!chosen) return marked_->setText(tr("No attribute is chosen"));
  const auto& a = attributes_[static_cast<size_t>(row)];
  marked_->setText(kit::text_of(a.name));
  protected_->setChecked(a.is_protected);
  static_->setChecked(a.is_static);
  reason_->setText(kit::text_of(a.static_reason));
}

void People::mark() {
  const int row = known_view_->currentIndex().row();
  if (row < 0 || row >= static_cast<int>(attributes_.size())) return;
  const auto done =
      identity::mark(*project(), attributes_[static_cast<size_t>(row)].name, protected_->isChecked(),
                     static_->isChecked(), reason_->text().trimmed().toStdString());
  if (!done) return report(done.error());
  clear_message();
  context().changed();
  later();
}

void People::import() {
  identity::PeopleRequest request;
  request.path = path_;
  request.key = key_->currentData().toString().toStdString();
  request.date = date_->currentData().toString().toStdString();
  request.date_format = date_format_->text().trimmed().toStdString();
  Project* into = project();
  import_->setEnabled(false);
  job().start<identity::PeopleReport>(
      tr("Importing %1").arg(QFileInfo(kit::text_of(path_)).fileName()),
      [into, request](const Exec& exec) { return identity::import_people(*into, request, exec); },
      [this](Result<identity::PeopleReport> done) {
        import_->setEnabled(true);
        if (!done) return report(done.error());
        path_.clear();
        import_->setEnabled(false);
        context().changed();
        refresh();
        show_report(*done);
      });
}

void People::show_report(const identity::PeopleReport& r) {
  report::Table fit = identity::tables(r).front();
  for (const auto& [table, log] : r.near_examples)
    fit.rows.push_back(
        {Text(QT_TRANSLATE_NOOP("core", "“%1” in the table is nearly “%2” in the log"), {table, log}), {}});
  join_->set(fit);
  join_title_->show();
  join_view_->show();
  if (r.known) notify(tr("Nothing new: this table was imported before."));
  if (r.rejected > 0)
    notify(tr("%1 rows were rejected; the first: line %2, %3.")
               .arg(kit::count(r.rejected), kit::count(r.problems.front().line),
                    kit::say(r.problems.front().why)));
}

kit::ViewCard card_people() {
  return {QStringLiteral("people"),
          QT_TRANSLATE_NOOP("card", "People"),
          kit::Perspective::prepare,
          kit::Area::centre,
          QStringLiteral("people"),
          QStringLiteral("Ctrl+Shift+P"),
          [](kit::Context& context) -> kit::View* { return new People(context); }};
}

}  // namespace habitus
