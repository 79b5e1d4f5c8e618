#include "core/stats/logistic_design.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <QtCore/qtmetamacros.h>

#include "core/base/parallel.h"
#include "core/stats/rows.h"

namespace habitus::stats {
namespace {

constexpr size_t kRows = kernel::kMostRows;  ///< of a block

/// Blocks that are added up where they are made: enough to be worth a thread's while, and few enough to share out.
size_t group_of(size_t blocks) { return std::clamp(blocks / 64, size_t{1}, size_t{64}); }
size_t groups_of(size_t blocks) { return (blocks + group_of(blocks) - 1) / group_of(blocks); }

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

/// The blocks of group g.
template <class Block>
void each_in(size_t g, size_t blocks, const Block& block) {
  for (size_t b = g * group_of(blocks); b < std::min(blocks, (g + 1) * group_of(blocks)); ++b) block(b);
}

}  // namespace

Result<Design> Design::make(const Matrix& x, std::span<const double> y, double l2, const Exec& exec,
                            std::vector<LogisticFinding>& findings) {
  CHECK(check(x, y));
  Design d;
  d.values_ = x.values;
  d.y_ = y;
  d.exec_ = &exec;
  d.kept_.resize(x.columns);
  std::iota(d.kept_.begin(), d.kept_.end(), size_t{0});
  Facts all = d.facts();
  if (exec.stopped()) return fail(Kind::stopped, {QT_TRANSLATE_NOOP("core", "Stopped")});
  // A sum tells of any value that is not finite (or of finite ones beyond all measure, which are looked for in vain).
  const bool finite = std::all_of(all.sum.begin(), all.sum.end(), [](double sum) { return std::isfinite(sum); });
  if (!finite) CHECK(all_finite(x));
  for (double& sum : all.sum) sum /= static_cast<double>(x.rows);
  // Spreads are asked for where no penalty keeps the weights finite.
  const auto squares = l2 > 0 ? std::vector<double>(x.columns, 0.) : d.squares(all.sum);
  std::vector<double> centre, scale;
  d.kept_.clear();
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
  if (d.kept_.size() < x.columns) d.keep_only(x);
  if (l2 > 0) return d;
  const auto out = d.dependent(centre, scale);
  for (const size_t place : out)
    findings.push_back({LogisticFinding::Kind::aliased, static_cast<int>(d.kept_[place])});
  if (out.empty()) return d;
  d.leave_out(out);
  d.keep_only(x);
  return d;
}

size_t Design::blocks() const { return (rows() + kRows - 1) / kRows; }

Design::Rows Design::block(size_t b, std::vector<double>& room) const {
  const size_t k = kept_.size(), n = std::min(kRows, rows() - b * kRows);
  const auto from = values_.begin() + static_cast<std::ptrdiff_t>(b * kRows * k);
  if (b * kRows * k + n * k + kernel::kWhole <= values_.size()) return {&*from, k, n};
  room.assign(n * k + kernel::kWhole, 0.);
  std::copy_n(from, n * k, room.begin());
  return {room.data(), k, n};
}

/// The table without the columns that went.
void Design::keep_only(const Matrix& x) {
  std::vector<double> own(rows() * kept_.size());
  for (size_t r = 0; r < rows(); ++r)
    for (size_t j = 0; j < kept_.size(); ++j) own[r * kept_.size() + j] = x.at(r, kept_[j]);
  own_ = std::move(own);
  values_ = own_;
}

Facts Design::facts() const {
  constexpr double huge = std::numeric_limits<double>::infinity();
  const size_t wide = kernel::whole_columns(kept_.size());
  const Facts none{std::vector<double>(wide, huge), std::vector<double>(wide, -huge), std::vector<double>(wide, 0.)};
  const auto parts = parallel_map<Facts>(groups_of(blocks()), exec(), [&](size_t g) {
    Facts f = none;
    std::vector<double> room;
    each_in(g, blocks(), [&](size_t b) {
      const Rows rows = block(b, room);
      kernel::row_extremes(rows.x, rows.stride, wide, rows.count, f.lo.data(), f.hi.data(), f.sum.data());
    });
    return f;
  });
  Facts all = none;
  for (const Facts& f : parts)
    for (size_t c = 0; c < f.sum.size(); ++c) {
      all.lo[c] = std::min(all.lo[c], f.lo[c]);
      all.hi[c] = std::max(all.hi[c], f.hi[c]);
      all.sum[c] += f.sum[c];
    }
  for (auto* of : {&all.lo, &all.hi, &all.sum}) of->resize(kept_.size());
  return all;
}

/// Σ (x − centre)² of each column.
std::vector<double> Design::squares(std::vector<double> centre) const {
  const size_t wide = kernel::whole_columns(kept_.size());
  centre.resize(wide);
  const auto parts = parallel_map<std::vector<double>>(groups_of(blocks()), exec(), [&](size_t g) {
    std::vector<double> out(wide, 0.), room;
    each_in(g, blocks(), [&](size_t b) {
      const Rows rows = block(b, room);
      kernel::row_squares(rows.x, rows.stride, wide, rows.count, centre.data(), out.data());
    });
    return out;
  });
  std::vector<double> all(wide, 0.);
  for (const auto& part : parts)
    for (size_t c = 0; c < part.size(); ++c) all[c] += part[c];
  all.resize(kept_.size());
  return all;
}

void Design::leave_out(const std::vector<size_t>& places) {
  for (size_t i = places.size(); i > 0; --i) {
    kept_.erase(kept_.begin() + static_cast<long>(places[i - 1]));
    spread_.erase(spread_.begin() + static_cast<long>(places[i - 1]));
  }
}

std::vector<size_t> Design::dependent(const std::vector<double>& centre,
                                      const std::vector<double>& scale) const {
  const size_t k = kept_.size(), wide = kernel::whole_columns(k);
  const std::vector<double> ones(kRows, 1.);
  const auto parts = parallel_map<std::vector<double>>(groups_of(blocks()), exec(), [&](size_t g) {
    std::vector<double> sum(wide * wide, 0.), even(wide * kRows, 0.), room;
    each_in(g, blocks(), [&](size_t b) {
      const Rows rows = block(b, room);
      for (size_t r = 0; r < rows.count; ++r)
        for (size_t j = 0; j < k; ++j) even[r * wide + j] = (rows.x[r * rows.stride + j] - centre[j]) / scale[j];
      kernel::row_products(even.data(), wide, wide, rows.count, ones.data(), sum.data());
    });
    return sum;
  });
  std::vector<double> correlation(wide * wide, 0.);  // the upper half
  for (const auto& part : parts)
    for (size_t i = 0; i < part.size(); ++i) correlation[i] += part[i];
  std::vector<std::vector<double>> lines;  // Cholesky rows of the columns that stay
  std::vector<size_t> stay;
  std::vector<size_t> out;
  for (size_t i = 0; i < k; ++i) {
    std::vector<double> line(lines.size() + 1);
    double left = 1;
    for (size_t j = 0; j < lines.size(); ++j) {
      double dot = correlation[stay[j] * wide + i];
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
  const size_t k = kept_.size(), wide = kernel::whole_columns(k);
  Moments m;
  std::vector<double> slope(wide, 0.), mixed(wide, 0.), curve(curved ? wide * wide : 0, 0.), by(wide, 0.), room;
  std::copy_n(w.data() + 1, k, by.begin());
  double shift = 0, weights = 0;
  for (const size_t b : blocks) {
    const auto [x, stride, n] = block(b, room);
    double y[kRows] = {}, error[kRows], weight[kRows];
    std::copy_n(y_.begin() + static_cast<std::ptrdiff_t>(b * kRows), n, y);
    kernel::row_dots(x, stride, wide, n, by.data(), w[0], error);
    for (size_t r = 0; r < n; ++r)
      if (y[r] == 1)
        m.least_positive = std::min(m.least_positive, error[r]);
      else
        m.greatest_negative = std::max(m.greatest_negative, error[r]);
    std::fill(error + n, error + kRows, -1e300);  // rows that are none: p = 0 = y
    m.loss += kernel::odds(y, n, error, weight);
    kernel::row_sums(x, stride, wide, n, error, slope.data());
    for (size_t r = 0; r < n; ++r) shift += error[r];
    if (!curved) continue;
    for (size_t r = 0; r < n; ++r) weights += weight[r];
    kernel::row_sums(x, stride, wide, n, weight, mixed.data());
    kernel::row_products(x, stride, wide, n, weight, curve.data());
  }
  const auto tail = static_cast<Eigen::Index>(k);
  m.gradient.resize(size());
  m.gradient << shift, Eigen::Map<const Eigen::VectorXd>(slope.data(), tail);
  if (!curved) return m;
  m.hessian.resize(size(), size());
  m.hessian(0, 0) = weights;
  m.hessian.col(0).tail(tail) = Eigen::Map<const Eigen::VectorXd>(mixed.data(), tail);
  const auto far = static_cast<Eigen::Index>(wide);
  m.hessian.bottomRightCorner(tail, tail) =
      Eigen::Map<const Eigen::MatrixXd>(curve.data(), far, far).topLeftCorner(tail, tail);  // rows as columns: the lower half
  return m;
}

Moments Design::moments(const Eigen::VectorXd& w, bool curved, size_t every) const {
  std::vector<size_t> blocks;
  size_t seen = 0;
  for (size_t b = 0; b < this->blocks(); b += every) blocks.push_back(b), seen += std::min(kRows, rows() - b * kRows);
  const auto parts = parallel_map<Moments>(groups_of(blocks.size()), exec(), [&](size_t g) {
    const size_t many = group_of(blocks.size()), from = g * many;
    return group(std::span(blocks).subspan(from, std::min(many, blocks.size() - from)), w, curved);
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
