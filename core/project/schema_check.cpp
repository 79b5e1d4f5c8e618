#include <map>

#include "core/project/schema.h"

namespace habitus {
namespace {

using Objects = std::map<std::string, std::string>;  // "table definition" → its SQL

Objects objects_of(SQLite::Database& db) {
  Objects found;
  SQLite::Statement q(
      db, "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'");
  while (q.executeStep())
    found[q.getColumn(0).getString() + " " + q.getColumn(1).getString()] = q.getColumn(2).getString();
  return found;
}

/// The objects our own migrations make, up to `version`.
Objects expected(int version) {
  SQLite::Database empty(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  for (int i = 0; i < version; ++i) empty.exec(migrations()[static_cast<size_t>(i)].sql);
  return objects_of(empty);
}

}  // namespace

int schema_version() { return static_cast<int>(migrations().size()); }

Done migrate(SQLite::Database& db) {
  for (int at = db.execAndGet("PRAGMA user_version").getInt(); at < schema_version(); ++at) {
    SQLite::Transaction transaction(db);
    db.exec(migrations()[static_cast<size_t>(at)].sql);
    db.exec("PRAGMA user_version = " + std::to_string(at + 1));
    transaction.commit();
  }
  return {};
}

Done check_schema(SQLite::Database& db) {
  const int version = db.execAndGet("PRAGMA user_version").getInt();
  if (version > schema_version())
    return fail(Kind::refused,
                Text("The project was made by a newer Habitus (format %1, this one reads up to %2)",
                     {int64_t{version}, int64_t{schema_version()}}),
                db.getFilename(), "Install the newer version; the file was not touched");
  const Objects ours = expected(version), theirs = objects_of(db);
  for (const auto& [name, sql] : theirs) {
    const auto known = ours.find(name);
    if (known == ours.end())
      return fail(Kind::refused, Text("The file holds something Habitus did not make: %1", {name}),
                  db.getFilename(), "Ask whoever sent it; a project with foreign parts is not opened");
    if (known->second != sql)
      return fail(Kind::refused, Text("The definition of %1 was altered", {name}), db.getFilename(),
                  "Restore the project from a copy");
  }
  for (const auto& [name, sql] : ours)
    if (!theirs.contains(name))
      return fail(Kind::corrupt, Text("The file lacks %1", {name}), db.getFilename(),
                  "Restore the project from a copy");
  return {};
}

}  // namespace habitus
