#pragma once
#include "core/base/result.h"
#include "core/base/time.h"

namespace habitus {
class Project;
}

namespace habitus::events {

struct Period {
  Time first = 0, last = 0;  ///< of event time; 0 when the log is empty
};
/// Of what `info` (log.h) tells, that alone; asks the file nothing.
Result<Period> period(Project& project);

}  // namespace habitus::events
