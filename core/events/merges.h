#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/events/scan.h"

namespace SQLite {
class Database;
}

namespace habitus::events {

/// The events of `from` are read as those of `to`.
struct Alias {
  PersonKey from = 0, to = 0;
  auto operator<=>(const Alias&) const = default;
};

/// Makes persons one, in one step that can be undone: every later scan hands their events out together, in order of time, under the
/// key of the last in a chain. Runs are not touched. Refused: a person twice on the left, or a circle. Gives the id of the step.
Result<int64_t> merge_persons(Project& project, std::vector<Alias> pairs);
/// As if that step had never been made.
Done undo_merge(Project& project, int64_t id);

/// All steps that hold, chains resolved, ascending by `from`. Inside core/events.
Result<std::vector<Alias>> load_aliases(SQLite::Database& db);
/// The error names the step whose bytes are not what was written.
Done verify_merges(Project& project);
/// What to remember of them with a result: empty when there are none.
std::string hash_of(const std::vector<Alias>& aliases);
/// The key under which `person` is read.
PersonKey read_as(const std::vector<Alias>& aliases, PersonKey person);

}  // namespace habitus::events
