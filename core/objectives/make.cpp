#include <nlohmann/json.hpp>

#include "core/objectives/objective.h"
#include "core/report/read.h"
#include "core/taxonomy/pick_text.h"
#include "core/taxonomy/picker.h"

namespace habitus::objectives {
namespace {

std::string counted(const char* how, const Json& pick) {
  return std::string(how) + "(" + taxonomy::pick_text(pick) + ")";
}

/// A measure of a trend as a formula.
std::string formula_of(const Json& m) {
  const std::string as = m["as"], property = m.value("property", "");
  const Json& pick = m["pick"];
  const std::string sum = "sum(" + property + " of " + taxonomy::pick_text(pick) + ")";
  if (as == "actors") return counted("persons", pick);
  if (as == "per_actor") return counted("events", pick) + " / " + counted("persons", pick);
  if (as == "sum") return sum;
  if (as == "mean") return sum + " / " + counted("events", pick);
  if (as == "ratio") return counted("persons", pick) + " / " + counted("persons", m["of"]);
  return counted("events", pick);
}

Json usual(const Json& estimate, const std::string& of) {
  Json out{{"of", of}};
  for (const char* key : {"value", "lo", "hi", "n"})
    if (estimate.contains(key) && estimate[key].is_number()) out[key] = estimate[key];
  return out;
}

Json primary(const std::string& name, const std::string& formula, const Json& baseline) {
  Json kpi{{"name", name}, {"role", "primary"}, {"formula", formula}, {"direction", "up"}};
  if (baseline.contains("value")) kpi["target"] = baseline["value"];
  return Json::array({std::move(kpi)});
}

std::string trimmed(const std::string& text) {
  const size_t from = text.find_first_not_of(' ');
  return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

}  // namespace

Json kpi_from_text(const std::string& text) {
  Json out{{"role", "secondary"}};
  std::string rest = trimmed(text);
  for (const char* role : {"primary", "secondary", "guardrail"})
    if (rest.rfind(std::string(role) + ":", 0) == 0) {
      out["role"] = role;
      rest = trimmed(rest.substr(std::string(role).size() + 1));
      break;
    }
  int depth = 0;
  for (size_t i = 0; i + 1 < rest.size(); ++i) {
    depth += (rest[i] == '(') - (rest[i] == ')');
    if (depth > 0 || rest[i + 1] != '=' || (rest[i] != '<' && rest[i] != '>')) continue;
    const Json target = Json::parse(trimmed(rest.substr(i + 2)), nullptr, false);
    out["direction"] = rest[i] == '>' ? "up" : "down";
    out["target"] = target.is_discarded() ? Json(trimmed(rest.substr(i + 2))) : target;
    rest = trimmed(rest.substr(0, i));
    break;
  }
  const size_t equal = rest.find('=');
  if (equal != std::string::npos && equal < rest.find('(')) {
    out["name"] = trimmed(rest.substr(0, equal));
    rest = trimmed(rest.substr(equal + 1));
  }
  out["formula"] = rest;
  return out;
}

std::string kpi_text(const Json& kpi) {
  const std::string formula = kpi.value("formula", ""), name = kpi.value("name", formula);
  std::string out = kpi.value("role", "secondary") + ": " + (name == formula ? "" : name + " = ") + formula;
  if (kpi.contains("target")) {
    out += kpi.value("direction", "up") == "up" ? " >= " : " <= ";
    out += kpi["target"].is_string() ? kpi["target"].get<std::string>() : canonical(kpi["target"]);
  }
  return out;
}

Json objective_from(const std::string& question, const Json& complete, const Json& answer) {
  Json out{{"value", 1}};
  if (complete.contains("scope")) {
    out["scope"] = complete["scope"];
    for (const char* key : {"from", "to", "known_by"}) out["scope"].erase(key);
  }
  if (question == "funnel") {
    const Json &first = complete["steps"].front(), &last = complete["steps"].back();
    out["behaviour"] = last;
    out["baseline"] = usual(answer["converted"], "funnel");
    out["kpis"] = primary(taxonomy::pick_name(first) + " → " + taxonomy::pick_name(last),
                          counted("persons", last) + " / " + counted("persons", first), out["baseline"]);
    return out;
  }
  const Json& m = complete["measures"][0];
  out["behaviour"] = m["pick"];
  Json total;
  for (const Json& series : answer["series"])
    if (series["measure"] == 0) total = series["total"];
  out["baseline"] = usual(total, "trend");
  out["kpis"] = primary(answer["measures"][0]["name"].get<std::string>(), formula_of(m), out["baseline"]);
  const double value = report::number_at(total, "value"), n = report::number_at(total, "n");
  if (m["as"] == "mean" && value > 0) out["value"] = value;
  if (m["as"] == "sum" && n > 0 && value > 0) out["value"] = value / n;
  return out;
}

}  // namespace habitus::objectives
