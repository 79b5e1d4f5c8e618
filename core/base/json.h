#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace habitus {

/// Specs, results and cards. Keys are sorted. Include <nlohmann/json.hpp> only in .cpp files that build or
/// read one.
using Json = nlohmann::json;

/// Reads JSON from outside: UTF-8 only, depth ≤ 64, duplicate keys refused, NaN/Infinity refused; the error
/// names line and column.
Result<Json> parse_json(std::string_view text, std::string_view where = {});
/// The one text of a value: UTF-8, sorted keys, no spaces, integers plain, other numbers as the shortest
/// decimal that reads back to the same double. Equal values have equal text, so this is what gets hashed.
std::string canonical(const Json& value);
/// Pretty text for people: two spaces, sorted keys, final newline.
std::string pretty(const Json& value);

}  // namespace habitus
