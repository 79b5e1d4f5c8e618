#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ingest/ledger.h"
#include "core/ingest/mapper.h"
#include "core/ingest/mapping.h"

namespace habitus {
class Project;
}

namespace habitus::ingest {

struct ImportRequest {
  std::vector<std::string> paths;  ///< files, and folders of parts
  Mapping mapping;
  std::string source;  ///< registry name; the mapping is kept as a definition of this name
  size_t batch_bytes = size_t{40} << 20;
  int batches = 0;  ///< > 0: cut each file into about this many batches instead
  std::function<void(const Range&)> acknowledged;  ///< called, on any thread, when a batch is stored for good
};

struct FileReport {
  std::string path;
  Counts counts;      ///< of this import
  int64_t known = 0;  ///< records that an earlier import had already accounted for
  bool complete = false;
};

struct ImportReport {
  Counts counts;             ///< read = stored + rejected + duplicates + skipped
  int64_t known = 0;         ///< records of these files imported before: nothing was added for them
  int64_t repeats = 0;       ///< exact repeats, kept
  int64_t id_conflicts = 0;  ///< one event id under two actors, kept
  ClockNotes clock;
  /// Rules of the mapping that looked at the records of this import, and how often they were broken.
  std::vector<std::pair<Rule, RuleCount>> rules;
  std::vector<FileReport> files;
  std::vector<Problem> problems;  ///< the first 20 rejects
  std::string content_hash;
  bool other_mapping = false;  ///< known content had come in under another mapping
};

/// Imports files: idempotent by content, resumable, every record accounted for. What is not acknowledged in a
/// transaction with its ledger entry has not happened; a stopped import goes on where it was.
Result<ImportReport> import_files(Project& project, const ImportRequest& request, const Exec& exec);
Json to_json(const ImportReport& report);
/// Regular files behind the paths, folders expanded, in order of name.
Result<std::vector<std::string>> expand(const std::vector<std::string>& paths);

}  // namespace habitus::ingest
