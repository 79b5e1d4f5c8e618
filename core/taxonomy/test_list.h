#pragma once
#include "core/taxonomy/test.h"

namespace habitus::taxonomy {

/// A list of tests that must all hold. {"op":"between","values":[10,20]} is short for at_least and at_most:
/// both ends belong to the range.
/// In text: "amount between 10 and 20". There = and != may stand for is and is not.
Result<std::vector<Test>> parse_tests(const Json& list, const std::vector<std::string>& properties,
                                      const std::string& where);

}  // namespace habitus::taxonomy
