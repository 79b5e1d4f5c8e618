#pragma once
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/text.h"

namespace habitus::governance {

/// What a card says about causes. Of its spec:
///
///     "causal": {"claim": "association"}                                    also where nothing is said
///               {"claim": "randomised", "experiment": "EXP-7", "treatment": "letter", "outcome": "order"}
///               {"claim": "adjusted", "treatment": "letter", "outcome": "order", "adjust": ["tenure"],
///                "edges": [["tenure", "letter"], "tenure -> order", "letter -> order"]}
///
/// "randomised" names an experiment. "adjusted" draws what causes what, without a circle, and the set that
/// was held fixed: none of it follows from the treatment, and it closes every path that enters the treatment
/// from behind (Pearl's back-door criterion). What does not hold is refused by name.
Result<Json> complete_causal(const Json& spec);

/// The plain sentences that every export carries: what may, and what may not, be read from the figures.
struct CausalWords {
  Text title, warning;
};
CausalWords causal_words(const Json& complete);

using Edges = std::vector<std::pair<std::string, std::string>>;
/// "" when the edges make no circle, else one of them: "a → b → a".
std::string circle_in(const Edges& edges);
/// "" when `adjust` closes every back door from `treatment` to `outcome`, else one that stays open, as the
/// names along it: "letter – tenure – order".
std::string open_back_door(const Edges& edges, const std::string& treatment, const std::string& outcome,
                           const std::vector<std::string>& adjust);

}  // namespace habitus::governance
