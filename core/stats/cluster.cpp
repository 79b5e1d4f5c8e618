#include "core/stats/cluster.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "core/base/parallel.h"
#include "core/base/random.h"

namespace habitus::stats {
namespace {

double squared_distance(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (size_t j = 0; j < a.size(); ++j) sum += (a[j] - b[j]) * (a[j] - b[j]);
  return sum;
}

int cluster_count(std::span<const int> labels) {
  return labels.empty() ? 0 : *std::max_element(labels.begin(), labels.end()) + 1;
}

struct Sizes {
  Matrix centres;
  std::vector<double> n;
};
Sizes centres_of(const Matrix& x, std::span<const int> labels, int k) {
  Sizes s{{static_cast<size_t>(k), x.columns, std::vector<double>(static_cast<size_t>(k) * x.columns, 0.0)},
          std::vector<double>(static_cast<size_t>(k), 0.0)};
  for (size_t i = 0; i < x.rows; ++i) {
    const size_t c = static_cast<size_t>(labels[i]);
    s.n[c] += 1;
    for (size_t j = 0; j < x.columns; ++j) s.centres.values[c * x.columns + j] += x.at(i, j);
  }
  for (size_t c = 0; c < s.n.size(); ++c)
    for (size_t j = 0; j < x.columns && s.n[c] > 0; ++j) s.centres.values[c * x.columns + j] /= s.n[c];
  return s;
}

int nearest(std::span<const double> point, const Matrix& centres, double& distance) {
  int best = 0;
  distance = std::numeric_limits<double>::infinity();
  for (size_t c = 0; c < centres.rows; ++c) {
    const double d = squared_distance(point, centres.row(c));
    if (d < distance) {
      distance = d;
      best = static_cast<int>(c);
    }
  }
  return best;
}

double mean_variance(const Matrix& x) {
  double sum = 0;
  for (size_t j = 0; j < x.columns; ++j) {
    double m = 0, v = 0;
    for (size_t i = 0; i < x.rows; ++i) m += x.at(i, j);
    m /= static_cast<double>(x.rows);
    for (size_t i = 0; i < x.rows; ++i) v += (x.at(i, j) - m) * (x.at(i, j) - m);
    sum += v / static_cast<double>(x.rows);
  }
  return sum / static_cast<double>(x.columns);
}

/// A cluster without points takes the point that lies farthest from its own centre.
void refill(const Matrix& x, std::vector<int>& labels, std::vector<double>& distance, int k) {
  std::vector<size_t> n(static_cast<size_t>(k), 0);
  for (int l : labels) ++n[static_cast<size_t>(l)];
  for (int c = 0; c < k; ++c) {
    if (n[static_cast<size_t>(c)] > 0) continue;
    size_t far = x.rows;
    for (size_t i = 0; i < x.rows; ++i)
      if (n[static_cast<size_t>(labels[i])] > 1 && (far == x.rows || distance[i] > distance[far])) far = i;
    if (far == x.rows) return;
    --n[static_cast<size_t>(labels[far])];
    labels[far] = c;
    distance[far] = 0;
    n[static_cast<size_t>(c)] = 1;
  }
}

/// k-means++: the next centre is drawn with chance proportional to the squared distance to the nearest one so
/// far.
Matrix plus_start(const Matrix& x, int k, uint64_t seed, uint64_t start) {
  Random random(seed, 0x6b6d65616e73ULL, start);
  Matrix centres{0, x.columns, {}};
  std::vector<double> distance(x.rows, std::numeric_limits<double>::infinity());
  size_t pick = random.below(x.rows);
  while (true) {
    const auto row = x.row(pick);
    centres.values.insert(centres.values.end(), row.begin(), row.end());
    if (++centres.rows == static_cast<size_t>(k)) return centres;
    for (size_t i = 0; i < x.rows; ++i) distance[i] = std::min(distance[i], squared_distance(x.row(i), row));
    const double total = std::accumulate(distance.begin(), distance.end(), 0.0);
    double left = random.uniform() * total;
    pick = x.rows - 1;
    for (size_t i = 0; i < x.rows; ++i) {
      left -= distance[i];
      if (left < 0) {
        pick = i;
        break;
      }
    }
  }
}

using Counts = std::map<std::pair<int, int>, double>;
struct Contingency {
  Counts both;
  std::map<int, double> a, b;
};
Contingency cross(std::span<const int> a, std::span<const int> b) {
  Contingency c;
  for (size_t i = 0; i < a.size(); ++i) {
    c.both[{a[i], b[i]}] += 1;
    c.a[a[i]] += 1;
    c.b[b[i]] += 1;
  }
  return c;
}

}  // namespace

KMeans k_means(const Matrix& x, const Matrix& start, double tolerance, int most_rounds) {
  KMeans out{std::vector<int>(x.rows, -1), start, 0, 0};
  const int k = static_cast<int>(start.rows);
  const double enough = tolerance * mean_variance(x);
  std::vector<double> distance(x.rows);
  while (out.rounds < most_rounds) {
    ++out.rounds;
    std::vector<int> labels(x.rows);
    for (size_t i = 0; i < x.rows; ++i) labels[i] = nearest(x.row(i), out.centres, distance[i]);
    refill(x, labels, distance, k);
    const bool same = labels == out.labels;
    out.labels = std::move(labels);
    if (same) break;
    Matrix moved = centres_of(x, out.labels, k).centres;
    const double shift = squared_distance(moved.values, out.centres.values);
    out.centres = std::move(moved);
    if (shift <= enough) {
      for (size_t i = 0; i < x.rows; ++i) out.labels[i] = nearest(x.row(i), out.centres, distance[i]);
      break;
    }
  }
  for (size_t i = 0; i < x.rows; ++i)
    distance[i] = squared_distance(x.row(i), out.centres.row(static_cast<size_t>(out.labels[i])));
  out.inertia = pairwise_sum(distance);
  return out;
}

KMeans k_means_plus(const Matrix& x, int k, uint64_t seed, int starts, const Exec& exec) {
  const auto tries = parallel_map<KMeans>(static_cast<size_t>(starts), exec,
                                          [&](size_t s) { return k_means(x, plus_start(x, k, seed, s)); });
  KMeans best = tries[0];
  for (const auto& t : tries)
    if (!t.labels.empty() && t.inertia < best.inertia) best = t;
  std::vector<int> order(static_cast<size_t>(k)), n(static_cast<size_t>(k), 0), place(static_cast<size_t>(k));
  for (int l : best.labels) ++n[static_cast<size_t>(l)];
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](int a, int b) { return n[static_cast<size_t>(a)] > n[static_cast<size_t>(b)]; });
  const Matrix old = best.centres;
  for (size_t i = 0; i < order.size(); ++i) {
    place[static_cast<size_t>(order[i])] = static_cast<int>(i);
    std::copy_n(old.row(static_cast<size_t>(order[i])).data(), x.columns,
                best.centres.values.data() + i * x.columns);
  }
  for (int& l : best.labels) l = place[static_cast<size_t>(l)];
  return best;
}

std::vector<double> silhouettes(const Matrix& x, std::span<const int> labels, const Exec& exec) {
  const size_t k = static_cast<size_t>(cluster_count(labels));
  std::vector<double> n(k, 0.0);
  for (int l : labels) n[static_cast<size_t>(l)] += 1;
  return parallel_map<double>(x.rows, exec, [&](size_t i) {
    std::vector<double> sums(k, 0.0);
    for (size_t j = 0; j < x.rows; ++j)
      sums[static_cast<size_t>(labels[j])] += std::sqrt(squared_distance(x.row(i), x.row(j)));
    const size_t own = static_cast<size_t>(labels[i]);
    if (n[own] == 1) return 0.0;
    const double a = sums[own] / (n[own] - 1);
    double b = std::numeric_limits<double>::infinity();
    for (size_t c = 0; c < k; ++c)
      if (c != own && n[c] > 0) b = std::min(b, sums[c] / n[c]);
    return a == b ? 0.0 : (b - a) / std::max(a, b);
  });
}

double calinski_harabasz(const Matrix& x, std::span<const int> labels) {
  const int k = cluster_count(labels);
  const Sizes s = centres_of(x, labels, k);
  const Sizes whole = centres_of(x, std::vector<int>(x.rows, 0), 1);
  double between = 0, within = 0;
  for (size_t c = 0; c < s.n.size(); ++c)
    between += s.n[c] * squared_distance(s.centres.row(c), whole.centres.row(0));
  for (size_t i = 0; i < x.rows; ++i)
    within += squared_distance(x.row(i), s.centres.row(static_cast<size_t>(labels[i])));
  return (between / (k - 1)) / (within / (static_cast<double>(x.rows) - k));
}

double davies_bouldin(const Matrix& x, std::span<const int> labels) {
  const Sizes s = centres_of(x, labels, cluster_count(labels));
  std::vector<double> spread(s.n.size(), 0.0);
  for (size_t i = 0; i < x.rows; ++i) {
    const size_t c = static_cast<size_t>(labels[i]);
    spread[c] += std::sqrt(squared_distance(x.row(i), s.centres.row(c))) / s.n[c];
  }
  double sum = 0;
  for (size_t i = 0; i < spread.size(); ++i) {
    double worst = 0;
    for (size_t j = 0; j < spread.size(); ++j)
      if (i != j)
        worst = std::max(
            worst, (spread[i] + spread[j]) / std::sqrt(squared_distance(s.centres.row(i), s.centres.row(j))));
    sum += worst;
  }
  return sum / static_cast<double>(spread.size());
}

double log_within(const Matrix& x, std::span<const int> labels, int power) {
  std::vector<double> sums(static_cast<size_t>(cluster_count(labels)), 0.0), n(sums.size(), 0.0);
  for (size_t i = 0; i < x.rows; ++i) {
    n[static_cast<size_t>(labels[i])] += 1;
    for (size_t j = 0; j < i; ++j) {
      if (labels[i] != labels[j]) continue;
      const double d2 = squared_distance(x.row(i), x.row(j));
      sums[static_cast<size_t>(labels[i])] += power == 2 ? d2 : std::pow(std::sqrt(d2), power);
    }
  }
  double w = 0;
  for (size_t c = 0; c < sums.size(); ++c)
    if (n[c] > 0) w += sums[c] / n[c];
  return std::log(w / 2);
}

double adjusted_rand(std::span<const int> a, std::span<const int> b) {
  const auto pairs = [](double n) { return n * (n - 1) / 2; };
  const Contingency c = cross(a, b);
  double both = 0, left = 0, right = 0;
  for (const auto& [cell, n] : c.both) both += pairs(n);
  for (const auto& [label, n] : c.a) left += pairs(n);
  for (const auto& [label, n] : c.b) right += pairs(n);
  const double expected = left * right / pairs(static_cast<double>(a.size())), most = (left + right) / 2;
  return most == expected ? 1 : (both - expected) / (most - expected);
}

double normalised_mutual_information(std::span<const int> a, std::span<const int> b) {
  const Contingency c = cross(a, b);
  const double n = static_cast<double>(a.size());
  double mutual = 0, left = 0, right = 0;
  for (const auto& [cell, k] : c.both)
    mutual += k / n * std::log(k * n / (c.a.at(cell.first) * c.b.at(cell.second)));
  for (const auto& [label, k] : c.a) left -= k / n * std::log(k / n);
  for (const auto& [label, k] : c.b) right -= k / n * std::log(k / n);
  return left + right == 0 ? 1 : mutual / ((left + right) / 2);
}

}  // namespace habitus::stats
