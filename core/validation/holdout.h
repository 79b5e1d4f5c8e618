#pragma once
#include <string>

#include "core/models/scored.h"

namespace habitus::validation {

/// The sealed holdout of a model: which rows, whoever fits on the rest. Two recipes with the same target,
/// dates and split share one holdout, so tuning one after a look at the other is seen.
struct Holdout {
  std::string id;       ///< sha256 of target, as-of dates and split
  bool exists = false;  ///< the split keeps one back
};
Holdout holdout_of(const models::Named& named, const models::Scored& scored);

/// Which of the models that opened this holdout this one was: 1 = first, higher = reused holdout, 0 = not
/// opened.
Result<int> opening(Project& project, const Holdout& holdout, const std::string& model);
/// Opens it for this model, once: journalled as "holdout.open" with the model's hash. Opening again gives the
/// same number and writes nothing. Cannot be undone.
Result<int> open_holdout(Project& project, const Holdout& holdout, const std::string& model);

}  // namespace habitus::validation
