#pragma once
#include <optional>

#include "core/objectives/costs.h"
#include "core/report/question.h"

namespace habitus::objectives {

/// What a study is for (definition kind and question "objective"):
///
///     {"behaviour": a pick, or "target": name of a saved target (its positives count),
///      "value": 10, "unit": "€",              worth of one occurrence
///      "population": name or rule,            whom it can be had from; nothing = everybody
///      "owner": …, "reason": …, "goal": {"change": -0.1, "by": "2026-12-31"},
///      "kpis": [{"name": …, "role": "primary|secondary|guardrail", "formula": see formula.h,
///                "direction": "up|down", "target": 0.3}],          exactly one of them primary; or as text (kpi_text)
///      "costs": {"false_positive","false_negative","true_positive","true_negative"},
///      "thresholds": {"contact_cost": 2, "success_value": 10 (the value), "capacity": 200 (persons at a
///      time)}, "baseline": {"of": "funnel", "value","lo","hi","n"},   the primary KPI as it was when the
///      objective was made "sessions": how sessions are cut, "scope": {…}}
///
/// {"name": "churn"} asks about a saved one and says whether it is the chosen one. Answer: frequency,
/// persons, population, base {k,n,value,lo,hi}, expected = frequency × value, goal, kpis[]
/// {value,lo,hi,n,verdict}, costs, thresholds {break_even, lift, cut_off, reach, capacity}, gates: the plan
/// (governance/gate_plan.h) they come to.
const report::Question& objective();

/// All objectives by expected impact (question "objectives"): {"objectives": [names] (all), "scope": {…}}.
/// Answer: objectives[] {name, frequency, value, expected, population, base, chosen}, the largest |expected|
/// first.
const report::Question& ranking();

/// Is it kept as it is? Not without a primary KPI: nothing would say what success is judged by. It may be
/// asked about without one.
Done may_keep(const Json& complete);

/// "primary: conversion = persons(purchase) / persons() >= 0.05" as a KPI and back; role (secondary), name
/// and target are optional.
Json kpi_from_text(const std::string& text);
std::string kpi_text(const Json& kpi);

/// An objective made of what a completed funnel or trend shows: its behaviour, what one was worth on the
/// average (sums and means of a property; 1 else), the measure as its primary KPI with today's value as
/// target and baseline.
Json objective_from(const std::string& question, const Json& complete, const Json& answer);

/// The precision at which a contact pays for itself, and what follows from it and the base rate.
struct Thresholds {
  double break_even, lift, reach;  ///< reach: share of the population the capacity allows; NaN without one
};
Thresholds thresholds(double contact_cost, double success_value, double base_rate, double capacity,
                      double population);

/// Which objective is worked for: one at a time, with owner and reason, kept as a version (kind "choice").
struct Choice {
  std::string objective, owner, reason;
};
Result<std::optional<Choice>> chosen(Project& project);
Done choose(Project& project, const std::string& name, const std::string& owner, const std::string& reason);

/// The saved objective a model is for: {"name", "costs", "capacity", "gates"}, the latter three as far as it
/// says something of them; null when there is none. It is the one whose target is the model's, the chosen one
/// first; else the chosen one when it names no target. `target`: a name, may be pinned, or a spec; two
/// targets are the same whatever dates they are asked at. Null: no target.
Result<Json> anchor(Project& project, const Json& target);

}  // namespace habitus::objectives
