#include "core/stats/scores.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace habitus::stats {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr double kClip = std::numeric_limits<double>::epsilon();

/// From the highest; equal ones in the order they come in. The values are sorted themselves: looking each up
/// would miss the caches.
std::vector<size_t> descending(std::span<const double> score) {
  std::vector<std::pair<double, size_t>> places(score.size());
  for (size_t i = 0; i < score.size(); ++i) places[i] = {score[i], i};
  std::sort(places.begin(), places.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::vector<size_t> order(score.size());
  std::transform(places.begin(), places.end(), order.begin(), [](const auto& p) { return p.second; });
  return order;
}

/// DeLong's structural components: for each positive the share of negatives below it, and the other way
/// round; equal scores count half.
struct Components {
  std::vector<double> positive, negative;
  double auc = kUndefined;
};

Components components(std::span<const double> score, std::span<const double> y) {
  const auto positives = static_cast<size_t>(std::count(y.begin(), y.end(), 1.0));
  const double n1 = static_cast<double>(positives), n0 = static_cast<double>(y.size() - positives);
  Components out;
  if (n1 == 0 || n0 == 0) return out;
  const auto order = descending(score);
  std::vector<double> share(y.size());
  double ones = n1, zeros = n0;  // that are not above
  for (size_t i = 0, j = 0; i < order.size(); i = j) {
    double ones_here = 0;
    for (j = i; j < order.size() && score[order[j]] == score[order[i]]; ++j) ones_here += y[order[j]] == 1;
    const double zeros_here = static_cast<double>(j - i) - ones_here;
    for (size_t k = i; k < j; ++k)
      share[order[k]] = y[order[k]] == 1 ? (zeros - zeros_here / 2) / n0 : 1 - (ones - ones_here / 2) / n1;
    ones -= ones_here;
    zeros -= zeros_here;
  }
  for (size_t i = 0; i < y.size(); ++i) (y[i] == 1 ? out.positive : out.negative).push_back(share[i]);
  out.auc = mean(out.positive);
  return out;
}

double covariance(std::span<const double> a, std::span<const double> b) {
  if (a.size() < 2) return 0;
  const double ma = mean(a), mb = mean(b);
  std::vector<double> products(a.size());
  for (size_t i = 0; i < a.size(); ++i) products[i] = (a[i] - ma) * (b[i] - mb);
  return pairwise_sum(products) / static_cast<double>(a.size() - 1);
}

double delong(const Components& a, const Components& b) {
  return covariance(a.positive, b.positive) / static_cast<double>(a.positive.size()) +
         covariance(a.negative, b.negative) / static_cast<double>(a.negative.size());
}

}  // namespace

std::vector<double> mid_ranks(std::span<const double> values) {
  auto order = descending(values);
  std::reverse(order.begin(), order.end());
  std::vector<double> ranks(values.size());
  for (size_t i = 0; i < order.size();) {
    size_t j = i;
    while (j < order.size() && values[order[j]] == values[order[i]]) ++j;
    const double rank = static_cast<double>(i + 1 + j) / 2;
    for (; i < j; ++i) ranks[order[i]] = rank;
  }
  return ranks;
}

Auc auc(std::span<const double> score, std::span<const double> y, double level) {
  const Components c = components(score, y);
  const double positives = static_cast<double>(std::count(y.begin(), y.end(), 1.0));
  Auc out{c.auc, kUndefined, {kUndefined, kUndefined}, positives, static_cast<double>(y.size()) - positives};
  // With a single positive or negative the variance cannot be estimated.
  if (c.positive.size() < 2 || c.negative.size() < 2) return out;
  out.variance = delong(c, c);
  const double half = two_sided_z(level) * std::sqrt(out.variance);
  out.interval = {std::max(0.0, c.auc - half), std::min(1.0, c.auc + half)};
  return out;
}

AucDifference auc_difference(std::span<const double> a, std::span<const double> b, std::span<const double> y,
                             double level) {
  const Components ca = components(a, y), cb = components(b, y);
  AucDifference out{ca.auc - cb.auc, kUndefined, kUndefined, kUndefined, {kUndefined, kUndefined}};
  if (ca.positive.size() < 2 || ca.negative.size() < 2) return out;
  out.variance = std::max(0.0, delong(ca, ca) + delong(cb, cb) - 2 * delong(ca, cb));
  const double se = std::sqrt(out.variance);
  if (se > 0) {
    out.z = out.difference / se;
    out.p = 2 * normal_cdf(-std::abs(out.z));
  }
  out.interval = {out.difference - two_sided_z(level) * se, out.difference + two_sided_z(level) * se};
  return out;
}

std::vector<CurvePoint> curve(std::span<const double> score, std::span<const double> y) {
  const auto order = descending(score);
  std::vector<CurvePoint> out;
  double hits = 0, misses = 0;
  for (size_t i = 0; i < order.size(); ++i) {
    (y[order[i]] == 1 ? hits : misses) += 1;
    if (i + 1 == order.size() || score[order[i + 1]] != score[order[i]])
      out.push_back({score[order[i]], hits, misses});
  }
  return out;
}

double average_precision(std::span<const double> score, std::span<const double> y) {
  const auto points = curve(score, y);
  if (points.empty() || points.back().true_positives == 0) return kUndefined;
  double sum = 0, before = 0;
  for (const auto& p : points) {
    sum += (p.true_positives - before) * p.true_positives / (p.true_positives + p.false_positives);
    before = p.true_positives;
  }
  return sum / before;
}

LogLoss log_loss(std::span<const double> p, std::span<const double> y) {
  std::vector<double> losses(p.size());
  size_t clipped = 0;
  for (size_t i = 0; i < p.size(); ++i) {
    const double q = std::clamp(p[i], kClip, 1 - kClip);
    clipped += q != p[i];
    losses[i] = y[i] == 1 ? -std::log(q) : -std::log(1 - q);
  }
  return {mean(losses), clipped};
}

double brier(std::span<const double> p, std::span<const double> y) {
  std::vector<double> losses(p.size());
  for (size_t i = 0; i < p.size(); ++i) losses[i] = (p[i] - y[i]) * (p[i] - y[i]);
  return mean(losses);
}

MeanDifference paired_difference(std::span<const double> a, std::span<const double> b, double level) {
  std::vector<double> d(a.size());
  std::transform(a.begin(), a.end(), b.begin(), d.begin(), std::minus<>());
  return {mean(d), mean_interval(d, level)};
}

}  // namespace habitus::stats
