#include "core/objectives/objective.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/base/spec.h"
#include "core/objectives/formula.h"
#include "core/objectives/objective_parts.h"
#include "core/objectives/target.h"
#include "core/segments/rule.h"
#include "core/segments/scope.h"
#include "core/taxonomy/pick_text.h"

namespace habitus::objectives {
namespace {

constexpr const char* kObjective = "objective";

Result<double> number(const Json& object, const char* key, double fallback, const std::string& where) {
  if (!object.contains(key) || object[key].is_null()) return fallback;
  if (object[key].is_number()) return object[key].get<double>();
  return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” is not a number"), {std::string(key)}),
              where + "." + key);
}

Result<Json> complete_kpis(Project& project, const Json& given, const Json& scope) {
  Json out = Json::array();
  if (given.is_null() || given.empty()) return out;
  if (!given.is_array())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A KPI sheet is a list of KPIs"), "objective.kpis");
  TRY(const auto lens, segments::lens_of(project, scope));
  TRY(const auto properties, segments::property_names(project));
  int primary = 0;
  for (const Json& written : given) {
    const Json kpi = written.is_string() ? kpi_from_text(written.get<std::string>()) : written;
    const std::string where = "objective.kpis[" + std::to_string(out.size()) + "]";
    CHECK(spec::only(kpi, {"name", "role", "formula", "direction", "target"}, where));
    Json one;
    TRY(one["formula"], spec::text(kpi, "formula", "", where));
    TRY(const auto formula, parse_formula(one["formula"].get<std::string>(), lens, properties, where));
    static_cast<void>(formula);
    TRY(one["name"], spec::text(kpi, "name", one["formula"].get<std::string>(), where));
    TRY(one["role"], spec::choice(kpi, "role", {"secondary", "primary", "guardrail"}, where));
    TRY(one["direction"], spec::choice(kpi, "direction", {"up", "down"}, where));
    TRY(const double target, number(kpi, "target", std::nan(""), where));
    if (!std::isnan(target)) one["target"] = target;
    primary += one["role"] == "primary";
    out.push_back(std::move(one));
  }
  if (primary != 1)
    return fail(Kind::refused,
                primary == 0 ? Text(QT_TRANSLATE_NOOP("core", "This KPI sheet has no primary KPI"))
                             : Text(QT_TRANSLATE_NOOP("core", "This KPI sheet has %1 primary KPIs"),
                                    {static_cast<int64_t>(primary)}),
                "objective.kpis",
                QT_TRANSLATE_NOOP("core", "Make exactly one of them primary: what success is judged by"));
  return out;
}

Result<Json> complete_costs(const Json& given) {
  Json out;
  if (given.is_null()) return out;
  CHECK(spec::only(given, {"false_positive", "false_negative", "true_positive", "true_negative"},
                   "objective.costs"));
  for (const auto& [key, usual] : {std::pair{"false_positive", 1.0}, std::pair{"false_negative", 1.0},
                                   std::pair{"true_positive", 0.0}, std::pair{"true_negative", 0.0}}) {
    TRY(out[key], number(given, key, usual, "objective.costs"));
  }
  return out;
}

Result<Json> complete_thresholds(const Json& given, double value) {
  Json out;
  const std::string where = "objective.thresholds";
  if (given.is_null()) return out;
  CHECK(spec::only(given, {"contact_cost", "success_value", "capacity"}, where));
  TRY(const double cost, number(given, "contact_cost", std::nan(""), where));
  TRY(const double success, number(given, "success_value", value, where));
  TRY(const double capacity, number(given, "capacity", std::nan(""), where));
  if (!(cost > 0) || !(success > 0))
    return fail(Kind::input,
                QT_TRANSLATE_NOOP("core", "The cost of a contact and the value of a success are above 0"),
                where, QT_TRANSLATE_NOOP("core", "Write \"contact_cost\": 2, \"success_value\": 10"));
  if (!std::isnan(capacity) && (capacity < 1 || capacity != std::floor(capacity)))
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "The capacity is not a whole number of persons"),
                where);
  out = {{"contact_cost", cost}, {"success_value", success}};
  if (!std::isnan(capacity)) out["capacity"] = static_cast<int64_t>(capacity);
  return out;
}

Result<Json> complete_goal(const Json& given) {
  Json out;
  if (given.is_null()) return out;
  CHECK(spec::only(given, {"change", "by"}, "objective.goal"));
  TRY(out["change"], number(given, "change", 0, "objective.goal"));
  TRY(const std::string by, spec::text(given, "by", "", "objective.goal"));
  if (by.empty()) return out;
  TRY(out["by"], segments::date_text(by, Zone::utc(), "objective.goal"));
  return out;
}

/// What is counted: a behaviour, or the positives of a target.
Done complete_subject(Project& project, const Json& spec, Json& out) {
  if (spec.contains("target") == spec.contains("behaviour"))
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "An objective is about one behaviour or one target"),
                kObjective,
                QT_TRANSLATE_NOOP("core", "Write \"behaviour\": \"purchase\", or \"target\": its name"));
  if (spec.contains("target")) {
    TRY(const std::string name, spec::text(spec, "target", "", kObjective));
    TRY(const auto found, taxonomy::find_definition(project, "target", name));
    out["target"] = found.text;
    return {};
  }
  TRY(const auto lens, segments::lens_of(project, out["scope"]));
  TRY(const auto properties, segments::property_names(project));
  TRY(out["behaviour"], taxonomy::complete_pick(spec["behaviour"], lens, properties, "objective.behaviour"));
  return {};
}

Result<Json> complete_own(Project& project, const Json& spec) {
  CHECK(spec::only(spec,
                   {"behaviour", "target", "value", "unit", "population", "owner", "reason", "goal", "kpis",
                    "costs", "thresholds", "baseline", "sessions", "scope"},
                   kObjective));
  Json out = Json::object();
  Json scope = spec.value("scope", Json::object());
  if (spec.contains("population") && !spec["population"].is_null()) scope["population"] = spec["population"];
  TRY(out["scope"], segments::complete_scope(project, scope));
  CHECK(complete_subject(project, spec, out));
  TRY(out["value"], number(spec, "value", 1, kObjective));
  for (const char* key : {"unit", "owner", "reason"}) {
    TRY(const std::string text, spec::text(spec, key, "", kObjective));
    if (!text.empty()) out[key] = text;
  }
  TRY(Json goal, complete_goal(spec.value("goal", Json())));
  TRY(Json kpis, complete_kpis(project, spec.value("kpis", Json()), out["scope"]));
  TRY(Json costs, complete_costs(spec.value("costs", Json())));
  TRY(Json limits, complete_thresholds(spec.value("thresholds", Json()), out["value"].get<double>()));
  for (auto& [key, part] : {std::pair{"goal", &goal}, std::pair{"kpis", &kpis}, std::pair{"costs", &costs},
                            std::pair{"thresholds", &limits}})
    if (!part->empty()) out[key] = std::move(*part);
  if (spec.contains("baseline") && spec["baseline"].is_object()) {
    CHECK(spec::only(spec["baseline"], {"of", "value", "lo", "hi", "n"}, "objective.baseline"));
    out["baseline"] = spec["baseline"];
  }
  Json cut = spec.value("sessions", Json::object());
  cut["scope"] = spec.value("scope", Json::object());
  TRY(out["sessions"], sessions::complete(project, cut));
  out["sessions"].erase("scope");
  return out;
}

Result<Json> complete_objective(Project& project, const Json& spec) {
  if (!spec.is_object() || !spec.contains("name")) return complete_own(project, spec);
  CHECK(spec::only(spec, {"name", "of", "chosen", "scope"}, kObjective));
  TRY(const std::string name, spec::text(spec, "name", "", kObjective));
  TRY(const auto found, taxonomy::find_definition(project, "objective", name));
  Json out{{"name", found.text}};
  TRY(Json own, parse_json(found.spec, found.text));
  if (spec.contains("scope") && !spec.contains("of")) own["scope"].merge_patch(spec["scope"]);
  TRY(out["of"], complete_own(project, spec.contains("of") ? spec["of"] : own));
  if (spec.contains("chosen")) {  // completed before
    out["chosen"] = spec["chosen"];
  } else {
    TRY(const auto choice, chosen(project));
    if (choice && choice->objective == name.substr(0, name.find('@')))
      out["chosen"] = Json{{"owner", choice->owner}, {"reason", choice->reason}};
  }
  return out;
}

const Json& own_part(const Json& complete) { return complete.contains("of") ? complete["of"] : complete; }

Result<ResultKey> key_objective(Project& project, const Json& complete) {
  const Json& own = own_part(complete);
  TRY(ResultKey out, segments::key_of(project, own));
  out.specs = {sha256(canonical(complete))};
  if (!own.contains("target")) return out;
  TRY(const Json target, target_spec(project, own["target"]));
  TRY(const ResultKey labels, question().key(project, target));
  out.specs.insert(out.specs.end(), labels.specs.begin(), labels.specs.end());
  out.inputs = canonical(Json{{"scope", out.inputs}, {"labels", labels.inputs}});
  return out;
}

Result<Json> compute_objective(Project& project, const Json& complete, const Exec& exec) {
  TRY(Json out, sheet(project, own_part(complete), exec));
  if (complete.contains("name")) {
    const std::string text = complete["name"].get<std::string>();
    out["name"] = text.substr(0, text.rfind('@'));
  }
  if (complete.contains("chosen")) out["chosen"] = complete["chosen"];
  return out;
}

}  // namespace

Done may_keep(const Json& complete) {
  if (!complete.value("kpis", Json::array()).empty()) return {};  // then one of them is primary
  return fail(Kind::refused, QT_TRANSLATE_NOOP("core", "This KPI sheet has no primary KPI"), "objective.kpis",
              QT_TRANSLATE_NOOP("core",
                                "Say what success is judged by, like “primary: conversion = "
                                "persons(purchase) / persons() >= 0.1”"));
}

Result<Json> target_spec(Project& project, const Json& reference) {
  if (reference.is_object()) return question().complete(project, reference);
  TRY(const auto found, taxonomy::find_definition(project, "target", reference.get<std::string>()));
  TRY(const Json spec, parse_json(found.spec, found.text));
  return question().complete(project, spec);
}

const report::Question& objective() {
  static const report::Question made{
      "objective", 1, complete_objective, key_objective, compute_objective, objective_figures};
  return made;
}

}  // namespace habitus::objectives
