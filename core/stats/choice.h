#pragma once
#include <cstdint>
#include <vector>

#include "core/base/progress.h"
#include "core/stats/blocks.h"

/// How many clusters: the gap statistic and the rules that read it.
namespace habitus::stats {

/// Tibshirani, Walther and Hastie 2001, as R's clusGap counts: log W of the data, its mean over `draws` tables
/// without structure (uniform in the box of the data turned onto its principal components), and s = √(1 + 1/B) · sd.
struct Gap {
  std::vector<double> log_w, expected, se;  ///< for k = 1 … K
  std::vector<double> gap() const;
};
struct GapOptions {
  int most = 8;    ///< K
  int draws = 50;  ///< B
  int power = 2;   ///< of distances in W: 2 as in the paper; 1 is clusGap's default
  int starts = 3;  ///< of k-means on each table
  uint64_t seed = 1;
};
/// `log_w` of the data is given: the partitions are the caller's.
Gap gap_statistic(const Matrix& x, std::vector<double> log_w, const GapOptions& options, const Exec& exec = {});

/// The k (from 1) that a rule picks from f(1 … K) and its standard errors, as R's maxSE.
enum class GapRule {
  first_se_max,   ///< the least k whose f is within one se of the first local maximum
  tibshirani,     ///< the least k with f(k) ≥ f(k+1) − se(k+1)
  global_max,     ///< the largest f
  global_se_max,  ///< the least k within one se of the largest f
  first_max       ///< the first local maximum
};
int pick(GapRule rule, std::span<const double> f, std::span<const double> se);

/// Gini coefficient of sizes (0 all equal) and the effective number exp(−Σ p ln p).
double gini(std::vector<double> sizes);
double effective_number(std::span<const double> sizes);

}  // namespace habitus::stats
