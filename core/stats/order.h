#pragma once
#include <span>
#include <vector>

namespace habitus::stats {

/// Ascending, the same bits as std::sort without NaN (NaN with a clear sign bit come last): least significant digit
/// first over the bit patterns, 11 bits at a time, leaving out digits that are the same everywhere. 3 M durations
/// take a tenth of what comparisons take.
void sort_values(std::vector<double>& values);

/// Numbers as blocks collect them: put together without copying one.
class Numbers {
 public:
  void add(double value) { (pieces_.empty() ? pieces_.emplace_back() : pieces_.back()).push_back(value); }
  void take(Numbers& other);  ///< behind those that are here; `other` is empty afterwards
  size_t size() const;
  const std::vector<std::vector<double>>& pieces() const { return pieces_; }
  /// Their mean; of other than whole numbers, or very large ones, that of the sorted values, so that the bits depend on no order.
  double mean() const;

 private:
  std::vector<std::vector<double>> pieces_;
};

/// Quantiles as `quantile` gives them of sorted values, of values in any order without NaN: only those near the wanted ranks
/// are sorted. 2 M values take 20 ms.
std::vector<double> quantiles(const Numbers& values, std::span<const double> p);

}  // namespace habitus::stats
