#pragma once
#include <span>
#include <vector>

#include "core/report/figure.h"

namespace habitus::fairness {

/// Whether stated risks hold within a group. Every number needs its own minimum, so each may be undefined
/// alone.
struct Calibration {
  double n = 0, observed = 0, expected = 0;  ///< rows, Σ labels, Σ scores
  double oe = report::kNone, oe_lo = report::kNone,
         oe_hi = report::kNone;  ///< O/E; interval: Wilson's of O/n, scaled
  double in_the_large = report::kNone, large_lo = report::kNone,
         large_hi = report::kNone;  ///< mean label − mean score
  /// Logistic recalibration of the label on logit(score); 1 when stated risks are as far apart as real ones.
  /// Wald interval. Only with at least `kSlopeEvents` positives and negatives.
  double slope = report::kNone, slope_lo = report::kNone, slope_hi = report::kNone;
  double ece = report::kNone;  ///< ten bins (b, b + .1] on [0, 1], weighted |mean label − mean score|
  double ece_equal_n = report::kNone;  ///< ten bins of equal size; equal scores stay together
};
inline constexpr double kSlopeEvents = 10;

/// Rows with label 0 or 1 and a score in [0, 1].
Calibration calibration(std::span<const double> label, std::span<const double> score);

}  // namespace habitus::fairness
