#include "core/events/sql.h"

#include <memory>
#include <sqlite3.h>

#include <QtCore/qtmetamacros.h>

#include "core/events/sql_tables.h"
#include "core/project/project.h"

namespace habitus::events {
namespace {

using Connection = std::unique_ptr<sqlite3, int (*)(sqlite3*)>;
using Prepared = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)>;

/// Reading and computing, nothing else: no schema, no files, no settings.
int allow(void* source, int action, const char*, const char* name, const char*, const char*) {
  if (static_cast<const SqlSource*>(source)->declaring) return SQLITE_OK;
  if (action == SQLITE_FUNCTION)
    return name && std::string_view(name) == "load_extension" ? SQLITE_DENY : SQLITE_OK;
  return action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_RECURSIVE ? SQLITE_OK
                                                                                        : SQLITE_DENY;
}

int keep_going(void* exec) { return static_cast<const Exec*>(exec)->stopped(); }

tl::unexpected<Error> sql_error(sqlite3* db) {
  return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "SQL: %1"), {std::string(sqlite3_errmsg(db))}), {},
              QT_TRANSLATE_NOOP("core", "Ask with one SELECT over the tables events and actors"));
}

SqlValue value_at(sqlite3_stmt* q, int i) {
  switch (sqlite3_column_type(q, i)) {
    case SQLITE_INTEGER:
      return int64_t{sqlite3_column_int64(q, i)};
    case SQLITE_FLOAT:
      return sqlite3_column_double(q, i);
    case SQLITE_NULL:
      return {};
    default: {
      const void* bytes = sqlite3_column_blob(q, i);
      return std::string(static_cast<const char*>(bytes), static_cast<size_t>(sqlite3_column_bytes(q, i)));
    }
  }
}

}  // namespace

Done sql(Project& project, const Pass& rows_pass, const std::string& query, const Exec& exec,
         const std::function<void(const std::vector<std::string>&)>& head,
         const std::function<bool(const std::vector<SqlValue>&)>& row) {
  sqlite3* raw = nullptr;
  if (sqlite3_open_v2(":memory:", &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, nullptr) != SQLITE_OK)
    return fail(Kind::resource, QT_TRANSLATE_NOOP("core", "There is not enough memory for the SQL window"));
  SqlSource source{project, rows_pass, exec, {}};
  const Connection db(raw, sqlite3_close);
  offer_tables(raw, source);
  CHECK(offer_lookups(raw, project, query));
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_limit(raw, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(raw, SQLITE_LIMIT_LENGTH, 64 << 20);
  sqlite3_set_authorizer(raw, allow, &source);
  sqlite3_progress_handler(raw, 1000, keep_going, const_cast<Exec*>(&exec));
  sqlite3_stmt* statement = nullptr;
  const char* rest = nullptr;
  const int prepared =
      sqlite3_prepare_v2(raw, query.data(), static_cast<int>(query.size()), &statement, &rest);
  const Prepared q(statement, sqlite3_finalize);
  CHECK(source.error);
  if (prepared != SQLITE_OK) return sql_error(raw);
  const bool more =
      rest && std::string_view(rest, query.data() + query.size()).find_first_not_of(" \t\r\n;") !=
                  std::string_view::npos;
  if (!statement || more)
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "Exactly one SELECT is answered"), query.substr(0, 80),
                QT_TRANSLATE_NOOP("core", "Ask with one SELECT over the tables events and actors"));
  const int columns = sqlite3_column_count(statement);
  std::vector<std::string> names;
  for (int i = 0; i < columns; ++i) names.emplace_back(sqlite3_column_name(statement, i));
  head(names);
  std::vector<SqlValue> values(names.size());
  for (;;) {
    const int code = sqlite3_step(statement);
    if (code == SQLITE_DONE) return {};
    CHECK(source.error);
    if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
    if (code != SQLITE_ROW) return sql_error(raw);
    for (int i = 0; i < columns; ++i) values[static_cast<size_t>(i)] = value_at(statement, i);
    if (!row(values)) return {};
  }
}

Result<SqlTable> sql(Project& project, const Pass& rows_pass, const std::string& query, const Exec& exec,
                     size_t limit) {
  SqlTable out;
  CHECK(sql(
      project, rows_pass, query, exec, [&](const auto& names) { out.columns = names; },
      [&](const auto& row) {
        if (out.rows.size() >= limit) return !(out.cut = true);
        out.rows.push_back(row);
        return true;
      }));
  return out;
}

}  // namespace habitus::events
