#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "core/events/bytes.h"

namespace habitus::events {

/// A lane of whole numbers: constant, packed (minimum + unit × bytes of one width) or deltas (zigzag
/// varints), whichever is smallest. `unit` is the greatest common divisor, so whole seconds or days cost no
/// more than they must.
void write_ints(Out& out, std::span<const int64_t> values);
void write_ints(Out& out, std::span<const uint32_t> values);
/// Reads `n` numbers into `values` (resized). False when the bytes are broken.
bool read_ints(In& in, size_t n, std::vector<int64_t>& values);
bool read_ints(In& in, size_t n, std::vector<uint32_t>& values);

}  // namespace habitus::events
