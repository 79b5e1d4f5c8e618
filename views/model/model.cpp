#include "core/models/model.h"

#include <array>
#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/lists.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"
#include "views/model/scores.h"

namespace habitus {
namespace {

constexpr const char* kFrom[] = {"calibration_from", "test_from", "holdout_from"};

/// A model on saved features and a saved target, beside its baselines.
class Model : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::ModelView)
 public:
  explicit Model(kit::Context& context)
      : QuestionView(context, models::question(), tr("Fitting the model")), import_job_(context, this) {
    features_ = form()->choice(tr("Features"));
    target_ = form()->choice(tr("Target"));
    algorithm_ = form()->choice(tr("Method"));
    algorithm_->addItem(tr("Logistic regression"), QStringLiteral("logistic"));
    algorithm_->addItem(tr("Boosted trees"), QStringLiteral("boosted"));
    calibration_ =
        form()->choice(tr("Calibration"), tr("On persons of its own, not on those it was fitted on"));
    calibration_->addItem(tr("Platt"), QStringLiteral("platt"));
    calibration_->addItem(tr("Isotonic"), QStringLiteral("isotonic"));
    calibration_->addItem(tr("Beta"), QStringLiteral("beta"));
    calibration_->addItem(tr("None"), QStringLiteral("none"));
    l2_ = form()->real(tr("L2 penalty"), 0, 1e6, 1, 3, tr("Pulls all coefficients towards zero"));
    l1_ = form()->real(tr("L1 penalty"), 0, 1e6, 0, 3, tr("Takes weak coefficients out"));
    build_trees();
    build_split();
    form()->section(tr("Made elsewhere"));
    auto* scores = new QPushButton(tr("Import scores …"));
    scores->setAccessibleName(tr("Import scores"));
    scores->setToolTip(tr("A table with a person, a score and a date a row: judged and audited like a model fitted here"));
    form()->add(scores);
    connect(scores, &QPushButton::clicked, this, [this] { choose_scores(); });
    finish();
    show_method();
    for (QComboBox* box : {features_, target_, algorithm_, calibration_, from_[0], from_[1], from_[2]})
      connect(box, &QComboBox::activated, this, [this] { show_method(), edited(); });
    for (QDoubleSpinBox* box : {l2_, l1_, rate_})
      connect(box, &QDoubleSpinBox::valueChanged, this, [this] { edited(); });
    for (QSpinBox* box : {rounds_, depth_, patience_})
      connect(box, &QSpinBox::valueChanged, this, [this] { edited(); });
    connect(monotone_, &QLineEdit::editingFinished, this, [this] { edited(); });
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
    write_method(spec);
    return write_split(spec);
  }
  void fill(const Json& spec) override {
    base_ = spec;
    for (QWidget* part :
         std::initializer_list<QWidget*>{features_, target_, algorithm_, calibration_, l2_, l1_, rounds_,
                                         depth_, rate_, patience_, monotone_, from_[0], from_[1], from_[2]})
      part->setEnabled(!external());
    if (external()) return;
    kit::select_data(calibration_, kit::text_at(spec, "calibration", "platt"));
    l2_->setValue(spec.value("l2", 1.0));
    l1_->setValue(spec.value("l1", 0.0));
    fill_method(spec);
    fill_split(spec);
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
    empty().set_other(tr("Import scores …"), [this] { choose_scores(); });
    return true;
  }
  void answered(const report::Answer& answer) override {
    set_next_enabled(kept());
    offer_dates(answer.json());
  }
  QString hint() const override { return tr("Choose features and a target at the right."); }

 private:
  struct Part {
    QComboBox* box;
    const char *key, *kind;
  };
  std::vector<Part> parts() const {
    return {{features_, "features", "features"}, {target_, "target", "target"}};
  }
  void build_trees() {
    rounds_ = form()->whole(tr("Trees"), 1, 10000, 100);
    depth_ = form()->whole(tr("Depth"), 1, 16, 4);
    rate_ = form()->real(tr("Learning rate"), 0.0001, 1, .1, 4);
    patience_ = form()->whole(
        tr("Early stopping"), 0, 10000, 0,
        tr("Stop after so many trees without a lower log loss on the calibration rows; 0: never"));
    monotone_ =
        form()->text(tr("Monotone"), tr("Like recency down; visits up: the chance may only fall or rise"));
  }
  /// The periods on the time line: what is tested, what stays sealed.
  void build_split() {
    form()->section(tr("Periods"));
    from_[0] = form()->choice(tr("Calibrate from"),
                              tr("Calibrates on what came after the training; automatic: on other persons"));
    from_[1] = form()->choice(tr("Test from"), tr("What was known before it is learnt from; the gap is left out"));
    from_[2] = form()->choice(tr("Holdout from"), tr("Sealed: opened once, in the validation"));
    for (QComboBox* box : from_) box->addItem(tr("Automatic"), QString());
  }
  void choose_scores() {
    if (!project()) return;
    const QString path = QFileDialog::getOpenFileName(this, tr("Import scores"), {},
                                                      tr("Tables (*.csv *.tsv *.txt *.gz *.zst *.zip)"));
    if (path.isEmpty()) return;
    import_job_.start<ingest::Sample>(
        tr("Looking at %1").arg(QFileInfo(path).fileName()),
        [file = path.toStdString()](const Exec&) { return ingest::take_sample(file); },
        [this](Result<ingest::Sample> sample) {
          if (!sample) return report(sample.error());
          auto* box = new ScoresDialog(*sample, kit::kept_names(*project(), {"target"}), this);
          connect(box, &ScoresDialog::wanted, this, [this](const models::ScoreTable& table) { import_scores(table); });
          box->show();
        });
  }
  void import_scores(const models::ScoreTable& table) {
    import_job_.start<models::ScoreReport>(
        tr("Importing scores"),
        [open = project(), table](const Exec& exec) { return models::import_scores(*open, table, exec); },
        [this, name = kit::text_of(table.name)](Result<models::ScoreReport> done) {
          if (!done) return report(done.error());
          context().changed();
          choose(name);
          QString said = tr("%1 scores are kept as %2.").arg(kit::count(done->stored), name);
          if (done->duplicates > 0) said += QLatin1Char(' ') + tr("%1 repeat others.").arg(kit::count(done->duplicates));
          if (!done->problems.empty())
            said += QLatin1Char(' ') +
                    tr("%1 rows were rejected; the first: line %2, %3.")
                        .arg(kit::count(done->rejected), kit::count(done->problems.front().line),
                             kit::say(done->problems.front().why));
          notify(said);
        });
  }
  bool boosted() const { return algorithm_->currentData() == QStringLiteral("boosted"); }
  void show_method() {
    for (QWidget* part : std::initializer_list<QWidget*>{rounds_, depth_, rate_, patience_, monotone_})
      form()->field(part)->setVisible(boosted());
  }
  void write_method(Json& spec) const {
    spec["algorithm"] = boosted() ? "boosted" : "logistic";
    if (!boosted()) {
      spec.erase("boosting");
      return;
    }
    spec.erase("standardise");
    Json& how = spec["boosting"];
    how["rounds"] = rounds_->value();
    how["depth"] = depth_->value();
    how["learning_rate"] = rate_->value();
    how["early_stopping"] = patience_->value();
    how["monotone"] = Json::object();
    for (const QString& one : monotone_->text().split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
      const QString tidy = one.trimmed();
      const auto at = tidy.lastIndexOf(QLatin1Char(' '));
      how["monotone"][tidy.left(at).trimmed().toStdString()] = at < 0 ? "" : tidy.mid(at + 1).toStdString();
    }
  }
  void fill_method(const Json& spec) {
    kit::select_data(algorithm_, kit::text_at(spec, "algorithm", "logistic"));
    const Json how = spec.value("boosting", Json::object());
    rounds_->setValue(how.value("rounds", 100));
    depth_->setValue(how.value("depth", 4));
    rate_->setValue(how.value("learning_rate", .1));
    patience_->setValue(how.value("early_stopping", 0));
    QStringList ways;
    const Json monotone = how.value("monotone", Json::object());
    for (const auto& [column, way] : monotone.items())
      ways << kit::text_of(column + " " + way.get<std::string>());
    monotone_->setText(ways.join(QStringLiteral("; ")));
    show_method();
  }
  Json write_split(Json spec) const {
    Json dates = Json::object();
    for (size_t i = 0; i < from_.size(); ++i)
      if (const QString date = from_[i]->currentData().toString(); !date.isEmpty())
        dates[kFrom[i]] = date.toStdString();
    if (!dates.empty())
      spec["split"]["dates"] = dates;
    else if (spec.contains("split") && spec["split"].value("dates", Json()).is_object() && chosen_dates_)
      spec["split"]["dates"] = "auto";
    return spec;
  }
  void fill_split(const Json& spec) {
    const Json split = spec.value("split", Json::object());
    const Json dates =
        split.contains("dates") && split["dates"].is_object() ? split["dates"] : Json::object();
    chosen_dates_ = false;
    for (size_t i = 0; i < from_.size(); ++i) {
      QComboBox* box = from_[i];
      const QString date = kit::text_at(dates, kFrom[i]);
      chosen_dates_ = chosen_dates_ || !date.isEmpty();
      if (!date.isEmpty() && box->findData(date) < 0) box->addItem(date.left(10), date);
      box->setCurrentIndex(std::max(0, box->findData(date)));
    }
  }
  /// The dates with known labels: where a period can begin.
  void offer_dates(const Json& answer) {
    if (answer.value("external", false)) return;
    for (QComboBox* box : from_) {
      const QString chosen = box->currentData().toString();
      while (box->count() > 1) box->removeItem(1);
      for (const Json& date : answer["mature_dates"]) {
        const QString text = kit::text_of(date.get<std::string>());
        box->addItem(text.left(10), text);
      }
      if (!chosen.isEmpty() && box->findData(chosen) < 0) box->addItem(chosen.left(10), chosen);
      box->setCurrentIndex(std::max(0, box->findData(chosen)));
      chosen_dates_ = chosen_dates_ || !chosen.isEmpty();
    }
  }
  bool external() const { return base_.is_object() && base_.value("algorithm", "") == "external"; }

  QComboBox *features_, *target_, *algorithm_, *calibration_;
  std::array<QComboBox*, 3> from_;  ///< by kFrom
  QDoubleSpinBox *l2_, *l1_, *rate_;
  QSpinBox *rounds_, *depth_, *patience_;
  QLineEdit* monotone_;
  kit::Job import_job_;
  bool chosen_dates_ = false;  ///< the periods were set here, not by the recipe alone
  Json base_;                  ///< the recipe the fields were filled from
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
