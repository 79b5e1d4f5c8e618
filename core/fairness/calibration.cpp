#include "core/fairness/calibration.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/stats/intervals.h"

namespace habitus::fairness {
namespace {

constexpr double kClip = 1e-12;

struct Line {
  double a = 0, b = 1;              ///< label ~ a + b·logit(score)
  double variance = report::kNone;  ///< of b, or of a where b is held
};

std::vector<double> logits(std::span<const double> score) {
  std::vector<double> x(score.size());
  for (size_t i = 0; i < x.size(); ++i) {
    const double s = std::clamp(score[i], kClip, 1 - kClip);
    x[i] = std::log(s / (1 - s));
  }
  return x;
}

/// Newton's method; nothing when it does not settle (separation). `held`: the slope stays 1. `times` = how
/// often each row counts (empty: once).
std::optional<Line> recalibrate(std::span<const double> label, std::span<const double> x,
                                std::span<const double> times, bool held, Line start) {
  Line l = start;
  for (int step = 0; step < 50; ++step) {
    double ga = 0, gb = 0, saa = 0, sab = 0, sbb = 0;
    for (size_t i = 0; i < label.size(); ++i) {
      const double t = times.empty() ? 1 : times[i];
      if (t == 0) continue;
      const double p = 1 / (1 + std::exp(-(l.a + l.b * x[i])));
      const double w = t * p * (1 - p), r = t * (label[i] - p);
      ga += r;
      gb += r * x[i];
      saa += w;
      sab += w * x[i];
      sbb += w * x[i] * x[i];
    }
    double da = 0, db = 0;
    if (held) {
      if (!(saa > 0)) return {};
      da = ga / saa;
      l.variance = 1 / saa;
    } else {
      const double det = saa * sbb - sab * sab;
      if (!(det > 1e-12 * saa * sbb)) return {};
      da = (sbb * ga - sab * gb) / det;
      db = (saa * gb - sab * ga) / det;
      l.variance = saa / det;
    }
    l.a += da;
    l.b += db;
    if (!(std::abs(l.b) < 100 && std::abs(l.a) < 100)) return {};
    if (std::abs(da) + std::abs(db) <= 1e-10) return l;
  }
  return {};
}

void add_lines(std::span<const double> label, std::span<const double> score, Calibration& c) {
  const auto x = logits(score);
  const double z = stats::two_sided_z(.95);
  if (const auto l = recalibrate(label, x, {}, false, {})) {
    const double half = z * std::sqrt(l->variance);
    c.slope = l->b, c.slope_lo = l->b - half, c.slope_hi = l->b + half;
  }
  if (const auto l = recalibrate(label, x, {}, true, {})) {
    const double half = z * std::sqrt(l->variance);
    c.intercept = l->a, c.intercept_lo = l->a - half, c.intercept_hi = l->a + half;
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
  double variance = 0;
  for (const double s : score) variance += s * (1 - s);
  if (variance > 0) c.p = 2 * stats::normal_cdf(-std::abs(c.observed - c.expected) / std::sqrt(variance));
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
  if (c.observed >= kSlopeEvents && c.n - c.observed >= kSlopeEvents) add_lines(label, score, c);
  return c;
}

namespace {

/// What one resample says; NaN where it is undefined there.
struct Draw {
  double oe = report::kNone, large = report::kNone, intercept = report::kNone, slope = report::kNone,
         ece = report::kNone;
};

/// Equal-width bin of each score, as in ece_equal_width.
std::vector<uint8_t> bins_of(std::span<const double> score) {
  std::vector<uint8_t> out(score.size());
  for (size_t i = 0; i < out.size(); ++i)
    while (out[i] < 9 && score[i] > static_cast<double>(out[i] + 1) / 10) ++out[i];
  return out;
}

struct Rows {
  std::span<const double> label, score;
  std::vector<double> x;
  std::vector<uint8_t> bin;
  Line sloped, held;
  bool lines = false;

  Draw draw(Random random) const {
    const size_t n = label.size();
    std::vector<double> times(n, 0.);
    for (size_t i = 0; i < n; ++i) times[random.below(n)] += 1;
    double y[10] = {}, s[10] = {}, k[10] = {}, observed = 0, expected = 0, gap = 0;
    for (size_t i = 0; i < n; ++i) {
      y[bin[i]] += times[i] * label[i];
      s[bin[i]] += times[i] * score[i];
      k[bin[i]] += times[i];
    }
    for (size_t b = 0; b < 10; ++b) observed += y[b], expected += s[b], gap += gap_of(k[b], y[b], s[b]);
    Draw d;
    if (expected > 0) d.oe = observed / expected;
    d.large = (observed - expected) / static_cast<double>(n);
    d.ece = gap / static_cast<double>(n);
    if (!lines) return d;
    if (const auto l = recalibrate(label, x, times, false, sloped)) d.slope = l->b;
    if (const auto l = recalibrate(label, x, times, true, held)) d.intercept = l->a;
    return d;
  }
};

void percentiles(const std::vector<Draw>& draws, double Draw::*which, double& lo, double& hi) {
  std::vector<double> known;
  for (const Draw& d : draws)
    if (!std::isnan(d.*which)) known.push_back(d.*which);
  if (known.size() < draws.size() * 9 / 10) return;  // too many undefined to speak of 95 %
  std::sort(known.begin(), known.end());
  lo = stats::quantile(known, .025);
  hi = stats::quantile(known, .975);
}

constexpr uint64_t kDrawStage = 0x63616c69;  // "cali"

}  // namespace

Calibration resampled(std::span<const double> label, std::span<const double> score, int draws, uint64_t seed,
                      uint64_t stage) {
  Calibration c = calibration(label, score);
  if (label.empty() || label.size() > kBootstrapRows) return c;
  Rows rows{label, score, logits(score), bins_of(score), {}, {}, !std::isnan(c.slope)};
  rows.sloped.b = rows.lines ? c.slope : 1;
  rows.held.a = rows.lines ? c.intercept : 0;
  const auto all = parallel_map<Draw>(static_cast<size_t>(draws), Exec{}, [&](size_t b) {
    return rows.draw(Random(seed, kDrawStage + stage, b));
  });
  percentiles(all, &Draw::oe, c.oe_lo, c.oe_hi);
  percentiles(all, &Draw::large, c.large_lo, c.large_hi);
  percentiles(all, &Draw::ece, c.ece_lo, c.ece_hi);
  percentiles(all, &Draw::slope, c.slope_lo, c.slope_hi);
  percentiles(all, &Draw::intercept, c.intercept_lo, c.intercept_hi);
  c.bootstrapped = true;
  return c;
}

}  // namespace habitus::fairness
