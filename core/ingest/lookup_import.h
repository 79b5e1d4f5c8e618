#pragma once
#include <string>
#include <vector>

#include "core/events/lookup.h"

namespace habitus::ingest {

struct LookupImport {
  events::LookupTable table;
  bool known = false;                  ///< this very content was there already
  std::vector<std::string> refreshed;  ///< computed properties that read the table from now on
};
/// Reads a delimited file as a look-up table: `key` is its key column ("" = the first), every other column a
/// value. Rows without key are left out; of rows with one key the first counts. Computed properties that read
/// the table of this name get a version that reads the new one.
Result<LookupImport> import_lookup(Project& project, const std::string& path, const std::string& name,
                                   const std::string& key);

}  // namespace habitus::ingest
