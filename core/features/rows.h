#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/features/frame.h"
#include "core/project/project.h"

namespace habitus::features {

/// One person and date a line, as CSV: what `--table` and "Write the table …" leave. Single people, so the gate asks why
/// (`purpose` is journalled).
struct RowColumn {
  std::string name;
  std::function<std::string(size_t)> text;  ///< of a row; "" = missing
};
/// "" for NaN, else the shortest decimal that reads back to the same double.
std::string number_text(double value);
/// The columns of a frame, which must outlive them.
std::vector<RowColumn> columns_of(const Frame& frame);
Done write_rows(Project& project, const std::string& purpose, const std::string& path,
                const std::vector<events::PersonKey>& person, const std::vector<Time>& as_of,
                const std::vector<RowColumn>& columns);

/// The table that models learn from: label and last value where there is a target, then the columns of the recipe.
/// How many rows were written.
Result<size_t> write_table(Project& project, const Json& complete_frame, const std::string& purpose,
                           const std::string& path, const Exec& exec);

}  // namespace habitus::features
