// Reading the spec of "rfm", and the set of features it stands on.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/events/log.h"
#include "core/features/recipe.h"
#include "core/features/rfm_parts.h"
#include "core/identity/people.h"
#include "core/objectives/moments.h"
#include "core/objectives/target.h"
#include "core/segments/rule.h"
#include "core/segments/scope.h"

namespace habitus::features {
namespace {

/// What the session pack calls it.
const char* column_word(const std::string& of) {
  return of == "minutes" ? "minutes" : of == "depth" ? "events per session" : "count";
}

/// The feature behind a proxy, and which of its columns.
Json feature_of(const Json& proxy, const Json& spec, const std::string& name) {
  const std::string of = proxy["of"];
  Json f{{"name", name}, {"event", proxy.contains("event") ? proxy["event"] : spec["event"]}};
  if (of == "sum") f.update({{"type", "number"}, {"stat", "sum"}, {"property", proxy["property"]}});
  if (of == "items") f.update({{"type", "distinct"}, {"of", proxy["property"]}});
  if (of == "events") f["type"] = "count";
  if (of == "days") f.update({{"type", "distinct"}, {"of", "day"}});
  if (of == "minutes" || of == "depth" || of == "sessions")
    f.update({{"type", "sessions"}, {"timeout", spec["timeout"]}, {"columns", column_word(of)}});
  if (of == "weights") {
    f.erase("event");
    f.update({{"type", "weighted"}, {"weights", proxy["weights"]}});
  }
  if (spec.contains("window")) f["window"] = spec["window"];
  return f;
}

std::string column_of(const std::string& of, const std::string& name) {
  const bool session = of == "minutes" || of == "depth" || of == "sessions";
  return session ? name + " " + column_word(of) : name;
}

Done cuts(const Json& given, const std::string& where, Json& out) {
  if (out["scoring"] != "cuts") return {};
  out["cuts"] = Json::object();
  for (const char* key : {"recency", "frequency", "value"}) {
    const Json list =
        given.contains("cuts") && given["cuts"].is_object() ? given["cuts"].value(key, Json()) : Json();
    bool good = list.is_array() && list.size() == kScores - 1;
    for (size_t i = 0; good && i < list.size(); ++i)
      good = list[i].is_number() && (i == 0 || list[i].get<double>() > list[i - 1].get<double>());
    if (!good)
      return fail(
          Kind::input, Text(QT_TRANSLATE_NOOP("core", "The cuts of “%1” are four ascending numbers"), {key}),
          where + ".cuts", R"(Write {"recency":[7,30,90,180],"frequency":[1,2,5,10],"value":[0,10,50,100]})");
    out["cuts"][key] = list;
  }
  return {};
}

Result<Json> proxies(const Json& spec) {
  const Json given = spec.contains("values") ? spec["values"] : Json::array({Json{{"of", "minutes"}}});
  if (!given.is_array() || given.empty())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "“values” is a list of what value may mean"),
                "rfm.values", R"(Write [{"of":"sum","property":"amount"},{"of":"minutes"}])");
  Json out = Json::array();
  std::set<std::string> names;
  for (size_t i = 0; i < given.size(); ++i) {
    const std::string where = "rfm.values[" + std::to_string(i) + "]";
    CHECK(spec::only(given[i], {"name", "of", "property", "event", "weights"}, where));
    Json one = given[i];
    TRY(one["of"], spec::choice(one, "of", {"sum", "minutes", "depth", "items", "events", "weights"}, where));
    const std::string of = one["of"];
    if (of == "sum" || of == "items") {
      TRY(const std::string property, spec::text(one, "property", "", where));
      if (property.empty())
        return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” needs a property"), {of}), where, {});
    }
    TRY(one["name"], spec::text(one, "name", one.value("property", of), where));
    if (!names.insert(one["name"]).second)
      return fail(
          Kind::input,
          Text(QT_TRANSLATE_NOOP("core", "Two values are called “%1”"), {one["name"].get<std::string>()}),
          where, QT_TRANSLATE_NOOP("core", "Give one of them a name of its own"));
    out.push_back(std::move(one));
  }
  return out;
}

Result<Json> populations(Project& project, const Json& spec, const Json& scope) {
  Json out = Json::array();
  const Json given = spec.value("populations", Json::array());
  if (!given.is_array())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "“populations” is a list"), "rfm.populations", {});
  for (size_t i = 0; i < given.size(); ++i) {
    const std::string where = "rfm.populations[" + std::to_string(i) + "]";
    CHECK(spec::only(given[i], {"name", "segment", "scoring", "cuts"}, where));
    Json one = Json::object();
    const Json segment = given[i].value("segment", Json());
    TRY(one["name"],
        spec::text(given[i], "name", segment.is_string() ? segment.get<std::string>() : where, where));
    TRY(one["scoring"], spec::choice(given[i], "scoring", {"ranks", "edges", "cuts"}, where));
    CHECK(cuts(given[i], where, one));
    if (segment.is_object()) {
      TRY(one["segment"], segments::complete_rule(project, segment, scope));
    } else {  // pinned by the scope, which knows names
      Json with = scope;
      with["population"] = segment;
      TRY(const Json pinned, segments::complete_scope(project, with));
      one["segment"] = pinned.value("population", Json());
    }
    out.push_back(std::move(one));
  }
  return out;
}

/// Target and dates. Without either: does it again within the horizon, asked a horizon before the end.
Done when(Project& project, const Json& spec, const Zone& zone, Json& out) {
  TRY(const auto log, events::info(project));
  const Duration whole = log.last - log.first;
  TRY(const std::string horizon,
      spec::duration(
          spec, "horizon",
          whole >= 360 * kDay ? "90 d" : duration_text(std::max(kDay, whole / 4 / kDay * kDay)).c_str(),
          "rfm"));
  out["horizon"] = horizon;
  Json as_of = spec.value("as_of", Json());
  if (as_of.is_null())
    as_of = Json::array({iso_date(zone.to_local(log.last - parse_duration(horizon).value_or(kDay))),
                         iso_date(zone.to_local(log.last) + kDay)});
  TRY(out["as_of"], objectives::complete_moments(as_of, zone, "rfm.as_of"));
  Json target = spec.value("target", Json());
  if (target.is_string()) {
    TRY(const auto found, taxonomy::find_definition(project, "target", target.get<std::string>()));
    out["outcome"] = target;
    TRY(target, parse_json(found.spec, found.text));
  } else if (target.is_null()) {
    target = Json{{"type", "event"}, {"event", out["event"]}, {"horizon", horizon}, {"scope", out["scope"]}};
    out["outcome"] = nullptr;
  } else {
    out["outcome"] = spec.value("outcome", Json());
  }
  target["as_of"] = out["as_of"];
  TRY(out["target"], objectives::question().complete(project, target));
  return {};
}
}  // namespace

Result<Json> complete_rfm(Project& project, const Json& spec) {
  CHECK(spec::only(spec,
                   {"event", "as_of", "window", "frequency", "per", "least_tenure", "values", "value",
                    "timeout", "scoring", "cuts", "populations", "target", "outcome", "horizon", "scope"},
                   "rfm"));
  Json out = Json::object();
  TRY(out["scope"], segments::complete_scope(project, spec.value("scope", Json::object())));
  out["scope"].erase("from"), out["scope"].erase("to");
  TRY(const Zone zone, segments::zone_of(out["scope"]));
  TRY(const auto lens, segments::lens_of(project, out["scope"]));
  TRY(const auto properties, segments::property_names(project));
  TRY(out["event"], taxonomy::complete_pick(spec.value("event", Json("*")), lens, properties, "rfm.event"));
  TRY(out["frequency"], spec::choice(spec, "frequency", {"events", "days", "sessions"}, "rfm"));
  TRY(out["timeout"], spec::duration(spec, "timeout", "30 min", "rfm"));
  TRY(out["least_tenure"], spec::duration(spec, "least_tenure", "1 d", "rfm"));
  for (const char* key : {"window", "per"}) {
    TRY(const std::string text, spec::duration(spec, key, "", "rfm"));
    if (!text.empty()) out[key] = text;
  }
  TRY(out["values"], proxies(spec));
  std::vector<std::string> names;
  for (const Json& one : out["values"]) names.push_back(one["name"]);
  TRY(out["value"], spec::text(spec, "value", names.front(), "rfm"));
  if (std::find(names.begin(), names.end(), out["value"].get<std::string>()) == names.end())
    return spec::unknown("value", out["value"].get<std::string>(), names, "rfm.value");
  TRY(out["scoring"], spec::choice(spec, "scoring", {"ranks", "edges", "cuts"}, "rfm"));
  CHECK(cuts(spec, "rfm", out));
  TRY(out["populations"], populations(project, spec, out["scope"]));
  CHECK(when(project, spec, zone, out));
  TRY(const Json frame, rfm_frame(project, out));  // every name is checked there
  return out;
}

Result<Json> rfm_frame(Project& project, const Json& spec) {
  Json out{{"values", Json::array()}};
  Json features = Json::array({Json{{"type", "recency"}, {"event", spec["event"]}, {"name", "recency"}},
                               Json{{"type", "tenure"}, {"event", spec["event"]}, {"name", "tenure"}},
                               Json{{"type", "count"}, {"event", spec["event"]}, {"name", "events"}}});
  if (spec.contains("window")) features[2]["window"] = spec["window"];
  const std::string unit = spec["frequency"];
  features.push_back(feature_of(Json{{"of", unit}}, spec, "frequency"));
  out["frequency"] = column_of(unit, "frequency");
  for (const Json& proxy : spec["values"]) {
    const std::string name = "value " + proxy["name"].get<std::string>();
    features.push_back(feature_of(proxy, spec, name));
    out["values"].push_back(column_of(proxy["of"], name));
  }
  TRY(out["frame"], complete_frame(project, Json{{"set", {{"features", features}, {"scope", spec["scope"]}}},
                                                 {"as_of", spec["as_of"]}}));
  return out;
}

Result<ResultKey> key_of_rfm(Project& project, const Json& spec) {
  TRY(const Json of, rfm_frame(project, spec));
  TRY(ResultKey key, key_of_frame(project, of["frame"]));
  key.specs.push_back(Definitions::hash_of("rfm", spec));
  TRY(const ResultKey target, objectives::question().key(project, spec["target"]));
  key.specs.insert(key.specs.end(), target.specs.begin(), target.specs.end());
  TRY(const auto attributes, identity::attributes(project));
  if (!spec["populations"].empty())
    for (const auto& a : attributes) key.specs.push_back(a.content);
  key.inputs = canonical(Json{{"features", key.inputs}, {"target", target.inputs}});
  return key;
}

}  // namespace habitus::features
