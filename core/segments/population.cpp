#include "core/segments/population.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/base/spec.h"
#include "core/events/log.h"
#include "core/identity/people.h"
#include "core/project/project.h"
#include "core/segments/answers.h"
#include "core/segments/question.h"
#include "core/segments/rule.h"
#include "core/segments/scope.h"
#include "core/stats/cluster.h"

namespace habitus::segments {
namespace {

constexpr const char* kPopulation = "population";

Result<Json> complete_population(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"rules", "segment", "as_of", "clusters", "seed", "scope"}, kPopulation));
  Json out = Json::object();
  TRY(out["scope"], complete_scope(project, spec.value("scope", Json())));
  TRY(out["clusters"], spec::whole(spec, "clusters", 4, 2, 20, kPopulation));
  TRY(out["seed"], spec::whole(spec, "seed", 1, 0, INT64_MAX, kPopulation));
  if (spec.contains("segment") == spec.contains("rules"))
    return fail(
        Kind::input, QT_TRANSLATE_NOOP("core", "A population is made of rules, or is a saved segment"),
        kPopulation, QT_TRANSLATE_NOOP("core", "Write \"rules\": [{\"sessions\": {\"at_least\": 3}}]"));
  if (spec.contains("segment")) {
    TRY(const std::string name, spec::text(spec, "segment", "", kPopulation));
    TRY(const auto found, taxonomy::find_definition(project, "segment", name));
    out["segment"] = found.text;
    return out;
  }
  const Json rules = spec["rules"].is_array() ? spec["rules"] : Json::array({spec["rules"]});
  Json whole{{"rule", {{"all", rules}}}};
  if (spec.contains("as_of")) whole["as_of"] = spec["as_of"];
  TRY(const Json done, complete_rule(project, whole, out["scope"]));
  out["rules"] = done["rule"]["all"];
  if (done.contains("as_of")) out["as_of"] = done["as_of"];
  return out;
}

Result<ResultKey> key_population(Project& project, const Json& complete) {
  TRY(ResultKey out, key_of(project, complete));
  TRY(const std::string whole, events::inputs_of(project, {}));
  std::string attributes;
  TRY(const auto known, identity::attributes(project));
  for (const auto& a : known) attributes += a.name + a.content;
  out.inputs = canonical(Json{{"attributes", sha256(attributes)}, {"log", whole}, {"scope", out.inputs}});
  out.seed = complete["seed"].get<uint64_t>();
  return out;
}

/// The rules one after another, and all else a segment's spec says.
struct Rules {
  Json list, frame;
};
Result<Rules> rules_of(Project& project, const Json& complete) {
  Rules out;
  if (complete.contains("rules")) {
    out.list = complete["rules"];
    out.frame = complete["scope"];
    for (const char* key : {"from", "to", "known_by", "sources", "where", "population"}) out.frame.erase(key);
    if (complete.contains("as_of")) out.frame["as_of"] = complete["as_of"];
    return out;
  }
  TRY(const auto found,
      taxonomy::find_definition(project, "segment", complete["segment"].get<std::string>()));
  TRY(out.frame, parse_json(found.spec, "segment"));
  const Json rule = out.frame["rule"];
  out.list = rule.contains("all") ? rule["all"] : Json::array({rule});
  out.frame.erase("rule");
  return out;
}

/// What people are grouped by here: five plain measures of their history up to `until`.
struct Behaviour {
  std::vector<events::PersonKey> person;
  std::vector<double> values;  ///< five a person
};
constexpr size_t kMeasures = 5;

Result<Behaviour> behaviour(Project& project, const events::Scope& scope, const Zone& zone,
                            const Exec& exec) {
  TRY(const auto extent, extent_of(project, scope, exec));
  const Calendar days(zone, Grain::day, extent.first, extent.last);
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  const auto visit = [&](Behaviour& part, const events::Slab& slab) {
    for (size_t p = 0; p < slab.person.size(); ++p) {
      const size_t first = slab.first[p], last = slab.first[p + 1];
      double active = 0, sessions = 0;
      size_t day = 0, before = SIZE_MAX;
      for (size_t i = first; i < last; ++i) {
        day = days.index_from(slab.time[i], day);
        active += day != before;
        before = day;
        sessions += i == first || slab.time[i] - slab.time[i - 1] > 30 * kMinute;
      }
      part.person.push_back(slab.person[p]);
      const auto since = [&](Time t) { return static_cast<double>(extent.last - t) / kDay; };
      part.values.insert(part.values.end(),
                         {std::log1p(static_cast<double>(last - first)), std::log1p(active),
                          std::log1p(sessions), since(slab.time[last - 1]), since(slab.time[first])});
    }
  };
  return events::scan_reduce<Behaviour>(
      project, pass, scope, {}, exec, visit, [](Behaviour& into, const Behaviour& more) {
        into.person.insert(into.person.end(), more.person.begin(), more.person.end());
        into.values.insert(into.values.end(), more.values.begin(), more.values.end());
      });
}

/// Rows on one scale (mean 0, sd 1), then the labels of k-means++.
std::vector<int> grouped(const Behaviour& b, const std::vector<size_t>& rows, int k, uint64_t seed,
                         const Exec& exec) {
  stats::Matrix m{rows.size(), kMeasures, std::vector<double>(rows.size() * kMeasures)};
  for (size_t j = 0; j < kMeasures; ++j) {
    double sum = 0, squares = 0;
    for (const size_t r : rows) sum += b.values[r * kMeasures + j];
    const double n = static_cast<double>(rows.size()), mean = sum / n;
    for (const size_t r : rows) squares += std::pow(b.values[r * kMeasures + j] - mean, 2);
    const double sd = std::sqrt(squares / n);
    for (size_t i = 0; i < rows.size(); ++i)
      m.values[i * kMeasures + j] = sd > 0 ? (b.values[rows[i] * kMeasures + j] - mean) / sd : 0;
  }
  return stats::k_means_plus(m, k, seed, 5, exec).labels;
}

Json stability(const Behaviour& all, const events::PersonSet& kept, const Json& complete, const Exec& exec) {
  const int k = complete["clusters"].get<int>();
  const auto seed = complete["seed"].get<uint64_t>();
  std::vector<size_t> everyone, inside, place;
  for (size_t i = 0; i < std::min(all.person.size(), kSampled); ++i) {
    if (kept.has(all.person[i])) {
      inside.push_back(i);
      place.push_back(everyone.size());
    }
    everyone.push_back(i);
  }
  Json out{{"ari", nullptr},
           {"rerun", nullptr},
           {"clusters", k},
           {"n", inside.size()},
           {"sampled", everyone.size() < all.person.size()}};
  if (inside.size() < 2 * static_cast<size_t>(k)) return out;
  const auto of_all = grouped(all, everyone, k, seed, exec),
             again = grouped(all, everyone, k, seed + 1, exec), alone = grouped(all, inside, k, seed, exec);
  if (exec.stopped()) return out;  // the labels may mean nothing; nobody keeps the answer
  std::vector<int> with, rerun;
  for (const size_t i : place) {
    with.push_back(of_all[i]);
    rerun.push_back(again[i]);
  }
  out["ari"] = stats::adjusted_rand(with, alone);
  out["rerun"] = stats::adjusted_rand(with, rerun);
  return out;
}

/// Of how many people the value of an attribute that a rule asks for is known today, and was not at the
/// moment of the rules: an undated one counts from its import on. 0 for other rules.
Result<double> not_known_yet(Project& project, const Json& rule, const Standing& people, Time as_of) {
  const Json& asked = rule.contains("not") ? rule["not"] : rule;
  if (!asked.is_object() || !asked.contains("attribute")) return 0;
  TRY(const auto column, identity::column(project, asked["attribute"].get<std::string>()));
  const auto late = std::count_if(people.person.begin(), people.person.end(), [&](events::PersonKey person) {
    return !column->text(person, as_of) && column->text(person, kEnd);
  });
  return static_cast<double>(late);
}

Result<Json> compute_population(Project& project, const Json& complete, const Exec& exec) {
  TRY(const Rules rules, rules_of(project, complete));
  TRY(const Standing people, standing(project, complete, exec));
  std::vector<double> dropped(rules.list.size() + 1);
  events::PersonSet kept;
  for (size_t i = 0; i < people.person.size(); ++i) {
    ++dropped[static_cast<size_t>(people.failed[i])];
    if (people.failed[i] == 0) kept.keys.push_back(people.person[i]);
  }
  const double all = static_cast<double>(people.person.size());
  Json out{{"persons", people.person.size()},
           {"steps", Json::array()},
           {"in", rate_json(dropped[0], all)},
           {"out_of_scope", all - dropped[0]}};
  TRY(const auto log, events::info(project));
  TRY(auto scope, scope_of(project, complete["scope"], exec));
  const Time as_of = rules.frame.contains("as_of")
                         ? parse_iso(rules.frame["as_of"].get<std::string>()).value_or(kEnd)
                         : std::min(log.last + 1, scope.known_by);
  double left = all;
  for (size_t r = 0; r < rules.list.size(); ++r) {
    left -= dropped[r + 1];
    out["steps"].push_back(
        {{"rule", rules.list[r]}, {"kept", rate_json(left, all)}, {"dropped", dropped[r + 1]}});
    TRY(const double late, not_known_yet(project, rules.list[r], people, as_of));
    if (late > 0) out["steps"].back()["not_known_yet"] = late;
  }
  if (rules.frame.contains("as_of")) scope.to = std::min(scope.to, as_of);
  TRY(const Zone zone, zone_of(complete["scope"]));
  TRY(const Behaviour measured, behaviour(project, scope, zone, exec));
  out["stability"] = stability(measured, kept, complete, exec);
  return out;
}

/// {"step": 2, "outcome": "kept|dropped"} and {"outcome": "in|out"}.
Result<std::vector<uint64_t>> people_population(Project& project, const Json& complete, const Json& selection,
                                                const Exec& exec) {
  TRY(const Standing all, standing(project, complete, exec));
  const std::string outcome = selection.value("outcome", "in");
  const int step = selection.value("step", 0);
  std::vector<uint64_t> out;
  for (size_t i = 0; i < all.person.size(); ++i) {
    const int failed = all.failed[i];
    const bool wanted = outcome == "kept"      ? failed == 0 || failed > step
                        : outcome == "dropped" ? failed == step
                        : outcome == "out"     ? failed != 0
                                               : failed == 0;
    if (wanted) out.push_back(all.person[i]);
  }
  return out;
}

}  // namespace

Result<Standing> standing(Project& project, const Json& complete, const Exec& exec) {
  TRY(const Rules rules, rules_of(project, complete));
  TRY(const auto scope, scope_of(project, complete["scope"], exec));
  Standing out;
  TRY(out.person, everybody(project, scope, exec));
  out.failed.assign(out.person.size(), 0);
  for (size_t r = 0; r < rules.list.size(); ++r) {
    Json one = rules.frame;
    one["rule"] = rules.list[r];
    TRY(const auto members, persons_in(project, one, scope.known_by, exec));
    for (size_t i = 0; i < out.person.size(); ++i)
      if (out.failed[i] == 0 && !members->has(out.person[i])) out.failed[i] = static_cast<int>(r) + 1;
  }
  return out;
}

Result<Json> segment_of(Project& project, const Json& complete) {
  TRY(const Rules rules, rules_of(project, complete));
  Json out = rules.frame;
  out["rule"] = Json{{"all", rules.list}};
  return out;
}

const report::Question& population() {
  static const report::Question made{
      "population",     2, complete_population, key_population, compute_population, population_figures,
      people_population};
  return made;
}

}  // namespace habitus::segments
