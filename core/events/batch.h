#pragma once
#include <string>
#include <vector>

#include "core/events/interner.h"
#include "core/events/log.h"

namespace habitus::events {

/// A column of texts while it arrives: a code per row, 0 = missing.
struct TextColumn {
  Interner words;
  std::vector<uint32_t> codes;
};

/// What a Batch holds.
struct Batch::Columns {
  std::vector<std::string> names;      ///< properties
  TextColumn actor, event, time_text;  ///< time_text.codes stays empty until the first one comes
  std::vector<int64_t> time, arrival, row;
  std::vector<double> weight;  ///< empty while all are 1
  Words ids;                   ///< event ids, one per row, "" = none; empty while none has one
  std::vector<TextColumn> properties;
  size_t rows() const { return time.size(); }
};

}  // namespace habitus::events
