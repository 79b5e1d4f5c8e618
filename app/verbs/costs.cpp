#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "core/objectives/cost_matrix.h"

namespace habitus {
Verb verb_costs() {
  return {"costs", "What decisions between any number of classes cost on labelled people",
          "habitus-cli costs shop.habitus --truth band --decided predicted --class low mid high --costs \"0 "
          "5 9; 20 0 4; "
          "100 30 0\"",
          [](CLI::App& app, Json& spec, Desk& desk) {
            asking_options(app, spec, desk);
            text_option(app, spec, "--truth", "truth", "Attribute that tells what was true");
            text_option(app, spec, "--decided", "decided", "Attribute that tells what was decided");
            list_option(app, spec, "--class", "classes", "The classes in their order (all values, by name)");
            text_option(
                app, spec, "--costs", "costs",
                "A row for each truth, a column for each decision: \"0 5; 100 0\" (1 for every error)");
          },
          [](Desk& desk, const Json& spec) { return answer_to(desk, objectives::costs(), spec); }};
}

}  // namespace habitus
