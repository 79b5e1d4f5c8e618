#include "core/models/model.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QSignalBlocker>

#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// A model on saved features and a saved target, beside its baselines.
class Model : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::ModelView)
 public:
  explicit Model(kit::Context& context) : QuestionView(context, models::question(), tr("Fitting the model")) {
    features_ = form()->choice(tr("Features"));
    target_ = form()->choice(tr("Target"));
    calibration_ =
        form()->choice(tr("Calibration"), tr("On persons of its own, not on those it was fitted on"));
    calibration_->addItem(tr("Platt"), QStringLiteral("platt"));
    calibration_->addItem(tr("Isotonic"), QStringLiteral("isotonic"));
    calibration_->addItem(tr("None"), QStringLiteral("none"));
    l2_ = form()->real(tr("L2 penalty"), 0, 1e6, 1, 3, tr("Pulls all coefficients towards zero"));
    l1_ = form()->real(tr("L1 penalty"), 0, 1e6, 0, 3, tr("Takes weak coefficients out"));
    finish();
    for (QComboBox* box : {features_, target_, calibration_})
      connect(box, &QComboBox::activated, this, [this] { edited(); });
    for (QDoubleSpinBox* box : {l2_, l1_})
      connect(box, &QDoubleSpinBox::valueChanged, this, [this] { edited(); });
    set_next(tr("Validate the model"), QStringLiteral("validation"), [this] {
      return Json{{"model", name()}};
    });
  }
  void projectClosed() override {
    base_ = Json();
    QuestionView::projectClosed();
  }
  void receive(const Json& payload) override {
    if (payload.contains("model")) choose(kit::text_at(payload, "model"));
    QuestionView::receive(payload);
    for (const auto& [box, key, kind] : parts())
      if (payload.contains(key) && project()) {
        offer_names(box, *project(), kind);
        const int at = box->findText(kit::text_at(payload, key));
        if (at >= 0 && at != box->currentIndex()) {
          box->setCurrentIndex(at);
          edited();
        }
      }
  }

 protected:
  bool scoped() const override { return false; }
  Result<Json> readable(const Json& spec) const override { return spec; }  // names stay names
  Result<Json> spec() const override {
    if (external()) return base_;
    Json spec = base_.is_object() ? base_ : Json::object();
    Json& frame = spec["frame"];
    if (features_->currentIndex() >= 0) frame["set"] = features_->currentText().toStdString();
    if (target_->currentIndex() >= 0) {
      frame["target"] = target_->currentText().toStdString();
      frame.erase("as_of");
    }
    if (!frame.contains("set") || !frame.contains("target")) return Json();
    const std::string calibration = calibration_->currentData().toString().toStdString();
    // Shares were completed for the calibration of then; they follow it.
    if (!base_.is_object() || base_.value("calibration", "") != calibration) spec.erase("split");
    spec["calibration"] = calibration;
    spec["l2"] = l2_->value();
    spec["l1"] = l1_->value();
    return spec;
  }
  void fill(const Json& spec) override {
    base_ = spec;
    for (QWidget* part : std::initializer_list<QWidget*>{features_, target_, calibration_, l2_, l1_})
      part->setEnabled(!external());
    if (external()) return;
    kit::select_data(calibration_, kit::text_at(spec, "calibration", "platt"));
    l2_->setValue(spec.value("l2", 1.0));
    l1_->setValue(spec.value("l1", 0.0));
    // A kept recipe carries its features and target written out; the form then says so.
    for (const auto& [box, key, kind] : parts()) {
      const Json part = spec["frame"].value(std::string(key) == "features" ? "set" : key, Json());
      box->setPlaceholderText(tr("as kept with the model"));
      box->setCurrentIndex(part.is_string() ? box->findText(kit::text_of(part.get<std::string>())) : -1);
    }
  }
  void offer(const segments::Vocabulary&) override {
    for (const auto& [box, key, kind] : parts()) {
      const int at = box->currentIndex();
      offer_names(box, *project(), kind);
      if (at < 0 && base_.is_object()) box->setCurrentIndex(-1);
    }
  }
  bool missing() override {
    if (base_.is_object() || (features_->count() > 0 && target_->count() > 0)) return false;
    const bool no_target = target_->count() == 0;
    empty().set(QStringLiteral("model"),
                no_target ? tr("Nothing to foresee yet") : tr("Nothing to foresee it from yet"),
                no_target ? tr("A model needs a target: what is to be foreseen, how far ahead, and for whom.")
                          : tr("A model needs features: what was known about each person at the time."));
    empty().set_action(no_target ? tr("Define a target") : tr("Build features"), [this, no_target] {
      context().open(no_target ? QStringLiteral("target") : QStringLiteral("features"));
    });
    return true;
  }
  void answered(const report::Answer&) override { set_next_enabled(kept()); }
  QString hint() const override { return tr("Choose features and a target at the right."); }

 private:
  struct Part {
    QComboBox* box;
    const char *key, *kind;
  };
  std::vector<Part> parts() const {
    return {{features_, "features", "features"}, {target_, "target", "target"}};
  }
  bool external() const { return base_.is_object() && base_.value("algorithm", "") == "external"; }

  QComboBox *features_, *target_, *calibration_;
  QDoubleSpinBox *l2_, *l1_;
  Json base_;  ///< the recipe the fields were filled from
};

}  // namespace

kit::ViewCard card_model() {
  return {.id = QStringLiteral("model"),
          .title = QT_TRANSLATE_NOOP("card", "Model"),
          .perspective = kit::Perspective::model,
          .icon = QStringLiteral("model"),
          .shortcut = QStringLiteral("Ctrl+Shift+M"),
          .make = [](kit::Context& context) -> kit::View* { return new Model(context); }};
}

}  // namespace habitus
