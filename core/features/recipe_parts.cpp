#include "core/features/recipe_parts.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/features/kinds.h"
#include "core/project/project.h"
#include "core/sessions/sessions.h"

namespace habitus::features {

Result<Json> windows(const Json& f, const std::string& where) {
  Json out = Json::array();
  TRY(auto texts, spec::texts(f, f.contains("windows") ? "windows" : "window", where));
  for (const std::string& text : texts) {
    TRY(const std::string one, spec::duration(Json{{"window", text}}, "window", "", where));
    out.push_back(one);
  }
  return out;
}

Done property(const Context& c, const Json& f, const char* key, const char* also, const std::string& where,
              Json& out) {
  TRY(const std::string name, spec::text(f, key, also, where));
  std::vector<std::string> names = c.properties;
  if (*also) names.emplace_back(also);
  if (std::find(names.begin(), names.end(), name) == names.end())
    return spec::unknown("property", name, names, where + "." + key);
  out[key] = name;
  return {};
}

Result<Json> pick(const Context& c, const Json& given, const std::string& where) {
  TRY(Json done, taxonomy::complete_pick(given, c.lens, c.properties, where));
  CHECK(taxonomy::looks_back(done, c.lens, where));
  return done;
}

std::string spoken(const Json& pick) {
  const std::string name = taxonomy::pick_name(pick);
  return name == "*" ? "" : name;
}

Done weights(const Context& c, const Json& f, const std::string& where, Json& out) {
  const Json given = f.value("weights", Json());
  out["events"] = Json::array();
  out["values"] = Json::array();
  if (given.is_object() && !given.empty()) {
    for (const auto& [word, worth] : given.items()) {
      if (!worth.is_number())
        return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "What “%1” is worth is a number"), {word}),
                    where + ".weights", {});
      TRY(Json one, pick(c, word, where + ".weights"));
      out["events"].push_back(std::move(one));
      out["values"].push_back(worth);
    }
    return {};
  }
  if (f.contains("events") && f.contains("values") && f["events"].is_array() && f["values"].is_array() &&
      f["events"].size() == f["values"].size() && !f["events"].empty()) {  // completed before
    for (const Json& one : f["events"]) {
      TRY(Json done, pick(c, one, where + ".events"));
      out["events"].push_back(std::move(done));
    }
    out["values"] = f["values"];
    return {};
  }
  return fail(Kind::input, QT_TRANSLATE_NOOP("core", "“weights” says what each event is worth"),
              where + ".weights", R"(Write {"purchase": 5, "look": 1})");
}

Done steps(const Context& c, const std::string& type, const Json& f, const std::string& where, Json& out,
           std::string& called) {
  TRY(std::string step, spec::text(f, "step", "7 d", where));
  if (step == "1 month") step = "month";
  if (step == "day" || step == "week") step = step == "day" ? "1 d" : "7 d";
  if (step != "month") {
    TRY(step, spec::duration(Json{{"step", step}}, "step", "7 d", where));
  }
  if (step != "month" && parse_duration(step).value_or(0) <= 0)
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A step has a length"), where + ".step",
                QT_TRANSLATE_NOOP("core", "Write day, week, month or a duration like 12 h"));
  out["step"] = step;
  if (f.contains("property")) CHECK(property(c, f, "property", "", where, out));
  const bool sum = out.contains("property");
  const std::string what =
      (sum ? "sum " + out["property"].get<std::string>() : std::string("count")) + " " + spoken(out["event"]);
  TRY(out["k"], spec::whole(f, "k", type == "seasonal" ? 1 : 4,
                            type == "acceleration"                 ? 3
                            : type == "slope" || type == "rolling" ? 2
                                                                   : 1,
                            104, where));
  if (type == "seasonal") {
    TRY(out["season"], spec::whole(f, "season", step == "1 d" ? 7 : step == "month" ? 12 : 4, 2, 366, where));
    if (steps_of(Json{{"type", type}, {"k", out["k"]}, {"season", out["season"]}}) > 1200)
      return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A feature looks at most 1200 steps back"), where,
                  {});
  }
  if (type == "lag")
    called = what + " " + step + " lag";
  else
    called = type + " " + (sum ? what : spoken(out["event"])) + " " + step;
  if (type == "rolling" || type == "acceleration") called += " × " + std::to_string(out["k"].get<int>());
  return {};
}

namespace {
/// The rules sessions are cut by, written out: of a saved definition, or as given. Events are the feature's
/// own.
Result<Json> session_rules(const Context& c, const Json& f, const std::string& where) {
  Json rules = f.value("sessions", Json::object());
  if (rules.is_string()) {
    TRY(const auto found, taxonomy::find_definition(c.project, "sessions", rules.get<std::string>()));
    TRY(rules, parse_json(found.spec, found.text));
  }
  if (!rules.is_object())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "“sessions” is a saved definition or its rules"),
                where + ".sessions",
                QT_TRANSLATE_NOOP("core", "Write its name, or {\"timeout\": \"30 min\"}"));
  if (f.contains("timeout")) rules["timeout"] = f["timeout"];
  rules["scope"] = c.scope;
  TRY(rules, sessions::complete(c.project, rules));
  for (const char* key : {"start", "end", "passive"})
    for (const Json& one : rules.value(key, Json::array()))
      CHECK(taxonomy::looks_back(one, c.lens, where + ".sessions"));
  for (const Json& one : rules.value("after", Json::array()))
    CHECK(taxonomy::looks_back(one["pick"], c.lens, where + ".sessions"));
  return sessions::rules_of(rules);
}

}  // namespace

Done session_part(const Context& c, const Json& f, const std::string& where, Json& out) {
  TRY(out["sessions"], session_rules(c, f, where));
  if (!f.contains("columns")) return {};
  TRY(const auto names, spec::texts(f, "columns", where));
  const auto known = session_columns();
  for (const std::string& name : names)
    if (std::find(known.begin(), known.end(), name) == known.end())
      return spec::unknown("column", name, known, where + ".columns");
  out["columns"] = names;
  return {};
}

}  // namespace habitus::features
