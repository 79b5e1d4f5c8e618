#pragma once
#include <functional>
#include <vector>

#include "core/base/json.h"
#include "core/funnels/walk.h"
#include "core/segments/answers.h"
#include "core/segments/breakdown.h"
#include "core/taxonomy/picker.h"

namespace habitus::funnels {

/// A completed spec made ready to walk every person of its scope.
struct Run {
  Plan plan;
  taxonomy::Picker picker;
  segments::Breakdown breakdown;
  events::Scope scope;
  events::Need need;
  segments::Extent extent;

  static Result<Run> make(Project& project, const Json& complete, const Exec& exec);

  /// Walks the persons of a slab and calls `each(p, walk)` for those who entered.
  template <class Each>
  void walk_slab(const events::Slab& slab, Each each) const {
    static thread_local taxonomy::Picker::Scratch scratch;  // blocks follow one upon another, as large as each other
    const uint32_t* mask = picker.apply(slab, scratch);
    Walk person;
    for (size_t p = 0; p < slab.person.size(); ++p) {
      const uint32_t first = slab.first[p];
      // Of the moments only those of steps are read, too far apart to be fetched ahead by the machine: some persons before.
      constexpr size_t kAhead = 256, kLine = 64 / sizeof(Time);
      for (size_t i = first + kAhead; i < std::min(slab.first[p + 1] + kAhead, slab.time.size()); i += kLine)
        __builtin_prefetch(&slab.time[i]);
      walk(plan, mask + first, slab.time.data() + first, slab.first[p + 1] - first, extent.last, person);
      if (person.depth > 0 || person.gone) each(p, person);
    }
  }
};

Result<Json> complete(Project& project, const Json& spec);
Result<Json> compute(Project& project, const Json& complete, const Exec& exec);
Result<std::vector<uint64_t>> people(Project& project, const Json& complete, const Json& selection,
                                     const Exec& exec);
std::vector<report::Figure> figures(const Json& answer);

/// Checks a funnel's "baseline" (segments/frozen.h) and pins it; what its answer says of it; its figure.
Done complete_overlay(Project& project, const Json& spec, Json& out);
Result<Json> overlay(Project& project, const Json& complete, const Json& answer);
report::Figure overlay_figure(const Json& answer);

}  // namespace habitus::funnels
