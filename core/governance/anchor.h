#pragma once
#include "core/governance/card.h"

namespace habitus::governance {

/// The target of a saved model's recipe, as it holds it; null when it has none.
Result<Json> target_of(Project& project, const std::string& model);
/// The attribute of persons that this model foretells; "" when it foretells something else.
Result<std::string> foretold_attribute(Project& project, const std::string& model);

/// What a card's model is for (objectives/objective.h): adds the objective to the evidence of a completed
/// card spec, in section 3, and its gates to the card's own as {"plan": …}. Nothing when the project has no
/// such objective, or the card shows it already.
Done with_objective(Project& project, Json& card);

/// Nothing in the document speaks against approving it: every gate of its objective that can be judged is
/// passed, and a segmentation (questions "clusters" and "segments") says what objective it serves and
/// shows whether its sizes are sane (question "sanity").
Done may_approve(Project& project, const Card& card, const Json& spec);

}  // namespace habitus::governance
