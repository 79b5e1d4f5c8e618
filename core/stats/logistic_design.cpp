#include "core/stats/logistic_design.h"

#include <algorithm>
#include <cmath>

#include <QtCore/qtmetamacros.h>

#include "core/base/parallel.h"

namespace habitus::stats {
namespace {

constexpr size_t kRowsPerBlock = 1024;
using Rows = Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;

size_t blocks_of(size_t rows) { return (rows + kRowsPerBlock - 1) / kRowsPerBlock; }

/// Extremes and sums of each column of a block, and the first value that is not finite.
struct Facts {
  std::vector<double> lo, hi, sum;
  size_t bad = SIZE_MAX;
};

Facts facts_of(const Matrix& x, size_t b) {
  const size_t from = b * kRowsPerBlock, end = std::min(x.rows, from + kRowsPerBlock);
  Facts f{{x.values.begin() + static_cast<long>(from * x.columns),
           x.values.begin() + static_cast<long>((from + 1) * x.columns)},
          {},
          std::vector<double>(x.columns, 0.),
          SIZE_MAX};
  f.hi = f.lo;
  for (size_t r = from; r < end; ++r)
    for (size_t c = 0; c < x.columns; ++c) {
      const double v = x.values[r * x.columns + c];
      if (!std::isfinite(v)) f.bad = std::min(f.bad, r * x.columns + c);
      f.lo[c] = std::min(f.lo[c], v);
      f.hi[c] = std::max(f.hi[c], v);
      f.sum[c] += v;
    }
  return f;
}

Done check(const Matrix& x, std::span<const double> y) {
  if (x.rows == 0 || y.size() != x.rows)
    return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "There are no rows to fit a model on")}, {},
                {QT_TRANSLATE_NOOP("core", "Choose as-of dates whose labels are known")});
  const double positives = pairwise_sum(y);
  if (positives == 0 || positives == static_cast<double>(y.size()))
    return fail(Kind::input,
                {QT_TRANSLATE_NOOP("core", "All %1 training rows have the same outcome"),
                 {static_cast<int64_t>(y.size())}},
                {}, {QT_TRANSLATE_NOOP("core", "Train on dates that hold both outcomes")});
  return {};
}

/// Σ (x − centre)² of each column.
std::vector<double> squares_of(const Matrix& x, const std::vector<double>& centre, const Exec& exec) {
  const auto parts = parallel_map<std::vector<double>>(blocks_of(x.rows), exec, [&](size_t b) {
    std::vector<double> out(x.columns, 0.);
    const size_t end = std::min(x.rows, (b + 1) * kRowsPerBlock);
    for (size_t r = b * kRowsPerBlock; r < end; ++r)
      for (size_t c = 0; c < x.columns; ++c) {
        const double v = x.values[r * x.columns + c] - centre[c];
        out[c] += v * v;
      }
    return out;
  });
  std::vector<double> all(x.columns, 0.);
  for (const auto& part : parts)
    for (size_t c = 0; c < part.size(); ++c) all[c] += part[c];
  return all;
}

}  // namespace

Result<Design> Design::make(const Matrix& x, std::span<const double> y, double l2, const Exec& exec,
                            std::vector<LogisticFinding>& findings) {
  CHECK(check(x, y));
  const auto parts = parallel_map<Facts>(blocks_of(x.rows), exec, [&](size_t b) { return facts_of(x, b); });
  if (exec.stopped()) return fail(Kind::stopped, {QT_TRANSLATE_NOOP("core", "Stopped")});
  Facts all = parts[0];
  for (size_t b = 1; b < parts.size(); ++b) {
    all.bad = std::min(all.bad, parts[b].bad);
    for (size_t c = 0; c < x.columns; ++c) {
      all.lo[c] = std::min(all.lo[c], parts[b].lo[c]);
      all.hi[c] = std::max(all.hi[c], parts[b].hi[c]);
      all.sum[c] += parts[b].sum[c];
    }
  }
  if (all.bad != SIZE_MAX)
    return fail(
        Kind::input,
        {QT_TRANSLATE_NOOP("core", "Row %1, column %2 is not a finite number"),
         {static_cast<int64_t>(all.bad / x.columns + 1), static_cast<int64_t>(all.bad % x.columns + 1)}},
        {}, {QT_TRANSLATE_NOOP("core", "Fill missing values before fitting")});
  Design d;
  d.y_ = y;
  d.exec_ = &exec;
  for (double& sum : all.sum) sum /= static_cast<double>(x.rows);
  const auto squares = squares_of(x, all.sum, exec);
  std::vector<double> centre, scale;
  for (size_t c = 0; c < x.columns; ++c) {
    if (all.lo[c] == all.hi[c]) {
      findings.push_back({LogisticFinding::Kind::constant, static_cast<int>(c)});
      continue;
    }
    d.kept_.push_back(c);
    centre.push_back(all.sum[c]);
    scale.push_back(std::sqrt(squares[c]));
    d.spread_.push_back(std::sqrt(squares[c] / static_cast<double>(x.rows)));
  }
  d.pack(x);
  if (l2 > 0) return d;
  const auto out = d.dependent(centre, scale);
  for (const size_t place : out)
    findings.push_back({LogisticFinding::Kind::aliased, static_cast<int>(d.kept_[place])});
  if (out.empty()) return d;
  d.leave_out(out);
  d.pack(x);
  return d;
}

void Design::pack(const Matrix& x) {
  if (kept_.size() == x.columns) {
    values_ = x.values.data();
    return;
  }
  packed_.resize(x.rows * kept_.size());
  for (size_t r = 0; r < x.rows; ++r)
    for (size_t j = 0; j < kept_.size(); ++j) packed_[r * kept_.size() + j] = x.at(r, kept_[j]);
  values_ = packed_.data();
}

void Design::leave_out(const std::vector<size_t>& places) {
  for (size_t i = places.size(); i > 0; --i) {
    kept_.erase(kept_.begin() + static_cast<long>(places[i - 1]));
    spread_.erase(spread_.begin() + static_cast<long>(places[i - 1]));
  }
}

std::vector<size_t> Design::dependent(const std::vector<double>& centre,
                                      const std::vector<double>& scale) const {
  const auto k = static_cast<Eigen::Index>(kept_.size());
  const Eigen::Map<const Eigen::VectorXd> middle(centre.data(), k), size(scale.data(), k);
  const auto parts = parallel_map<Eigen::MatrixXd>(blocks_of(rows()), exec(), [&](size_t b) {
    const size_t from = b * kRowsPerBlock, n = std::min(rows() - from, kRowsPerBlock);
    const Rows part(row(from), static_cast<Eigen::Index>(n), k);
    const Eigen::MatrixXd even =
        (part.rowwise() - middle.transpose()).array().rowwise() / size.transpose().array();
    Eigen::MatrixXd out = Eigen::MatrixXd::Zero(k, k);
    out.selfadjointView<Eigen::Lower>().rankUpdate(even.transpose());
    return out;
  });
  Eigen::MatrixXd correlation = Eigen::MatrixXd::Zero(k, k);
  for (const auto& part : parts)
    if (part.size() > 0) correlation += part;
  std::vector<std::vector<double>> lines;  // Cholesky rows of the columns that stay
  std::vector<Eigen::Index> stay;
  std::vector<size_t> out;
  for (Eigen::Index i = 0; i < k; ++i) {
    std::vector<double> line(lines.size() + 1);
    double left = 1;
    for (size_t j = 0; j < lines.size(); ++j) {
      double dot = correlation(i, stay[j]);
      for (size_t m = 0; m < j; ++m) dot -= line[m] * lines[j][m];
      line[j] = dot / lines[j][j];
      left -= line[j] * line[j];
    }
    if (left < 1e-10) {
      out.push_back(static_cast<size_t>(i));
      continue;
    }
    line.back() = std::sqrt(left);
    lines.push_back(line);
    stay.push_back(i);
  }
  return out;
}

Moments Design::block(size_t b, const Eigen::VectorXd& w, bool curved) const {
  const size_t from = b * kRowsPerBlock, n = std::min(rows() - from, kRowsPerBlock);
  const auto count = static_cast<Eigen::Index>(n), k = size() - 1;
  const Rows part(row(from), count, k);
  Eigen::VectorXd error(count), weight(count);
  error.noalias() = part * w.tail(k);
  Moments m;
  for (size_t i = 0; i < n; ++i) {
    const auto at = static_cast<Eigen::Index>(i);
    const double z = error[at] + w[0], y = y_[from + i], t = std::exp(-std::abs(z));
    const double p = z >= 0 ? 1 / (1 + t) : t / (1 + t);
    m.loss += std::max(0., y == 1 ? -z : z) + std::log1p(t);
    if (y == 1)
      m.least_positive = std::min(m.least_positive, z);
    else
      m.greatest_negative = std::max(m.greatest_negative, z);
    error[at] = p - y;
    weight[at] = p * (1 - p);
  }
  m.gradient.resize(size());
  m.gradient[0] = error.sum();
  m.gradient.tail(k).noalias() = part.transpose() * error;
  if (!curved) return m;
  m.hessian = Eigen::MatrixXd::Zero(size(), size());
  m.hessian(0, 0) = weight.sum();
  m.hessian.col(0).tail(k).noalias() = part.transpose() * weight;
  const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> scaled =
      weight.array().sqrt().matrix().asDiagonal() * part;
  m.hessian.bottomRightCorner(k, k).selfadjointView<Eigen::Lower>().rankUpdate(scaled.transpose());
  return m;
}

Moments Design::moments(const Eigen::VectorXd& w, bool curved, size_t every) const {
  // Groups of blocks are added up where they are made: fewer matrices to keep, the same bits.
  constexpr size_t kGroup = 8;
  const size_t blocks = (blocks_of(rows()) + every - 1) / every, groups = (blocks + kGroup - 1) / kGroup;
  const auto add = [&](Moments& to, const Moments& part) {
    to.loss += part.loss;
    to.gradient += part.gradient;
    if (curved) to.hessian += part.hessian;
    to.least_positive = std::min(to.least_positive, part.least_positive);
    to.greatest_negative = std::max(to.greatest_negative, part.greatest_negative);
  };
  const auto parts = parallel_map<Moments>(groups, exec(), [&](size_t g) {
    Moments sum = block(g * kGroup * every, w, curved);
    for (size_t b = g * kGroup + 1; b < std::min(blocks, (g + 1) * kGroup); ++b)
      add(sum, block(b * every, w, curved));
    return sum;
  });
  if (exec().stopped()) return {};
  Moments all = parts[0];
  for (size_t g = 1; g < parts.size(); ++g) add(all, parts[g]);
  if (every > 1) {
    double seen = 0;
    for (size_t b = 0; b < blocks; ++b)
      seen += static_cast<double>(std::min(rows() - b * every * kRowsPerBlock, kRowsPerBlock));
    const double times = static_cast<double>(rows()) / seen;
    all.loss *= times, all.gradient *= times;
    if (curved) all.hessian *= times;
  }
  if (curved) all.hessian.triangularView<Eigen::StrictlyUpper>() = all.hessian.transpose();
  return all;
}

}  // namespace habitus::stats
