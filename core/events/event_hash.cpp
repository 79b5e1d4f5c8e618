#include "core/events/event_hash.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "core/base/siphash.h"

namespace habitus::events {
namespace {
constexpr uint64_t kEvent = 0x101, kProperty = 0x102, kName = 0x103, kId = 0x104;
}

Hash128 field_hash(std::string_view property, std::string_view value) {
  std::string bytes;
  const uint64_t size = property.size();
  bytes.append(reinterpret_cast<const char*>(&size), 8);
  bytes += property;
  bytes += value;
  return keyed128(kProperty, bytes);
}
Hash128 event_field(std::string_view event) { return keyed128(kName, event); }
Hash128 id_field(std::string_view event_id) { return keyed128(kId, event_id); }

void id_fields(std::span<const std::string_view> event_ids, Hash128* out) { keyed128(kId, event_ids, out); }

EventWords::EventWords(const Hash128& fields, uint64_t person, Time time, std::optional<Time> arrival, double weight)
    : words{fields[0],           fields[1], person, static_cast<uint64_t>(time), arrival.has_value(),
            static_cast<uint64_t>(arrival.value_or(0)), 0} {
  std::memcpy(&words[6], &weight, 8);
}

void event_hashes(std::span<const EventWords> events, Hash128* out) {
  constexpr size_t at_once = 64;
  std::string_view messages[at_once];
  for (size_t from = 0; from < events.size(); from += at_once) {
    const size_t n = std::min(at_once, events.size() - from);
    for (size_t i = 0; i < n; ++i)
      messages[i] = {reinterpret_cast<const char*>(events[from + i].words), sizeof(EventWords)};
    keyed128(kEvent, {messages, n}, out + from);
  }
}

Hash128 event_hash(const Hash128& fields, uint64_t person, Time time, std::optional<Time> arrival,
                   double weight) {
  const EventWords words(fields, person, time, arrival, weight);
  return keyed128(kEvent, {reinterpret_cast<const char*>(words.words), sizeof words.words});
}

}  // namespace habitus::events
