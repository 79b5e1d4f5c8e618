#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/report/figure.h"

namespace habitus::fairness {

/// One group's table of decisions and outcomes. Only `n` and `selected` are known where there is no label.
struct Counts {
  double n = 0;                           ///< persons (rows) with a decision
  double selected = 0;                    ///< ŷ = 1
  double tp = 0, fp = 0, fn = 0, tn = 0;  ///< among rows with a known label
  double positive() const { return tp + fn; }
  double negative() const { return fp + tn; }
  double labelled() const { return tp + fp + fn + tn; }
  Counts& operator+=(const Counts& other);
};
Counts minus(const Counts& all, const Counts& part);

/// The rates of a group, in the names of the field. Aequitas: pprev = selection rate ("Impact Parity"), ppr =
/// share of all selected ("Statistical Parity" there, not elsewhere); Fairlearn: selection_rate,
/// true_positive_rate, …
enum class Measure { selection, favourable, prevalence, tpr, fpr, fnr, tnr, ppv, fdr, npv, fomr, accuracy };
inline constexpr Measure kMeasures[] = {Measure::selection, Measure::favourable, Measure::prevalence,
                                        Measure::tpr,       Measure::fpr,        Measure::fnr,
                                        Measure::tnr,       Measure::ppv,        Measure::fdr,
                                        Measure::npv,       Measure::fomr,       Measure::accuracy};
const char* measure_name(Measure measure);  ///< "selection_rate", "tpr", … the key in specs and answers

/// k of n with Wilson's interval. n = 0 is undefined, never 0 or 1 (statistics.md §0.5).
struct Rate {
  double k = 0, n = 0;
  double value = report::kNone, lo = report::kNone, hi = report::kNone;
  report::State state() const { return n > 0 ? report::State::ok : report::State::undefined; }
};
Rate rate(double k, double n);
/// `favourable_selected`: is being selected the good outcome? Then favourable = selection, else 1 −
/// selection.
Rate measure(const Counts& counts, Measure which, bool favourable_selected);

/// Group against reference.
struct Disparity {
  double difference = report::kNone, difference_lo = report::kNone,
         difference_hi = report::kNone;  ///< Newcombe 1998
  double ratio = report::kNone, ratio_lo = report::kNone,
         ratio_hi = report::kNone;  ///< interval: MOVER-R, Donner & Zou 2012
  double p = report::kNone;         ///< two-sided test of equal proportions (pooled z); NaN where undefined
};
Disparity disparity(const Rate& group, const Rate& reference);

enum class Verdict { pass, fail, insufficient };
const char* verdict_name(Verdict verdict);

/// What is allowed. Whole interval inside [lo, hi]: pass; wholly outside: fail; else insufficient. Below
/// `min_n` in either denominator nothing passes and nothing fails.
struct Tolerance {
  double lo = 0, hi = 0;
  double min_n = 10;
};
Verdict judge(double lo, double hi, double n_group, double n_reference, const Tolerance& tolerance);

/// How many more rows of the denominator the group needs until its interval is decided, if the rates stay as
/// they are and the reference stays as large as it is. NaN: decided already, undefined, on the border, or out
/// of reach (> 10⁷).
double extra_needed_difference(const Rate& group, const Rate& reference, const Tolerance& tolerance);
double extra_needed_ratio(const Rate& group, const Rate& reference, const Tolerance& tolerance);

/// Over several groups: Fairlearn's unsigned measures. Groups without the denominator are left out and
/// counted.
struct Spread {
  double difference = report::kNone;  ///< max − min
  double ratio = report::kNone;       ///< min / max; 0/0 undefined
  std::vector<size_t> left_out;       ///< indices of groups where the rate is undefined
};
Spread spread(const std::vector<Rate>& rates);

/// max(range of TPR, range of FPR) ("worst_case") and their mean, with a stratified percentile bootstrap
/// (1,000 draws of every group's table, counter-based).
struct Odds {
  Spread tpr, fpr;
  double worst = report::kNone, mean = report::kNone;
  double lo = report::kNone, hi = report::kNone;  ///< of `worst`
};
Odds equalised_odds(const std::vector<Counts>& groups, uint64_t seed);

}  // namespace habitus::fairness
