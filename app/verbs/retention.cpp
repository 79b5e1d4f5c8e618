#include "core/retention/retention.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"

namespace habitus {

Verb verb_retention() {
  return {"retention", "Who comes back, and when: cohorts by period of entry",
          "habitus-cli retention shop.habitus --start signup --return purchase --grain month",
          [](CLI::App& app, Json& spec, Desk& desk) {
            asking_options(app, spec, desk);
            text_option(app, spec, "--start", "start", "What makes somebody enter (any event)");
            text_option(app, spec, "--return", "return", "What counts as coming back (any event)");
            text_option(app, spec, "--grain", "grain", "hour, day, week, month, quarter or year");
            text_option(app, spec, "--clock", "clock",
                        "calendar, or rolling: whole 24 hours since the entry");
            text_option(app, spec, "--count", "count", "on, on_or_after or bracket");
            text_option(app, spec, "--entry", "entry", "first, or recurring: every period with a start");
            whole_option(app, spec, "--periods", "periods", "Last offset");
            text_option(app, spec, "--kpi", "$kpi",
                        "Instead of the share: events, \"sum amount\" or \"mean amount\" per person");
          },
          [](Desk& desk, const Json& given) -> Result<Reply> {
            Json spec = given;
            CHECK(read_picks(spec, "start"));
            CHECK(read_picks(spec, "return"));
            if (const std::string kpi = spec.value("$kpi", ""); !kpi.empty()) {
              const size_t cut = std::min(kpi.find(' '), kpi.size());
              spec["kpi"] = Json{{"as", kpi.substr(0, cut)}};
              if (cut < kpi.size()) spec["kpi"]["property"] = kpi.substr(cut + 1);
            }
            return answer_to(desk, retention::question(), spec);
          }};
}

}  // namespace habitus
