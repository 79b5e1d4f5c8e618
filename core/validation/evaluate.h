#pragma once
#include <optional>
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/validation/decision.h"

namespace habitus::validation {

/// Rows with known labels, and what the model and its baselines say about them.
struct Rows {
  std::vector<events::PersonKey> person;
  std::vector<Time> as_of;
  std::vector<double> y, score, prevalence, last_value;  ///< last_value empty where there is no such baseline
  std::vector<double> raw;  ///< scores before the model's own calibration; empty where there was none
  bool probabilities = true;
};

struct Options {
  int bins = 10;
  Costs costs;
  std::optional<double> threshold;  ///< nothing = Costs::threshold()
  std::optional<int64_t> capacity;  ///< per as-of date
  int draws = 400;                  ///< bootstrap of average precision and ECE
  uint64_t seed = 1;
};

/// Fewer rows of either outcome than this: no verdict is drawn from them.
inline constexpr double kFewest = 10;

/// Everything said about one set of rows, as data: discrimination (AUC with DeLong's interval, average
/// precision, curves), probability (log loss, Brier in five terms, ECE in both binnings, reliability), the
/// operating point, the cost curve, the same measures before calibration, and the baselines beside it with paired differences
/// (model − baseline) and a verdict: "better", "no_difference", "worse" (of log loss; of AUC where scores are no probabilities)
/// or "insufficient".
Json evaluate(const Rows& rows, const Options& options, const Exec& exec);

/// The few numbers a backtest shows for each origin.
Json brief(const Rows& rows);

}  // namespace habitus::validation
