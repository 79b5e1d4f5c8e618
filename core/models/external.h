#pragma once
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/project/project.h"

namespace habitus::models {

/// Scores made elsewhere: a table with one row for each person and as-of moment.
struct ScoreTable {
  std::string path;
  std::string name;        ///< the model's name in this project
  std::string actor;       ///< column of the person's id
  std::string score;       ///< column; any finite number, chances where all lie in [0, 1]
  std::string label;       ///< column of 0/1; may be empty: outcomes are not known then
  std::string as_of;       ///< column of dates, or one date for all
  std::string name_space;  ///< of actor ids, as in imports
  std::string target;      ///< name of the target that tells the outcomes, instead of a label column
};

struct ScoreReport {
  std::string model;                                           ///< hash it is stored under
  int64_t read = 0, stored = 0, rejected = 0, duplicates = 0;  ///< read = the other three
  std::vector<Problem> problems;                               ///< the first 20 rejects
};

/// Reads the table (any dialect of ingest), stores it as a model stamped external and defines `name` as it. A
/// second row of the same person and moment is a duplicate and left out. Importing the same table again gives
/// the same model.
Result<ScoreReport> import_scores(Project& project, const ScoreTable& table, const Exec& exec);
Json to_json(const ScoreReport& report);

}  // namespace habitus::models
