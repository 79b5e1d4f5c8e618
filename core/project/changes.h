#pragma once
#include <cstdint>

namespace habitus {

/// Grows with every head of a definition that this process moves, in any project: what was read of the heads
/// still holds while it does not.
uint64_t definition_changes();

}  // namespace habitus
