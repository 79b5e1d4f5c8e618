#include "core/stats/calibration.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/stats/logistic.h"
#include "core/stats/scores.h"

namespace habitus::stats {
namespace {

std::vector<double> edges_of(std::span<const double> p, Binning binning, int bins) {
  std::vector<double> edges;
  std::vector<double> sorted(p.begin(), p.end());
  std::sort(sorted.begin(), sorted.end());
  for (int i = 0; i <= bins; ++i) {
    const double share = static_cast<double>(i) / bins;
    edges.push_back(binning == Binning::uniform ? share : quantile(sorted, share));
  }
  return edges;
}

/// Bin of each row: the number of inner edges below p.
std::vector<size_t> bin_of(std::span<const double> p, std::span<const double> edges) {
  std::vector<size_t> out(p.size());
  for (size_t i = 0; i < p.size(); ++i)
    out[i] =
        static_cast<size_t>(std::lower_bound(edges.begin() + 1, edges.end() - 1, p[i]) - edges.begin()) - 1;
  return out;
}

/// ln(1 + e^z) without overflow.
double softplus(double z) { return z > 0 ? z + std::log1p(std::exp(-z)) : std::log1p(std::exp(z)); }

}  // namespace

std::vector<Bin> reliability(std::span<const double> p, std::span<const double> y, Binning binning,
                             int bins) {
  if (p.empty() || bins < 1) return {};
  const auto edges = edges_of(p, binning, bins);
  const auto where = bin_of(p, edges);
  std::vector<Bin> out;
  for (size_t k = 0; k + 1 < edges.size(); ++k) {
    std::vector<double> in_p, in_y;
    for (size_t i = 0; i < p.size(); ++i) {
      if (where[i] != k) continue;
      in_p.push_back(p[i]);
      in_y.push_back(y[i]);
    }
    if (in_p.empty()) continue;
    const double n = static_cast<double>(in_p.size()), hits = pairwise_sum(in_y);
    out.push_back({edges[k], edges[k + 1], n, mean(in_p), hits / n, wilson(hits, n)});
  }
  return out;
}

CalibrationError calibration_error(std::span<const Bin> bins) {
  if (bins.empty())
    return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
  double n = 0, sum = 0, worst = 0;
  for (const Bin& b : bins) {
    const double gap = std::abs(b.rate - b.mean_p);
    n += b.n;
    sum += b.n * gap;
    worst = std::max(worst, gap);
  }
  return {sum / n, worst};
}

BrierTerms brier_terms(std::span<const double> p, std::span<const double> y, Binning binning, int bins) {
  BrierTerms t{brier(p, y), 0, 0, 0, 0, 0};
  if (p.empty()) return t;
  const double n = static_cast<double>(p.size()), base = mean(y);
  t.uncertainty = base * (1 - base);
  const auto edges = edges_of(p, binning, bins);
  const auto where = bin_of(p, edges);
  for (size_t k = 0; k + 1 < edges.size(); ++k) {
    std::vector<double> in_p, in_y;
    for (size_t i = 0; i < p.size(); ++i) {
      if (where[i] != k) continue;
      in_p.push_back(p[i]);
      in_y.push_back(y[i]);
    }
    if (in_p.empty()) continue;
    const double nk = static_cast<double>(in_p.size()), pk = mean(in_p), yk = mean(in_y);
    t.reliability += nk * (pk - yk) * (pk - yk) / n;
    t.resolution += nk * (yk - base) * (yk - base) / n;
    std::vector<double> square(in_p.size()), product(in_p.size());
    for (size_t i = 0; i < in_p.size(); ++i) {
      square[i] = (in_p[i] - pk) * (in_p[i] - pk);
      product[i] = (in_p[i] - pk) * (in_y[i] - yk);
    }
    t.within_variance += pairwise_sum(square) / n;
    t.within_covariance += 2 * pairwise_sum(product) / n;
  }
  return t;
}

double Platt::operator()(double f) const {
  const double z = a * f + b;
  return z >= 0 ? std::exp(-z) / (1 + std::exp(-z)) : 1 / (1 + std::exp(z));
}

Platt fit_platt(std::span<const double> f, std::span<const double> y) {
  const double positives = pairwise_sum(y), negatives = static_cast<double>(y.size()) - positives;
  const double high = (positives + 1) / (positives + 2), low = 1 / (negatives + 2);
  Platt fit{0, std::log((negatives + 1) / (positives + 1)), false};
  const auto loss = [&](double a, double b) {
    std::vector<double> parts(f.size());
    for (size_t i = 0; i < f.size(); ++i) {
      const double z = a * f[i] + b;
      parts[i] = softplus(-z) + (y[i] == 1 ? high : low) * z;
    }
    return pairwise_sum(parts);
  };
  double now = loss(fit.a, fit.b);
  for (int round = 0; round < 200 && !fit.converged; ++round) {
    double h11 = 1e-12, h22 = 1e-12, h21 = 0, g1 = 0, g2 = 0;
    for (size_t i = 0; i < f.size(); ++i) {
      const double p = fit(f[i]), t = y[i] == 1 ? high : low, w = p * (1 - p);
      h11 += f[i] * f[i] * w;
      h22 += w;
      h21 += f[i] * w;
      g1 += f[i] * (t - p);
      g2 += t - p;
    }
    const double det = h11 * h22 - h21 * h21;
    const double da = -(h22 * g1 - h21 * g2) / det, db = -(-h21 * g1 + h11 * g2) / det,
                 slope = g1 * da + g2 * db;
    fit.converged =
        std::abs(g1) + std::abs(g2) < 1e-12 * static_cast<double>(f.size() + 1) || !(slope < -1e-30);
    double step = 1;
    for (; step > 1e-10 && !fit.converged; step /= 2) {
      const double next = loss(fit.a + step * da, fit.b + step * db);
      if (next > now + 1e-4 * step * slope + 1e-15 * std::abs(now)) continue;
      fit.a += step * da;
      fit.b += step * db;
      now = next;
      break;
    }
    if (step <= 1e-10) fit.converged = true;  // no descent left in double precision
  }
  return fit;
}

double Beta::operator()(double f) const { return sigmoid(c - a * softplus(-f) + b * softplus(f)); }

Beta fit_beta(std::span<const double> f, std::span<const double> y) {
  // ln p = −softplus(−f), −ln(1 − p) = softplus(f).
  const auto attempt = [&](bool use_a, bool use_b) {
    const size_t columns = static_cast<size_t>(use_a) + static_cast<size_t>(use_b);
    Matrix x{f.size(), columns, {}};
    for (const double v : f) {
      if (use_a) x.values.push_back(-softplus(-v));
      if (use_b) x.values.push_back(softplus(v));
    }
    const auto exact = fit_logistic(x, y, {});
    if (exact && exact->converged) return exact;
    return fit_logistic(x, y, {.l2 = 1e-6});
  };
  const auto both = attempt(true, true);
  if (!both) return {};  // one outcome, or nothing finite
  const double a = both->weights[0], b = both->weights[1];
  if (a >= 0 && b >= 0) return {a, b, both->intercept};
  const bool use_a = a >= 0, use_b = b >= 0;
  const auto one = attempt(use_a, use_b);
  if (!one) return {};
  const double kept = one->weights.empty() ? 0 : std::max(0., one->weights[0]);
  return {use_a ? kept : 0, use_b ? kept : 0, one->intercept};
}

double Isotonic::operator()(double f) const {
  if (x.empty()) return std::numeric_limits<double>::quiet_NaN();
  if (f <= x.front()) return y.front();
  if (f >= x.back()) return y.back();
  const size_t i = static_cast<size_t>(std::upper_bound(x.begin(), x.end(), f) - x.begin());
  return y[i - 1] + (y[i] - y[i - 1]) * (f - x[i - 1]) / (x[i] - x[i - 1]);
}

Isotonic fit_isotonic(std::span<const double> x, std::span<const double> y) {
  std::vector<size_t> order(x.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return x[a] < x[b]; });
  struct Block {
    double weight, sum;
    size_t first, last;  ///< of the distinct x values
    double level() const { return sum / weight; }
  };
  std::vector<double> distinct;
  std::vector<Block> blocks;
  for (size_t i : order) {
    if (!distinct.empty() && distinct.back() == x[i]) {
      blocks.back().weight += 1;
      blocks.back().sum += y[i];
      continue;
    }
    distinct.push_back(x[i]);
    blocks.push_back({1, y[i], distinct.size() - 1, distinct.size() - 1});
  }
  std::vector<Block> pooled;
  for (const Block& b : blocks) {
    pooled.push_back(b);
    while (pooled.size() > 1 && pooled[pooled.size() - 2].level() >= pooled.back().level()) {
      const Block top = pooled.back();
      pooled.pop_back();
      pooled.back().weight += top.weight;
      pooled.back().sum += top.sum;
      pooled.back().last = top.last;
    }
  }
  Isotonic out;
  for (const Block& b : pooled) {
    out.x.push_back(distinct[b.first]);
    out.y.push_back(b.level());
    if (b.last == b.first) continue;
    out.x.push_back(distinct[b.last]);
    out.y.push_back(b.level());
  }
  return out;
}

}  // namespace habitus::stats
