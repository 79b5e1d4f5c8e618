#include "core/segments/scope.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/base/hash.h"
#include "core/base/spec.h"
#include "core/events/log.h"
#include "core/project/project.h"
#include "core/segments/rule.h"
#include "core/taxonomy/test_list.h"

namespace habitus::segments {
namespace {

Time time_at(const Json& scope, const char* key, Time fallback) {
  const auto it = scope.find(key);
  if (it == scope.end() || !it->is_string()) return fallback;
  return parse_iso(it->get<std::string>()).value_or(fallback);
}

Done check_bounds(const Json& scope) {
  if (time_at(scope, "from", kBeginning) >= time_at(scope, "to", kEnd))
    return fail(Kind::input, "The period is empty: “from” does not lie before “to”", "scope",
                "“to” is the first moment left out");
  return {};
}

Result<Json> conditions(Project& project, const Json& scope) {
  TRY(auto names, property_names(project));
  Json where = Json::array();
  if (!scope.contains("where")) return where;
  if (!scope["where"].is_array())
    return fail(Kind::input, "“where” is a list of conditions", "scope.where",
                R"(Write [{"property":"country","op":"is","values":["DE"]}])");
  // The scan's own conditions know fewer comparisons; the names are checked the same way.
  TRY(const auto tests, taxonomy::parse_tests(scope["where"], names, "scope.where"));
  for (const auto& test : tests) {
    if (test.op == taxonomy::Test::Op::starts || test.op == taxonomy::Test::Op::ends ||
        test.op == taxonomy::Test::Op::matches)
      return fail(Kind::input,
                  Text("“%1” cannot be used in a scope", {std::string(taxonomy::op_name(test.op))}),
                  "scope.where", "Use “contains” or “in”, or make it a behaviour of the taxonomy");
    where.push_back(to_json(test));
  }
  return where;
}

}  // namespace

Result<std::string> date_text(const std::string& text, const Zone& zone, const std::string& where) {
  const auto parsed = parse_iso(text);
  if (!parsed)
    return fail(Kind::input, Text("“%1” is not a date", {excerpt(text)}), where,
                "Write it like 2025-01-31 or 2025-01-31T12:00:00Z");
  const bool day = text.find_first_of("T ") == std::string::npos;
  return iso(day ? zone.from_local(*parsed).utc : *parsed);
}

Result<std::vector<std::string>> property_names(Project& project) {
  TRY(auto log, events::info(project));
  for (const char* own : {"event_id", "source", "channel"})
    if (std::find(log.properties.begin(), log.properties.end(), own) == log.properties.end())
      log.properties.emplace_back(own);
  return log.properties;
}

Result<Json> complete_scope(Project& project, const Json& given) {
  const Json scope = given.is_null() ? Json::object() : given;
  CHECK(spec::only(scope,
                   {"from", "to", "known_by", "sources", "where", "population", "level", "taxonomy", "zone"},
                   "scope"));
  Json out = Json::object();
  TRY(const std::string home, project.setting("zone", "UTC"));
  TRY(const std::string zone_name, spec::text(scope, "zone", home, "scope"));
  TRY(const Zone zone, Zone::named(zone_name));
  out["zone"] = zone.name();
  for (const char* key : {"from", "to", "known_by"}) {
    TRY(const std::string text, spec::text(scope, key, "", "scope"));
    if (text.empty()) continue;
    TRY(out[key], date_text(text, zone, std::string("scope.") + key));
  }
  CHECK(check_bounds(out));
  TRY(auto sources, spec::texts(scope, "sources", "scope"));
  if (!sources.empty()) {
    TRY(const auto log, events::info(project));
    for (const auto& source : sources)
      if (std::find(log.sources.begin(), log.sources.end(), source) == log.sources.end())
        return spec::unknown("source", source, log.sources, "scope.sources");
    std::sort(sources.begin(), sources.end());
    sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
    out["sources"] = sources;
  }
  TRY(Json where, conditions(project, scope));
  if (!where.empty()) out["where"] = std::move(where);
  TRY(const std::string level, spec::choice(scope, "level", {"event", "behaviour", "category"}, "scope"));
  out["level"] = level;
  if (level != "event" || scope.contains("taxonomy")) {
    TRY(const std::string name, spec::text(scope, "taxonomy", "", "scope"));
    TRY(const auto found, taxonomy::find_taxonomy(project, name));
    out["taxonomy"] = found.text;
  }
  if (scope.contains("population") && !scope["population"].is_null()) {
    if (scope["population"].is_string()) {
      TRY(const auto found,
          taxonomy::find_definition(project, "segment", scope["population"].get<std::string>()));
      out["population"] = found.text;
    } else {
      TRY(out["population"], complete_rule(project, scope["population"], out));
    }
  }
  return out;
}

Result<Zone> zone_of(const Json& scope) { return Zone::named(scope.value("zone", "UTC")); }

Result<taxonomy::Lens> lens_of(Project& project, const Json& scope) {
  TRY(const auto level, taxonomy::parse_level(scope.value("level", "event")));
  if (level == taxonomy::Level::event) return taxonomy::lens(project, level, Json());
  TRY(const auto found, taxonomy::find_taxonomy(project, scope.value("taxonomy", "")));
  TRY(const Json spec, parse_json(found.spec, found.text));
  TRY(auto lens, taxonomy::lens(project, level, spec));
  if (lens.several() && (scope.contains("where") || scope.contains("sources")))
    return fail(Kind::input,
                QT_TRANSLATE_NOOP("core",
                                  "The taxonomy has rules over several events, and the scope hides "
                                  "some of them: what is hidden would count as not done"),
                scope.contains("where") ? "scope.where" : "scope.sources",
                QT_TRANSLATE_NOOP("core",
                                  "Leave the condition out, choose people instead (population), or "
                                  "write it into the rule"));
  return lens;
}

Result<events::Scope> scope_of(Project& project, const Json& scope, const Exec& exec) {
  events::Scope out;
  out.from = time_at(scope, "from", kBeginning);
  out.to = time_at(scope, "to", kEnd);
  out.known_by = time_at(scope, "known_by", kEnd);
  TRY(out.sources, spec::texts(scope, "sources", "scope"));
  if (scope.contains("where"))
    for (const auto& entry : scope["where"]) {
      TRY(auto condition, events::parse_condition(entry));
      out.where.push_back(std::move(condition));
    }
  if (scope.contains("population")) {
    TRY(out.persons, persons_in(project, scope["population"], out.known_by, exec));
  }
  return out;
}

namespace {

/// Where absences are recognised, how far the whole log goes decides which windows have ended, and that may
/// move without anything new in the scope.
Result<bool> decided_by_the_end(Project& project, const Json& scope) {
  if (scope.value("level", "event") == "event") return false;
  TRY(const auto found, taxonomy::find_taxonomy(project, scope.value("taxonomy", "")));
  TRY(const Json spec, parse_json(found.spec, found.text));
  return taxonomy::looks_ahead(spec);
}

}  // namespace

Result<ResultKey> key_of(Project& project, const Json& complete) {
  TRY(const auto scope, scope_of(project, complete.value("scope", Json::object()), {}));
  ResultKey key;
  key.specs.push_back(sha256(canonical(complete)));
  TRY(const bool open, decided_by_the_end(project, complete.value("scope", Json::object())));
  if (open) {
    TRY(const auto log, events::info(project));
    key.specs.push_back(sha256(iso(log.last)));
  }
  TRY(key.inputs, events::inputs_of(project, scope));
  return key;
}

}  // namespace habitus::segments
