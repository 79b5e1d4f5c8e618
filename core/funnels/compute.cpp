#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/funnels/run.h"
#include "core/project/project.h"
#include "core/segments/scope.h"
#include "core/stats/intervals.h"
#include "core/stats/order.h"

namespace habitus::funnels {
namespace {

/// Counts of one group of persons.
struct Tally {
  std::vector<int64_t> at;               ///< by depth − 1: persons whose furthest step it is
  std::vector<int64_t> open;             ///< the same, of those who may still go on
  stats::Numbers total;                   ///< µs from entry to the last step
  std::vector<stats::Numbers> gap;        ///< by step: µs since the step before; only of the whole
  void add(const Walk& walk, uint32_t steps) {
    if (at.empty()) at.resize(steps), open.resize(steps);
    ++at[walk.depth - 1];
    if (walk.may_still) ++open[walk.depth - 1];
    if (walk.depth == steps) total.add(static_cast<double>(walk.total[steps - 1]));
  }
  void merge(Tally& from) {
    if (from.at.empty()) return;
    if (at.empty()) at.resize(from.at.size()), open.resize(from.at.size());
    for (size_t k = 0; k < at.size(); ++k) at[k] += from.at[k], open[k] += from.open[k];
    total.take(from.total);
    gap.resize(std::max(gap.size(), from.gap.size()));
    for (size_t k = 0; k < from.gap.size(); ++k) gap[k].take(from.gap[k]);
  }
  /// Persons who reached at least step k (from 0); those who stand before it and may still.
  int64_t reached(size_t k) const { return sum(at, k, at.size()); }
  int64_t may_still(size_t k) const { return sum(open, 0, k); }

 private:
  static int64_t sum(const std::vector<int64_t>& v, size_t from, size_t to) {
    int64_t n = 0;
    for (size_t i = from; i < std::min(to, v.size()); ++i) n += v[i];
    return n;
  }
};

struct Entry {
  int64_t n = 0, converted = 0, open = 0;
};

struct Part {
  Tally whole;
  std::map<std::vector<std::string>, Tally> groups;  ///< by values: merged and printed in their order
  std::vector<Entry> entries;
  int64_t gone = 0;
};

void visit(const Run& run, const segments::Calendar& calendar, Part& part, const events::Slab& slab) {
  segments::Breakdown::Local local(run.breakdown);
  std::vector<Tally> groups;
  part.entries.resize(calendar.size());
  part.whole.gap.resize(run.plan.steps);
  run.walk_slab(slab, [&](size_t p, const Walk& walk) {
    if (walk.gone) {
      ++part.gone;
      return;
    }
    const size_t start = slab.first[p] + walk.entry;
    part.whole.add(walk, run.plan.steps);
    for (uint32_t k = 1; k < walk.depth; ++k) part.whole.gap[k].add(static_cast<double>(walk.gap[k]));
    Entry& entry = part.entries[calendar.index(slab.time[start])];
    ++entry.n;
    entry.converted += walk.depth == run.plan.steps;
    entry.open += walk.may_still;
    if (run.breakdown.empty()) return;
    const uint32_t g = local.group(slab, p, start);
    if (g >= groups.size()) groups.resize(g + 1);
    groups[g].add(walk, run.plan.steps);
  });
  for (uint32_t g = 0; g < groups.size(); ++g) part.groups[local.values(g)].merge(groups[g]);
}

void merge(Part& into, Part& from) {
  into.whole.merge(from.whole);
  into.gone += from.gone;
  for (auto& [values, tally] : from.groups) into.groups[values].merge(tally);
  into.entries.resize(std::max(into.entries.size(), from.entries.size()));
  for (size_t i = 0; i < from.entries.size(); ++i) {
    into.entries[i].n += from.entries[i].n;
    into.entries[i].converted += from.entries[i].converted;
    into.entries[i].open += from.entries[i].open;
  }
}

double real(int64_t n) { return static_cast<double>(n); }

Json steps_json(const Json& complete, Tally& tally) {
  Json out = Json::array();
  const int64_t entered = tally.reached(0);
  for (size_t k = 0; k < complete["steps"].size(); ++k) {
    const int64_t n = tally.reached(k);
    const size_t all = complete["steps"].size();
    Json step{{"name", complete["order"] == "any_order" ? std::to_string(k + 1) + " / " + std::to_string(all)
                                                        : taxonomy::pick_name(complete["steps"][k])},
              {"n", n},
              {"share", segments::rate_json(real(n), real(entered))}};
    step["may_still"] = tally.may_still(k);
    step["may_still_share"] = segments::number_json(real(tally.may_still(k)) / real(entered));
    if (k > 0) {
      step["from_previous"] = segments::rate_json(real(n), real(tally.reached(k - 1)));
      step["lost"] = tally.reached(k - 1) - n;
      step["change"] = segments::number_json(real(n - tally.reached(k - 1)) / real(entered));
      if (k < tally.gap.size()) step["time"] = segments::spread_json(tally.gap[k]);
    }
    out.push_back(std::move(step));
  }
  return out;
}

Json groups_json(std::map<std::vector<std::string>, Tally>& groups, size_t steps) {
  Json out = Json::array();
  for (auto& [values, tally] : groups) {
    Json shares = Json::array(), names = Json::array();
    for (const auto& value : values) names.push_back(value.empty() ? Json(nullptr) : Json(value));
    for (size_t k = 0; k < steps; ++k)
      shares.push_back(segments::rate_json(real(tally.reached(k)), real(tally.reached(0))));
    out.push_back(Json{{"values", std::move(names)},
                       {"steps", std::move(shares)},
                       {"may_still", tally.may_still(steps - 1)},
                       {"median", segments::number_json(stats::quantiles(tally.total, std::array{.5})[0])}});
  }
  return out;
}

Json entries_json(const Run& run, const segments::Calendar& calendar, const std::vector<Entry>& entries) {
  Json out = Json::array();
  for (size_t i = 0; i < entries.size(); ++i) {
    const bool mature = calendar.end(i) - 1 + run.plan.window <= run.extent.last;
    out.push_back(Json{{"label", calendar.label(i)},
                       {"from", iso(calendar.start(i))},
                       {"rate", segments::rate_json(real(entries[i].converted), real(entries[i].n))},
                       {"may_still", entries[i].open},
                       {"state", mature ? "ok" : "immature"}});
  }
  return out;
}

Result<segments::Calendar> calendar_of(const Run& run, const Json& complete) {
  TRY(const Zone zone, segments::zone_of(complete["scope"]));
  TRY(const Grain grain, parse_grain(complete["grain"].get<std::string>()));
  return segments::Calendar(zone, grain, run.extent.first, run.extent.last);
}

}  // namespace

Result<Json> compute(Project& project, const Json& complete, const Exec& exec) {
  TRY(const Run run, Run::make(project, complete, exec));
  TRY(const auto calendar, calendar_of(run, complete));
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  TRY(Part all, events::scan_reduce<Part>(
                    project, pass, run.scope, run.need, exec,
                    [&](Part& part, const events::Slab& slab) { visit(run, calendar, part, slab); }, merge));
  const size_t steps = run.plan.steps;
  if (all.whole.at.empty()) all.whole.at.resize(steps), all.whole.open.resize(steps);
  Json answer{
      {"entered", all.whole.reached(0)},
      {"converted", segments::rate_json(real(all.whole.reached(steps - 1)), real(all.whole.reached(0)))},
      {"may_still", all.whole.may_still(steps - 1)},
      {"gone", all.gone},
      {"order", complete["order"]},
      {"window_us", run.plan.window},
      {"events", run.extent.events},
      {"persons", run.extent.persons}};
  answer["may_still_share"] =
      segments::number_json(real(all.whole.may_still(steps - 1)) / real(all.whole.reached(0)));
  if (!run.extent.empty())
    answer["period"] = Json{{"first", iso(run.extent.first)}, {"last", iso(run.extent.last)}};
  answer["steps"] = steps_json(complete, all.whole);
  answer["time"] = segments::spread_json(all.whole.total);
  if (!run.breakdown.empty()) {
    answer["breakdown"] = segments::breakdown_names(complete["breakdown"]);
    answer["groups"] = groups_json(all.groups, steps);
  }
  answer["grain"] = complete["grain"];
  answer["entries"] = entries_json(run, calendar, all.entries);
  if (complete.contains("baseline")) {
    TRY(answer["baseline"], overlay(project, complete, answer));
  }
  return answer;
}

Result<std::vector<uint64_t>> people(Project& project, const Json& complete, const Json& selection,
                                     const Exec& exec) {
  TRY(const Run run, Run::make(project, complete, exec));
  TRY(const auto calendar, calendar_of(run, complete));
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  const uint32_t step = selection.value("step", 1u);
  const std::string outcome = selection.value("outcome", "reached"), entry = selection.value("entry", "");
  std::vector<std::string> values;
  if (selection.contains("values"))
    for (const auto& v : selection["values"]) values.push_back(v.is_null() ? "" : v.get<std::string>());
  using Keys = std::vector<uint64_t>;
  const auto look = [&](Keys& keys, const events::Slab& slab) {
    segments::Breakdown::Local local(run.breakdown);
    run.walk_slab(slab, [&](size_t p, const Walk& walk) {
      const size_t start = slab.first[p] + walk.entry;
      const bool wanted = outcome == "reached"     ? walk.depth >= step
                          : outcome == "may_still" ? walk.depth < step && walk.may_still
                                                   : walk.depth + 1 == step;
      if (walk.gone || !wanted) return;
      if (!entry.empty() && calendar.label(calendar.index(slab.time[start])) != entry) return;
      if (!values.empty() && local.values(local.group(slab, p, start)) != values) return;
      keys.push_back(slab.person[p]);
    });
  };
  TRY(Keys keys, events::scan_reduce<Keys>(project, pass, run.scope, run.need, exec, look,
                                           [](Keys& into, const Keys& from) {
                                             into.insert(into.end(), from.begin(), from.end());
                                           }));
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace habitus::funnels
