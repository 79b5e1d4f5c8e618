#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/base/hash.h"
#include "core/events/log.h"
#include "core/ingest/ledger.h"
#include "core/project/project.h"

namespace habitus::ingest {
namespace {

void add_reject(Sha256& sum, int64_t record, int64_t line, int64_t byte, std::string_view raw) {
  sum.add(std::to_string(record) + " " + std::to_string(line) + " " + std::to_string(byte) + " " +
          std::to_string(raw.size()) + " ");
  sum.add(raw);
}

tl::unexpected<Error> altered(Text what, const std::string& where) {
  return fail(Kind::corrupt, std::move(what), where,
              QT_TRANSLATE_NOOP("core", "Restore the project from a copy"));
}

/// What the journal holds of one import, by which it is looked up: all of its body but the rejects' digest.
std::string key_of(Json body, std::string& rejects) {
  rejects = body.value("quarantine", "");
  body.erase("quarantine");
  return canonical(body);
}

std::string stored_rejects(SQLite::Database& db, int64_t range) {
  SQLite::Statement q(db,
                      "SELECT record, line, byte, raw FROM quarantine WHERE import_range = ? ORDER BY id");
  q.bind(1, range);
  Sha256 sum;
  bool any = false;
  while (q.executeStep()) {
    any = true;
    add_reject(
        sum, q.getColumn(0).getInt64(), q.getColumn(1).getInt64(), q.getColumn(2).getInt64(),
        {static_cast<const char*>(q.getColumn(3).getBlob()), static_cast<size_t>(q.getColumn(3).getBytes())});
  }
  return any ? sum.hex() : std::string();
}

Json stored_rules(SQLite::Database& db, int64_t range) {
  if (!db.tableExists("import_rule")) return Json::array();  // a project of an older program, only looked at
  SQLite::Statement q(
      db, "SELECT rule, action, failed, rejected FROM import_rule WHERE import_range = ? ORDER BY id");
  q.bind(1, range);
  Json out = Json::array();
  while (q.executeStep())
    out.push_back({{"rule", q.getColumn(0).getString()},
                   {"action", q.getColumn(1).getString()},
                   {"failed", q.getColumn(2).getInt64()},
                   {"rejected", q.getColumn(3).getInt64()}});
  return out;
}

Json body_of(SQLite::Statement& q) {
  return Json{{"source", q.getColumn(1).getString()},    {"mapping", q.getColumn(2).getString()},
              {"text", q.getColumn(3).getString()},      {"from", q.getColumn(4).getInt64()},
              {"to", q.getColumn(5).getInt64()},         {"read", q.getColumn(6).getInt64()},
              {"stored", q.getColumn(7).getInt64()},     {"rejected", q.getColumn(8).getInt64()},
              {"duplicates", q.getColumn(9).getInt64()}, {"skipped", q.getColumn(10).getInt64()}};
}

}  // namespace

std::string digest_of(const std::vector<Quarantined>& rejects) {
  if (rejects.empty()) return {};
  Sha256 sum;
  for (const Quarantined& q : rejects) add_reject(sum, q.record, q.line, q.byte, q.raw);
  return sum.hex();
}

Done verify(Project& project) {
  TRY(const auto imports, project.journal().entries("import"));
  TRY(const auto replays, project.journal().entries("quarantine.replay"));
  std::multimap<std::string, std::string> said;  // import → digest of its rejects
  int64_t stored = 0, events = 0;
  for (const JournalEntry& e : imports) {
    std::string rejects;
    const std::string key = key_of(e.body(), rejects);
    said.emplace(key, rejects);
    stored += e.body().value("stored", int64_t{0});
  }
  for (const JournalEntry& e : replays) stored += e.body().value("stored", int64_t{0});
  CHECK(project.store().read([&](SQLite::Database& db) -> Done {
    events = db.execAndGet("SELECT coalesce(sum(events), 0) FROM events_run").getInt64();
    SQLite::Statement q(db,
                        "SELECT r.id, r.source, r.mapping, r.sha256, r.text_from, r.text_to, r.records, "
                        "r.stored, r.rejected, r.duplicates, r.skipped, r.file, coalesce(b.source, r.source) "
                        "FROM import_range r LEFT JOIN events_batch b ON b.id = r.batch");
    while (q.executeStep()) {
      const std::string where = q.getColumn(11).getString();
      if (q.getColumn(12).getString() != q.getColumn(1).getString())
        return altered(QT_TRANSLATE_NOOP("core", "A batch names another source than its import"), where);
      if (q.getColumn(5).getInt64() == 0) continue;  // a replay: no text of its own
      Json body = body_of(q);
      if (Json rules = stored_rules(db, q.getColumn(0).getInt64()); !rules.empty())
        body["rules"] = std::move(rules);
      const auto found = said.find(canonical(body));
      if (found == said.end())
        return altered(QT_TRANSLATE_NOOP("core", "The account of an import was altered"), where);
      if (!found->second.empty() && found->second != stored_rejects(db, q.getColumn(0).getInt64()))
        return altered(QT_TRANSLATE_NOOP("core", "Records in quarantine were altered"), where);
      said.erase(found);
    }
    return {};
  }));
  if (!said.empty())
    return altered(QT_TRANSLATE_NOOP("core", "The account of an import is missing"), project.path());
  if (!imports.empty() && stored != events)
    return altered(Text(QT_TRANSLATE_NOOP("core", "The journal tells of %1 stored events, the log holds %2"),
                        {stored, events}),
                   project.path());
  return {};
}

}  // namespace habitus::ingest
