#pragma once
#include <vector>

#include "core/base/progress.h"
#include "core/stats/blocks.h"

namespace habitus::stats {

/// Principal components of columns as they are (standardise before, where that is wanted): eigenvectors of the
/// covariance matrix with n − 1, by descending variance; the largest weight of each is positive.
struct Components {
  std::vector<double> mean;
  std::vector<double> variance;  ///< all of them, descending
  Matrix axes;                   ///< one a row, of length 1
  double share(size_t i) const;  ///< of the total variance
  /// Where a row lies on the first `axes`.
  std::vector<double> scores(std::span<const double> row, size_t axes) const;
};
Components components(const Blocks& x, const Exec& exec = {});

}  // namespace habitus::stats
