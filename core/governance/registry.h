#pragma once
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/governance/changes.h"
#include "core/project/project.h"

namespace habitus::governance {

/// One step of what a model was made by, as it was then. `spec` is canonical JSON, read-only by nature: it is
/// part of a version that nobody can change.
struct Stage {
  std::string id;  ///< data, taxonomy, sessions, features, target, split, model
  Text title;
  std::string reference;  ///< "shop@hash" where it is a definition of its own, else ""
  std::string hash, spec;
  bool current = true;  ///< no other version of it is in use now
};

/// One import that the log had when a model was fitted.
struct Batch {
  int64_t id = 0, stored = 0;
  std::string source, file, sha256;
};

/// A version of a model with everything it pins.
struct ModelVersion {
  std::string name, reference;  ///< reference: "name@hash"
  int version = 0;
  std::string owner, reason;
  Time created = 0;
  bool head = false, external = false;
  std::string recipe;        ///< canonical JSON, completed
  std::string model;         ///< SHA-256 of its bytes at the first fit; "" = never fitted
  std::string program;       ///< that fitted it
  std::string log;           ///< content hash of the whole log then
  int64_t newest_batch = 0;  ///< of the log then; 0 = not known
  int64_t refits = 0;        ///< other bytes of the same recipe, on a log that has changed
  int64_t seed = 0;
  std::vector<Stage> stages;
  std::vector<Batch> batches;
};

/// Versions of every model, or of one; by name, newest first.
Result<std::vector<ModelVersion>> model_versions(Project& project, const std::string& name = {});
/// "churn" (the one in use), "churn@2" (version 2), "churn@hash" or "churn@" and the first 8 characters of
/// it.
Result<ModelVersion> model_version(Project& project, const std::string& reference);
Json to_json(const ModelVersion& version);

struct Reproduced {
  ModelVersion version;
  std::string before, after;        ///< hashes of the bytes
  bool intact = true;               ///< the stored bytes have their hash
  bool past = false;                ///< fitted on the log as it was at the pinned batch: more has come since
  size_t coefficients = 0;          ///< compared
  std::vector<Change> differences;  ///< of the two artefacts, field by field
  bool same() const { return before == after && intact; }
};
/// Fits a version again from what it pins: recipe, seed, and the log as it was at its newest batch; stored
/// answers count for nothing. A version that was never fitted is fitted first.
Result<Reproduced> reproduce(Project& project, const std::string& reference, const Exec& exec);

}  // namespace habitus::governance
