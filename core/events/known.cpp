#include "core/events/known.h"

#include <algorithm>

namespace habitus::events {
namespace {
__extension__ typedef unsigned __int128 Wide;
}  // namespace

// The top byte of the identity chooses the part; the 48 bits below it are kept.
uint64_t Known::entry(uint64_t identity, uint64_t person) {
  const uint64_t e = (identity >> 8) << 16 | (person >> 24 & 0xFFFF);
  return e ? e : 1;
}

/// `heads` need not be a power of two: tables grow by an eighth and not by half of the memory.
size_t Known::Part::head_of(uint64_t entry) const { return static_cast<size_t>(static_cast<Wide>(entry) * heads >> 64); }

void Known::make_room(Part& part, size_t more) {
  const size_t wanted = part.used + more;
  if (wanted * 8 <= part.heads * 7) return;
  // By more than is wanted, so that a log that comes in many batches is not moved at each of them; a large one by less.
  constexpr size_t large = 65536;
  const size_t had = part.heads;
  grow(part, had < large ? std::max<size_t>({16, wanted * 7 / 5, had * 8 / 5}) : std::max(wanted * 5 / 4, had * 9 / 8), part.tail);
}

void Known::grow(Part& part, size_t heads, size_t tail) {
  Part larger{zeroes(heads + tail), part.used, heads, tail};
  size_t next = 0;
  for (size_t i = 0; i < part.size(); ++i) {
    const uint64_t e = part.slots[i];
    if (e == 0) continue;
    next = std::max(next, larger.head_of(e));
    if (next + 1 >= larger.size()) return grow(part, heads, tail * 2);
    larger.slots[next++] = e;
  }
  part = std::move(larger);
}

Known::Seen Known::meet(Part& part, uint64_t e) {
  uint64_t* at = part.slots.get() + part.head_of(e);
  while (*at - 1 < e - 1) ++at;  // what is free counts as larger
  if (*at == e) return Seen::same_person;
  const auto alike = [e](uint64_t slot) { return slot != 0 && slot >> 16 == e >> 16; };
  const bool other = alike(*at) || (at != part.slots.get() && alike(at[-1]));
  uint64_t* end = at;
  while (*end != 0) ++end;
  if (end + 1 == part.slots.get() + part.size()) {  // the last place stays free: every search ends there
    grow(part, part.heads, part.tail * 2);
    return meet(part, e);
  }
  std::copy_backward(at, end, end + 1);
  *at = e;
  ++part.used;
  return other ? Seen::other_person : Seen::no;
}

Known::Seen Known::meet(uint64_t identity, uint64_t person) {
  Part& part = parts_[part_of(identity)];
  make_room(part, 1);
  return meet(part, entry(identity, person));
}

void Known::meet(size_t p, std::span<const uint64_t> entries, Seen* seen) {
  Part& part = parts_[p];
  make_room(part, entries.size());
  constexpr size_t ahead = 16;  // the table is larger than the caches: its lines are asked for before they are needed
  for (size_t i = 0; i < entries.size(); ++i) {
    if (i + ahead < entries.size()) {
      const uint64_t* const place = &part.slots[part.head_of(entries[i + ahead])];
      __builtin_prefetch(place, 1);
      __builtin_prefetch(place + 8, 1);
    }
    seen[i] = meet(part, entries[i]);
  }
}

void Known::clear() {
  for (Part& part : parts_) part = {};
  loaded = false;
}

size_t Known::memory() const {
  size_t sum = 0;
  for (const Part& part : parts_) sum += part.size() * sizeof(uint64_t);
  return sum;
}

}  // namespace habitus::events
