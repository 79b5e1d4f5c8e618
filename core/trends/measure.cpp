#include "core/trends/measure.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/spec.h"
#include "core/segments/scope.h"
#include "core/stats/intervals.h"

namespace habitus::trends {

Result<As> parse_as(const std::string& text) {
  static const std::vector<std::string> kNames{"events", "actors", "per_actor", "sum", "mean", "ratio"};
  for (size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == text) return static_cast<As>(i);
  return spec::unknown("measure", text, kNames, "measures.as");
}

void Sums::add(const Sums& o) {
  events += o.events;
  actors += o.actors;
  values += o.values;
  sum += o.sum;
  squares += o.squares;
  base += o.base;
  both += o.both;
}

Json Sums::json(As as) const {
  switch (as) {
    case As::events:
      return Json{{"value", events}, {"n", events}};
    case As::actors:
      return Json{{"value", actors}, {"n", actors}};
    case As::per_actor:
      return Json{{"value", segments::number_json(events / actors)}, {"n", actors}};
    case As::sum:
      return Json{{"value", sum}, {"n", values}};
    case As::ratio:
      return segments::rate_json(both, base);
    case As::mean:
      break;
  }
  Json out{{"value", segments::number_json(sum / values)}, {"n", values}, {"lo", nullptr}, {"hi", nullptr}};
  if (values > 1) {
    const double mean = sum / values, variance = std::max(0.0, (squares - sum * mean) / (values - 1));
    const double half = stats::t_quantile(.975, values - 1) * std::sqrt(variance / values);
    out["lo"] = mean - half;
    out["hi"] = mean + half;
  }
  return out;
}

Result<Run> Run::make(Project& project, const Json& complete, const Exec& exec) {
  Run run;
  std::vector<Json> picks;
  const auto bit = [&](const Json& pick) {
    for (size_t k = 0; k < picks.size(); ++k)
      if (picks[k] == pick) return 1u << k;
    picks.push_back(pick);
    return 1u << (picks.size() - 1);
  };
  for (const auto& measure : complete["measures"]) {
    Measure made;
    TRY(made.as, parse_as(measure["as"].get<std::string>()));
    made.bit = bit(measure["pick"]);
    if (measure.contains("of")) made.of = bit(measure["of"]);
    if (measure.contains("property"))
      made.number = taxonomy::column_of(run.need.number, measure["property"].get<std::string>());
    run.measures.push_back(made);
  }
  run.need.weight = true;
  TRY(auto lens, segments::lens_of(project, complete["scope"]));
  TRY(run.picker, taxonomy::Picker::make(project, std::move(lens), picks));
  TRY(run.breakdown, segments::Breakdown::make(project, complete.value("breakdown", Json::array())));
  TRY(run.scope, segments::scope_of(project, complete["scope"], exec));
  TRY(run.extent, segments::extent_of(project, run.scope, exec));
  run.picker.bind(run.need);
  run.breakdown.bind(run.need);
  return run;
}

namespace {

/// Whose turn a person already had in a period, so that each counts once.
struct Seen {
  std::vector<uint64_t> actor, base, both;  ///< by period: 1 + number of the person who was last counted
};

struct Group {
  Series series;
  std::vector<Seen> seen;
  Group(size_t measures, size_t periods) : series(measures, std::vector<Sums>(periods)), seen(measures) {
    for (auto& s : seen) s.actor.resize(periods), s.base.resize(periods), s.both.resize(periods);
  }
};

void count(const Measure& m, Sums& sums, Seen& seen, size_t period, uint64_t person, uint32_t mask,
           double weight, double value) {
  if (m.as == As::ratio) {
    // `actor` remembers that the person did the pick, `base` that they did `of`; the second of the two makes
    // both.
    if (mask & m.bit) seen.actor[period] = person;
    if ((mask & m.of) && seen.base[period] != person) {
      seen.base[period] = person;
      ++sums.base;
    }
    if (seen.actor[period] == person && seen.base[period] == person && seen.both[period] != person) {
      seen.both[period] = person;
      ++sums.both;
    }
    return;
  }
  if (!(mask & m.bit)) return;
  sums.events += weight;
  if (seen.actor[period] != person) {
    seen.actor[period] = person;
    ++sums.actors;
  }
  if ((m.as == As::sum || m.as == As::mean) && !std::isnan(value)) {
    sums.values += weight;
    sums.sum += weight * value;
    sums.squares += weight * value * value;
  }
}

}  // namespace

void visit(const Run& run, const segments::Calendar& calendar, Part& part, const events::Slab& slab) {
  taxonomy::Picker::Scratch scratch;
  const uint32_t* mask = run.picker.apply(slab, scratch);
  segments::Breakdown::Local local(run.breakdown);
  const size_t whole = calendar.size();
  std::vector<Group> groups;
  if (run.breakdown.empty()) groups.emplace_back(run.measures.size(), whole + 1);
  for (size_t p = 0; p < slab.person.size(); ++p) {
    size_t period = 0;
    for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
      if (mask[i] == 0) continue;
      period = calendar.index_from(slab.time[i], period);
      const size_t g = run.breakdown.empty() ? 0 : local.group(slab, p, i);
      while (g >= groups.size()) groups.emplace_back(run.measures.size(), whole + 1);
      for (size_t m = 0; m < run.measures.size(); ++m) {
        const Measure& measure = run.measures[m];
        if (!(mask[i] & (measure.bit | measure.of))) continue;
        const bool has_value = measure.as == As::sum || measure.as == As::mean;
        const double value = has_value ? slab.number[measure.number][i] : 0;
        for (const size_t at : {period, whole})
          count(measure, groups[g].series[m][at], groups[g].seen[m], at, p + 1, mask[i], slab.weight[i],
                value);
      }
    }
  }
  for (size_t g = 0; g < groups.size(); ++g)
    part.groups[run.breakdown.empty() ? std::vector<std::string>() : local.values(static_cast<uint32_t>(g))] =
        std::move(groups[g].series);
}

void merge(Part& into, const Part& from) {
  for (const auto& [values, series] : from.groups) {
    Series& mine = into.groups[values];
    if (mine.empty()) {
      mine = series;
      continue;
    }
    for (size_t m = 0; m < series.size(); ++m)
      for (size_t t = 0; t < series[m].size(); ++t) mine[m][t].add(series[m][t]);
  }
}

}  // namespace habitus::trends
