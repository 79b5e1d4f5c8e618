#pragma once
#include "core/report/question.h"

namespace habitus::objectives {

/// Behavioural indicators, what they are now, and how they go with an outcome (definition kind "indicators"):
///
///     {"indicators": ["session duration", "stickiness",          days active ÷ days of the window (DAU ÷
///     MAU)
///                     "adoption of purchase",                     persons(purchase) / persons()
///                     "repeat of purchase",                       persons(purchase, 2) / persons(purchase)
///                     "basket = sum(amount of purchase) / events(purchase)",
///                     {"name": …, "formula": … (formula.h), "within": "30 d"}],
///      "outcome": a saved target or its spec; nothing = values only,
///      "window": "30 d",          of a person's history before the as-of date, where an indicator has none
///      "lags": ["0 d", "7 d", "14 d", "28 d"],
///      "sessions": …, "scope": {…}}          of the values; the association has the outcome's scope
///
/// Answer: indicators[] {name, formula, within, value {value,lo,hi,n}, association {value,lo,hi,n}, lags[],
/// lead_us}, strongest association first; outcome {n, people, positives}. A value with "within" is over the
/// last so many days of the scope, whole calendar days.
const report::Question& indicators();

/// What foretells an outcome: every source and every event by what their counts in the window before the
/// as-of date say of it (definition kind "proxies"):
///
///     {"outcome": …, "window": "30 d", "lags": […], "top": 30}       events, the most frequent ones
///
/// Answer: sources[] and events[] {name, events, coverage {k,n,value,lo,hi} of the people in the outcome with
/// at least one in the window, gain (association.h: information_gain), association, lags[], lead_us}, both by
/// corrected gain: the order in which sources are worth collecting.
const report::Question& proxies();

std::vector<report::Figure> indicator_figures(const Json& answer);
std::vector<report::Figure> proxy_figures(const Json& answer);

}  // namespace habitus::objectives
