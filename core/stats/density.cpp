#include "core/stats/density.h"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <limits>
#include <queue>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/stats/cluster.h"

namespace habitus::stats {
namespace {


/// Calls `with(row, squared distance)` for every row.
template <class With>
void each_distance(const Blocks& x, const double* point, const With& with) {
  double to[Blocks::kRows];
  for (size_t b = 0; b < x.count(); ++b) {
    kernel::distances(x.block(b), x.columns(), x.rows_in(b), point, to);
    for (size_t r = 0; r < x.rows_in(b); ++r) with(b * Blocks::kRows + r, to[r]);
  }
}

std::vector<uint32_t> neighbours(const Blocks& x, const double* point, double eps) {
  std::vector<uint32_t> out;
  each_distance(x, point, [&](size_t row, double d2) {
    if (d2 <= eps * eps) out.push_back(static_cast<uint32_t>(row));
  });
  return out;
}

/// The columns that vary.
Matrix spread_of(const Matrix& x, std::vector<double>& lo, std::vector<double>& hi) {
  std::vector<size_t> kept;
  for (size_t j = 0; j < x.columns; ++j) {
    double least = std::numeric_limits<double>::infinity(), most = -least;
    for (size_t i = 0; i < x.rows; ++i) least = std::min(least, x.at(i, j)), most = std::max(most, x.at(i, j));
    if (!(most > least)) continue;
    kept.push_back(j);
    lo.push_back(least), hi.push_back(most);
  }
  Matrix out{x.rows, kept.size(), {}};
  for (size_t i = 0; i < x.rows; ++i)
    for (const size_t j : kept) out.values.push_back(x.at(i, j));
  return out;
}

}  // namespace

Density dbscan(const Matrix& x, double eps, int min_points, const Exec& exec) {
  const Blocks blocks(x);
  Density out;
  const auto counts = parallel_map<size_t>(
      x.rows, exec, [&](size_t i) { return neighbours(blocks, x.row(i).data(), eps).size(); });
  for (const size_t n : counts) out.core.push_back(n >= static_cast<size_t>(min_points));
  out.labels.assign(x.rows, -1);
  for (size_t i = 0; i < x.rows && !exec.stopped(); ++i) {
    if (!out.core[i] || out.labels[i] >= 0) continue;
    std::queue<size_t> open;
    open.push(i);
    out.labels[i] = out.clusters;
    while (!open.empty()) {
      const size_t at = open.front();
      open.pop();
      for (const uint32_t near : neighbours(blocks, x.row(at).data(), eps)) {
        if (out.labels[near] >= 0) continue;
        out.labels[near] = out.clusters;
        if (out.core[near]) open.push(near);
      }
    }
    ++out.clusters;
  }
  out.noise = static_cast<size_t>(std::count(out.labels.begin(), out.labels.end(), -1));
  number_by_size(out.labels, out.clusters);
  return out;
}

std::vector<double> k_distances(const Matrix& x, int k, const Exec& exec) {
  const Blocks blocks(x);
  return parallel_map<double>(x.rows, exec, [&](size_t i) {
    std::priority_queue<double> nearest;  // the k least so far
    each_distance(blocks, x.row(i).data(), [&](size_t row, double d2) {
      if (row == i) return;
      if (nearest.size() < static_cast<size_t>(k)) {
        nearest.push(d2);
      } else if (d2 < nearest.top()) {
        nearest.pop();
        nearest.push(d2);
      }
    });
    return nearest.empty() ? 0.0 : std::sqrt(nearest.top());
  });
}

namespace {

/// The edges of the least spanning tree of max(core a, core b, distance), by length (Prim).
std::vector<double> reachability_tree(const Matrix& x, const std::vector<double>& core, const Exec& exec) {
  const Blocks blocks(x);
  std::vector<double> nearest(x.rows, std::numeric_limits<double>::infinity()), out;
  std::vector<char> in(x.rows, 0);
  size_t at = 0;
  in[0] = 1;
  while (out.size() + 1 < x.rows && !exec.stopped()) {
    size_t next = x.rows;
    each_distance(blocks, x.row(at).data(), [&](size_t row, double d2) {
      if (in[row]) return;
      nearest[row] = std::min(nearest[row], std::max({core[at], core[row], std::sqrt(d2)}));
      if (next == x.rows || nearest[row] < nearest[next]) next = row;
    });
    out.push_back(nearest[next]);
    in[next] = 1;
    at = next;
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

Radius lasting_radius(const Matrix& x, int min_points, const Exec& exec) {
  Radius out{NAN, 1, 0};
  if (x.rows < static_cast<size_t>(min_points) + 1) return out;
  std::vector<double> core = k_distances(x, min_points - 1, exec);
  const std::vector<double> edges = reachability_tree(x, core, exec);
  std::sort(core.begin(), core.end());
  // Rows become core and clusters join; from one such length to the next their number stays.
  std::vector<std::pair<double, int>> events;
  for (const double c : core) events.emplace_back(c, 1);
  for (const double e : edges) events.emplace_back(e, -1);
  std::sort(events.begin(), events.end());
  double begin = 0;
  int clusters = 0;
  for (size_t i = 0; i < events.size();) {
    const double at = events[i].first;
    int now = clusters;
    for (; i < events.size() && events[i].first == at; ++i) now += events[i].second;
    if (now == clusters) continue;
    const auto inside = std::lower_bound(core.begin(), core.end(), at);
    const auto outside = static_cast<size_t>(core.end() - inside);
    if (clusters >= 2 && outside * 10 <= x.rows && begin > 0 && at / begin > out.lasting) {
      const double fewest = std::max(begin, *(inside - 1));  // from here on, as few are outside as ever
      out = {std::sqrt(fewest * at), at / begin, clusters};
    }
    begin = at, clusters = now;
  }
  return out;
}

Hopkins hopkins(const Matrix& given, uint64_t seed, size_t draws, const Exec& exec) {
  std::vector<double> lo, hi;
  const Matrix x = spread_of(given, lo, hi);
  draws = std::min(draws, x.rows);
  if (x.columns == 0 || x.rows < 3) return {NAN, NAN, 0};
  const Blocks blocks(x);
  std::vector<size_t> rows(x.rows);
  for (size_t i = 0; i < rows.size(); ++i) rows[i] = i;
  Random pick(seed, 0x686f706b696e73ULL);
  for (size_t i = 0; i < draws; ++i) std::swap(rows[i], rows[i + pick.below(rows.size() - i)]);
  struct Pair {
    double u, w;
  };
  const double power = static_cast<double>(x.columns) / 2;  // of squares
  const auto pairs = parallel_map<Pair>(draws, exec, [&](size_t i) {
    Random place(seed, 0x686f706b696e74ULL, i);
    std::vector<double> at(x.columns);
    for (size_t j = 0; j < at.size(); ++j) at[j] = lo[j] + (hi[j] - lo[j]) * place.uniform();
    double u = std::numeric_limits<double>::infinity(), w = u;
    each_distance(blocks, at.data(), [&](size_t, double d2) { u = std::min(u, d2); });
    each_distance(blocks, x.row(rows[i]).data(), [&](size_t row, double d2) {
      if (row != rows[i]) w = std::min(w, d2);
    });
    return Pair{std::pow(u, power), std::pow(w, power)};
  });
  double u = 0, w = 0;
  for (const Pair& p : pairs) u += p.u, w += p.w;
  const double value = u + w > 0 ? u / (u + w) : NAN, m = static_cast<double>(draws);
  return {value, std::isnan(value) ? NAN : boost::math::ibetac(m, m, value), draws};
}

int knee(std::span<const double> x, std::span<const double> y, bool falling) {
  if (x.size() < 3) return -1;
  const auto [least, most] = std::minmax_element(y.begin(), y.end());
  const double width = x.back() - x.front(), height = *most - *least;
  if (!(width > 0) || !(height > 0)) return -1;
  int best = -1;
  double farthest = 1e-9;
  for (size_t i = 0; i < x.size(); ++i) {
    const double across = (x[i] - x.front()) / width, up = (y[i] - *least) / height;
    const double below = falling ? 1 - across - up : across - up;  // of the diagonal
    if (below > farthest) farthest = below, best = static_cast<int>(i);
  }
  return best;
}

}  // namespace habitus::stats
