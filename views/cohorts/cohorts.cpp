#include "core/cohorts/cohorts.h"

#include <nlohmann/json.hpp>

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>

#include "views/kit/card.h"
#include "views/kit/question_view.h"
#include "views/kit/step_list.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

/// Cohorts by time, behaviour and attribute, side by side on a KPI.
class Cohorts : public kit::QuestionView {
  Q_DECLARE_TR_FUNCTIONS(habitus::Cohorts)
 public:
  explicit Cohorts(kit::Context& context) : QuestionView(context, cohorts::question(), tr("Cohorts")) {
    time_ = form()->choice(tr("By time of the first event"));
    time_->addItem(tr("Not by time"), QString());
    for (const auto& [name, data] :
         {std::pair(tr("Day"), "day"), std::pair(tr("Week"), "week"), std::pair(tr("Month"), "month"),
          std::pair(tr("Quarter"), "quarter"), std::pair(tr("Year"), "year")})
      time_->addItem(name, QString::fromLatin1(data));
    kit::select_data(time_, QStringLiteral("month"));
    behaviours_ = new kit::StepList(tr("By what they did"), this);
    form()->add(tr("By what they did"), behaviours_);
    attribute_ = form()->choice(tr("By an attribute of people"));
    cross_ = form()->check(tr("Every combination of these"));
    form()->section(tr("Compared on"));
    kpi_ = form()->choice(tr("KPI"));
    kpi_->addItem(tr("Active in the last 30 days"), QStringLiteral("active"));
    kpi_->addItem(tr("Did it at least once"), QStringLiteral("did"));
    kpi_->addItem(tr("Did it at least twice"), QStringLiteral("repeat"));
    kpi_->addItem(tr("Events a person"), QStringLiteral("events"));
    kpi_->addItem(tr("Sum of a property a person"), QStringLiteral("sum"));
    pick_ = form()->suggest(tr("of these events"));
    pick_->setEditText(kit::any_event());
    property_ = form()->choice(tr("Property"));
    finish();
    connect(behaviours_, &kit::StepList::changed, this, [this] { edited(); });
    for (QComboBox* box : {time_, attribute_, kpi_, pick_, property_})
      connect(box, &QComboBox::activated, this, [this] { dress(), edited(); });
    connect(cross_, &QCheckBox::toggled, this, [this] { edited(); });
    dress();
    set_next(tr("Make a segment"), QStringLiteral("segments"));
  }

 protected:
  Result<Json> spec() const override {
    Json by = Json::array();
    if (const QString grain = time_->currentData().toString(); !grain.isEmpty())
      by.push_back(Json{{"time", grain.toStdString()}});
    Json picks = Json::array();
    for (const QString& step : behaviours_->steps()) {
      TRY(Json pick, kit::pick_from(step));
      picks.push_back(std::move(pick));
    }
    if (!picks.empty()) by.push_back(Json{{"behaviours", std::move(picks)}});
    if (attribute_->currentIndex() > 0)
      by.push_back(Json{{"attribute", attribute_->currentText().toStdString()}});
    if (by.empty()) return Json();
    Json kpi{{"as", kpi_->currentData().toString().toStdString()}};
    TRY(kpi["pick"],
        kit::pick_from(pick_->currentText().trimmed().isEmpty() ? kit::any_event() : pick_->currentText()));
    if (kpi["as"] == "sum") kpi["property"] = property_->currentText().toStdString();
    return Json{{"by", std::move(by)},
                {"kpis", Json::array({std::move(kpi)})},
                {"combine", cross_->isChecked() ? "cross" : "beside"}};
  }
  void fill(const Json& spec) override {
    kit::select_data(time_, QString());
    behaviours_->set_steps({});
    attribute_->setCurrentIndex(0);
    for (const auto& logic : spec.value("by", Json::array())) {
      if (logic.contains("time")) kit::select_data(time_, kit::text_at(logic, "time"));
      if (logic.contains("attribute")) attribute_->setCurrentText(kit::text_at(logic, "attribute"));
      QStringList picks;
      for (const auto& pick : logic.value("behaviours", Json::array())) picks << kit::pick_said(pick);
      if (!picks.isEmpty()) behaviours_->set_steps(picks);
    }
    cross_->setChecked(spec.value("combine", "beside") == "cross");
    if (!spec.contains("kpis") || spec["kpis"].empty()) return;
    const Json& kpi = spec["kpis"][0];
    kit::select_data(kpi_, kit::text_at(kpi, "as"));
    pick_->setEditText(kit::pick_said(kpi["pick"]));
    property_->setCurrentText(kit::text_at(kpi, "property"));
    dress();
  }
  void offer(const segments::Vocabulary& words) override {
    behaviours_->set_words(kit::list_of(words.words));
    kit::renew(attribute_, QStringList(tr("None")) + kit::list_of(words.attributes));
    kit::renew(pick_, QStringList(kit::any_event()) + kit::list_of(words.words));
    kit::renew(property_, kit::list_of(words.properties));
  }
  QString hint() const override { return tr("Choose at least one way to make cohorts."); }

 private:
  void dress() {
    form()->field(property_)->setVisible(kpi_->currentData().toString() == QStringLiteral("sum"));
  }
  QComboBox *time_, *attribute_, *kpi_, *pick_, *property_;
  kit::StepList* behaviours_;
  QCheckBox* cross_;
};

}  // namespace

kit::ViewCard card_cohorts() {
  return {.id = QStringLiteral("cohorts"),
          .title = QT_TRANSLATE_NOOP("card", "Cohorts"),
          .perspective = kit::Perspective::explore,
          .icon = QStringLiteral("cohorts"),
          .shortcut = QStringLiteral("Ctrl+Shift+C"),
          .make = [](kit::Context& context) -> kit::View* { return new Cohorts(context); }};
}

}  // namespace habitus
