#include "core/events/event_hash.h"

#include <cstring>
#include <string>

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

Hash128 event_hash(const Hash128& fields, uint64_t person, Time time, std::optional<Time> arrival,
                   double weight) {
  uint64_t words[7] = {fields[0],
                       fields[1],
                       person,
                       static_cast<uint64_t>(time),
                       arrival.has_value(),
                       static_cast<uint64_t>(arrival.value_or(0)),
                       0};
  std::memcpy(&words[6], &weight, 8);
  return keyed128(kEvent, {reinterpret_cast<const char*>(words), sizeof words});
}

}  // namespace habitus::events
