#pragma once
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <tuple>
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
    const Print print(word);
    Slot& slot = find(word, print);
    if (slot.stamp >> kKindBits != round_) {
      words_.add(word);
      slot = {print.a, print.b, static_cast<uint32_t>(words_.size()), round_ << kKindBits | print.kind};
    }
    return slot.code;
  }
  uint32_t known(std::string_view word) const {  ///< 0 when it was never added
    if (slots_.empty()) return 0;
    const Slot& slot = const_cast<Interner*>(this)->find(word, Print(word));
    return slot.stamp >> kKindBits == round_ ? slot.code : 0;
  }
  const Words& words() const { return words_; }
  void clear() {  ///< forgets the words, keeps the memory
    words_.clear();
    if (++round_ < uint32_t{1} << (32 - kKindBits)) return;
    std::fill(slots_.begin(), slots_.end(), Slot{});
    round_ = 1;
  }
  size_t memory() const { return words_.memory() + slots_.capacity() * sizeof(Slot); }

  /// Spreads well and is quick on short texts; not stable across builds, never stored.
  static uint64_t hash(std::string_view s) { return Print(s).hash; }

 private:
  static constexpr int kKindBits = 5;
  static constexpr uint32_t kLong = 17;  ///< the kind of words that do not fit a slot; of the others it is their size
  /// What a slot knows of a word: all of it when it has at most 16 bytes, so that no other memory is looked at.
  struct Print {
    uint64_t a, b, hash;
    uint32_t kind;
    [[gnu::always_inline]] explicit Print(std::string_view s) {
      uint64_t h = s.size() * 0x9E3779B97F4A7C15ull;
      const char* p = s.data();
      size_t n = s.size();
      for (; n > 16; p += 8, n -= 8) h = mix(h ^ 0xA0761D6478BD642Full, load(p, 8) ^ 0xE7037ED1A0B428DBull);
      std::tie(a, b) = ends(p, n);
      hash = mix(a ^ h ^ 0xA0761D6478BD642Full, b ^ 0xE7037ED1A0B428DBull);
      kind = s.size() <= 16 ? static_cast<uint32_t>(s.size()) : kLong;
      if (kind == kLong) a = hash, b = s.size();
    }
  };
  /// Taken when its stamp is of this round: clearing touches none.
  struct Slot {
    uint64_t a = 0, b = 0;
    uint32_t code = 0, stamp = 0;
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
  static uint64_t mix(uint64_t a, uint64_t b) {
    const auto product = static_cast<Wide>(a) * b;
    return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
  }
  __extension__ typedef unsigned __int128 Wide;

  /// Where the word is, or the place where it would be.
  Slot& find(std::string_view word, const Print& print) {
    const size_t mask = slots_.size() - 1;
    const uint32_t stamp = round_ << kKindBits | print.kind;
    for (size_t i = print.hash & mask;; i = (i + 1) & mask) {
      Slot& s = slots_[i];
      if (s.stamp >> kKindBits != round_) return s;
      if (s.stamp == stamp && s.a == print.a && s.b == print.b && (print.kind != kLong || words_[s.code - 1] == word)) return s;
    }
  }
  void grow() {
    slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, {});
    for (size_t c = 0; c < words_.size(); ++c) {
      const Print print(words_[c]);
      find(words_[c], print) = {print.a, print.b, static_cast<uint32_t>(c + 1), round_ << kKindBits | print.kind};
    }
  }
  Words words_;
  std::vector<Slot> slots_;
  uint32_t round_ = 1;
};

}  // namespace habitus::events
