#pragma once
#include <string_view>
#include <vector>

#include "core/events/columns.h"
#include "core/events/scan.h"

namespace habitus::events {

/// Does the condition hold for a value? A missing value is not "is", not "contains", not less or more than
/// anything; it is "is_not" and "not_in" everything.
bool holds(const Condition& condition, bool present, std::string_view text);
/// The answer for every word of a column: how a condition is applied to millions of events.
std::vector<uint8_t> truth(const Condition& condition, const Dictionary& words);

}  // namespace habitus::events
