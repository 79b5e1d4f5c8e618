#include "core/objectives/window.h"

#include <algorithm>

namespace habitus::objectives {

void known_as_of(const events::Slab& slab, uint32_t first, uint32_t last, Time as_of, Known& known) {
  known.rows.clear();
  known.late = 0;
  const Time* begin = slab.time.data();
  const auto end = static_cast<uint32_t>(std::lower_bound(begin + first, begin + last, as_of) - begin);
  for (uint32_t i = first; i < end; ++i) {
    if (slab.arrival[i] < as_of)
      known.rows.push_back(i);
    else
      ++known.late;
  }
}

}  // namespace habitus::objectives
