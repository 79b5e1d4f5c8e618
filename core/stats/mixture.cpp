#include "core/stats/mixture.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include <QtCore/qtmetamacros.h>

#include "core/base/parallel.h"
#include "core/stats/cluster.h"

namespace habitus::stats {
namespace {

using Dense = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
const double kLog2Pi = std::log(2 * std::numbers::pi);

tl::unexpected<Error> lost(size_t component) {
  return fail(Kind::input,
              Text(QT_TRANSLATE_NOOP("core", "Component %1 of the mixture lost its rows or its spread"),
                   {static_cast<int64_t>(component) + 1}),
              "mixture", QT_TRANSLATE_NOOP("core", "Take fewer components, or diagonal covariances"));
}

/// What one look at the table adds up to.
struct Sums {
  double log_likelihood = 0, entropy = 0;
  std::vector<double> n;       ///< Σ r
  std::vector<double> first;   ///< k × d: Σ r x
  std::vector<double> second;  ///< diag: k × d of x²; full: k × d × d (upper part); tied: d × d of all rows, once
  void operator+=(const Sums& s) {
    log_likelihood += s.log_likelihood;
    entropy += s.entropy;
    const auto add = [](auto& to, const auto& from) {
      for (size_t i = 0; i < to.size(); ++i) to[i] += from[i];
    };
    add(n, s.n), add(first, s.first), add(second, s.second);
  }
};

class Expectation {
 public:
  Expectation(const Blocks& x, const Exec& exec, Covariance kind, size_t k)
      : x_(x), exec_(exec), kind_(kind), d_(x.columns()), k_(k) {}

  Done set(const Mixture& m) {
    means_ = m.means.values;
    start_.assign(k_, 0.0);
    root_.assign(kind_ == Covariance::diag ? k_ * d_ : k_ * d_ * d_, 0.0);
    for (size_t c = 0; c < k_; ++c) {
      double log_det = 0;  // of the precision's root
      if (kind_ == Covariance::diag) {
        for (size_t j = 0; j < d_; ++j) {
          const double v = m.covariances.values[c * d_ + j];
          if (!(v > 0)) return lost(c);
          root_[c * d_ + j] = 1 / std::sqrt(v);
          log_det -= std::log(v) / 2;
        }
      } else {
        const size_t at = kind_ == Covariance::tied ? 0 : c;
        const Eigen::Map<const Dense> sigma(m.covariances.values.data() + at * d_ * d_,
                                             static_cast<Eigen::Index>(d_), static_cast<Eigen::Index>(d_));
        const Eigen::LLT<Dense> root(sigma);
        if (root.info() != Eigen::Success) return lost(c);
        const Dense inverse = root.matrixL().solve(Dense::Identity(sigma.rows(), sigma.cols()));
        std::copy_n(inverse.data(), d_ * d_, root_.data() + c * d_ * d_);
        for (Eigen::Index j = 0; j < inverse.rows(); ++j) log_det += std::log(inverse(j, j));
      }
      start_[c] = std::log(m.weights[c]) - .5 * static_cast<double>(d_) * kLog2Pi + log_det;
    }
    return {};
  }

  /// One pass: responsibilities of each row, and what they add up to. With `labels`, who belongs where too.
  Sums pass(std::vector<int>* labels) const {
    if (labels) labels->resize(x_.rows());
    const auto parts = parallel_map<Sums>(bundles(x_), exec_, [&](size_t bundle) {
      Sums part = nothing();
      Room room(k_, d_);
      for (size_t b = bundle * kBundle; b < std::min(x_.count(), (bundle + 1) * kBundle); ++b) {
        expect(b, room, part, labels);
        add_up(b, room, part);
      }
      return part;
    });
    Sums out = nothing();
    for (const Sums& part : parts)
      if (!part.n.empty()) out += part;
    return out;
  }

  /// The sums of a partition.
  Sums of_labels(std::span<const int> labels) const {
    Sums out = nothing();
    Room room(k_, d_);
    for (size_t b = 0; b < x_.count(); ++b) {
      std::fill(room.share.begin(), room.share.end(), 0.0);
      for (size_t r = 0; r < x_.rows_in(b); ++r)
        room.share[static_cast<size_t>(labels[b * Blocks::kRows + r]) * Blocks::kStride + r] = 1;
      add_up(b, room, out);
    }
    return out;
  }

 private:
  struct Room {
    Room(size_t k, size_t d) : share(k * Blocks::kStride), other(d * Blocks::kStride), most(Blocks::kRows), sum(Blocks::kRows) {}
    std::vector<double> share, other, most, sum;
  };

  Sums nothing() const {
    const size_t second = kind_ == Covariance::diag ? k_ * d_ : kind_ == Covariance::full ? k_ * d_ * d_ : 0;
    return {0, 0, std::vector<double>(k_, 0.0), std::vector<double>(k_ * d_, 0.0),
            std::vector<double>(second, 0.0)};
  }

  void expect(size_t b, Room& room, Sums& part, std::vector<int>* labels) const {
    const double* x = x_.block(b);
    const size_t n = x_.rows_in(b);
    for (size_t c = 0; c < k_; ++c) {
      if (kind_ == Covariance::diag)
        kernel::log_normal(x, d_, n, means_.data() + c * d_, root_.data() + c * d_, start_[c],
                           room.share.data() + c * Blocks::kStride);
      else
        kernel::log_normal_full(x, d_, n, means_.data() + c * d_, root_.data() + c * d_ * d_, start_[c],
                                room.share.data() + c * Blocks::kStride);
    }
    kernel::shares(room.share.data(), k_, n, room.most.data(), room.sum.data());
    for (size_t c = 0; c < k_; ++c)
      for (size_t r = n; r < Blocks::kRows; ++r) room.share[c * Blocks::kStride + r] = 0;
    // One logarithm for sixteen rows: each sum lies between 1 and k.
    for (size_t r = 0; r < n; r += 16) {
      double product = 1, most = 0;
      for (size_t i = r; i < std::min(n, r + 16); ++i) product *= room.sum[i], most += room.most[i];
      part.log_likelihood += most + std::log(product);
    }
    if (labels) decide(b, room, part, *labels);
  }

  void decide(size_t b, const Room& room, Sums& part, std::vector<int>& labels) const {
    for (size_t r = 0; r < x_.rows_in(b); ++r) {
      size_t best = 0;
      for (size_t c = 0; c < k_; ++c)
        if (room.share[c * Blocks::kStride + r] > room.share[best * Blocks::kStride + r]) best = c;
      part.entropy -= std::log(room.share[best * Blocks::kStride + r]);
      labels[b * Blocks::kRows + r] = static_cast<int>(best);
    }
  }

  void add_up(size_t b, Room& room, Sums& part) const {
    const double* x = x_.block(b);
    const size_t n = x_.rows_in(b);
    kernel::sums(room.share.data(), k_, n, part.n.data());
    kernel::products(room.share.data(), k_, x, d_, n, false, part.first.data());
    if (kind_ == Covariance::tied) return;
    if (kind_ == Covariance::diag) {
      kernel::squares(x, d_, n, room.other.data());
      kernel::products(room.share.data(), k_, room.other.data(), d_, n, false, part.second.data());
      return;
    }
    for (size_t c = 0; c < k_; ++c) {
      kernel::weighted(x, d_, n, room.share.data() + c * Blocks::kStride, room.other.data());
      kernel::products(room.other.data(), d_, x, d_, n, true, part.second.data() + c * d_ * d_);
    }
  }

  const Blocks& x_;
  const Exec& exec_;
  Covariance kind_;
  size_t d_, k_;
  std::vector<double> means_, root_, start_;
};

/// Σ x xᵀ over all rows, for the tied matrix.
std::vector<double> all_products(const Blocks& x, const Exec& exec) {
  const size_t d = x.columns();
  const auto parts = parallel_map<std::vector<double>>(bundles(x), exec, [&](size_t bundle) {
    std::vector<double> part(d * d, 0.0);
    for (size_t b = bundle * kBundle; b < std::min(x.count(), (bundle + 1) * kBundle); ++b)
      kernel::products(x.block(b), d, x.block(b), d, x.rows_in(b), true, part.data());
    return part;
  });
  std::vector<double> out(d * d, 0.0);
  for (const auto& part : parts)
    for (size_t i = 0; i < part.size(); ++i) out[i] += part[i];
  return out;
}

/// The parameters that fit the sums best.
Done maximise(const Sums& s, const std::vector<double>& all, double n, double floor, Mixture& m) {
  const size_t k = s.n.size(), d = m.means.columns;
  for (size_t c = 0; c < k; ++c) {
    if (!(s.n[c] > 1e-8)) return lost(c);
    m.weights[c] = s.n[c] / n;
    for (size_t j = 0; j < d; ++j) m.means.values[c * d + j] = s.first[c * d + j] / s.n[c];
  }
  const auto mean = [&](size_t c, size_t j) { return m.means.values[c * d + j]; };
  if (m.kind == Covariance::diag) {
    for (size_t c = 0; c < k; ++c)
      for (size_t j = 0; j < d; ++j)
        m.covariances.values[c * d + j] = s.second[c * d + j] / s.n[c] - mean(c, j) * mean(c, j) + floor;
    return {};
  }
  const size_t matrices = m.kind == Covariance::full ? k : 1;
  for (size_t c = 0; c < matrices; ++c)
    for (size_t i = 0; i < d; ++i)
      for (size_t j = i; j < d; ++j) {
        double v = 0;
        if (m.kind == Covariance::full) {
          v = s.second[(c * d + i) * d + j] / s.n[c] - mean(c, i) * mean(c, j);
        } else {
          for (size_t o = 0; o < k; ++o) v += s.n[o] * mean(o, i) * mean(o, j);
          v = (all[i * d + j] - v) / n;
        }
        if (i == j) v += floor;
        m.covariances.values[(c * d + i) * d + j] = m.covariances.values[(c * d + j) * d + i] = v;
      }
  return {};
}

double free_parameters(Covariance kind, double k, double d) {
  const double spread = kind == Covariance::diag   ? k * d
                        : kind == Covariance::full ? k * d * (d + 1) / 2
                                                   : d * (d + 1) / 2;
  return k - 1 + k * d + spread;
}

Mixture empty_mixture(Covariance kind, size_t k, size_t d) {
  const size_t rows = kind == Covariance::diag ? k : kind == Covariance::full ? k * d : d;
  Mixture m;
  m.kind = kind;
  m.weights.assign(k, 0.0);
  m.means = {k, d, std::vector<double>(k * d, 0.0)};
  m.covariances = {rows, d, std::vector<double>(rows * d, 0.0)};
  return m;
}

/// Components by the size of their labels.
void order_by_size(Mixture& m) {
  const Mixture old = m;
  const size_t k = m.weights.size(), d = m.means.columns, piece = m.kind == Covariance::diag ? d : d * d;
  const std::vector<int> order = number_by_size(m.labels, static_cast<int>(k));
  for (size_t i = 0; i < k; ++i) {
    const auto from = static_cast<size_t>(order[i]);
    m.weights[i] = old.weights[from];
    std::copy_n(old.means.values.data() + from * d, d, m.means.values.data() + i * d);
    if (m.kind != Covariance::tied)
      std::copy_n(old.covariances.values.data() + from * piece, piece, m.covariances.values.data() + i * piece);
  }
}

}  // namespace

double Mixture::bic(double n) const { return -2 * log_likelihood + parameters * std::log(n); }

Result<Mixture> fit_mixture(const Blocks& x, const Mixture& start, const MixtureOptions& options, const Exec& exec) {
  const size_t k = start.weights.size(), d = x.columns();
  const double n = static_cast<double>(x.rows());
  Mixture out = start;
  out.kind = options.kind;
  out.parameters = free_parameters(options.kind, static_cast<double>(k), static_cast<double>(d));
  const std::vector<double> all =
      options.kind == Covariance::tied ? all_products(x, exec) : std::vector<double>();
  Expectation expectation(x, exec, options.kind, k);
  CHECK(expectation.set(out));
  double before = -std::numeric_limits<double>::infinity();
  for (out.rounds = 1; out.rounds <= options.most_rounds; ++out.rounds) {
    const Sums sums = expectation.pass(nullptr);
    if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
    CHECK(maximise(sums, all, n, options.floor, out));
    CHECK(expectation.set(out));
    out.converged = std::abs(sums.log_likelihood / n - before) < options.tolerance;
    before = sums.log_likelihood / n;
    if (out.converged) break;
  }
  out.rounds = std::min(out.rounds, options.most_rounds);
  const Sums last = expectation.pass(&out.labels);
  out.log_likelihood = last.log_likelihood;
  out.entropy = last.entropy;
  if (!exec.stopped()) order_by_size(out);
  return out;
}

Result<Mixture> fit_mixture(const Blocks& x, std::span<const int> labels, const MixtureOptions& options,
                            const Exec& exec) {
  const size_t k = labels.empty() ? 0 : static_cast<size_t>(*std::max_element(labels.begin(), labels.end())) + 1;
  Mixture start = empty_mixture(options.kind, k, x.columns());
  const Expectation expectation(x, exec, options.kind, k);
  const std::vector<double> all =
      options.kind == Covariance::tied ? all_products(x, exec) : std::vector<double>();
  CHECK(maximise(expectation.of_labels(labels), all, static_cast<double>(x.rows()), options.floor, start));
  return fit_mixture(x, start, options, exec);
}

}  // namespace habitus::stats
