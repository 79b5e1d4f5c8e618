#include "core/fairness/rates.h"

#include <algorithm>
#include <cmath>

#include "core/base/random.h"
#include "core/stats/intervals.h"

namespace habitus::fairness {

using report::kNone;

Counts& Counts::operator+=(const Counts& o) {
  n += o.n;
  selected += o.selected;
  tp += o.tp;
  fp += o.fp;
  fn += o.fn;
  tn += o.tn;
  return *this;
}

Counts minus(const Counts& a, const Counts& b) {
  return {a.n - b.n, a.selected - b.selected, a.tp - b.tp, a.fp - b.fp, a.fn - b.fn, a.tn - b.tn};
}

const char* measure_name(Measure m) {
  constexpr const char* names[] = {"selection_rate",
                                   "favourable_rate",
                                   "prevalence",
                                   "tpr",
                                   "fpr",
                                   "fnr",
                                   "tnr",
                                   "ppv",
                                   "fdr",
                                   "npv",
                                   "for",
                                   "accuracy"};
  return names[static_cast<int>(m)];
}

const char* verdict_name(Verdict v) {
  constexpr const char* names[] = {"pass", "fail", "insufficient"};
  return names[static_cast<int>(v)];
}

Rate rate(double k, double n) {
  if (!(n > 0)) return {k, 0};
  const stats::Interval w = stats::wilson(k, n);
  return {k, n, k / n, w.lo, w.hi};
}

Rate measure(const Counts& c, Measure which, bool favourable_selected) {
  switch (which) {
    case Measure::selection:
      return rate(c.selected, c.n);
    case Measure::favourable:
      return rate(favourable_selected ? c.selected : c.n - c.selected, c.n);
    case Measure::prevalence:
      return rate(c.positive(), c.labelled());
    case Measure::tpr:
      return rate(c.tp, c.positive());
    case Measure::fnr:
      return rate(c.fn, c.positive());
    case Measure::fpr:
      return rate(c.fp, c.negative());
    case Measure::tnr:
      return rate(c.tn, c.negative());
    case Measure::ppv:
      return rate(c.tp, c.tp + c.fp);
    case Measure::fdr:
      return rate(c.fp, c.tp + c.fp);
    case Measure::npv:
      return rate(c.tn, c.tn + c.fn);
    case Measure::fomr:
      return rate(c.fn, c.tn + c.fn);
    case Measure::accuracy:
      return rate(c.tp + c.tn, c.labelled());
  }
  return {};
}

namespace {

/// MOVER-R from the Wilson limits of both: defined whenever the reference's lower limit is above 0.
void ratio_interval(const Rate& g, const Rate& r, double& lo, double& hi) {
  const double p = g.value * r.value;
  if (const double under = r.hi * (2 * r.value - r.hi); under != 0) {
    const double inner = p * p - g.lo * r.hi * (2 * g.value - g.lo) * (2 * r.value - r.hi);
    lo = std::max(0.0, (p - std::sqrt(std::max(0.0, inner))) / under);
  }
  if (const double under = r.lo * (2 * r.value - r.lo); under > 0) {
    const double inner = p * p - g.hi * r.lo * (2 * g.value - g.hi) * (2 * r.value - r.lo);
    hi = (p + std::sqrt(std::max(0.0, inner))) / under;
  }
}
}  // namespace

Disparity disparity(const Rate& g, const Rate& r) {
  Disparity d;
  if (!(g.n > 0) || !(r.n > 0)) return d;
  d.difference = g.value - r.value;
  const stats::Interval w = stats::newcombe(g.k, g.n, r.k, r.n);
  d.difference_lo = w.lo;
  d.difference_hi = w.hi;
  if (r.value > 0) {
    d.ratio = g.value / r.value;
    ratio_interval(g, r, d.ratio_lo, d.ratio_hi);
  }
  const double pooled = (g.k + r.k) / (g.n + r.n);
  const double variance = pooled * (1 - pooled) * (1 / g.n + 1 / r.n);
  if (variance > 0) d.p = 2 * stats::normal_cdf(-std::abs(d.difference) / std::sqrt(variance));
  return d;
}

Verdict judge(double lo, double hi, double n_group, double n_reference, const Tolerance& t) {
  if (std::isnan(lo) || std::isnan(hi) || n_group < t.min_n || n_reference < t.min_n)
    return Verdict::insufficient;
  if (lo >= t.lo && hi <= t.hi) return Verdict::pass;
  if (hi < t.lo || lo > t.hi) return Verdict::fail;
  return Verdict::insufficient;
}

namespace {

template <class Decide>
double smallest_extra(const Rate& g, const Rate& r, const Tolerance& t, Decide decided) {
  if (!(g.n > 0) || !(r.n >= t.min_n)) return kNone;
  constexpr double kFar = 1e7;
  const auto grown = [&](double n) { return rate(g.value * n, n); };
  if (g.n >= t.min_n && decided(g)) return kNone;
  if (!decided(grown(g.n + kFar))) return kNone;
  double low = g.n, high = g.n + kFar;
  while (high - low > 0.5) {
    const double middle = (low + high) / 2;
    (middle >= t.min_n && decided(grown(middle)) ? high : low) = middle;
  }
  return std::ceil(high - g.n);
}
}  // namespace

double extra_needed_difference(const Rate& g, const Rate& r, const Tolerance& t) {
  return smallest_extra(g, r, t, [&](const Rate& one) {
    const Disparity d = disparity(one, r);
    return judge(d.difference_lo, d.difference_hi, one.n, r.n, t) != Verdict::insufficient;
  });
}

double extra_needed_ratio(const Rate& g, const Rate& r, const Tolerance& t) {
  return smallest_extra(g, r, t, [&](const Rate& one) {
    const Disparity d = disparity(one, r);
    return judge(d.ratio_lo, d.ratio_hi, one.n, r.n, t) != Verdict::insufficient;
  });
}

Spread spread(const std::vector<Rate>& rates) {
  Spread s;
  double low = kNone, high = kNone;
  for (size_t i = 0; i < rates.size(); ++i) {
    if (!(rates[i].n > 0)) {
      s.left_out.push_back(i);
      continue;
    }
    low = std::isnan(low) ? rates[i].value : std::min(low, rates[i].value);
    high = std::isnan(high) ? rates[i].value : std::max(high, rates[i].value);
  }
  if (rates.size() - s.left_out.size() < 2) return s;
  s.difference = high - low;
  if (high > 0) s.ratio = low / high;
  return s;
}

namespace {

/// Binomial draw: waiting times below 20,000 expected events of the rarer side, the normal limit above.
double binomial(Random& random, double n, double p) {
  if (p <= 0 || n <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(random, n, 1 - p);
  if (n * p > 20000)
    return std::clamp(std::round(n * p + std::sqrt(n * p * (1 - p)) * random.normal()), 0.0, n);
  const double scale = -1 / std::log1p(-p);
  double at = 0, k = 0;
  while (true) {
    at += std::floor(random.exponential() * scale) + 1;
    if (at > n) return k;
    ++k;
  }
}

Spread spread_of(const std::vector<Counts>& groups, Measure which) {
  std::vector<Rate> rates;
  for (const Counts& c : groups) {
    const double k = which == Measure::tpr ? c.tp : c.fp;
    const double n = which == Measure::tpr ? c.positive() : c.negative();
    rates.push_back(n > 0 ? Rate{k, n, k / n} : Rate{});
  }
  return spread(rates);
}

double worst_of(const Spread& tpr, const Spread& fpr) {
  if (std::isnan(tpr.difference)) return fpr.difference;
  if (std::isnan(fpr.difference)) return tpr.difference;
  return std::max(tpr.difference, fpr.difference);
}
}  // namespace

Odds equalised_odds(const std::vector<Counts>& groups, uint64_t seed) {
  Odds odds;
  odds.tpr = spread_of(groups, Measure::tpr);
  odds.fpr = spread_of(groups, Measure::fpr);
  odds.worst = worst_of(odds.tpr, odds.fpr);
  odds.mean = (odds.tpr.difference + odds.fpr.difference) / 2;
  if (std::isnan(odds.worst)) return odds;
  constexpr size_t kDraws = 1000;
  std::vector<double> drawn;
  for (size_t b = 0; b < kDraws; ++b) {
    Random random(seed, 0x0DD5, b);
    std::vector<Counts> again(groups.size());
    for (size_t g = 0; g < groups.size(); ++g) {
      const Counts& c = groups[g];
      again[g].tp = c.positive() > 0 ? binomial(random, c.positive(), c.tp / c.positive()) : 0;
      again[g].fn = c.positive() - again[g].tp;
      again[g].fp = c.negative() > 0 ? binomial(random, c.negative(), c.fp / c.negative()) : 0;
      again[g].tn = c.negative() - again[g].fp;
    }
    drawn.push_back(worst_of(spread_of(again, Measure::tpr), spread_of(again, Measure::fpr)));
  }
  std::sort(drawn.begin(), drawn.end());
  odds.lo = stats::quantile(drawn, .025);
  odds.hi = stats::quantile(drawn, .975);
  return odds;
}

}  // namespace habitus::fairness
