#include "core/governance/gate_plan.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <tuple>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/report/read.h"
#include "core/validation/decision.h"

namespace habitus::governance {

namespace {
constexpr const char* kWhere = "gates";

Done need_number(const Json& value, const std::string& where) {
  if (value.is_number()) return {};
  return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” of a gate is a number"), {where}), kWhere);
}

Json gate(const std::string& name, const char* question, const std::string& at, const char* unit,
          int decimals) {
  return {{"name", name}, {"question", question}, {"at", at}, {"unit", unit}, {"decimals", decimals}};
}

/// Gates over one evaluation that stands at `at` in the answer.
void of_evaluation(const Json& plan, const Json& e, const std::string& at, const Json& costs,
                   std::vector<Json>& out) {
  const auto min = [&](Json g, double v) {
    g["min"] = v;
    out.push_back(std::move(g));
  };
  const auto max = [&](Json g, double v) {
    g["max"] = v;
    out.push_back(std::move(g));
  };
  if (plan.contains("auc"))
    min(gate(QT_TRANSLATE_NOOP("core", "Ranks by risk: AUC"), "validate", at + "/auc", "number", 3),
        plan["auc"]);
  if (plan.contains("gain")) {
    const bool last = e.value("baselines", Json::object()).contains("last_value");
    min(gate(last ? QT_TRANSLATE_NOOP("core", "Beats the last value: gain of AUC")
                  : QT_TRANSLATE_NOOP("core", "Beats the prevalence: gain of AUC"),
             "validate", at + "/baselines/" + (last ? "last_value" : "prevalence") + "/difference/auc",
             "number", 3),
        plan["gain"]);
  }
  const std::string precision = at + "/operating_point/precision";
  const auto of_precision = [&](const char* name) {
    Json g = gate(name, "validate", precision, "share", 1);
    if (validation::nobody_selected(e)) g["undefined"] = "fail";
    return g;
  };
  if (plan.contains("break_even") && plan["break_even"].is_number())
    min(of_precision(QT_TRANSLATE_NOOP("core", "Pays: precision at break-even")), plan["break_even"]);
  else if (plan.value("break_even", false)) {
    const validation::Costs c{
        report::number_at(costs, "false_positive"), report::number_at(costs, "false_negative"),
        report::number_at(costs, "true_positive"), report::number_at(costs, "true_negative")};
    min(of_precision(QT_TRANSLATE_NOOP("core", "Pays: precision at break-even")), c.threshold());
  }
  if (plan.contains("lift"))
    min(of_precision(QT_TRANSLATE_NOOP("core", "Lift: precision over prevalence")),
        plan["lift"].get<double>() * report::number_at(e.value("prevalence", Json::object()), "value"));
  if (plan.contains("calibration")) {
    const Json& c = plan["calibration"];
    if (c.contains("ece"))
      max(gate(QT_TRANSLATE_NOOP("core", "Stated risks hold: calibration error"), "validate",
               at + "/ece/uniform", "number", 3),
          c["ece"]);
    if (c.contains("observed_expected")) {
      Json g = gate(QT_TRANSLATE_NOOP("core", "Stated risks hold: observed over expected"), "validate",
                    at + "/observed_expected", "number", 2);
      g["min"] = c["observed_expected"][0], g["max"] = c["observed_expected"][1];
      out.push_back(std::move(g));
    }
  }
}

std::string even(const std::string& measure) {
  if (measure == "tpr") return QT_TRANSLATE_NOOP("core", "Even reach, %1");
  if (measure == "fpr") return QT_TRANSLATE_NOOP("core", "Even false alarms, %1");
  if (measure == "ppv") return QT_TRANSLATE_NOOP("core", "Even precision, %1");
  if (measure == "selection_rate") return QT_TRANSLATE_NOOP("core", "Even selection, %1");
  return "Even " + measure + ", %1";
}

void of_groups(const Json& plan, const Json& fairness, std::vector<Json>& out) {
  const Json gaps = plan.value("gaps", Json());
  std::vector<std::string> measures;
  const auto of =
      gaps.is_object() ? gaps.value("by", std::vector<std::string>{}) : std::vector<std::string>{};
  if (gaps.is_object()) measures = gaps.value("measures", std::vector<std::string>{"tpr"});
  const Json cuts = fairness.value("cuts", Json::array());
  for (size_t c = 0; c < cuts.size(); ++c) {
    if (!of.empty() && std::find(of.begin(), of.end(), cuts[c]["name"].get<std::string>()) == of.end())
      continue;
    for (size_t g = 0; g < cuts[c]["groups"].size(); ++g) {
      const Json& group = cuts[c]["groups"][g];
      if (!group.contains("gaps")) continue;
      const std::string at = "/cuts/" + std::to_string(c) + "/groups/" + std::to_string(g) + "/gaps/";
      const std::string who = cuts[c]["name"].get<std::string>() + " " + group["name"].get<std::string>();
      for (const std::string& m : measures) {
        if (!group["gaps"].contains(m)) continue;
        Json one = gate(even(m), "fairness", at + m, "points", 1);
        one["of"] = who;
        one["min"] = -gaps["within"].get<double>(), one["max"] = gaps["within"].get<double>();
        out.push_back(std::move(one));
      }
      if (!plan.contains("impact") || !group["gaps"].contains("impact")) continue;
      Json one =
          gate(QT_TRANSLATE_NOOP("core", "Favourable rate, %1"), "fairness", at + "impact", "number", 2);
      one["of"] = who;
      one["min"] = plan["impact"].get<double>(), one["max"] = 1 / plan["impact"].get<double>();
      out.push_back(std::move(one));
    }
  }
}

/// The weakest origin of the backtest that has enough evidence.
std::string weakest(const Json& backtest) {
  const Json origins = backtest.value("origins", Json::array());
  double least = INFINITY;
  size_t found = origins.size();
  for (size_t i = 0; i < origins.size(); ++i) {
    if (origins[i].value("state", "") != "ok") continue;
    const double v = report::number_at(origins[i]["auc"], "value");
    if (v < least) least = v, found = i;
  }
  return found == origins.size() ? std::string() : "/backtest/origins/" + std::to_string(found) + "/auc";
}
}  // namespace

Done check_plan(const Json& plan) {
  CHECK(spec::only(plan,
                   {"auc", "gain", "break_even", "lift", "capacity", "capacity_at_once", "calibration",
                    "lowest", "gaps", "impact", "clauses"},
                   kWhere));
  for (const char* key :
       {"auc", "gain", "lift", "capacity", "capacity_at_once", "lowest", "impact", "clauses"})
    if (plan.contains(key)) CHECK(need_number(plan[key], key));
  if (!plan.contains("break_even") || !plan["break_even"].is_number()) {
    TRY(const bool break_even, spec::flag(plan, "break_even", false, kWhere));
    static_cast<void>(break_even);
  }
  if (plan.contains("calibration")) {
    const Json& c = plan["calibration"];
    CHECK(spec::only(c, {"ece", "observed_expected"}, "gates.calibration"));
    if (c.contains("ece")) CHECK(need_number(c["ece"], "calibration.ece"));
    if (c.contains("observed_expected")) {
      if (!c["observed_expected"].is_array() || c["observed_expected"].size() != 2)
        return fail(Kind::input, QT_TRANSLATE_NOOP("core", "“observed_expected” is a pair of numbers"),
                    "gates.calibration", QT_TRANSLATE_NOOP("core", "Write [0.8, 1.25]"));
      for (const Json& v : c["observed_expected"]) CHECK(need_number(v, "observed_expected"));
    }
  }
  if (plan.contains("gaps")) {
    CHECK(spec::only(plan["gaps"], {"within", "measures", "by"}, "gates.gaps"));
    CHECK(need_number(plan["gaps"].value("within", Json()), "gaps.within"));
  }
  return {};
}

std::vector<Json> planned_gates(const Json& plan, const Json& given, const Json& fairness) {
  std::vector<Json> out;
  const Json validate =
      given.is_object() ? given : Json{{"test", Json::object()}};  // nothing to be judged by
  const bool opened = validate.value("holdout", Json::object()).contains("result");
  const Json& e = opened ? validate["holdout"]["result"] : validate["test"];
  of_evaluation(plan, e, opened ? "/holdout/result" : "/test", validate.value("costs", Json::object()), out);
  const std::string low =
      given.is_object() ? weakest(validate.value("backtest", Json::object())) : "/backtest/origins/0/auc";
  if (plan.contains("lowest") && !low.empty()) {
    Json g = gate(QT_TRANSLATE_NOOP("core", "Holds over time: AUC of the weakest origin"), "validate", low,
                  "number", 3);
    g["min"] = plan["lowest"];
    out.push_back(std::move(g));
  }
  for (const auto& [key, name, field] :
       {std::tuple{"capacity", QT_TRANSLATE_NOOP("core", "Fits the capacity: selected in all"), "selected"},
        std::tuple{"capacity_at_once", QT_TRANSLATE_NOOP("core", "Fits the capacity: most at one date"),
                   "most_at_once"}})
    if (plan.contains(key)) {
      Json g =
          gate(name, "validate",
               std::string(opened ? "/holdout/result" : "/test") + "/operating_point/" + field, "count", 0);
      g["max"] = plan[key];
      out.push_back(std::move(g));
    }
  if (fairness.is_object()) of_groups(plan, fairness, out);
  return out;
}

}  // namespace habitus::governance
