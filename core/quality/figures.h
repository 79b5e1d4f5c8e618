#pragma once
#include <vector>

#include "core/base/json.h"
#include "core/report/figure.h"

namespace habitus::quality {

/// One row a rule with the share it is broken in; below, the first findings with their places in the files.
std::vector<report::Figure> figures(const Json& answer);

}  // namespace habitus::quality
