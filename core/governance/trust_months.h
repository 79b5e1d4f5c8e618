#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/governance/asked.h"

namespace habitus::governance {

/// The same number of the same question over another period, for questions whose numbers keep their place
/// when the period changes (funnel, paths, sessions, segments).
struct Month {
  std::string name;  ///< "2025-03"
  report::Quantity quantity;
};
/// In each whole calendar month (of the scope's zone) of the question's period, the last twelve; only where
/// it is defined. Empty when the question has no such months.
Result<std::vector<Month>> by_month(Project& project, const Asked& asked, const std::string& at,
                                    const Exec& exec);
/// In the period of equal length before; nothing when no period is set or nothing is known of it.
Result<std::optional<report::Quantity>> period_before(Project& project, const Asked& asked,
                                                      const std::string& at, const Exec& exec);

}  // namespace habitus::governance
