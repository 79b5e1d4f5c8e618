#include "core/events/scan.h"

#include <algorithm>

#include "core/base/parallel.h"
#include "core/events/block.h"

namespace habitus::events {

bool PersonSet::has(PersonKey key) const { return std::binary_search(keys.begin(), keys.end(), key); }

Done scan(Project& project, const Pass&, const Scope& scope, const Need& need, const Exec& exec,
          const std::function<void(const Slab&)>& visit) {
  TRY(const auto log, Log::of(project).snapshot());
  TRY(const Plan plan, plan_of(*log, scope, need, exec));
  Resident& resident = *log->resident;
  const auto visit_blocks = [&](size_t from, size_t to, const Loaded& loaded) -> Done {
    const bool whole = parallel_for(to - from, exec, [&](size_t i) {
      Copy copy;
      visit(slab_of(from + i, plan, scope, need, loaded, copy));
    });
    return whole ? Done{} : stopped_reading();
  };
  TRY(const bool fits, resident.fits(plan.wanted, exec));
  if (fits) {
    TRY(const Loaded loaded, resident.all(plan.wanted, exec));
    return visit_blocks(0, kBlocks, loaded);
  }
  for (const auto& [from, to] : resident.groups(rows_at_once(*log, plan))) {
    TRY(const Loaded loaded, resident.some(from, to, plan.wanted, exec));
    CHECK(visit_blocks(from, to, loaded));
  }
  return {};
}

}  // namespace habitus::events
