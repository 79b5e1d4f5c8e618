#include <algorithm>
#include <nlohmann/json.hpp>

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include "core/validation/holdout.h"
#include "core/validation/validate.h"
#include "views/kit/card.h"
#include "views/kit/empty_state.h"
#include "views/kit/labels.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"
#include "views/validation/period_picker.h"

namespace habitus {
namespace {

/// How a saved model does in time, beside its baselines, and the opening of its holdout.
class Validation : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::ValidationView)
 public:
  explicit Validation(kit::Context& context)
      : QuestionView(context, validation::question(), tr("Validating the model")) {
    model_ = form()->choice(tr("Model"));
    bins_ = form()->whole(tr("Bins"), 2, 100, 10, tr("Of the reliability curve, equal width and equal mass"));
    false_alarm_ = form()->real(tr("Cost of a false alarm"), 0, 1e9, 1, 2);
    miss_ = form()->real(tr("Cost of a miss"), 0, 1e9, 1, 2, tr("The two costs set the threshold"));
    capacity_ =
        form()->whole(tr("Capacity"), 0, 1000000000, 0, tr("Persons that fit at each date; 0: no limit"));
    form()->section(tr("Backtest"));
    origins_ = form()->whole(tr("Origins of the backtest"), 1, 120, 12);
    gap_ = form()->text(tr("Gap"), tr("Beyond the label's own window, like 14 d"));
    rolling_ = form()->text(
        tr("Rolling window"),
        tr("Learns from the last so long only, beside all that was known; empty: half of the time"));
    build_periods();
    build_holdout();
    finish();
    connect(model_, &QComboBox::activated, this, [this] { opened_ = false, edited(); });
    for (QSpinBox* box : {bins_, capacity_, origins_})
      connect(box, &QSpinBox::valueChanged, this, [this] { edited(); });
    for (QDoubleSpinBox* box : {false_alarm_, miss_})
      connect(box, &QDoubleSpinBox::valueChanged, this, [this] { edited(); });
    for (QLineEdit* box : {gap_, rolling_})
      connect(box, &QLineEdit::editingFinished, this, [this] { edited(); });
    set_next(tr("Audit fairness"), QStringLiteral("fairness"), [this] { return Json{{"model", model()}}; });
  }
  void projectClosed() override {
    opened_ = false;
    QuestionView::projectClosed();
  }
  void receive(const Json& payload) override {
    QuestionView::receive(payload);
    if (!payload.contains("model") || !project()) return;
    offer_names(model_, *project(), "model");
    const int at = model_->findText(kit::text_at(payload, "model"));
    if (at < 0 || at == model_->currentIndex()) return;
    model_->setCurrentIndex(at);
    opened_ = false;
    edited();
  }

 protected:
  bool scoped() const override { return false; }
  Result<Json> spec() const override {
    if (model().empty()) return Json();
    Json out{{"model", model()},
             {"bins", bins_->value()},
             {"backtest", {{"origins", origins_->value()}}},
             {"holdout", opened_ ? "open" : "sealed"}};
    // One each is what is meant when nothing is said: then the costs are those of the model's objective.
    if (false_alarm_->value() != 1 || miss_->value() != 1)
      out["costs"] = {{"false_positive", false_alarm_->value()}, {"false_negative", miss_->value()}};
    if (again_) out["opening"] = "new";
    if (!gap_->text().trimmed().isEmpty()) out["backtest"]["gap"] = gap_->text().trimmed().toStdString();
    if (!rolling_->text().trimmed().isEmpty())
      out["backtest"]["rolling"] = rolling_->text().trimmed().toStdString();
    if (capacity_->value() > 0) out["capacity"] = capacity_->value();
    return out;
  }
  // Cards find a plan by the name of its model, so it is kept as written, not with the model's hash.
  Result<Json> readable(const Json& spec) const override { return spec; }
  Result<Json> definition(const Json& whole) const override {
    CHECK(QuestionView::definition(whole));
    return whole;
  }
  void fill(const Json& spec) override {
    const QString model = kit::text_at(spec, "model").section(QLatin1Char('@'), 0, 0);
    if (const int at = model_->findText(model); at >= 0) model_->setCurrentIndex(at);
    bins_->setValue(spec.value("bins", 10));
    const Json costs = spec.value("costs", Json::object());
    false_alarm_->setValue(costs.value("false_positive", 1.0));
    miss_->setValue(costs.value("false_negative", 1.0));
    const Json capacity = spec.value("capacity", Json());
    capacity_->setValue(capacity.is_number() ? capacity.get<int>() : 0);
    const Json backtest = spec.value("backtest", Json::object());
    origins_->setValue(backtest.value("origins", 12));
    const QString gap = kit::text_at(backtest, "gap"), rolling = kit::text_at(backtest, "rolling");
    gap_->setText(gap == QStringLiteral("0 s") ? QString() : gap);
    rolling_->setText(rolling == QStringLiteral("auto") ? QString() : rolling);
  }
  void offer(const segments::Vocabulary&) override { offer_names(model_, *project(), "model"); }
  bool missing() override {
    if (model_->count() > 0) return false;
    empty().set(QStringLiteral("validation"), tr("No model to judge yet"),
                tr("Validation shows how a model would have done in time, beside its baselines, on people it "
                   "was not fitted on."));
    empty().set_action(tr("Fit a model"), [this] { context().open(QStringLiteral("model")); });
    return true;
  }
  void answered(const report::Answer& answer) override {
    const Json body = answer.json();
    const Json& holdout = body["holdout"];
    if (holdout["state"] == "sealed" && !opened_) {
      // Opened on an earlier day: the journal knows, so its numbers are shown again.
      const auto number =
          validation::opening(*project(), holdout["id"].get<std::string>(), body["model"].get<std::string>());
      if (number && *number > 0) {
        opened_ = true;
        return ask_now();
      }
    }
    const Json& judged = holdout.contains("result") ? holdout["result"] : body["test"];
    const Json gates = judged.value("acceptance", Json::array());
    const bool missed =
        std::any_of(gates.begin(), gates.end(), [](const Json& g) { return g["verdict"] == "fail"; });
    const std::string verdict = body["test"].value("verdict", "insufficient");
    if (missed)
      set_chip(kit::Chip::Kind::fail, tr("gates missed"));
    else if (verdict == "better")
      set_chip(kit::Chip::Kind::pass, tr("beats the baselines"));
    else if (verdict == "worse")
      set_chip(kit::Chip::Kind::fail, tr("a baseline wins"));
    else
      set_chip(kit::Chip::Kind::insufficient,
               verdict == "insufficient" ? tr("insufficient") : tr("no difference shown"));
    show_holdout(holdout);
    show_periods(body["periods"]);
  }

 private:
  /// Train, gap, test and holdout on a time line. Other periods are another model: it is fitted in the
  /// model's own dock.
  void build_periods() {
    form()->section(tr("Periods"));
    picker_ = new PeriodPicker;
    form()->add(picker_);
    refit_ = new QPushButton(tr("Fit with these periods"));
    refit_->setAccessibleName(refit_->text());
    refit_->setEnabled(false);
    form()->add(refit_);
    connect(picker_, &PeriodPicker::changed, refit_, [this] { refit_->setEnabled(true); });
    connect(refit_, &QPushButton::clicked, this, [this] { fit_again(); });
  }
  void show_periods(const Json& periods) {
    std::vector<Time> dates;
    int test = -1, holdout = -1;
    const Json all = periods.value("dates", Json::array());
    for (const Json& date : all) {
      if (date == periods["test_from"]) test = static_cast<int>(dates.size());
      if (date == periods["holdout_from"]) holdout = static_cast<int>(dates.size());
      dates.push_back(parse_iso(date.get<std::string>()).value_or(0));
    }
    const auto span = parse_duration(periods.value("span", "0 s"));
    const int count = static_cast<int>(dates.size());
    picker_->set(std::move(dates), span ? *span : 0, test < 0 ? count - 1 : test,
                 holdout < 0 ? count : holdout);
    refit_->setEnabled(false);
  }
  void fit_again() {
    const auto named = models::named(*project(), model());
    if (!named) return View::report(named.error());
    auto recipe = parse_json(named->recipe);
    if (!recipe) return View::report(recipe.error());
    Json dates{{"test_from", iso(picker_->date(picker_->test()))}};
    if (picker_->holdout() < picker_->dates()) dates["holdout_from"] = iso(picker_->date(picker_->holdout()));
    const Json before = (*recipe)["split"].value("dates", Json());
    if (before.is_object() && before.value("calibration_from", "") < dates["test_from"].get<std::string>() &&
        before.contains("calibration_from"))
      dates["calibration_from"] = before["calibration_from"];
    (*recipe)["split"]["dates"] = dates;
    context().open(QStringLiteral("model"), Json{{"spec", *recipe}});
  }
  void build_holdout() {
    form()->section(tr("Final holdout"));
    holdout_ = kit::label(kit::Theme::Role::small, {}, form(), kit::Ink::second);
    holdout_->setWordWrap(true);
    form()->add(holdout_);
    sure_ = form()->check(tr("It opens for good; a second time is a reused holdout"));
    open_ = new QPushButton(tr("Open the holdout"));
    open_->setAccessibleName(open_->text());
    open_->setEnabled(false);
    form()->add(open_);
    connect(sure_, &QCheckBox::toggled, open_, &QPushButton::setEnabled);
    connect(open_, &QPushButton::clicked, this, [this] {
      again_ = opened_;
      opened_ = true;
      sure_->setChecked(false);
      ask_now();
      again_ = false;
    });
  }
  std::string model() const { return model_->currentText().toStdString(); }
  void show_holdout(const Json& holdout) {
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
      holdout_->setText(
          tr("Reused holdout: evaluated %1 times so far.").arg(holdout.value("opening", qint64{2})));
    open_->setText(opened_ ? tr("Evaluate it again") : tr("Open the holdout"));
    open_->setAccessibleName(open_->text());
    sure_->setVisible(state != "none");
    open_->setVisible(state != "none");
    sure_->setEnabled(context().writable());
  }

  QComboBox* model_;
  QSpinBox *bins_, *capacity_, *origins_;
  QLineEdit *gap_, *rolling_;
  QDoubleSpinBox *false_alarm_, *miss_;
  QLabel* holdout_;
  QCheckBox* sure_;
  QPushButton *open_, *refit_;
  PeriodPicker* picker_;
  bool opened_ = false, again_ = false;
};

}  // namespace

kit::ViewCard card_validation() {
  return {.id = QStringLiteral("validation"),
          .title = QT_TRANSLATE_NOOP("card", "Validation"),
          .perspective = kit::Perspective::model,
          .icon = QStringLiteral("validation"),
          .shortcut = QStringLiteral("Ctrl+Shift+V"),
          .make = [](kit::Context& context) -> kit::View* { return new Validation(context); }};
}

}  // namespace habitus
