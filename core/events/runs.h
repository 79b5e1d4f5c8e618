#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/hash.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/events/chunk.h"

namespace SQLite {
class Database;
}
namespace habitus {
class Store;
}

namespace habitus::events {

/// Names of chunks. Lanes have bare names; a property's chunk is "." + its name.
inline constexpr const char* kPersons = "person";
inline constexpr const char* kTime = "time";
inline constexpr const char* kArrival = "arrival";  ///< absolute µs …
inline constexpr const char* kLag =
    "lag";  ///< … or µs after the event time; neither: all arrived at the run's first_arrival
inline constexpr const char* kWeight = "weight";  ///< absent: 1
inline constexpr const char* kBatch = "batch";    ///< absent: the run's one batch
inline constexpr const char* kRow = "row";
inline constexpr const char* kEventId = "event_id";    ///< absent: none has one
inline constexpr const char* kTimeText = "time_text";  ///< absent: every time is written as iso(time)
inline constexpr const char* kEventName = "event";

/// The bytes of a run that compaction took out of the file while somebody was still reading it.
class SavedChunks {
 public:
  using Bytes = std::map<std::string, std::string>;
  void keep(std::shared_ptr<const Bytes> bytes);
  std::optional<std::string> get(const std::string& chunk) const;

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Bytes> bytes_;
};

/// One immutable run: events sorted by (person, time, arrival, event hash, occurrence).
struct Run {
  int64_t id = 0;
  std::optional<int64_t> month;  ///< months since 1970-01; nothing: several
  int block_from = 0, block_to = 0;
  std::optional<int64_t> batch;  ///< nothing: several (lane "batch")
  uint32_t events = 0;
  double weight = 0;
  Time first = 0, last = 0, first_arrival = 0, last_arrival = 0;
  Hash128 content{};
  std::string digest, chain;     ///< 32 bytes each
  std::set<std::string> chunks;  ///< names it has
  std::shared_ptr<SavedChunks> saved = std::make_shared<SavedChunks>();
};

struct BatchRow {
  int64_t id = 0;
  std::string source, name_space;
  bool arrival_is_import = false;
};

/// SHA-256 over the run's row and its chunks' hashes (by name).
std::string digest_of(const Run& run, const std::map<std::string, std::string>& chunk_hashes);
/// One link: SHA-256(previous ‖ digest), raw bytes; the first previous is 32 zeros.
std::string chain_of(const std::string& previous, const std::string& digest);
std::string raw_sha256(std::string_view bytes);

Result<std::vector<Run>> load_runs(SQLite::Database& db);  ///< in order of id
Result<std::vector<BatchRow>> load_batches(SQLite::Database& db);

/// Writes a run with its chunks (name → bytes) and continues the chain; call inside a transaction. Fills id,
/// digest, chain.
Done store_run(SQLite::Database& db, Run& run, const std::map<std::string, std::string>& chunks);
Done remove_runs(SQLite::Database& db,
                 const std::vector<int64_t>& ids);  ///< and repairs the chain behind them

/// The bytes of several chunks of a run; a chunk it does not have gives nothing. From the file, or from what
/// was saved when the run was taken out of it.
Result<std::vector<std::optional<std::string>>> load_chunks(Store& store, const Run& run,
                                                            const std::vector<std::string>& names);

/// "run 12, column country" for errors.
std::string place_of(const Run& run, const std::string& chunk);
tl::unexpected<Error> broken_chunk(const Run& run, const std::string& chunk);

/// The arrivals of a run from whichever lane it has; `time` is its decoded time lane.
bool read_arrivals(const Run& run, const std::optional<std::string>& arrival,
                   const std::optional<std::string>& lag, const std::vector<int64_t>& time,
                   std::vector<int64_t>& out);

/// Everything of a run, decoded: for hashing, exporting and merging.
struct Decoded {
  std::vector<uint64_t> person;  ///< per row
  std::vector<int64_t> time, arrival, row;
  std::vector<double> weight;
  std::vector<int64_t> batch;
  TextChunk event, event_id, time_text;
  std::vector<std::string> names;  ///< properties of this run, sorted
  std::vector<TextChunk> properties;
};
Result<Decoded> decode(Store& store, const Run& run);
/// Canonical hashes of a decoded run's events; `is_import` says whether a batch's arrival is its import time.
std::vector<Hash128> event_hashes(const Decoded& run, const std::map<int64_t, bool>& is_import);

}  // namespace habitus::events
