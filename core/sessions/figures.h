#pragma once
#include <vector>

#include "core/base/json.h"
#include "core/report/figure.h"

namespace habitus::sessions {

std::vector<report::Figure> figures(const Json& answer);

}  // namespace habitus::sessions
