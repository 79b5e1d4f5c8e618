#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/features/frame.h"
#include "core/models/encoding.h"
#include "core/models/trees.h"
#include "core/stats/calibration.h"
#include "core/stats/logistic.h"

namespace habitus::models {

enum class Calibration { none, platt, isotonic, beta };

/// How a model is fitted; read from a completed recipe (core/models/recipe.h).
struct Method {
  double l2 = 1, l1 = 0;
  bool standardise = true;
  Calibration calibration = Calibration::platt;
  bool boosted = false;  ///< trees in place of a linear predictor
  Boosting boosting;
};

/// One term of the linear predictor, in log-odds per (standardised) unit.
struct Coefficient {
  std::string term;
  double value = 0, se = 0;  ///< se and interval NaN where there is none (see stats/logistic.h)
  stats::Interval interval{};
};

/// A fitted model. Its JSON is stored under the hash of its bytes, and is the same for any number of threads.
struct Model {
  Method method;
  std::string schema;  ///< Frame::schema_hash() it was fitted on
  Encoding encoding;
  Coefficient intercept;                  ///< of trees: the bias of their contributions
  std::vector<Coefficient> coefficients;  ///< in the order of encoding.terms(); none with trees
  std::optional<Trees> trees;
  stats::Platt platt;        ///< on log-odds
  stats::Isotonic isotonic;  ///< on uncalibrated probabilities
  stats::Beta beta;          ///< on log-odds
  /// Baselines fitted on the same training rows.
  double prevalence = 0;
  double last_value[3] = {0, 0, 0};  ///< chance of 1 after last value 0, after 1, and when unknown
  size_t train_rows = 0, calibration_rows = 0;
  double train_positives = 0, calibration_positives = 0;
  double loss = 0, gradient = 0;
  int rounds = 0;
  std::vector<stats::LogisticFinding> findings;  ///< columns count terms
  bool calibration_skipped = false;              ///< asked for, but its rows hold one outcome only
};

/// Fits on `train` rows, calibrates on `calibration` rows. Labels of both must be known.
Result<Model> fit(const features::Frame& frame, const std::vector<size_t>& train,
                  const std::vector<size_t>& calibration, const Method& method, const Exec& exec = {});

/// Log-odds before calibration of encoded rows; and what calibration makes of them.
Result<std::vector<double>> margins(const Model& model, const stats::Matrix& x, const Exec& exec = {});
/// Isotonic chances stay within [1/(N₋+2), (N₊+1)/(N₊+2)] of the calibration rows: never certain.
double calibrated(const Model& model, double margin);

/// Log-odds of `rows` before calibration. Refuses a frame whose schema differs, by name.
Result<std::vector<double>> uncalibrated(const Model& model, const features::Frame& frame,
                                         const std::vector<size_t>& rows, std::vector<Surprise>* surprises = nullptr,
                                         const Exec& exec = {});
/// Chances of 1 for `rows`: what the stored map makes of them.
Result<std::vector<double>> score(const Model& model, const features::Frame& frame,
                                  const std::vector<size_t>& rows, std::vector<Surprise>* surprises = nullptr,
                                  const Exec& exec = {});
/// The baselines' chances for the same rows.
std::vector<double> prevalence_scores(const Model& model, const std::vector<size_t>& rows);
std::vector<double> last_value_scores(const Model& model, const features::Frame& frame,
                                      const std::vector<size_t>& rows);

/// Contributions of the frame's columns to the log-odds of encoded rows: rows × columns of the frame.
/// intercept + Σ = margin, to the last bits of a linear predictor; to 1e-5 with trees (exact SHAP values of
/// their terms, added up by column).
Result<stats::Matrix> contributions(const Model& model, const stats::Matrix& x, const Exec& exec = {});

Json to_json(const Boosting& how);
Boosting boosting_from(const Json& json);
Json to_json(const Model& model);
/// "calibration" of a stored model: the map alone, enough for `calibrated`.
void read_calibration(const Json& json, Model& model);
Result<Model> model_from(const Json& json);

}  // namespace habitus::models
