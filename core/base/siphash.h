#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/hash.h"

namespace habitus {

/// keyed128 of each message, to the same bits: eight at a time side by side, where they are of like length (the same number of
/// whole words of 8 bytes). Three times as fast as one after another.
void keyed128(uint64_t domain, std::span<const std::string_view> messages, Hash128* out);

}  // namespace habitus
