#include "core/objectives/target.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/base/spec.h"
#include "core/events/log.h"
#include "core/identity/people.h"
#include "core/objectives/figures.h"
#include "core/objectives/moments.h"
#include "core/objectives/recipe.h"
#include "core/segments/rule.h"
#include "core/segments/scope.h"
#include "core/stats/intervals.h"
#include "core/taxonomy/picker.h"

namespace habitus::objectives {
namespace {

constexpr const char* kWhere = "target";

Done complete_condition(Project& project, const Json& spec, Json& out) {
  TRY(const std::string name, spec::text(spec, "attribute", "", kWhere));
  TRY(const auto all, identity::attributes(project));
  std::vector<std::string> names;
  for (const auto& a : all) names.push_back(a.name);
  if (std::find(names.begin(), names.end(), name) == names.end())
    return spec::unknown("attribute", name, names, "target.attribute");
  Json test{{"property", name}, {"op", spec.value("op", Json("is"))}};
  if (spec.contains("values")) test["values"] = spec["values"];
  TRY(const auto parsed, taxonomy::parse_test(test, names, kWhere));
  out["attribute"] = name;
  out["op"] = taxonomy::op_name(parsed.op);
  if (!parsed.values.empty()) out["values"] = parsed.values;
  return {};
}

Done complete_window(const Json& spec, Json& out) {
  TRY(const std::string horizon, spec::duration(spec, "horizon", "", kWhere));
  if (horizon.empty())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "The target has no horizon"), "target.horizon",
                QT_TRANSLATE_NOOP("core", "Write how long after the as-of date it may happen, like “30 d”"));
  out["horizon"] = horizon;
  TRY(const std::string gap_text, spec::text(spec, "gap", "0 s", kWhere));
  TRY(const Duration gap, parse_duration(gap_text));
  out["gap"] = duration_text(gap);
  return {};
}

/// The latest midnight whose window has ended; for attributes the end of the log.
Result<Json> default_as_of(Project& project, const Json& out, const Zone& zone) {
  TRY(const auto log, events::info(project));
  if (log.events == 0)
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "There are no events yet"), "target.as_of",
                QT_TRANSLATE_NOOP("core", "Import a log first"));
  Time last = log.last;
  if (out["type"] != "attribute") {
    TRY(const Duration horizon, parse_duration(out["horizon"].get<std::string>()));
    TRY(const Duration gap, parse_duration(out["gap"].get<std::string>()));
    last -= horizon + gap;
  } else {
    last += kDay;  // the midnight after the last event
  }
  const int64_t day = period_of(zone.to_local(last), Grain::day);
  return Json::array({iso(zone.from_local(period_start(day, Grain::day)).utc)});
}

Done complete_at_risk(Project& project, const Json& spec, Json& out) {
  TRY(const std::string within, spec::duration(spec, "active_within", "", kWhere));
  if (!within.empty()) out["active_within"] = within;
  TRY(const int64_t least, spec::whole(spec, "min_events", 1, 1, 1'000'000, kWhere));
  out["min_events"] = least;
  if (spec.contains("segment") && !spec["segment"].is_null()) {
    if (spec["segment"].is_string()) {
      TRY(const auto found,
          taxonomy::find_definition(project, "segment", spec["segment"].get<std::string>()));
      out["segment"] = found.text;
    } else {
      TRY(out["segment"], segments::complete_rule(project, spec["segment"], out["scope"]));
    }
  }
  return {};
}

Result<Json> complete(Project& project, const Json& spec) {
  CHECK(spec::only(spec,
                   {"type", "event", "attribute", "op", "values", "horizon", "gap", "as_of", "active_within",
                    "min_events", "segment", "observed_until", "scope"},
                   kWhere));
  Json out = Json::object();
  TRY(out["type"], spec::choice(spec, "type", {"event", "absence", "attribute"}, kWhere));
  TRY(out["scope"], segments::complete_scope(project, spec.value("scope", Json::object())));
  if (out["scope"].contains("from") || out["scope"].contains("to"))
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A target has no period of its own"), "target.scope",
                QT_TRANSLATE_NOOP("core", "Leave out from and to: as_of, gap and horizon say what is read"));
  TRY(const Zone zone, segments::zone_of(out["scope"]));
  if (out["type"] == "attribute") {
    CHECK(complete_condition(project, spec, out));
  } else {
    CHECK(complete_window(spec, out));
    TRY(const auto lens, segments::lens_of(project, out["scope"]));
    TRY(const auto properties, segments::property_names(project));
    TRY(out["event"],
        taxonomy::complete_pick(spec.value("event", Json("*")), lens, properties, "target.event"));
    CHECK(taxonomy::looks_back(out["event"], lens, "target.event"));
  }
  CHECK(complete_at_risk(project, spec, out));
  TRY(const std::string until, spec::text(spec, "observed_until", "", kWhere));
  if (!until.empty()) {
    TRY(const Time t, moment(until, zone, "target.observed_until"));
    out["observed_until"] = iso(t);
  }
  Json as_of = spec.value("as_of", Json());
  if (as_of.is_null()) {
    TRY(as_of, default_as_of(project, out, zone));
  }
  TRY(out["as_of"], complete_moments(as_of, zone, "target.as_of"));
  return out;
}

Result<ResultKey> key(Project& project, const Json& complete) {
  TRY(const Recipe recipe, recipe_of(project, complete));
  TRY(const auto scope, scope_of_target(project, complete, recipe, {}));
  ResultKey key;
  const Time observed = std::min(recipe.observed_until, needed_until(recipe));
  key.specs = {sha256(canonical(complete)), "observed " + iso(observed)};
  if (recipe.type == Type::attribute) {
    TRY(const auto attribute, identity::attribute(project, complete["attribute"].get<std::string>()));
    key.specs.push_back(attribute.content);
  }
  TRY(key.inputs, events::inputs_of(project, scope));
  return key;
}

struct Tally {
  double n = 0, positive = 0, immature = 0, unknown = 0, already = 0;
};

Json to_json(const Tally& t) {
  const double known = t.n - t.immature - t.unknown;
  Json out{{"n", t.n},
           {"known", known},
           {"positive", t.positive},
           {"negative", known - t.positive},
           {"immature", t.immature},
           {"unknown", t.unknown},
           {"already", t.already}};
  if (known > 0) {
    const auto w = stats::wilson(t.positive, known);
    out["prevalence"] = {{"value", t.positive / known}, {"lo", w.lo}, {"hi", w.hi}};
  }
  return out;
}

Result<Json> compute(Project& project, const Json& complete, const Exec& exec) {
  TRY(const Labels rows, labels(project, complete, exec));
  const auto as_of = moments_of(complete["as_of"]);
  std::vector<Tally> dates(as_of.size());
  Tally total;
  size_t d = 0;
  for (size_t i = 0; i < rows.person.size(); ++i) {
    while (rows.as_of[i] != as_of[d]) ++d;
    for (Tally* t : {&dates[d], &total}) {
      t->n += 1;
      t->immature += rows.maturity[i] == Maturity::immature;
      t->unknown += rows.maturity[i] == Maturity::unknown;
      t->positive += rows.label[i] == 1;
      t->already += rows.already[i];
    }
  }
  Json out{{"type", complete["type"]}, {"total", to_json(total)}, {"dates", Json::array()}};
  for (size_t i = 0; i < as_of.size(); ++i) {
    Json one = to_json(dates[i]);
    one["as_of"] = iso(as_of[i]);
    one["late"] = i < rows.late.size() ? rows.late[i] : 0.0;
    out["dates"].push_back(one);
  }
  return out;
}
}  // namespace

Result<taxonomy::Test> condition_of(const Json& spec) {
  Json test{{"property", spec["attribute"]}, {"op", spec["op"]}};
  if (spec.contains("values")) test["values"] = spec["values"];
  return taxonomy::parse_test(test, {spec["attribute"].get<std::string>()}, kWhere);
}

const report::Question& question() {
  static const report::Question q{"target", 1, complete, key, compute, figures};
  return q;
}

}  // namespace habitus::objectives
