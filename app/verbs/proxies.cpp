#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "core/objectives/indicators.h"

namespace habitus {

Verb verb_proxies() {
  return {"proxies", "Which sources and events foretell an outcome: information gain, association, lead time",
          "habitus-cli proxies shop.habitus --outcome buys",
          [](CLI::App& app, Json& spec, Desk& desk) {
            definition_options(app, spec, desk);
            text_option(app, spec, "--outcome", "outcome", "A saved target");
            text_option(app, spec, "--window", "window", "History before the as-of date (30 d)");
            list_option(app, spec, "--lag", "lags", "How long before the date it is measured as well");
            whole_option(app, spec, "--top", "top", "So many of the most frequent events (30)");
          },
          [](Desk& desk, const Json& spec) { return answer_to(desk, objectives::proxies(), spec); }};
}

}  // namespace habitus
