#include "core/sessions/gaps.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/project/parts.h"
#include "core/project/project.h"
#include "core/report/key.h"
#include "core/segments/scope.h"

namespace habitus::sessions {
namespace {

constexpr size_t kAll = kMinutes.size();  ///< longer than every timeout

void add_gap(Gaps& gaps, Duration gap) {
  const auto& edges = bin_edges();
  const auto it = std::upper_bound(edges.begin(), edges.end(), gap);
  ++gaps.bins[it == edges.begin() ? 0 : static_cast<size_t>(it - edges.begin()) - 1];
  gaps.fine.add(gap);
}

/// One person's active events, one after another.
struct Walk {
  Gaps& gaps;
  size_t before = kAll;  ///< place of the gap before the last event
  Time last = 0;
  bool any = false, converter = false;
  size_t since = 0;  ///< greatest place of the gaps since the last conversion

  void event(Time t, bool converts) {
    Sweep& sweep = gaps.sweep;
    if (any) {
      const Duration gap = t - last;
      const size_t place = Sweep::place(gap);
      add_gap(gaps, gap);
      ++sweep.gaps[place];
      sweep.us[place] += gap;
      ++sweep.single[std::min(before, place)];
      before = place;
      since = std::max(since, place);
    }
    any = true;
    last = t;
    if (!converts) return;
    if (converter)
      ++sweep.converted[since];
    else
      ++sweep.converters;
    converter = true;
    since = 0;
  }
  void end() {
    if (any) ++gaps.sweep.single[before];
  }
};

void visit_gaps(const Sessioniser& cut, Gaps& gaps, const events::Slab& slab) {
  Sessioniser::Scratch scratch;
  std::vector<uint32_t> session;
  cut.apply(slab, scratch, session);
  const uint8_t* idle = scratch.idle.empty() ? nullptr : scratch.idle.data();
  gaps.persons = static_cast<int64_t>(slab.person.size());
  gaps.events = static_cast<int64_t>(slab.time.size());
  if (idle) gaps.idle = std::count(scratch.idle.begin(), scratch.idle.end(), uint8_t{1});
  for (size_t p = 0; p < slab.person.size(); ++p) {
    Walk walk{gaps};
    for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i)
      if (!idle || !idle[i]) walk.event(slab.time[i], cut.converts(scratch, i));
    walk.end();
  }
}

void merge_gaps(Gaps& into, const Gaps& from) {
  const auto sum = [](auto& a, const auto& b) {
    for (size_t k = 0; k < a.size(); ++k) a[k] += b[k];
  };
  sum(into.bins, from.bins);
  sum(into.sweep.gaps, from.sweep.gaps);
  sum(into.sweep.us, from.sweep.us);
  sum(into.sweep.single, from.sweep.single);
  sum(into.sweep.converted, from.sweep.converted);
  into.sweep.converters += from.sweep.converters;
  into.fine.add(from.fine);
  into.persons += from.persons;
  into.events += from.events;
  into.idle += from.idle;
}

/// What the gap alone would give, timeout by timeout.
Json by_timeout(const Gaps& all, bool conversion) {
  Json out = Json::array();
  const int64_t active = all.events - all.idle;
  for (size_t k = 0; k < kMinutes.size(); ++k) {
    const int64_t sessions = all.persons + Sweep::above(all.sweep.gaps, k);
    const auto mean = [&](int64_t sum) {
      return sessions > 0 ? Json(static_cast<double>(sum) / static_cast<double>(sessions)) : Json();
    };
    Json row{{"timeout_us", kMinutes[k] * kMinute},
             {"sessions", sessions},
             {"duration", mean(Sweep::up_to(all.sweep.us, k))},
             {"length", mean(active)},
             {"bounces", rate(Sweep::above(all.sweep.single, k), sessions)}};
    if (conversion)
      row["conversion"] = rate(all.sweep.converters + Sweep::above(all.sweep.converted, k), sessions);
    out.push_back(std::move(row));
  }
  return out;
}

Result<Json> compute_gaps(Project& project, const Json& spec, const Exec& exec) {
  TRY(const auto scope, segments::scope_of(project, spec["scope"], exec));
  TRY(const auto extent, segments::extent_of(project, scope, exec));
  TRY(auto cut, Sessioniser::make(project, spec, extent));
  events::Need need;
  cut.bind(need);
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  TRY(const Gaps all, events::scan_reduce<Gaps>(
                          project, pass, scope, need, exec,
                          [&](Gaps& gaps, const events::Slab& slab) { visit_gaps(cut, gaps, slab); }, merge_gaps));
  if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
  Json out{{"persons", all.persons},
           {"events", all.events},
           {"idle", all.idle},
           {"gaps", Json::array()},
           {"mixture", mixture_json(all.fine, all.persons)},
           {"by_timeout", by_timeout(all, cut.has_conversion())}};
  for (size_t k = 0; k < kBins; ++k)
    out["gaps"].push_back(Json{{"from", k == 0 ? 0 : bin_edges()[k]},
                               {"to", k + 1 < kBins ? Json(bin_edges()[k + 1]) : Json()},
                               {"n", all.bins[k]}});
  return out;
}

}  // namespace

const std::array<Duration, kBins>& bin_edges() {
  static const std::array<Duration, kBins> edges = [] {
    std::array<Duration, kBins> out{};
    for (size_t k = 0; k < kBins; ++k)
      out[k] = std::llround(std::pow(10.0, static_cast<double>(k) / 4) * 1e6);
    return out;
  }();
  return edges;
}

size_t Sweep::place(Duration gap) {
  if (gap <= kMinutes[0] * kMinute) return 0;  // most gaps lie inside a session
  size_t out = 0;
  for (size_t k = 0; k < kMinutes.size(); ++k) out += gap > kMinutes[k] * kMinute;
  return out;
}

int64_t Sweep::above(const Counts& counts, size_t k) {
  return std::accumulate(counts.begin() + static_cast<std::ptrdiff_t>(k) + 1, counts.end(), int64_t{0});
}

int64_t Sweep::up_to(const Counts& counts, size_t k) {
  return std::accumulate(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(k) + 1, int64_t{0});
}

Json rate(int64_t k, int64_t n) {
  return segments::rate_json(static_cast<double>(k), static_cast<double>(n));
}

Result<Json> gaps_json(Project& project, const Json& complete, const Exec& exec) {
  Json spec{{"timeout", "30 min"}, {"midnight", false}, {"scope", complete["scope"]}};
  for (const char* part : {"passive", "conversion"})
    if (complete.contains(part)) spec[part] = complete[part];
  static const report::Question part{"sessions: gaps", 1, {}, segments::key_of, {}, {}};
  TRY(const ResultKey key, report::key_of(project, part, spec));
  return Parts::of(project).get(key, [&] { return compute_gaps(project, spec, exec); });
}

}  // namespace habitus::sessions
