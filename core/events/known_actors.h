#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace habitus::events {

/// Both halves of the hash of each actor's id: the person key, and what tells two ids of equal key apart. Open addressing.
class KnownActors {
 public:
  enum class Met { nobody, same, another };
  /// Whose key it was before; adds the actor when it was nobody's.
  Met meet(uint64_t key, uint64_t check) {
    if ((used_ + 1) * 2 > slots_.size()) grow();
    Slot& slot = slots_[find(key)];
    if (slot.key == key && slot.check == check) return Met::same;
    if (!slot.free()) return Met::another;
    slot = {key, check};
    ++used_;
    return Met::nobody;
  }
  bool knows(uint64_t key, uint64_t check) const {
    if (slots_.empty()) return false;
    const Slot& slot = slots_[find(key)];
    return slot.key == key && slot.check == check;
  }
  void reserve(size_t actors) {
    if (actors * 2 > slots_.size()) resize(std::bit_ceil(actors * 2));
  }
  void prefetch(uint64_t key) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[key & (slots_.size() - 1)]);
  }
  void clear() {
    slots_.clear();
    slots_.shrink_to_fit();
    used_ = 0;
  }

 private:
  struct Slot {
    uint64_t key = 0, check = 0;
    bool free() const { return key == 0 && check == 0; }
  };
  /// Where `key` is, or the free place where it would be.
  size_t find(uint64_t key) const {
    const size_t mask = slots_.size() - 1;
    size_t i = key & mask;
    while (!slots_[i].free() && slots_[i].key != key) i = (i + 1) & mask;
    return i;
  }
  void grow() { resize(slots_.empty() ? 16 : slots_.size() * 2); }
  void resize(size_t slots) {
    std::vector<Slot> old(slots);
    old.swap(slots_);
    for (const Slot& slot : old)
      if (!slot.free()) slots_[find(slot.key)] = slot;
  }
  std::vector<Slot> slots_;
  size_t used_ = 0;
};

}  // namespace habitus::events
