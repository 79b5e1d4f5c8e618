#pragma once
#include <vector>

#include "core/base/json.h"
#include "core/report/figure.h"

namespace habitus::paths {

/// The matrix as a heat map, each row summing to 100 %.
std::vector<report::Figure> figures(const Json& answer);

}  // namespace habitus::paths
