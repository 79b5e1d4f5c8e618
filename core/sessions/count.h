#pragma once
#include <array>

#include "core/sessions/compare.h"
#include "core/stats/order.h"

namespace habitus::sessions {

/// The sessions of a slab, and of all.
struct Part {
  stats::Numbers duration, length, per_person;
  std::array<int64_t, kWhyNames.size()> begun{};
  Comparison::Sums compared;
  int64_t bounces = 0, converted = 0;
};

void visit(const Sessioniser& cut, const Comparison& comparison, Part& part, const events::Slab& slab);
/// The same where gaps alone cut and nothing else is asked of the sessions: one look at each moment.
void visit_gaps_alone(const Sessioniser& cut, Part& part, const events::Slab& slab);
void merge(Part& into, Part& from);

}  // namespace habitus::sessions
