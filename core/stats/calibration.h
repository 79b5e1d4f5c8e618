#pragma once
#include <span>
#include <vector>

#include "core/stats/intervals.h"

/// Do probabilities mean what they say? `p` in [0, 1], `y` 0 or 1. Definitions: statistics.md §2.
namespace habitus::stats {

/// How probabilities are cut into bins. uniform: (i/k, (i+1)/k], first closed at 0. mass: edges are type-7
/// quantiles of p.
enum class Binning { uniform, mass };

struct Bin {
  double lo, hi;      ///< edges
  double n;           ///< rows; bins without rows are left out
  double mean_p;      ///< mean of p, not the bin's centre
  double rate;        ///< observed share of positives
  Interval interval;  ///< Wilson interval of `rate`
};
std::vector<Bin> reliability(std::span<const double> p, std::span<const double> y, Binning binning, int bins);

/// Expected and maximum calibration error: Σ n_k/n |rate − mean p| and the largest gap. NaN without rows.
struct CalibrationError {
  double expected, maximum;
};
CalibrationError calibration_error(std::span<const Bin> bins);

/// Stephenson et al. 2008: BS = reliability − resolution + uncertainty + within_variance − within_covariance,
/// exactly.
struct BrierTerms {
  double brier, reliability, resolution, uncertainty, within_variance, within_covariance;
};
BrierTerms brier_terms(std::span<const double> p, std::span<const double> y, Binning binning, int bins);

/// Platt 1999 as corrected by Lin, Lin and Weng 2007: P = 1 / (1 + exp(a·f + b)) with smoothed targets, by
/// Newton's method with backtracking to the exact optimum.
struct Platt {
  double a = -1, b = 0;
  bool converged = false;
  double operator()(double f) const;
};
Platt fit_platt(std::span<const double> f, std::span<const double> y);

/// Beta calibration (Kull, Silva Filho and Flach 2017): logit P = a ln p − b ln(1 − p) + c with a, b ≥ 0, by
/// maximum likelihood; a coefficient that would turn negative is held at 0 and the others fitted again. Given
/// as log-odds f = logit p, so that chances next to 0 and 1 keep their digits. a = b = 1, c = 0 changes
/// nothing. On rows it tells apart without error a slight ridge (1e-6) keeps the optimum finite.
struct Beta {
  double a = 1, b = 1, c = 0;
  double operator()(double f) const;
};
Beta fit_beta(std::span<const double> f, std::span<const double> y);

/// Isotonic regression by pooling adjacent violators; equal x are pooled first. Between the kept thresholds
/// the answer is interpolated linearly, outside it is constant.
struct Isotonic {
  std::vector<double> x, y;
  double operator()(double f) const;
};
Isotonic fit_isotonic(std::span<const double> x, std::span<const double> y);

}  // namespace habitus::stats
