#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/base/spec.h"
#include "core/cohorts/cohorts.h"
#include "core/cohorts/group.h"
#include "core/cohorts/run.h"
#include "core/events/log.h"
#include "core/project/project.h"
#include "core/segments/rule.h"
#include "core/segments/scope.h"
#include "core/stats/intervals.h"

namespace habitus::cohorts {
namespace {

struct Names {
  const taxonomy::Lens& lens;
  const std::vector<std::string>& properties;
};

Result<Json> complete_logic(Project& project, const Json& given, const Names& names,
                            const std::string& where) {
  Json out = Json::object();
  if (given.contains("time")) {
    CHECK(spec::only(given, {"time", "pick"}, where));
    TRY(out["time"], spec::choice(given, "time", {"month", "hour", "day", "week", "quarter", "year"}, where));
    TRY(out["pick"],
        taxonomy::complete_pick(given.value("pick", Json("*")), names.lens, names.properties, where));
  } else if (given.contains("behaviours")) {
    CHECK(spec::only(given, {"behaviours"}, where));
    out["behaviours"] = Json::array();
    for (const auto& pick :
         given["behaviours"].is_array() ? given["behaviours"] : Json::array({given["behaviours"]})) {
      TRY(Json done, taxonomy::complete_pick(pick, names.lens, names.properties, where));
      out["behaviours"].push_back(std::move(done));
    }
  } else if (given.contains("attribute")) {
    CHECK(spec::only(given, {"attribute"}, where));
    TRY(const std::string name, spec::text(given, "attribute", "", where));
    TRY(const auto found, identity::attribute(project, name));
    out["attribute"] = found.name;
  } else if (given.contains("property")) {
    CHECK(spec::only(given, {"property"}, where));
    TRY(const std::string name, spec::text(given, "property", "", where));
    if (std::find(names.properties.begin(), names.properties.end(), name) == names.properties.end())
      return spec::unknown("property", name, names.properties, where);
    out["property"] = name;
  } else {
    CHECK(spec::only(given, {"segments"}, where));
    TRY(const auto segments, spec::texts(given, "segments", where));
    out["segments"] = Json::array();
    for (const auto& name : segments) {
      TRY(const auto found, taxonomy::find_definition(project, "segment", name));
      out["segments"].push_back(found.text);
    }
    if (segments.empty())
      return fail(Kind::input,
                  "Say what makes a cohort: “time”, “behaviours”, “attribute”, “property” or “segments”",
                  where);
  }
  return out;
}

Result<Json> complete_kpi(const Json& given, const Names& names, const std::string& where) {
  CHECK(spec::only(given, {"as", "pick", "within", "property", "name"}, where));
  Json out = Json::object();
  TRY(const std::string as, spec::choice(given, "as", {"did", "active", "repeat", "events", "sum"}, where));
  out["as"] = as;
  TRY(out["pick"],
      taxonomy::complete_pick(given.value("pick", Json("*")), names.lens, names.properties, where + ".pick"));
  if (as == "active") {
    TRY(out["within"], spec::duration(given, "within", "30 d", where));
  }
  if (as == "sum") {
    TRY(const std::string property, spec::text(given, "property", "", where));
    if (std::find(names.properties.begin(), names.properties.end(), property) == names.properties.end())
      return spec::unknown("property", property, names.properties, where + ".property");
    out["property"] = property;
  }
  TRY(const std::string name, spec::text(given, "name", "", where));
  if (!name.empty()) out["name"] = name;
  return out;
}

Result<Json> complete_groups(const Json& spec) {
  Json out = Json::array();
  const Json given = spec.value("groups", Json::array());
  for (const auto& group : given.is_array() ? given : Json::array({given})) {
    const std::string where = "groups[" + std::to_string(out.size()) + "]";
    Json is = group;
    std::string name;
    if (group.is_object() && group.contains("is")) {
      CHECK(spec::only(group, {"name", "is"}, where));
      TRY(name, spec::text(group, "name", "", where));
      is = group["is"];
    }
    if (is.is_string()) {
      TRY(is, group_from_text(is.get<std::string>()));
    }
    TRY(Json done, complete_group(is, where));
    out.push_back(Json{{"name", name.empty() ? group_text(done) : name}, {"is", std::move(done)}});
  }
  if (out.size() > 20)
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "Cohorts have at most 20 combinations"), "groups");
  return out;
}

Result<Json> complete(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"by", "combine", "groups", "kpis", "reason", "scope"}, "cohorts"));
  Json out = Json::object();
  TRY(out["scope"], segments::complete_scope(project, spec.value("scope", Json())));
  TRY(const auto lens, segments::lens_of(project, out["scope"]));
  TRY(const auto properties, segments::property_names(project));
  const Names names{lens, properties};
  const Json by = spec.value("by", Json::array({Json{{"time", "month"}}}));
  out["by"] = Json::array();
  for (const auto& logic : by.is_array() ? by : Json::array({by})) {
    TRY(Json done, complete_logic(project, logic, names, "by[" + std::to_string(out["by"].size()) + "]"));
    out["by"].push_back(std::move(done));
  }
  const Json kpis = spec.value(
      "kpis", Json::array({Json{{"as", "active"}}, Json{{"as", "repeat"}}, Json{{"as", "events"}}}));
  out["kpis"] = Json::array();
  for (const auto& kpi : kpis.is_array() ? kpis : Json::array({kpis})) {
    TRY(Json done, complete_kpi(kpi, names, "kpis[" + std::to_string(out["kpis"].size()) + "]"));
    out["kpis"].push_back(std::move(done));
  }
  if (out["by"].empty() || out["by"].size() > 4 || out["kpis"].empty() || out["kpis"].size() > 10)
    return fail(Kind::input, "Cohorts need 1 to 4 parts in “by” and 1 to 10 KPIs", "cohorts");
  TRY(out["combine"], spec::choice(spec, "combine", {"beside", "cross", "groups"}, "cohorts"));
  TRY(Json groups, complete_groups(spec));
  if (!groups.empty()) out["groups"] = std::move(groups);
  if (out["combine"] == "groups" && !out.contains("groups"))
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "There are no combinations to show"), "cohorts",
                R"(Write "groups": [{"name":"new women","is":"F and 2025-01"}])");
  TRY(const std::string reason, spec::text(spec, "reason", "", "cohorts"));
  if (!reason.empty()) out["reason"] = reason;
  return out;
}

/// Bits of picks, each once.
class Bits {
 public:
  uint32_t of(const Json& pick) {
    const auto it = std::find(picks.begin(), picks.end(), pick);
    if (it != picks.end()) return 1u << (it - picks.begin());
    picks.push_back(pick);
    return 1u << (picks.size() - 1);
  }
  std::vector<Json> picks;
};

Result<Logic> make_logic(Project& project, const Json& spec, Run& run, const Zone& zone, Bits& bits,
                         const Exec& exec) {
  Logic out;
  if (spec.contains("time")) {
    TRY(const Grain grain, parse_grain(spec["time"].get<std::string>()));
    out.bits = {bits.of(spec["pick"])};
    const std::string used = taxonomy::pick_name(spec["pick"]);
    out.names = {used == "*" ? "" : used + " "};
    out.calendar = std::make_shared<segments::Calendar>(zone, grain, run.extent.first, run.extent.last);
  } else if (spec.contains("behaviours")) {
    out.kind = Logic::Kind::behaviours;
    for (const auto& pick : spec["behaviours"]) {
      out.bits.push_back(bits.of(pick));
      out.names.push_back(taxonomy::pick_name(pick));
    }
  } else if (spec.contains("attribute")) {
    out.kind = Logic::Kind::attribute;
    TRY(out.column, identity::column(project, spec["attribute"].get<std::string>()));
  } else if (spec.contains("property")) {
    out.kind = Logic::Kind::property;
    const std::string name = spec["property"].get<std::string>();
    out.text = taxonomy::column_of(run.need.text, name);
    TRY(out.words, events::dictionary(project, name));
  } else {
    out.kind = Logic::Kind::segments;
    for (const auto& name : spec["segments"]) {
      TRY(auto set, segments::persons_in(project, name, run.scope.known_by, exec));
      out.sets.push_back(std::move(set));
      const std::string text = name.get<std::string>();
      out.names.push_back(text.substr(0, text.rfind('@')));
    }
  }
  return out;
}

std::string kpi_name(const Json& kpi) {
  return kpi.contains("name") ? kpi["name"].get<std::string>()
                              : kpi["as"].get<std::string>() + " " + taxonomy::pick_name(kpi["pick"]);
}

bool is_share(As as) { return as == As::active || as == As::did || as == As::repeat; }

Json kpi_json(As as, const Sums& sums, double n) {
  if (is_share(as)) return segments::rate_json(sums.sum, n);
  Json out{{"value", segments::number_json(sums.sum / n)},
           {"total", sums.sum},
           {"n", n},
           {"lo", nullptr},
           {"hi", nullptr}};
  if (n < 2) return out;
  const double mean = sums.sum / n, variance = std::max(0.0, (sums.squares - sums.sum * mean) / (n - 1));
  const double half = stats::t_quantile(.975, n - 1) * std::sqrt(variance / n);
  out["lo"] = mean - half;
  out["hi"] = mean + half;
  return out;
}

Json overlap_json(const Part& all) {
  std::vector<Name> names;
  for (const auto& [name, cohort] : all.cohorts) names.push_back(name);
  Json rows = Json::array();
  if (names.size() > 40) return rows;
  for (const auto& a : names) {
    Json row = Json::array();
    for (const auto& b : names) {
      const auto it = all.both.find(std::minmax(a, b));
      row.push_back(a == b                 ? static_cast<int64_t>(all.cohorts.at(a).n)
                    : it == all.both.end() ? 0
                                           : it->second);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<Json> compute(Project& project, const Json& complete, const Exec& exec) {
  TRY(const Run run, Run::make(project, complete, exec));
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  TRY(Part all, events::scan_reduce<Part>(
                    project, pass, run.scope, run.need, exec,
                    [&](Part& part, const events::Slab& slab) { visit(run, part, slab); }, merge));
  std::set<std::string> unknown;
  for (const auto& group : run.groups) {
    all.cohorts[{-2, group.name}].kpis.resize(run.kpis.size());  // an empty group is there, with 0 persons
    labels_of(*group.is, unknown);
  }
  std::erase_if(unknown, [&](const std::string& label) { return all.labels.contains(label); });
  Json answer{{"persons", all.persons},
              {"outside", all.outside},
              {"combine", complete["combine"]},
              {"kpis", Json::array()},
              {"cohorts", Json::array()}};
  for (const auto& kpi : complete["kpis"])
    answer["kpis"].push_back(Json{{"name", kpi_name(kpi)}, {"as", kpi["as"]}});
  for (const auto& [name, cohort] : all.cohorts) {
    Json kpis = Json::array();
    for (size_t k = 0; k < run.kpis.size(); ++k)
      kpis.push_back(kpi_json(run.kpis[k].as, cohort.kpis[k], cohort.n));
    answer["cohorts"].push_back(
        Json{{"part", name.first}, {"label", name.second}, {"n", cohort.n}, {"kpis", std::move(kpis)}});
  }
  answer["overlap"] = overlap_json(all);
  if (!unknown.empty()) answer["unknown"] = unknown;
  if (complete.contains("reason")) answer["reason"] = complete["reason"];
  return answer;
}

/// {"part":0,"label":"2025-01"}: the persons of one cohort.
Result<std::vector<uint64_t>> people(Project& project, const Json& complete, const Json& selection,
                                     const Exec& exec) {
  TRY(const Run run, Run::make(project, complete, exec));
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  const Name wanted{selection.value("part", 0), selection.value("label", "")};
  using Keys = std::vector<uint64_t>;
  const auto look = [&](Keys& keys, const events::Slab& slab) {
    taxonomy::Picker::Scratch scratch;
    const uint32_t* mask = run.picker.apply(slab, scratch);
    for (size_t p = 0; p < slab.person.size(); ++p) {
      const auto mine = cohorts_of(run, slab, mask, p);
      if (std::find(mine.begin(), mine.end(), wanted) != mine.end()) keys.push_back(slab.person[p]);
    }
  };
  TRY(Keys keys, events::scan_reduce<Keys>(project, pass, run.scope, run.need, exec, look,
                                           [](Keys& into, const Keys& from) {
                                             into.insert(into.end(), from.begin(), from.end());
                                           }));
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace

Result<Run> Run::make(Project& project, const Json& complete, const Exec& exec) {
  Run run;
  run.cross = complete["combine"] == "cross";
  run.groups_only = complete["combine"] == "groups";
  for (const auto& group : complete.value("groups", Json::array()))
    run.groups.push_back({group["name"].get<std::string>(), std::make_shared<const Json>(group["is"])});
  run.need.weight = true;
  TRY(run.scope, segments::scope_of(project, complete["scope"], exec));
  TRY(run.extent, segments::extent_of(project, run.scope, exec));
  TRY(const Zone zone, segments::zone_of(complete["scope"]));
  Bits bits;
  for (const auto& logic : complete["by"]) {
    TRY(auto made, make_logic(project, logic, run, zone, bits, exec));
    run.logics.push_back(std::move(made));
  }
  static const std::vector<std::string> kNames{"active", "did", "repeat", "events", "sum"};
  for (const auto& spec : complete["kpis"]) {
    Kpi kpi;
    kpi.as = static_cast<As>(std::find(kNames.begin(), kNames.end(), spec["as"].get<std::string>()) -
                             kNames.begin());
    kpi.bit = bits.of(spec["pick"]);
    if (spec.contains("within")) {
      TRY(const Duration within, parse_duration(spec["within"].get<std::string>()));
      kpi.since = run.extent.last - within;
    }
    if (spec.contains("property"))
      kpi.number = taxonomy::column_of(run.need.number, spec["property"].get<std::string>());
    run.kpis.push_back(kpi);
  }
  TRY(auto lens, segments::lens_of(project, complete["scope"]));
  TRY(run.picker, taxonomy::Picker::make(project, std::move(lens), bits.picks));
  run.picker.bind(run.need);
  return run;
}

const report::Question& question() {
  static const report::Question made{"cohorts", 2, complete, segments::key_of, compute, figures, people};
  return made;
}

}  // namespace habitus::cohorts
