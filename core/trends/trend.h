#pragma once
#include "core/report/question.h"

namespace habitus::trends {

/// Measures over time (definition kind "trend").
///
///     {"measures":[{"pick":"purchase","as":"events"},              weighted number of events
///                  {"pick":"*","as":"actors"},                     distinct persons in the period
///                  {"pick":"view","as":"per_actor"},               events for each person who had one
///                  {"pick":"purchase","as":"sum|mean","property":"amount"},
///                  {"pick":"purchase","as":"ratio","of":"view"}],  of those who did `of` in the period, who
///                  also did `pick`
///      "grain":"day", "breakdown":["country"], "baseline":"before" (baseline.h), "scope":{…}}
///
/// Answer: periods[] {label, from, state}; measures[] {name, as}; series[] {measure, values, points[],
/// total}, where a point is {value, n} and for mean and ratio {lo, hi} too. A first or last period that the
/// data cover only in part is "immature". With a baseline: baseline {name, from, to, series[] {measure, points[]
/// {expected, lo, hi, deviation, outside}}}.
const report::Question& question();

}  // namespace habitus::trends
