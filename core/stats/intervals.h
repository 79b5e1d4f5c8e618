#pragma once
#include <span>
#include <vector>

namespace habitus::stats {

/// Two-sided interval. lo and hi are NaN where it is undefined (n = 0); never 0…1 by default.
struct Interval {
  double lo, hi;
  bool operator==(const Interval&) const = default;
};

/// Standard normal quantile; p in (0, 1), ±infinity at 0 and 1.
double normal_quantile(double p);
double normal_cdf(double z);
/// z of a two-sided level: z(.95) = 1.959963984540054.
double two_sided_z(double level);
/// Student's t quantile with `degrees` > 0 degrees of freedom.
double t_quantile(double p, double degrees);

/// Wilson score interval of a proportion, k of n (Wilson 1927; Newcombe 1998 method 3, no continuity
/// correction). k and n may be weighted sums. n = 0 gives NaN.
Interval wilson(double k, double n, double level = .95);
/// "Exact" interval (Clopper and Pearson 1934) by beta quantiles.
Interval clopper_pearson(double k, double n, double level = .95);
/// Interval of p1 − p2 for two independent proportions (Newcombe 1998b method 10: Wilson's limits, squared
/// and added).
Interval newcombe(double k1, double n1, double k2, double n2, double level = .95);
/// Interval of the ratio p1 / p2 (Katz 1978: normal on the log). NaN where a count or a denominator is zero.
Interval katz_ratio(double k1, double n1, double k2, double n2, double level = .95);
/// Mean ± t·sd/√n; NaN for fewer than two values.
Interval mean_interval(std::span<const double> values, double level = .95);

/// Sum by pairwise halves: the same bits for the same order of values, error O(log n).
double pairwise_sum(std::span<const double> values);
/// NaN when empty.
double mean(std::span<const double> values);
/// Sample standard deviation (n − 1); NaN for fewer than two values.
double sd(std::span<const double> values);
/// Quantile of ascending values, Hyndman–Fan type 7 (R, NumPy default); NaN when empty.
double quantile(std::span<const double> sorted, double p);

}  // namespace habitus::stats
