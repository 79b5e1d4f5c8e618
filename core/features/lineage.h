#pragma once
#include "core/features/frame.h"
#include "core/project/gate.h"

namespace habitus::features {

/// One event behind a value, down to the record it came from.
struct SourceRow {
  Time time = 0, arrival = 0;
  std::string event;
  int64_t batch = 0;
  int64_t row = 0;  ///< 1-based record in its file
};

struct Lineage {
  std::string column, version;
  std::string spec;  ///< the completed spec of the feature, canonical
  Time as_of = 0;
  double value = 0;             ///< recomputed; NaN = missing
  std::string word;             ///< of a category
  size_t known = 0;             ///< events of this person known at the moment
  std::vector<SourceRow> rows;  ///< exactly those that make the value, in order of time
};

/// Which events make one value of one person. `set` is a features definition or its name; the pass must allow
/// rows. The error lists the columns there are.
Result<Lineage> lineage(Project& project, const Pass& rows_pass, const Json& set, const std::string& column,
                        const std::string& actor, const std::string& as_of);

}  // namespace habitus::features
