#include "core/stats/cluster.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "core/base/parallel.h"
#include "core/stats/blocks.h"

namespace habitus::stats {
namespace {

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

std::vector<double> silhouettes(const Matrix& x, std::span<const int> labels, const Exec& exec) {
  const size_t k = static_cast<size_t>(cluster_count(labels));
  std::vector<double> n(k, 0.0);
  for (int l : labels) n[static_cast<size_t>(l)] += 1;
  const Blocks blocks(x);
  return parallel_map<double>(x.rows, exec, [&](size_t i) {
    std::vector<double> sums(k, 0.0);
    double to[Blocks::kRows];
    for (size_t b = 0; b < blocks.count(); ++b) {
      const size_t rows = blocks.rows_in(b);
      kernel::distances(blocks.block(b), x.columns, rows, x.row(i).data(), to);
      for (size_t r = 0; r < rows; ++r)
        sums[static_cast<size_t>(labels[b * Blocks::kRows + r])] += std::sqrt(to[r]);
    }
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
  const size_t k = static_cast<size_t>(cluster_count(labels));
  std::vector<double> sums(k, 0.0), n(k, 0.0);
  for (int l : labels) n[static_cast<size_t>(l)] += 1;
  if (power == 2) {  // Σ over pairs of a cluster is n times the squared distances to its centre
    const Sizes s = centres_of(x, labels, static_cast<int>(k));
    for (size_t i = 0; i < x.rows; ++i) {
      const auto c = static_cast<size_t>(labels[i]);
      sums[c] += n[c] * squared_distance(x.row(i), s.centres.row(c));
    }
  } else {
    for (size_t i = 0; i < x.rows; ++i)
      for (size_t j = 0; j < i; ++j)
        if (labels[i] == labels[j])
          sums[static_cast<size_t>(labels[i])] +=
              std::pow(std::sqrt(squared_distance(x.row(i), x.row(j))), power);
  }
  double w = 0;
  for (size_t c = 0; c < k; ++c)
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
