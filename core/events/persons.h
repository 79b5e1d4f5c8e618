#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/base/hash.h"
#include "core/base/progress.h"
#include "core/events/buffer.h"
#include "core/events/log_state.h"

namespace habitus::events {

inline constexpr uint64_t kPersonDomain = 0x201, kSourceDomain = 0x202, kAgainDomain = 0x203;

/// What makes a row the same event again: (source, event id), or (source, whole event) when it has no id.
inline uint64_t identity_of(uint64_t source, bool has_id, const Hash128& of) {
  return (of[0] ^ source) * 0x9E3779B97F4A7C15ull + (has_id ? of[1] : ~of[1]);
}

/// Both halves of an id's hash: the key, and what tells two ids of equal key apart.
Hash128 person_hash(std::string_view actor, std::string_view name_space);

/// The persons of a batch's rows, and those that the log did not know before.
struct Named {
  struct Fresh {
    uint64_t key;
    uint32_t row;  ///< a row with its id
  };
  Buffer<uint64_t> person;       ///< per row
  std::vector<Fresh> fresh;      ///< ascending by key
};
/// Could this id have been given this key?
bool key_fits(uint64_t key, std::string_view actor, std::string_view name_space);
Done load_actors(Log& log);
/// Gives each row's id its key and remembers the new ones; an id whose key belongs to another id already gets the hash of
/// its hash, and so on.
Named name_persons(Log& log, const Words& ids, const std::string& name_space, const Exec& exec);
/// `ids` of the fresh ones, in their order.
Done store_actors(SQLite::Database& db, const Named& named, const std::vector<std::string>& ids,
                  const std::string& name_space, const Exec& exec);

/// Fills `log.known` with the identities of what is stored, the first time something is appended.
Done load_known(Log& log, const Exec& exec);
tl::unexpected<Error> stopped_append();
Time now();

}  // namespace habitus::events
