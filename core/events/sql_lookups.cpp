#include <set>

#include "core/events/lookup.h"
#include "core/events/sql_tables.h"
#include "core/project/project.h"

namespace habitus::events {
namespace {

void bind_cell(sqlite3_stmt* put, int at, std::string_view text) {
  if (text.empty())
    sqlite3_bind_null(put, at);
  else
    sqlite3_bind_text(put, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

Done offer(sqlite3* db, Project& project, const LookupTable& table) {
  std::string create = "CREATE TABLE " + quoted(table.name) + "(" + quoted(table.key) + " TEXT PRIMARY KEY";
  std::string insert = "INSERT INTO " + quoted(table.name) + " VALUES(?";
  for (const auto& column : table.columns) {
    create += ", " + quoted(column);
    insert += ", ?";
  }
  const auto failed = [&] {
    return fail(Kind::input, Text("%1", {std::string(sqlite3_errmsg(db))}), table.name);
  };
  if (sqlite3_exec(db, (create + ") WITHOUT ROWID").c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    return failed();
  sqlite3_stmt* put = nullptr;
  if (sqlite3_prepare_v2(db, (insert + ")").c_str(), -1, &put, nullptr) != SQLITE_OK) return failed();
  const Done done = read_lookup(
      project.store(), table.hash, [&](std::string_view key, const std::vector<std::string>& cells) {
        sqlite3_bind_text(put, 1, key.data(), static_cast<int>(key.size()), SQLITE_TRANSIENT);
        for (size_t i = 0; i < cells.size(); ++i) bind_cell(put, static_cast<int>(i) + 2, cells[i]);
        sqlite3_step(put);
        sqlite3_reset(put);
      });
  sqlite3_finalize(put);
  return done;
}

}  // namespace

Done offer_lookups(sqlite3* db, Project& project, const std::string& query) {
  TRY(const auto all, lookups(project));
  std::set<std::string> offered{"events", "actors"};
  for (const LookupTable& table : all)
    if (query.find(table.name) != std::string::npos && offered.insert(table.name).second)
      CHECK(offer(db, project, table));
  return {};
}

}  // namespace habitus::events
