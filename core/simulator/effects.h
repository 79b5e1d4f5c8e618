#pragma once
#include "core/base/json.h"
#include "core/simulator/spec.h"

namespace habitus::simulator {

/// Reads the planted effects into `spec`, whose behaviours, segments and draws are already there.
Done read_effects(const Json& list, Spec& spec);

}  // namespace habitus::simulator
