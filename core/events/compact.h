#pragma once
#include "core/events/event_hash.h"
#include "core/events/log_state.h"

namespace habitus::events {

/// Merges the runs of small batches into runs cut by month and key; call it with `writing` held.
Done merge_small(Log& log, const Exec& exec);
/// So many small runs may pile up before an append merges them.
inline constexpr size_t kSmallRuns = 64;

}  // namespace habitus::events
