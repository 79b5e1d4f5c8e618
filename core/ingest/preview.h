#pragma once
#include <string>
#include <vector>

#include "core/ingest/mapping.h"
#include "core/report/figure.h"

namespace habitus::ingest {

/// The first records of a file as they would be stored, and those that would not.
struct Preview {
  int64_t read = 0, stored = 0, rejected = 0, skipped = 0;
  std::vector<RuleCount> rules;   ///< in the order of the mapping's
  report::Table events;           ///< record, time, actor, event, properties: one row an event
  std::vector<Problem> problems;  ///< with record, line, byte, column, value, why
};
/// Reads at most `records` records from the beginning of `path`. Nothing is written anywhere.
Result<Preview> preview(const std::string& path, const Mapping& mapping, int64_t records = 200);

}  // namespace habitus::ingest
