#include "core/segments/population.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "core/events/log.h"
#include "core/features/rows.h"
#include "core/segments/rule.h"

namespace habitus {
namespace {

/// The flags as rules, in the order a reader expects them.
Result<Json> rules_of(Json& spec) {
  Json rules = Json::array();
  const auto take = [&spec](const char* key) {
    Json value = spec.value(key, Json());
    spec.erase(key);
    return value;
  };
  if (const Json v = take("$active"); !v.is_null()) rules.push_back({{"did", "*"}, {"within", v}});
  if (const Json v = take("$sessions"); !v.is_null()) rules.push_back({{"sessions", {{"at_least", v}}}});
  if (const Json v = take("$events"); !v.is_null())
    rules.push_back({{"did", "*"}, {"count", {{"at_least", v}}}});
  if (const Json v = take("$tenure"); !v.is_null())
    rules.push_back({{"first", "*"}, {"ago", {{"at_least", v}}}});
  spec.erase("$attribute");
  spec.erase("$not");
  return rules;
}

/// "region=DE" as a rule on an attribute; several values are parted by "|".
Result<Json> attribute_rule(const std::string& text) {
  const size_t equal = text.find('=');
  if (equal == std::string::npos || equal == 0)
    return fail(Kind::input, Text("“%1” is not a rule on an attribute", {text}), {},
                "Write region=DE or plan=pro|team");
  Json values = Json::array();
  std::string rest = text.substr(equal + 1);
  for (size_t bar; (bar = rest.find('|')) != std::string::npos; rest = rest.substr(bar + 1))
    values.push_back(rest.substr(0, bar));
  values.push_back(rest);
  return Json{
      {"attribute", text.substr(0, equal)}, {"op", values.size() > 1 ? "in" : "is"}, {"values", values}};
}

Result<Reply> run_population(Desk& desk, const Json& given) {
  TRY(Project * project, open_for_asking(desk));
  Json spec = given;
  Json own = spec.value("rules", Json::array());
  const Json yes = spec.value("$attribute", Json::array()), no = spec.value("$not", Json::array());
  TRY(const Json flags, rules_of(spec));
  for (const Json& rule : flags) own.push_back(rule);
  for (const Json& text : yes) {
    TRY(Json rule, attribute_rule(text.get<std::string>()));
    own.push_back(std::move(rule));
  }
  for (const Json& text : no) {
    TRY(Json rule, attribute_rule(text.get<std::string>()));
    own.push_back({{"not", std::move(rule)}});
  }
  for (Json& rule : own)
    if (rule.is_string()) {
      TRY(rule, parse_json(rule.get<std::string>(), "--rule"));
    }
  if (!own.empty()) spec["rules"] = own;
  if (spec.contains("$name")) spec["segment"] = spec["$name"];
  const std::string save = spec.value("$save", ""), table = spec.value("$table", ""),
                    why = spec.value("$reason", "");
  for (const char* key : {"$save", "$table", "$reason", "$name"}) spec.erase(key);
  if (desk.seed_given) spec["seed"] = desk.seed;
  TRY(const Json wanted, gather(*project, "population", spec));
  TRY(const auto answer, report::ask(*project, segments::population(), wanted, desk.exec));
  Reply reply = reply_of(segments::population(), answer, answer.json());
  TRY(const Json complete, parse_json(answer.spec));
  if (!save.empty()) {
    TRY(const Json segment, segments::segment_of(*project, complete));
    TRY(const auto made, project->definitions().apply("segment", save, segment, why));
    reply.lines.push_back("Kept the population “" + save + "”, version " + std::to_string(made.version));
  }
  if (table.empty()) return reply;
  TRY(const auto people, segments::standing(*project, complete, desk.exec));
  TRY(const auto log, events::info(*project));
  const Json steps = answer.json()["steps"];
  const std::vector<features::RowColumn> columns{
      {"status", [&](size_t i) { return std::string(people.failed[i] == 0 ? "in scope" : "out of scope"); }},
      {"first_rule_not_met", [&](size_t i) {
         const int f = people.failed[i];
         return f == 0 ? std::string()
                       : english(segments::rule_text(steps[static_cast<size_t>(f) - 1]["rule"]));
       }}};
  CHECK(features::write_rows(*project, "population --table", table, people.person,
                             std::vector<Time>(people.person.size(), log.last), columns));
  reply.lines.push_back("Wrote " + table);
  return reply;
}

}  // namespace

Verb verb_population() {
  return {"population", "Who is meant: inclusion rules, what each leaves, and whether groups stay the same",
          "habitus-cli population shop.habitus --min-sessions 3 --active-within \"60 d\" --save regulars",
          [](CLI::App& app, Json& spec, Desk& desk) {
            asking_options(app, spec, desk);
            text_option(app, spec, "--active-within", "$active",
                        "An event in this time before the end, like 30 d");
            whole_option(app, spec, "--min-sessions", "$sessions", "At least so many sessions");
            whole_option(app, spec, "--min-events", "$events", "At least so many events");
            text_option(app, spec, "--tenure", "$tenure", "The first event at least so long ago, like 90 d");
            list_option(app, spec, "--attribute", "$attribute", "region=DE, plan=pro|team");
            list_option(app, spec, "--not", "$not", "… and not: bot=true");
            list_option(app, spec, "--rule", "rules", "Any other rule as JSON (as of a segment)");
            text_option(app, spec, "--as-of", "as_of", "Membership as of this date");
            whole_option(app, spec, "--clusters", "clusters", "Groups whose stability is looked at (4)");
            text_option(app, spec, "--table", "$table",
                        "Everybody with “in scope” or “out of scope”, as CSV (journalled)");
            text_option(app, spec, "--reason", "$reason", "Why it is kept");
          },
          run_population};
}

}  // namespace habitus
