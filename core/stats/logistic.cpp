#include "core/stats/logistic.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>

#include <QtCore/qglobal.h>

#include "core/base/parallel.h"

namespace habitus::stats {
namespace {

constexpr size_t kRowsPerBlock = 1024;
constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();

/// Loss, gradient and Hessian of a block of rows; column 0 is the intercept.
struct Moments {
  double loss = 0;
  Eigen::VectorXd gradient;
  Eigen::MatrixXd hessian;
  double least_positive = std::numeric_limits<double>::infinity();  ///< smallest z of a row with y = 1
  double greatest_negative = -std::numeric_limits<double>::infinity();
};

/// The design in use: the matrix and the columns that stayed in.
struct Design {
  const Matrix& x;
  std::span<const double> y;
  std::vector<size_t> kept;
  const Exec& exec;
  std::vector<double> spread = {};  ///< standard deviation of each kept column
  size_t size() const { return kept.size() + 1; }

  double z_of(size_t r, const Eigen::VectorXd& w) const {
    double z = w[0];
    for (size_t j = 0; j < kept.size(); ++j) z += w[static_cast<Eigen::Index>(j + 1)] * x.at(r, kept[j]);
    return z;
  }

  Moments block(size_t b, const Eigen::VectorXd& w, bool curved) const {
    const Eigen::Index k = static_cast<Eigen::Index>(size());
    Moments m;
    m.gradient = Eigen::VectorXd::Zero(k);
    if (curved) m.hessian = Eigen::MatrixXd::Zero(k, k);
    std::vector<double> row(size(), 1.0);
    const size_t end = std::min(x.rows, (b + 1) * kRowsPerBlock);
    for (size_t r = b * kRowsPerBlock; r < end; ++r) {
      for (size_t j = 0; j < kept.size(); ++j) row[j + 1] = x.at(r, kept[j]);
      const double z = z_of(r, w), p = sigmoid(z);
      const double away = y[r] == 1 ? -z : z;
      m.loss += away > 0 ? away + std::log1p(std::exp(-away)) : std::log1p(std::exp(away));
      if (y[r] == 1)
        m.least_positive = std::min(m.least_positive, z);
      else
        m.greatest_negative = std::max(m.greatest_negative, z);
      const double error = p - y[r], weight = p * (1 - p);
      for (Eigen::Index i = 0; i < k; ++i) {
        m.gradient[i] += error * row[static_cast<size_t>(i)];
        if (!curved) continue;
        const double wi = weight * row[static_cast<size_t>(i)];
        for (Eigen::Index j = 0; j <= i; ++j) m.hessian(j, i) += wi * row[static_cast<size_t>(j)];
      }
    }
    return m;
  }

  Moments moments(const Eigen::VectorXd& w, bool curved) const {
    const size_t blocks = (x.rows + kRowsPerBlock - 1) / kRowsPerBlock;
    const auto parts = parallel_map<Moments>(blocks, exec, [&](size_t b) { return block(b, w, curved); });
    if (exec.stopped()) return {};
    Moments all = parts[0];
    for (size_t b = 1; b < parts.size(); ++b) {
      all.loss += parts[b].loss;
      all.gradient += parts[b].gradient;
      if (curved) all.hessian += parts[b].hessian;
      all.least_positive = std::min(all.least_positive, parts[b].least_positive);
      all.greatest_negative = std::max(all.greatest_negative, parts[b].greatest_negative);
    }
    if (curved) all.hessian.triangularView<Eigen::StrictlyLower>() = all.hessian.transpose();
    return all;
  }
};

double penalty(const Eigen::VectorXd& w, const LogisticOptions& o) {
  const auto tail = w.tail(w.size() - 1);
  return o.l2 / 2 * tail.squaredNorm() + o.l1 * tail.lpNorm<1>();
}

/// Largest violation of the optimality conditions; `gradient` already holds the l2 part.
double violation(const Eigen::VectorXd& w, const Eigen::VectorXd& gradient, double l1) {
  double worst = std::abs(gradient[0]);
  for (Eigen::Index j = 1; j < w.size(); ++j) {
    const double v =
        w[j] == 0 ? std::max(0.0, std::abs(gradient[j]) - l1) : std::abs(gradient[j] + (w[j] > 0 ? l1 : -l1));
    worst = std::max(worst, v);
  }
  return worst;
}

/// argmin of g·d + ½ d'Hd + l1‖w + d‖₁ by coordinate descent.
Eigen::VectorXd proximal_step(const Eigen::VectorXd& w, const Eigen::VectorXd& g, const Eigen::MatrixXd& h,
                              double l1) {
  Eigen::VectorXd d = Eigen::VectorXd::Zero(w.size()), hd = Eigen::VectorXd::Zero(w.size());
  for (int round = 0; round < 10000; ++round) {
    double most = 0;
    for (Eigen::Index j = 0; j < w.size(); ++j) {
      const double curve = h(j, j);
      if (!(curve > 0)) continue;
      const double target = w[j] + d[j] - (g[j] + hd[j]) / curve;
      const double shrink = j == 0 ? 0 : l1 / curve;
      const double moved = target > shrink ? target - shrink : target < -shrink ? target + shrink : 0;
      const double change = moved - (w[j] + d[j]);
      if (change == 0) continue;
      d[j] = moved - w[j];
      hd += change * h.col(j);
      most = std::max(most, std::abs(change) * std::sqrt(curve));
    }
    if (most < 1e-14) break;
  }
  return d;
}

Done check_rows(const Matrix& x, std::span<const double> y) {
  if (x.rows == 0 || y.size() != x.rows)
    return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "There are no rows to fit a model on")}, {},
                {QT_TRANSLATE_NOOP("core", "Choose as-of dates whose labels are known")});
  const double positives = pairwise_sum(y);
  if (positives == 0 || positives == static_cast<double>(y.size()))
    return fail(Kind::input,
                {QT_TRANSLATE_NOOP("core", "All %1 training rows have the same outcome"),
                 {static_cast<int64_t>(y.size())}},
                {}, {QT_TRANSLATE_NOOP("core", "Train on dates that hold both outcomes")});
  for (size_t i = 0; i < x.values.size(); ++i)
    if (!std::isfinite(x.values[i]))
      return fail(Kind::input,
                  {QT_TRANSLATE_NOOP("core", "Row %1, column %2 is not a finite number"),
                   {static_cast<int64_t>(i / x.columns + 1), static_cast<int64_t>(i % x.columns + 1)}},
                  {}, {QT_TRANSLATE_NOOP("core", "Fill missing values before fitting")});
  return {};
}

/// Leaves out columns that never vary and, without an l2 penalty, columns that earlier ones already tell
/// (Cholesky of the correlation matrix, a pivot under 1e-10 is dependent).
std::vector<double> spread_of(const Design& design) {
  std::vector<double> out;
  for (size_t c : design.kept) {
    double m = 0, square = 0;
    for (size_t r = 0; r < design.x.rows; ++r) m += design.x.at(r, c) / static_cast<double>(design.x.rows);
    for (size_t r = 0; r < design.x.rows; ++r) square += (design.x.at(r, c) - m) * (design.x.at(r, c) - m);
    out.push_back(std::sqrt(square / static_cast<double>(design.x.rows)));
  }
  return out;
}

/// Leaves out columns that never vary and, without an l2 penalty, columns that earlier ones already tell
/// (Cholesky of the correlation matrix, a pivot under 1e-10 is dependent).
void choose_columns(Design& design, double l2, std::vector<LogisticFinding>& findings) {
  const Matrix& x = design.x;
  std::vector<double> centre, scale;
  for (size_t c = 0; c < x.columns; ++c) {
    double lo = x.at(0, c), hi = lo, sum = 0;
    for (size_t r = 0; r < x.rows; ++r) {
      lo = std::min(lo, x.at(r, c));
      hi = std::max(hi, x.at(r, c));
      sum += x.at(r, c);
    }
    if (lo == hi) {
      findings.push_back({LogisticFinding::Kind::constant, static_cast<int>(c)});
      continue;
    }
    design.kept.push_back(c);
    centre.push_back(sum / static_cast<double>(x.rows));
    double square = 0;
    for (size_t r = 0; r < x.rows; ++r) square += (x.at(r, c) - centre.back()) * (x.at(r, c) - centre.back());
    scale.push_back(std::sqrt(square));
  }
  if (l2 > 0) return;
  const size_t k = design.kept.size();
  std::vector<std::vector<double>> rows;  // Cholesky rows of the kept columns' correlations
  std::vector<size_t> stay, place;
  for (size_t i = 0; i < k; ++i) {
    std::vector<double> line(rows.size() + 1);
    double left = 1;
    for (size_t j = 0; j < rows.size(); ++j) {
      double dot = 0;
      for (size_t r = 0; r < x.rows; ++r)
        dot += (x.at(r, design.kept[i]) - centre[i]) * (x.at(r, stay[j]) - centre[place[j]]);
      dot /= scale[i] * scale[place[j]];
      for (size_t m = 0; m < j; ++m) dot -= line[m] * rows[j][m];
      line[j] = dot / rows[j][j];
      left -= line[j] * line[j];
    }
    if (left < 1e-10) {
      findings.push_back({LogisticFinding::Kind::aliased, static_cast<int>(design.kept[i])});
      continue;
    }
    line.back() = std::sqrt(left);
    rows.push_back(line);
    stay.push_back(design.kept[i]);
    place.push_back(i);
  }
  design.kept = stay;
}

Eigen::MatrixXd penalised(Eigen::MatrixXd hessian, double l2) {
  for (Eigen::Index j = 1; j < hessian.rows(); ++j) hessian(j, j) += l2;
  return hessian;
}

void add_intervals(LogisticFit& fit, const Design& design, const Eigen::VectorXd& w,
                   const Eigen::MatrixXd& hessian, const LogisticOptions& o) {
  std::vector<Eigen::Index> active{0};
  for (Eigen::Index j = 1; j < w.size(); ++j)
    if (o.l1 == 0 || w[j] != 0) active.push_back(j);
  const Eigen::Index k = static_cast<Eigen::Index>(active.size());
  Eigen::MatrixXd part(k, k);
  for (Eigen::Index i = 0; i < k; ++i)
    for (Eigen::Index j = 0; j < k; ++j)
      part(i, j) = hessian(active[static_cast<size_t>(i)], active[static_cast<size_t>(j)]);
  const Eigen::MatrixXd inverse = part.ldlt().solve(Eigen::MatrixXd::Identity(k, k));
  const double z = two_sided_z(o.level);
  for (Eigen::Index i = 0; i < k; ++i) {
    if (!(inverse(i, i) > 0)) continue;
    const double se = std::sqrt(inverse(i, i)), value = w[active[static_cast<size_t>(i)]];
    const Interval interval{value - z * se, value + z * se};
    if (i == 0) {
      fit.intercept_se = se;
      fit.intercept_interval = interval;
    } else {
      const size_t column = design.kept[static_cast<size_t>(active[static_cast<size_t>(i)]) - 1];
      fit.se[column] = se;
      fit.intervals[column] = interval;
    }
  }
}

/// Where the optimiser stands.
struct State {
  Eigen::VectorXd w;
  Moments now;
  bool separated = false;
};

/// Newton rounds (proximal with an l1 penalty) with backtracking, until the optimality conditions hold.
Done optimise(const Design& design, const LogisticOptions& o, State& s, LogisticFit& fit) {
  const double enough = 1e-10 * static_cast<double>(design.x.rows);
  const Eigen::Index tail = s.w.size() - 1;
  bool stuck = false;
  for (; fit.rounds < o.most_rounds; ++fit.rounds) {
    if (design.exec.stopped()) return fail(Kind::stopped, {QT_TRANSLATE_NOOP("core", "Stopped")});
    Eigen::VectorXd gradient = s.now.gradient;
    gradient.tail(tail) += o.l2 * s.w.tail(tail);
    fit.gradient = violation(s.w, gradient, o.l1);
    s.separated = s.now.least_positive > s.now.greatest_negative;
    if (s.separated && o.l2 == 0 && o.l1 == 0) return {};
    fit.converged = fit.gradient <= enough || stuck;
    // Newton's last rounds cost little: go on until nothing moves, so that the answer is the optimum to the
    // last digits.
    if (stuck || fit.gradient <= 1e-4 * enough) return {};
    const Eigen::MatrixXd hessian = penalised(s.now.hessian, o.l2);
    const Eigen::VectorXd step = o.l1 > 0 ? proximal_step(s.w, gradient, hessian, o.l1)
                                          : Eigen::VectorXd(hessian.ldlt().solve(-gradient));
    const double before = s.now.loss + penalty(s.w, o);
    stuck = true;
    for (double length = 1; length > 1e-12; length /= 2) {
      const Eigen::VectorXd next = s.w + length * step;
      const double value = design.moments(next, false).loss + penalty(next, o);
      if (!(value <= before + 1e-14 * std::abs(before))) continue;
      stuck = next == s.w;
      s.w = next;
      break;
    }
    s.now = design.moments(s.w, true);
  }
  return {};
}

/// Without a penalty, a standard error beyond 1000 on a standardised column says that the likelihood is flat:
/// the classes are told apart on part of the rows (quasi-separation) and the weight has no finite optimum.
bool flat(const LogisticFit& fit, const Design& design) {
  for (size_t j = 0; j < design.kept.size(); ++j) {
    const double se = fit.se[design.kept[j]];
    if (std::isnan(se) || se * design.spread[j] > 1000) return true;
  }
  return false;
}

void forget_intervals(LogisticFit& fit) {
  fit.se.assign(fit.weights.size(), kNoValue);
  fit.intervals.assign(fit.weights.size(), {kNoValue, kNoValue});
  fit.intercept_se = kNoValue;
  fit.intercept_interval = {kNoValue, kNoValue};
}

}  // namespace

double sigmoid(double z) { return z >= 0 ? 1 / (1 + std::exp(-z)) : std::exp(z) / (1 + std::exp(z)); }
double logit(double p) { return std::log(p) - std::log1p(-p); }

Result<LogisticFit> fit_logistic(const Matrix& x, std::span<const double> y, const LogisticOptions& o,
                                 const Exec& exec) {
  CHECK(check_rows(x, y));
  LogisticFit fit;
  Design design{x, y, {}, exec};
  choose_columns(design, o.l2, fit.findings);
  design.spread = spread_of(design);
  State s{Eigen::VectorXd::Zero(static_cast<Eigen::Index>(design.size())), {}, false};
  s.w[0] = logit(pairwise_sum(y) / static_cast<double>(y.size()));
  s.now = design.moments(s.w, true);
  CHECK(optimise(design, o, s, fit));
  fit.loss = s.now.loss;
  fit.intercept = s.w[0];
  fit.weights.assign(x.columns, 0);
  for (size_t j = 0; j < design.kept.size(); ++j)
    fit.weights[design.kept[j]] = s.w[static_cast<Eigen::Index>(j + 1)];
  forget_intervals(fit);
  if (fit.converged) add_intervals(fit, design, s.w, penalised(s.now.hessian, o.l2), o);
  if (o.l2 == 0 && o.l1 == 0 && (s.separated || flat(fit, design))) {
    s.separated = true;
    fit.converged = false;
    forget_intervals(fit);
  }
  if (s.separated) fit.findings.push_back({LogisticFinding::Kind::separated, -1});
  if (!fit.converged && !s.separated) fit.findings.push_back({LogisticFinding::Kind::unconverged, -1});
  return fit;
}

}  // namespace habitus::stats
