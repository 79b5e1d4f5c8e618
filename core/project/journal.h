#pragma once
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace habitus {

class Store;

/// One line of the record. `hash` = SHA-256(hex(previous) ‖ "\n" ‖ text), the first previous is 64 zeros
/// (statistics.md, "Hash-chained log"). `text` is canonical JSON {"act","actor","body","seq","time"}.
struct JournalEntry {
  int64_t seq = 0;
  std::string text;
  std::string hash;
  std::string act;    ///< "import", "define", "holdout.open", "approve", …
  std::string actor;  ///< who (user name of the system, or key fingerprint)
  Time time = 0;
  Json body() const;
};

/// Append-only, hash-chained. Entries carry keys, hashes and counts, never a person's id.
class Journal {
 public:
  explicit Journal(Store& store) : store_(store) {}
  /// Adds an entry; call it inside the same `store.write` as the change it records.
  Done append(const std::string& act, const Json& body);
  Result<std::string> head();  ///< hash of the last entry, 64 zeros when empty
  Result<std::vector<JournalEntry>> entries(const std::string& act = {}, int64_t from_seq = 1);
  /// Walks the whole chain; the error names the first broken entry.
  Done verify(const Exec& exec = {});

 private:
  Store& store_;
};

/// Who is at work: the system account; where several share one account, "anna (account)" by $HABITUS_ACTOR.
std::string current_actor();
/// One link of the chain, as a pure function.
std::string chain(const std::string& previous_hex, const std::string& text);

}  // namespace habitus
