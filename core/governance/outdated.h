#pragma once
#include <string>
#include <vector>

#include "core/governance/card.h"

namespace habitus::governance {

/// A definition that a completed spec pins by its hash and that has another version in use now.
struct Moved {
  std::string kind, name;
  int then = 0, now = 0;
};
/// Over every "name@hash" in the text of a spec, each definition once.
Result<std::vector<Moved>> moved_on(Project& project, const std::string& spec);
/// "orders v1 → v2, shop v3 → v4"
std::string moved_text(const std::vector<Moved>& moved);

/// Why the evidence of a document that is being made is already stale: its saved questions pin versions that
/// have moved on, or the model that is judged is not the one that was fitted, because data came since.
Result<std::vector<Text>> stale_evidence(Project& project, const Card& card);

/// Why an exported card no longer describes the project: definitions with a newer version, data that changed,
/// the date it was valid to. Empty: it is up to date. Reads no events but their hashes.
Result<std::vector<Text>> outdated(Project& project, const StoredCard& card);

}  // namespace habitus::governance
