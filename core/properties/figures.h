#pragma once
#include <vector>

#include "core/base/json.h"
#include "core/report/figure.h"

namespace habitus::properties {

std::vector<report::Figure> figures(const Json& answer);

}  // namespace habitus::properties
