#pragma once
#include <string>

#include "core/base/progress.h"
#include "core/base/result.h"

namespace habitus {

/// Makes the sample project at `path`: the simulated shop (resources/sample/shop.json) with `actors` people,
/// imported as any log would be. A stopped or failed run leaves no file.
Done make_sample(const std::string& path, int actors, const Exec& exec);

}  // namespace habitus
