#include "core/stats/order.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <memory>
#include <numeric>
#include <utility>

#include "core/stats/intervals.h"

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

/// Numbers by the first 16 bits of their keys: sign, exponent and four bits of the fraction.
class Coarse {
 public:
  explicit Coarse(const Numbers& v) : begin_(kClasses + 1, 0), fine_(kClasses), values_(v) {
    for (const auto& piece : values_.pieces())
      for (const double x : piece) ++begin_[class_of(x) + 1];
    for (uint32_t w = 0; w < values_.counts().size(); ++w) begin_[class_of(w) + 1] += values_.counts()[w];
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
  }
  void sort(const std::vector<size_t>& ranks) {
    std::vector<uint8_t> wanted(kClasses, 0);
    for (const size_t rank : ranks) wanted[class_at(rank)] = 1;
    for (const auto& piece : values_.pieces())
      for (const double x : piece)
        if (const size_t c = class_of(x); wanted[c]) fine_[c].push_back(x);
    for (size_t c = 0; c < kClasses; ++c)
      if (wanted[c]) sort_values(fine_[c]);
  }
  double operator[](size_t rank) const {
    const size_t c = class_at(rank);
    const std::vector<double>& fine = fine_[c];
    size_t k = rank - begin_[c], smaller = 0;  // of those that are counted
    for (uint32_t w = 0; w < values_.counts().size(); ++w) {
      const uint32_t n = values_.counts()[w];
      if (n == 0 || class_of(w) != c) continue;
      const auto below = static_cast<size_t>(std::lower_bound(fine.begin(), fine.end(), double(w)) - fine.begin()) + smaller;
      if (k < below) break;
      if (k < below + n) return w;
      smaller += n;
    }
    return fine[k - smaller];
  }

 private:
  static constexpr size_t kClasses = 1u << 16;
  static size_t class_of(double x) { return key_of(x) >> 48; }
  size_t class_at(size_t rank) const {
    return static_cast<size_t>(std::upper_bound(begin_.begin(), begin_.end(), rank) - begin_.begin()) - 1;
  }
  std::vector<uint32_t> begin_;            ///< rank of the first value of each class
  std::vector<std::vector<double>> fine_;  ///< sorted, of the classes that were wanted; without those that are counted
  const Numbers& values_;
};

std::vector<double> joined(const Numbers& values) {
  std::vector<double> out;
  out.reserve(values.size());
  for (const auto& piece : values.pieces()) out.insert(out.end(), piece.begin(), piece.end());
  for (uint32_t w = 0; w < values.counts().size(); ++w) out.insert(out.end(), values.counts()[w], w);
  sort_values(out);
  return out;
}

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

void Numbers::add(std::span<const uint64_t> whole) {
  if (whole.empty()) return;
  std::vector<double>& piece = pieces_.empty() ? pieces_.emplace_back() : pieces_.back();
  counts_.resize(kCounted);
  // The same number often comes twice running: by turns in four tables, none waits for the one before. Behind each stands the
  // place of those that are not counted.
  constexpr size_t kTables = 4, kWide = kCounted + 1;
  std::array<uint32_t, kTables * kWide> counts{};
  std::array<double, 256> large;
  for (size_t from = 0; from < whole.size(); from += large.size()) {
    const auto some = whole.subspan(from, std::min(large.size(), whole.size() - from));
    size_t n = 0, table = 0;
    for (const uint64_t value : some) {
      const uint64_t place = std::min<uint64_t>(value, kCounted), is_large = place == kCounted;
      ++counts[table * kWide + place];
      table = (table + 1) % kTables;
      large[n] = static_cast<double>(static_cast<int64_t>(value));
      n += is_large;
      high_ += (value >> 32) & (0 - is_large);
      low_ += (value & 0xffffffff) & (0 - is_large);
    }
    piece.insert(piece.end(), large.begin(), large.begin() + static_cast<std::ptrdiff_t>(n));
    summed_ += n;
    counted_ += some.size() - n;
  }
  for (size_t table = 0; table < kTables; ++table)
    for (size_t w = 0; w < kCounted; ++w) counts_[w] += counts[table * kWide + w];
}

void Numbers::take(Numbers& other) {
  std::move(other.pieces_.begin(), other.pieces_.end(), std::back_inserter(pieces_));
  other.pieces_.clear();
  if (counts_.size() < other.counts_.size()) counts_.swap(other.counts_);
  for (size_t w = 0; w < other.counts_.size(); ++w) counts_[w] += other.counts_[w];
  counted_ += std::exchange(other.counted_, 0);
  summed_ += std::exchange(other.summed_, 0);
  high_ += std::exchange(other.high_, 0);
  low_ += std::exchange(other.low_, 0);
  other.counts_.clear();
}

size_t Numbers::size() const {
  size_t n = counted_;
  for (const auto& piece : pieces_) n += piece.size();
  return n;
}

double Numbers::mean() const {
  constexpr double exact = 1ll << 53;  // up to here sums of whole numbers are exact, whatever their order
  int64_t sum = 0;
  for (size_t w = 0; w < counts_.size(); ++w) sum += static_cast<int64_t>(w * counts_[w]);
  const auto n = static_cast<double>(size());
  if (summed_ + counted_ == size()) {
    __extension__ using Wide = unsigned __int128;
    return static_cast<double>((Wide{high_} << 32) + low_ + static_cast<Wide>(sum)) / n;
  }
  auto size = static_cast<double>(sum);
  for (const auto& piece : pieces_)
    for (const double v : piece) {
      size += std::abs(v);
      if (!(size < exact) || static_cast<double>(static_cast<int64_t>(v)) != v) return stats::mean(joined(*this));
      sum += static_cast<int64_t>(v);
    }
  return static_cast<double>(sum) / n;
}

std::vector<double> quantiles(const Numbers& values, std::span<const double> p) {
  const size_t n = values.size();
  std::vector<double> out;
  if (n < kSmall || n > UINT32_MAX) {
    const std::vector<double> sorted = joined(values);
    for (const double at : p) out.push_back(quantile(sorted, at));
    return out;
  }
  Coarse coarse(values);
  const auto place = [&](double at) { return at * static_cast<double>(n - 1); };
  std::vector<size_t> ranks;
  for (const double at : p)
    for (const size_t next : {0, 1}) ranks.push_back(std::min(n - 1, static_cast<size_t>(place(at)) + next));
  coarse.sort(ranks);
  for (size_t k = 0; k < p.size(); ++k) {
    const std::array<double, 2> around{coarse[ranks[2 * k]], coarse[ranks[2 * k + 1]]};
    out.push_back(around[0] + (place(p[k]) - std::floor(place(p[k]))) * (around[1] - around[0]));
  }
  return out;
}

}  // namespace habitus::stats
