#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/stats/blocks.h"
#include "core/stats/cluster.h"

namespace habitus::stats {
namespace {


double mean_variance(const Blocks& x) {
  const size_t d = x.columns();
  std::vector<double> sum(d, 0.0), squares(d, 0.0);
  const auto over = [&](std::vector<double>& to, auto term) {
    for (size_t b = 0; b < x.count(); ++b)
      for (size_t j = 0; j < d; ++j) {
        double part = 0;
        for (size_t r = 0; r < x.rows_in(b); ++r) part += term(x.block(b)[j * Blocks::kStride + r], j);
        to[j] += part;
      }
  };
  const double n = static_cast<double>(x.rows());
  over(sum, [](double v, size_t) { return v; });
  over(squares, [&](double v, size_t j) { return (v - sum[j] / n) * (v - sum[j] / n); });
  return std::accumulate(squares.begin(), squares.end(), 0.0) / n / static_cast<double>(d);
}

/// Lloyd's algorithm that looks at a row again only when the centres have together moved farther than the gap
/// between its nearest and its second nearest one (the triangle inequality, as Hamerly 2010 uses it): the labels
/// are those of the plain algorithm. Sums are kept for each block and made anew where a label of it changed, so
/// they are those of the plain algorithm too, bit by bit.
class Lloyd {
 public:
  Lloyd(const Blocks& x, const Matrix& start, const Exec& exec)
      : x_(x), exec_(exec), d_(x.columns()), k_(start.rows), centres_(start), label_(x.rows(), -1),
        key_(x.count() * Blocks::kRows, -1), sums_(x.count() * k_ * d_, 0.0), counts_(x.count() * k_, 0),
        bundle_sums_(bundles(x) * k_ * d_, 0.0), row_(x.rows() * d_) {
    parallel_for(bundles(x_), exec_, [&](size_t bundle) {
      for (size_t b = bundle * kBundle; b < std::min(x_.count(), (bundle + 1) * kBundle); ++b)
        for (size_t r = 0; r < x_.rows_in(b); ++r)
          for (size_t j = 0; j < d_; ++j) row_[(b * Blocks::kRows + r) * d_ + j] = x_.block(b)[j * Blocks::kStride + r];
    });
  }

  KMeans run(double tolerance, int most_rounds) {
    const double enough = tolerance > 0 ? tolerance * mean_variance(x_) : 0;
    int rounds = 0;
    while (rounds < most_rounds && !exec_.stopped()) {
      ++rounds;
      bool changed = look();
      if (refill()) changed = true;
      if (!changed) break;
      const double shift = move();
      if (shift <= enough) {
        look();
        break;
      }
    }
    KMeans out{std::vector<int>(label_.begin(), label_.end()), centres_, 0, rounds};
    out.inertia = inertia();
    return out;
  }

 private:
  /// Every row to its nearest centre; true when a label changed.
  bool look() {
    std::vector<char> changed(bundles(x_), 0);
    parallel_for(changed.size(), exec_, [&](size_t bundle) {
      const uint32_t blocks = look_at(bundle);
      changed[bundle] = blocks != 0;
      for (size_t i = 0; i < kBundle; ++i)
        if (blocks >> i & 1u) add_up(bundle * kBundle + i);
      if (blocks) add_up_bundle(bundle);
    });
    return std::any_of(changed.begin(), changed.end(), [](char c) { return c != 0; });
  }

  /// The open rows of a bundle, side by side; bit i of the answer: a label of its block i changed.
  uint32_t look_at(size_t bundle) {
    uint32_t open[kBundle * Blocks::kRows], changed = 0;
    size_t n = 0;
    for (size_t b = bundle * kBundle; b < std::min(x_.count(), (bundle + 1) * kBundle); ++b) {
      uint8_t row[Blocks::kRows];
      const size_t found =
          kernel::at_most(key_.data() + b * Blocks::kRows, static_cast<float>(moved_), x_.rows_in(b), row);
      for (size_t i = 0; i < found; ++i) {
        open[n++] = static_cast<uint32_t>(b * Blocks::kRows + row[i]);
        for (size_t j = 0; j < d_; j += 8) __builtin_prefetch(row_.data() + open[n - 1] * d_ + j);
      }
    }
    std::vector<double> room(n ? Blocks::kStride * (d_ + 3) : 0);
    for (size_t at = 0; at < n; at += Blocks::kRows) {
      const size_t some = std::min(Blocks::kRows, n - at);
      for (size_t i = 0; i < some; ++i)
        for (size_t j = 0; j < d_; ++j) room[j * Blocks::kStride + i] = row_[open[at + i] * d_ + j];
      double *nearest = room.data() + Blocks::kStride * d_, *second = nearest + Blocks::kStride, *which = second + Blocks::kStride;
      kernel::nearest_two(room.data(), d_, some, centres_.values.data(), k_, nearest, second, which);
      for (size_t i = 0; i < some; ++i)
        if (settle(open[at + i], static_cast<int>(which[i]), std::sqrt(nearest[i]), std::sqrt(second[i])))
          changed |= 1u << (open[at + i] / Blocks::kRows - bundle * kBundle);
    }
    return changed;
  }

  bool settle(size_t row, int label, double near, double far) {
    // Rounded down by more than all rounding so far, so that a tie is always looked at.
    const double key = moved_ + (far - near) - 1e-9 * (far + near);
    key_[row] = static_cast<float>(key - std::abs(key) * 2e-7);
    return std::exchange(label_[row], label) != label;
  }

  void add_up(size_t b) {
    double* sums = sums_.data() + b * k_ * d_;
    uint32_t* counts = counts_.data() + b * k_;
    std::fill_n(sums, k_ * d_, 0.0);
    std::fill_n(counts, k_, 0);
    const size_t n = x_.rows_in(b);
    const int* label = label_.data() + b * Blocks::kRows;
    const double* row = row_.data() + b * Blocks::kRows * d_;
    for (size_t r = 0; r < n; ++r, row += d_) {
      ++counts[label[r]];
      kernel::add(row, d_, sums + static_cast<size_t>(label[r]) * d_);
    }
  }

  void add_up_bundle(size_t bundle) {
    double* sums = bundle_sums_.data() + bundle * k_ * d_;
    std::fill_n(sums, k_ * d_, 0.0);
    for (size_t b = bundle * kBundle; b < std::min(x_.count(), (bundle + 1) * kBundle); ++b)
      kernel::add(sums_.data() + b * k_ * d_, k_ * d_, sums);
  }

  std::vector<double> sizes() const {
    std::vector<double> n(k_, 0.0);
    for (size_t b = 0; b < x_.count(); ++b)
      for (size_t c = 0; c < k_; ++c) n[c] += counts_[b * k_ + c];
    return n;
  }

  /// The centres to the means of their rows; the squared length of that move.
  double move() {
    const std::vector<double> n = sizes();
    Matrix to{k_, d_, std::vector<double>(k_ * d_, 0.0)};
    for (size_t b = 0; b < bundles(x_); ++b)
      kernel::add(bundle_sums_.data() + b * k_ * d_, k_ * d_, to.values.data());
    double farthest = 0, second = 0;  // of the ways of the centres
    for (size_t c = 0; c < k_; ++c) {
      for (size_t j = 0; j < d_ && n[c] > 0; ++j) to.values[c * d_ + j] /= n[c];
      const double step = std::sqrt(squared_distance(to.row(c), centres_.row(c)));
      second = std::max(second, std::min(farthest, step));
      farthest = std::max(farthest, step);
    }
    moved_ += (farthest + second) * (1 + 1e-9);
    const double shift = squared_distance(to.values, centres_.values);
    centres_ = std::move(to);
    return shift;
  }

  /// Squared distance of every row to its own centre.
  std::vector<double> own_distances() const {
    std::vector<double> out(x_.rows());
    parallel_for(bundles(x_), exec_, [&](size_t bundle) {
      for (size_t i = bundle * kBundle * Blocks::kRows; i < std::min(x_.rows(), (bundle + 1) * kBundle * Blocks::kRows); ++i) {
        const double* c = centres_.values.data() + static_cast<size_t>(label_[i]) * d_;
        double sum = 0;
        for (size_t j = 0; j < d_; ++j) {
          const double t = row_[i * d_ + j] - c[j];
          sum += t * t;
        }
        out[i] = sum;
      }
    });
    return out;
  }
  double inertia() const { return label_.empty() || label_[0] < 0 ? 0 : pairwise_sum(own_distances()); }

  /// A cluster without rows takes the row that lies farthest from its own centre.
  bool refill() {
    std::vector<double> n = sizes();
    if (std::all_of(n.begin(), n.end(), [](double v) { return v > 0; })) return false;
    std::vector<double> distance = own_distances();
    for (size_t c = 0; c < k_; ++c) {
      if (n[c] > 0) continue;
      size_t far = x_.rows();
      for (size_t i = 0; i < x_.rows(); ++i)
        if (n[static_cast<size_t>(label_[i])] > 1 && (far == x_.rows() || distance[i] > distance[far])) far = i;
      if (far == x_.rows()) break;
      n[static_cast<size_t>(label_[far])] -= 1;
      label_[far] = static_cast<int>(c);
      distance[far] = 0;
      n[c] = 1;
      key_[far] = -1;
      add_up(far / Blocks::kRows);
      add_up_bundle(far / Blocks::kRows / kBundle);
    }
    return true;
  }

  const Blocks& x_;
  const Exec& exec_;
  size_t d_, k_;
  Matrix centres_;
  std::vector<int> label_;
  std::vector<float> key_;  ///< once `moved_` is so large, a row is looked at again
  double moved_ = 0;        ///< how far the two fastest centres of each round have moved, over all rounds
  std::vector<double> sums_;  ///< by block and centre
  std::vector<uint32_t> counts_;
  std::vector<double> bundle_sums_;
  std::vector<double> row_;  ///< the table, row after row
};

/// k-means++: the next centre is drawn with chance proportional to the squared distance to the nearest one so
/// far.
Matrix plus_start(const Blocks& x, int k, uint64_t seed, uint64_t start) {
  Random random(seed, 0x6b6d65616e73ULL, start);
  const size_t d = x.columns();
  Matrix centres{0, d, {}};
  std::vector<double> distance(x.rows(), std::numeric_limits<double>::infinity()), to(Blocks::kRows);
  size_t pick = random.below(x.rows());
  while (true) {
    centres.values.resize(centres.values.size() + d);
    double* row = centres.values.data() + centres.rows * d;
    x.row(pick, row);
    if (++centres.rows == static_cast<size_t>(k)) return centres;
    for (size_t b = 0; b < x.count(); ++b) {
      kernel::distances(x.block(b), d, x.rows_in(b), row, to.data());
      for (size_t r = 0; r < x.rows_in(b); ++r)
        distance[b * Blocks::kRows + r] = std::min(distance[b * Blocks::kRows + r], to[r]);
    }
    double left = random.uniform() * std::accumulate(distance.begin(), distance.end(), 0.0);
    pick = x.rows() - 1;
    for (size_t i = 0; i < x.rows(); ++i) {
      left -= distance[i];
      if (left < 0) {
        pick = i;
        break;
      }
    }
  }
}

}  // namespace

std::vector<int> number_by_size(std::vector<int>& labels, int k) {
  std::vector<int> order(static_cast<size_t>(k)), place(order.size());
  std::vector<size_t> n(order.size(), 0);
  for (int l : labels)
    if (l >= 0) ++n[static_cast<size_t>(l)];
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](int a, int b) { return n[static_cast<size_t>(a)] > n[static_cast<size_t>(b)]; });
  for (size_t i = 0; i < order.size(); ++i) place[static_cast<size_t>(order[i])] = static_cast<int>(i);
  for (int& l : labels)
    if (l >= 0) l = place[static_cast<size_t>(l)];
  return order;
}

KMeans k_means(const Blocks& x, const Matrix& start, double tolerance, int most_rounds, const Exec& exec) {
  return Lloyd(x, start, exec).run(tolerance, most_rounds);
}

KMeans k_means(const Matrix& x, const Matrix& start, double tolerance, int most_rounds) {
  return k_means(Blocks(x), start, tolerance, most_rounds, {.threads = 1});
}

KMeans k_means_plus(const Blocks& x, int k, uint64_t seed, int starts, const Exec& exec) {
  const Exec alone{1, exec.progress};
  const auto tries = parallel_map<KMeans>(static_cast<size_t>(starts), exec, [&](size_t s) {
    return k_means(x, plus_start(x, k, seed, s), 1e-4, 300, alone);
  });
  KMeans best = tries[0];
  if (exec.stopped()) return best;
  for (const auto& t : tries)
    if (!t.labels.empty() && t.inertia < best.inertia) best = t;
  // To the very end, so that each centre is the mean of its rows and each row is with its nearest centre.
  best = k_means(x, best.centres, 0, 300, exec);
  const Matrix old = best.centres;
  const std::vector<int> order = number_by_size(best.labels, k);
  for (size_t i = 0; i < order.size(); ++i)
    std::copy_n(old.row(static_cast<size_t>(order[i])).data(), x.columns(),
                best.centres.values.data() + i * x.columns());
  return best;
}

KMeans k_means_start(const Blocks& x, int k, uint64_t seed, uint64_t start, int most_rounds, const Exec& exec) {
  return k_means(x, plus_start(x, k, seed, start), 1e-4, most_rounds, exec);
}

KMeans k_means_plus(const Matrix& x, int k, uint64_t seed, int starts, const Exec& exec) {
  return k_means_plus(Blocks(x, exec), k, seed, starts, exec);
}

}  // namespace habitus::stats
