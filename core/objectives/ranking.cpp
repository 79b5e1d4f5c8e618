#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/base/spec.h"
#include "core/objectives/objective_parts.h"
#include "core/objectives/target.h"
#include "core/report/read.h"
#include "core/segments/scope.h"
#include "core/taxonomy/lens.h"

namespace habitus::objectives {
namespace {

constexpr const char* kChoice = "choice";

std::string bare(const std::string& reference) { return reference.substr(0, reference.find('@')); }

/// Every objective, completed: {"name": "churn@hash", "of": {…}} as the question "objective" has it.
Result<Json> complete_ranking(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"objectives", "scope"}, "objectives"));
  Json out{{"objectives", Json::array()}};
  Json names = spec.value("objectives", Json());
  if (names.is_null()) {
    names = Json::array();
    TRY(const auto saved, project.definitions().heads("objective"));
    for (const auto& definition : saved) names.push_back(definition.name);
  }
  if (!names.is_array()) names = Json::array({names});
  if (names.empty())
    return fail(Kind::missing, QT_TRANSLATE_NOOP("core", "There are no objectives yet"), project.path(),
                QT_TRANSLATE_NOOP("core", "Add one: what is wanted, and what one occurrence is worth"));
  for (const Json& name : names) {
    Json one = name.is_object() ? name : Json{{"name", name}};
    if (spec.contains("scope")) one["scope"] = spec["scope"];
    TRY(Json done, objective().complete(project, one));
    out["objectives"].push_back(std::move(done));
  }
  return out;
}

Result<ResultKey> key_ranking(Project& project, const Json& complete) {
  ResultKey out;
  Json inputs = Json::array();
  for (const Json& one : complete["objectives"]) {
    TRY(const ResultKey own, objective().key(project, one));
    out.specs.insert(out.specs.end(), own.specs.begin(), own.specs.end());
    inputs.push_back(own.inputs);
  }
  out.inputs = canonical(Json{{"objectives", inputs}});
  return out;
}

Result<Json> compute_ranking(Project& project, const Json& complete, const Exec& exec) {
  Json out{{"objectives", Json::array()}};
  for (const Json& one : complete["objectives"]) {
    TRY(const Json body, objective().compute(project, one, exec));
    Json row;
    for (const char* key : {"name", "behaviour", "target", "value", "unit", "frequency", "persons",
                            "population", "base", "expected", "owner", "reason", "goal", "chosen"})
      if (body.contains(key)) row[key] = body[key];
    out["objectives"].push_back(std::move(row));
  }
  auto& rows = out["objectives"];
  std::stable_sort(rows.begin(), rows.end(), [](const Json& a, const Json& b) {
    const double x = std::abs(a["expected"].get<double>()), y = std::abs(b["expected"].get<double>());
    return x != y ? x > y : a["name"] < b["name"];
  });
  return out;
}

}  // namespace

const report::Question& ranking() {
  static const report::Question made{"objectives",   1, complete_ranking, key_ranking, compute_ranking,
                                     ranking_figures};
  return made;
}

Result<std::optional<Choice>> chosen(Project& project) {
  TRY(const auto head, project.definitions().head(kChoice, "objective"));
  if (!head) return std::optional<Choice>();
  const Json spec = head->json();
  return std::optional<Choice>(
      Choice{spec.value("objective", ""), spec.value("owner", ""), spec.value("reason", "")});
}

Done choose(Project& project, const std::string& name, const std::string& owner, const std::string& reason) {
  TRY(const auto found, project.definitions().need("objective", name));
  if (owner.empty() || reason.empty())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "Who owns this choice, and why it was made?"), name,
                QT_TRANSLATE_NOOP("core", "Give an owner and a reason"));
  TRY(const auto kept, project.definitions().apply(
                           kChoice, "objective",
                           Json{{"objective", found.name}, {"owner", owner}, {"reason", reason}}, reason));
  static_cast<void>(kept);
  return {};
}

namespace {
/// What is foreseen, without the dates it is asked at; null when it cannot be read any more.
Json foreseen(Project& project, const Json& target) {
  if (target.is_null() || target == "") return nullptr;
  auto spec = target_spec(project, target);
  if (!spec) return nullptr;
  for (const char* key : {"as_of", "observed_until"}) spec->erase(key);
  return std::move(*spec);
}
}  // namespace

Result<Json> anchor(Project& project, const Json& target) {
  TRY(const auto choice, chosen(project));
  TRY(const auto saved, project.definitions().heads("objective"));
  const Json wanted = saved.empty() ? Json() : foreseen(project, target);
  const Definition* best = nullptr;
  for (const Definition& d : saved) {
    const Json spec = d.json();
    const bool is_chosen = choice && choice->objective == d.name;
    const bool fits =
        spec.contains("target")
            ? !wanted.is_null() && foreseen(project, bare(spec["target"].get<std::string>())) == wanted
            : is_chosen;
    if (fits && (!best || is_chosen)) best = &d;
  }
  if (!best) return Json();
  TRY(const Json spec, objective().complete(project, best->json()));
  Json out{{"name", best->name}};
  if (const Json costs = costs_of(spec); !costs.is_null()) out["costs"] = costs;
  if (spec.contains("thresholds") && spec["thresholds"].contains("capacity"))
    out["capacity"] = spec["thresholds"]["capacity"];
  if (!spec.contains("thresholds") && !spec.contains("costs")) return out;
  TRY(const Json body, objective().compute(project, spec, {}));
  if (body.contains("gates")) out["gates"] = body["gates"];
  return out;
}

}  // namespace habitus::objectives
