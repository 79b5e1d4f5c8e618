#include "core/trends/trend.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QCoreApplication>
#include <QInputDialog>
#include <QLineEdit>
#include <QPushButton>

#include "core/objectives/objective.h"
#include "core/trends/baseline.h"
#include "views/kit/card.h"
#include "views/kit/lists.h"
#include "views/kit/question_view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// One measure over time, broken down. The grain is that of the bar above.
class Trend : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::Trend)
 public:
  explicit Trend(kit::Context& context)
      : QuestionView(context, trends::question(), tr("Trend")), freezing_(context, this) {
    pick_ = form()->suggest(tr("Events"));
    pick_->setEditText(kit::any_event());
    as_ = form()->choice(tr("Count"));
    as_->addItem(tr("Events"), QStringLiteral("events"));
    as_->addItem(tr("People"), QStringLiteral("actors"));
    as_->addItem(tr("Events a person"), QStringLiteral("per_actor"));
    as_->addItem(tr("Sum of a property"), QStringLiteral("sum"));
    as_->addItem(tr("Mean of a property"), QStringLiteral("mean"));
    as_->addItem(tr("Share of people"), QStringLiteral("ratio"));
    property_ = form()->choice(tr("Property"));
    of_ = form()->suggest(tr("Of those who did"));
    by_ = form()->choice(tr("Break down by"));
    baseline_ = form()->choice(tr("Baseline laid over it"));
    funnel_ = form()->choice(tr("Funnel frozen with it"));
    auto* freeze = new QPushButton(tr("Freeze as baseline …"), form());
    freeze->setToolTip(tr("Keeps what is usual in the period of the bar above, for good"));
    form()->add(freeze);
    auto* make = new QPushButton(tr("Make this an objective"), form());
    form()->add(make);
    finish();
    connect(freeze, &QPushButton::clicked, this, &Trend::freeze);
    connect(make, &QPushButton::clicked, this, &Trend::make_objective);
    for (QComboBox* box : {pick_, as_, property_, of_, by_, baseline_})
      connect(box, &QComboBox::activated, this, [this] { dress(), edited(); });
    for (QComboBox* box : {pick_, of_})
      connect(box->lineEdit(), &QLineEdit::editingFinished, this, [this] { edited(); });
    dress();
    set_next(tr("Steps towards it"), QStringLiteral("funnel"));
  }
  /// A frozen baseline comes with its measure.
  void receive(const Json& payload) override {
    if (!payload.contains("baseline") || !project()) return QuestionView::receive(payload);
    const std::string name = payload["baseline"].get<std::string>();
    const auto frozen = project()->definitions().need("baseline", name);
    if (!frozen) return View::report(frozen.error());
    const Json measures = frozen->json()["spec"]["measures"];
    QuestionView::receive(Json{
        {"spec",
         {{"measures", Json::array({measures[0]})}, {"grain", context().selection().grain}, {"baseline", name}}}});
  }

 protected:
  Result<Json> spec() const override {
    const QString as = as_->currentData().toString();
    const QString pick = pick_->currentText().trimmed();
    if (pick.isEmpty()) return Json();
    Json measure{{"as", as.toStdString()}};
    TRY(measure["pick"], kit::pick_from(pick));
    if (as == QStringLiteral("sum") || as == QStringLiteral("mean"))
      measure["property"] = property_->currentText().toStdString();
    if (as == QStringLiteral("ratio")) {
      const QString of = of_->currentText().trimmed();
      if (of.isEmpty()) return Json();
      TRY(measure["of"], kit::pick_from(of));
    }
    Json out{{"measures", Json::array({std::move(measure)})}, {"grain", context().selection().grain}};
    if (baseline_->currentIndex() > 0) out["baseline"] = baseline_->currentText().toStdString();
    if (by_->currentIndex() > 0) out["breakdown"] = Json::array({by_->currentText().toStdString()});
    return out;
  }
  void fill(const Json& spec) override {
    const Json measure =
        spec.contains("measures") && !spec["measures"].empty() ? spec["measures"][0] : Json::object();
    if (measure.contains("pick")) pick_->setEditText(kit::pick_said(measure["pick"]));
    kit::select_data(as_, kit::text_at(measure, "as", "events"));
    if (measure.contains("of")) of_->setEditText(kit::pick_said(measure["of"]));
    property_->setCurrentText(kit::text_at(measure, "property"));
    by_->setCurrentIndex(spec.contains("breakdown")
                             ? std::max(0, by_->findText(kit::text_of(
                                               spec["breakdown"][0].begin().value().get<std::string>())))
                             : 0);
    const QString baseline = kit::text_at(spec, "baseline").section(QLatin1Char('@'), 0, 0);
    baseline_->setCurrentIndex(baseline.isEmpty() ? 0 : std::max(0, baseline_->findText(baseline)));
    dress();
  }
  void offer(const segments::Vocabulary& words) override {
    kit::renew(pick_, QStringList(kit::any_event()) + kit::list_of(words.words));
    kit::renew(of_, kit::list_of(words.words));
    kit::renew(property_, kit::list_of(words.properties));
    kit::renew(by_,
               QStringList(tr("Nothing")) + kit::list_of(words.properties) + kit::list_of(words.attributes));
    kit::renew(baseline_, QStringList(tr("None")) + kit::kept_names(*project(), {"baseline"}));
    kit::renew(funnel_, QStringList(tr("No funnel")) + kit::kept_names(*project(), {"funnel"}));
  }
  QString hint() const override { return tr("Say which events to count, and of whom."); }

 private:
  /// The measure as primary KPI, with today's value as target and baseline.
  void make_objective() {
    if (answer().result.empty()) return notify(hint());
    context().open(QStringLiteral("objectives"),
                   Json{{"spec", objectives::objective_from(
                                     "trend", Json::parse(answer().spec, nullptr, false), answer().json())}});
  }
  void freeze() {
    const auto wanted = spec();
    if (!wanted || wanted->is_null() || !project()) return notify(hint());
    const Json scope = context().selection().scope();
    if (!scope.contains("from") || !scope.contains("to"))
      return notify(tr("Choose a period with a first and a last day above; then it can be frozen."));
    bool sure = false;
    const QString name = QInputDialog::getText(this, tr("Freeze as baseline"), tr("Name of the baseline"),
                                               QLineEdit::Normal, {}, &sure)
                             .trimmed();
    if (!sure || name.isEmpty()) return;
    Json asked{{"measures", (*wanted)["measures"]}, {"scope", scope}};
    if (funnel_->currentIndex() > 0) asked["funnel"] = funnel_->currentText().toStdString();
    freezing_.start<Definition>(
        tr("Freezing"),
        [project = project(), name = name.toStdString(), asked](const Exec& exec) {
          return trends::freeze(*project, name, asked, "frozen from the Trend dock", exec);
        },
        [this, name](Result<Definition> made) {
          if (!made) return View::report(made.error());
          notify(tr("“%1” is frozen: what is imported later does not change it.").arg(name));
          context().changed();
        });
  }
  void dress() {
    const QString as = as_->currentData().toString();
    form()->field(property_)->setVisible(as == QStringLiteral("sum") || as == QStringLiteral("mean"));
    form()->field(of_)->setVisible(as == QStringLiteral("ratio"));
  }
  QComboBox *pick_, *as_, *property_, *of_, *by_, *baseline_, *funnel_;
  kit::Job freezing_;
};

}  // namespace

kit::ViewCard card_trend() {
  return {.id = QStringLiteral("trend"),
          .title = QT_TRANSLATE_NOOP("card", "Trend"),
          .perspective = kit::Perspective::explore,
          .icon = QStringLiteral("trend"),
          .shortcut = QStringLiteral("Ctrl+Shift+T"),
          .make = [](kit::Context& context) -> kit::View* { return new Trend(context); }};
}

}  // namespace habitus
