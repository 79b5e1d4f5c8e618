#include "views/objectives/objectives.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/objectives/objective.h"
#include "views/kit/card.h"
#include "views/kit/labels.h"
#include "views/kit/theme.h"
#include "views/kit/words.h"

namespace habitus {

Objectives::Objectives(kit::Context& context)
    : QuestionView(context, objectives::objective(), tr("Objectives")), ranking_(context, this) {
  build_register();
  build_subject();
  build_kpis();
  build_costs();
  finish();
  connect_fields();
  set_next(tr("Say what is foreseen"), QStringLiteral("target"));
}

void Objectives::build_register() {
  auto* box = new kit::Plate(kit::Plate::Ground::surface, this);
  auto* rows = new QVBoxLayout(box);
  rows->setContentsMargins(16, 8, 16, 8);
  rows->setSpacing(6);
  auto* head = new QHBoxLayout;
  said_ = kit::label(kit::Theme::Role::strong, {}, box);
  said_->setWordWrap(true);
  select_ = new QPushButton(tr("Choose this one"), box);
  select_->setToolTip(tr("One objective is worked for at a time; owner and reason are kept with the choice"));
  connect(select_, &QPushButton::clicked, this, &Objectives::select);
  head->addWidget(said_, 1);
  head->addWidget(select_);
  rows->addLayout(head);
  register_ = new kit::TableView(box);
  register_->setAccessibleName(tr("Register of objectives"));
  model_ = new kit::TableModel(register_);
  register_->setModel(model_);
  register_->setFixedHeight(132);
  connect(register_, &QTableView::clicked, this, [this](const QModelIndex& at) {
    choose(model_->data(model_->index(at.row(), 0), Qt::DisplayRole).toString());
  });
  rows->addWidget(register_);
  box->hide();
  box_ = box;
  set_toolbar(box);
}

void Objectives::build_subject() {
  subject_ = form()->choice(tr("What is wanted"));
  subject_->addItem(tr("A behaviour"), QStringLiteral("behaviour"));
  subject_->addItem(tr("A target"), QStringLiteral("target"));
  behaviour_ = form()->suggest(tr("Behaviour"));
  target_ = form()->choice(tr("Target"));
  value_ = form()->real(tr("Value of one"), -1e9, 1e9, 1, 2);
  unit_ = form()->text(tr("Unit"), tr("Like €; may be empty"));
  population_ = form()->choice(tr("Addressable people"));
  owner_ = form()->text(tr("Owner"));
  reason_ = form()->text(tr("Reason"));
  change_ =
      form()->real(tr("Wished change of the rate, %"), -100, 10000, 0, 1, tr("0: none; −10 for 10 % less"));
  by_ = form()->text(tr("By"), tr("A date"));
}

void Objectives::build_kpis() {
  form()->section(tr("KPI sheet"));
  kpis_ = form()->prose(
      tr("KPIs, one a line"), 5,
      tr("“primary: name = persons(purchase) / persons() >= 0.1”; also secondary and guardrail, "
         "with events, persons, sum, sessions, duration, days and window"));
}

void Objectives::build_costs() {
  form()->section(tr("What decisions cost"));
  contact_ = form()->real(tr("Cost of a contact"), 0, 1e9, 0, 2, tr("0: not said"));
  success_ = form()->real(tr("Value of a success"), 0, 1e9, 0, 2, tr("0: the value of one"));
  capacity_ = form()->real(tr("People at one date"), 0, 1e9, 0, 0, tr("0: no limit"));
  false_alarm_ =
      form()->real(tr("Cost of a false positive"), 0, 1e9, 0, 2, tr("0: follows from the contact"));
  miss_ = form()->real(tr("Cost of a false negative"), 0, 1e9, 0, 2);
}

void Objectives::connect_fields() {
  const auto changed = [this] { dress(), edited(); };
  for (QComboBox* box : {subject_, behaviour_, target_, population_})
    connect(box, &QComboBox::activated, this, changed);
  for (QLineEdit* line : {behaviour_->lineEdit(), unit_, owner_, reason_, by_})
    connect(line, &QLineEdit::editingFinished, this, changed);
  for (QDoubleSpinBox* box : {value_, change_, contact_, success_, capacity_, false_alarm_, miss_})
    connect(box, &QDoubleSpinBox::valueChanged, this, changed);
  connect(kpis_, &QPlainTextEdit::textChanged, this, changed);
  dress();
}

void Objectives::dress() {
  const bool target = subject_->currentData() == QStringLiteral("target");
  form()->field(target_)->setVisible(target);
  form()->field(behaviour_)->setVisible(!target);
  select_->setEnabled(context().writable() && kept());
}

Result<Json> Objectives::definition(const Json& whole) const {
  TRY(Json complete, QuestionView::definition(whole));
  CHECK(objectives::may_keep(complete));
  return complete;
}

Json Objectives::narrowed(const Json& scope) const {
  Json out = Json::object();
  if (scope.contains("level")) out["level"] = scope["level"];
  return out;
}

Result<Json> Objectives::spec() const {
  const auto text = [](const QLineEdit* line) { return line->text().trimmed().toStdString(); };
  Json out{{"value", value_->value()}};
  if (subject_->currentData() == QStringLiteral("target")) {
    if (target_->currentText().isEmpty()) return Json();
    out["target"] = target_->currentText().toStdString();
  } else {
    if (behaviour_->currentText().trimmed().isEmpty()) return Json();
    TRY(out["behaviour"], kit::pick_from(behaviour_->currentText()));
  }
  for (const auto& [key, line] :
       {std::pair{"unit", unit_}, std::pair{"owner", owner_}, std::pair{"reason", reason_}})
    if (!text(line).empty()) out[key] = text(line);
  if (population_->currentIndex() > 0) out["population"] = population_->currentText().toStdString();
  if (change_->value() != 0) {
    out["goal"] = {{"change", change_->value() / 100}};
    if (!text(by_).empty()) out["goal"]["by"] = text(by_);
  }
  Json kpis = Json::array();
  for (const QString& line : kpis_->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts))
    if (!line.trimmed().isEmpty()) kpis.push_back(objectives::kpi_from_text(line.trimmed().toStdString()));
  if (!kpis.empty()) out["kpis"] = std::move(kpis);
  if (contact_->value() > 0) {
    out["thresholds"] = {{"contact_cost", contact_->value()}};
    if (success_->value() > 0) out["thresholds"]["success_value"] = success_->value();
    if (capacity_->value() > 0) out["thresholds"]["capacity"] = static_cast<int64_t>(capacity_->value());
  }
  if (false_alarm_->value() > 0 || miss_->value() > 0)
    out["costs"] = {{"false_positive", false_alarm_->value()}, {"false_negative", miss_->value()}};
  if (!baseline_.empty()) out["baseline"] = Json::parse(baseline_, nullptr, false);
  return out;
}

void Objectives::fill(const Json& spec) {
  const bool target = spec.contains("target");
  kit::select_data(subject_, target ? QStringLiteral("target") : QStringLiteral("behaviour"));
  if (spec.contains("behaviour")) behaviour_->setEditText(kit::pick_said(spec["behaviour"]));
  const auto bare = [](const QString& reference) { return reference.section(QLatin1Char('@'), 0, 0); };
  if (target) target_->setCurrentText(bare(kit::text_at(spec, "target")));
  const auto number = [](const Json& object, const char* key) {
    return object.is_object() && object.contains(key) && object[key].is_number() ? object[key].get<double>()
                                                                                 : 0.0;
  };
  value_->setValue(spec.contains("value") ? number(spec, "value") : 1);
  unit_->setText(kit::text_at(spec, "unit"));
  owner_->setText(kit::text_at(spec, "owner"));
  reason_->setText(kit::text_at(spec, "reason"));
  const Json scope = spec.value("scope", Json::object());
  const QString who = bare(kit::text_at(spec.contains("population") ? spec : scope, "population"));
  population_->setCurrentIndex(who.isEmpty() ? 0 : std::max(0, population_->findText(who)));
  const Json goal = spec.value("goal", Json::object()), costs = spec.value("costs", Json::object()),
             limits = spec.value("thresholds", Json::object());
  change_->setValue(number(goal, "change") * 100);
  by_->setText(kit::text_at(goal, "by").left(10));
  QStringList lines;
  for (const Json& kpi : spec.value("kpis", Json::array())) lines << kit::text_of(objectives::kpi_text(kpi));
  kpis_->setPlainText(lines.join(QLatin1Char('\n')));
  contact_->setValue(number(limits, "contact_cost"));
  success_->setValue(number(limits, "success_value"));
  capacity_->setValue(number(limits, "capacity"));
  false_alarm_->setValue(number(costs, "false_positive"));
  miss_->setValue(number(costs, "false_negative"));
  baseline_ = spec.contains("baseline") ? canonical(spec["baseline"]) : std::string();
  dress();
}

void Objectives::offer(const segments::Vocabulary& words) {
  kit::renew(behaviour_, kit::list_of(words.words));
  kit::renew(population_, QStringList(tr("Everybody")) + kit::list_of(words.segments));
  offer_names(target_, *project(), "target");
  if (behaviour_->currentText().isEmpty() && behaviour_->count() > 0)
    behaviour_->setEditText(behaviour_->itemText(0));
}

QString Objectives::hint() const { return tr("Say at the right what is wanted."); }

void Objectives::projectClosed() {
  QuestionView::projectClosed();
  box_->hide();
}

/// The sheet is there; the register follows.
void Objectives::answered(const report::Answer&) {
  dress();
  const auto saved = project()->definitions().heads("objective");
  box_->setVisible(saved && !saved->empty());
  if (!saved || saved->empty()) return;
  ranking_.ask(tr("Register of objectives"), objectives::ranking(), Json::object(),
               [this](Result<report::Answer> answer) {
                 if (!answer) return View::report(answer.error());
                 const auto figures = objectives::ranking().figures(answer->json());
                 said_->setText(kit::say(figures.front().sentence));
                 model_->set(figures.front().table);
                 register_->set_leaving([this, answer = *answer] {
                   return context().leaving(objectives::ranking(), answer.json()).front().table;
                 });
                 register_->fit();
               });
}

void Objectives::select() {
  const auto done = objectives::choose(*project(), name(), owner_->text().trimmed().toStdString(),
                                       reason_->text().trimmed().toStdString());
  if (!done) return View::report(done.error());
  notify(tr("“%1” is the objective now.").arg(kit::text_of(name())));
  context().changed();
}

kit::ViewCard card_objectives() {
  return {.id = QStringLiteral("objectives"),
          .title = QT_TRANSLATE_NOOP("card", "Objectives"),
          .perspective = kit::Perspective::model,
          .icon = QStringLiteral("check"),
          .shortcut = QStringLiteral("Ctrl+Alt+J"),
          .make = [](kit::Context& context) -> kit::View* { return new Objectives(context); }};
}

}  // namespace habitus
