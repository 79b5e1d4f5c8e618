#include "core/objectives/target.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"

namespace habitus {
namespace {

Result<Reply> target_run(Desk& desk, const Json& flags) {
  TRY(Project * project, open_for_asking(desk));
  TRY(const Json spec, gather(*project, "target", flags));
  TRY(const auto answer, report::ask(*project, objectives::question(), spec, desk.exec));
  if (flags.contains("$save"))
    CHECK(project->definitions().apply("target", flags["$save"].get<std::string>(), spec));
  return reply_of(objectives::question(), answer, answer.json());
}
}  // namespace

Verb verb_target() {
  return {
      "target", "Say what is to be foreseen, and how often it happens at each as-of date",
      "habitus-cli target shop.habitus --event purchase --horizon \"30 d\" --as-of 2025-03-01 --save buys",
      [](CLI::App& app, Json& spec, Desk& desk) {
        definition_options(app, spec, desk);
        text_option(app, spec, "--type", "type", "event (it happens), absence (it does not) or attribute");
        text_option(app, spec, "--event", "event", "The event; nothing = any");
        text_option(app, spec, "--horizon", "horizon", "How long after the as-of date it may happen");
        text_option(app, spec, "--gap", "gap", "How long after the as-of date the window begins");
        text_option(app, spec, "--attribute", "attribute", "The attribute, for type attribute");
        text_option(app, spec, "--op", "op", "is, is_not, in, less, at_most, more, at_least");
        list_option(app, spec, "--value", "values", "Its value");
        list_option(app, spec, "--as-of", "as_of", "Dates it is asked at");
        text_option(app, spec, "--active-within", "active_within", "At risk: an event in this time before");
        text_option(app, spec, "--segment", "segment", "At risk: a member of this segment");
      },
      target_run};
}

}  // namespace habitus
