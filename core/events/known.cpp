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

void Known::grow(Part& part) {
  std::vector<uint64_t> larger(part.slots.empty() ? 16 : part.slots.size() * 2, 0);
  const size_t mask = larger.size() - 1;
  for (const uint64_t e : part.slots) {
    if (e == 0) continue;
    size_t i = slot_of(e, mask);
    while (larger[i]) i = (i + 1) & mask;
    larger[i] = e;
  }
  part.slots = std::move(larger);
}

Known::Seen Known::meet(uint64_t identity, uint64_t person) {
  Part& part = parts_[part_of(identity)];
  if ((part.used + 1) * 3 > part.slots.size() * 2) grow(part);
  const uint64_t e = entry(identity, person);
  const size_t mask = part.slots.size() - 1;
  Seen seen = Seen::no;
  size_t i = slot_of(e, mask);
  for (; part.slots[i]; i = (i + 1) & mask) {
    if (part.slots[i] == e) return Seen::same_person;
    if (part.slots[i] >> 16 == e >> 16) seen = Seen::other_person;
  }
  part.slots[i] = e;
  ++part.used;
  return seen;
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
