#include "core/stats/logistic.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>

#include <QtCore/qglobal.h>

#include "core/stats/logistic_design.h"

namespace habitus::stats {
namespace {

constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();

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

Eigen::VectorXd penalised(Eigen::VectorXd gradient, const Eigen::VectorXd& w, const LogisticOptions& o) {
  gradient.tail(w.size() - 1) += o.l2 * w.tail(w.size() - 1);
  return gradient;
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
      const size_t column = design.kept()[static_cast<size_t>(active[static_cast<size_t>(i)]) - 1];
      fit.se[column] = se;
      fit.intervals[column] = interval;
    }
  }
}

/// Where the optimiser stands.
struct State {
  Eigen::VectorXd w;
  Moments now;
  bool fresh = true;  ///< the Hessian is of this very point and of all rows
  bool separated = false;
};

Eigen::VectorXd step_of(const State& s, const Eigen::VectorXd& gradient, const LogisticOptions& o) {
  const Eigen::MatrixXd hessian = penalised(s.now.hessian, o.l2);
  return o.l1 > 0 ? proximal_step(s.w, gradient, hessian, o.l1)
                  : Eigen::VectorXd(hessian.ldlt().solve(-gradient));
}

/// Newton's rounds on one block in `every`, the penalty as for all rows, from where `s` stands; there they leave it,
/// with their Hessian.
void start_on_a_part(const Design& design, const LogisticOptions& o, size_t every, State& s) {
  State part{s.w, design.moments(s.w, true, every)};
  const double enough = 1e-6 * static_cast<double>(design.rows());
  for (int round = 0; round < 12; ++round) {
    if (design.exec().stopped()) return;
    const Eigen::VectorXd gradient = penalised(part.now.gradient, part.w, o);
    if (violation(part.w, gradient, 0) <= enough) break;
    const Eigen::VectorXd next = part.w + step_of(part, gradient, o);
    Moments there = design.moments(next, true, every);
    if (!(there.loss + penalty(next, o) <= part.now.loss + penalty(part.w, o))) break;
    part.w = next;
    part.now = std::move(there);
  }
  if (!part.w.allFinite()) return;
  s = std::move(part);
  s.fresh = false;
}

/// A start near the optimum: where a few of the rows have theirs, then where more of them have it.
void start(const Design& design, const LogisticOptions& o, State& s) {
  if (design.rows() >= 50'000 && o.l1 == 0)
    for (const size_t every : {size_t{128}, size_t{16}}) start_on_a_part(design, o, every, s);
}

/// What the way from one point to another says of the Hessian, put into it (the update of Broyden, Fletcher, Goldfarb
/// and Shanno).
void learn(Eigen::MatrixXd& hessian, const Eigen::VectorXd& way, const Eigen::VectorXd& change) {
  const Eigen::VectorXd expected = hessian * way;
  const double seen = way.dot(change), thought = way.dot(expected);
  if (!(seen > 0) || !(thought > 0)) return;
  hessian += change * change.transpose() / seen - expected * expected.transpose() / thought;
}

/// Newton rounds (proximal with an l1 penalty) with backtracking, until the optimality conditions hold. A
/// Hessian serves, with what each step teaches, as long as steps take nine tenths of what is left of the gradient.
Done optimise(const Design& design, const LogisticOptions& o, State& s, LogisticFit& fit) {
  const double enough = 1e-10 * static_cast<double>(design.rows());
  bool stuck = false, near = !s.fresh;
  double left_before = std::numeric_limits<double>::infinity();
  for (; fit.rounds < o.most_rounds; ++fit.rounds) {
    if (design.exec().stopped()) return fail(Kind::stopped, {QT_TRANSLATE_NOOP("core", "Stopped")});
    const Eigen::VectorXd gradient = penalised(s.now.gradient, s.w, o);
    fit.gradient = violation(s.w, gradient, o.l1);
    s.separated = s.now.least_positive > s.now.greatest_negative;
    if (s.separated && o.l2 == 0 && o.l1 == 0) return {};
    fit.converged = fit.gradient <= enough || (stuck && s.fresh);
    if (stuck && s.fresh) break;
    // One step more, and the answer is the optimum to the last digits: too short a way for the Hessian to change.
    if (fit.converged && o.l1 == 0) {
      if (fit.gradient > 1e-4 * enough) s.w += step_of(s, gradient, o);
      break;
    }
    if (fit.gradient <= 1e-4 * enough) break;
    if (!s.fresh && (stuck || fit.gradient > .1 * left_before)) {
      s.now = design.moments(s.w, true);
      s.fresh = true;
    }
    // Near the optimum, and only then, the next point is likely to be served by this Hessian; but the last one wants
    // its own.
    near = o.l1 == 0 && (near || fit.gradient < 1e-3 * static_cast<double>(design.rows()));
    const bool last = std::isfinite(left_before) && fit.gradient * (fit.gradient / left_before) <= enough;
    left_before = fit.gradient;
    const Eigen::VectorXd step = step_of(s, gradient, o);
    const double before = s.now.loss + penalty(s.w, o);
    const Eigen::VectorXd here = s.w;
    stuck = true;
    for (double length = 1; length > 1e-12; length /= 2) {
      const Eigen::VectorXd next = here + length * step;
      Moments there = design.moments(next, (!near || last) && length == 1);
      if (design.exec().stopped()) return fail(Kind::stopped, {QT_TRANSLATE_NOOP("core", "Stopped")});
      if (!(there.loss + penalty(next, o) <= before + 1e-14 * std::abs(before))) continue;
      stuck = next == here;
      s.w = next;
      s.fresh = there.hessian.size() > 0;
      if (!s.fresh) {
        there.hessian = std::move(s.now.hessian);
        if (!stuck) learn(there.hessian, next - here, there.gradient - s.now.gradient);
      }
      s.now = std::move(there);
      break;
    }
  }
  if (s.fresh) return {};
  s.now = design.moments(s.w, true);
  if (design.exec().stopped()) return fail(Kind::stopped, {QT_TRANSLATE_NOOP("core", "Stopped")});
  fit.gradient = violation(s.w, penalised(s.now.gradient, s.w, o), o.l1);
  return {};
}

/// Without a penalty, a standard error beyond 1000 on a standardised column says that the likelihood is flat:
/// the classes are told apart on part of the rows (quasi-separation) and the weight has no finite optimum.
bool flat(const LogisticFit& fit, const Design& design) {
  for (size_t j = 0; j < design.kept().size(); ++j) {
    const double se = fit.se[design.kept()[j]];
    if (std::isnan(se) || se * design.spread()[j] > 1000) return true;
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
  LogisticFit fit;
  TRY(const Design design, Design::make(x, y, o.l2, exec, fit.findings));
  State s{Eigen::VectorXd::Zero(design.size()), {}};
  s.w[0] = logit(pairwise_sum(y) / static_cast<double>(y.size()));
  start(design, o, s);
  Moments now = design.moments(s.w, s.fresh);
  if (exec.stopped()) return fail(Kind::stopped, {QT_TRANSLATE_NOOP("core", "Stopped")});
  if (!s.fresh) now.hessian = std::move(s.now.hessian);
  s.now = std::move(now);
  CHECK(optimise(design, o, s, fit));
  fit.loss = s.now.loss;
  fit.intercept = s.w[0];
  fit.weights.assign(x.columns, 0);
  for (size_t j = 0; j < design.kept().size(); ++j)
    fit.weights[design.kept()[j]] = s.w[static_cast<Eigen::Index>(j + 1)];
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
