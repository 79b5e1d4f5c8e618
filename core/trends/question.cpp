#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/spec.h"
#include "core/project/project.h"
#include "core/segments/scope.h"
#include "core/trends/baseline.h"
#include "core/trends/measure.h"
#include "core/trends/trend.h"

namespace habitus::trends {
namespace {

Result<Json> complete_measure(const Json& given, const taxonomy::Lens& lens,
                              const std::vector<std::string>& properties, const std::string& where) {
  const Json spec = given.is_object() && given.contains("pick") ? given : Json{{"pick", given}};
  CHECK(spec::only(spec, {"pick", "as", "property", "of", "name"}, where));
  Json out = Json::object();
  TRY(out["pick"], taxonomy::complete_pick(spec["pick"], lens, properties, where + ".pick"));
  TRY(const std::string as,
      spec::choice(spec, "as", {"events", "actors", "per_actor", "sum", "mean", "ratio"}, where));
  out["as"] = as;
  TRY(const std::string name, spec::text(spec, "name", "", where));
  if (!name.empty()) out["name"] = name;
  if (as == "sum" || as == "mean") {
    TRY(const std::string property, spec::text(spec, "property", "", where));
    if (std::find(properties.begin(), properties.end(), property) == properties.end())
      return spec::unknown("property", property, properties, where + ".property");
    out["property"] = property;
  } else if (spec.contains("property")) {
    return fail(Kind::input, Text("“%1” takes no property", {as}), where, "Use “sum” or “mean”");
  }
  if (as == "ratio") {
    if (!spec.contains("of"))
      return fail(Kind::input, "A ratio needs “of”: the pick it is a share of", where,
                  R"(Write "of": "view_item")");
    TRY(out["of"], taxonomy::complete_pick(spec["of"], lens, properties, where + ".of"));
  }
  return out;
}

Result<Json> complete(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"measures", "grain", "breakdown", "baseline", "scope"}, "trend"));
  Json out = Json::object();
  TRY(out["scope"], segments::complete_scope(project, spec.value("scope", Json())));
  TRY(const auto lens, segments::lens_of(project, out["scope"]));
  TRY(const auto properties, segments::property_names(project));
  const Json given = spec.value("measures", Json::array({Json{{"pick", "*"}, {"as", "events"}}}));
  out["measures"] = Json::array();
  for (const auto& measure : given.is_array() ? given : Json::array({given})) {
    TRY(Json done, complete_measure(measure, lens, properties,
                                    "measures[" + std::to_string(out["measures"].size()) + "]"));
    out["measures"].push_back(std::move(done));
  }
  if (out["measures"].empty() || out["measures"].size() > 12)
    return fail(Kind::input, "A trend has 1 to 12 measures", "measures");
  TRY(out["grain"],
      spec::choice(spec, "grain", {"day", "hour", "week", "month", "quarter", "year"}, "trend"));
  TRY(Json breakdown, segments::complete_breakdown(project, spec.value("breakdown", Json())));
  if (!breakdown.empty()) out["breakdown"] = std::move(breakdown);
  CHECK(complete_overlay(project, spec, out));
  return out;
}

std::string measure_name(const Json& measure) {
  if (measure.contains("name")) return measure["name"].get<std::string>();
  const std::string pick = taxonomy::pick_name(measure["pick"]);
  return measure.contains("of") ? pick + " / " + taxonomy::pick_name(measure["of"]) : pick;
}

/// A first or last period that the data reach only in part.
bool partial(const segments::Calendar& calendar, const segments::Extent& extent, size_t i) {
  const Duration slack = (calendar.end(i) - calendar.start(i)) / 20;
  return extent.first - calendar.start(i) > slack || calendar.end(i) - extent.last > slack;
}

Result<Json> compute(Project& project, const Json& complete, const Exec& exec) {
  TRY(const Run run, Run::make(project, complete, exec));
  TRY(const Zone zone, segments::zone_of(complete["scope"]));
  TRY(const Grain grain, parse_grain(complete["grain"].get<std::string>()));
  const segments::Calendar calendar(zone, grain, run.extent.first, run.extent.last);
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  TRY(const Part all,
      events::scan_reduce<Part>(
          project, pass, run.scope, run.need, exec,
          [&](Part& part, const events::Slab& slab) { visit(run, calendar, part, slab); }, merge));
  Json answer{{"grain", complete["grain"]}, {"events", run.extent.events}, {"persons", run.extent.persons},
              {"periods", Json::array()},   {"measures", Json::array()},   {"series", Json::array()}};
  for (size_t i = 0; i < calendar.size(); ++i)
    answer["periods"].push_back(Json{{"label", calendar.label(i)},
                                     {"from", iso(calendar.start(i))},
                                     {"from_us", calendar.start(i)},
                                     {"state", partial(calendar, run.extent, i) ? "immature" : "ok"}});
  for (const auto& measure : complete["measures"])
    answer["measures"].push_back(Json{{"name", measure_name(measure)}, {"as", measure["as"]}});
  if (complete.contains("breakdown")) answer["breakdown"] = segments::breakdown_names(complete["breakdown"]);
  for (const auto& [values, series] : all.groups)
    for (size_t m = 0; m < series.size(); ++m) {
      Json names = Json::array(), points = Json::array();
      for (const auto& value : values) names.push_back(value.empty() ? Json(nullptr) : Json(value));
      for (size_t t = 0; t + 1 < series[m].size(); ++t)
        points.push_back(series[m][t].json(run.measures[m].as));
      answer["series"].push_back(Json{{"measure", m},
                                      {"values", std::move(names)},
                                      {"points", std::move(points)},
                                      {"total", series[m].back().json(run.measures[m].as)}});
    }
  if (complete.contains("baseline")) {
    TRY(answer["baseline"], overlay(project, complete, answer));
  }
  return answer;
}

}  // namespace

const report::Question& question() {
  static const report::Question made{"trend", 1, complete, segments::key_of, compute, figures};
  return made;
}

}  // namespace habitus::trends
