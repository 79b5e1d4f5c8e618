#include "core/trends/trend.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"

namespace habitus {
namespace {

/// --pick, --as, --property and --of describe one measure; several come from --spec.
Result<Reply> run_trend(Desk& desk, const Json& given) {
  Json spec = given;
  Json measure = Json::object();
  for (const char* key : {"pick", "as", "property", "of"})
    if (spec.contains(key)) {
      measure[key] = spec[key];
      spec.erase(key);
    }
  CHECK(read_picks(measure, "pick"));
  CHECK(read_picks(measure, "of"));
  if (!measure.empty()) {
    if (!measure.contains("pick")) measure["pick"] = "*";
    spec["measures"] = Json::array({measure});
  }
  return answer_to(desk, trends::question(), spec);
}

}  // namespace

Verb verb_trend() {
  return {
      "trend", "A measure over time: events, persons, sums, means, shares",
      "habitus-cli trend shop.habitus --pick purchase --as sum --property amount --grain week --by country",
      [](CLI::App& app, Json& spec, Desk& desk) {
        asking_options(app, spec, desk);
        text_option(app, spec, "--pick", "pick", "What is counted (any event)");
        text_option(app, spec, "--as", "as", "events, actors, per_actor, sum, mean or ratio");
        text_option(app, spec, "--property", "property", "Property of sum and mean");
        text_option(app, spec, "--of", "of", "What a ratio is a share of");
        text_option(app, spec, "--grain", "grain", "hour, day, week, month, quarter or year");
        list_option(app, spec, "--by", "breakdown", "Properties or attributes to break down by");
        text_option(app, spec, "--baseline", "baseline", "A frozen baseline laid over it");
      },
      run_trend};
}

}  // namespace habitus
