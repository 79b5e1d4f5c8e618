#include "core/funnels/funnel.h"

#include <nlohmann/json.hpp>

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPushButton>

#include "core/objectives/objective.h"
#include "views/kit/card.h"
#include "views/kit/duration_edit.h"
#include "views/kit/lists.h"
#include "views/kit/question_view.h"
#include "views/kit/step_list.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// The steps of a funnel and what happens between them.
class Funnel : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::Funnel)
 public:
  explicit Funnel(kit::Context& context) : QuestionView(context, funnels::question(), tr("Funnel")) {
    steps_ = new kit::StepList(tr("Steps, in this order"), this);
    form()->add(tr("Steps, in this order"), steps_);
    window_ = new kit::DurationEdit(tr("Conversion window"), kMinute, 364 * kDay, this);
    form()->add(tr("Conversion window"), window_, tr("Longest time from the first step to the last, like 7 d"));
    window_->setText(QStringLiteral("7 d"));
    order_ = form()->choice(tr("Rule"));
    order_->addItem(tr("In order, clock from the latest start"), QStringLiteral("latest_start"));
    order_->addItem(tr("In order, clock from the first start"), QStringLiteral("first_start"));
    order_->addItem(tr("Strict: nothing else in between"), QStringLiteral("strict"));
    order_->addItem(tr("Strict order: a wrong step ends it"), QStringLiteral("strict_order"));
    order_->addItem(tr("In any order"), QStringLiteral("any_order"));
    exclude_ = form()->suggest(tr("Exclude people with, in between"));
    by_ = form()->choice(tr("Break down by"));
    mature_ = form()->check(tr("Only entries whose window has ended"));
    increase_ = form()->check(tr("Each step strictly later than the one before"));
    baseline_ = form()->choice(tr("Held against the baseline"));
    auto* make = new QPushButton(tr("Make this an objective"), form());
    form()->add(make);
    finish();
    connect(make, &QPushButton::clicked, this, &Funnel::make_objective);
    connect(steps_, &kit::StepList::changed, this, [this] { edited(); });
    connect(window_, &kit::DurationEdit::edited, this, [this] { edited(); });
    for (QComboBox* box : {order_, exclude_, by_, baseline_})
      connect(box, &QComboBox::activated, this, [this] { edited(); });
    connect(exclude_->lineEdit(), &QLineEdit::editingFinished, this, [this] { edited(); });
    for (QCheckBox* box : {mature_, increase_}) connect(box, &QCheckBox::toggled, this, [this] { edited(); });
    set_next(tr("Who comes back?"), QStringLiteral("retention"));
  }

 protected:
  Result<Json> spec() const override {
    const QStringList steps = steps_->steps();
    if (steps.size() < 2) return Json();
    Json out{{"steps", Json::array()},
             {"window", window_->text().toStdString()},
             {"order", order_->currentData().toString().toStdString()},
             {"entries", mature_->isChecked() ? "mature" : "all"},
             {"increase", increase_->isChecked()}};
    for (const QString& step : steps) {
      TRY(Json pick, kit::pick_from(step));
      out["steps"].push_back(std::move(pick));
    }
    if (const QString word = exclude_->currentText().trimmed(); !word.isEmpty()) {
      TRY(Json pick, kit::pick_from(word));
      out["exclude"] = Json::array({std::move(pick)});
    }
    if (by_->currentIndex() > 0) out["breakdown"] = Json::array({by_->currentText().toStdString()});
    out["grain"] = context().selection().grain;
    if (baseline_->currentIndex() > 0) out["baseline"] = baseline_->currentText().toStdString();
    return out;
  }
  void fill(const Json& spec) override {
    QStringList steps;
    for (const auto& step : spec.value("steps", Json::array())) steps << kit::pick_said(step);
    steps_->set_steps(steps);
    window_->setText(kit::text_at(spec, "window", "7 d"));
    kit::select_data(order_, kit::text_at(spec, "order", "latest_start"));
    mature_->setChecked(spec.value("entries", "all") == "mature");
    increase_->setChecked(spec.value("increase", false));
    exclude_->setEditText(spec.contains("exclude") ? kit::pick_said(spec["exclude"][0]["pick"]) : QString());
    const QString by = spec.contains("breakdown")
                           ? kit::text_of(spec["breakdown"][0].begin().value().get<std::string>())
                           : QString();
    by_->setCurrentIndex(by.isEmpty() ? 0 : std::max(0, by_->findText(by)));
    const QString baseline = kit::text_at(spec, "baseline").section(QLatin1Char('@'), 0, 0);
    baseline_->setCurrentIndex(baseline.isEmpty() ? 0 : std::max(0, baseline_->findText(baseline)));
  }
  void offer(const segments::Vocabulary& words) override {
    steps_->set_words(kit::list_of(words.words));
    kit::renew(exclude_, QStringList(QString()) + kit::list_of(words.words));
    kit::renew(by_,
               QStringList(tr("Nothing")) + kit::list_of(words.properties) + kit::list_of(words.attributes));
    kit::renew(baseline_, QStringList(tr("None")) + kit::kept_names(*project(), {"baseline"}));
  }
  QString hint() const override { return tr("Add at least two steps at the right."); }

 private:
  /// The last step as a behaviour, today's conversion as primary KPI and baseline.
  void make_objective() {
    if (answer().result.empty()) return notify(hint());
    context().open(
        QStringLiteral("objectives"),
        Json{{"spec", objectives::objective_from("funnel", Json::parse(answer().spec, nullptr, false),
                                                 answer().json())}});
  }

  kit::StepList* steps_;
  kit::DurationEdit* window_;
  QComboBox *order_, *exclude_, *by_, *baseline_;
  QCheckBox *mature_, *increase_;
};

}  // namespace

kit::ViewCard card_funnel() {
  return {.id = QStringLiteral("funnel"),
          .title = QT_TRANSLATE_NOOP("card", "Funnel"),
          .perspective = kit::Perspective::explore,
          .icon = QStringLiteral("funnel"),
          .shortcut = QStringLiteral("Ctrl+Shift+F"),
          .make = [](kit::Context& context) -> kit::View* { return new Funnel(context); }};
}

}  // namespace habitus
