#pragma once
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "core/events/words.h"

namespace habitus::events {

/// Turns texts into dense codes 1, 2, … in order of first appearance: one column of a batch while it arrives,
/// and the index of the log's dictionaries. Open addressing; the texts lie in one piece of memory.
class Interner {
 public:
  uint32_t code(std::string_view word) {  ///< adds the word when it is new
    if ((words_.size() + 1) * 2 > slots_.size()) grow();
    const uint64_t h = hash(word);
    Slot& slot = find(word, h);
    if (slot.code == 0) {
      words_.add(word);
      slot = {static_cast<uint32_t>(words_.size()), static_cast<uint32_t>(h >> 32)};
    }
    return slot.code;
  }
  uint32_t known(std::string_view word) const {  ///< 0 when it was never added
    return slots_.empty() ? 0 : const_cast<Interner*>(this)->find(word, hash(word)).code;
  }
  const Words& words() const { return words_; }
  void clear() {  ///< forgets the words, keeps the memory
    words_.clear();
    std::fill(slots_.begin(), slots_.end(), Slot{});
  }
  size_t memory() const { return words_.memory() + slots_.capacity() * sizeof(Slot); }

  /// Spreads well and is quick on short texts; not stable across builds, never stored.
  static uint64_t hash(std::string_view s) {
    uint64_t h = s.size() * 0x9E3779B97F4A7C15ull;
    const char* p = s.data();
    size_t n = s.size();
    for (; n > 16; p += 8, n -= 8) h = mix(h ^ 0xA0761D6478BD642Full, load(p, 8) ^ 0xE7037ED1A0B428DBull);
    const auto [a, b] = ends(p, n);
    return mix(a ^ h ^ 0xA0761D6478BD642Full, b ^ 0xE7037ED1A0B428DBull);
  }

 private:
  struct Slot {
    uint32_t code = 0, tag = 0;
  };
  static uint64_t load(const char* p, size_t n) {
    uint64_t x = 0;
    std::memcpy(&x, p, n);
    return x;
  }
  /// All of at most 16 bytes, as two words that may overlap: no loop and no call.
  static std::pair<uint64_t, uint64_t> ends(const char* p, size_t n) {
    if (n >= 8) return {load(p, 8), load(p + n - 8, 8)};
    if (n >= 4) return {load(p, 4), load(p + n - 4, 4)};
    if (n == 0) return {};
    return {load(p, 1) | load(p + n / 2, 1) << 8 | load(p + n - 1, 1) << 16, 0};
  }
  static bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    return a.size() <= 16 ? ends(a.data(), a.size()) == ends(b.data(), b.size()) : a == b;
  }
  static uint64_t mix(uint64_t a, uint64_t b) {
    const auto product = static_cast<Wide>(a) * b;
    return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
  }
  __extension__ typedef unsigned __int128 Wide;

  Slot& find(std::string_view word, uint64_t h) {
    const size_t mask = slots_.size() - 1;
    for (size_t i = h & mask;; i = (i + 1) & mask) {
      Slot& s = slots_[i];
      if (s.code == 0 || (s.tag == static_cast<uint32_t>(h >> 32) && same(words_[s.code - 1], word))) return s;
    }
  }
  void grow() {
    slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, {});
    const size_t mask = slots_.size() - 1;
    for (size_t c = 0; c < words_.size(); ++c) {
      const uint64_t h = hash(words_[c]);
      size_t i = h & mask;
      while (slots_[i].code) i = (i + 1) & mask;
      slots_[i] = {static_cast<uint32_t>(c + 1), static_cast<uint32_t>(h >> 32)};
    }
  }
  Words words_;
  std::vector<Slot> slots_;
};

}  // namespace habitus::events
