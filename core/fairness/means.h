#pragma once
#include "core/fairness/audit.h"

// Inside core/fairness only: audits of a number per person.
namespace habitus::fairness {

/// The audit of a KPI that is a number: the mean of each group with a t interval, and its ratio to the
/// reference's mean with an interval by the delta method on the log (statistics.md names no other; good for
/// means well above 0). Passes inside [τ, 1/τ] as rates do; a mean that is not above 0 cannot be judged. The
/// same shape as `audit`, with counts {"n"} and the one measure "mean".
Json audit_means(const Subject& rows, const Plan& plan);

/// Benjamini–Hochberg over every gap of the answer and as many silent tests as other slices were looked at.
void adjust(Json& answer, const Plan& plan);
/// Verdict of each group's calibration, with Holm's and Benjamini–Hochberg's adjustment over all groups (and
/// other slices looked at): "pass" when the interval of O/E lies inside [τ, 1/τ], "fail" when it excludes 1,
/// Holm's p is at most 5 % and it is not inside; else, or with fewer than `kSlopeEvents` of either outcome or
/// `min_n` rows, "insufficient".
void judge_calibration(Json& answer, const Plan& plan);
/// {"pass","fail","insufficient"} over all gaps, into answer["verdicts"].
void count_verdicts(Json& answer);

}  // namespace habitus::fairness
