#include "core/features/recipe.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/features/kinds.h"
#include "core/features/recipe_parts.h"
#include "core/project/project.h"
#include "core/segments/scope.h"

namespace habitus::features {
namespace {

const std::vector<std::string> kTypes{"count",    "recency",   "tenure",    "number", "rfm",
                                      "weighted", "lag",       "rolling",   "slope",  "acceleration",
                                      "seasonal", "distinct",  "entropy",   "decay",  "level",
                                      "sessions", "attribute", "attributes"};

/// How long before the moment the window ends; a negative one reads what nobody knew then.
Result<std::string> ends(const Json& f, const std::string& name, const std::string& where) {
  TRY(const std::string text, spec::text(f, "ends", "0 s", where));
  if (text.starts_with('-') || text.starts_with("\u2212"))
    return fail(Kind::input,
                Text(QT_TRANSLATE_NOOP(
                         "core", "The feature “%1” crosses its as-of moment: its window ends %2 after it"),
                     {name, text.substr(text.starts_with('-') ? 1 : 3)}),
                where + ".ends",
                QT_TRANSLATE_NOOP("core", "Let the window end at the moment (leave out ends) or before it"));
  TRY(const Duration d, parse_duration(text));
  return duration_text(d);
}

/// Everything but the name; `called` is what the automatic name is made of.
Done fill(const Context& c, const std::string& type, const Json& f, const std::string& where, Json& out,
          std::string& called) {
  if (type == "count") {
    const Json picks = f.contains("events") ? f["events"] : Json::array({f.value("event", Json("*"))});
    if (!picks.is_array() || picks.empty())
      return fail(Kind::input, QT_TRANSLATE_NOOP("core", "“events” is a list of events"), where, {});
    out["events"] = Json::array();
    for (const Json& one : picks) {
      TRY(Json done, pick(c, one, where + ".events"));
      out["events"].push_back(std::move(done));
    }
    if (picks.size() == 1) called += " " + spoken(out["events"][0]);
  } else if (type == "weighted") {
    CHECK(weights(c, f, where, out));
  } else {
    TRY(out["event"], pick(c, f.value("event", Json("*")), where + ".event"));
    called += " " + spoken(out["event"]);
  }
  if (type == "count" || type == "number" || type == "distinct" || type == "weighted" ||
      (type == "sessions" && f.contains("windows"))) {
    TRY(out["windows"], windows(f, where));
  }
  if (type == "number") {
    CHECK(property(c, f, "property", "", where, out));
    TRY(out["stat"], spec::choice(f, "stat", {"sum", "mean", "min", "max", "median", "last"}, where));
    called = out["stat"].get<std::string>() + " " + out["property"].get<std::string>() + " " +
             spoken(out["event"]);
  }
  if (steps_of(Json{{"type", type}, {"k", 1}, {"season", 1}}) > 0)
    CHECK(steps(c, type, f, where, out, called));
  if (type == "decay") {
    TRY(out["half_life"], spec::duration(f, "half_life", "14 d", where));
    called += " " + out["half_life"].get<std::string>();
  }
  if (type == "distinct") CHECK(property(c, f, "of", "day", where, out));
  if (type == "entropy") CHECK(property(c, f, "of", "event", where, out));
  if (type == "distinct" || type == "entropy") called += " " + out["of"].get<std::string>();
  if (type == "level") {
    CHECK(property(c, f, "property", "", where, out));
    TRY(out["which"], spec::choice(f, "which", {"last", "first", "most"}, where));
    called = out["which"].get<std::string>() + " " + out["property"].get<std::string>() + " " +
             spoken(out["event"]);
  }
  if (type == "level" || (type == "sessions" && !f.contains("windows"))) {
    TRY(const std::string window, spec::duration(f, "window", "", where));
    if (!window.empty()) {
      out["window"] = window;
      called += " " + window;
    }
  }
  if (out.contains("windows") && out["windows"].size() == 1)
    called += " " + out["windows"][0].get<std::string>();
  if (type == "sessions") CHECK(session_part(c, f, where, out));
  return {};
}

std::string tidy(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

Result<Json> attribute(const Context& c, const Json& f, const std::string& where) {
  CHECK(spec::only(f, {"type", "name", "attribute", "as", "static", "protected"}, where));
  TRY(const std::string name, spec::text(f, "attribute", "", where));
  std::vector<std::string> names;
  for (const auto& a : c.attributes) names.push_back(a.name);
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return spec::unknown("attribute", name, names, where + ".attribute");
  const identity::Attribute& a = c.attributes[static_cast<size_t>(found - names.begin())];
  if (a.is_protected && !c.include_protected)
    return fail(
        Kind::refused,
        Text(QT_TRANSLATE_NOOP("core", "The attribute “%1” is protected and stays out of features"), {name}),
        where,
        QT_TRANSLATE_NOOP("core", "Audits use it without this; include_protected takes it in all the same"));
  TRY(const std::string label, spec::text(f, "name", name, where));
  TRY(std::string as, spec::text(f, "as", a.numeric ? "number" : "category", where));
  if (as != "category" && !(as == "number" && a.numeric))
    return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” cannot be read as %2"), {name, as}), where,
                QT_TRANSLATE_NOOP("core", "Write category, or number where every value is one"));
  return Json{{"type", "attribute"},   {"name", label},
              {"attribute", name},     {"as", as},
              {"static", a.is_static}, {"protected", a.is_protected}};
}

/// Windows look back; one with a minus would read what nobody knew at the moment.
Done looks_back(const std::string& type, const Json& f, const std::string& where) {
  TRY(const std::string name, spec::text(f, "name", type, where));
  for (const char* key : {"window", "windows", "step", "half_life"}) {
    TRY(const auto texts, spec::texts(f, key, where));
    for (const std::string& text : texts)
      if (text.starts_with('-') || text.starts_with("\u2212"))
        return fail(
            Kind::input,
            Text(QT_TRANSLATE_NOOP("core", "The feature “%1” crosses its as-of moment: it looks %2 ahead"),
                 {name, text.substr(text.starts_with('-') ? 1 : 3)}),
            where + "." + key, QT_TRANSLATE_NOOP("core", "Windows look back: write them without a sign"));
  }
  return {};
}

Result<Json> one_feature(const Context& c, const std::string& type, const Json& f, const std::string& where) {
  CHECK(spec::only(f, {"type",     "name",    "event",    "events",  "windows", "window", "ends",
                       "property", "stat",    "step",     "k",       "season",  "of",     "half_life",
                       "which",    "timeout", "sessions", "columns", "weights", "values"},
                   where));
  CHECK(looks_back(type, f, where));
  Json out{{"type", type}};
  std::string called = type;
  CHECK(fill(c, type, f, where, out, called));
  TRY(const std::string name, spec::text(f, "name", tidy(called), where));
  out["name"] = name;
  TRY(const std::string end, ends(f, name, where));
  if (end != "0 s") out["ends"] = end;
  return out;
}

/// "rfm" and "attributes" are short for several features.
Result<std::vector<Json>> expand(const Context& c, const Json& f, const std::string& where) {
  if (!f.is_object())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A feature is an object with a type"), where, {});
  TRY(const std::string type, spec::text(f, "type", "", where));
  if (std::find(kTypes.begin(), kTypes.end(), type) == kTypes.end())
    return spec::unknown("feature type", type, kTypes, where + ".type");
  std::vector<Json> out;
  if (type == "attribute") {
    TRY(Json one, attribute(c, f, where));
    out.push_back(std::move(one));
  } else if (type == "attributes") {
    for (const auto& a : c.attributes) {
      if (a.is_protected && !c.include_protected) continue;
      TRY(Json one, attribute(c, {{"type", "attribute"}, {"attribute", a.name}}, where));
      out.push_back(std::move(one));
    }
  } else if (type == "rfm") {
    CHECK(spec::only(f, {"type", "event", "property", "window"}, where));
    const Json event = f.value("event", Json("*"));
    const Json window = f.value("window", Json());
    for (Json part : {Json{{"type", "recency"}, {"event", event}},
                      Json{{"type", "count"}, {"event", event}, {"window", window}},
                      Json{{"type", "number"}, {"event", event}, {"stat", "sum"}, {"window", window}}}) {
      if (part["type"] == "number") {
        if (!f.contains("property")) continue;
        part["property"] = f["property"];
      }
      TRY(Json one, one_feature(c, part["type"], part, where));
      out.push_back(std::move(one));
    }
  } else {
    TRY(Json one, one_feature(c, type, f, where));
    out.push_back(std::move(one));
  }
  return out;
}
}  // namespace

Result<Json> complete_set(Project& project, const Json& set) {
  CHECK(spec::only(set, {"features", "scope", "include_protected", "owner", "schedule"}, "features"));
  Json out = Json::object();
  for (const char* key : {"owner", "schedule"})
    if (set.contains(key)) {
      TRY(out[key],
          key[0] == 'o' ? spec::text(set, key, "", "features") : spec::duration(set, key, "", "features"));
    }
  TRY(out["scope"], segments::complete_scope(project, set.value("scope", Json::object())));
  if (out["scope"].contains("from") || out["scope"].contains("to"))
    return fail(
        Kind::input, QT_TRANSLATE_NOOP("core", "A set of features has no period of its own"),
        "features.scope",
        QT_TRANSLATE_NOOP("core", "Leave out from and to: as-of moments and windows say what is read"));
  TRY(out["include_protected"], spec::flag(set, "include_protected", false, "features"));
  TRY(auto lens, segments::lens_of(project, out["scope"]));
  TRY(auto properties, segments::property_names(project));
  TRY(auto attributes, identity::attributes(project));
  const Context context{
      project,     std::move(lens), std::move(properties), std::move(attributes), out["include_protected"],
      out["scope"]};
  if (!set.contains("features") || !set["features"].is_array() || set["features"].empty())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "There are no features in the set"), "features",
                R"(Write {"features":[{"type":"recency"},{"type":"count","windows":["7 d","30 d"]}]})");
  out["features"] = Json::array();
  std::set<std::string> names;
  for (size_t i = 0; i < set["features"].size(); ++i) {
    const std::string where = "features[" + std::to_string(i) + "]";
    TRY(auto some, expand(context, set["features"][i], where));
    for (Json& one : some) {
      if (!names.insert(one["name"].get<std::string>()).second)
        return fail(
            Kind::input,
            Text(QT_TRANSLATE_NOOP("core", "Two features are called “%1”"), {one["name"].get<std::string>()}),
            where, QT_TRANSLATE_NOOP("core", "Give one of them a name of its own"));
      out["features"].push_back(std::move(one));
    }
  }
  return out;
}

Result<Recipe> recipe_of(const Json& set) {
  TRY(const Zone zone, segments::zone_of(set["scope"]));
  Recipe recipe;
  for (const Json& f : set["features"]) {
    if (f["type"] == "attribute") {
      recipe.order.emplace_back(true, recipe.attributes.size());
      recipe.attributes.push_back(f);
      continue;
    }
    TRY(auto made, make_feature(f, zone));
    recipe.order.emplace_back(false, recipe.features.size());
    recipe.features.push_back(std::move(made));
  }
  return recipe;
}

Result<std::vector<std::string>> columns_of_set(const Json& set) {
  TRY(const Recipe recipe, recipe_of(set));
  std::vector<std::string> out;
  for (const auto& [is_attribute, index] : recipe.order) {
    if (is_attribute) {
      out.push_back(recipe.attributes[index]["name"]);
      continue;
    }
    for (const Column& c : recipe.features[index]->columns()) out.push_back(c.name);
  }
  return out;
}

}  // namespace habitus::features
