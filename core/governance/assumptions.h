#pragma once
#include <string>
#include <vector>

#include "core/report/fact.h"

namespace habitus::governance {

/// What a card takes for granted, and what its own answers say of it.
struct Assumption {
  enum class State { holds, fails, untested };
  std::string id;
  Text claim, tested;  ///< what is assumed; how it was looked at
  State state = State::untested;
  Text result;      ///< what was seen, or why it was not tested
  int answer = -1;  ///< of the ledger: whose numbers `result` holds
};

/// In a fixed order, each judged from the answers at hand: no new computation. `claim`: of the card's causal
/// statement (causal.h).
std::vector<Assumption> assumptions_of(const report::Ledger& ledger, const std::string& claim);

}  // namespace habitus::governance
