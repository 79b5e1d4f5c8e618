#include "core/events/known.h"

#include <algorithm>

namespace habitus::events {
namespace {
__extension__ typedef unsigned __int128 Wide;
/// A place among `slots`, which need not be a power of two: tables grow by a third and not by half of the memory.
size_t slot_of(uint64_t entry, size_t slots) {
  return static_cast<size_t>(static_cast<Wide>((entry >> 16) * 0x9E3779B97F4A7C15ull) * slots >> 64);
}
size_t next(size_t i, size_t slots) { return i + 1 == slots ? 0 : i + 1; }
}  // namespace

// The top byte of the identity chooses the part; the 48 bits below it are kept.
uint64_t Known::entry(uint64_t identity, uint64_t person) {
  const uint64_t e = (identity >> 8) << 16 | (person >> 24 & 0xFFFF);
  return e ? e : 1;
}

void Known::make_room(Part& part, size_t more) {
  const size_t wanted = part.used + more;
  if (wanted * 5 <= part.slots.size() * 4) return;
  // By more than is wanted, so that a log that comes in many batches is not moved at each of them; a large one by less.
  constexpr size_t large = 65536;
  const size_t slots_before = part.slots.size();
  std::vector<uint64_t> larger(slots_before < large ? std::max<size_t>({16, wanted * 7 / 5, slots_before * 8 / 5})
                                                    : std::max(wanted * 21 / 16, slots_before * 5 / 4), 0);
  const size_t slots = larger.size();
  for (const uint64_t e : part.slots) {
    if (e == 0) continue;
    size_t i = slot_of(e, slots);
    while (larger[i]) i = next(i, slots);
    larger[i] = e;
  }
  part.slots = std::move(larger);
}

Known::Seen Known::meet(Part& part, uint64_t e) {
  const size_t slots = part.slots.size();
  Seen seen = Seen::no;
  size_t i = slot_of(e, slots);
  for (; part.slots[i]; i = next(i, slots)) {
    if (part.slots[i] == e) return Seen::same_person;
    if (part.slots[i] >> 16 == e >> 16) seen = Seen::other_person;
  }
  part.slots[i] = e;
  ++part.used;
  return seen;
}

Known::Seen Known::meet(uint64_t identity, uint64_t person) {
  Part& part = parts_[part_of(identity)];
  make_room(part, 1);
  return meet(part, entry(identity, person));
}

void Known::meet(size_t p, std::span<const uint64_t> entries, Seen* seen) {
  Part& part = parts_[p];
  make_room(part, entries.size());
  const size_t slots = part.slots.size();
  constexpr size_t ahead = 16;  // the table is larger than the caches: its lines are asked for before they are needed
  for (size_t i = 0; i < entries.size(); ++i) {
    if (i + ahead < entries.size()) __builtin_prefetch(&part.slots[slot_of(entries[i + ahead], slots)], 1);
    seen[i] = meet(part, entries[i]);
  }
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
