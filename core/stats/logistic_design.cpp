#include "core/stats/logistic_design.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QtCore/qtmetamacros.h>

#include "core/base/parallel.h"

namespace habitus::stats {
namespace {

constexpr size_t kGroup = 64;  ///< blocks that are added up where they are made

size_t groups_of(size_t blocks) { return (blocks + kGroup - 1) / kGroup; }

/// Extremes and sums of each column of a group of blocks.
struct Facts {
  std::vector<double> lo, hi, sum;
  bool finite = true;
};

Facts facts_of(const Blocks& x, size_t g) {
  constexpr double huge = std::numeric_limits<double>::infinity();
  Facts f{std::vector<double>(x.columns(), huge), std::vector<double>(x.columns(), -huge),
          std::vector<double>(x.columns(), 0.)};
  for (size_t b = g * kGroup; b < std::min(x.count(), (g + 1) * kGroup); ++b) {
    kernel::extremes(x.block(b), x.columns(), x.rows_in(b), f.lo.data(), f.hi.data());
    kernel::sums(x.block(b), x.columns(), x.rows_in(b), f.sum.data());
  }
  // A sum tells of any value that is not finite (or of finite ones beyond all measure, which are looked for in vain).
  for (const double sum : f.sum) f.finite = f.finite && std::isfinite(sum);
  return f;
}

Done all_finite(const Matrix& x) {
  const auto bad = std::find_if(x.values.begin(), x.values.end(), [](double v) { return !std::isfinite(v); });
  if (bad == x.values.end()) return {};
  const auto at = static_cast<size_t>(bad - x.values.begin());
  return fail(Kind::input,
              {QT_TRANSLATE_NOOP("core", "Row %1, column %2 is not a finite number"),
               {static_cast<int64_t>(at / x.columns + 1), static_cast<int64_t>(at % x.columns + 1)}},
              {}, {QT_TRANSLATE_NOOP("core", "Fill missing values before fitting")});
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
std::vector<double> squares_of(const Blocks& x, const std::vector<double>& centre, const Exec& exec) {
  const auto parts = parallel_map<std::vector<double>>(groups_of(x.count()), exec, [&](size_t g) {
    std::vector<double> out(x.columns(), 0.);
    for (size_t b = g * kGroup; b < std::min(x.count(), (g + 1) * kGroup); ++b)
      kernel::squares_about(x.block(b), x.columns(), x.rows_in(b), centre.data(), out.data());
    return out;
  });
  std::vector<double> all(x.columns(), 0.);
  for (const auto& part : parts)
    for (size_t c = 0; c < part.size(); ++c) all[c] += part[c];
  return all;
}

}  // namespace

Result<Design> Design::make(const Matrix& x, std::span<const double> y, double l2, const Exec& exec,
                            std::vector<LogisticFinding>& findings) {
  CHECK(check(x, y));
  Design d;
  d.y_ = y;
  d.exec_ = &exec;
  d.x_ = Blocks(x, exec);
  const auto parts =
      parallel_map<Facts>(groups_of(d.x_.count()), exec, [&](size_t g) { return facts_of(d.x_, g); });
  if (exec.stopped()) return fail(Kind::stopped, {QT_TRANSLATE_NOOP("core", "Stopped")});
  Facts all = parts[0];
  for (size_t g = 1; g < parts.size(); ++g) {
    all.finite = all.finite && parts[g].finite;
    for (size_t c = 0; c < x.columns; ++c) {
      all.lo[c] = std::min(all.lo[c], parts[g].lo[c]);
      all.hi[c] = std::max(all.hi[c], parts[g].hi[c]);
      all.sum[c] += parts[g].sum[c];
    }
  }
  if (!all.finite) CHECK(all_finite(x));
  for (double& sum : all.sum) sum /= static_cast<double>(x.rows);
  // Spreads are asked for where no penalty keeps the weights finite.
  const auto squares = l2 > 0 ? std::vector<double>(x.columns, 0.) : squares_of(d.x_, all.sum, exec);
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
  if (d.kept_.size() < x.columns) d.pack(x);
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
  x_ = Blocks(x.rows, kept_.size(), exec(), [&](size_t r, size_t j) { return x.at(r, kept_[j]); });
}

void Design::leave_out(const std::vector<size_t>& places) {
  for (size_t i = places.size(); i > 0; --i) {
    kept_.erase(kept_.begin() + static_cast<long>(places[i - 1]));
    spread_.erase(spread_.begin() + static_cast<long>(places[i - 1]));
  }
}

std::vector<size_t> Design::dependent(const std::vector<double>& centre,
                                      const std::vector<double>& scale) const {
  const size_t k = kept_.size();
  const auto parts = parallel_map<std::vector<double>>(groups_of(x_.count()), exec(), [&](size_t g) {
    std::vector<double> sum(k * k, 0.), even(k * Blocks::kStride, 0.);
    for (size_t b = g * kGroup; b < std::min(x_.count(), (g + 1) * kGroup); ++b) {
      const size_t rows = x_.rows_in(b);
      for (size_t j = 0; j < k; ++j)
        for (size_t r = 0; r < Blocks::kRows; ++r)
          even[j * Blocks::kStride + r] =
              r < rows ? (x_.block(b)[j * Blocks::kStride + r] - centre[j]) / scale[j] : 0;
      kernel::products(even.data(), k, even.data(), k, rows, true, sum.data());
    }
    return sum;
  });
  std::vector<double> correlation(k * k, 0.);  // the upper half
  for (const auto& part : parts)
    if (!part.empty()) kernel::add(part.data(), part.size(), correlation.data());
  std::vector<std::vector<double>> lines;  // Cholesky rows of the columns that stay
  std::vector<size_t> stay;
  std::vector<size_t> out;
  for (size_t i = 0; i < k; ++i) {
    std::vector<double> line(lines.size() + 1);
    double left = 1;
    for (size_t j = 0; j < lines.size(); ++j) {
      double dot = correlation[stay[j] * k + i];
      for (size_t m = 0; m < j; ++m) dot -= line[m] * lines[j][m];
      line[j] = dot / lines[j][j];
      left -= line[j] * line[j];
    }
    if (left < 1e-10) {
      out.push_back(i);
      continue;
    }
    line.back() = std::sqrt(left);
    lines.push_back(line);
    stay.push_back(i);
  }
  return out;
}

Moments Design::group(std::span<const size_t> blocks, const Eigen::VectorXd& w, bool curved) const {
  const size_t k = kept_.size();
  Moments m;
  std::vector<double> slope(k, 0.), mixed(k, 0.), curve(curved ? k * k : 0, 0.);
  std::vector<double> scaled(curved ? k * Blocks::kStride : 0);
  double shift = 0, weights = 0;
  for (const size_t b : blocks) {
    const double* const x = x_.block(b);
    const size_t n = x_.rows_in(b);
    double y[Blocks::kRows] = {}, error[Blocks::kRows], weight[Blocks::kRows];
    std::copy_n(y_.begin() + static_cast<std::ptrdiff_t>(b * Blocks::kRows), n, y);
    kernel::linear(x, k, n, w.data() + 1, w[0], error);
    for (size_t r = 0; r < n; ++r)
      if (y[r] == 1)
        m.least_positive = std::min(m.least_positive, error[r]);
      else
        m.greatest_negative = std::max(m.greatest_negative, error[r]);
    std::fill(error + n, error + Blocks::kRows, -1e300);  // rows that are none: p = 0 = y
    m.loss += kernel::odds(y, n, error, weight);
    kernel::products(x, k, error, 1, n, false, slope.data());
    for (size_t r = 0; r < n; ++r) shift += error[r];
    if (!curved) continue;
    for (size_t r = 0; r < n; ++r) weights += weight[r];
    kernel::products(x, k, weight, 1, n, false, mixed.data());
    kernel::weighted(x, k, n, weight, scaled.data());
    kernel::products(scaled.data(), k, x, k, n, true, curve.data());
  }
  const auto tail = static_cast<Eigen::Index>(k);
  m.gradient.resize(size());
  m.gradient << shift, Eigen::Map<const Eigen::VectorXd>(slope.data(), tail);
  if (!curved) return m;
  m.hessian.resize(size(), size());
  m.hessian(0, 0) = weights;
  m.hessian.col(0).tail(tail) = Eigen::Map<const Eigen::VectorXd>(mixed.data(), tail);
  m.hessian.bottomRightCorner(tail, tail) =
      Eigen::Map<const Eigen::MatrixXd>(curve.data(), tail, tail);  // rows as columns: the lower half
  return m;
}

Moments Design::moments(const Eigen::VectorXd& w, bool curved, size_t every) const {
  std::vector<size_t> blocks;
  size_t seen = 0;
  for (size_t b = 0; b < x_.count(); b += every) blocks.push_back(b), seen += x_.rows_in(b);
  const auto parts = parallel_map<Moments>(groups_of(blocks.size()), exec(), [&](size_t g) {
    return group(std::span(blocks).subspan(g * kGroup, std::min(kGroup, blocks.size() - g * kGroup)), w, curved);
  });
  if (exec().stopped()) return {};
  Moments all = parts[0];
  for (size_t g = 1; g < parts.size(); ++g) {
    all.loss += parts[g].loss;
    all.gradient += parts[g].gradient;
    if (curved) all.hessian += parts[g].hessian;
    all.least_positive = std::min(all.least_positive, parts[g].least_positive);
    all.greatest_negative = std::max(all.greatest_negative, parts[g].greatest_negative);
  }
  if (every > 1) {
    const double times = static_cast<double>(rows()) / static_cast<double>(seen);
    all.loss *= times, all.gradient *= times;
    if (curved) all.hessian *= times;
  }
  if (curved) all.hessian.triangularView<Eigen::StrictlyUpper>() = all.hessian.transpose();
  return all;
}

}  // namespace habitus::stats
