#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "core/clusters/clusters.h"
#include "core/segments/question.h"
#include "core/segments/rule.h"
#include "core/segments/selection.h"

namespace habitus {
namespace {

/// --kmeans K --on FEATURES: groups that behave alike; --keep N keeps each of them as the segment "N 1", "N
/// 2", …
Result<Reply> run_clusters(Desk& desk, Json spec) {
  TRY(Project * project, open_for_asking(desk));
  const std::string keep = spec.value("$keep", "");
  spec.erase("$keep");
  if (spec.contains("kmeans")) spec["k"] = spec["kmeans"];
  spec.erase("kmeans");
  if (spec.contains("as_of")) {
    spec["on"] = Json{{"set", spec.value("on", Json())}, {"as_of", spec["as_of"]}};
    spec.erase("as_of");
  }
  if (desk.seed_given) spec["seed"] = desk.seed;
  TRY(Reply reply, answer_to(desk, clusters::question(), spec));
  if (keep.empty()) return reply;
  const Json said = Json::parse(reply.json, nullptr, false), complete = said["spec"];
  for (size_t c = 0; c < said["clusters"].size(); ++c) {
    events::PersonSet members;
    TRY(members.keys, clusters::question().people(*project, complete, Json{{"cluster", c}}, desk.exec));
    const std::string name = keep + " " + said["clusters"][c]["name"].get<std::string>();
    CHECK(segments::save_segment(*project, name, members,
                                 Json{{"question", "clusters"}, {"result", said["result"]}, {"cluster", c}},
                                 spec.value("reason", "")));
    reply.lines.push_back("Kept the segment “" + name + "”: " + std::to_string(members.keys.size()) +
                          " people");
  }
  return reply;
}

/// --rule JSON with --save keeps a segment; without, sizes and overlaps of the given or of all saved ones.
Result<Reply> run_segments(Desk& desk, const Json& given) {
  for (const char* key : {"kmeans", "k", "on"})
    if (given.contains(key)) return run_clusters(desk, given);
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
  return {"segments", "Who belongs to which segment; keep a rule as a segment; find groups by k-means++",
          "habitus-cli segments shop.habitus --rule "
          "'{\"did\":\"purchase\",\"count\":{\"at_least\":3},\"within\":\"30 d\"}' --save loyal",
          [](CLI::App& app, Json& spec, Desk& desk) {
            asking_options(app, spec, desk);
            text_option(app, spec, "--rule", "rule", "A rule as JSON, or the name of an event that was done");
            text_option(app, spec, "--as-of", "as_of", "Membership as of this date");
            text_option(app, spec, "--reason", "reason", "Why it is kept");
            list_option(app, spec, "--segment", "segments", "Saved segments to compare (all)");
            whole_option(app, spec, "--kmeans", "kmeans",
                         "Groups that behave alike: so many clusters by k-means++ (--seed draws the starts)");
            text_option(app, spec, "--on", "on", "kmeans: the saved features people are compared by");
            list_option(app, spec, "--column", "columns", "kmeans: only these of its number columns");
            text_option(app, spec, "--scale", "scale", "kmeans: standard, log or none");
            text_option(app, spec, "--keep", "$keep", "kmeans: keep the clusters as segments of this name");
          },
          run_segments};
}

}  // namespace habitus
