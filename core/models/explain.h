#pragma once
#include "core/models/model.h"

namespace habitus::models {

/// Why one person has the score they have: contributions of the features to the log-odds, which add up with
/// the intercept to the margin exactly, and the calibrated chance. Person-level: asks the gate for rows,
/// which journals `why`.
/// {"as_of","score","margin","intercept","contributions":[{"column","value" (log-odds),"missing"}]}; of the
/// latest as-of date when `as_of` is not given.
Result<Json> explain(Project& project, const Named& named, const std::string& actor,
                     std::optional<Time> as_of, const Exec& exec);

}  // namespace habitus::models
