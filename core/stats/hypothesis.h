#pragma once
#include <span>
#include <vector>

#include "core/stats/intervals.h"

/// Tests and their corrections. p-values are two-sided unless said; undefined answers are NaN. Reference
/// values: statistics.md §2.
namespace habitus::stats {

struct ChiSquare {
  double statistic, degrees, p;
  bool small_expected;  ///< some expected count is under 5
};
/// Pearson's test of independence of a table given row after row; `yates` corrects 2×2 tables only. Empty
/// rows and columns are left out; NaN when fewer than two of either remain.
ChiSquare chi_square(const std::vector<std::vector<double>>& table, bool yates = false);
/// Fisher's exact test of [[a, b], [c, d]]: the sum over tables that are no more likely.
double fisher_exact(long a, long b, long c, long d);

struct TestResult {
  double statistic, p;
};
/// Pooled two-proportion z test.
TestResult two_proportions(double k1, double n1, double k2, double n2);
/// Welch's t test of equal means (Welch 1947): t and its two-sided p; NaN with fewer than two values on a
/// side.
TestResult welch(std::span<const double> a, std::span<const double> b);
/// Straight line through estimates of known variance, weights 1/variance; the slope's standard error grows by
/// √(χ²/(k−2)) where the points scatter more than their variances say (Birge 1932), never shrinks; t with k−2
/// degrees. NaN for fewer than three points, equal x or a variance that is not positive.
struct Trend {
  double slope, se, p;
  Interval interval;
};
Trend weighted_trend(std::span<const double> x, std::span<const double> y, std::span<const double> variance,
                     double level = .95);
/// Kolmogorov–Smirnov, two samples: D and p, exact by lattice paths for sizes up to 10 000, else Kolmogorov's
/// limit. Conservative when there are ties.
TestResult kolmogorov_smirnov(std::span<const double> a, std::span<const double> b);

/// Benjamini–Hochberg and Holm adjusted p-values, in the order given.
std::vector<double> adjust_bh(std::span<const double> p);
std::vector<double> adjust_holm(std::span<const double> p);

}  // namespace habitus::stats
