#pragma once
#include <SQLiteCpp/SQLiteCpp.h>
#include <vector>

#include "core/base/result.h"

namespace habitus {

/// A numbered SQL file of resources/schema, never edited after landing.
struct Migration {
  const char* name;  ///< "001_project"
  const char* sql;
};
const std::vector<Migration>& migrations();  ///< generated, in order

inline constexpr int kApplicationId = 0x48414254;  // "HABT"

/// user_version of a fully migrated file.
int schema_version();
/// Runs the migrations the file has not seen, each in its own transaction.
Done migrate(SQLite::Database& db);
/// Refuses anything in the file that our migrations did not make: foreign tables, triggers, views, altered
/// SQL; by name.
Done check_schema(SQLite::Database& db);

}  // namespace habitus
