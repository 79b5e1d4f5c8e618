#pragma once
#include <string>

#include "core/base/json.h"
#include "core/base/result.h"

namespace habitus::taxonomy {

/// A pick as one line: "purchase", "purchase or order_paid as paid", "purchase where amount >= 10 and country
/// is DE".
Result<Json> pick_from_text(const std::string& text);
/// The line of a completed pick; reads back to the same pick.
std::string pick_text(const Json& complete);
/// A pick's name in sentences and labels: "*" is spoken as "any event".
std::string spoken_name(const std::string& name);

}  // namespace habitus::taxonomy
