#include "core/ingest/mapping.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/ingest/time_format.h"
#include "core/project/definitions.h"

namespace habitus::ingest {
namespace {

// Ids that tools write when they have none (Mixpanel's list and what people add to it).
const char* const kPlaceholders[] = {
    "?",         "??",        "-",         "--",
    "n/a",       "na",        "nan",       "nil",
    "none",      "null",      "undefined", "unknown",
    "anonymous", "(not set)", "#n/a",      "00000000-0000-0000-0000-000000000000"};

tl::unexpected<Error> wrong(const std::string& key, const Text& next) {
  return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” of the mapping is not understood"), {key}),
              {}, next);
}

Done known_keys(const Json& object, const std::vector<std::string>& known, const std::string& where) {
  std::string all;
  for (const auto& k : known) all += (all.empty() ? "" : ", ") + k;
  for (const auto& [key, value] : object.items())
    if (std::find(known.begin(), known.end(), key) == known.end())
      return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "The mapping has an unknown key “%1”"), {key}),
                  where, Text(QT_TRANSLATE_NOOP("core", "Known are: %1"), {all}));
  return {};
}

bool texts(const Json& value) {
  return value.is_array() &&
         std::all_of(value.begin(), value.end(), [](const Json& v) { return v.is_string(); });
}

/// "a" → {"columns":["a"]}, ["a","b"] → {"columns":["a","b"],"join":" "}.
Result<Json> complete_role(const Json& given, const std::string& key,
                           const std::vector<std::string>& more = {}) {
  Json role = given;
  if (role.is_string()) role = Json{{"columns", {given}}};
  if (texts(role)) role = Json{{"columns", given}};
  if (!role.is_object())
    return wrong(
        key, QT_TRANSLATE_NOOP(
                 "core", "Write a column name, {\"columns\":[…],\"join\":\" \"} or {\"constant\":\"…\"}"));
  std::vector<std::string> known{"columns", "join", "constant"};
  known.insert(known.end(), more.begin(), more.end());
  CHECK(known_keys(role, known, key));
  if (role.contains("constant")) {
    if (!role["constant"].is_string() || role["constant"].get<std::string>().empty() ||
        role.contains("columns"))
      return wrong(key, QT_TRANSLATE_NOOP(
                            "core", "A constant is a text that is not empty and stands without columns"));
    return role;
  }
  if (role.contains("columns") && role["columns"].is_string())
    role["columns"] = Json::array({role["columns"]});
  if (!role.contains("columns") || !texts(role["columns"]) || role["columns"].empty())
    return wrong(key, QT_TRANSLATE_NOOP("core", "“columns” is a list of column names"));
  if (role["columns"].size() > 1 && !role.contains("join")) role["join"] = " ";
  if (role["columns"].size() == 1) role.erase("join");
  return role;
}

Result<Json> complete_time(const Json& given, const std::string& key) {
  TRY(Json role, complete_role(given, key, {"format", "print", "zone", "gap", "overlap"}));
  const Json defaults{{"format", "iso"}, {"zone", "UTC"}, {"gap", "reject"}, {"overlap", "earlier"}};
  for (const auto& [name, value] : defaults.items()) {
    if (!role.contains(name)) role[name] = value;
    if (!role[name].is_string()) return wrong(key + "." + name, QT_TRANSLATE_NOOP("core", "It is a text"));
  }
  if (role["gap"] != "reject" && role["gap"] != "shift")
    return wrong(key + ".gap", QT_TRANSLATE_NOOP("core", "Write reject or shift"));
  if (role["overlap"] != "reject" && role["overlap"] != "earlier")
    return wrong(key + ".overlap", QT_TRANSLATE_NOOP("core", "Write earlier or reject"));
  CHECK(TimeFormat::make(role["format"], role["zone"], role.value("print", "")));
  return role;
}

Result<Json> complete_skip(const Json& given) {
  if (!given.is_array()) return wrong("skip", QT_TRANSLATE_NOOP("core", "It is a list of rules"));
  for (const Json& rule : given) {
    if (!rule.is_object())
      return wrong("skip", QT_TRANSLATE_NOOP("core", "A rule is {\"column\":\"…\",\"in\":[…]}"));
    CHECK(known_keys(rule, {"column", "in", "not_in", "missing"}, "skip"));
    const bool listed =
        (rule.contains("in") && texts(rule["in"])) || (rule.contains("not_in") && texts(rule["not_in"]));
    if (!rule.contains("column") || !rule["column"].is_string() || rule.size() != 2 ||
        !(listed || rule.value("missing", false)))
      return wrong(
          "skip",
          QT_TRANSLATE_NOOP(
              "core", "A rule is a column and one of “in”, “not_in” (lists of texts) and “missing”: true"));
  }
  return given;
}

Mapping::Role role_of(const Json& role) {
  Mapping::Role r;
  if (role.contains("constant")) r.constant = role["constant"];
  if (role.contains("columns")) r.columns = role["columns"].get<std::vector<std::string>>();
  r.join = role.value("join", " ");
  return r;
}

Mapping::TimeRole time_of(const Json& role) {
  Mapping::TimeRole t;
  t.from = role_of(role);
  t.format = role["format"];
  t.print = role.value("print", "");
  t.zone = role["zone"];
  t.shift_gaps = role["gap"] == "shift";
  t.refuse_overlaps = role["overlap"] == "reject";
  return t;
}

}  // namespace

Result<Json> complete_mapping(const Json& given) {
  if (!given.is_object()) return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A mapping is a JSON object"));
  CHECK(known_keys(given,
                   {"format",   "encoding",   "delimiter", "quote", "brackets", "line_end",   "header",
                    "comment",  "skip_lines", "columns",   "actor", "event",    "time",       "arrival",
                    "event_id", "session",    "channel",   "value", "weight",   "properties", "placeholders",
                    "skip",     "repeats",    "namespace", "rules"},
                   {}));
  Json out = given;
  TRY(const Dialect dialect, parse_dialect(given));
  write_dialect(dialect, out);
  for (const char* key : {"actor", "event", "time"})
    if (!given.contains(key))
      return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "The mapping has no “%1”"), {std::string(key)}),
                  {}, QT_TRANSLATE_NOOP("core", "Name a column for it, or {\"constant\":\"…\"}"));
  for (const char* key : {"actor", "event", "event_id", "session", "channel", "value", "weight"})
    if (given.contains(key)) {
      TRY(out[key], complete_role(given[key], key));
    }
  TRY(out["time"], complete_time(given["time"], "time"));
  if (out["time"].contains("constant")) {
    TRY(auto format, TimeFormat::make(out["time"]["format"], out["time"]["zone"]));
    if (format.read(out["time"]["constant"].get<std::string>()).note == TimeFormat::Note::unreadable)
      return wrong("time.constant", QT_TRANSLATE_NOOP("core", "It is not a moment of the format given"));
  }
  if (!given.contains("arrival") || given["arrival"] == "import") {
    out["arrival"] = "import";
  } else if (given["arrival"].is_object() && given["arrival"].contains("lag")) {
    CHECK(known_keys(given["arrival"], {"lag"}, "arrival"));
    if (!given["arrival"]["lag"].is_string())
      return wrong("arrival.lag", QT_TRANSLATE_NOOP("core", "Write a duration such as “0 s” or “2 h”"));
    CHECK(parse_duration(given["arrival"]["lag"].get<std::string>()));
  } else {
    TRY(out["arrival"], complete_time(given["arrival"], "arrival"));
  }
  if (!given.contains("properties")) out["properties"] = "rest";
  if (out["properties"] != "rest" && !texts(out["properties"]))
    return wrong("properties", QT_TRANSLATE_NOOP("core", "Write “rest” or a list of column names"));
  if (!given.contains("placeholders")) out["placeholders"] = kPlaceholders;
  if (!texts(out["placeholders"]))
    return wrong("placeholders", QT_TRANSLATE_NOOP("core", "It is a list of texts"));
  TRY(out["skip"], complete_skip(given.value("skip", Json::array())));
  out["repeats"] = given.value("repeats", "keep");
  if (out["repeats"] != "keep" && out["repeats"] != "drop")
    return wrong("repeats", QT_TRANSLATE_NOOP("core", "Write keep or drop"));
  out["namespace"] = given.value("namespace", "");
  if (given.contains("rules")) {
    TRY(out["rules"], complete_rules(given["rules"]));
    if (out["rules"].empty()) out.erase("rules");
  }
  return out;
}

Result<Mapping> parse_mapping(const Json& spec) {
  Json full;
  try {
    TRY(full, complete_mapping(spec));
  } catch (const Json::exception& e) {  // a value of a type nobody expects
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "The mapping has a value of the wrong type"),
                e.what());
  }
  Mapping m;
  TRY(m.dialect, parse_dialect(full));
  m.actor = role_of(full["actor"]);
  m.event = role_of(full["event"]);
  if (full.contains("event_id")) m.event_id = role_of(full["event_id"]);
  if (full.contains("weight")) m.weight = role_of(full["weight"]);
  for (const char* key : {"session", "channel", "value"})
    if (full.contains(key)) m.named.emplace_back(key, role_of(full[key]));
  m.time = time_of(full["time"]);
  if (full["arrival"].is_object() && full["arrival"].contains("lag")) {
    m.arrival_from = Mapping::Arrival::lag;
    TRY(m.lag, parse_duration(full["arrival"]["lag"].get<std::string>()));
  } else if (full["arrival"].is_object()) {
    m.arrival_from = Mapping::Arrival::column;
    m.arrival = time_of(full["arrival"]);
  }
  m.rest = full["properties"] == "rest";
  if (!m.rest) m.properties = full["properties"].get<std::vector<std::string>>();
  m.placeholders = full["placeholders"].get<std::vector<std::string>>();
  for (const Json& rule : full["skip"]) {
    const bool missing = rule.contains("missing"), in = rule.contains("in");
    m.skip.push_back(
        {rule["column"],
         missing ? Mapping::Skip::Op::missing
         : in    ? Mapping::Skip::Op::in
                 : Mapping::Skip::Op::not_in,
         missing ? std::vector<std::string>{} : rule[in ? "in" : "not_in"].get<std::vector<std::string>>()});
  }
  if (full.contains("rules")) m.rules = parse_rules(full["rules"]);
  m.drop_repeats = full["repeats"] == "drop";
  m.name_space = full["namespace"];
  m.spec = canonical(full);
  m.hash = Definitions::hash_of("mapping", full);
  return m;
}

std::vector<std::string> role_columns(const Mapping& m) {
  std::vector<std::string> all;
  const auto add = [&](const Mapping::Role& role) {
    all.insert(all.end(), role.columns.begin(), role.columns.end());
  };
  add(m.actor);
  add(m.event);
  add(m.time.from);
  if (m.arrival_from == Mapping::Arrival::column) add(m.arrival.from);
  add(m.event_id);
  add(m.weight);
  for (const auto& [name, role] : m.named) add(role);
  return all;
}

Done check_columns(const Mapping& m, const std::vector<std::string>& columns, const std::string& where) {
  std::vector<std::string> needed = role_columns(m);
  needed.insert(needed.end(), m.properties.begin(), m.properties.end());
  for (const auto& rule : m.skip) needed.push_back(rule.column);
  for (const Rule& rule : m.rules)
    if (rule.of_a_cell()) needed.push_back(rule.column);
  std::string known;
  for (const auto& c : columns) known += (known.empty() ? "" : ", ") + c;
  for (const auto& name : needed)
    if (std::find(columns.begin(), columns.end(), name) == columns.end())
      return fail(
          Kind::input,
          Text(QT_TRANSLATE_NOOP("core", "The mapping needs a column “%1”, which is not there"), {name}),
          where, Text(QT_TRANSLATE_NOOP("core", "The columns are: %1"), {known.substr(0, 600)}));
  return {};
}

}  // namespace habitus::ingest
