#include "core/project/definitions.h"

#include <atomic>
#include <chrono>
#include <nlohmann/json.hpp>
#include <pwd.h>
#include <unistd.h>

#include "core/base/hash.h"
#include "core/project/changes.h"
#include "core/project/journal.h"
#include "core/project/store.h"

namespace habitus {
namespace {

std::atomic<uint64_t> moves{0};

/// What a call that may have moved a head came to.
template <class T>
T changed(T done) {
  ++moves;
  return done;
}

constexpr const char* kColumns =
    "SELECT d.kind, d.name, d.version, d.hash, d.spec, d.owner, d.reason, d.created, h.definition IS d.id, "
    "d.id "
    "FROM definition d LEFT JOIN definition_head h ON h.kind = d.kind AND h.name = d.name ";

Definition definition_of(SQLite::Statement& q) {
  return {q.getColumn(0),
          q.getColumn(1),
          q.getColumn(2).getInt(),
          q.getColumn(3),
          q.getColumn(4),
          q.getColumn(5),
          q.getColumn(6),
          q.getColumn(7).getInt64(),
          q.getColumn(8).getInt() != 0};
}

std::optional<int64_t> head_id(SQLite::Database& db, const std::string& kind, const std::string& name) {
  SQLite::Statement q(db, "SELECT definition FROM definition_head WHERE kind = ? AND name = ?");
  q.bind(1, kind);
  q.bind(2, name);
  if (!q.executeStep()) return {};
  return q.getColumn(0).getInt64();
}

std::optional<Definition> by_id(SQLite::Database& db, int64_t id) {
  SQLite::Statement q(db, std::string(kColumns) + "WHERE d.id = ?");
  q.bind(1, id);
  if (!q.executeStep()) return {};
  return definition_of(q);
}

void set_head(SQLite::Database& db, const std::string& kind, const std::string& name,
              std::optional<int64_t> id) {
  SQLite::Statement q(db,
                      id ? "INSERT OR REPLACE INTO definition_head(kind, name, definition) VALUES(?, ?, ?)"
                         : "DELETE FROM definition_head WHERE kind = ? AND name = ?");
  q.bind(1, kind);
  q.bind(2, name);
  if (id) q.bind(3, *id);
  q.exec();
}

/// A move of a head that undo can take back. What had been undone before can no longer be redone.
void move_head(SQLite::Database& db, const std::string& kind, const std::string& name,
               std::optional<int64_t> after) {
  const auto before = head_id(db, kind, name);
  db.exec("DELETE FROM definition_move WHERE undone = 1");
  SQLite::Statement q(db, "INSERT INTO definition_move(kind, name, before, after) VALUES(?, ?, ?, ?)");
  q.bind(1, kind);
  q.bind(2, name);
  before ? q.bind(3, *before) : q.bind(3);
  after ? q.bind(4, *after) : q.bind(4);
  q.exec();
  set_head(db, kind, name, after);
}

std::string owner_name() {
  const passwd* entry = ::getpwuid(::getuid());
  return entry ? entry->pw_name : "unknown";
}

int64_t insert(SQLite::Database& db, const Definition& d) {
  SQLite::Statement q(db,
                      "INSERT INTO definition(kind, name, version, hash, spec, owner, reason, created) "
                      "VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
  q.bind(1, d.kind);
  q.bind(2, d.name);
  q.bind(3, d.version);
  q.bind(4, d.hash);
  q.bind(5, d.spec);
  q.bind(6, d.owner);
  q.bind(7, d.reason);
  q.bind(8, d.created);
  q.exec();
  return db.getLastInsertRowid();
}

/// Undo (`back`) takes the newest move that stands; redo the oldest that was taken back.
Result<std::optional<Definition>> step(Store& store, bool back) {
  return store.write([&](SQLite::Database& db) -> Result<std::optional<Definition>> {
    SQLite::Statement q(
        db,
        back ? "SELECT id, kind, name, before FROM definition_move WHERE undone = 0 ORDER BY id DESC LIMIT 1"
             : "SELECT id, kind, name, after FROM definition_move WHERE undone = 1 ORDER BY id LIMIT 1");
    if (!q.executeStep()) return std::optional<Definition>();
    const std::string kind = q.getColumn(1), name = q.getColumn(2);
    const std::optional<int64_t> to =
        q.getColumn(3).isNull() ? std::nullopt : std::optional<int64_t>(q.getColumn(3).getInt64());
    set_head(db, kind, name, to);
    SQLite::Statement mark(db, "UPDATE definition_move SET undone = ? WHERE id = ?");
    mark.bind(1, back ? 1 : 0);
    mark.bind(2, q.getColumn(0).getInt64());
    mark.exec();
    Journal journal(store);
    CHECK(journal.append(back ? "undo" : "redo", Json{{"kind", kind}, {"name", name}}));
    if (to) return by_id(db, *to);
    return std::optional<Definition>(Definition{kind, name});
  });
}

}  // namespace

uint64_t definition_changes() { return moves; }

Json Definition::json() const { return Json::parse(spec, nullptr, false); }

std::string Definitions::hash_of(const std::string& kind, const Json& spec) {
  return sha256(canonical(Json{{"kind", kind}, {"spec", spec}}));
}

Result<Definition> Definitions::apply(const std::string& kind, const std::string& name, const Json& spec,
                                      const std::string& reason) {
  return changed(store_.write([&](SQLite::Database& db) -> Result<Definition> {
    Definition d{kind, name, 1, hash_of(kind, spec), canonical(spec), owner_name(), reason};
    SQLite::Statement drop(db, "DELETE FROM definition_draft WHERE kind = ? AND name = ?");
    drop.bind(1, kind);
    drop.bind(2, name);
    drop.exec();
    if (const auto id = head_id(db, kind, name))
      if (const auto now = by_id(db, *id); now && now->hash == d.hash) return *now;
    SQLite::Statement last(db,
                           "SELECT coalesce(max(version), 0) FROM definition WHERE kind = ? AND name = ?");
    last.bind(1, kind);
    last.bind(2, name);
    last.executeStep();
    d.version = last.getColumn(0).getInt() + 1;
    d.created = std::chrono::duration_cast<std::chrono::microseconds>(
                    std::chrono::system_clock::now().time_since_epoch())
                    .count();
    d.head = true;
    move_head(db, kind, name, insert(db, d));
    Journal journal(store_);
    CHECK(journal.append(
        "define",
        Json{{"hash", d.hash}, {"kind", kind}, {"name", name}, {"reason", reason}, {"version", d.version}}));
    return d;
  }));
}

Result<std::optional<Definition>> Definitions::head(const std::string& kind, const std::string& name) {
  return store_.read([&](SQLite::Database& db) -> Result<std::optional<Definition>> {
    const auto id = head_id(db, kind, name);
    return id ? by_id(db, *id) : std::nullopt;
  });
}

Result<Definition> Definitions::need(const std::string& kind, const std::string& name) {
  TRY(const auto found, head(kind, name));
  if (found) return *found;
  return fail(Kind::missing, Text("There is no %1 named “%2”", {kind, name}), store_.path(),
              "habitus-cli show lists what is defined");
}

Result<Definition> Definitions::by_hash(const std::string& hash) {
  return store_.read([&](SQLite::Database& db) -> Result<Definition> {
    SQLite::Statement q(db, std::string(kColumns) + "WHERE d.hash = ? ORDER BY d.id DESC LIMIT 1");
    q.bind(1, hash);
    if (q.executeStep()) return definition_of(q);
    return fail(Kind::missing, Text("No definition has the hash %1", {hash}), store_.path());
  });
}

Result<std::vector<Definition>> Definitions::heads(const std::string& kind) {
  return store_.read([&](SQLite::Database& db) -> Result<std::vector<Definition>> {
    SQLite::Statement q(db,
                        std::string(kColumns) +
                            "WHERE h.definition IS d.id AND (? = '' OR d.kind = ?) ORDER BY d.kind, d.name");
    q.bind(1, kind);
    q.bind(2, kind);
    std::vector<Definition> out;
    while (q.executeStep()) out.push_back(definition_of(q));
    return out;
  });
}

Result<std::vector<Definition>> Definitions::history(const std::string& kind, const std::string& name) {
  return store_.read([&](SQLite::Database& db) -> Result<std::vector<Definition>> {
    SQLite::Statement q(db,
                        std::string(kColumns) + "WHERE d.kind = ? AND d.name = ? ORDER BY d.version DESC");
    q.bind(1, kind);
    q.bind(2, name);
    std::vector<Definition> out;
    while (q.executeStep()) out.push_back(definition_of(q));
    return out;
  });
}

Done Definitions::set_draft(const std::string& kind, const std::string& name, const Json& spec) {
  return store_.write([&](SQLite::Database& db) -> Done {
    SQLite::Statement q(db, "INSERT OR REPLACE INTO definition_draft(kind, name, spec) VALUES(?, ?, ?)");
    q.bind(1, kind);
    q.bind(2, name);
    q.bind(3, canonical(spec));
    q.exec();
    return {};
  });
}

Result<std::optional<Json>> Definitions::draft(const std::string& kind, const std::string& name) {
  return store_.read([&](SQLite::Database& db) -> Result<std::optional<Json>> {
    SQLite::Statement q(db, "SELECT spec FROM definition_draft WHERE kind = ? AND name = ?");
    q.bind(1, kind);
    q.bind(2, name);
    if (!q.executeStep()) return std::optional<Json>();
    return std::optional<Json>(Json::parse(q.getColumn(0).getString(), nullptr, false));
  });
}

Done Definitions::drop_draft(const std::string& kind, const std::string& name) {
  return store_.write([&](SQLite::Database& db) -> Done {
    SQLite::Statement q(db, "DELETE FROM definition_draft WHERE kind = ? AND name = ?");
    q.bind(1, kind);
    q.bind(2, name);
    q.exec();
    return {};
  });
}

Result<std::optional<Definition>> Definitions::undo() { return changed(step(store_, true)); }
Result<std::optional<Definition>> Definitions::redo() { return changed(step(store_, false)); }

Done Definitions::retire(const std::string& kind, const std::string& name) {
  return changed(store_.write([&](SQLite::Database& db) -> Done {
    move_head(db, kind, name, {});
    Journal journal(store_);
    return journal.append("retire", Json{{"kind", kind}, {"name", name}});
  }));
}

}  // namespace habitus
