#pragma once
#include <string>

#include "core/base/json.h"
#include "core/report/figure.h"

namespace habitus::report {

/// Numbers on their way from an answer into a figure. `at` is the JSON pointer of `object` in the answer: the
/// quantity's own becomes the fact's. What is absent or null is undefined.

double number_at(const Json& object, const char* key);  ///< NaN when it is absent or null
Quantity field(const Json& object, const char* key, const std::string& at, Format format);
/// Of an object {"value","lo","hi","n"}.
Quantity estimate(const Json& object, const std::string& at, Format format);

}  // namespace habitus::report
