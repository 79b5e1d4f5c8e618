#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/project/gate.h"

namespace habitus {
class Project;
}

namespace habitus::events {

/// The SQL window on the log: SQLite in memory, read-only, that sees two tables and nothing else.
/// `events`: actor, event, time (as its source wrote it), time_us (µs since 1970), arrival, event_id, weight,
/// source, batch, row, and every property; `actors`: key (hex), name_space, id. Numbers of numeric properties
/// come as numbers.
using SqlValue = std::variant<std::monostate, int64_t, double, std::string>;
struct SqlTable {
  std::vector<std::string> columns;
  std::vector<std::vector<SqlValue>> rows;
  bool cut = false;  ///< more rows than were wanted
};

/// Streams the answer of one SELECT: `head` once with the columns' names, `row` for each row until it returns
/// false. Anything but a SELECT is refused; stops when the user wishes to.
Done sql(Project& project, const Pass& rows_pass, const std::string& query, const Exec& exec,
         const std::function<void(const std::vector<std::string>&)>& head,
         const std::function<bool(const std::vector<SqlValue>&)>& row);
/// The same, collected: at most `limit` rows.
Result<SqlTable> sql(Project& project, const Pass& rows_pass, const std::string& query, const Exec& exec,
                     size_t limit);

}  // namespace habitus::events
