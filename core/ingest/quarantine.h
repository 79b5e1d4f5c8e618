#pragma once
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ingest/ledger.h"

namespace habitus {
class Project;
}

namespace habitus::ingest {

/// A record that could not be stored, and what has become of it.
struct QuarantineEntry {
  int64_t id = 0;
  std::string source, file;
  int64_t record = 0, line = 0, byte = 0;
  std::string column, value;
  Text why;
  std::string raw;     ///< as read
  std::string repair;  ///< what somebody wrote instead, "" for nothing
  std::string state;   ///< open, repaired, stored, dropped
};

/// Entries in a state ("" for open and repaired), in order of file and record.
Result<std::vector<QuarantineEntry>> quarantine(Project& project, const std::string& state = {},
                                                int64_t limit = -1);
struct QuarantineGroup {
  std::string why;  ///< English source text with %1 …
  int64_t open = 0, repaired = 0, stored = 0, dropped = 0;
};
Result<std::vector<QuarantineGroup>> quarantine_groups(Project& project);

/// Replaces the text of a record; it is read again by `replay`. Journalled without its text.
Done repair(Project& project, int64_t id, const std::string& raw);
/// Gives a record up: it stays rejected.
Done drop(Project& project, int64_t id);
/// CSV with id, source, file, record, line, byte, column, reason, raw. What is edited in the column raw comes
/// back by `repair_from`, which gives the number of records that were changed.
Done export_quarantine(Project& project, const std::string& path);
Result<int64_t> repair_from(Project& project, const std::string& path);

struct ReplayReport {
  int64_t tried = 0, stored = 0, duplicates = 0, rejected = 0, skipped = 0;
  std::string content_hash;
};
/// Puts open and repaired records through the present mapping of their source. What succeeds leaves
/// quarantine in the transaction that stores it.
Result<ReplayReport> replay(Project& project, const Exec& exec);

}  // namespace habitus::ingest
