#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/events/log.h"
#include "core/events/scan.h"

namespace habitus::events {

/// A column of the log seen as one flat table.
struct TableColumn {
  enum class What { actor, event, time, time_us, arrival, event_id, weight, source, batch, row, property };
  What what = What::property;
  std::string
      name;  ///< unique, ignoring case; a property that is named like a lane is called "property.NAME"
  std::string property;  ///< of a property
  bool numeric = false;  ///< its first texts are numbers
};
Result<std::vector<TableColumn>> table_columns(Project& project);

/// Reads the log event by event, person by person, without ever holding more than the memory budget. Rows of
/// single persons: it takes a pass for rows. Views stay valid until the next `next`.
class TableReader {
 public:
  /// `columns`: what will be asked for, by position.
  static Result<std::unique_ptr<TableReader>> open(Project& project, const Pass& rows_pass,
                                                   const Scope& scope, std::vector<TableColumn> columns,
                                                   const Exec& exec);
  ~TableReader();
  Result<bool> next();  ///< false at the end
  std::optional<std::string_view> text(
      size_t column);                  ///< nothing = missing; times as their source wrote them
  int64_t whole(size_t column) const;  ///< time_us, batch, row
  double weight() const;

 private:
  TableReader();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace habitus::events
