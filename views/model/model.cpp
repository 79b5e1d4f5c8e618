#include "views/model/model.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include "core/models/model.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/figure_view.h"
#include "views/kit/form.h"
#include "views/kit/words.h"

namespace habitus {

kit::ViewCard card_model() {
  return {QStringLiteral("model"),
          QT_TRANSLATE_NOOP("card", "Model"),
          kit::Perspective::model,
          kit::Area::centre,
          QStringLiteral("model"),
          QStringLiteral("Ctrl+Shift+M"),
          [](kit::Context& context) -> kit::View* { return new ModelView(context); }};
}

namespace {

void fill(QComboBox* combo, Project& project, const char* kind) {
  const QSignalBlocker quiet(combo);
  const QString before = combo->currentText();
  combo->clear();
  if (const auto heads = project.definitions().heads(kind))
    for (const auto& d : *heads) combo->addItem(kit::text_of(d.name), kit::text_of(d.name));
  const int at = combo->findText(before);
  if (at >= 0) combo->setCurrentIndex(at);
  if (at < 0 && combo->isEditable()) combo->setEditText(before);
}

}  // namespace

ModelView::ModelView(kit::Context& context) : View(context), page_(new kit::FigurePage(context)) {
  build_form();
  set_body(page_);
  set_form(form_);
  set_next(tr("Validate the model"), QStringLiteral("validation"), [this] {
    return Json{{"model", name()}};
  });
  connect(&job(), &kit::Job::runningChanged, page_, &kit::FigurePage::set_busy);
  show_empty();
}

void ModelView::build_form() {
  form_ = new kit::Form;
  name_ = form_->suggest(tr("Model"), tr("A saved model, or the name of a new one"));
  features_ = form_->choice(tr("Features"));
  target_ = form_->choice(tr("Target"));
  calibration_ = form_->choice(tr("Calibration"), tr("On persons of its own, not on those it was fitted on"));
  calibration_->addItem(tr("Platt"), QStringLiteral("platt"));
  calibration_->addItem(tr("Isotonic"), QStringLiteral("isotonic"));
  calibration_->addItem(tr("None"), QStringLiteral("none"));
  l2_ = form_->real(tr("L2 penalty"), 0, 1e6, 1, 3, tr("Pulls all coefficients towards zero"));
  l1_ = form_->real(tr("L1 penalty"), 0, 1e6, 0, 3, tr("Takes weak coefficients out"));
  keep_ = new QPushButton(tr("Keep this model"));
  keep_->setDefault(true);
  form_->add(keep_);
  form_->finish();
  const auto edited = [this] {
    if (!filling_) fit();
  };
  for (QComboBox* combo : {features_, target_, calibration_})
    connect(combo, &QComboBox::currentIndexChanged, this, edited);
  for (QDoubleSpinBox* box : {l2_, l1_}) connect(box, &QDoubleSpinBox::valueChanged, this, edited);
  connect(name_, &QComboBox::textActivated, this, [this](const QString& text) { load(text.toStdString()); });
  connect(keep_, &QPushButton::clicked, this, &ModelView::keep);
}

std::string ModelView::name() const { return name_->currentText().trimmed().toStdString(); }

void ModelView::projectClosed() {
  page_->show_figures({});
  base_.clear();
  show_empty();
}

void ModelView::fill_names() {
  filling_ = true;
  fill(name_, *project(), "model");
  fill(features_, *project(), "features");
  fill(target_, *project(), "target");
  filling_ = false;
}

void ModelView::refresh() {
  if (!project()) {
    empty().set(QStringLiteral("model"), tr("No project is open"),
                tr("A model is fitted on the features and target of a project."));
    empty().clear_actions();
    return show_empty();
  }
  fill_names();
  if (base_.empty() && name_->count() > 0) return load(name_->itemText(0).toStdString());
  if (!external() && (features_->count() == 0 || target_->count() == 0)) {
    const bool no_target = target_->count() == 0;
    empty().set(QStringLiteral("model"),
                no_target ? tr("Nothing to foresee yet") : tr("Nothing to foresee it from yet"),
                no_target ? tr("A model needs a target: what is to be foreseen, how far ahead, and for whom.")
                          : tr("A model needs features: what was known about each person at the time."));
    empty().clear_actions();
    empty().set_action(no_target ? tr("Define a target") : tr("Build features"), [this, no_target] {
      context().open(no_target ? QStringLiteral("target") : QStringLiteral("features"));
    });
    return show_empty();
  }
  fit();
}

void ModelView::receive(const Json& payload) {
  if (payload.contains("model")) load(payload["model"].get<std::string>());
  if (payload.contains("features"))
    kit::select_data(features_, kit::text_of(payload["features"].get<std::string>()));
  if (payload.contains("target"))
    kit::select_data(target_, kit::text_of(payload["target"].get<std::string>()));
}

Json ModelView::saveState() const { return Json{{"model", name()}}; }

void ModelView::restoreState(const Json& state) {
  if (const std::string saved = state.value("model", ""); !saved.empty())
    name_->setEditText(kit::text_of(saved));
}

bool ModelView::external() const {
  const auto base = parse_json(base_);
  return base && base->value("algorithm", "") == "external";
}

void ModelView::load(const std::string& wanted) {
  if (!project()) return;
  const auto saved = project()->definitions().head("model", wanted);
  if (!saved || !*saved) return;
  base_ = (*saved)->spec;
  const Json spec = (*saved)->json();
  filling_ = true;
  name_->setEditText(kit::text_of(wanted));
  if (!external()) {
    kit::select_data(calibration_, kit::text_of(spec.value("calibration", "platt")));
    l2_->setValue(spec.value("l2", 1.0));
    l1_->setValue(spec.value("l1", 0.0));
    // A kept recipe carries its features and target written out; the form then says so.
    for (const auto& [combo, key] : {std::pair{features_, "set"}, {target_, "target"}}) {
      const Json part = spec["frame"].value(key, Json());
      combo->setCurrentIndex(part.is_string() ? combo->findData(kit::text_of(part.get<std::string>())) : -1);
      combo->setPlaceholderText(tr("as kept with the model"));
    }
  }
  filling_ = false;
  fit();
}

Json ModelView::recipe() const {
  if (external()) return Json::parse(base_);
  Json spec = base_.empty() ? Json::object() : Json::parse(base_);
  Json& frame = spec["frame"];
  if (features_->currentIndex() >= 0) frame["set"] = features_->currentData().toString().toStdString();
  if (target_->currentIndex() >= 0) {
    frame["target"] = target_->currentData().toString().toStdString();
    frame.erase("as_of");
  }
  spec["calibration"] = calibration_->currentData().toString().toStdString();
  // Shares were completed for the calibration of then; they follow it.
  if (base_.empty() || Json::parse(base_).value("calibration", "") != spec["calibration"])
    spec.erase("split");
  spec["l2"] = l2_->value();
  spec["l1"] = l1_->value();
  return spec;
}

void ModelView::fit() {
  if (!project()) return;
  for (QWidget* part : std::initializer_list<QWidget*>{features_, target_, calibration_, l2_, l1_})
    part->setEnabled(!external());
  ask(
      tr("Fitting the model"), models::question(), recipe(),
      [this](const report::Answer& answer) {
        page_->show_figures(models::question().figures(answer.json()), answer.result);
        const auto saved = project()->definitions().head("model", name());
        const bool kept = saved && *saved && (*saved)->spec == answer.spec;
        if (kept)
          clear_chip();
        else
          set_chip(kit::Chip::Kind::warn, tr("not kept yet"));
        set_next_enabled(kept);
        keep_->setEnabled(!kept && context().writable());
        show_body();
      },
      300);
}

void ModelView::keep() {
  if (name().empty()) {
    form_->field(name_)->set_error(tr("The model has no name. Write one, like “churn”."));
    return;
  }
  form_->field(name_)->set_error({});
  const auto complete = models::question().complete(*project(), recipe());
  if (!complete) return report(complete.error());
  const auto kept = project()->definitions().apply("model", name(), *complete);
  if (!kept) return report(kept.error());
  base_ = kept->spec;
  context().changed();
}

}  // namespace habitus
