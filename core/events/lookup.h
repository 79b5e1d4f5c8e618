#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/time.h"

namespace habitus {
class Project;
class Store;
}  // namespace habitus

namespace habitus::events {

/// A table kept beside the log that says more about a value: sku → category, campaign → channel. Immutable; a
/// table imported again under its name is another one, and the newest of a name is meant when no hash is
/// given.
struct LookupTable {
  int64_t id = 0;
  std::string name, hash, file;
  Time imported = 0;
  std::string key;                   ///< name of the key column
  std::vector<std::string> columns;  ///< the others
  int64_t rows = 0;
  int64_t repeated = 0;  ///< rows of the file whose key had come before: the first one counts
};
using LookupRow = std::pair<std::string, std::vector<std::string>>;  ///< key, cells; "" is missing

/// All, by name, newest first.
Result<std::vector<LookupTable>> lookups(Project& project);
/// "catalogue" or "catalogue@hash"; the error lists those there are.
Result<LookupTable> lookup(Project& project, const std::string& reference);
/// Keeps a table unless its very content is there under this name already. Journalled.
Result<LookupTable> store_lookup(Project& project, LookupTable about, std::vector<LookupRow> rows);
/// Every row in order of key.
Done read_lookup(Store& store, const std::string& hash,
                 const std::function<void(std::string_view key, const std::vector<std::string>& cells)>& row);
/// Rows of every table are what its hash says.
Done verify_lookups(Project& project);

}  // namespace habitus::events
