#include "core/project/checks.h"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/project/project.h"

namespace habitus {
namespace {

tl::unexpected<Error> altered(Text what, const std::string& where) {
  return fail(Kind::corrupt, std::move(what), where, "Restore the project from a copy");
}

Done check_pages(SQLite::Database& db) {
  SQLite::Statement q(db, "PRAGMA integrity_check(1)");
  if (q.executeStep() && q.getColumn(0).getString() == "ok") return {};
  return altered(Text("The project file is damaged: %1", {q.getColumn(0).getString()}), db.getFilename());
}

/// Every version is what its hash says and what the journal says was defined; every name points to one of its
/// own.
Done check_definitions(SQLite::Database& db, const std::vector<JournalEntry>& defined) {
  std::set<std::string> said;
  for (const JournalEntry& e : defined) said.insert(canonical(e.body()));
  SQLite::Statement q(db, "SELECT kind, name, version, hash, spec, reason FROM definition");
  while (q.executeStep()) {
    const std::string kind = q.getColumn(0), name = q.getColumn(1), hash = q.getColumn(3);
    const std::string where = kind + " " + name + ", version " + q.getColumn(2).getString();
    const Json spec = Json::parse(q.getColumn(4).getString(), nullptr, false);
    const Json body{{"hash", hash},
                    {"kind", kind},
                    {"name", name},
                    {"reason", q.getColumn(5).getString()},
                    {"version", q.getColumn(2).getInt()}};
    if (spec.is_discarded() || Definitions::hash_of(kind, spec) != hash || !said.contains(canonical(body)))
      return altered("A definition was altered", where);
  }
  SQLite::Statement heads(db,
                          "SELECT h.kind, h.name FROM definition_head h LEFT JOIN definition d ON d.id = "
                          "h.definition WHERE d.kind IS NOT h.kind OR d.name IS NOT h.name");
  if (heads.executeStep())
    return altered("A name points to somebody else's definition",
                   heads.getColumn(0).getString() + " " + heads.getColumn(1).getString());
  return {};
}

/// Each setting is what the journal says it was set to last.
Done check_settings(SQLite::Database& db, const std::vector<JournalEntry>& set) {
  std::map<std::string, std::string> said, found;
  for (const JournalEntry& e : set) said[e.body().value("key", "")] = e.body().value("value", "");
  SQLite::Statement q(db, "SELECT key, value FROM setting");
  while (q.executeStep()) found[q.getColumn(0).getString()] = q.getColumn(1).getString();
  for (const auto& [key, value] : said)
    if (!found.contains(key) || found[key] != value) return altered("A setting was altered", key);
  return {};
}

Done check_results(SQLite::Database& db) {
  SQLite::Statement q(db, "SELECT hash, kind, inputs, body, sum FROM result WHERE sum <> ''");
  while (q.executeStep())
    if (sum_of(StoredResult{q.getColumn(0), q.getColumn(1), q.getColumn(2), q.getColumn(3)}) !=
        q.getColumn(4).getString())
      return altered("A stored answer was altered",
                     q.getColumn(1).getString() + " " + q.getColumn(0).getString());
  return {};
}

}  // namespace

Done verify_project(Project& project) {
  CHECK(project.journal().verify());
  TRY(const auto defined, project.journal().entries("define"));
  TRY(const auto set, project.journal().entries("setting"));
  return project.store().read([&](SQLite::Database& db) -> Done {
    CHECK(check_pages(db));
    CHECK(check_definitions(db, defined));
    CHECK(check_settings(db, set));
    return check_results(db);
  });
}

}  // namespace habitus
