#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "core/base/hash.h"
#include "core/base/time.h"

namespace habitus::events {

/// Multiset sums: addition modulo 2^128. Order and grouping do not matter, repeats do.
inline Hash128& operator+=(Hash128& a, const Hash128& b) {
  a[0] += b[0];
  a[1] += b[1] + (a[0] < b[0]);
  return a;
}

/// The canonical hash of an event is keyed128 of (sum of its field hashes, person key, event time, arrival
/// unless it is the import time, weight). Source, batch, row and the way a time was written are left out; a
/// missing field adds nothing. Fields are hashed once per distinct text: `field_hash("country", "DE")`.
Hash128 field_hash(std::string_view property, std::string_view value);
Hash128 event_field(std::string_view event);
Hash128 id_field(std::string_view event_id);
/// What event_hash is the hash of, and the hashes of many: quicker than one after another.
struct EventWords {
  uint64_t words[7];
  EventWords() = default;
  EventWords(const Hash128& fields, uint64_t person, Time time, std::optional<Time> arrival, double weight);
};
void event_hashes(std::span<const EventWords> events, Hash128* out);
void id_fields(std::span<const std::string_view> event_ids, Hash128* out);
Hash128 event_hash(const Hash128& fields, uint64_t person, Time time, std::optional<Time> arrival,
                   double weight);

}  // namespace habitus::events
