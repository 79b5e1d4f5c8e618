#pragma once
#include <string>
#include <vector>

#include "core/base/text.h"

namespace habitus::governance {

/// The merged outline of statistics.md §4: one source, four exports.
struct Outline {
  const char* number;
  Text title;
  const char* annex;  ///< places in Annex IV of Regulation (EU) 2024/1689
  const char* text;   ///< key of the human text that belongs here, "" = none
  bool draft;         ///< while open, the export carries the DRAFT band
  bool computed;      ///< filled by evidence alone
};
const std::vector<Outline>& outline();

}  // namespace habitus::governance
