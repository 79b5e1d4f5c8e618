#include "views/validation/validation.h"

#include <nlohmann/json.hpp>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include "core/validation/holdout.h"
#include "core/validation/validate.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/figure_view.h"
#include "views/kit/form.h"
#include "views/kit/labels.h"
#include "views/kit/words.h"

namespace habitus {

kit::ViewCard card_validation() {
  return {QStringLiteral("validation"),
          QT_TRANSLATE_NOOP("card", "Validation"),
          kit::Perspective::model,
          kit::Area::centre,
          QStringLiteral("validation"),
          QStringLiteral("Ctrl+Shift+V"),
          [](kit::Context& context) -> kit::View* { return new ValidationView(context); }};
}

ValidationView::ValidationView(kit::Context& context) : View(context), page_(new kit::FigurePage(context)) {
  build_form();
  set_body(page_);
  set_form(form_);
  set_next(tr("Audit fairness"), QStringLiteral("fairness"), [this] { return Json{{"model", model()}}; });
  connect(&job(), &kit::Job::runningChanged, page_, &kit::FigurePage::set_busy);
  show_empty();
}

void ValidationView::build_form() {
  form_ = new kit::Form;
  model_ = form_->choice(tr("Model"));
  bins_ = form_->whole(tr("Bins"), 2, 100, 10, tr("Of the reliability curve, equal width and equal mass"));
  false_alarm_ = form_->real(tr("Cost of a false alarm"), 0, 1e9, 1, 2);
  miss_ = form_->real(tr("Cost of a miss"), 0, 1e9, 1, 2, tr("The two costs set the threshold"));
  capacity_ =
      form_->whole(tr("Capacity"), 0, 1000000000, 0, tr("Persons that fit at each date; 0: no limit"));
  origins_ = form_->whole(tr("Origins of the backtest"), 1, 120, 12);
  build_holdout();
  form_->finish();
  const auto edited = [this] {
    if (!filling_) judge(opened_);
  };
  connect(model_, &QComboBox::currentIndexChanged, this, [this] {
    opened_ = false;
    if (!filling_) judge(false);
  });
  for (QSpinBox* box : {bins_, capacity_, origins_}) connect(box, &QSpinBox::valueChanged, this, edited);
  for (QDoubleSpinBox* box : {false_alarm_, miss_}) connect(box, &QDoubleSpinBox::valueChanged, this, edited);
}

void ValidationView::build_holdout() {
  form_->section(tr("Final holdout"));
  holdout_ = kit::label(kit::Theme::Role::small, {}, form_, kit::Ink::second);
  holdout_->setWordWrap(true);
  form_->add(holdout_);
  sure_ = new QCheckBox(tr("It opens once, for good"));
  sure_->setAccessibleName(sure_->text());
  open_ = new QPushButton(tr("Open the holdout"));
  open_->setAccessibleName(open_->text());
  open_->setEnabled(false);
  form_->add(sure_);
  form_->add(open_);
  connect(sure_, &QCheckBox::toggled, open_, &QPushButton::setEnabled);
  connect(open_, &QPushButton::clicked, this, [this] { judge(true); });
}

std::string ValidationView::model() const { return model_->currentData().toString().toStdString(); }

void ValidationView::projectClosed() {
  page_->show_figures({});
  opened_ = false;
  show_empty();
}

void ValidationView::refresh() {
  empty().clear_actions();
  if (!project()) {
    empty().set(QStringLiteral("validation"), tr("No project is open"),
                tr("Validation judges the models of a project."));
    return show_empty();
  }
  filling_ = true;
  const QString before = model_->currentText();
  {
    const QSignalBlocker quiet(model_);
    model_->clear();
    if (const auto heads = project()->definitions().heads("model"))
      for (const auto& d : *heads) model_->addItem(kit::text_of(d.name), kit::text_of(d.name));
    if (const int at = model_->findText(before); at >= 0) model_->setCurrentIndex(at);
  }
  filling_ = false;
  if (model_->count() == 0) {
    empty().set(QStringLiteral("validation"), tr("No model to judge yet"),
                tr("Validation shows how a model would have done in time, beside its baselines, on people it "
                   "was not fitted on."));
    empty().set_action(tr("Fit a model"), [this] { context().open(QStringLiteral("model")); });
    return show_empty();
  }
  judge(opened_);
}

void ValidationView::receive(const Json& payload) {
  if (payload.contains("model")) kit::select_data(model_, kit::text_of(payload["model"].get<std::string>()));
}

Json ValidationView::saveState() const { return Json{{"spec", spec(false)}}; }

void ValidationView::restoreState(const Json& state) {
  const Json spec = state.value("spec", Json::object());
  filling_ = true;
  bins_->setValue(spec.value("bins", 10));
  const Json costs = spec.value("costs", Json::object());
  false_alarm_->setValue(costs.value("false_positive", 1.0));
  miss_->setValue(costs.value("false_negative", 1.0));
  filling_ = false;
}

Json ValidationView::spec(bool open_holdout) const {
  Json out{{"model", model()},
           {"bins", bins_->value()},
           {"costs", {{"false_positive", false_alarm_->value()}, {"false_negative", miss_->value()}}},
           {"backtest", {{"origins", origins_->value()}}},
           {"holdout", open_holdout ? "open" : "sealed"}};
  if (capacity_->value() > 0) out["capacity"] = capacity_->value();
  return out;
}

void ValidationView::judge(bool open_holdout) {
  if (!project() || model().empty()) return;
  ask(tr("Validating the model"), validation::question(), spec(open_holdout),
      [this](const report::Answer& answer) { show_answer(answer); });
}

void ValidationView::show_answer(const report::Answer& answer) {
  const Json body = answer.json();
  const Json& holdout = body["holdout"];
  if (holdout["state"] == "sealed") {
    // Opened on an earlier day: the journal knows, so its numbers are shown again.
    const auto number = validation::opening(*project(), {holdout["id"].get<std::string>(), true},
                                            body["model"].get<std::string>());
    if (number && *number > 0) return judge(true);
  }
  page_->show_figures(validation::question().figures(body), answer.result);
  const std::string verdict = body["test"].value("verdict", "insufficient");
  if (verdict == "better")
    set_chip(kit::Chip::Kind::pass, tr("beats the baselines"));
  else if (verdict == "worse")
    set_chip(kit::Chip::Kind::fail, tr("a baseline wins"));
  else
    set_chip(kit::Chip::Kind::insufficient,
             verdict == "insufficient" ? tr("insufficient") : tr("no difference shown"));
  show_holdout(holdout);
  show_body();
}

void ValidationView::show_holdout(const Json& holdout) {
  const std::string state = holdout["state"];
  opened_ = state == "open" || state == "reused";
  const auto rows = kit::count(holdout.value("n", qint64{0}));
  if (state == "none")
    holdout_->setText(tr("No holdout was kept back."));
  else if (state == "sealed")
    holdout_->setText(tr("Sealed: %1 rows. Opening is written to the journal with your name.").arg(rows));
  else if (state == "open")
    holdout_->setText(tr("Opened once, for this model: %1 rows.").arg(rows));
  else
    holdout_->setText(tr("Reused holdout: other models were judged on it before."));
  sure_->setVisible(state == "sealed");
  open_->setVisible(state == "sealed");
  sure_->setEnabled(context().writable());
}

}  // namespace habitus
