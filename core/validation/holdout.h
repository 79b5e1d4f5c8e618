#pragma once
#include <string>

#include "core/models/model.h"

namespace habitus::validation {

/// The sealed holdout of a model: which rows, whoever fits on the rest. Two recipes with the same target,
/// dates and split share one holdout, so tuning one after a look at the other is seen.
struct Holdout {
  std::string id;       ///< sha256 of target, as-of dates and split
  bool exists = false;  ///< the split keeps one back
  std::string model;    ///< hash of the model's bytes
};
Result<Holdout> holdout_of(Project& project, const models::Named& named, const Exec& exec);

/// Which evaluation of this holdout the latest one of this model was: 1 = the first ever, higher = reused
/// holdout, 0 = not opened by this model.
Result<int> opening(Project& project, const std::string& holdout, const std::string& model);
/// The number that the next evaluation will have, whoever makes it.
Result<int> next_opening(Project& project, const std::string& holdout);
/// Makes evaluation `number`: journalled as "holdout.open" with the model's hash, for good. One that was made
/// before by this model is only looked at again. Fails when it was another model's, or is not the next.
Done open_holdout(Project& project, const Holdout& holdout, int number);

}  // namespace habitus::validation
