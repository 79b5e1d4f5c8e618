#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/events/pages.h"

namespace habitus::events {

/// The identities of stored events: of each, 56 bits of the hash of (source, event id) – or of the whole
/// event when it has no id – and 16 bits of its person. Ten million take some 95 MB; a false duplicate among 10^8
/// has odds of one in a million.
///
/// A part is a sorted table with gaps: identities are evenly spread, so each stands at or a little behind the place its value
/// foretells, and looking for one that is not there ends at the first larger one; so a part may be filled to seven eighths.
class Known {
 public:
  enum class Seen { no, other_person, same_person };
  /// What was known before; adds it unless it was the same person's. Identities of different parts may be met
  /// by different threads.
  Seen meet(uint64_t identity, uint64_t person);
  /// The same for many of one part, in their order; `entries` as `entry` makes them.
  void meet(size_t part, std::span<const uint64_t> entries, Seen* seen);
  static uint64_t entry(uint64_t identity, uint64_t person);
  static constexpr size_t kParts = 256;
  static size_t part_of(uint64_t identity) { return identity >> 56; }
  void clear();
  bool loaded = false;
  size_t memory() const;

 private:
  struct Part {
    Pages slots;         ///< ascending but for gaps: 48 bits of identity, 16 of person; 0 = free
    size_t used = 0;
    size_t heads = 0;    ///< places that a value may foretell …
    size_t tail = 128;   ///< … and those behind them, for what stands behind its own
    size_t size() const { return heads ? heads + tail : 0; }
    size_t head_of(uint64_t entry) const;
  };
  static Seen meet(Part& part, uint64_t entry);
  static void make_room(Part& part, size_t more);
  static void grow(Part& part, size_t heads, size_t tail);
  std::array<Part, kParts> parts_;
};

}  // namespace habitus::events
