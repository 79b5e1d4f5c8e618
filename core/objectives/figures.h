#pragma once
#include <vector>

#include "core/base/json.h"
#include "core/report/figure.h"

namespace habitus::objectives {

/// Prevalence per as-of date, its table, and the totals as tiles. A pure function of the answer.
std::vector<report::Figure> figures(const Json& answer);

}  // namespace habitus::objectives
