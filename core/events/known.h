#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace habitus::events {

/// The identities of stored events: of each, 56 bits of the hash of (source, event id) – or of the whole
/// event when it has no id – and 16 bits of its person. Ten million take 130 MB; a false duplicate among 10^8
/// has odds of one in a million.
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
    std::vector<uint64_t> slots;  ///< 48 bits of identity, 16 of person; 0 = free
    size_t used = 0;
  };
  static Seen meet(Part& part, uint64_t entry);
  static void make_room(Part& part, size_t more);
  std::array<Part, kParts> parts_;
};

}  // namespace habitus::events
