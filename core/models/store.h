#pragma once
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/events/scan.h"
#include "core/project/project.h"

namespace habitus::models {

/// Models are kept under the SHA-256 of their canonical JSON; they outlive the results cache.
/// Stores and gives the hash; on a read-only project only gives the hash.
Result<std::string> store(Project& project, const std::string& kind, const Json& body);
/// The stored bytes, checked against their hash.
Result<std::string> stored(Project& project, const std::string& hash);
/// Every model's bytes against its hash; the error names the first that differs.
Done verify(Project& project, const Exec& exec);

/// Scores that came from outside, ordered by (as-of, person key).
struct Scores {
  std::vector<events::PersonKey> person;
  std::vector<Time> as_of;
  std::vector<double> score, label;  ///< label NaN where unknown
  std::string hash() const;          ///< sha256 over all of it: part of the model's body
};
/// The target (a name or a spec) that tells the outcomes of these scores, completed: it is asked at their
/// moments, not at its own dates.
Result<Json> complete_outcomes(Project& project, const Json& target, const Scores& scores);
Done store_scores(Project& project, const std::string& model, const Scores& scores);
Result<Scores> stored_scores(Project& project, const std::string& model);

}  // namespace habitus::models
