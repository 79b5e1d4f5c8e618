#include "core/ingest/rules.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <regex>

#include <QtCore/qglobal.h>

#include "core/base/spec.h"
#include "core/ingest/time_format.h"

namespace habitus::ingest {
namespace {

using Check = Rule::Check;
using Action = Rule::Action;

constexpr std::array<const char*, 11> kChecks{"required", "type",     "range",    "values",
                                              "pattern",  "repeats",  "order",    "before",
                                              "after",    "sequence", "heartbeat"};
constexpr std::array<const char*, 4> kActions{"reject", "repair", "impute", "flag"};

Check check_of(const std::string& name) {
  return static_cast<Check>(std::find(kChecks.begin(), kChecks.end(), name) - kChecks.begin());
}
Action action_of(const std::string& name) {
  return static_cast<Action>(std::find(kActions.begin(), kActions.end(), name) - kActions.begin());
}

tl::unexpected<Error> wrong(Text what, const std::string& where, Text next) {
  return fail(Kind::input, std::move(what), where, std::move(next));
}

Done need_text(const Json& rule, const char* key, const std::string& where) {
  TRY(const std::string text, spec::text(rule, key, "", where));
  if (!text.empty()) return {};
  return wrong(Text(QT_TRANSLATE_NOOP("core", "The rule “%1” needs “%2”"),
                    {rule.value("check", ""), std::string(key)}),
               where, QT_TRANSLATE_NOOP("core", "See “habitus-cli import --help” for what each rule takes"));
}

Done optional_duration(const Json& rule, const char* key, const std::string& where, Json& out) {
  if (!rule.contains(key)) return {};
  TRY(out[key], spec::duration(rule, key, "0 s", where));
  return {};
}

/// What a rule on one cell has beside its column.
Done complete_cell(const Json& rule, Check check, const std::string& where, Json& out) {
  CHECK(need_text(rule, "column", where));
  out["column"] = rule["column"];
  TRY(const auto events, spec::texts(rule, "events", where));
  if (!events.empty()) out["events"] = events;
  if (check == Check::type) {
    TRY(out["type"], spec::choice(rule, "type", {"number", "whole", "time", "bool"}, where));
  }
  if (check == Check::range) {
    for (const char* key : {"min", "max"}) {
      if (!rule.contains(key)) continue;
      if (!rule[key].is_number())
        return wrong(QT_TRANSLATE_NOOP("core", "A bound is not a number"), where,
                     QT_TRANSLATE_NOOP("core", "Write {\"check\":\"range\",\"column\":\"price\",\"min\":0}"));
      out[key] = rule[key].get<double>();
    }
    if (!out.contains("min") && !out.contains("max"))
      return wrong(QT_TRANSLATE_NOOP("core", "A range has neither “min” nor “max”"), where,
                   QT_TRANSLATE_NOOP("core", "Write {\"check\":\"range\",\"column\":\"price\",\"min\":0}"));
  }
  if (check == Check::values) {
    TRY(const auto values, spec::texts(rule, "values", where));
    if (values.empty())
      return wrong(QT_TRANSLATE_NOOP("core", "There are no allowed values"), where,
                   QT_TRANSLATE_NOOP("core", "List them: \"values\":[\"DE\",\"AT\"]"));
    out["values"] = values;
  }
  if (check != Check::pattern) return {};
  CHECK(need_text(rule, "pattern", where));
  try {
    (void)std::regex(rule["pattern"].get<std::string>());
  } catch (const std::regex_error& e) {
    return wrong(Text(QT_TRANSLATE_NOOP("core", "“%1” is not a regular expression"),
                      {rule["pattern"].get<std::string>()}),
                 where, e.what());
  }
  out["pattern"] = rule["pattern"];
  return {};
}

Done complete_order(const Json& rule, Check check, const std::string& where, Json& out) {
  if (check == Check::sequence) {
    CHECK(need_text(rule, "column", where));
    out["column"] = rule["column"];
  }
  if (check == Check::before || check == Check::after)
    for (const char* key : {"event", "needs"}) {
      CHECK(need_text(rule, key, where));
      out[key] = rule[key];
    }
  if (check == Check::heartbeat) {
    CHECK(need_text(rule, "every", where));
    TRY(out["every"], spec::duration(rule, "every", "1 h", where));
    TRY(const std::string event, spec::text(rule, "event", "", where));
    if (!event.empty()) out["event"] = event;
  }
  if (check == Check::sequence || check == Check::heartbeat) {
    TRY(out["per"], spec::text(rule, "per", "actor", where));
  }
  if (check == Check::repeats) {
    TRY(const auto columns, spec::texts(rule, "columns", where));
    if (!columns.empty()) out["columns"] = columns;
  }
  return optional_duration(rule, "within", where, out);
}

Done complete_action(const Json& rule, Check check, const std::string& where, Json& out) {
  const bool cell = check <= Check::pattern;
  TRY(out["action"], spec::choice(rule, "action", {"reject", "repair", "impute", "flag"}, where));
  if (!rule.contains("action") && check > Check::repeats) out["action"] = "flag";
  const Action action = action_of(out["action"]);
  if (action == Action::repair && check == Check::required)
    return wrong(QT_TRANSLATE_NOOP("core", "What is missing cannot be repaired"), where,
                 QT_TRANSLATE_NOOP("core", "Use “impute” with a value, “flag” or “reject”"));
  if (!cell && (action == Action::repair || action == Action::impute))
    return wrong(Text(QT_TRANSLATE_NOOP("core", "The rule “%1” cannot %2"),
                      {rule.value("check", ""), std::string(action_name(action))}),
                 where, QT_TRANSLATE_NOOP("core", "It can “flag”; repeats, order and before also “reject”"));
  if (check >= Check::after && action == Action::reject)
    return wrong(Text(QT_TRANSLATE_NOOP(
                          "core", "The rule “%1” tells of events that are not there: it cannot reject them"),
                      {rule.value("check", "")}),
                 where, QT_TRANSLATE_NOOP("core", "Use “flag”"));
  if (action == Action::impute) {
    CHECK(need_text(rule, "value", where));
    out["value"] = rule["value"];
  }
  TRY(const auto formats, spec::texts(rule, "formats", where));
  for (const auto& format : formats) CHECK(TimeFormat::make(format, "UTC"));
  if (!formats.empty()) out["formats"] = formats;
  return {};
}

std::string label_of(const Json& rule) {
  std::string out = rule["check"].get<std::string>();
  if (rule.contains("column")) out += " " + rule["column"].get<std::string>();
  if (rule.contains("type")) out += " " + rule["type"].get<std::string>();
  if (rule.contains("event")) out += " " + rule["event"].get<std::string>();
  if (rule.contains("needs")) out += " " + rule["needs"].get<std::string>();
  if (rule.contains("columns"))
    for (const auto& column : rule["columns"]) out += " " + column.get<std::string>();
  if (rule.contains("within")) out += " " + rule["within"].get<std::string>();
  if (rule.contains("every")) out += " " + rule["every"].get<std::string>();
  return out;
}

}  // namespace

const char* action_name(Action action) { return kActions[static_cast<size_t>(action)]; }

Result<Json> complete_rules(const Json& list) {
  if (!list.is_array())
    return wrong(QT_TRANSLATE_NOOP("core", "“rules” is a list"), "rules",
                 QT_TRANSLATE_NOOP("core", "Write [{\"check\":\"required\",\"column\":\"price\"}]"));
  Json all = Json::array();
  for (size_t i = 0; i < list.size(); ++i) {
    const std::string where = "rules[" + std::to_string(i) + "]";
    const Json& rule = list[i];
    CHECK(spec::only(rule,
                     {"check", "column", "events", "type", "min", "max", "values", "pattern", "columns",
                      "within", "event", "needs", "per", "every", "action", "value", "formats"},
                     where));
    if (!rule.contains("check") || !rule["check"].is_string() || check_of(rule["check"]) > Check::heartbeat)
      return spec::unknown("check",
                           rule.value("check", Json()).is_string() ? rule["check"].get<std::string>() : "",
                           {kChecks.begin(), kChecks.end()}, where);
    const Check check = check_of(rule["check"]);
    Json out{{"check", rule["check"]}};
    CHECK(complete_action(rule, check, where, out));
    CHECK(check <= Check::pattern ? complete_cell(rule, check, where, out)
                                  : complete_order(rule, check, where, out));
    all.push_back(std::move(out));
  }
  return all;
}

std::vector<Rule> parse_rules(const Json& completed) {
  std::vector<Rule> all;
  const auto duration = [](const Json& rule, const char* key) {
    return parse_duration(rule[key].get<std::string>()).value_or(0);
  };
  const auto list = [](const Json& rule, const char* key) {
    return rule.contains(key) ? rule[key].get<std::vector<std::string>>() : std::vector<std::string>();
  };
  for (const Json& rule : completed) {
    Rule r;
    r.check = check_of(rule["check"]);
    r.action = action_of(rule["action"]);
    r.column = rule.value("column", "");
    r.events = list(rule, "events");
    r.type = rule.value("type", "");
    if (rule.contains("min")) r.min = rule["min"].get<double>();
    if (rule.contains("max")) r.max = rule["max"].get<double>();
    r.values = list(rule, "values");
    r.pattern = rule.value("pattern", "");
    r.columns = list(rule, "columns");
    if (rule.contains("within")) r.within = duration(rule, "within");
    if (rule.contains("every")) r.every = duration(rule, "every");
    r.event = rule.value("event", "");
    r.needs = rule.value("needs", "");
    r.per = rule.value("per", "");
    r.value = rule.value("value", "");
    r.formats = list(rule, "formats");
    r.label = label_of(rule);
    all.push_back(std::move(r));
  }
  return all;
}

}  // namespace habitus::ingest
