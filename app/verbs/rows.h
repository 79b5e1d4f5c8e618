#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/features/frame.h"
#include "core/project/project.h"

namespace habitus {

/// One person and date a line, as CSV: `features --table`, `model table`. Single people, so the gate asks why
/// (`purpose` is journalled).
struct RowColumn {
  std::string name;
  std::function<std::string(size_t)> text;  ///< of a row; "" = missing
};
/// Quoted where CSV needs it.
std::string csv_field(const std::string& text);
/// "" for NaN, else the shortest decimal that reads back to the same double.
std::string number_text(double value);
/// The columns of a frame.
std::vector<RowColumn> columns_of(const features::Frame& frame);
Done write_rows(Project& project, const std::string& purpose, const std::string& path,
                const std::vector<events::PersonKey>& person, const std::vector<Time>& as_of,
                const std::vector<RowColumn>& columns);

}  // namespace habitus
