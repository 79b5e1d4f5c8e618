#pragma once
#include "core/models/recipe.h"
#include "core/report/question.h"

namespace habitus::models {

/// The question "model": fits a recipe (models/recipe.h), stores the model under the hash of its bytes, and
/// answers with coefficients and intervals, parts, baselines and held-out permutation importance.
const report::Question& question();

/// What a fitted recipe comes down to.
struct Fitted {
  features::Frame frame;
  Split split;              ///< resolved
  std::vector<Part> parts;  ///< of each row
  Model model;
};
/// Builds the frame, deals it out and fits. Deterministic; nothing is stored.
Result<Fitted> fit_recipe(Project& project, const Recipe& recipe, const Exec& exec);
/// The bytes that are stored and hashed: the model, the split, and hashes of what it was fitted on.
Json artefact(const Recipe& recipe, const Fitted& fitted);

/// A saved model by name, or pinned "name@hash": its completed recipe, through the question's own answer.
struct Named {
  std::string reference;  ///< "name@hash"
  std::string recipe;     ///< canonical JSON, completed
};
Result<Named> named(Project& project, const std::string& reference);

std::vector<report::Figure> figures(const Json& answer);
/// The map from chances as fitted to chances as said, with its thresholds or parameters; `artefact` is the stored model.
report::Figure calibration_figure(const Json& artefact);

}  // namespace habitus::models
