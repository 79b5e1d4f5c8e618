#include <cmath>
#include <nlohmann/json.hpp>

#include "core/objectives/formula.h"
#include "core/objectives/objective_parts.h"
#include "core/objectives/target.h"
#include "core/report/read.h"
#include "core/segments/answers.h"
#include "core/taxonomy/pick_text.h"

namespace habitus::objectives {
namespace {

/// Met: the whole interval on the wished side of the target.
const char* verdict(const Json& value, const Json& kpi) {
  if (!kpi.contains("target")) return "none";
  const double target = kpi["target"].get<double>();
  const bool up = kpi["direction"] == "up";
  double v = report::number_at(value, "value"), lo = report::number_at(value, "lo"),
         hi = report::number_at(value, "hi");
  if (std::isnan(v)) return "insufficient";
  if (std::isnan(lo) || std::isnan(hi)) lo = hi = v;
  if (up ? lo >= target : hi <= target) return "pass";
  return (up ? hi < target : lo > target) ? "fail" : "insufficient";
}

Json kpi_rows(const Json& kpis, const std::vector<Json>& values, size_t from) {
  Json out = Json::array();
  for (size_t k = 0; k < kpis.size(); ++k) {
    Json row = kpis[k];
    row["measured"] = values[from + k];
    row["verdict"] = verdict(values[from + k], kpis[k]);
    out.push_back(std::move(row));
  }
  return out;
}

/// Frequency, persons, population and base rate of a target's known rows.
Done count_target(Project& project, const Json& spec, const Exec& exec, Json& out) {
  TRY(const Json target, target_spec(project, spec["target"]));
  TRY(const Json body, question().compute(project, target, exec));
  const double positive = body["total"].value("positive", 0.0), known = body["total"].value("known", 0.0);
  out["frequency"] = positive;
  out["persons"] = positive;
  out["population"] = known;
  out["base"] = segments::rate_json(positive, known);
  return {};
}

Json threshold_rows(const Json& spec, double base_rate, double population) {
  const Json& given = spec["thresholds"];
  const double capacity = report::number_at(given, "capacity");
  const auto t = thresholds(given["contact_cost"].get<double>(), given["success_value"].get<double>(),
                            base_rate, capacity, population);
  Json out = given;
  out["break_even"] = segments::number_json(t.break_even);
  out["cut_off"] = segments::number_json(t.break_even);
  out["lift"] = segments::number_json(t.lift);
  out["reach"] = segments::number_json(t.reach);
  return out;
}

}  // namespace

Thresholds thresholds(double contact_cost, double success_value, double base_rate, double capacity,
                      double population) {
  const Costs costs{contact_cost, 0, contact_cost - success_value, 0};
  const double precision = costs.threshold();
  return {precision, base_rate > 0 ? precision / base_rate : std::nan(""),
          std::isnan(capacity) || !(population > 0) ? std::nan("") : std::fmin(1, capacity / population)};
}

Json costs_of(const Json& spec) {
  if (spec.contains("costs")) return spec["costs"];
  if (!spec.contains("thresholds")) return nullptr;
  const double cost = spec["thresholds"]["contact_cost"].get<double>();
  return {{"false_positive", cost},
          {"false_negative", 0},
          {"true_positive", cost - spec["thresholds"]["success_value"].get<double>()},
          {"true_negative", 0}};
}

Json gate_plan(const Json& spec, double base_rate) {
  if (!spec.contains("thresholds"))
    return spec.contains("costs") ? Json{{"break_even", true}} : Json(nullptr);
  const Json& given = spec["thresholds"];
  const auto t = thresholds(given["contact_cost"].get<double>(), given["success_value"].get<double>(),
                            base_rate, std::nan(""), 0);
  Json plan{{"break_even", t.break_even}};
  if (!std::isnan(t.lift)) plan["lift"] = t.lift;
  if (given.contains("capacity")) plan["capacity_at_once"] = given["capacity"];
  return plan;
}

Result<Json> sheet(Project& project, const Json& spec, const Exec& exec) {
  Json out{{"value", spec["value"]}};
  for (const char* key : {"unit", "owner", "reason", "target", "baseline"})
    if (spec.contains(key)) out[key] = spec[key];
  std::vector<std::string> formulas;
  if (spec.contains("behaviour")) {
    const std::string pick = taxonomy::pick_text(spec["behaviour"]);
    out["behaviour"] = taxonomy::pick_name(spec["behaviour"]);
    formulas = {"events(" + pick + ")", "persons(" + pick + ", 1) / persons()"};
  }
  const size_t first = formulas.size();
  const Json kpis = spec.value("kpis", Json::array());
  for (const Json& kpi : kpis) formulas.push_back(kpi["formula"].get<std::string>());
  if (!formulas.empty()) {
    TRY(const Measured measured, measure(project, spec["scope"], formulas, spec["sessions"], exec));
    if (first > 0) {
      out["frequency"] = measured.values[0]["value"];
      out["base"] = measured.values[1];
      out["persons"] = measured.values[1]["k"];
      out["population"] = measured.extent.persons;
    }
    out["kpis"] = kpi_rows(kpis, measured.values, first);
  }
  if (spec.contains("target")) CHECK(count_target(project, spec, exec, out));
  const double frequency = out["frequency"].is_number() ? out["frequency"].get<double>() : 0;
  out["expected"] = frequency * spec["value"].get<double>();
  const double base = report::number_at(out["base"], "value");
  if (spec.contains("goal")) {
    out["goal"] = spec["goal"];
    out["goal"]["rate"] = segments::number_json(base * (1 + spec["goal"]["change"].get<double>()));
    out["goal"]["worth"] = out["expected"].get<double>() * spec["goal"]["change"].get<double>();
  }
  if (const Json costs = costs_of(spec); !costs.is_null()) out["costs"] = costs;
  if (spec.contains("thresholds"))
    out["thresholds"] = threshold_rows(spec, base, out["population"].get<double>());
  if (const Json plan = gate_plan(spec, base); !plan.is_null()) out["gates"] = plan;
  return out;
}

}  // namespace habitus::objectives
