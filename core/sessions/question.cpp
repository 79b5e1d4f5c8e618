#include <nlohmann/json.hpp>

#include "core/base/parallel.h"
#include "core/project/project.h"
#include "core/segments/scope.h"
#include "core/sessions/count.h"
#include "core/sessions/figures.h"
#include "core/sessions/gaps.h"

namespace habitus::sessions {
namespace {

/// `answer` has what gaps.h says of the gaps; the sessions are added to it.
void add_sessions(const Part& all, const Sessioniser& cut, const Comparison& comparison, const Exec& exec, Json& answer) {
  const auto sessions = static_cast<int64_t>(all.duration.size());
  answer["sessions"] = sessions;
  answer["timeout_us"] = cut.timeout();
  answer["bounces"] = rate(all.bounces, sessions);
  const std::array<std::pair<const char*, const stats::Numbers*>, 3> spreads{
      {{"duration", &all.duration}, {"length", &all.length}, {"per_person", &all.per_person}}};
  const auto spread = parallel_map<Json>(spreads.size(), exec, [&](size_t i) { return segments::spread_json(*spreads[i].second); });
  for (size_t i = 0; i < spreads.size(); ++i) answer[spreads[i].first] = spread[i];
  answer["begun_by"] = Json::object();
  if (cut.has_conversion()) answer["conversion"] = rate(all.converted, sessions);
  for (size_t k = 1; k < all.begun.size(); ++k)
    if (all.begun[k] > 0) answer["begun_by"][kWhyNames[k]] = all.begun[k];
  comparison.add_json(all.compared, answer);
}

Result<Json> compute(Project& project, const Json& complete, const Exec& exec) {
  TRY(const auto scope, segments::scope_of(project, complete["scope"], exec));
  TRY(const auto extent, segments::extent_of(project, scope, exec));
  TRY(auto cut, Sessioniser::make(project, complete, extent));
  TRY(auto comparison, Comparison::make(project, complete, extent));
  const bool usual = cut.gaps_alone() && !cut.has_conversion() && !comparison.wanted();
  events::Need need;
  cut.bind(need);
  comparison.bind(need);
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  TRY(const Part all,
      events::scan_reduce<Part>(
          project, pass, scope, need, exec,
          [&](Part& part, const events::Slab& slab) {
            if (usual)
              visit_gaps_alone(cut, part, slab);
            else
              visit(cut, comparison, part, slab);
          },
          merge));
  TRY(Json answer, gaps_json(project, complete, exec));
  add_sessions(all, cut, comparison, exec, answer);
  if (complete.contains("reason")) answer["reason"] = complete["reason"];
  return answer;
}

}  // namespace

const report::Question& question() {
  static const report::Question made{"sessions", 2, complete, segments::key_of, compute, figures, people};
  return made;
}

}  // namespace habitus::sessions
