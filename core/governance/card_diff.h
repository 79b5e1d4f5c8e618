#pragma once
#include <string>
#include <vector>

#include "core/governance/card.h"
#include "core/governance/changes.h"

namespace habitus::governance {

/// A card by what somebody calls it: the hash of an export or its first characters, the text of an exported
/// file, "name" (as it is now) or "name@2" (its version 2, made now).
struct NamedCard {
  Definition definition;
  Card card;
  std::string called;
};
Result<NamedCard> card_named(Project& project, const std::string& reference, const Exec& exec);

struct CardDiff {
  std::vector<Change> fields;        ///< of the definitions: what persons wrote
  std::vector<MovedNumber> numbers;  ///< facts that are not equal
  std::vector<Change> verdicts;      ///< what follows: gates by name, before and after
  bool same() const { return fields.empty() && numbers.empty(); }
};
CardDiff card_diff(const NamedCard& a, const NamedCard& b);

}  // namespace habitus::governance
