#include "core/events/lookup.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/base/spec.h"
#include "core/project/project.h"

namespace habitus::events {
namespace {

constexpr const char* kSelect =
    "SELECT id, name, hash, file, imported, key, columns, rows, repeated FROM lookup_table ";

LookupTable table_of(SQLite::Statement& q) {
  LookupTable t{q.getColumn(0).getInt64(),
                q.getColumn(1),
                q.getColumn(2),
                q.getColumn(3),
                q.getColumn(4).getInt64(),
                q.getColumn(5),
                {},
                q.getColumn(7).getInt64(),
                q.getColumn(8).getInt64()};
  t.columns = Json::parse(q.getColumn(6).getString(), nullptr, false).get<std::vector<std::string>>();
  return t;
}

void add_text(Sha256& sum, std::string_view text) {
  sum.add(std::to_string(text.size()) + " ");
  sum.add(text);
}

void add_head(Sha256& sum, const LookupTable& t) {
  add_text(sum, t.key);
  for (const auto& column : t.columns) add_text(sum, column);
}

std::optional<LookupTable> find(SQLite::Database& db, const std::string& name, const std::string& hash) {
  if (!db.tableExists("lookup_table")) return {};
  SQLite::Statement q(db,
                      std::string(kSelect) +
                          "WHERE (?1 = '' OR name = ?1) AND (?2 = '' OR hash = ?2) ORDER BY id DESC LIMIT 1");
  q.bind(1, name);
  q.bind(2, hash);
  if (!q.executeStep()) return {};
  return table_of(q);
}

}  // namespace

Result<std::vector<LookupTable>> lookups(Project& project) {
  return project.store().read([](SQLite::Database& db) -> Result<std::vector<LookupTable>> {
    std::vector<LookupTable> all;
    if (!db.tableExists("lookup_table")) return all;
    SQLite::Statement q(db, std::string(kSelect) + "ORDER BY name, id DESC");
    while (q.executeStep()) all.push_back(table_of(q));
    return all;
  });
}

Result<LookupTable> lookup(Project& project, const std::string& reference) {
  const size_t at = reference.rfind('@');
  const bool pinned = at != std::string::npos && reference.size() - at == 65;
  const std::string name = pinned ? reference.substr(0, at) : reference,
                    hash = pinned ? reference.substr(at + 1) : "";
  TRY(const auto found, project.store().read([&](SQLite::Database& db) -> Result<std::optional<LookupTable>> {
    return find(db, name, hash);
  }));
  if (found) return *found;
  TRY(const auto all, lookups(project));
  std::vector<std::string> names;
  for (const auto& t : all) names.push_back(t.name);
  return spec::unknown("look-up table", name, names, "table");
}

Result<LookupTable> store_lookup(Project& project, LookupTable about, std::vector<LookupRow> rows) {
  std::sort(rows.begin(), rows.end());
  Sha256 sum;
  add_head(sum, about);
  for (const auto& [key, cells] : rows) {
    add_text(sum, key);
    for (const auto& cell : cells) add_text(sum, cell);
  }
  about.hash = sum.hex();
  about.rows = static_cast<int64_t>(rows.size());
  about.imported = std::chrono::duration_cast<std::chrono::microseconds>(
                       std::chrono::system_clock::now().time_since_epoch())
                       .count();
  return project.store().write([&](SQLite::Database& db) -> Result<LookupTable> {
    if (auto known = find(db, about.name, about.hash)) return *known;
    SQLite::Statement add(db,
                          "INSERT INTO lookup_table(name, hash, file, imported, key, columns, rows, "
                          "repeated) VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    add.bind(1, about.name);
    add.bind(2, about.hash);
    add.bind(3, about.file);
    add.bind(4, about.imported);
    add.bind(5, about.key);
    add.bind(6, canonical(Json(about.columns)));
    add.bind(7, about.rows);
    add.bind(8, about.repeated);
    add.exec();
    about.id = db.getLastInsertRowid();
    SQLite::Statement put(db, "INSERT INTO lookup_row(lookup_table, key, cells) VALUES(?, ?, ?)");
    for (const auto& [key, cells] : rows) {
      put.bind(1, about.id);
      put.bind(2, key);
      put.bind(3, canonical(Json(cells)));
      put.exec();
      put.reset();
    }
    CHECK(project.journal().append("lookup.import", Json{{"name", about.name},
                                                         {"hash", about.hash},
                                                         {"file", about.file},
                                                         {"rows", about.rows},
                                                         {"repeated", about.repeated}}));
    return about;
  });
}

Done read_lookup(Store& store, const std::string& hash,
                 const std::function<void(std::string_view, const std::vector<std::string>&)>& row) {
  return store.read([&](SQLite::Database& db) -> Done {
    SQLite::Statement q(db,
                        "SELECT key, cells FROM lookup_row WHERE lookup_table = (SELECT min(id) FROM "
                        "lookup_table WHERE hash = ?) ORDER BY key");
    q.bind(1, hash);
    while (q.executeStep())
      row(q.getColumn(0).getString(),
          Json::parse(q.getColumn(1).getString(), nullptr, false).get<std::vector<std::string>>());
    return {};
  });
}

Done verify_lookups(Project& project) {
  TRY(const auto all, lookups(project));
  for (const LookupTable& t : all) {
    Sha256 sum;
    add_head(sum, t);
    CHECK(read_lookup(project.store(), t.hash,
                      [&](std::string_view key, const std::vector<std::string>& cells) {
                        add_text(sum, key);
                        for (const auto& cell : cells) add_text(sum, cell);
                      }));
    if (sum.hex() != t.hash)
      return fail(Kind::corrupt,
                  Text(QT_TRANSLATE_NOOP("core", "The look-up table “%1” was altered"), {t.name}), {},
                  QT_TRANSLATE_NOOP("core", "Restore the project from a copy"));
  }
  return {};
}

}  // namespace habitus::events
