#include "core/trends/baseline.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/base/spec.h"
#include "core/funnels/funnel.h"
#include "core/project/project.h"
#include "core/segments/answers.h"
#include "core/segments/frozen.h"
#include "core/segments/scope.h"
#include "core/stats/intervals.h"
#include "core/stats/order.h"
#include "core/trends/measure.h"
#include "core/trends/trend.h"

namespace habitus::trends {
namespace {

constexpr const char* kBaseline = "baseline";
constexpr const char* kGrains[] = {"day", "week", "month"};

bool additive(const std::string& as) { return as == "events" || as == "actors" || as == "sum"; }

Result<Json> complete_named(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"name", "scope"}, kBaseline));
  TRY(const std::string name, spec::text(spec, "name", "", kBaseline));
  TRY(const auto found, taxonomy::find_definition(project, "baseline", name));
  TRY(const Json kept, parse_json(found.spec, found.text));
  Json scope = kept["spec"]["scope"];
  const Json period = spec.value("scope", Json::object());
  for (const char* key : {"from", "to"}) scope.erase(key);
  for (const char* key : {"from", "to", "known_by"})
    if (period.contains(key)) scope[key] = period[key];
  Json out = Json::object();
  TRY(out["name"], segments::complete_baseline(project, found.text, scope, kBaseline));
  TRY(out["scope"], segments::complete_scope(project, scope));
  return out;
}

Result<Json> complete_baseline(Project& project, const Json& spec) {
  if (spec.contains("name")) return complete_named(project, spec);
  CHECK(spec::only(spec, {"measures", "funnel", "scope"}, kBaseline));
  Json trend{{"scope", spec.value("scope", Json::object())}};
  if (spec.contains("measures")) trend["measures"] = spec["measures"];
  TRY(const Json done, question().complete(project, trend));
  Json out{{"measures", done["measures"]}, {"scope", done["scope"]}};
  if (!out["scope"].contains("from") || !out["scope"].contains("to"))
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A baseline has a beginning and an end"),
                "baseline.scope",
                QT_TRANSLATE_NOOP("core", "Write from and to; to is the first day left out"));
  if (!spec.contains("funnel") || spec["funnel"].is_null()) return out;
  Json funnel = spec["funnel"];
  if (funnel.is_string()) {
    TRY(const auto found, taxonomy::find_definition(project, "funnel", funnel.get<std::string>()));
    TRY(funnel, parse_json(found.spec, found.text));
  }
  funnel.erase("baseline");
  funnel["scope"] = out["scope"];
  TRY(out["funnel"], funnels::question().complete(project, funnel));
  return out;
}

struct Range {
  Time from, to;
  Zone zone;
};
Result<Range> range_of(const Json& scope) {
  TRY(const Zone zone, segments::zone_of(scope));
  return Range{parse_iso(scope["from"].get<std::string>()).value_or(0),
               parse_iso(scope["to"].get<std::string>()).value_or(0), zone};
}

/// The whole periods of a grain inside a range, with a measure's value of each; a period without events is 0
/// for counts and undefined for the others.
struct Periods {
  std::vector<std::string> label;
  std::vector<int> weekday;
  std::vector<double> value;
  std::vector<char> whole;
};
Periods periods_of(const Json& trend, size_t measure, const std::string& as, const Range& range, Grain grain,
                   bool partial_too) {
  std::map<std::string, double> value;
  for (const Json& series : trend["series"])
    if (series["measure"] == measure)
      for (size_t t = 0; t < series["points"].size(); ++t)
        if (series["points"][t]["value"].is_number())
          value[trend["periods"][t]["label"]] = series["points"][t]["value"].get<double>();
  Periods out;
  const int64_t end = period_of(range.zone.to_local(range.to - 1), grain);
  for (int64_t n = period_of(range.zone.to_local(range.from), grain); n <= end; ++n) {
    const Time start = range.zone.from_local(period_start(n, grain)).utc,
               stop = range.zone.from_local(period_start(n + 1, grain)).utc;
    const bool whole = start >= range.from && stop <= range.to;
    if (!whole && !partial_too) continue;
    const auto found = value.find(period_label(n, grain));
    out.label.push_back(period_label(n, grain));
    out.weekday.push_back(static_cast<int>(((n + 3) % 7 + 7) % 7));  // 1970-01-01 was a Thursday
    out.value.push_back(found != value.end() ? found->second : additive(as) ? 0 : std::nan(""));
    out.whole.push_back(whole);
  }
  return out;
}

/// Mean with its t interval, and the band one further value lies in: mean ± t·sd·√(1 + 1/n).
Json spread(double mean, double sd, double degrees, double n) {
  const double t = degrees > 0 ? stats::t_quantile(.975, degrees) : std::nan("");
  const double half = t * sd / std::sqrt(n), band = t * sd * std::sqrt(1 + 1 / n);
  return {{"mean", segments::number_json(mean)},
          {"sd", segments::number_json(sd)},
          {"n", n},
          {"lo", segments::number_json(mean - half)},
          {"hi", segments::number_json(mean + half)},
          {"low", segments::number_json(mean - band)},
          {"high", segments::number_json(mean + band)}};
}

std::vector<double> defined(const std::vector<double>& values) {
  std::vector<double> out;
  for (const double v : values)
    if (!std::isnan(v)) out.push_back(v);
  return out;
}

/// Weekday means; the spread within weekdays is pooled over all seven.
Json weekdays(const Periods& days) {
  std::vector<std::vector<double>> by(7);
  for (size_t i = 0; i < days.value.size(); ++i)
    if (!std::isnan(days.value[i])) by[static_cast<size_t>(days.weekday[i])].push_back(days.value[i]);
  double squares = 0, degrees = 0;
  for (const auto& values : by) {
    if (values.empty()) continue;
    const double mean = stats::mean(values);
    for (const double v : values) squares += (v - mean) * (v - mean);
    degrees += static_cast<double>(values.size()) - 1;
  }
  const double sd = degrees > 0 ? std::sqrt(squares / degrees) : std::nan("");
  Json out = Json::array();
  for (const auto& values : by)
    out.push_back(spread(stats::mean(values), sd, degrees, static_cast<double>(values.size())));
  return out;
}

Result<Json> trend_by(Project& project, const Json& measures, const Json& scope, const char* grain,
                      const Exec& exec) {
  TRY(const Json spec,
      question().complete(project, Json{{"measures", measures}, {"scope", scope}, {"grain", grain}}));
  return question().compute(project, spec, exec);
}

/// Quantiles of events a person, of those who had one.
Result<Json> events_a_person(Project& project, const Json& measure, const Json& scope_spec,
                             const Exec& exec) {
  const Json one{{"measures", Json::array({measure})}, {"scope", scope_spec}};
  TRY(const Run run, Run::make(project, one, exec));
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  using Counts = stats::Numbers;
  const auto visit = [&](Counts& counts, const events::Slab& slab) {
    taxonomy::Picker::Scratch scratch;
    const uint32_t* mask = run.picker.apply(slab, scratch);
    for (size_t p = 0; p < slab.person.size(); ++p) {
      double n = 0;
      for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i)
        if (mask[i] & run.measures[0].bit) n += slab.weight[i];
      if (n > 0) counts.add(n);
    }
  };
  TRY(const Counts counts, events::scan_reduce<Counts>(project, pass, run.scope, run.need, exec, visit,
                                                       [](Counts& a, Counts& b) { a.take(b); }));
  return segments::spread_json(counts);
}

Result<Json> profile(Project& project, const Json& complete, const Exec& exec) {
  TRY(const Range range, range_of(complete["scope"]));
  Json out{{"from", complete["scope"]["from"]}, {"to", complete["scope"]["to"]}, {"measures", Json::array()}};
  for (const char* grain_text : kGrains) {
    TRY(const Json trend, trend_by(project, complete["measures"], complete["scope"], grain_text, exec));
    TRY(const Grain grain, parse_grain(grain_text));
    for (size_t m = 0; m < complete["measures"].size(); ++m) {
      const std::string as = complete["measures"][m]["as"];
      if (out["measures"].size() <= m)
        out["measures"].push_back({{"measure", complete["measures"][m]},
                                   {"name", trend["measures"][m]["name"]},
                                   {"as", as},
                                   {"grains", Json::object()},
                                   {"total", nullptr}});
      Json& own = out["measures"][m];
      for (const Json& series : trend["series"])
        if (series["measure"] == m) own["total"] = series["total"];
      const Periods periods = periods_of(trend, m, as, range, grain, false);
      const auto values = defined(periods.value);
      const double n = static_cast<double>(values.size());
      own["grains"][grain_text] = spread(stats::mean(values), stats::sd(values), n - 1, n);
      if (grain == Grain::day) {
        own["weekdays"] = weekdays(periods);
        out["days"] = periods.value.size();
      }
    }
  }
  for (size_t m = 0; m < complete["measures"].size(); ++m) {
    TRY(out["measures"][m]["people"],
        events_a_person(project, complete["measures"][m], complete["scope"], exec));
  }
  if (!complete.contains("funnel")) return out;
  TRY(const Json funnel, funnels::question().compute(project, complete["funnel"], exec));
  Json spec = complete["funnel"];
  spec.erase("scope");
  out["funnel"] = {{"spec", spec}, {"steps", Json::array()}};
  for (const Json& step : funnel["steps"])
    out["funnel"]["steps"].push_back({{"name", step["name"]}, {"share", step["share"]}});
  return out;
}

/// The measures of a frozen baseline over another time, period by period.
Result<Json> compared(Project& project, const Json& frozen, const Json& scope, const Exec& exec) {
  TRY(const Range range, range_of(scope));
  Json measures = Json::array(), out = Json::array();
  for (const Json& m : frozen["measures"]) measures.push_back(m["measure"]);
  for (const char* grain_text : {"week", "day"}) {
    TRY(const Json trend, trend_by(project, measures, scope, grain_text, exec));
    TRY(const Grain grain, parse_grain(grain_text));
    for (size_t m = 0; m < measures.size(); ++m) {
      const Json& own = frozen["measures"][m];
      const Periods periods = periods_of(trend, m, own["as"], range, grain, true);
      Json rows = Json::array();
      for (size_t i = 0; i < periods.value.size(); ++i) {
        Json row = against(own, grain_text, periods.weekday[i], periods.value[i], !periods.whole[i]);
        row["label"] = periods.label[i];
        row["value"] = segments::number_json(periods.value[i]);
        rows.push_back(std::move(row));
      }
      out.push_back({{"name", own["name"]}, {"as", own["as"]}, {"grain", grain_text}, {"periods", rows}});
    }
  }
  return out;
}

Result<Json> compute_baseline(Project& project, const Json& complete, const Exec& exec) {
  if (!complete.contains("name")) return profile(project, complete, exec);
  const std::string reference = complete["name"].get<std::string>();
  TRY(Json out, segments::frozen(project, reference));
  const Json kept = out;
  out["name"] = segments::baseline_name(reference);
  const Json& scope = complete["scope"];
  if (!scope.contains("from") || !scope.contains("to")) return out;
  TRY(out["compared"], compared(project, kept, scope, exec));
  if (!kept.contains("funnel")) return out;
  Json funnel = kept["funnel"]["spec"];
  funnel["scope"] = scope;
  funnel["baseline"] = reference;
  TRY(const Json whole, funnels::question().complete(project, funnel));
  TRY(const Json body, funnels::question().compute(project, whole, exec));
  out["funnel_compared"] = body["baseline"];
  return out;
}

Result<ResultKey> key_baseline(Project& project, const Json& complete) {
  return segments::key_of(project, complete);
}

}  // namespace

const report::Question& baseline() {
  static const report::Question made{"baseline",      1, complete_baseline, key_baseline, compute_baseline,
                                     baseline_figures};
  return made;
}

Result<Definition> freeze(Project& project, const std::string& name, const Json& spec,
                          const std::string& reason, const Exec& exec) {
  TRY(const auto there, project.definitions().head("baseline", name));
  if (there)
    return fail(Kind::refused, Text(QT_TRANSLATE_NOOP("core", "“%1” is frozen already"), {name}), "baseline",
                QT_TRANSLATE_NOOP("core", "Frozen values never change: give the new one another name"));
  TRY(const auto answer, report::ask(project, baseline(), spec, exec));
  TRY(const Json complete, parse_json(answer.spec));
  if (complete.contains("name"))
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "What is frozen already is not frozen again"),
                "baseline");
  return project.definitions().apply("baseline", name, Json{{"spec", complete}, {"frozen", answer.json()}},
                                     reason);
}

}  // namespace habitus::trends
