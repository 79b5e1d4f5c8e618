#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/project/project.h"
#include "core/report/read.h"
#include "core/segments/frozen.h"
#include "core/segments/scope.h"
#include "core/trends/baseline.h"

namespace habitus::trends {

const Json* frozen_measure(const Json& frozen, const Json& measure) {
  const auto bare = [](Json m) {
    m.erase("name");
    return m;
  };
  for (const Json& m : frozen["measures"])
    if (bare(m["measure"]) == bare(measure)) return &m;
  return nullptr;
}

Json against(const Json& own, const std::string& grain, int weekday, double value, bool partial) {
  const std::string as = own["as"].get<std::string>();
  const Json& usual = grain == "day" ? own["weekdays"][static_cast<size_t>(weekday)]
                                     : own["grains"].value(grain, Json::object());
  const double low = report::number_at(usual, "low"), high = report::number_at(usual, "high");
  const bool counts = as == "events" || as == "actors" || as == "sum";
  return segments::deviation(value, report::number_at(usual, "mean"),
                             counts && low < 0 && as != "sum" ? 0 : low, high, partial && counts);
}

Done complete_overlay(Project& project, const Json& spec, Json& out) {
  if (!spec.contains("baseline") || spec["baseline"].is_null()) return {};
  TRY(const std::string reference, spec::text(spec, "baseline", "", "trend"));
  TRY(const std::string pinned,
      segments::complete_baseline(project, reference, out["scope"], "trend.baseline"));
  if (out.contains("breakdown"))
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A baseline is of everybody, not of groups"),
                "trend.baseline", QT_TRANSLATE_NOOP("core", "Leave out the breakdown, or the baseline"));
  const std::string grain = out["grain"];
  if (grain != "day" && grain != "week" && grain != "month")
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A baseline knows days, weeks and months"),
                "trend.grain");
  TRY(const Json kept, segments::frozen(project, pinned));
  for (const Json& measure : out["measures"])
    if (!frozen_measure(kept, measure))
      return fail(Kind::input,
                  Text(QT_TRANSLATE_NOOP("core", "The baseline “%1” does not hold this measure"),
                       {segments::baseline_name(pinned)}),
                  "trend.baseline", QT_TRANSLATE_NOOP("core", "Freeze one that does"));
  out["baseline"] = pinned;
  return {};
}

Result<Json> overlay(Project& project, const Json& complete, const Json& answer) {
  const std::string reference = complete["baseline"].get<std::string>();
  TRY(const Json kept, segments::frozen(project, reference));
  TRY(const Zone zone, segments::zone_of(complete["scope"]));
  Json out{{"name", segments::baseline_name(reference)},
           {"from", kept["from"]},
           {"to", kept["to"]},
           {"series", Json::array()}};
  for (const Json& series : answer["series"]) {
    const size_t m = series["measure"].get<size_t>();
    const Json* own = frozen_measure(kept, complete["measures"][m]);
    Json points = Json::array();
    for (size_t t = 0; own && t < answer["periods"].size(); ++t) {
      const Time start = answer["periods"][t]["from_us"].get<Time>();
      const int64_t day = period_of(zone.to_local(start), Grain::day);
      points.push_back(against(*own, answer["grain"], static_cast<int>(((day + 3) % 7 + 7) % 7),
                               report::number_at(series["points"][t], "value"),
                               answer["periods"][t]["state"] == "immature"));
    }
    out["series"].push_back({{"measure", m}, {"points", std::move(points)}});
  }
  return out;
}

}  // namespace habitus::trends
