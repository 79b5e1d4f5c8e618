#pragma once
#include <cmath>

namespace habitus::objectives {

/// What a decision costs, in one unit. Correct decisions may cost (or save) too.
struct Costs {
  double false_positive = 1, false_negative = 1, true_positive = 0, true_negative = 0;
  double of(bool selected, double y) const {
    return selected ? (y == 1 ? true_positive : false_positive) : (y == 1 ? false_negative : true_negative);
  }
  /// With calibrated chances, selecting costs less than not selecting from this chance on: the Bayes
  /// threshold (Elkan 2001), which is also the precision at which the last one selected pays for itself.
  /// Select when p·tp + (1−p)·fp ≤ p·fn + (1−p)·tn. NaN when selecting never pays.
  double threshold() const {
    const double wrong = false_positive - true_negative, missed = false_negative - true_positive;
    return wrong + missed > 0 ? std::fmin(std::fmax(wrong / (wrong + missed), 0.0), 1.0) : std::nan("");
  }
};

}  // namespace habitus::objectives
