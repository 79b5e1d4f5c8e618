#pragma once
#include <vector>

#include "core/governance/card.h"

namespace habitus::governance {

/// Limitations that follow from findings: gates without a verdict or missed, findings listed in answers,
/// undefined or immature results, assumed arrival. In a fixed order, with ids that stay the same while the
/// finding does.
std::vector<Proposal> propose_limitations(const report::Ledger& ledger, const std::vector<GateRow>& gates);

}  // namespace habitus::governance
