#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/events/scan.h"

namespace habitus {
class Project;
}

namespace habitus::taxonomy {

/// What is said about every single event of a scope, as a table in the order of the files they came from:
/// source, row, actor, time, event, then columns of one's own.
struct EventTable {
  std::vector<std::string> columns;  ///< of one's own
  struct Row {
    std::string source;
    int64_t row = 0;  ///< 1-based record in its file
    std::string actor;
    Time time = 0;
    std::string event;
    std::vector<std::string> values;
  };
  std::vector<Row> rows;
  std::string csv() const;  ///< RFC 4180, moments as ISO UTC
};

struct EventColumns {
  std::vector<std::string> names;
  events::Need need;  ///< what `say` reads
  /// values[i] of event i of the slab, one text a name.
  std::function<void(const events::Slab&, std::vector<std::vector<std::string>>& values)> say;
};
/// Rows of single persons: the gate asks why and journals it. Kind::input when there are more than `most`
/// events.
Result<EventTable> event_table(Project& project, const std::string& purpose, const events::Scope& scope,
                               const EventColumns& columns, int64_t most, const Exec& exec);
std::string csv_field(const std::string& text);  ///< in quotes where it must be
Done write_file(const std::string& path, const std::string& text);

/// What the rules make of every event: columns behaviour and category, "" where no rule takes it. `complete`
/// is a taxonomy.
Result<EventTable> assignments(Project& project, const Json& complete, int64_t most, const Exec& exec);

}  // namespace habitus::taxonomy
