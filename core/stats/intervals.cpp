#include "core/stats/intervals.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace habitus::stats {
namespace {
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
}  // namespace

double normal_quantile(double p) {
  if (!(p >= 0 && p <= 1)) return kNaN;
  if (p == 0) return -kInfinity;
  if (p == 1) return kInfinity;
  return boost::math::quantile(boost::math::normal(), p);
}

double normal_cdf(double z) { return std::isnan(z) ? kNaN : std::erfc(-z / std::sqrt(2.0)) / 2; }

double two_sided_z(double level) {
  return level == .95 ? 1.959963984540054 : normal_quantile(.5 + level / 2);
}

double t_quantile(double p, double degrees) {
  if (!(p > 0 && p < 1) || !(degrees > 0)) return kNaN;
  return boost::math::quantile(boost::math::students_t(degrees), p);
}

Interval wilson(double k, double n, double level) {
  if (!(n > 0) || !(k >= 0) || k > n) return {kNaN, kNaN};
  const double z = two_sided_z(level), z2 = z * z, p = k / n;
  const double centre = p + z2 / (2 * n), scale = 1 + z2 / n;
  const double half = z * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  return {k == 0 ? 0 : std::max(0.0, (centre - half) / scale),
          k == n ? 1 : std::min(1.0, (centre + half) / scale)};
}

Interval clopper_pearson(double k, double n, double level) {
  if (!(n > 0) || !(k >= 0) || k > n) return {kNaN, kNaN};
  const double tail = (1 - level) / 2;
  const double lo = k == 0 ? 0 : boost::math::quantile(boost::math::beta_distribution<>(k, n - k + 1), tail);
  const double hi =
      k == n ? 1 : boost::math::quantile(boost::math::beta_distribution<>(k + 1, n - k), 1 - tail);
  return {lo, hi};
}

Interval newcombe(double k1, double n1, double k2, double n2, double level) {
  const Interval a = wilson(k1, n1, level), b = wilson(k2, n2, level);
  const double p1 = k1 / n1, p2 = k2 / n2, difference = p1 - p2;
  return {difference - std::hypot(p1 - a.lo, b.hi - p2), difference + std::hypot(a.hi - p1, p2 - b.lo)};
}

Interval katz_ratio(double k1, double n1, double k2, double n2, double level) {
  if (!(k1 > 0) || !(k2 > 0) || !(n1 > 0) || !(n2 > 0)) return {kNaN, kNaN};
  const double log_ratio = std::log((k1 / n1) / (k2 / n2));
  const double half = two_sided_z(level) * std::sqrt(std::max(0.0, 1 / k1 - 1 / n1 + 1 / k2 - 1 / n2));
  return {std::exp(log_ratio - half), std::exp(log_ratio + half)};
}

Interval mean_interval(std::span<const double> values, double level) {
  if (values.size() < 2) return {kNaN, kNaN};
  const double n = static_cast<double>(values.size()), m = mean(values);
  const double half = t_quantile(.5 + level / 2, n - 1) * sd(values) / std::sqrt(n);
  return {m - half, m + half};
}

double pairwise_sum(std::span<const double> values) {
  if (values.size() <= 64) {
    double sum = 0;
    for (double v : values) sum += v;
    return sum;
  }
  const size_t half = values.size() / 2;
  return pairwise_sum(values.first(half)) + pairwise_sum(values.subspan(half));
}

double mean(std::span<const double> values) {
  return values.empty() ? kNaN : pairwise_sum(values) / static_cast<double>(values.size());
}

double sd(std::span<const double> values) {
  if (values.size() < 2) return kNaN;
  const double m = mean(values);
  std::vector<double> squares(values.size());
  std::transform(values.begin(), values.end(), squares.begin(), [m](double v) { return (v - m) * (v - m); });
  return std::sqrt(pairwise_sum(squares) / static_cast<double>(values.size() - 1));
}

double quantile(std::span<const double> sorted, double p) {
  if (sorted.empty() || !(p >= 0 && p <= 1)) return kNaN;
  const double place = p * static_cast<double>(sorted.size() - 1);
  const size_t below = static_cast<size_t>(place);
  if (below + 1 >= sorted.size()) return sorted.back();
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

}  // namespace habitus::stats
