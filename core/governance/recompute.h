#pragma once
#include <string>
#include <vector>

#include "core/governance/card.h"

namespace habitus::governance {

/// One run of digits that is not what the project answers today.
struct Mismatch {
  std::string fact;   ///< "f12", or empty
  std::string where;  ///< "section 9, line 214", or the definition the digits belong to
  std::string printed, recomputed;
};

struct Recomputed {
  std::string card;  ///< hash of the card that was replayed
  size_t facts = 0;
  std::vector<Mismatch> mismatches;
  std::vector<std::string> moved;  ///< questions whose inputs changed since the card was made
  bool same_bytes = false;
};

/// Replays an exported card (HTML, Markdown or JSON text): every question is asked anew with stored answers
/// counting for nothing, the card is made again from the answers, and every run of digits of the file is held
/// against it.
Result<Recomputed> recompute(Project& project, const std::string& file, const Exec& exec);
/// The same for several files; a card that more than one of them is of is computed again once.
Result<std::vector<Recomputed>> recompute_all(Project& project, const std::vector<std::string>& files,
                                              const Exec& exec);

/// The comparison alone, as a pure function.
std::vector<Mismatch> compare_digits(const std::string& printed, const std::string& recomputed);

}  // namespace habitus::governance
