#pragma once
#include <span>
#include <vector>

#include "core/stats/intervals.h"

/// How good scores are against outcomes. `score` and `p` are higher = more likely; `y` is 0 or 1; spans of
/// equal length. Undefined answers (one class, no rows) are NaN. Definitions and reference values:
/// statistics.md §2.
namespace habitus::stats {

/// Average ranks 1…n of `values` (equal values share the mean of their ranks).
std::vector<double> mid_ranks(std::span<const double> values);

/// Area under the ROC curve by mid-ranks, (concordant + ½ tied) / (n₊ n₋), with DeLong's variance (DeLong
/// 1988, computed as Sun and Xu 2014) and a normal interval clipped to [0, 1].
struct Auc {
  double auc, variance;
  Interval interval;
  double positives, negatives;
};
Auc auc(std::span<const double> score, std::span<const double> y, double level = .95);

/// Paired difference auc(a) − auc(b) on the same rows (DeLong). p is two-sided; NaN when the variance is 0.
struct AucDifference {
  double difference, variance, z, p;
  Interval interval;
};
AucDifference auc_difference(std::span<const double> a, std::span<const double> b, std::span<const double> y,
                             double level = .95);

/// Average precision: Σ (R_n − R_{n−1}) P_n over distinct thresholds, no interpolation. NaN without
/// positives.
double average_precision(std::span<const double> score, std::span<const double> y);

/// −mean[y ln p + (1−y) ln(1−p)], p clipped to [ε, 1−ε] with ε = 2.220446e-16; `clipped` counts the rows it
/// touched.
struct LogLoss {
  double loss;
  size_t clipped;
};
LogLoss log_loss(std::span<const double> p, std::span<const double> y);

/// Mean (p − y)².
double brier(std::span<const double> p, std::span<const double> y);

/// One point of ROC and precision–recall curves: everything scoring ≥ threshold is selected.
struct CurvePoint {
  double threshold, true_positives, false_positives;
};
/// One point for each distinct score, descending; equal scores enter together.
std::vector<CurvePoint> curve(std::span<const double> score, std::span<const double> y);

/// Paired comparison of mean losses: mean of (a − b) with its t interval.
struct MeanDifference {
  double difference;
  Interval interval;
};
MeanDifference paired_difference(std::span<const double> a, std::span<const double> b, double level = .95);

}  // namespace habitus::stats
