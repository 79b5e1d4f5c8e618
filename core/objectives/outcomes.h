#pragma once
#include "core/objectives/target.h"

namespace habitus::objectives {

/// The labels of given rows, which need not be at risk: scores that were made elsewhere, each at its own
/// moment. The spec's as-of dates only say how far its windows reach. In the order given.
Result<Labels> labels_of(Project& project, const Json& complete,
                         const std::vector<events::PersonKey>& person, const std::vector<Time>& as_of,
                         const Exec& exec);

}  // namespace habitus::objectives
