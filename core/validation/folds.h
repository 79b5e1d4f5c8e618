#pragma once
#include <optional>
#include <set>
#include <vector>

#include "core/models/scored.h"
#include "core/validation/evaluate.h"

/// Inside core/validation only: one fit of the recipe on some rows, judged on others.
namespace habitus::validation {

struct Fold {
  std::vector<size_t> train, calibration, test;
};

/// Rows with known labels as evaluate() wants them, with the scores that `scored` has.
Rows rows_at(const models::Scored& scored, const std::vector<size_t>& which);

/// Persons of the sealed part, and every row from the holdout's first date on: they stay out.
bool sealed(const models::Scored& scored, size_t row);

/// Training on these dates (from `from` − window on, where there is one), testing at one date.
Fold fold_at(const models::Scored& scored, const std::set<Time>& train_dates, Time from, Duration window,
             Time test_date);

/// Fits on the fold's training rows and judges on its test rows. `entry` becomes {"state","train","n",
/// brief(…)}; no model where the evidence is insufficient.
Result<std::optional<models::Model>> run_fold(const models::Scored& scored, const Fold& fold,
                                              const models::Method& method, Json& entry, const Exec& exec);

/// What `model` says about rows, with its own baselines.
Result<Rows> rows_of_model(const models::Scored& scored, const models::Model& model,
                           std::vector<size_t> which, const Exec& exec);

}  // namespace habitus::validation
