#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/ingest/mapping.h"

namespace SQLite {
class Database;
}
namespace habitus {
class Project;
}

namespace habitus::ingest {

struct Counts {
  int64_t read = 0, stored = 0, rejected = 0, duplicates = 0, skipped = 0;
  Counts& operator+=(const Counts& more);
};

/// A stretch of one file's text that has been stored, or is about to be.
struct Range {
  int64_t id = 0, parent = 0;
  int64_t text_from = 0, text_to = 0;  ///< offsets in the decoded text
  std::string sha256;                  ///< of that text
  int64_t records_to = 0,
          lines_to = 0;  ///< records and line ends before its end, since the beginning of the file
  Counts counts;
  int64_t batch = 0;
  std::vector<RuleCount> rules;  ///< in the order of the mapping's
};

/// The rules that were broken in a range as the journal tells of them: [{"rule":label, "action":…,
/// "failed":n, "rejected":n}].
Json rules_json(const Mapping& mapping, const Range& range);

/// How far a file has been imported before: the end of the chain of ranges that its text begins with.
struct Progressed {
  Range last;             ///< id 0: nothing of it is known
  Counts counts;          ///< of all ranges along the chain
  bool complete = false;  ///< the file holds nothing more
  int64_t resume_at = 0;  ///< offset in the decoded text where reading goes on …
  std::string between;    ///< … after a line end that the known text still lacked
  /// … or at the beginning of its last record, which was cut off then and was refused. It is read again.
  struct Unfinished {
    int64_t quarantine = 0, line = 0;
  };
  std::optional<Unfinished> unfinished;
  bool other_mapping = false;
};
/// Fails when the last record known was stored although it was cut off, and the file now goes on inside it.
Result<Progressed> progressed(Project& project, const std::string& path, const Mapping& mapping,
                              const std::string& source);

inline constexpr size_t kKeptRaw = size_t{1} << 16;  ///< bytes kept of a rejected record

/// A record on its way to quarantine.
struct Quarantined {
  int64_t record = 0, line = 0, byte = 0;
  std::string column, value, raw;
  Text why;
};

Time wall_clock();

/// Adds a range and its rejects; call it inside the transaction that stores the range's events. Sets
/// `range.id`.
Done record_range(SQLite::Database& db, Range& range, const std::string& source, const Mapping& mapping,
                  const std::string& file, const std::vector<std::string>& columns, Time now,
                  const std::vector<Quarantined>& rejects);

/// A digest of rejects as they came, for the journal.
std::string digest_of(const std::vector<Quarantined>& rejects);
/// Every range of the ledger, and its rejects, are what the journal says was imported, and nothing is
/// missing.
Done verify(Project& project);

}  // namespace habitus::ingest
