#pragma once
#include <optional>
#include <span>
#include <vector>

#include "core/base/json.h"
#include "core/base/time.h"
#include "core/events/scan.h"
#include "core/objectives/costs.h"

namespace habitus::validation {

using objectives::Costs;

/// Who is selected. Exactly one rule applies: a given threshold, else the cost threshold; a capacity then
/// keeps the best `capacity` of each as-of date. Ties at the edge go to the smaller person key, so a capacity
/// is met exactly.
struct Rule {
  double threshold = 0;  ///< score ≥ threshold
  std::optional<int64_t> capacity;
};
std::vector<char> select(std::span<const double> score, std::span<const Time> as_of,
                         std::span<const events::PersonKey> person, const Rule& rule);

/// Counts and rates at an operating point, each rate {"value","lo","hi","n"} with Wilson's interval,
/// undefined over zero; "cost" is the mean per person with a t interval, "cost_per_1000" the same for 1,000
/// scored people, "total_cost" the sum.
Json operating_point(std::span<const char> selected, std::span<const double> y, const Costs& costs);

/// Enough was judged, and nobody reaches the cut-off: no contact would pay, so a precision that is asked for is missed.
bool nobody_selected(const Json& evaluation);

}  // namespace habitus::validation
