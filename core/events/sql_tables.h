#pragma once
#include <sqlite3.h>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/events/log.h"

namespace habitus::events {

/// What the virtual tables need while a query runs; errors of the log come back in `error`.
struct SqlSource {
  Project& project;
  const Pass& pass;
  Exec exec;
  Done error;
  bool declaring = false;  ///< a table is telling SQLite its columns, which looks like a CREATE TABLE
};
std::string quoted(const std::string& name);  ///< a name as SQL writes it
/// Offers the tables `events` and `actors` on `db`; `source` must outlive it.
void offer_tables(sqlite3* db, SqlSource& source);
/// Look-up tables the query names, as tables of their own (the newest of each name).
Done offer_lookups(sqlite3* db, Project& project, const std::string& query);

}  // namespace habitus::events
