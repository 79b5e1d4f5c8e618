#pragma once
#include "core/base/time.h"

namespace habitus {

/// The system's clock. For the record only: no answer depends on it.
Time now();

}  // namespace habitus
