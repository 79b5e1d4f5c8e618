#pragma once
#include <string>
#include <vector>

#include "app/verbs/verb.h"

namespace habitus {

/// One thing that is known and what was found of it.
struct Finding {
  std::string what;
  double known = 0, found = 0;
  double within = 0;  ///< largest difference that is allowed
  bool holds() const;
};

/// Simulates the sample into `folder`, does the main job on it with the verbs themselves, and holds what they
/// find against the simulator's truth.
Result<std::vector<Finding>> recover_planted(const std::string& folder, const Exec& exec);

}  // namespace habitus
