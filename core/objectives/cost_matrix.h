#pragma once
#include <vector>

#include "core/report/question.h"

namespace habitus::objectives {

/// What decisions between any number of classes cost on labelled people (definition kind "costs"): bands,
/// offers, treatments, the answers of a model or of people, beside what was true.
///
///     {"truth": "band",              the attribute that tells what was true
///      "decided": "predicted band",  the one that tells what was decided
///      "classes": ["low","mid","high"],  2 to 12; not given: all values of both, by name
///      "costs": [[0,5,9],[20,0,4],[100,30,0]],   costs[t][d] of deciding d where t is true; not given: 1 for
///                                    every error. With two classes, ["no","yes"] and [[0,FP],[FN,0]].
///                                   As text: "0 5 9; 20 0 4; 100 30 0"
///      "scope": {…}}                 whose people; only its population and period matter
///
/// Answer: persons {all, labelled}; classes; costs; counts[t][d]; agreement (rate); total_cost;
/// cost_per_1000 {value,lo,hi,n} of 1,000 decided people, 95 % by Student's t; always[] {decision,
/// cost_per_1000}: what deciding the same for everybody would cost, in the order of the classes; best_always:
/// the cheapest of them. People: {"truth": class, "decided": class}.
const report::Question& costs();
std::vector<report::Figure> cost_figures(const Json& answer);

/// Σ counts[t][d] · costs[t][d].
double total_cost(const std::vector<std::vector<double>>& counts,
                  const std::vector<std::vector<double>>& costs);

}  // namespace habitus::objectives
