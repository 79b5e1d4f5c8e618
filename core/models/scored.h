#pragma once
#include "core/models/model.h"

namespace habitus::models {

/// Every row a model gives a score to: what validation, fairness and cards stand on. Rows are ordered by
/// (as-of, person key).
struct Scored {
  std::string reference;  ///< "name@hash" of the definition
  std::string model;      ///< hash of the model's bytes
  bool external = false;
  bool probabilities = true;  ///< scores are chances in [0, 1]; else only their order means something
  std::vector<events::PersonKey> person;
  std::vector<Time> as_of;
  std::vector<double> label;  ///< 0, 1, NaN while unknown or immature
  std::vector<features::Maturity> maturity;
  std::vector<Part> part;  ///< external: all test
  std::vector<double> score;
  std::vector<double> raw;  ///< chances before the stored map; empty where nothing was calibrated
  std::vector<double> prevalence,
      last_value;  ///< the baselines' chances; last_value empty where there is none
  Split split;
  Duration span = 0;
  features::Frame frame;  ///< empty for external ones
  Method method;
};
/// Through the question "model", so the model is the stored one. External labels are those of the import.
Result<Scored> scored(Project& project, const Named& named, const Exec& exec);

/// What results that stand on a model's scores are computed from.
Result<ResultKey> key_of_scores(Project& project, const Named& named);

}  // namespace habitus::models
