#include "core/sessions/mixture.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>
#include <numeric>

namespace habitus::sessions {
namespace {

constexpr double kLeastGaps = 20, kLeastSd = .01;

using Bins = std::vector<GapCounts::Bin>;
using Component = Mixture::Component;

double lower(size_t bin) {
  const size_t octave = bin / 32 + 5;
  return std::ldexp(1.0 + static_cast<double>(bin % 32) / 32, static_cast<int>(octave));
}

Component moments(const Bins& bins, size_t from, size_t to, double total) {
  double n = 0, sum = 0, squares = 0;
  for (size_t i = from; i < to; ++i) n += bins[i].n, sum += bins[i].n * bins[i].log;
  const double mean = sum / n;
  for (size_t i = from; i < to; ++i) squares += bins[i].n * (bins[i].log - mean) * (bins[i].log - mean);
  return {n / total, mean, std::max(std::sqrt(squares / n), kLeastSd)};
}

/// The first bin of the upper class where the variance between the classes is greatest (Otsu 1979).
size_t otsu(const Bins& bins, double total) {
  double all = 0, n = 0, sum = 0, best = -1;
  for (const auto& b : bins) all += b.n * b.log;
  size_t cut = 1;
  for (size_t i = 0; i + 1 < bins.size(); ++i) {
    n += bins[i].n;
    sum += bins[i].n * bins[i].log;
    const double apart = sum / n - (all - sum) / (total - n), between = n * (total - n) * apart * apart;
    if (between > best) best = between, cut = i + 1;
  }
  return cut;
}

double log_density(const Component& c, double x) {
  const double z = (x - c.mean) / c.sd;
  return std::log(c.weight) - std::log(c.sd) - z * z / 2 - std::log(2 * std::numbers::pi) / 2;
}

/// One step; gives the log likelihood before it.
double step(const Bins& bins, double total, std::array<Component, 2>& of) {
  std::array<double, 2> n{}, sum{}, squares{};
  double likelihood = 0;
  for (const auto& b : bins) {
    const double p = log_density(of[0], b.log), q = log_density(of[1], b.log), top = std::max(p, q);
    const double both = top + std::log(std::exp(p - top) + std::exp(q - top));
    likelihood += b.n * both;
    for (size_t k = 0; k < 2; ++k) {
      const double share = b.n * std::exp((k == 0 ? p : q) - both);
      n[k] += share;
      sum[k] += share * b.log;
      squares[k] += share * b.log * b.log;
    }
  }
  for (size_t k = 0; k < 2; ++k) {
    const double mean = sum[k] / n[k];
    of[k] = {n[k] / total, mean,
             std::max(std::sqrt(std::max(squares[k] / n[k] - mean * mean, 0.0)), kLeastSd)};
  }
  return likelihood;
}

/// Where both weighted densities are equal, between the two means.
double crossing(const std::array<Component, 2>& of) {
  const auto apart = [&](double x) { return log_density(of[0], x) - log_density(of[1], x); };
  double lo = of[0].mean, hi = of[1].mean;
  if (!(apart(lo) > 0) || !(apart(hi) < 0)) return std::nan("");
  for (int i = 0; i < 200; ++i) {
    const double mid = (lo + hi) / 2;
    (apart(mid) > 0 ? lo : hi) = mid;
  }
  return (lo + hi) / 2;
}

Json component_json(const Component& c) {
  return Json{{"weight", c.weight}, {"median", std::exp(c.mean)}, {"spread", std::exp(c.sd)}};
}

}  // namespace

size_t GapCounts::bin(Duration gap) {
  const auto v = static_cast<uint64_t>(gap);
  const int octave = std::bit_width(v) - 1;
  return std::min(kBins - 1, static_cast<size_t>(octave - 5) * 32 + ((v >> (octave - 5)) & 31));
}

void GapCounts::add(const GapCounts& other) {
  for (size_t k = 0; k < kBins; ++k) n_[k] += other.n_[k];
  short_ += other.short_;
}

int64_t GapCounts::total() const { return std::accumulate(n_.begin(), n_.end(), int64_t{0}); }

std::vector<GapCounts::Bin> GapCounts::filled() const {
  std::vector<Bin> out;
  for (size_t k = 0; k < kBins; ++k)
    if (n_[k] > 0) out.push_back({std::log(std::sqrt(lower(k) * lower(k + 1))), static_cast<double>(n_[k])});
  return out;
}

int64_t GapCounts::longer(Duration t) const {
  return std::accumulate(n_.begin() + static_cast<std::ptrdiff_t>(t < 32 ? 0 : bin(t) + 1), n_.end(),
                         int64_t{0});
}

Mixture fit_mixture(const std::vector<GapCounts::Bin>& bins) {
  Mixture out;
  double total = 0;
  for (const auto& b : bins) total += b.n;
  if (total < kLeastGaps || bins.size() < 4) return out;
  const Component one = moments(bins, 0, bins.size(), total);
  double single = 0;
  for (const auto& b : bins) single += b.n * log_density({1, one.mean, one.sd}, b.log);
  const size_t cut = otsu(bins, total);
  out.of = {moments(bins, 0, cut, total), moments(bins, cut, bins.size(), total)};
  double before = -std::numeric_limits<double>::infinity(), now = step(bins, total, out.of);
  for (int i = 0; i < 5000 && now - before > 1e-10 * std::abs(now); ++i) {
    before = now;
    now = step(bins, total, out.of);
  }
  if (out.of[0].mean > out.of[1].mean) std::swap(out.of[0], out.of[1]);
  out.bic_one = 2 * std::log(total) - 2 * single;
  out.bic_two = 5 * std::log(total) - 2 * now;
  const double x = crossing(out.of);
  out.fitted = out.bic_two < out.bic_one && std::isfinite(x);
  if (out.fitted) out.crossing = std::llround(std::exp(x));
  return out;
}

Duration knee(const GapCounts& gaps, int64_t persons) {
  constexpr int kPoints = 200;
  const double from = std::log(static_cast<double>(kMinute)), to = std::log(static_cast<double>(kDay));
  std::array<double, kPoints + 1> y{};
  for (int i = 0; i <= kPoints; ++i)
    y[static_cast<size_t>(i)] =
        static_cast<double>(persons + gaps.longer(std::llround(std::exp(from + (to - from) * i / kPoints))));
  const double fall = y.front() - y.back();
  if (fall <= 0) return 0;
  int best = 0;
  double most = 0;
  for (int i = 0; i <= kPoints; ++i) {
    const double below = 1 - static_cast<double>(i) / kPoints - (y[static_cast<size_t>(i)] - y.back()) / fall;
    if (below > most) most = below, best = i;
  }
  return best == 0 ? 0 : std::llround(std::exp(from + (to - from) * best / kPoints));
}

Json mixture_json(const GapCounts& gaps, int64_t persons) {
  const Mixture m = fit_mixture(gaps.filled());
  const Duration bend = knee(gaps, persons);
  Json out{{"gaps", gaps.total()}, {"fitted", m.fitted},  {"pause", nullptr},
           {"absence", nullptr},   {"crossing", nullptr}, {"knee", bend > 0 ? Json(bend) : Json()},
           {"bic_one", nullptr},   {"bic_two", nullptr}};
  if (m.bic_two != 0) {
    out["bic_one"] = m.bic_one;
    out["bic_two"] = m.bic_two;
  }
  if (m.fitted) {
    out["pause"] = component_json(m.of[0]);
    out["absence"] = component_json(m.of[1]);
    out["crossing"] = m.crossing;
  }
  out["suggested"] = m.fitted ? out["crossing"] : out["knee"];
  return out;
}

}  // namespace habitus::sessions
