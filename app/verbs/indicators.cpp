#include "core/objectives/indicators.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"

namespace habitus {

Verb verb_indicators() {
  return {
      "indicators", "Behavioural indicators: their values, and which of them foretells an outcome",
      "habitus-cli indicators shop.habitus --indicator \"adoption of search\" --indicator stickiness "
      "--indicator \"session duration\"",
      [](CLI::App& app, Json& spec, Desk& desk) {
        asking_options(app, spec, desk);
        list_option(
            app, spec, "--indicator", "indicators",
            "\"session duration\", \"adoption of X\", \"repeat of X\", stickiness, or \"name = formula\"");
        text_option(app, spec, "--outcome", "outcome", "A saved target they are held against");
        text_option(app, spec, "--window", "window", "History before the as-of date (30 d)");
        list_option(app, spec, "--lag", "lags", "How long before the date it is measured as well");
      },
      [](Desk& desk, const Json& spec) { return answer_to(desk, objectives::indicators(), spec); }};
}

}  // namespace habitus
