#include "core/project/journal.h"

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <pwd.h>
#include <unistd.h>

#include "core/base/clock.h"
#include "core/base/hash.h"
#include "core/project/store.h"

namespace habitus {
namespace {

const std::string kZeros(64, '0');

std::string last_hash(SQLite::Database& db, int64_t& seq) {
  SQLite::Statement q(db, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1");
  const bool any = q.executeStep();
  seq = any ? q.getColumn(0).getInt64() : 0;
  return any ? q.getColumn(1).getString() : kZeros;
}

JournalEntry entry_of(const SQLite::Statement& q) {
  JournalEntry e;
  SQLite::Statement& row = const_cast<SQLite::Statement&>(q);
  e.seq = row.getColumn(0).getInt64();
  e.time = row.getColumn(1).getInt64();
  e.act = row.getColumn(2).getString();
  e.actor = row.getColumn(3).getString();
  e.text = row.getColumn(4).getString();
  e.hash = row.getColumn(5).getString();
  return e;
}

/// What is wrong with `e` as the link after `previous`, or nothing.
std::string broken(const JournalEntry& e, int64_t seq, const std::string& previous) {
  if (e.seq != seq) return "is missing";
  if (chain(previous, e.text) != e.hash) return "does not match its hash";
  const Json text = Json::parse(e.text, nullptr, false);
  if (text.is_discarded() || canonical(text) != e.text) return "is not canonical";
  if (text.value("seq", int64_t{0}) != e.seq || text.value("act", "") != e.act ||
      text.value("actor", "") != e.actor || text.value("time", "") != iso(e.time))
    return "does not match its columns";
  return {};
}

}  // namespace

std::string current_actor() {
  const passwd* entry = ::getpwuid(::getuid());
  const std::string account = entry ? entry->pw_name : std::to_string(::getuid());
  const char* person = std::getenv("HABITUS_ACTOR");
  return person && *person ? std::string(person) + " (" + account + ")" : account;
}

std::string chain(const std::string& previous_hex, const std::string& text) {
  return sha256(previous_hex + "\n" + text);
}

Json JournalEntry::body() const { return Json::parse(text, nullptr, false).value("body", Json::object()); }

Done Journal::append(const std::string& act, const Json& body) {
  return store_.write([&](SQLite::Database& db) -> Done {
    int64_t seq = 0;
    const std::string previous = last_hash(db, seq);
    const Time at = now();
    const std::string who = current_actor();
    const std::string text =
        canonical(Json{{"act", act}, {"actor", who}, {"body", body}, {"seq", seq + 1}, {"time", iso(at)}});
    SQLite::Statement q(db,
                        "INSERT INTO journal(seq, time, act, actor, text, hash) VALUES(?, ?, ?, ?, ?, ?)");
    q.bind(1, seq + 1);
    q.bind(2, at);
    q.bind(3, act);
    q.bind(4, who);
    q.bind(5, text);
    q.bind(6, chain(previous, text));
    q.exec();
    return {};
  });
}

Result<std::string> Journal::head() {
  return store_.read([](SQLite::Database& db) -> Result<std::string> {
    int64_t seq = 0;
    return last_hash(db, seq);
  });
}

Result<std::vector<JournalEntry>> Journal::entries(const std::string& act, int64_t from_seq) {
  return store_.read([&](SQLite::Database& db) -> Result<std::vector<JournalEntry>> {
    SQLite::Statement q(db,
                        "SELECT seq, time, act, actor, text, hash FROM journal WHERE seq >= ? AND (? = '' OR "
                        "act = ?) ORDER BY seq");
    q.bind(1, from_seq);
    q.bind(2, act);
    q.bind(3, act);
    std::vector<JournalEntry> out;
    while (q.executeStep()) out.push_back(entry_of(q));
    return out;
  });
}

Done Journal::verify(const Exec& exec) {
  TRY(const auto all, entries());
  std::string previous = kZeros;
  for (size_t i = 0; i < all.size(); ++i) {
    if (exec.stopped()) return fail(Kind::stopped, "Stopped");
    if (const std::string why = broken(all[i], static_cast<int64_t>(i) + 1, previous); !why.empty())
      return fail(Kind::corrupt, Text("Journal entry %1 %2", {static_cast<int64_t>(i) + 1, why}),
                  store_.path(),
                  "Somebody changed the record; compare with a kept copy or a printed journal head");
    previous = all[i].hash;
  }
  return {};
}

}  // namespace habitus
