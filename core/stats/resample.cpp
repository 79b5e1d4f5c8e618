#include "core/stats/resample.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "core/base/parallel.h"
#include "core/base/random.h"

namespace habitus::stats {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

Interval bca_interval(double estimate, const std::vector<double>& sorted, const std::vector<double>& left_out,
                      double level) {
  const double below = static_cast<double>(
      std::count_if(sorted.begin(), sorted.end(), [&](double v) { return v < estimate; }));
  const double n = static_cast<double>(sorted.size());
  if (below == 0 || below == n) return {kNothing, kNothing};
  const double z0 = normal_quantile(below / n), m = mean(left_out);
  double cubes = 0, squares = 0;
  for (double v : left_out) {
    const double d = m - v;
    squares += d * d;
    cubes += d * d * d;
  }
  const double a = squares > 0 ? cubes / (6 * std::pow(squares, 1.5)) : 0, z = two_sided_z(level);
  const auto end = [&](double side) {
    const double moved = z0 + side * z;
    return quantile(sorted, normal_cdf(z0 + moved / (1 - a * moved)));
  };
  return {end(-1), end(1)};
}

}  // namespace

Bootstrap bootstrap(size_t rows, const std::function<double(std::span<const size_t>)>& statistic,
                    const BootstrapOptions& o, const Exec& exec, std::span<const int> strata) {
  std::map<int, std::vector<size_t>> layers;
  for (size_t i = 0; i < rows; ++i) layers[strata.empty() ? 0 : strata[i]].push_back(i);
  std::vector<size_t> all(rows);
  std::iota(all.begin(), all.end(), size_t{0});
  Bootstrap out;
  out.estimate = statistic(all);
  const auto draw = [&](size_t b) {
    Random random(o.seed, o.stage, b);
    std::vector<size_t> picked;
    picked.reserve(rows);
    for (const auto& [name, members] : layers)
      for (size_t i = 0; i < members.size(); ++i) picked.push_back(members[random.below(members.size())]);
    return statistic(picked);
  };
  auto values = parallel_map<double>(static_cast<size_t>(o.draws), exec, draw);
  std::erase_if(values, [](double v) { return std::isnan(v); });
  out.undefined = o.draws - static_cast<int>(values.size());
  std::sort(values.begin(), values.end());
  const double tail = (1 - o.level) / 2;
  out.percentile = {quantile(values, tail), quantile(values, 1 - tail)};
  // The jackknife leaves out one row in turn, or one of 200 equal groups of rows when there are more.
  const size_t groups = std::min<size_t>(rows, 200);
  auto left_out = parallel_map<double>(groups, exec, [&](size_t g) {
    std::vector<size_t> rest;
    for (size_t i = 0; i < rows; ++i)
      if (i % groups != g) rest.push_back(i);
    return statistic(rest);
  });
  std::erase_if(left_out, [](double v) { return std::isnan(v); });
  out.bca =
      values.empty() ? Interval{kNothing, kNothing} : bca_interval(out.estimate, values, left_out, o.level);
  return out;
}

double psi(std::span<const double> reference, std::span<const double> current) {
  double sum = 0;
  for (size_t k = 0; k < reference.size(); ++k) {
    const double r = reference[k] > 0 ? reference[k] : 1e-4, c = current[k] > 0 ? current[k] : 1e-4;
    sum += (c - r) * std::log(c / r);
  }
  return sum;
}

std::vector<double> psi_edges(std::span<const double> reference, int bins) {
  std::vector<double> sorted;
  std::copy_if(reference.begin(), reference.end(), std::back_inserter(sorted),
               [](double v) { return !std::isnan(v); });
  std::sort(sorted.begin(), sorted.end());
  std::vector<double> edges;
  for (int i = 0; i <= bins; ++i) {
    const double e = quantile(sorted, static_cast<double>(i) / bins);
    if (edges.empty() || e > edges.back()) edges.push_back(e);
  }
  if (edges.size() == 1) edges.push_back(edges[0]);
  edges.front() = -std::numeric_limits<double>::infinity();
  edges.back() = std::numeric_limits<double>::infinity();
  return edges;
}

std::vector<double> bin_shares(std::span<const double> values, std::span<const double> edges, bool missing) {
  std::vector<double> shares(edges.size() - 1 + (missing ? 1 : 0), 0.0);
  double n = 0;
  for (double v : values) {
    if (std::isnan(v) && !missing) continue;
    n += 1;
    if (std::isnan(v))
      shares.back() += 1;
    else
      shares[static_cast<size_t>(std::upper_bound(edges.begin() + 1, edges.end() - 1, v) - edges.begin()) -
             1] += 1;
  }
  for (double& s : shares) s /= n;
  return shares;
}

double wasserstein(std::span<const double> a, std::span<const double> b) {
  if (a.empty() || b.empty()) return kNothing;
  std::vector<double> left(a.begin(), a.end()), right(b.begin(), b.end()), all(left);
  all.insert(all.end(), right.begin(), right.end());
  for (auto* v : {&left, &right, &all}) std::sort(v->begin(), v->end());
  const auto share = [](const std::vector<double>& v, double x) {
    return static_cast<double>(std::upper_bound(v.begin(), v.end(), x) - v.begin()) /
           static_cast<double>(v.size());
  };
  std::vector<double> parts;
  for (size_t i = 0; i + 1 < all.size(); ++i)
    parts.push_back(std::abs(share(left, all[i]) - share(right, all[i])) * (all[i + 1] - all[i]));
  return pairwise_sum(parts);
}

}  // namespace habitus::stats
