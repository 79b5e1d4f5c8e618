#include "core/objectives/target.h"

#include "app/verbs/evidence.h"

#include <nlohmann/json.hpp>

namespace habitus {
namespace {

Result<Reply> target_run(Desk& desk, const Json& flags) {
  TRY(Project * project, evidence::open_to_ask(desk));
  TRY(const Json spec, evidence::gather(*project, "target", flags));
  TRY(const auto answer, report::ask(*project, objectives::question(), spec, desk.exec));
  if (flags.contains("$save"))
    CHECK(project->definitions().apply("target", flags["$save"].get<std::string>(), spec));
  return evidence::reply_of(objectives::question(), answer, answer.json());
}
}  // namespace

Verb verb_target() {
  return {
      "target", "Say what is to be foreseen, and how often it happens at each as-of date",
      "habitus-cli target shop.habitus --event purchase --horizon \"30 d\" --as-of 2025-03-01 --save buys",
      [](CLI::App& app, Json& spec, Desk& desk) {
        evidence::common_flags(app, spec, desk);
        evidence::text_flag(app, spec, "--type", "type",
                            "event (it happens), absence (it does not) or attribute");
        evidence::text_flag(app, spec, "--event", "event", "The event; nothing = any");
        evidence::text_flag(app, spec, "--horizon", "horizon", "How long after the as-of date it may happen");
        evidence::text_flag(app, spec, "--gap", "gap", "How long after the as-of date the window begins");
        evidence::text_flag(app, spec, "--attribute", "attribute", "The attribute, for type attribute");
        evidence::text_flag(app, spec, "--op", "op", "is, is_not, in, less, at_most, more, at_least");
        evidence::list_flag(app, spec, "--value", "values", "Its value");
        evidence::list_flag(app, spec, "--as-of", "as_of", "Dates it is asked at");
        evidence::text_flag(app, spec, "--active-within", "active_within",
                            "At risk: an event in this time before");
        evidence::text_flag(app, spec, "--segment", "segment", "At risk: a member of this segment");
      },
      target_run};
}

}  // namespace habitus
