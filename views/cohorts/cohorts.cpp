#include "core/cohorts/cohorts.h"

#include <nlohmann/json.hpp>

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>

#include "core/cohorts/group.h"
#include "core/taxonomy/line.h"
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
    use_ = form()->suggest(tr("By first use of a feature"), tr("Empty: not; its period is that of the time"));
    behaviours_ = new kit::StepList(tr("By what they did"), this);
    form()->add(tr("By what they did"), behaviours_);
    attribute_ = form()->choice(tr("By an attribute of people"));
    property_of_ = form()->choice(tr("By a property of events"));
    cross_ = form()->check(tr("Every combination of these"));
    groups_ = new kit::StepList(tr("Combined by and, or, not"), this);
    form()->add(tr("Combined by and, or, not"), groups_,
                tr("For example: young women: F and not search. Words are names of cohorts."));
    groups_only_ = form()->check(tr("Show only these"));
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
    reason_ = form()->text(tr("Why these cohorts"), tr("Kept with them and shown in their report"));
    finish();
    for (kit::StepList* list : {behaviours_, groups_})
      connect(list, &kit::StepList::changed, this, [this] { edited(); });
    connect(reason_, &QLineEdit::editingFinished, this, [this] { edited(); });
    connect(groups_only_, &QCheckBox::toggled, this, [this] { edited(); });
    for (QComboBox* box : {time_, use_, attribute_, property_of_, kpi_, pick_, property_})
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
    if (const QString use = use_->currentText().trimmed(); !use.isEmpty()) {
      const QString grain = time_->currentData().toString();
      TRY(Json pick, kit::pick_from(use));
      by.push_back(Json{{"time", grain.isEmpty() ? "week" : grain.toStdString()}, {"pick", std::move(pick)}});
    }
    Json picks = Json::array();
    for (const QString& step : behaviours_->steps()) {
      TRY(Json pick, kit::pick_from(step));
      picks.push_back(std::move(pick));
    }
    if (!picks.empty()) by.push_back(Json{{"behaviours", std::move(picks)}});
    if (attribute_->currentIndex() > 0)
      by.push_back(Json{{"attribute", attribute_->currentText().toStdString()}});
    if (property_of_->currentIndex() > 0)
      by.push_back(Json{{"property", property_of_->currentText().toStdString()}});
    for (const Json& more : more_by_) by.push_back(more);
    if (by.empty()) return Json();
    Json kpi{{"as", kpi_->currentData().toString().toStdString()}};
    TRY(kpi["pick"],
        kit::pick_from(pick_->currentText().trimmed().isEmpty() ? kit::any_event() : pick_->currentText()));
    if (kpi["as"] == "sum") kpi["property"] = property_->currentText().toStdString();
    Json kpis = Json::array({std::move(kpi)});
    for (const Json& more : more_kpis_) kpis.push_back(more);
    Json out{{"by", std::move(by)},
             {"kpis", std::move(kpis)},
             {"combine", groups_only_->isChecked() ? "groups"
                         : cross_->isChecked()     ? "cross"
                                                   : "beside"}};
    for (const QString& line : groups_->steps()) {
      const qsizetype colon = line.indexOf(QStringLiteral(": "));
      TRY(Json is, cohorts::group_from_text((colon < 0 ? line : line.mid(colon + 2)).toStdString()));
      Json group{{"is", std::move(is)}};
      if (colon > 0) group["name"] = line.left(colon).toStdString();
      out["groups"].push_back(std::move(group));
    }
    if (!out.contains("groups") && out["combine"] == "groups") out["combine"] = "beside";
    if (const QString reason = reason_->text().trimmed(); !reason.isEmpty())
      out["reason"] = reason.toStdString();
    return out;
  }
  void fill(const Json& spec) override {
    kit::select_data(time_, QString());
    use_->setEditText({});
    behaviours_->set_steps({});
    attribute_->setCurrentIndex(0);
    property_of_->setCurrentIndex(0);
    more_by_ = more_kpis_ = Json::array();
    for (const auto& logic : spec.value("by", Json::array())) fill_part(logic);
    QStringList lines;
    for (const auto& group : spec.value("groups", Json::array())) {
      const std::string is = cohorts::group_text(group["is"]), name = group.value("name", is);
      lines << kit::text_of(name == is ? is : name + ": " + is);
    }
    groups_->set_steps(lines);
    groups_only_->setChecked(spec.value("combine", "beside") == "groups");
    reason_->setText(kit::text_at(spec, "reason"));
    cross_->setChecked(spec.value("combine", "beside") == "cross");
    if (!spec.contains("kpis") || spec["kpis"].empty()) return;
    const Json& kpi = spec["kpis"][0];
    kit::select_data(kpi_, kit::text_at(kpi, "as"));
    pick_->setEditText(kit::pick_said(kpi["pick"]));
    property_->setCurrentText(kit::text_at(kpi, "property"));
    for (size_t k = 1; k < spec["kpis"].size(); ++k) more_kpis_.push_back(spec["kpis"][k]);
    dress();
  }
  void offer(const segments::Vocabulary& words) override {
    behaviours_->set_words(kit::list_of(words.words));
    kit::renew(attribute_, QStringList(tr("None")) + kit::list_of(words.attributes));
    kit::renew(pick_, QStringList(kit::any_event()) + kit::list_of(words.words));
    kit::renew(property_, kit::list_of(words.properties));
    kit::renew(use_, QStringList(QString()) + kit::list_of(words.words));
    kit::renew(property_of_, QStringList(tr("None")) + kit::list_of(words.properties));
  }
  void answered(const report::Answer& answer) override {
    QStringList labels;
    const Json body = answer.json();
    for (const Json& one : body["cohorts"])
      if (one["part"].get<int>() >= 0)
        labels << kit::text_of(taxonomy::quoted(one["label"].get<std::string>()));
    if (!labels.isEmpty()) groups_->set_words(labels);
  }
  QString hint() const override { return tr("Choose at least one way to make cohorts."); }

 private:
  /// A part into its field; a second one of a kind, and what has no field here, is kept as it is.
  void fill_part(const Json& logic) {
    const bool first_use = logic.contains("time") && kit::pick_said(logic["pick"]) != kit::any_event();
    if (logic.contains("time") && !first_use && time_->currentData().toString().isEmpty())
      kit::select_data(time_, kit::text_at(logic, "time"));
    else if (first_use && use_->currentText().isEmpty() &&
             (time_->currentData().toString() == kit::text_at(logic, "time") ||
              (time_->currentData().toString().isEmpty() && logic["time"] == "week")))
      use_->setEditText(kit::pick_said(logic["pick"]));
    else if (logic.contains("attribute") && attribute_->currentIndex() <= 0)
      attribute_->setCurrentText(kit::text_at(logic, "attribute"));
    else if (logic.contains("property") && property_of_->currentIndex() <= 0)
      property_of_->setCurrentText(kit::text_at(logic, "property"));
    else if (logic.contains("behaviours") && behaviours_->steps().isEmpty()) {
      QStringList picks;
      for (const auto& pick : logic["behaviours"]) picks << kit::pick_said(pick);
      behaviours_->set_steps(picks);
    } else {
      more_by_.push_back(logic);
    }
  }
  void dress() {
    form()->field(property_)->setVisible(kpi_->currentData().toString() == QStringLiteral("sum"));
  }
  QComboBox *time_, *use_, *attribute_, *property_of_, *kpi_, *pick_, *property_;
  kit::StepList *behaviours_, *groups_;
  QCheckBox *cross_, *groups_only_;
  QLineEdit* reason_;
  Json more_by_ = Json::array(), more_kpis_ = Json::array();
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
