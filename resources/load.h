#pragma once

namespace habitus {

/// Makes ":/icons", ":/explanations" and ":/fonts" available: a static library's resources need a call. Any
/// number of times.
void load_resources();

}  // namespace habitus
