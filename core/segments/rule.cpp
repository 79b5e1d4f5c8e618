#include "core/segments/rule.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/spec.h"
#include "core/events/log.h"
#include "core/identity/people.h"
#include "core/project/project.h"
#include "core/segments/scope.h"
#include "core/taxonomy/picker.h"

namespace habitus::segments {
namespace {

/// Fills in and checks the nodes of a rule.
class Checker {
 public:
  Checker(Project& project, const taxonomy::Lens& lens, std::vector<std::string> properties, const Zone& zone)
      : project_(project), lens_(lens), properties_(std::move(properties)), zone_(zone) {}

  Result<Json> node(const Json& rule, const std::string& where) {
    if (!rule.is_object())
      return fail(Kind::input, "A rule is an object", where, R"(Write {"did":"purchase"})");
    for (const char* key : {"all", "any"})
      if (rule.contains(key)) return list(rule, key, where);
    if (rule.contains("not")) {
      CHECK(spec::only(rule, {"not"}, where));
      TRY(Json inner, node(rule["not"], where + ".not"));
      return Json{{"not", std::move(inner)}};
    }
    if (rule.contains("did")) return did(rule, where);
    if (rule.contains("last")) return ago(rule, "last", where);
    if (rule.contains("first")) return ago(rule, "first", where);
    if (rule.contains("sessions")) return sessions(rule, where);
    if (rule.contains("sequence")) return sequence(rule, where);
    if (rule.contains("attribute")) return attribute(rule, where);
    if (rule.contains("persons")) return frozen(rule, where);
    return spec::unknown(
        "rule", rule.empty() ? "" : rule.begin().key(),
        {"all", "any", "not", "did", "last", "first", "sessions", "sequence", "attribute", "persons"}, where);
  }

 private:
  Result<Json> list(const Json& rule, const char* key, const std::string& where) {
    CHECK(spec::only(rule, {key}, where));
    if (!rule[key].is_array() || rule[key].empty())
      return fail(Kind::input, Text("“%1” is a list of rules", {std::string(key)}), where);
    Json out = Json::array();
    for (const auto& part : rule[key]) {
      TRY(Json done, node(part, where + "." + key + "[" + std::to_string(out.size()) + "]"));
      out.push_back(std::move(done));
    }
    return Json{{key, std::move(out)}};
  }

  /// {"at_least":3} and the like: numbers under is, at_least, at_most, more, less.
  Result<Json> compare(const Json& given, const std::string& where) {
    CHECK(spec::only(given, {"is", "at_least", "at_most", "more", "less"}, where));
    if (given.empty()) return fail(Kind::input, "Say how many", where, R"(Write {"at_least": 3})");
    for (const auto& [key, value] : given.items())
      if (!value.is_number()) return fail(Kind::input, Text("“%1” needs a number", {key}), where);
    return given;
  }

  Result<Json> did(const Json& rule, const std::string& where) {
    CHECK(spec::only(rule, {"did", "count", "sum", "within", "from", "to"}, where));
    TRY(Json pick, taxonomy::complete_pick(rule["did"], lens_, properties_, where + ".did"));
    Json out{{"did", std::move(pick)}};
    TRY(out["count"], compare(rule.value("count", Json{{"at_least", 1}}), where + ".count"));
    if (rule.contains("sum")) {
      Json bounds = rule["sum"];
      TRY(const std::string property, spec::text(bounds, "property", "", where + ".sum"));
      if (std::find(properties_.begin(), properties_.end(), property) == properties_.end())
        return spec::unknown("property", property, properties_, where + ".sum");
      bounds.erase("property");
      TRY(out["sum"], compare(bounds, where + ".sum"));
      out["sum"]["property"] = property;
    }
    CHECK(period(rule, where, out));
    return out;
  }

  /// "within", "from" and "to" of a rule.
  Done period(const Json& rule, const std::string& where, Json& out) {
    TRY(const std::string within, spec::duration(rule, "within", "", where));
    if (!within.empty()) out["within"] = within;
    for (const char* key : {"from", "to"}) {
      TRY(const std::string text, spec::text(rule, key, "", where));
      if (text.empty()) continue;
      TRY(out[key], date_text(text, zone_, where + "." + key));
    }
    return {};
  }

  Result<Json> sessions(const Json& rule, const std::string& where) {
    CHECK(spec::only(rule, {"sessions", "timeout", "within", "from", "to"}, where));
    Json out = Json::object();
    TRY(out["sessions"], compare(rule["sessions"], where + ".sessions"));
    TRY(out["timeout"], spec::duration(rule, "timeout", "30 min", where));
    CHECK(period(rule, where, out));
    return out;
  }

  /// When it was last, or first, done.
  Result<Json> ago(const Json& rule, const char* key, const std::string& where) {
    CHECK(spec::only(rule, {key, "ago"}, where));
    TRY(Json pick, taxonomy::complete_pick(rule[key], lens_, properties_, where + "." + key));
    const Json ago = rule.value("ago", Json::object());
    CHECK(spec::only(ago, {"at_least", "at_most", "more", "less"}, where + ".ago"));
    if (ago.empty()) return fail(Kind::input, "Say how long ago", where, R"(Write "ago": {"more": "30 d"})");
    Json bounds = Json::object();
    for (const auto& [bound, value] : ago.items()) {
      TRY(bounds[bound], spec::duration(ago, bound.c_str(), "", where + ".ago"));
    }
    return Json{{key, std::move(pick)}, {"ago", std::move(bounds)}};
  }

  Result<Json> sequence(const Json& rule, const std::string& where) {
    CHECK(spec::only(rule, {"sequence", "within"}, where));
    if (!rule["sequence"].is_array() || rule["sequence"].size() < 2)
      return fail(Kind::input, "A sequence is a list of at least two steps", where);
    Json steps = Json::array();
    for (const auto& step : rule["sequence"]) {
      TRY(Json pick, taxonomy::complete_pick(step, lens_, properties_,
                                             where + ".sequence[" + std::to_string(steps.size()) + "]"));
      steps.push_back(std::move(pick));
    }
    Json out{{"sequence", std::move(steps)}};
    TRY(const std::string within, spec::duration(rule, "within", "", where));
    if (!within.empty()) out["within"] = within;
    return out;
  }

  Result<Json> attribute(const Json& rule, const std::string& where) {
    CHECK(spec::only(rule, {"attribute", "op", "values", "value"}, where));
    TRY(const std::string name, spec::text(rule, "attribute", "", where));
    TRY(const auto found, identity::attribute(project_, name));
    Json test = rule;
    test.erase("attribute");
    test["property"] = name;
    TRY(const auto checked, taxonomy::parse_test(test, {name}, where));
    Json out = to_json(checked);
    out.erase("property");
    out["attribute"] = found.name;
    return out;
  }

  Result<Json> frozen(const Json& rule, const std::string& where) {
    CHECK(spec::only(rule, {"persons", "made_from"}, where));
    TRY(auto keys, spec::texts(rule, "persons", where));
    for (const auto& key : keys)
      if (key.size() != 16 || key.find_first_not_of("0123456789abcdef") != std::string::npos)
        return fail(Kind::input, Text("“%1” is not a person key", {excerpt(key)}), where,
                    "Person keys are 16 hexadecimal digits");
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    Json out{{"persons", keys}};
    if (rule.contains("made_from")) out["made_from"] = rule["made_from"];
    return out;
  }

  Project& project_;
  const taxonomy::Lens& lens_;
  std::vector<std::string> properties_;
  const Zone& zone_;
};

}  // namespace

Result<Json> complete_rule(Project& project, const Json& given, const Json& scope) {
  const bool wrapped = given.is_object() && given.contains("rule");
  if (wrapped)
    CHECK(spec::only(given, {"rule", "as_of", "level", "taxonomy", "zone", "objective"}, "segment"));
  Json out = Json::object();
  const Json outer = scope.is_object() ? scope : Json::object();
  Json frame = Json::object();
  for (const char* key : {"level", "taxonomy", "zone"}) {
    if (wrapped && given.contains(key))
      frame[key] = given[key];
    else if (outer.contains(key))
      frame[key] = outer[key];
  }
  TRY(out, complete_scope(project, frame));
  TRY(const Zone zone, zone_of(out));
  if (wrapped && given.contains("as_of")) {
    TRY(const std::string text, spec::text(given, "as_of", "", "segment"));
    TRY(out["as_of"], date_text(text, zone, "segment.as_of"));
  }
  if (wrapped && given.contains("objective")) {
    TRY(out["objective"], spec::text(given, "objective", "", "segment"));
  }
  TRY(const auto lens, lens_of(project, out));
  TRY(auto properties, property_names(project));
  TRY(out["rule"],
      Checker(project, lens, std::move(properties), zone).node(wrapped ? given["rule"] : given, "rule"));
  return out;
}

}  // namespace habitus::segments
