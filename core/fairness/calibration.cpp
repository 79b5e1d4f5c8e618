#include "core/fairness/calibration.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/stats/intervals.h"

namespace habitus::fairness {
namespace {

constexpr double kClip = 1e-12;

/// Newton's method for label ~ a + b·logit(score). Leaves the slope undefined when it does not settle
/// (separation).
void recalibrate(std::span<const double> label, std::span<const double> score, Calibration& c) {
  double a = 0, b = 1;
  double saa = 0, sab = 0, sbb = 0;
  for (int step = 0; step < 50; ++step) {
    double ga = 0, gb = 0;
    saa = sab = sbb = 0;
    for (size_t i = 0; i < label.size(); ++i) {
      const double s = std::clamp(score[i], kClip, 1 - kClip);
      const double x = std::log(s / (1 - s));
      const double p = 1 / (1 + std::exp(-(a + b * x)));
      const double w = p * (1 - p), r = label[i] - p;
      ga += r;
      gb += r * x;
      saa += w;
      sab += w * x;
      sbb += w * x * x;
    }
    const double det = saa * sbb - sab * sab;
    if (!(det > 1e-12 * saa * sbb)) return;
    const double da = (sbb * ga - sab * gb) / det, db = (saa * gb - sab * ga) / det;
    a += da;
    b += db;
    if (!(std::abs(b) < 100)) return;
    if (std::abs(da) + std::abs(db) > 1e-10) continue;
    const double half = stats::two_sided_z(.95) * std::sqrt(saa / det);
    c.slope = b;
    c.slope_lo = b - half;
    c.slope_hi = b + half;
    return;
  }
}

double gap_of(double n, double label, double score) { return n > 0 ? std::abs(label - score) : 0; }

double ece_equal_width(std::span<const double> label, std::span<const double> score) {
  constexpr size_t kBins = 10;
  double y[kBins] = {}, s[kBins] = {}, n[kBins] = {};
  for (size_t i = 0; i < label.size(); ++i) {
    size_t bin = 0;  // bins (b, b + .1], the first closed at 0, like searchsorted of the inner edges
    while (bin + 1 < kBins && score[i] > static_cast<double>(bin + 1) / kBins) ++bin;
    y[bin] += label[i];
    s[bin] += score[i];
    n[bin] += 1;
  }
  double sum = 0;
  for (size_t b = 0; b < kBins; ++b) sum += gap_of(n[b], y[b], s[b]);
  return sum / static_cast<double>(label.size());
}

double ece_equal_size(std::span<const double> label, std::span<const double> score) {
  std::vector<size_t> order(label.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t i, size_t j) { return score[i] < score[j]; });
  const double size = static_cast<double>(order.size()) / 10;
  double sum = 0, y = 0, s = 0, n = 0, edge = size;
  for (size_t i = 0; i < order.size(); ++i) {
    y += label[order[i]];
    s += score[order[i]];
    n += 1;
    const bool last = i + 1 == order.size();
    const bool tied = !last && score[order[i + 1]] == score[order[i]];
    if (!last && (tied || static_cast<double>(i + 1) < edge - 1e-9)) continue;
    sum += gap_of(n, y, s);
    y = s = n = 0;
    while (edge <= static_cast<double>(i + 1) + 1e-9) edge += size;
  }
  return sum / static_cast<double>(order.size());
}
}  // namespace

Calibration calibration(std::span<const double> label, std::span<const double> score) {
  Calibration c;
  c.n = static_cast<double>(label.size());
  c.observed = stats::pairwise_sum(label);
  c.expected = stats::pairwise_sum(score);
  if (label.empty()) return c;
  const stats::Interval w = stats::wilson(c.observed, c.n);
  if (c.expected > 0) {
    c.oe = c.observed / c.expected;
    c.oe_lo = w.lo * c.n / c.expected;
    c.oe_hi = w.hi * c.n / c.expected;
  }
  std::vector<double> off(label.size());
  for (size_t i = 0; i < off.size(); ++i) off[i] = label[i] - score[i];
  c.in_the_large = stats::mean(off);
  const stats::Interval m = stats::mean_interval(off);
  c.large_lo = m.lo;
  c.large_hi = m.hi;
  c.ece = ece_equal_width(label, score);
  c.ece_equal_n = ece_equal_size(label, score);
  if (c.observed >= kSlopeEvents && c.n - c.observed >= kSlopeEvents) recalibrate(label, score, c);
  return c;
}

}  // namespace habitus::fairness
