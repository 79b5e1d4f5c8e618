#pragma once
#include <string>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/base/result.h"

namespace habitus {
class Project;
}

namespace habitus::clusters {

/// Each cluster of a partition (a completed spec of "clusters") becomes a segment "name 1", "name 2", … that
/// remembers the spec it was made from and serves its objective; noise becomes none. How many were kept.
Result<int> keep_clusters(Project& project, const Json& complete, const std::string& name, const std::string& reason,
                          const Exec& exec);

}  // namespace habitus::clusters
