#pragma once
#include <functional>
#include <span>
#include <vector>

#include "core/objectives/target.h"

namespace habitus::objectives {

/// How what people did goes with an outcome that came later. Inside core/objectives only.

/// The rows of a target whose label is known, with where each person's rows are.
struct Outcome {
  std::vector<events::PersonKey> person;
  std::vector<Time> as_of;
  std::vector<double> y;
  std::vector<size_t> order;  ///< row numbers by person key
  double positives = 0;
};
Result<Outcome> outcome_of(Project& project, const Json& target, const Exec& exec);

/// What was known of a person at `at`, ascending rows of the slab, for outcome row number `row`.
struct Moment {
  size_t row = 0;
  Time at = 0;
  std::span<const uint32_t> known;
  /// The part of `known` in [at − window, at).
  std::span<const uint32_t> within(const events::Slab& slab, Duration window) const;
};
/// Calls the visitor a slab makes for every outcome row, as of `lag` before its own moment. A person is in
/// one block only, so results may be written by row number.
using RowVisitor = std::function<std::function<void(const Moment&)>(const events::Slab&)>;
Done walk(Project& project, const Json& scope, const events::Need& need, const Outcome& outcome, Duration lag,
          const Exec& exec, const RowVisitor& visitor);

/// Spearman's rank correlation of `x` (NaN = left out) with the outcome: {"value","lo","hi","n"}; n = people.
/// The interval is Fisher's with the variance (1 + r²/2)/(n − 3) (Bonett and Wright 2000); undefined when one
/// side is constant.
Json rank_correlation(std::span<const double> x, const Outcome& outcome);
/// What counts in doubling classes (0, 1, 2–3, 4–7, …) tell of the outcome, in bits: {"value": H(Y) − H(Y|X),
/// "corrected": less its expectation under independence (Miller and Madow 1955), never below 0, "share": of
/// H(Y), "p": χ² test}.
Json information_gain(std::span<const double> counts, const Outcome& outcome);

/// One thing that may foretell the outcome: its association at every lag, and how early it is still seen.
/// {"association","lags":[{"lag","value","lo","hi","n"}],"lead_us"}: the longest lag up to which every
/// interval excludes 0 on the same side; null when even the first does not.
Json foretelling(const std::vector<Duration>& lags, const std::vector<Json>& associations);
/// By |association|, then by lead, then by name; undefined last.
bool stronger(const Json& a, const Json& b);
/// "lags": a list of durations, ascending, 0 first.
Result<Json> complete_lags(const Json& spec, const std::string& where);
std::vector<Duration> lags_of(const Json& complete);

}  // namespace habitus::objectives
