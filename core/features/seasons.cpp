#include "core/features/seasons.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/features/build.h"
#include "core/features/kinds.h"
#include "core/objectives/moments.h"
#include "core/objectives/window.h"
#include "core/project/project.h"
#include "core/segments/answers.h"
#include "core/segments/scope.h"
#include "core/stats/series.h"

namespace habitus::features {
namespace {

struct Measured {
  Json event, property, step;
  std::vector<std::string> of;
  std::vector<Time> edges;
  size_t pick = 0, number = 0;
};

std::vector<Measured> series_of(const Json& set, Time last, const Zone& zone) {
  std::vector<Measured> out;
  for (const Json& f : set["features"]) {
    if (f["type"] == "attribute" || steps_of(f) == 0) continue;
    const Json property = f.value("property", Json());
    auto at = std::find_if(out.begin(), out.end(), [&](const Measured& s) {
      return s.event == f["event"] && s.property == property && s.step == f["step"];
    });
    if (at == out.end())
      at = out.insert(out.end(),
                      {f["event"], property, f["step"], {}, step_edges(last, f["step"], kMostSteps, zone)});
    at->of.push_back(f["name"]);
  }
  return out;
}

using Sums = std::vector<std::vector<double>>;  ///< by series and step back

void add(const std::vector<Measured>& all, const events::Slab& slab, const std::vector<const uint32_t*>& masks,
         Time moment, Sums& sums) {
  sums.assign(all.size(), std::vector<double>(kMostSteps, 0.0));
  objectives::Known known;
  for (size_t p = 0; p < slab.person.size(); ++p) {
    objectives::known_as_of(slab, slab.first[p], slab.first[p + 1], moment, known);
    for (size_t s = 0; s < all.size(); ++s)
      for (const uint32_t row : known.rows) {
        if (!(masks[all[s].pick / 32][row] >> (all[s].pick % 32) & 1) || slab.time[row] < all[s].edges.back())
          continue;
        const auto begin = std::partition_point(all[s].edges.begin(), all[s].edges.end(),
                                                [&](Time edge) { return edge > slab.time[row]; });
        const double x = all[s].property.is_null() ? slab.weight[row] : slab.number[all[s].number][row];
        if (!std::isnan(x)) sums[s][static_cast<size_t>(begin - all[s].edges.begin()) - 1] += x;
      }
  }
}

Json entry_of(const Measured& series, std::vector<double> sums) {
  while (!sums.empty() && sums.back() == 0) sums.pop_back();
  if (sums.size() > 2 && sums.size() < kMostSteps) sums.pop_back();  // the first step is not whole
  std::reverse(sums.begin(), sums.end());
  const std::string pick = taxonomy::pick_name(series.event);
  Json out{
      {"event", pick}, {"step", series.step}, {"n", sums.size()}, {"of", series.of}, {"r", Json::array()}};
  if (!series.property.is_null()) out["property"] = series.property;
  const auto left = stats::detrended(sums);
  const auto r = stats::autocorrelation(left, std::min(kMostLags, sums.size() / 3));
  for (const double value : r) out["r"].push_back(segments::number_json(value));
  const double band = stats::two_sided_z(.95) / std::sqrt(static_cast<double>(sums.size()));
  if (!sums.empty()) out["band"] = band;
  if (const size_t season = stats::season_of(r, band)) out["season"] = season;
  return out;
}
}  // namespace

Result<Json> seasons(Project& project, const Json& frame, const Exec& exec) {
  const Json& set = frame["set"];
  TRY(const Zone zone, segments::zone_of(set["scope"]));
  const Time last = objectives::moments_of(frame["as_of"]).back();
  auto all = series_of(set, last, zone);
  if (all.empty()) return Json(Json::array());
  Demand demand;
  demand.need.arrival = demand.need.weight = true;
  for (Measured& s : all) {
    s.pick = demand.pick(s.event);
    if (!s.property.is_null()) s.number = demand.number(s.property);
  }
  TRY(const auto lens, segments::lens_of(project, set["scope"]));
  TRY(const Pickers pickers, Pickers::make(project, lens, demand));
  TRY(auto scope, scope_of_set(project, set, {last}, exec));
  scope.known_by = std::min(scope.known_by, last);
  TRY(const Pass pass, project.gate().aggregates(Purpose::explore));
  TRY(const Sums sums, events::scan_reduce<Sums>(
                           project, pass, scope, demand.need, exec,
                           [&](Sums& part, const events::Slab& slab) {
                             Pickers::Masks masks;
                             add(all, slab, pickers.apply(slab, masks), last, part);
                           },
                           [](Sums& into, const Sums& from) {
                             if (into.empty()) into.resize(from.size(), std::vector<double>(kMostSteps, 0.0));
                             for (size_t s = 0; s < from.size(); ++s)
                               for (size_t j = 0; j < kMostSteps; ++j) into[s][j] += from[s][j];
                           }));
  Json out = Json::array();
  for (size_t s = 0; s < all.size(); ++s)
    out.push_back(entry_of(all[s], s < sums.size() ? sums[s] : std::vector<double>()));
  return out;
}

}  // namespace habitus::features
