#pragma once
#include <optional>
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/models/scored.h"

namespace habitus::validation {

/// One origin: what is trained on before it and tested at it. Indices into the ascending list of dates.
struct Origin {
  std::vector<size_t> train, test;
};
/// Rolling origins over ascending dates: each block of `test_size` dates is tested once, newest blocks first
/// kept, with training on all earlier dates whose label window (span) plus `gap` had ended by the block's
/// first date (purge). With span and gap counted in positions of equally spaced dates this is scikit-learn's
/// TimeSeriesSplit(gap = span + gap − 1).
std::vector<Origin> rolling_origins(const std::vector<Time>& dates, Duration span, Duration gap,
                                    size_t test_size, size_t most);

struct BacktestOptions {
  Duration gap = 0;      ///< beyond the label's own window
  Duration window = 0;   ///< train on the last so long only; 0 = everything before (expanding)
  Duration rolling = 0;  ///< beside an expanding backtest: the same on the last so long only; 0 = half of the
                         ///< time the dates span, −1 = leave it out
  int origins = 12;      ///< at most so many, the latest
  int folds = 5;         ///< of persons, where there is one date only
};

/// Refits the recipe at each origin on persons of the training side and tests it on persons of the test side
/// (entity isolation); holdout rows are never touched. Where there is one date only: cross-validation by
/// persons. External scores are judged date by date. Each entry: {"as_of" or "fold", "state": "ok" |
/// "insufficient" | "immature", "train", "n", …}. By dates each entry also has "rolling" and "random_split",
/// and the answer "drift" (drift.h).
Result<Json> backtest(const models::Scored& scored, const BacktestOptions& options, const Exec& exec);

}  // namespace habitus::validation
