#pragma once
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/events/columns.h"
#include "core/events/scan.h"

namespace SQLite {
class Database;
}

namespace habitus::events {

/// One event on its way into the log. Views must stay valid until `add` returns.
struct Row {
  std::string_view actor;
  std::string_view event;
  Time time = 0;
  Time arrival = 0;
  std::optional<std::string_view> event_id;
  double weight = 1;
  int64_t row = 0;             ///< 1-based record number in its file
  std::string_view time_text;  ///< given only where printing `time` by the mapping's pattern would not give
                               ///< the source text back
  std::span<const std::optional<std::string_view>>
      properties;  ///< in the order of Batch's names; nothing = missing
};

/// Rows collected before they are stored: columns, dictionary-coded while they arrive. Fill one up to 64–256
/// MB of source text, append it, start the next. Not thread-safe.
class Batch {
 public:
  explicit Batch(std::vector<std::string> property_names);
  ~Batch();
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) noexcept;
  void add(const Row& row);
  /// Many rows at once, a column at a time. `property(p, values)` fills in one value a row; one without data() is
  /// missing.
  void add(std::span<const Row> rows,
           const std::function<void(size_t p, std::vector<std::string_view>& values)>& property);
  /// Everything of `later`, with `rows_before` added to its row numbers; only renumbers codes, so that pieces
  /// can be filled on many threads and put together in order. Every property of `later` must be one of this
  /// batch.
  void add(const Batch& later, int64_t rows_before);
  /// Forgets the rows and takes other names, keeps the memory.
  void clear(const std::vector<std::string>& property_names);
  /// Makes room for that many rows in all columns that have some.
  void reserve(size_t rows);
  size_t rows() const;
  size_t bytes() const;  ///< memory held

  struct Columns;  ///< core/events only
  Columns& columns() { return *columns_; }

 private:
  std::unique_ptr<Columns> columns_;
};

/// Where an appended batch comes from.
struct BatchInfo {
  std::string source;  ///< registry name of the source ("shop", "helpdesk", …)
  bool arrival_is_import =
      false;  ///< arrival was not mapped: it is the import time and stays out of event hashes
  std::string
      name_space;  ///< of actor ids; actors of equal namespace and id are one person. Empty = the default
  enum class Repeats {
    keep,
    drop
  } without_id = Repeats::keep;  ///< exact repeats when the mapping has no event id
};

struct AppendReport {
  int64_t batch = 0;  ///< id of the batch
  int64_t stored = 0;
  int64_t duplicates = 0;    ///< dropped by (source, actor, event id), or by Repeats::drop
  int64_t repeats = 0;       ///< exact repeats kept (no event id)
  int64_t id_conflicts = 0;  ///< same event id under two actors: stored, reported
  Time first = 0, last = 0;
};

class Log;
struct Arrival;

/// Appends batches: each is sorted, deduplicated and encoded, then stored in one transaction, while the next is already being
/// prepared. Holds the log against other writers from its begin to its end.
class Appender {
 public:
  /// Runs inside the transaction: the import ledger and the quarantine rows go there, so that all or nothing is acknowledged.
  using Also = std::function<Done(SQLite::Database&, const AppendReport&)>;
  explicit Appender(Project& project);
  ~Appender();
  /// Takes hold of the log and reads what the first batch will need of it, while that is still being made.
  Done begin();
  /// Returns when the batch is ready and the one before is stored; `stored` is told when this one is. After an error nothing
  /// of later batches is stored.
  Done append(Batch&& batch, const BatchInfo& info, const Exec& exec, Also also = {},
              std::function<void(const AppendReport&)> stored = {});
  Done finish();  ///< all is stored

 private:
  struct Ready;
  Result<std::unique_ptr<Ready>> prepare(Batch batch, const BatchInfo& info, const Exec& exec);
  Done find_duplicates(Arrival& arrival, const Exec& exec);
  Done store(Ready& ready, const Exec& exec);
  void forget();
  Project& project_;
  Log& log_;
  bool holds_ = false;
  int small_ = 0;  ///< batches that were compared without learning the log
  std::future<Done> loading_, writing_;
};
/// One batch alone.
Result<AppendReport> append(Project& project, Batch&& batch, const BatchInfo& info, const Exec& exec,
                            Appender::Also also = {});

struct LogInfo {
  int64_t events = 0, actors = 0, batches = 0, runs = 0, bytes = 0;
  double weight = 0;
  Time first = 0, last = 0;             ///< of event time; 0 when empty
  std::string content_hash;             ///< 32 hex: multiset sum of keyed 128-bit event hashes
  std::vector<std::string> properties;  ///< sorted by name
  std::vector<std::string> sources;
};
Result<LogInfo> info(Project& project);

/// The words of a text column ("event" or a property). Stays valid until the log changes.
Result<std::shared_ptr<const Dictionary>> dictionary(Project& project, const std::string& column);

/// Merges small runs. Never changes content hash or results.
Done compact(Project& project, const Exec& exec);
/// Recomputes every chunk hash, the chain over them and the content hash; the error names the chunk.
Done verify(Project& project, const Exec& exec);
/// Forgets resident columns (memory budget, tests of cold starts). `budget_bytes` 0 keeps the current budget.
void release_memory(Project& project, size_t budget_bytes = 0);
/// Events a run should have at least before it is cut by month and person key (32768). Never changes an
/// answer; small values let tests cut small logs.
void set_run_rows(Project& project, size_t rows);

/// Actor ids: the one erasable table.
Result<std::string> actor_id(Project& project, const Pass& rows_pass, PersonKey key);
Result<std::optional<PersonKey>> person_key(Project& project, std::string_view actor,
                                            std::string_view name_space = {});
/// The key `actor` would have, before or without looking whether the log knows it (collisions apart).
PersonKey key_of(std::string_view actor, std::string_view name_space = {});

}  // namespace habitus::events
