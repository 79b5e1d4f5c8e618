#include "core/funnels/funnel.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"

namespace habitus {

Verb verb_funnel() {
  return {
      "funnel", "How many go on from step to step, and how long they take",
      "habitus-cli funnel shop.habitus --step view_item --step add_to_cart --step purchase --window \"7 d\" "
      "--by country",
      [](CLI::App& app, Json& spec, Desk& desk) {
        asking_options(app, spec, desk);
        list_option(app, spec, "--step", "steps", "A step; may be \"a or b\", \"a where amount >= 10\"");
        text_option(app, spec, "--window", "window", "Longest time from first to last step (7 d)");
        text_option(app, spec, "--order", "order", "latest_start, first_start, strict, strict_order or any_order");
        bool_option(app, spec, "--increase", "increase", "A step must be strictly later than the one before");
        list_option(app, spec, "--exclude", "exclude", "Events that must not lie between the steps");
        text_option(app, spec, "--exclusion", "exclusion",
                    "stop: the attempt ends; drop: the person is left out");
        text_option(app, spec, "--entries", "entries", "all, or mature: only those whose window has ended");
        list_option(app, spec, "--by", "breakdown", "Properties or attributes to break down by");
        text_option(app, spec, "--grain", "grain", "Periods of entry: hour, day, week, month …");
        text_option(app, spec, "--baseline", "baseline", "A frozen baseline it is held against");
      },
      [](Desk& desk, const Json& given) -> Result<Reply> {
        Json spec = given;
        CHECK(read_picks(spec, "steps"));
        CHECK(read_picks(spec, "exclude"));
        return answer_to(desk, funnels::question(), spec);
      }};
}

}  // namespace habitus
