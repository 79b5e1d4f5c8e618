#pragma once
#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace SQLite {
class Database;
}

namespace habitus {

class Store;

/// What a result was computed from. Two keys that are equal in all of this are the same result.
struct ResultKey {
  std::string kind;                ///< verb that made it: "funnel", "retention", …
  std::vector<std::string> specs;  ///< hashes of every definition version read (or of the inline spec)
  std::string inputs;  ///< canonical JSON of what was read: sources, period, arrival cut and the log's
                       ///< content hash over exactly that (events/scope.h)
  uint64_t seed = 0;
  int algorithm = 1;  ///< the maker's own version: raise it when its answers change

  std::string hash() const;  ///< sha256 of the canonical JSON of all the above
};

struct StoredResult {
  std::string hash;
  std::string kind;
  std::string inputs;
  std::string body;  ///< canonical JSON
  Time created = 0;
};

/// Content-addressed results: stored under the hash of what they were computed from, so they can never be out
/// of date without being noticed; `stale` is a question about the inputs, not a flag. Looking at a project
/// changes no byte of it: a new answer stays in memory until something else is written, and is then stored in
/// that same transaction.
class Results {
 public:
  explicit Results(Store& store);
  /// The known body, or `compute()`. May be called from any thread.
  Result<Json> get(const ResultKey& key, const std::function<Result<Json>()>& compute);
  Result<std::optional<StoredResult>> find(const std::string& hash);
  Result<std::vector<StoredResult>> list(const std::string& kind = {});  ///< stored ones, without bodies
  /// While on, stored bodies count for nothing: every answer is computed anew, once (`recompute`).
  void distrust(bool on);
  Done clear();  ///< forget all bodies (they are recomputable); used by `recompute` and tests

 private:
  std::optional<StoredResult> waiting(const std::string& hash);
  void flush(SQLite::Database& db);
  Store& store_;
  std::mutex mutex_;
  std::atomic<bool> distrust_{false};
  std::map<std::string, StoredResult> waiting_;  ///< computed, not yet in the file
};

}  // namespace habitus
