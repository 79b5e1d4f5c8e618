#pragma once
#include "core/report/question.h"

namespace habitus::validation {

/// The question "robustness": what happens to a model's ranking when its inputs are not what they were.
/// Spec:
///
///     {"model": "churn", "features": 5 (how many of the most important are lost in turn),
///      "noise": 0.1 (standard deviations added to every number), "seed": 1}
///
/// Answer: "probes" over the test part, each {"probe": "as_is" | "missing" | "unseen" | "noise" | "renamed",
/// "column", "state": "ok" | "refused", "auc": {"value","lo","hi","n"}, "difference": to "as_is", paired
/// (DeLong)}. External scores cannot be made again from changed inputs: "external": true, no probes.
const report::Question& robustness();

std::vector<report::Figure> robustness_figures(const Json& answer);

}  // namespace habitus::validation
