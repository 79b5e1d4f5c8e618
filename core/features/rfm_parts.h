#pragma once
#include "core/features/rfm.h"
#include "core/project/project.h"

// Shared by rfm*.cpp only.
namespace habitus::features {

/// What a question "rfm" is computed from, and which columns are what: {"frame": completed, "frequency":
/// column, "values": columns}.
Result<Json> rfm_frame(Project& project, const Json& complete);
Result<Json> complete_rfm(Project& project, const Json& spec);
/// Index of the value that is scored.
size_t used_value(const Json& spec);
Result<ResultKey> key_of_rfm(Project& project, const Json& complete);

}  // namespace habitus::features
