#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "core/segments/question.h"
#include "core/segments/rule.h"

namespace habitus {
namespace {

/// --rule JSON with --save keeps a segment; without, sizes and overlaps of the given or of all saved ones.
Result<Reply> run_segments(Desk& desk, const Json& given) {
  TRY(Project * project, open_for_asking(desk));
  Json spec = given;
  const std::string save = spec.value("$save", "");
  spec.erase("$save");
  Json list = spec.value("segments", Json::array());
  if (spec.contains("rule")) {
    Json rule = spec["rule"];
    if (rule.is_string()) {
      const std::string text = rule.get<std::string>();
      TRY(rule, parse_json(text.starts_with("{") ? text : Json{{"did", text}}.dump(), "--rule"));
    }
    if (spec.contains("as_of")) rule = Json{{"rule", rule}, {"as_of", spec["as_of"]}};
    if (!save.empty()) {
      TRY(const Json done, segments::complete_rule(*project, rule, spec.value("scope", Json::object())));
      CHECK(project->definitions().apply("segment", save, done, spec.value("reason", "")));
      list.push_back(save);
    } else {
      list.push_back(rule);
    }
  }
  for (const char* key : {"rule", "as_of", "reason"}) spec.erase(key);
  if (!list.empty()) spec["segments"] = list;
  return answer_to(desk, segments::question(), spec);
}

}  // namespace

Verb verb_segments() {
  return {"segments", "Who belongs to which segment; keep a rule as a segment",
          "habitus-cli segments shop.habitus --rule "
          "'{\"did\":\"purchase\",\"count\":{\"at_least\":3},\"within\":\"30 d\"}' --save loyal",
          [](CLI::App& app, Json& spec, Desk& desk) {
            asking_options(app, spec, desk);
            text_option(app, spec, "--rule", "rule", "A rule as JSON, or the name of an event that was done");
            text_option(app, spec, "--as-of", "as_of", "Membership as of this date");
            text_option(app, spec, "--reason", "reason", "Why it is kept");
            list_option(app, spec, "--segment", "segments", "Saved segments to compare (all)");
          },
          run_segments};
}

}  // namespace habitus
