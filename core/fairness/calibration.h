#pragma once
#include <cstdint>
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
  /// Calibration in the large on the log-odds (Cox 1958): the intercept that must be added with the slope
  /// held at 1; 0 when right on average.
  double intercept = report::kNone, intercept_lo = report::kNone, intercept_hi = report::kNone;
  double ece_lo = report::kNone, ece_hi = report::kNone;
  double p = report::kNone;  ///< of O = E, two-sided: z = (O − E) / √Σ s(1 − s)
  bool bootstrapped = false;
};
inline constexpr double kSlopeEvents = 10;
/// Larger groups keep the intervals of theory: resampling would say the same.
inline constexpr size_t kBootstrapRows = 20000;

/// Rows with label 0 or 1 and a score in [0, 1].
Calibration calibration(std::span<const double> label, std::span<const double> score);

/// The same with percentile bootstrap intervals (95 %) of O/E, both intercepts, slope and ECE: `draws`
/// resamples of rows, draw b is the stream (seed, "cali", stage + b). Same bits for any number of threads.
Calibration resampled(std::span<const double> label, std::span<const double> score, int draws, uint64_t seed,
                      uint64_t stage);

}  // namespace habitus::fairness
