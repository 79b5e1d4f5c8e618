// Recipes: what somebody wrote, checked, with everything filled in.
#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/base/spec.h"
#include "core/project/project.h"
#include "core/segments/scope.h"
#include "core/sessions/sessions.h"

namespace habitus::sessions {
namespace {

constexpr const char* kRules[] = {"timeout", "max",      "midnight", "start", "end",
                                  "context", "campaign", "passive",  "after", "pace"};

struct Names {
  const taxonomy::Lens& lens;
  const std::vector<std::string>& properties;
};

Result<Json> one_pick(const Json& given, const Names& names, const std::string& where) {
  return taxonomy::complete_pick(given, names.lens, names.properties, where);
}

/// A list of picks, each alternative one of its own.
Result<Json> picks(const Json& spec, const char* key, const Names& names) {
  Json out = Json::array();
  if (!spec.contains(key) || spec[key].is_null()) return out;
  for (const auto& given : spec[key].is_array() ? spec[key] : Json::array({spec[key]})) {
    TRY(const Json pick, one_pick(given, names, key));
    for (const auto& one : pick["any"]) out.push_back(Json{{"any", Json::array({one})}});
  }
  return out;
}

Done check_property(const std::string& name, const Names& names, const std::string& where) {
  if (std::find(names.properties.begin(), names.properties.end(), name) == names.properties.end())
    return spec::unknown("property", name, names.properties, where);
  return {};
}

Result<Json> after(const Json& spec, const Names& names) {
  Json out = Json::array();
  if (!spec.contains("after") || spec["after"].is_null()) return out;
  for (const auto& given : spec["after"].is_array() ? spec["after"] : Json::array({spec["after"]})) {
    const std::string where = "after[" + std::to_string(out.size()) + "]";
    CHECK(spec::only(given, {"pick", "timeout"}, where));
    Json one = Json::object();
    TRY(one["pick"], one_pick(given.value("pick", Json()), names, where));
    TRY(one["timeout"], spec::duration(given, "timeout", "5 min", where));
    out.push_back(std::move(one));
  }
  if (out.size() > 16)
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "At most 16 events may have a timeout of their own"),
                "after");
  return out;
}

Result<Json> pace(const Json& given) {
  CHECK(spec::only(given, {"factor", "least", "gaps"}, "pace"));
  Json out{{"factor", 10.0}};
  if (given.contains("factor")) {
    if (!given["factor"].is_number() || given["factor"].get<double>() <= 1)
      return fail(Kind::input, QT_TRANSLATE_NOOP("core", "“factor” is a number above 1"), "pace.factor");
    out["factor"] = given["factor"].get<double>();
  }
  TRY(out["least"], spec::duration(given, "least", "5 min", "pace"));
  TRY(out["gaps"], spec::whole(given, "gaps", 3, 1, 1000, "pace"));
  return out;
}

Result<Json> rules(const Json& spec, const Names& names) {
  Json out = Json::object();
  TRY(out["timeout"], spec::duration(spec, "timeout", "30 min", "sessions"));
  TRY(const std::string max, spec::duration(spec, "max", "", "sessions"));
  if (!max.empty()) out["max"] = max;
  TRY(out["midnight"], spec::flag(spec, "midnight", false, "sessions"));
  for (const char* key : {"start", "end", "passive"}) {
    TRY(Json list, picks(spec, key, names));
    if (!list.empty()) out[key] = std::move(list);
  }
  for (const char* key : {"context", "campaign"}) {
    TRY(const auto properties, spec::texts(spec, key, "sessions"));
    for (const auto& name : properties) CHECK(check_property(name, names, std::string("sessions.") + key));
    if (!properties.empty()) out[key] = properties;
  }
  TRY(Json own, after(spec, names));
  if (!own.empty()) out["after"] = std::move(own);
  if (spec.contains("pace") && !spec["pace"].is_null()) {
    TRY(out["pace"], pace(spec["pace"]));
  }
  return out;
}

/// The other recipe: {"name","rules"}; the name says where it came from.
Result<Json> other(Project& project, const Json& given, const Names& names) {
  Json recipe = given;
  std::string name;
  if (given.is_string()) {
    TRY(const auto found, taxonomy::find_definition(project, "sessions", given.get<std::string>()));
    TRY(recipe, parse_json(found.spec, found.text));
    name = given.get<std::string>().substr(0, given.get<std::string>().rfind('@'));
  } else if (given.is_object() && given.contains("rules")) {
    CHECK(spec::only(given, {"name", "rules"}, "against"));
    TRY(name, spec::text(given, "name", "", "against"));
    recipe = given["rules"];
  }
  if (!recipe.is_object())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "“against” is a saved recipe or its rules"), "against",
                QT_TRANSLATE_NOOP("core", "Write its name, or {\"timeout\": \"30 min\"}"));
  Json out{{"name", name}};
  TRY(out["rules"], rules(rules_of(recipe), names));
  if (name.empty()) out["name"] = out["rules"]["timeout"];
  return out;
}

}  // namespace

Json rules_of(const Json& complete) {
  Json out = Json::object();
  for (const char* key : kRules)
    if (complete.contains(key)) out[key] = complete[key];
  return out;
}

Result<Json> complete(Project& project, const Json& spec) {
  CHECK(spec::only(spec,
                   {"timeout", "max", "midnight", "start", "end", "context", "campaign", "passive", "after",
                    "pace", "conversion", "labels", "against", "reason", "scope"},
                   "sessions"));
  TRY(Json scope, segments::complete_scope(project, spec.value("scope", Json())));
  TRY(const auto lens, segments::lens_of(project, scope));
  TRY(const auto properties, segments::property_names(project));
  const Names names{lens, properties};
  TRY(Json out, rules(spec, names));
  out["scope"] = std::move(scope);
  if (spec.contains("conversion") && !spec["conversion"].is_null()) {
    TRY(out["conversion"], one_pick(spec["conversion"], names, "conversion"));
  }
  TRY(const std::string labels, spec::text(spec, "labels", "", "sessions"));
  if (!labels.empty()) {
    CHECK(check_property(labels, names, "sessions.labels"));
    out["labels"] = labels;
  }
  if (spec.contains("against") && !spec["against"].is_null()) {
    TRY(out["against"], other(project, spec["against"], names));
  }
  TRY(const std::string reason, spec::text(spec, "reason", "", "sessions"));
  if (!reason.empty()) out["reason"] = reason;
  return out;
}

}  // namespace habitus::sessions
