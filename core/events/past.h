#pragma once
#include <cstdint>

#include "core/base/result.h"

namespace habitus {
class Project;
}

namespace habitus::events {

/// Id of the newest batch in the log this thread reads; 0 when it is empty.
Result<int64_t> newest_batch(Project& project);

/// From here on the Hold of this thread (core/project/hold.h) sees the log as it was when `batch` was its
/// newest: what was imported later is left out of every scan and every content hash. Needs a Hold. Refused
/// when compaction has put events of both sides into one run.
Done hold_as_of(Project& project, int64_t batch);

}  // namespace habitus::events
