#pragma once
#include "core/report/question.h"

namespace habitus::trends {

/// What is usual: measures, their weekdays and spread, and a funnel over a date range (question "baseline").
///
///     {"measures": as of a trend (trend.h), "funnel": a saved funnel or its spec,
///      "scope": {"from": "2025-01-06", "to": "2025-02-03", …}}          both bounds, half open
///     {"name": "before", "scope": {"from","to"}}                         a frozen one, and, with bounds, the
///                                                                        measures over that time against it
///
/// Answer: from, to, days; measures[] {measure, name, as, total, grains {day,week,month:
/// {n,mean,sd,lo,hi,low,high} over the whole periods inside the range: t interval of the mean, and the band
/// one further period lies in with 95 %}, weekdays[7] {mean,lo,hi,n,low,high} with the spread within weekdays
/// pooled, people: quantiles of events a person}; funnel {spec, steps[] {name, share}}. Against a frozen one:
/// compared[] {name, grain, periods[] {label, value, expected, lo, hi, deviation, outside}},
/// funnel_compared[].
const report::Question& baseline();

/// Asks "baseline" and keeps the answer as a definition (kind "baseline") that is never computed again. A
/// name is frozen once.
Result<Definition> freeze(Project& project, const std::string& name, const Json& spec,
                          const std::string& reason, const Exec& exec);

/// The frozen measure that a trend's measure is, or null.
const Json* frozen_measure(const Json& frozen, const Json& measure);
/// Value against the frozen expectation of one period of a grain; `weekday` 0 = Monday, for days.
Json against(const Json& frozen_measure, const std::string& grain, int weekday, double value, bool partial);
/// Checks a trend's "baseline" and pins it.
Done complete_overlay(Project& project, const Json& spec, Json& out);
/// What a trend's answer says of its baseline: {"name", "series": [{"measure", "points": [against()…]}]}.
Result<Json> overlay(Project& project, const Json& complete, const Json& answer);

std::vector<report::Figure> baseline_figures(const Json& answer);
/// Draws the overlay of a trend into its figure, and gives the table of deviations.
report::Figure overlay_figure(const Json& answer, report::Figure& trend);

}  // namespace habitus::trends
