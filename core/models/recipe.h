#pragma once
#include <string>

#include "core/models/fit.h"
#include "core/models/split.h"
#include "core/project/project.h"

namespace habitus::models {

/// A model recipe (definition kind and question "model"):
///
///     {"frame": {"set": features, "target": target, "as_of": dates or null},   see features/frame.h
///      "algorithm": "logistic", "l2": 1, "l1": 0, "standardise": true,
///       or "boosted", "l2": 1, "l1": 0, "boosting": {"rounds": 100, "depth": 4, "learning_rate": .1,
///         "min_child_weight": 1, "subsample": 1, "columns": 1, "bins": 256, "early_stopping": 0 (rounds, on
///         the calibration rows), "monotone": {"recency": "down", "visits": "up"}},        see trees.h
///      "calibration": "platt" | "isotonic" | "beta" | "none",
///      "split": {"shares": {"train": .5, "calibration": .1, "test": .2, "holdout": .2}, "isolate": true,
///                "dates": "auto" | {"only", "calibration_from", "test_from", "holdout_from"}},
///      "repeats": 5, "seed": 1}
///
/// or an imported one: {"algorithm": "external", "scores": hash of the imported table (models/external.h),
///                      "target": what tells its outcomes, where the table has none}.
/// The objective is Σ ln(1 + e^(−y z)) + l2/2 ‖w‖² + l1 ‖w‖₁; l2 = 1/C of scikit-learn.
struct Recipe {
  bool external = false;
  std::string scores;  ///< of an external one
  std::string target;  ///< of an external one, canonical JSON, completed; "" = the table has the outcomes
  std::string frame;   ///< canonical JSON, completed, with the definitions it stands on written out
  Method method;
  Split split;
  int repeats = 5;
  Duration span = 0;  ///< gap + horizon of the target: how long until a label is known
};
Result<Json> complete_recipe(Project& project, const Json& spec);
Result<Recipe> recipe_of(const Json& complete);
/// What a saved recipe foresees, as it holds it: the target of its frame, or of imported scores. Null: not
/// said.
Json target_of(const Json& recipe);

}  // namespace habitus::models
