#pragma once
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace habitus {

/// Counter-based random numbers (Philox 4x32-10, Salmon et al. 2011): the stream is a pure function of
/// (seed, stage, item), so each item may be drawn on any thread, in any order, with the same bits.
/// `stage` names the use ("kmeans++ start" = one number of your choice), `item` the person, row or resample.
class Random {
 public:
  Random(uint64_t seed, uint64_t stage, uint64_t item = 0);

  uint64_t bits();
  /// Uniform on [0, 1), 53 bits.
  double uniform() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; }
  /// Uniform on {0, …, n−1}, unbiased; n > 0.
  uint64_t below(uint64_t n);
  /// Standard normal, by Marsaglia's polar method.
  double normal();
  /// Exponential with mean 1.
  double exponential();

  template <class T>
  void shuffle(std::vector<T>& values) {
    for (size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
  }

 private:
  void refill();
  uint32_t key_[2];
  uint32_t counter_[4];
  uint32_t block_[4];
  int left_ = 0;
  double spare_ = 0;
  bool has_spare_ = false;
};

}  // namespace habitus
