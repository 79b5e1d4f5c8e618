#include "core/stats/order.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <utility>

namespace habitus::stats {
namespace {

constexpr int kBits = 11, kDigits = 6;
constexpr size_t kSmall = 2048;
using DigitCounts = std::array<std::array<uint32_t, 1u << kBits>, kDigits>;

/// Unsigned numbers in the order of the doubles: negative ones are turned round.
uint64_t key_of(double value) {
  const auto bits = std::bit_cast<uint64_t>(value);
  return bits >> 63 ? ~bits : bits | uint64_t{1} << 63;
}
double value_of(uint64_t key) { return std::bit_cast<double>(key >> 63 ? key & ~(uint64_t{1} << 63) : ~key); }
size_t digit(uint64_t key, int d) { return key >> (d * kBits) & ((1u << kBits) - 1); }

}  // namespace

void sort_values(std::vector<double>& values) {
  if (values.size() < kSmall || values.size() > UINT32_MAX) return std::sort(values.begin(), values.end());
  std::vector<uint64_t> keys(values.size()), other(values.size());
  auto counts = std::make_unique<DigitCounts>();
  for (size_t i = 0; i < keys.size(); ++i) {
    keys[i] = key_of(values[i]);
    for (int d = 0; d < kDigits; ++d) ++(*counts)[static_cast<size_t>(d)][digit(keys[i], d)];
  }
  for (int d = 0; d < kDigits; ++d) {
    auto& count = (*counts)[static_cast<size_t>(d)];
    if (count[digit(keys[0], d)] == keys.size()) continue;
    uint32_t sum = 0;
    for (uint32_t& c : count) sum += std::exchange(c, sum);
    for (const uint64_t key : keys) other[count[digit(key, d)]++] = key;
    keys.swap(other);
  }
  std::transform(keys.begin(), keys.end(), values.begin(), value_of);
}

}  // namespace habitus::stats
