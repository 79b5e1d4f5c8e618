#include "core/stats/hypothesis.h"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/stats/intervals.h"

namespace habitus::stats {
namespace {

constexpr double kNotDefined = std::numeric_limits<double>::quiet_NaN();

std::vector<size_t> ascending(std::span<const double> p) {
  std::vector<size_t> order(p.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return p[a] < p[b]; });
  return order;
}

double ks_distance(std::vector<double>& a, std::vector<double>& b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  double most = 0;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const double x = std::min(a[i], b[j]);
    while (i < a.size() && a[i] == x) ++i;
    while (j < b.size() && b[j] == x) ++j;
    most = std::max(most, std::abs(static_cast<double>(i) / static_cast<double>(a.size()) -
                                   static_cast<double>(j) / static_cast<double>(b.size())));
  }
  return most;
}

/// P(D ≥ d): the share of lattice paths from (0,0) to (n,m) that leave the band, counted as probabilities
/// (Nikiforov 1994).
double ks_exact(double d, size_t n, size_t m) {
  const double nd = static_cast<double>(n), md = static_cast<double>(m);
  const double limit = (std::floor(d * nd * md - 1e-7) + .5) / (nd * md);
  // outside[j]: chance that a random path through (i, j) has touched the outside by then.
  std::vector<double> outside(m + 1);
  const auto off = [&](size_t i, size_t j) {
    return std::abs(static_cast<double>(i) / nd - static_cast<double>(j) / md) > limit;
  };
  for (size_t j = 0; j <= m; ++j) outside[j] = off(0, j) || (j > 0 && outside[j - 1] == 1) ? 1 : 0;
  for (size_t i = 1; i <= n; ++i) {
    outside[0] = off(i, 0) || outside[0] == 1 ? 1 : 0;
    for (size_t j = 1; j <= m; ++j) {
      const double steps =
          static_cast<double>(i + j);  // a path to (i, j) came from (i−1, j) with chance i/(i+j)
      const double before =
          outside[j] * static_cast<double>(i) / steps + outside[j - 1] * static_cast<double>(j) / steps;
      outside[j] = off(i, j) ? 1 : before;
    }
  }
  return outside[m];
}

double kolmogorov_tail(double x) {
  if (x < .2) return 1;
  double sum = 0;
  for (int k = 1; k <= 100; ++k) sum += (k % 2 ? 2 : -2) * std::exp(-2.0 * k * k * x * x);
  return std::clamp(sum, 0.0, 1.0);
}

}  // namespace

ChiSquare chi_square(const std::vector<std::vector<double>>& table, bool yates) {
  std::vector<double> rows, columns(table.empty() ? 0 : table[0].size(), 0.0);
  double n = 0;
  for (const auto& row : table) {
    rows.push_back(std::accumulate(row.begin(), row.end(), 0.0));
    n += rows.back();
    for (size_t j = 0; j < row.size(); ++j) columns[j] += row[j];
  }
  const auto used = [](const std::vector<double>& sums) {
    return static_cast<double>(std::count_if(sums.begin(), sums.end(), [](double s) { return s > 0; }));
  };
  ChiSquare out{kNotDefined, (used(rows) - 1) * (used(columns) - 1), kNotDefined, false};
  if (!(out.degrees > 0)) return out;
  out.statistic = 0;
  for (size_t i = 0; i < rows.size(); ++i) {
    for (size_t j = 0; j < columns.size(); ++j) {
      if (rows[i] == 0 || columns[j] == 0) continue;
      const double expected = rows[i] * columns[j] / n;
      double gap = std::abs(table[i][j] - expected);
      if (yates && out.degrees == 1) gap -= std::min(.5, gap);
      out.statistic += gap * gap / expected;
      out.small_expected = out.small_expected || expected < 5;
    }
  }
  out.p = boost::math::cdf(boost::math::complement(boost::math::chi_squared(out.degrees), out.statistic));
  return out;
}

double fisher_exact(long a, long b, long c, long d) {
  if (a < 0 || b < 0 || c < 0 || d < 0 || a + b + c + d == 0) return kNotDefined;
  const auto log_choose = [](long n, long k) {
    return std::lgamma(static_cast<double>(n) + 1) - std::lgamma(static_cast<double>(k) + 1) -
           std::lgamma(static_cast<double>(n - k) + 1);
  };
  const long row = a + b, other = c + d, column = a + c;
  const auto chance = [&](long k) {
    return std::exp(log_choose(row, k) + log_choose(other, column - k) - log_choose(row + other, column));
  };
  const double seen = chance(a);
  double sum = 0;
  for (long k = std::max(0L, column - other); k <= std::min(row, column); ++k)
    if (const double p = chance(k); p <= seen * (1 + 1e-7)) sum += p;
  return std::min(1.0, sum);
}

TestResult two_proportions(double k1, double n1, double k2, double n2) {
  if (!(n1 > 0) || !(n2 > 0)) return {kNotDefined, kNotDefined};
  const double pooled = (k1 + k2) / (n1 + n2), se = std::sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  if (!(se > 0)) return {kNotDefined, kNotDefined};
  const double z = (k1 / n1 - k2 / n2) / se;
  return {z, 2 * normal_cdf(-std::abs(z))};
}

TestResult welch(std::span<const double> a, std::span<const double> b) {
  const double n = static_cast<double>(a.size()), m = static_cast<double>(b.size());
  if (n < 2 || m < 2) return {kNotDefined, kNotDefined};
  const double u = sd(a) * sd(a) / n, v = sd(b) * sd(b) / m, difference = mean(a) - mean(b);
  if (u + v == 0) return {kNotDefined, difference == 0 ? 1.0 : 0.0};
  const double t = difference / std::sqrt(u + v);
  const double degrees = (u + v) * (u + v) / (u * u / (n - 1) + v * v / (m - 1));
  const boost::math::students_t law(degrees);
  return {t, 2 * boost::math::cdf(boost::math::complement(law, std::abs(t)))};
}

Trend weighted_trend(std::span<const double> x, std::span<const double> y, std::span<const double> variance,
                     double level) {
  const Trend none{kNotDefined, kNotDefined, kNotDefined, {kNotDefined, kNotDefined}};
  const size_t k = x.size();
  if (k < 3) return none;
  double w = 0, wx = 0, wy = 0;
  for (size_t i = 0; i < k; ++i) {
    if (!(variance[i] > 0)) return none;
    w += 1 / variance[i];
    wx += x[i] / variance[i];
    wy += y[i] / variance[i];
  }
  double sxx = 0, sxy = 0, chi = 0;
  for (size_t i = 0; i < k; ++i) {
    sxx += (x[i] - wx / w) * (x[i] - wx / w) / variance[i];
    sxy += (x[i] - wx / w) * (y[i] - wy / w) / variance[i];
  }
  if (!(sxx > 0)) return none;
  const double slope = sxy / sxx, degrees = static_cast<double>(k) - 2;
  for (size_t i = 0; i < k; ++i) {
    const double off = y[i] - wy / w - slope * (x[i] - wx / w);
    chi += off * off / variance[i];
  }
  const double se = std::sqrt(std::max(1., chi / degrees) / sxx),
               half = t_quantile((1 + level) / 2, degrees) * se;
  const boost::math::students_t law(degrees);
  return {slope,
          se,
          2 * boost::math::cdf(boost::math::complement(law, std::abs(slope) / se)),
          {slope - half, slope + half}};
}

TestResult kolmogorov_smirnov(std::span<const double> a, std::span<const double> b) {
  if (a.empty() || b.empty()) return {kNotDefined, kNotDefined};
  std::vector<double> left(a.begin(), a.end()), right(b.begin(), b.end());
  const double d = ks_distance(left, right);
  const double n = static_cast<double>(a.size()), m = static_cast<double>(b.size());
  if (std::max(a.size(), b.size()) <= 10000) return {d, ks_exact(d, a.size(), b.size())};
  return {d, kolmogorov_tail(d * std::sqrt(n * m / (n + m)))};
}

std::vector<double> adjust_bh(std::span<const double> p) {
  const auto order = ascending(p);
  std::vector<double> out(p.size());
  double least = 1;
  for (size_t i = order.size(); i-- > 0;) {
    least = std::min(least, p[order[i]] * static_cast<double>(p.size()) / static_cast<double>(i + 1));
    out[order[i]] = least;
  }
  return out;
}

std::vector<double> adjust_holm(std::span<const double> p) {
  const auto order = ascending(p);
  std::vector<double> out(p.size());
  double most = 0;
  for (size_t i = 0; i < order.size(); ++i) {
    most = std::max(most, std::min(1.0, p[order[i]] * static_cast<double>(p.size() - i)));
    out[order[i]] = most;
  }
  return out;
}

}  // namespace habitus::stats
