#include "views/fairness/fairness.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include "core/events/log.h"
#include "core/fairness/audit.h"
#include "core/identity/people.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/figure_view.h"
#include "views/kit/form.h"
#include "views/kit/words.h"

namespace habitus {

kit::ViewCard card_fairness() {
  return {QStringLiteral("fairness"),
          QT_TRANSLATE_NOOP("card", "Fairness"),
          kit::Perspective::model,
          kit::Area::centre,
          QStringLiteral("fairness"),
          QStringLiteral("Ctrl+Shift+A"),
          [](kit::Context& context) -> kit::View* { return new FairnessView(context); }};
}

FairnessView::FairnessView(kit::Context& context) : View(context), page_(new kit::FigurePage(context)) {
  build_form();
  set_body(page_);
  set_form(form_);
  set_next(tr("Write the card"), QStringLiteral("card"));
  connect(&job(), &kit::Job::runningChanged, page_, &kit::FigurePage::set_busy);
  show_empty();
}

void FairnessView::build_form() {
  form_ = new kit::Form;
  what_ = form_->choice(tr("Audited"), tr("A model, a segment, or who does something"));
  threshold_ = form_->real(tr("Threshold"), -1e9, 1e9, .5, 3, tr("Selected is who scores this or more"));
  favourable_ = form_->choice(tr("Good outcome"));
  favourable_->addItem(tr("being selected"), QStringLiteral("selected"));
  favourable_->addItem(tr("not being selected"), QStringLiteral("not_selected"));
  form_->section(tr("Groups"));
  by_ = form_->suggest(tr("Cut by"), tr("An attribute, age:25,45 or race x sex"));
  slice_ = form_->text(tr("And this slice"), tr("Like sex=F & age>=50; every slice looked at is counted"));
  reference_ = form_->choice(tr("Reference"));
  reference_->addItem(tr("Largest group"), QStringLiteral("majority"));
  reference_->addItem(tr("Best-off group"), QStringLiteral("best"));
  form_->section(tr("What is allowed"));
  tolerance_ = form_->real(tr("Gap, points"), 0, 100, 10, 1);
  tau_ = form_->real(tr("Least ratio of favourable rates"), .01, 1, .8, 2);
  form_->section(tr("Keep"));
  name_ = form_->text(tr("Name of the audit"));
  keep_ = new QPushButton(tr("Keep the audit"));
  keep_->setAccessibleName(keep_->text());
  form_->add(keep_);
  form_->finish();
  const auto edited = [this] { audit(); };
  for (QComboBox* box : {what_, reference_, favourable_})
    connect(box, &QComboBox::currentIndexChanged, this, edited);
  connect(by_, &QComboBox::currentTextChanged, this, edited);
  connect(slice_, &QLineEdit::editingFinished, this, edited);
  for (QDoubleSpinBox* box : {threshold_, tolerance_, tau_})
    connect(box, &QDoubleSpinBox::valueChanged, this, edited);
  connect(keep_, &QPushButton::clicked, this, &FairnessView::keep);
}

/// What can be audited and by what it can be cut, kept where it still exists.
void FairnessView::fill() {
  filling_ = true;
  const QString what = what_->currentData().toString(), by = by_->currentText();
  what_->clear();
  by_->clear();
  const auto add = [this](const QString& label, const char* type, const std::string& name) {
    what_->addItem(
        label.arg(kit::text_of(name)),
        kit::text_of(canonical(Json{{"type", type}, {type == std::string("kpi") ? "event" : type, name}})));
  };
  if (const auto models = project()->definitions().heads("model"))
    for (const auto& d : *models) add(tr("Model %1"), "model", d.name);
  if (const auto segments = project()->definitions().heads("segment"))
    for (const auto& d : *segments) add(tr("Segment %1"), "segment", d.name);
  if (const auto words = events::dictionary(*project(), "event"))
    for (uint32_t code = 1; code < (*words)->size() && code <= 200; ++code)
      add(tr("Does %1"), "kpi", std::string((*words)->word(code)));
  if (const auto attributes = identity::attributes(*project())) {
    for (const bool is_protected : {true, false})
      for (const auto& a : *attributes)
        if (a.is_protected == is_protected && !a.levels.empty() && a.levels.size() <= 20)
          by_->addItem(kit::text_of(a.name));
  }
  if (!what.isEmpty()) what_->setCurrentIndex(std::max(0, what_->findData(what)));
  if (!by.isEmpty()) by_->setEditText(by);
  filling_ = false;
}

void FairnessView::projectClosed() {
  page_->show_figures({});
  show_empty();
}

void FairnessView::refresh() {
  empty().clear_actions();
  if (!project()) {
    empty().set(QStringLiteral("fairness"), tr("No project is open"),
                tr("An audit compares groups of the people of a project."));
    return show_empty();
  }
  fill();
  if (by_->currentText().isEmpty()) {
    empty().set(QStringLiteral("fairness"), tr("Nothing is known about the people"),
                tr("An audit cuts people by what tables say about them, such as gender or region."));
    empty().set_action(tr("Add a table of people"), [this] { context().open(QStringLiteral("people")); });
    return show_empty();
  }
  show_body();
  audit();
}

void FairnessView::receive(const Json& payload) {
  for (const char* type : {"model", "segment"})
    if (payload.contains(type))
      kit::select_data(what_, kit::text_of(canonical(Json{{"type", type}, {type, payload[type]}})));
}

Json FairnessView::spec() const {
  Json of = Json::parse(what_->currentData().toString().toStdString(), nullptr, false);
  if (of.is_discarded()) of = Json::object();
  if (of.value("type", "") == "model") of["threshold"] = threshold_->value();
  Json by = Json::array({by_->currentText().trimmed().toStdString()});
  if (!slice_->text().trimmed().isEmpty()) by.push_back(slice_->text().trimmed().toStdString());
  Json scope = context().selection().scope();
  return {{"of", of},
          {"by", by},
          {"scope", scope},
          {"favourable", favourable_->currentData().toString().toStdString()},
          {"reference", reference_->currentData().toString().toStdString()},
          {"tolerance", tolerance_->value() / 100},
          {"tau", tau_->value()}};
}

Json FairnessView::saveState() const {
  return Json{{"spec", spec()}, {"slice", slice_->text().toStdString()}};
}

void FairnessView::restoreState(const Json& state) {
  const Json spec = state.value("spec", Json::object());
  filling_ = true;
  slice_->setText(kit::text_of(state.value("slice", "")));
  tolerance_->setValue(100 * spec.value("tolerance", .1));
  tau_->setValue(spec.value("tau", .8));
  kit::select_data(favourable_, kit::text_of(spec.value("favourable", "selected")));
  filling_ = false;
}

void FairnessView::audit() {
  if (filling_ || !project() || by_->currentText().trimmed().isEmpty()) return;
  threshold_->setEnabled(what_->currentData().toString().contains(QStringLiteral("\"model\"")));
  ask(
      tr("Auditing groups"), fairness::question(), spec(),
      [this](const report::Answer& answer) { show_answer(answer); }, 300);
}

void FairnessView::show_answer(const report::Answer& answer) {
  const Json body = answer.json();
  page_->show_figures(fairness::question().figures(body), answer.result);
  const int failed = body["verdicts"]["fail"], passed = body["verdicts"]["pass"];
  if (failed > 0)
    set_chip(kit::Chip::Kind::fail, tr("%n fail", "", failed));
  else if (passed > 0)
    set_chip(kit::Chip::Kind::pass, tr("%n pass", "", passed));
  else
    set_chip(kit::Chip::Kind::insufficient, tr("insufficient"));
  show_body();
}

void FairnessView::keep() {
  if (!project()) return;
  const std::string name = name_->text().trimmed().toStdString();
  form_->field(name_)->set_error(name.empty() ? tr("The audit has no name. Write one.") : QString());
  if (name.empty()) return;
  if (const auto kept = project()->definitions().apply("fairness", name, spec()); !kept)
    return report(kept.error());
  notify(tr("Kept as %1.").arg(name_->text().trimmed()));
  context().changed();
}

}  // namespace habitus
