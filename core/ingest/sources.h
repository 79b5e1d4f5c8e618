#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/ingest/ledger.h"
#include "core/report/figure.h"

namespace habitus::ingest {

/// The source registry: what has been imported under each name, as the ledger tells, and who answers for it
/// (definition kind "source": {"owner":"…","schedule":"daily","note":"…"}).
struct SourceFile {
  std::string file;
  std::string sha256;  ///< of its text as read; of several batches: of their hashes in order
  int64_t lines = 0;   ///< line ends, as wc -l counts them; the last line of a file may lack its own
  int64_t batches = 0;
  Counts counts;      ///< after replays
  Time imported = 0;  ///< last batch
};
struct Source {
  std::string name, mapping;  ///< hash of the mapping's present version
  int mapping_version = 0;
  std::string owner, schedule, note;
  std::vector<SourceFile> files;
  Counts counts;
  int64_t quarantined = 0;                               ///< open or repaired
  std::vector<std::pair<std::string, RuleCount>> rules;  ///< broken ones, "label (action)"
};
Result<std::vector<Source>> sources(Project& project);
/// What the source of a file is called unless somebody says otherwise: the file's name up to the first dot.
std::string usual_source(const std::string& path);
/// How `source` was read last time, if `path` has the columns that names: a log that grows is read as before, and nothing is
/// guessed anew. Only of tables with a header; nothing where the source is new or the file is another one.
Result<std::optional<Mapping>> usual_mapping(Project& project, const std::string& source, const std::string& path);
/// What is said where that was taken.
Text read_as_before(const std::string& source);
/// Says who answers for a source; empty texts take the entry away.
Done describe_source(Project& project, const std::string& name, const std::string& owner,
                     const std::string& schedule, const std::string& note);

/// One import as it was started, and one batch as it was acknowledged.
struct ImportJob {
  int64_t id = 0;
  std::string source, state;  ///< running, complete, stopped, failed, interrupted
  int64_t files = 0, read = 0, stored = 0;
  Time began = 0;
  std::optional<Time> ended;
};
struct LedgerBatch {
  int64_t id = 0, batch = 0;
  std::string source, file, sha256;
  int64_t text_from = 0, text_to = 0;
  Counts counts;
  Time time = 0;
  std::string state;  ///< stored, empty (nothing of it became an event), replay
};
struct Ledger {
  std::vector<ImportJob> jobs;
  std::vector<LedgerBatch> batches;
};
Result<Ledger> ledger(Project& project);

/// Called by imports: notes the start, and how it ended.
Result<int64_t> begin_job(Project& project, const std::string& source, const Mapping& mapping, int64_t files,
                          Time now);
Done end_job(Project& project, int64_t job, const std::string& state, const Counts& counts);

Json to_json(const std::vector<Source>& sources);
Json to_json(const Ledger& ledger);
std::vector<report::Table> tables(const std::vector<Source>& sources);
std::vector<report::Table> tables(const Ledger& ledger);

}  // namespace habitus::ingest
