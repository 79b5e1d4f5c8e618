#include "core/events/merges.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <cstring>
#include <iterator>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/events/log_state.h"
#include "core/events/persons.h"

namespace habitus::events {
namespace {

std::string bytes_of(const std::vector<Alias>& pairs) {
  return {reinterpret_cast<const char*>(pairs.data()), pairs.size() * sizeof(Alias)};
}

std::vector<Alias> pairs_of(const SQLite::Column& column) {
  std::vector<Alias> pairs(static_cast<size_t>(column.getBytes()) / sizeof(Alias));
  if (!pairs.empty()) std::memcpy(pairs.data(), column.getBlob(), pairs.size() * sizeof(Alias));
  return pairs;
}

/// Joins later steps to earlier ones: who was merged into somebody that is merged now goes along.
Done join(std::vector<Alias>& all, const std::vector<Alias>& step) {
  for (Alias& a : all) a.to = read_as(step, a.to);
  std::vector<Alias> both;
  std::merge(all.begin(), all.end(), step.begin(), step.end(), std::back_inserter(both));
  all = std::move(both);
  const auto twice = [](const Alias& a, const Alias& b) { return a.from == b.from; };
  const auto circle = [&](const Alias& a) { return a.from == a.to || read_as(all, a.to) != a.to; };
  if (std::adjacent_find(all.begin(), all.end(), twice) != all.end())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A person is merged into two others"), {},
                QT_TRANSLATE_NOOP("core", "Undo the earlier merge first"));
  for (int doubled = 0; doubled < 40; ++doubled)  // chains inside one step: each round halves their length
    for (Alias& a : all) a.to = read_as(all, a.to);
  if (std::any_of(all.begin(), all.end(), circle))
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "Persons are merged in a circle"));
  return {};
}

}  // namespace

PersonKey read_as(const std::vector<Alias>& aliases, PersonKey person) {
  const auto at = std::lower_bound(aliases.begin(), aliases.end(), person,
                                   [](const Alias& a, PersonKey key) { return a.from < key; });
  return at != aliases.end() && at->from == person ? at->to : person;
}

std::string hash_of(const std::vector<Alias>& aliases) { return aliases.empty() ? std::string() : sha256(bytes_of(aliases)); }

Result<std::vector<Alias>> load_aliases(SQLite::Database& db) {
  std::vector<Alias> all;
  SQLite::Statement q(db, "SELECT pairs FROM events_merge WHERE undone IS NULL ORDER BY id");
  while (q.executeStep()) CHECK(join(all, pairs_of(q.getColumn(0))));
  return all;
}

Result<int64_t> merge_persons(Project& project, std::vector<Alias> pairs) {
  std::sort(pairs.begin(), pairs.end());
  Log& log = Log::of(project);
  CHECK(log.outside_the_store());
  const std::lock_guard lock(log.writing);
  int64_t id = 0;
  CHECK(project.store().write([&](SQLite::Database& db) -> Done {
    TRY(std::vector<Alias> all, load_aliases(db));
    CHECK(join(all, pairs));
    const std::string bytes = bytes_of(pairs), hash = raw_sha256(bytes);
    SQLite::Statement q(db, "INSERT INTO events_merge(made, pairs, hash) VALUES(?, ?, ?)");
    q.bind(1, now());
    q.bindNoCopy(2, bytes.data(), static_cast<int>(bytes.size()));
    q.bindNoCopy(3, hash.data(), static_cast<int>(hash.size()));
    q.exec();
    id = db.getLastInsertRowid();
    return project.journal().append("persons.merge", Json{{"merge", id}, {"persons", pairs.size()}, {"pairs", to_hex(hash)}});
  }));
  log.changed();
  return id;
}

Done undo_merge(Project& project, int64_t id) {
  Log& log = Log::of(project);
  CHECK(log.outside_the_store());
  const std::lock_guard lock(log.writing);
  CHECK(project.store().write([&](SQLite::Database& db) -> Done {
    SQLite::Statement q(db, "UPDATE events_merge SET undone = ? WHERE id = ? AND undone IS NULL");
    q.bind(1, now());
    q.bind(2, id);
    if (q.exec() == 0) return fail(Kind::missing, QT_TRANSLATE_NOOP("core", "There is no such merge of persons, or it is undone already"));
    return project.journal().append("persons.merge.undo", Json{{"merge", id}});
  }));
  log.changed();
  return {};
}

Done verify_merges(Project& project) {
  return project.store().read([](SQLite::Database& db) -> Done {
    SQLite::Statement q(db, "SELECT id, pairs, hash FROM events_merge ORDER BY id");
    while (q.executeStep()) {
      const std::string hash(static_cast<const char*>(q.getColumn(2).getBlob()), static_cast<size_t>(q.getColumn(2).getBytes()));
      if (raw_sha256(bytes_of(pairs_of(q.getColumn(1)))) != hash)
        return fail(Kind::corrupt, QT_TRANSLATE_NOOP("core", "The stored pairs of a merge of persons are damaged"),
                    "merge " + q.getColumn(0).getString());
    }
    return {};
  });
}

}  // namespace habitus::events
