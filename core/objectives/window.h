#pragma once
#include <vector>

#include "core/events/scan.h"

namespace habitus::objectives {

/// The rows of one person that were known as of a moment: event time before it and arrived before it.
struct Known {
  std::vector<uint32_t> rows;  ///< of the slab, in its order
  size_t late = 0;             ///< happened before, had not arrived
};
/// Fills `known` for slab rows [first, last). The slab must have arrival.
void known_as_of(const events::Slab& slab, uint32_t first, uint32_t last, Time as_of, Known& known);

}  // namespace habitus::objectives
