#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/base/spec.h"
#include "core/ingest/origin.h"
#include "core/ingest/rules.h"
#include "core/project/project.h"
#include "core/quality/figures.h"
#include "core/quality/findings.h"
#include "core/quality/quality.h"
#include "core/segments/answers.h"
#include "core/segments/scope.h"

namespace habitus::quality {
namespace {

using ingest::Rule;

/// The rules of all mappings, each with its source.
Result<Json> mapped_rules(Project& project) {
  Json all = Json::array();
  TRY(const auto log, events::info(project));
  TRY(const auto mappings, project.definitions().heads("mapping"));
  for (const Definition& d : mappings) {
    if (std::find(log.sources.begin(), log.sources.end(), d.name) == log.sources.end()) continue;
    const Json spec = d.json();
    for (Json rule : spec.value("rules", Json::array())) {
      rule["source"] = d.name;
      all.push_back(std::move(rule));
    }
  }
  return all;
}

/// Is what the rule looks at among the properties? Roles of the mapping are not.
bool of_the_log(const Rule& rule, const std::vector<std::string>& names) {
  const auto known = [&](const std::string& name) {
    return name == "event" || std::find(names.begin(), names.end(), name) != names.end();
  };
  return (rule.column.empty() || known(rule.column)) &&
         std::all_of(rule.columns.begin(), rule.columns.end(), known) &&
         (rule.per.empty() || rule.per == "actor" || rule.per == "source" || known(rule.per));
}

Result<Json> complete(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"rules", "scope"}, "quality"));
  Json out = Json::object();
  TRY(out["scope"], segments::complete_scope(project, spec.value("scope", Json::object())));
  Json given = spec.value("rules", Json());
  if (given.is_null() || (given.is_array() && given.empty())) {
    TRY(given, mapped_rules(project));
  }
  if (!given.is_array()) given = Json::array({given});
  TRY(const auto log, events::info(project));
  TRY(const auto names, segments::property_names(project));
  out["rules"] = Json::array();
  for (Json rule : given) {
    const std::string source = rule.is_object() && rule.contains("source") && rule["source"].is_string()
                                   ? rule["source"].get<std::string>()
                                   : "";
    if (rule.is_object()) rule.erase("source");
    TRY(Json one, ingest::complete_rules(Json::array({rule})));
    if (!source.empty() && std::find(log.sources.begin(), log.sources.end(), source) == log.sources.end())
      return spec::unknown("source", source, log.sources, "rules.source");
    const Rule parsed = ingest::parse_rules(one)[0];
    if (source.empty() && log.events && !of_the_log(parsed, names))
      for (const auto& name : {parsed.column, parsed.per})
        if (!name.empty() && name != "actor" && name != "source" && name != "event" &&
            std::find(names.begin(), names.end(), name) == names.end())
          return spec::unknown("property", name, names, "rules");
    if (!source.empty()) one[0]["source"] = source;
    out["rules"].push_back(one[0]);
  }
  return out;
}

Result<events::Scope> scope_of(Project& project, const Json& complete, const Json& rule, const Exec& exec) {
  TRY(events::Scope scope, segments::scope_of(project, complete["scope"], exec));
  if (!rule.contains("source")) return scope;
  const std::string source = rule["source"];
  if (!scope.sources.empty() &&
      std::find(scope.sources.begin(), scope.sources.end(), source) == scope.sources.end())
    scope.persons = std::make_shared<events::PersonSet>();  // nothing of this source is asked about
  scope.sources = {source};
  return scope;
}

Rule rule_of(Json rule) {
  rule.erase("source");
  return ingest::parse_rules(Json::array({rule}))[0];
}

Result<Part> look(Project& project, const Json& complete, const Json& json, Time last, const Exec& exec) {
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  TRY(const auto scope, scope_of(project, complete, json, exec));
  TRY(const Checker checker, Checker::make(project, rule_of(json), last));
  TRY(Part whole, events::scan_reduce<Part>(
                      project, pass, scope, checker.need(), exec,
                      [&](Part& part, const events::Slab& slab) { checker.visit(part, slab); },
                      [](Part& into, Part& from) { into.merge(std::move(from)); }));
  checker.finish(whole);
  return whole;
}

Json example_of(Project& project, const Finding& f, Rule::Check check) {
  Json out{{"time", iso(f.time)}, {"record", f.row}};
  if (const auto from = ingest::origin(project, f.batch, f.row)) out["file"] = from->file;
  if (f.missing > 0) out["missing"] = f.missing;
  if (check == Rule::Check::sequence) {
    out["from"] = f.from;
    out["to"] = f.to;
  }
  if (check == Rule::Check::heartbeat) {
    out["from"] = iso(f.from);
    out["to"] = iso(f.to);
  }
  return out;
}

Result<Json> compute(Project& project, const Json& complete, const Exec& exec) {
  TRY(const auto scope, segments::scope_of(project, complete["scope"], exec));
  TRY(const auto extent, segments::extent_of(project, scope, exec));
  TRY(const auto names, segments::property_names(project));
  Json answer{{"events", extent.events}, {"persons", extent.persons}, {"rules", Json::array()}};
  for (const Json& json : complete["rules"]) {
    const Rule rule = rule_of(json);
    Json row{{"rule", rule.label}, {"check", json["check"]}, {"action", json["action"]}, {"spec", json}};
    if (json.contains("source")) row["source"] = json["source"];
    if (extent.empty() || !of_the_log(rule, names)) {
      row["state"] = extent.empty() ? "empty" : "import";
      row["broken"] = segments::rate_json(0, 0);
      row["persons"] = row["missing"] = row["open"] = 0;
      row["examples"] = Json::array();
      answer["rules"].push_back(std::move(row));
      continue;
    }
    TRY(const Part found, look(project, complete, json, extent.last, exec));
    row["state"] = found.findings ? "broken" : "kept";
    row["broken"] =
        segments::rate_json(static_cast<double>(found.findings), static_cast<double>(found.checked));
    row["persons"] = found.persons.size();
    row["missing"] = found.missing;
    row["open"] = found.open;
    row["examples"] = Json::array();
    for (const Finding& f : found.first) row["examples"].push_back(example_of(project, f, rule.check));
    answer["rules"].push_back(std::move(row));
  }
  return answer;
}

/// {"rule":2}: with whom the rule is broken.
Result<std::vector<uint64_t>> people(Project& project, const Json& complete, const Json& selection,
                                     const Exec& exec) {
  const auto index = selection.value("rule", size_t{0});
  if (index >= complete["rules"].size()) return std::vector<uint64_t>();
  TRY(const auto scope, segments::scope_of(project, complete["scope"], exec));
  TRY(const auto extent, segments::extent_of(project, scope, exec));
  TRY(Part found, look(project, complete, complete["rules"][index], extent.last, exec));
  return std::move(found.persons);
}

}  // namespace

const report::Question& question() {
  static const report::Question made{"quality", 2, complete, segments::key_of, compute, figures, people};
  return made;
}

}  // namespace habitus::quality
