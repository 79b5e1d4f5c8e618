#include "core/events/sql_tables.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <cmath>

#include "core/base/hash.h"
#include "core/events/table.h"
#include "core/events/typed.h"
#include "core/events/words.h"
#include "core/project/project.h"

// Two eponymous virtual tables: they have no entry in any schema, so nothing of the project shows through.
namespace habitus::events {

std::string quoted(const std::string& name) {
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

namespace {

struct EventsTable : sqlite3_vtab {
  SqlSource* source;
  std::vector<TableColumn> columns;
};
struct EventsCursor : sqlite3_vtab_cursor {
  std::unique_ptr<TableReader> reader;
  std::vector<int> lane;  ///< per table column: its place in the reader, or −1
  bool end = false;
  sqlite3_int64 row = 0;
};

int declare(sqlite3* db, SqlSource& source, const std::string& sql) {
  source.declaring = true;
  const int code = sqlite3_declare_vtab(db, sql.c_str());
  source.declaring = false;
  return code;
}

int remember(SqlSource& source, const Error& error) {
  source.error = tl::unexpected<Error>(error);
  return error.kind == Kind::stopped ? SQLITE_INTERRUPT : SQLITE_ERROR;
}

int connect_events(sqlite3* db, void* aux, int, const char* const*, sqlite3_vtab** out, char**) {
  auto* source = static_cast<SqlSource*>(aux);
  auto columns = table_columns(source->project);
  if (!columns) return remember(*source, columns.error());
  std::string sql = "CREATE TABLE x(";
  for (const TableColumn& c : *columns) {
    using What = TableColumn::What;
    const char* type = c.what == What::time_us || c.what == What::batch || c.what == What::row ? " INTEGER"
                       : c.what == What::weight                                                ? " REAL"
                       : c.numeric                                                             ? " NUMERIC"
                                                                                               : " TEXT";
    sql += (sql.back() == '(' ? "" : ", ") + quoted(c.name) + type;
  }
  if (const int code = declare(db, *source, sql + ")"); code != SQLITE_OK) return code;
  auto* table = new EventsTable{};
  table->source = source;
  table->columns = std::move(*columns);
  *out = table;
  return SQLITE_OK;
}
int disconnect_events(sqlite3_vtab* table) {
  delete static_cast<EventsTable*>(table);
  return SQLITE_OK;
}

/// Only the columns a query uses are read; bit 63 stands for all from the 64th on.
int best_events(sqlite3_vtab* table, sqlite3_index_info* info) {
  const auto* t = static_cast<EventsTable*>(table);
  std::string used;
  for (size_t i = 0; i < t->columns.size(); ++i)
    used += info->colUsed >> std::min<size_t>(i, 63) & 1 ? '1' : '0';
  info->idxStr = sqlite3_mprintf("%s", used.c_str());
  info->needToFreeIdxStr = 1;
  info->estimatedCost = 1e7;
  return info->idxStr ? SQLITE_OK : SQLITE_NOMEM;
}

int open_events(sqlite3_vtab*, sqlite3_vtab_cursor** out) {
  *out = new EventsCursor{};
  return SQLITE_OK;
}
int close_events(sqlite3_vtab_cursor* cursor) {
  delete static_cast<EventsCursor*>(cursor);
  return SQLITE_OK;
}
int next_event(sqlite3_vtab_cursor* cursor) {
  auto* c = static_cast<EventsCursor*>(cursor);
  const auto more = c->reader->next();
  if (!more) return remember(*static_cast<EventsTable*>(c->pVtab)->source, more.error());
  c->end = !*more;
  ++c->row;
  return SQLITE_OK;
}
int filter_events(sqlite3_vtab_cursor* cursor, int, const char* used, int, sqlite3_value**) {
  auto* c = static_cast<EventsCursor*>(cursor);
  auto* t = static_cast<EventsTable*>(c->pVtab);
  std::vector<TableColumn> columns;
  c->lane.assign(t->columns.size(), -1);
  for (size_t i = 0; i < t->columns.size(); ++i) {
    if (used[i] != '1') continue;
    c->lane[i] = static_cast<int>(columns.size());
    columns.push_back(t->columns[i]);
  }
  auto reader = TableReader::open(t->source->project, t->source->pass, {}, columns, t->source->exec);
  if (!reader) return remember(*t->source, reader.error());
  c->reader = std::move(*reader);
  return next_event(cursor);
}
int at_end(sqlite3_vtab_cursor* cursor) { return static_cast<EventsCursor*>(cursor)->end; }
int event_row(sqlite3_vtab_cursor* cursor, sqlite3_int64* row) {
  *row = static_cast<EventsCursor*>(cursor)->row;
  return SQLITE_OK;
}

void give(sqlite3_context* context, std::string_view text, bool numeric) {
  const auto pattern = numeric ? pattern_of(text) : std::nullopt;
  if (pattern && pattern->kind == Pattern::Kind::whole)
    if (const auto value = value_of(text, *pattern)) return sqlite3_result_int64(context, *value);
  if (pattern && pattern->kind == Pattern::Kind::decimal)
    return sqlite3_result_double(context, number_of(text));
  sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

int event_column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int at) {
  auto* c = static_cast<EventsCursor*>(cursor);
  const TableColumn& column = static_cast<EventsTable*>(c->pVtab)->columns[static_cast<size_t>(at)];
  if (c->lane[static_cast<size_t>(at)] < 0) return sqlite3_result_null(context), SQLITE_OK;
  const auto lane = static_cast<size_t>(c->lane[static_cast<size_t>(at)]);
  using What = TableColumn::What;
  if (column.what == What::time_us || column.what == What::batch || column.what == What::row) {
    sqlite3_result_int64(context, c->reader->whole(lane));
  } else if (column.what == What::weight) {
    sqlite3_result_double(context, c->reader->weight());
  } else if (const auto text = c->reader->text(lane)) {
    give(context, *text, column.numeric);
  } else {
    sqlite3_result_null(context);
  }
  return SQLITE_OK;
}

struct ActorsTable : sqlite3_vtab {
  SqlSource* source;
};
struct ActorsCursor : sqlite3_vtab_cursor {
  std::vector<std::array<std::string, 3>> rows;
  size_t at = 0;
};

int connect_actors(sqlite3* db, void* aux, int, const char* const*, sqlite3_vtab** out, char**) {
  if (const int code =
          declare(db, *static_cast<SqlSource*>(aux), "CREATE TABLE x(key TEXT, name_space TEXT, id TEXT)");
      code != SQLITE_OK)
    return code;
  auto* table = new ActorsTable{};
  table->source = static_cast<SqlSource*>(aux);
  *out = table;
  return SQLITE_OK;
}
int disconnect_actors(sqlite3_vtab* table) {
  delete static_cast<ActorsTable*>(table);
  return SQLITE_OK;
}
int best_actors(sqlite3_vtab*, sqlite3_index_info* info) {
  info->estimatedCost = 1e6;
  return SQLITE_OK;
}
int open_actors(sqlite3_vtab*, sqlite3_vtab_cursor** out) {
  *out = new ActorsCursor{};
  return SQLITE_OK;
}
int close_actors(sqlite3_vtab_cursor* cursor) {
  delete static_cast<ActorsCursor*>(cursor);
  return SQLITE_OK;
}
int filter_actors(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**) {
  auto* c = static_cast<ActorsCursor*>(cursor);
  SqlSource& source = *static_cast<ActorsTable*>(c->pVtab)->source;
  c->rows.clear();
  c->at = 0;
  const Done read = source.project.store().read([&](SQLite::Database& db) -> Done {
    SQLite::Statement q(db, "SELECT key, name_space, id FROM events_actor ORDER BY id, name_space");
    while (q.executeStep()) {
      std::string key;
      for (int shift = 56; shift >= 0; shift -= 8)
        key += static_cast<char>(q.getColumn(0).getInt64() >> shift);
      c->rows.push_back({to_hex(key), q.getColumn(1).getString(), q.getColumn(2).getString()});
    }
    return {};
  });
  return read ? SQLITE_OK : remember(source, read.error());
}
int next_actor(sqlite3_vtab_cursor* cursor) {
  ++static_cast<ActorsCursor*>(cursor)->at;
  return SQLITE_OK;
}
int actors_end(sqlite3_vtab_cursor* cursor) {
  const auto* c = static_cast<ActorsCursor*>(cursor);
  return c->at >= c->rows.size();
}
int actor_row(sqlite3_vtab_cursor* cursor, sqlite3_int64* row) {
  *row = static_cast<sqlite3_int64>(static_cast<ActorsCursor*>(cursor)->at);
  return SQLITE_OK;
}
int actor_column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int at) {
  const auto* c = static_cast<ActorsCursor*>(cursor);
  const std::string& text = c->rows[c->at][static_cast<size_t>(at)];
  sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return SQLITE_OK;
}

}  // namespace

void offer_tables(sqlite3* db, SqlSource& source) {
  static const sqlite3_module events = [] {
    sqlite3_module m{};
    m.xConnect = connect_events;
    m.xDisconnect = disconnect_events;
    m.xBestIndex = best_events;
    m.xOpen = open_events;
    m.xClose = close_events;
    m.xFilter = filter_events;
    m.xNext = next_event;
    m.xEof = at_end;
    m.xColumn = event_column;
    m.xRowid = event_row;
    return m;
  }();
  static const sqlite3_module actors = [] {
    sqlite3_module m{};
    m.xConnect = connect_actors;
    m.xDisconnect = disconnect_actors;
    m.xBestIndex = best_actors;
    m.xOpen = open_actors;
    m.xClose = close_actors;
    m.xFilter = filter_actors;
    m.xNext = next_actor;
    m.xEof = actors_end;
    m.xColumn = actor_column;
    m.xRowid = actor_row;
    return m;
  }();
  sqlite3_create_module(db, "events", &events, &source);
  sqlite3_create_module(db, "actors", &actors, &source);
}

}  // namespace habitus::events
