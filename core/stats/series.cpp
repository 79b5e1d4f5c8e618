#include "core/stats/series.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace habitus::stats {

std::vector<double> detrended(std::span<const double> series) {
  std::vector<double> out(series.begin(), series.end());
  const double centre = (static_cast<double>(series.size()) - 1) / 2, level = mean(series);
  std::vector<double> xy(series.size()), xx(series.size());
  for (size_t t = 0; t < series.size(); ++t) {
    const double x = static_cast<double>(t) - centre;
    xy[t] = x * (series[t] - level);
    xx[t] = x * x;
  }
  const double slope = series.size() < 3 ? 0 : pairwise_sum(xy) / pairwise_sum(xx);
  for (size_t t = 0; t < series.size(); ++t) out[t] -= level + slope * (static_cast<double>(t) - centre);
  return out;
}

std::vector<double> autocorrelation(std::span<const double> series, size_t most) {
  most = std::min(most, series.empty() ? 0 : series.size() - 1);
  std::vector<double> out(most, std::numeric_limits<double>::quiet_NaN());
  const double level = mean(series);
  std::vector<double> products(series.size());
  for (size_t t = 0; t < series.size(); ++t) products[t] = (series[t] - level) * (series[t] - level);
  const double variance = pairwise_sum(products);
  if (!(variance > 0)) return out;
  for (size_t k = 1; k <= most; ++k) {
    const size_t n = series.size() - k;
    for (size_t t = 0; t < n; ++t) products[t] = (series[t] - level) * (series[t + k] - level);
    out[k - 1] = pairwise_sum(std::span(products).first(n)) / variance;
  }
  return out;
}

size_t season_of(std::span<const double> r, double band) {
  size_t best = 0;
  for (size_t i = 1; i + 1 < r.size(); ++i)  // lag i + 1
    if (r[i] > band && r[i] > r[i - 1] && r[i] >= r[i + 1] && (best == 0 || r[i] > r[best - 1])) best = i + 1;
  return best;
}

}  // namespace habitus::stats
