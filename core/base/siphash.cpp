#include "core/base/siphash.h"

#include <cstring>

#include "core/base/wide.h"

namespace habitus {
namespace {

constexpr size_t kLanes = 8;
using V = uint64_t __attribute__((vector_size(32)));  // the compiler makes two of it where the machine has only half

HABITUS_INLINE V all(uint64_t x) { return V{x, x, x, x}; }
template <int kBits>
HABITUS_INLINE V turned(V x) {
  return x << kBits | x >> (64 - kBits);
}

/// Two times four messages: the rounds of the one are computed while those of the other wait.
struct State {
  V a[2], b[2], c[2], d[2];

  HABITUS_INLINE void rounds(int n) {
    for (int r = 0; r < n; ++r)
      for (int h = 0; h < 2; ++h) {
        a[h] += b[h];
        c[h] += d[h];
        b[h] = turned<13>(b[h]) ^ a[h];
        d[h] = turned<16>(d[h]) ^ c[h];
        a[h] = turned<32>(a[h]);
        c[h] += b[h];
        a[h] += d[h];
        b[h] = turned<17>(b[h]) ^ c[h];
        d[h] = turned<21>(d[h]) ^ a[h];
        c[h] = turned<32>(c[h]);
      }
  }
  HABITUS_INLINE void take(const V (&word)[2]) {
    for (int h = 0; h < 2; ++h) d[h] ^= word[h];
    rounds(2);
    for (int h = 0; h < 2; ++h) a[h] ^= word[h];
  }
  HABITUS_INLINE void give(size_t half, Hash128* out) const {
    for (int h = 0; h < 2; ++h) {
      const V x = a[h] ^ b[h] ^ c[h] ^ d[h];
      for (size_t i = 0; i < 4; ++i) out[static_cast<size_t>(h) * 4 + i][half] = x[i];
    }
  }
};

/// SipHash-2-4 with 128 bits (Aumasson and Bernstein) of eight messages of `words` whole words and a rest each.
HABITUS_WIDE void eight(uint64_t k0, uint64_t k1, const std::string_view* messages, size_t words, Hash128* out) {
  State s;
  for (int h = 0; h < 2; ++h) {
    s.a[h] = all(k0 ^ 0x736f6d6570736575ull);
    s.b[h] = all(k1 ^ 0x646f72616e646f6dull ^ 0xee);
    s.c[h] = all(k0 ^ 0x6c7967656e657261ull);
    s.d[h] = all(k1 ^ 0x7465646279746573ull);
  }
  const auto of = [&](auto word) {
    V both[2];
    for (size_t i = 0; i < kLanes; ++i) both[i / 4][i % 4] = word(messages[i]);
    s.take(both);
  };
  for (size_t w = 0; w < words; ++w)
    of([w](std::string_view m) {
      uint64_t x;
      std::memcpy(&x, m.data() + w * 8, 8);
      return x;
    });
  of([words](std::string_view m) {
    uint64_t x = 0;
    std::memcpy(&x, m.data() + words * 8, m.size() - words * 8);
    return x | static_cast<uint64_t>(m.size()) << 56;
  });
  for (int h = 0; h < 2; ++h) s.c[h] ^= all(0xee);
  s.rounds(4);
  s.give(0, out);
  for (int h = 0; h < 2; ++h) s.b[h] ^= all(0xdd);
  s.rounds(4);
  s.give(1, out);
}

}  // namespace

void keyed128(uint64_t domain, std::span<const std::string_view> messages, Hash128* out) {
  uint64_t k0;
  std::memcpy(&k0, "habitus1", 8);
  while (messages.size() >= kLanes) {
    const size_t words = messages[0].size() / 8;
    bool like = true;
    for (size_t i = 1; i < kLanes; ++i) like = like && messages[i].size() / 8 == words;
    if (like)
      eight(k0, domain, messages.data(), words, out);
    else
      for (size_t i = 0; i < kLanes; ++i) out[i] = keyed128(domain, messages[i]);
    messages = messages.subspan(kLanes);
    out += kLanes;
  }
  for (size_t i = 0; i < messages.size(); ++i) out[i] = keyed128(domain, messages[i]);
}

}  // namespace habitus
