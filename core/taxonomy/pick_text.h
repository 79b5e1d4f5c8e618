#pragma once
#include <string>

#include "core/base/json.h"
#include "core/base/result.h"

namespace habitus::taxonomy {

/// A pick as one line: "purchase", "purchase or order_paid", "purchase where amount >= 10 and country is DE".
Result<Json> pick_from_text(const std::string& text);
/// The line of a completed pick; reads back to the same pick, but for a name of its own.
std::string pick_text(const Json& complete);

}  // namespace habitus::taxonomy
