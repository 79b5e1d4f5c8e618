#pragma once
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/events/arrival.h"
#include "core/events/known.h"
#include "core/events/log_state.h"

namespace habitus::events {

/// Fills `known` with those stored events that could be the same as one of a small batch: what has one of its event ids and,
/// where rows have none, what happened within their period. Reads the ids of the whole log once, packed as they are, and
/// remembers nothing else of it; so adding a day to a long log does not begin with learning all that is in it.
Done load_alike(Snapshot& log, const Arrival& arrival, Known& known, const Exec& exec);

}  // namespace habitus::events
