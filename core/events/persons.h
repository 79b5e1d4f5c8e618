#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/base/hash.h"
#include "core/base/progress.h"
#include "core/events/log_state.h"

namespace habitus::events {

inline constexpr uint64_t kPersonDomain = 0x201, kSourceDomain = 0x202, kAgainDomain = 0x203;

/// What makes a row the same event again: (source, event id), or (source, whole event) when it has no id.
inline uint64_t identity_of(uint64_t source, bool has_id, const Hash128& of) {
  return (of[0] ^ source) * 0x9E3779B97F4A7C15ull + (has_id ? of[1] : ~of[1]);
}

/// Both halves of an id's hash: the key, and what tells two ids of equal key apart.
Hash128 person_hash(std::string_view actor, std::string_view name_space);

/// The keys of a batch's actors, and which of them the log does not know yet.
struct NewActors {
  std::vector<uint64_t> key_of_code;
  std::vector<std::pair<uint64_t, uint64_t>> fresh;  ///< (key, check), ascending
  std::vector<uint32_t> fresh_code;                  ///< index of the id, in the same order
};
/// Could this id have been given this key?
bool key_fits(uint64_t key, std::string_view actor, std::string_view name_space);
Done load_actors(Log& log);
/// Gives each id its key; an id whose key belongs to another id already gets the hash of its hash, and so on.
NewActors name_persons(Log& log, const Words& ids, const std::string& name_space);
Done store_actors(SQLite::Database& db, const NewActors& actors, const Words& ids,
                  const std::string& name_space);
void keep_actors(Log& log, const NewActors& actors);

/// Fills `log.known` with the identities of what is stored, the first time something is appended.
Done load_known(Log& log, const Exec& exec);
Time now();

}  // namespace habitus::events
