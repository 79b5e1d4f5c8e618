#pragma once
#include <memory>
#include <string>

#include "core/report/drawing.h"

namespace habitus::governance {

/// A QR code of a short text, one rect a run of dark modules.
std::shared_ptr<const report::Drawing> seal(const std::string& text);

}  // namespace habitus::governance
