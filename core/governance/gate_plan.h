#pragma once
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"

namespace habitus::governance {

/// What a model must reach before it is used (definition kind "gates"), in the terms of the decision:
///
///     {"auc": 0.7,                        ranks at least so well
///      "gain": 0,                         AUC above the better baseline by more than this
///      "break_even": true,                precision at least what the cost matrix asks for; or a number: at
///      least that "lift": 1.5,                       precision at least so many times the prevalence
///      "capacity": 200,                   at most so many selected among the judged
///      "capacity_at_once": 50,            … at any one as-of date
///      "calibration": {"ece": 0.05, "observed_expected": [0.8, 1.25]},
///      "lowest": 0.65,                    AUC of the weakest origin of the backtest
///      "gaps": {"within": 0.1, "measures": ["tpr"], "by": ["sex"]},   of every audited group
///      "impact": 0.8,                     ratio of favourable rates of every audited group
///      "clauses": 0}                      at most so many clauses of law open on the card (clauses.h)
///
/// The cost matrix is that of the question "validate".
Done check_plan(const Json& plan);

/// The single gates (gates.h) of a plan for the answers at hand; an answer that is missing is null and gives
/// gates that cannot be judged.
std::vector<Json> planned_gates(const Json& plan, const Json& validate, const Json& fairness);

}  // namespace habitus::governance
