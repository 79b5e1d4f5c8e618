#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/ingest/mapping.h"
#include "core/ingest/rules.h"

namespace habitus::ingest {

/// Does a text (not a missing one) keep the rule? For a rule of type time on the column of the mapping's
/// event time it has to be of the mapping's format.
Result<std::function<bool(std::string_view)>> test_of(const Rule& rule, const Mapping& mapping);

/// The text as it should have been, or nothing when that cannot be told for sure: numbers lose blanks,
/// currency signs and grouping ("1.234,50 €" is 1234.50, "1,234" may be two numbers and stays); times are
/// read in other common forms (one that all forms which read it agree on); ranges clamp; allowed values
/// ignore case and blanks; patterns may lose blanks around.
Result<std::function<std::optional<std::string>(std::string_view)>> repair_of(const Rule& rule,
                                                                              const Mapping& mapping);

}  // namespace habitus::ingest
