#include <algorithm>
#include <cmath>

#include "core/base/time.h"
#include "core/report/pen.h"

namespace habitus::report {

namespace {
double nice_step(double span, int wanted) {
  const double raw = span / wanted;
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  for (const double m : {1.0, 2.0, 2.5, 5.0, 10.0})
    if (raw <= m * power * (1 + 1e-9)) return m * power;
  return 10 * power;
}

int decimals_for(double step) {
  int d = 0;
  while (d < 6 && std::abs(step - std::round(step)) > 1e-6 * std::max(1.0, step)) step *= 10, ++d;
  return d;
}

void linear_ticks(Scale& s, const Axis& axis, bool fixed_lo, bool fixed_hi, const Words& words) {
  const bool percent = axis.format.unit == Format::Unit::share || axis.format.unit == Format::Unit::points;
  const double span = s.hi > s.lo ? s.hi - s.lo : 1;
  const double step = nice_step(span, 5);
  if (!fixed_lo) s.lo = std::floor(s.lo / step + 1e-9) * step;
  if (!fixed_hi) s.hi = std::ceil(s.hi / step - 1e-9) * step;
  if (s.hi <= s.lo) s.hi = s.lo + step;
  Quantity q;
  q.format = axis.format;
  q.format.decimals = decimals_for(step * (percent ? 100 : 1));
  for (double t = std::ceil(s.lo / step - 1e-9) * step; t <= s.hi + step * 1e-6; t += step) {
    q.value = std::abs(t) < step * 1e-9 ? 0 : t;
    std::string label = print(q, words);
    if (axis.format.unit == Format::Unit::points && q.value > 0) label = "+" + label;
    s.ticks.emplace_back(q.value, label);
  }
}

void log_ticks(Scale& s, const Axis& axis, const Words& words) {
  s.lo = std::max(s.lo, 1e-12);
  if (s.hi <= s.lo) s.hi = s.lo * 10;
  std::vector<double> at;
  if (axis.format.unit == Format::Unit::duration) {
    for (const double d : {1e-3, 1e-2, 0.1, 1.0, 10.0, 60.0, 600.0, 3600.0, 21600.0, 86400.0, 604800.0,
                           2592000.0, 7776000.0, 31536000.0})
      at.push_back(d * 1e6);
  } else {
    for (int e = -12; e < 16; ++e)
      for (const double m : {1.0, 3.0}) at.push_back(m * std::pow(10.0, e));
  }
  std::erase_if(at, [&](double v) { return v < s.lo * 0.999 || v > s.hi * 1.001; });
  while (at.size() > 7) {
    std::vector<double> half;
    for (size_t i = 0; i < at.size(); i += 2) half.push_back(at[i]);
    at = half;
  }
  for (const double v : at) {
    Quantity q;
    q.value = v;
    q.format = axis.format;
    q.format.decimals = axis.format.unit == Format::Unit::duration
                            ? 0
                            : std::max(0, static_cast<int>(std::ceil(-std::log10(v) - 1e-9)));
    s.ticks.emplace_back(v, print(q, words));
  }
}

void time_ticks(Scale& s) {
  if (s.hi <= s.lo) s.hi = s.lo + static_cast<double>(kDay);
  const double days = (s.hi - s.lo) / static_cast<double>(kDay);
  const Grain grain = days <= 3      ? Grain::hour
                      : days <= 45   ? Grain::day
                      : days <= 1100 ? Grain::month
                                     : Grain::year;
  const int64_t first = period_of(static_cast<Time>(s.lo), grain),
                last = period_of(static_cast<Time>(s.hi), grain);
  const int64_t every = std::max<int64_t>(1, (last - first + 6) / 7);
  for (int64_t n = first; n <= last; ++n) {
    const auto at = static_cast<double>(period_start(n, grain));
    if ((n - first) % every || at < s.lo || at > s.hi) continue;
    s.ticks.emplace_back(at, period_label(n, grain));
  }
}
}  // namespace

double Scale::operator()(double v) const {
  double share = (v - lo) / (hi - lo);
  if (kind == Axis::Scale::log)
    share = (std::log(std::max(v, lo * 1e-3)) - std::log(lo)) / (std::log(hi) - std::log(lo));
  return from + share * (to - from);
}

Scale scale_of(const Axis& axis, const std::vector<double>& values, bool from_zero, const Words& words) {
  Scale s;
  s.kind = axis.scale;
  if (axis.scale == Axis::Scale::category) {
    s.lo = -0.5;
    s.hi = std::max<double>(1, static_cast<double>(axis.categories.size())) - 0.5;
    for (size_t i = 0; i < axis.categories.size(); ++i)
      s.ticks.emplace_back(static_cast<double>(i), words.say(axis.categories[i]));
    return s;
  }
  double lo = INFINITY, hi = -INFINITY;
  for (const double v : values)
    if (std::isfinite(v)) lo = std::min(lo, v), hi = std::max(hi, v);
  if (lo > hi) lo = 0, hi = 1;
  if (from_zero) lo = std::min(lo, 0.0), hi = std::max(hi, 0.0);
  s.lo = std::isnan(axis.lo) ? lo : axis.lo;
  s.hi = std::isnan(axis.hi) ? hi : axis.hi;
  switch (axis.scale) {
    case Axis::Scale::log:
      log_ticks(s, axis, words);
      break;
    case Axis::Scale::time:
      time_ticks(s);
      break;
    default:
      linear_ticks(s, axis, !std::isnan(axis.lo), !std::isnan(axis.hi), words);
  }
  return s;
}

}  // namespace habitus::report
