#pragma once
#include "core/events/scan.h"
#include "core/project/project.h"
#include "core/project/results.h"
#include "core/stats/cluster.h"

namespace habitus::clusters {

/// What people are compared by: the part every question of this room shares.
///
///     {"on": name of a features set, a set, a frame (features/frame.h) with one as-of date,
///            or {"people": true} = the number attributes of the people table, its latest values,
///      "columns": number columns of it to use; absent: all that are not protected,
///      "scale": "standard" (mean 0, sd 1) | "log" (ln(1 + x), then standard) | "none",
///      "truth": an attribute of people that says where they belong; never compared by}
///
/// Completes the part into `out`.
Done complete_table(Project& project, const Json& spec, const std::string& where, Json& out);
Result<ResultKey> key_of_table(Project& project, const Json& complete);

/// The rows that have every value: as they are, and on the scale that distances are measured on.
struct Table {
  std::vector<events::PersonKey> person;
  stats::Matrix raw, scaled;
  size_t left_out = 0;
  std::vector<std::string> units;
  std::vector<int> truth;  ///< dense codes of the truth, in the order of its words; empty = none said
  int truths = 0;
};
/// Fails with fewer than `least` rows.
Result<Table> table_of(Project& project, const Json& complete, size_t least, const Exec& exec);

/// At most `most` rows drawn without replacement by the seed, ascending.
std::vector<size_t> drawn_rows(size_t rows, size_t most, uint64_t seed);
stats::Matrix rows_of(const stats::Matrix& x, const std::vector<size_t>& rows);

/// Where an answer says what it was computed on: n, left_out, scale, columns, as_of ("" = latest values).
Json about(const Table& table, const Json& complete);

}  // namespace habitus::clusters
