#include "core/events/known.h"

namespace habitus::events {
namespace {
size_t slot_of(uint64_t entry, size_t mask) { return (entry >> 16) * 0x9E3779B97F4A7C15ull >> 20 & mask; }
}  // namespace

// The top byte of the identity chooses the part; the 48 bits below it are kept.
uint64_t Known::entry(uint64_t identity, uint64_t person) {
  const uint64_t e = (identity >> 8) << 16 | (person >> 24 & 0xFFFF);
  return e ? e : 1;
}

Known::Seen Known::look(uint64_t identity, uint64_t person) const {
  const auto& slots = parts_[identity >> 56].slots;
  if (slots.empty()) return Seen::no;
  const uint64_t e = entry(identity, person);
  const size_t mask = slots.size() - 1;
  Seen seen = Seen::no;
  for (size_t i = slot_of(e, mask); slots[i]; i = (i + 1) & mask) {
    if (slots[i] == e) return Seen::same_person;
    if (slots[i] >> 16 == e >> 16) seen = Seen::other_person;
  }
  return seen;
}

void Known::put(std::vector<uint64_t>& slots, uint64_t entry) {
  const size_t mask = slots.size() - 1;
  size_t i = slot_of(entry, mask);
  while (slots[i] && slots[i] != entry) i = (i + 1) & mask;
  slots[i] = entry;
}

void Known::add(uint64_t identity, uint64_t person) {
  Part& part = parts_[identity >> 56];
  if ((part.used + 1) * 3 > part.slots.size() * 2) {
    std::vector<uint64_t> larger(part.slots.empty() ? 16 : part.slots.size() * 2, 0);
    for (const uint64_t e : part.slots)
      if (e) put(larger, e);
    part.slots = std::move(larger);
  }
  put(part.slots, entry(identity, person));
  ++part.used;
}

void Known::clear() {
  for (Part& part : parts_) part = {};
  loaded = false;
}

size_t Known::memory() const {
  size_t sum = 0;
  for (const Part& part : parts_) sum += part.slots.capacity() * sizeof(uint64_t);
  return sum;
}

}  // namespace habitus::events
