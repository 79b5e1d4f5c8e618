#include <nlohmann/json.hpp>

#include "core/project/project.h"
#include "core/segments/scope.h"
#include "core/sessions/count.h"
#include "core/sessions/figures.h"

namespace habitus::sessions {
namespace {

Json rate(int64_t k, int64_t n) {
  return segments::rate_json(static_cast<double>(k), static_cast<double>(n));
}

/// What the gap alone would give, timeout by timeout.
Json by_timeout(const Part& all, bool conversion) {
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

Json answer_of(Part& all, const Sessioniser& cut, const Comparison& comparison) {
  const auto sessions = static_cast<int64_t>(all.duration.size());
  Json answer{{"sessions", sessions},
              {"persons", all.persons},
              {"events", all.events},
              {"idle", all.idle},
              {"timeout_us", cut.timeout()},
              {"bounces", rate(all.bounces, sessions)},
              {"duration", segments::spread_json(all.duration)},
              {"length", segments::spread_json(all.length)},
              {"per_person", segments::spread_json(all.per_person)},
              {"begun_by", Json::object()},
              {"gaps", Json::array()},
              {"mixture", mixture_json(all.fine, all.persons)},
              {"by_timeout", by_timeout(all, cut.has_conversion())}};
  if (cut.has_conversion()) answer["conversion"] = rate(all.converted, sessions);
  for (size_t k = 1; k < all.begun.size(); ++k)
    if (all.begun[k] > 0) answer["begun_by"][kWhyNames[k]] = all.begun[k];
  for (size_t k = 0; k < kBins; ++k)
    answer["gaps"].push_back(Json{{"from", k == 0 ? 0 : bin_edges()[k]},
                                  {"to", k + 1 < kBins ? Json(bin_edges()[k + 1]) : Json()},
                                  {"n", all.gaps[k]}});
  comparison.add_json(all.compared, answer);
  return answer;
}

Result<Json> compute(Project& project, const Json& complete, const Exec& exec) {
  TRY(const auto scope, segments::scope_of(project, complete["scope"], exec));
  TRY(const auto extent, segments::extent_of(project, scope, exec));
  TRY(auto cut, Sessioniser::make(project, complete, extent));
  TRY(auto comparison, Comparison::make(project, complete, extent));
  events::Need need;
  cut.bind(need);
  comparison.bind(need);
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  TRY(Part all,
      events::scan_reduce<Part>(
          project, pass, scope, need, exec,
          [&](Part& part, const events::Slab& slab) { visit(cut, comparison, part, slab); }, merge));
  Json answer = answer_of(all, cut, comparison);
  if (complete.contains("reason")) answer["reason"] = complete["reason"];
  return answer;
}

}  // namespace

const report::Question& question() {
  static const report::Question made{"sessions", 2, complete, segments::key_of, compute, figures, people};
  return made;
}

}  // namespace habitus::sessions
