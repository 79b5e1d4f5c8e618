#include <SQLiteCpp/SQLiteCpp.h>

#include <QtCore/qtmetamacros.h>

#include "core/base/parallel.h"
#include "core/events/event_hash.h"
#include "core/events/log.h"
#include "core/events/log_state.h"
#include "core/events/lookup.h"
#include "core/events/persons.h"

namespace habitus::events {
namespace {

/// Rehashes every chunk of a run and counts its events again.
Done check_run(Snapshot& log, const Run& run) {
  const std::vector<std::string> names(run.chunks.begin(), run.chunks.end());
  TRY(const auto chunks, load_chunks(log.store, run, names));
  std::map<std::string, std::string> hashes;
  for (size_t i = 0; i < names.size(); ++i) hashes[names[i]] = raw_sha256(*chunks[i]);
  std::map<std::string, std::string> stored;
  CHECK(log.store.read([&](SQLite::Database& db) -> Done {
    SQLite::Statement q(db, "SELECT name, hash FROM events_chunk WHERE run = ?");
    q.bind(1, run.id);
    while (q.executeStep())
      stored[q.getColumn(0).getString()] = {static_cast<const char*>(q.getColumn(1).getBlob()),
                                            static_cast<size_t>(q.getColumn(1).getBytes())};
    return {};
  }));
  for (const auto& [name, hash] : hashes)
    if (stored[name] != hash) return broken_chunk(run, name);
  if (digest_of(run, hashes) != run.digest)
    return fail(
        Kind::corrupt, QT_TRANSLATE_NOOP("core", "What is stored about a run of the event log was altered"),
        "run " + std::to_string(run.id), QT_TRANSLATE_NOOP("core", "Restore the project from a copy"));
  TRY(const Decoded decoded, decode(log.store, run));
  Hash128 content{};
  for (const Hash128& hash : event_hashes(decoded, log.import_arrival)) content += hash;
  if (content != run.content)
    return fail(
        Kind::corrupt, QT_TRANSLATE_NOOP("core", "The events of a run do not add up to its content hash"),
        "run " + std::to_string(run.id), QT_TRANSLATE_NOOP("core", "Restore the project from a copy"));
  return {};
}

/// What the batches were acknowledged to hold is what the runs hold: a loss at the chain's end shows nowhere
/// else.
Done check_sums(Snapshot& log) {
  TRY(const int64_t acknowledged, log.store.read([](SQLite::Database& db) -> Result<int64_t> {
    return db.execAndGet("SELECT coalesce(sum(stored), 0) FROM events_batch").getInt64();
  }));
  if (acknowledged == static_cast<int64_t>(log.events)) return {};
  return fail(Kind::corrupt,
              Text(QT_TRANSLATE_NOOP("core", "The batches hold %1 events, the runs of the event log %2"),
                   {acknowledged, static_cast<int64_t>(log.events)}),
              log.store.path(), QT_TRANSLATE_NOOP("core", "Restore the project from a copy"));
}

/// Every id has the key it was given: its own hash, or the next free one where that was taken.
Done check_actors(Snapshot& log) {
  return log.store.read([](SQLite::Database& db) -> Done {
    SQLite::Statement q(db, "SELECT key, name_space, id FROM events_actor");
    while (q.executeStep())
      if (!key_fits(static_cast<uint64_t>(q.getColumn(0).getInt64()), q.getColumn(2).getString(),
                    q.getColumn(1).getString()))
        return fail(Kind::corrupt, QT_TRANSLATE_NOOP("core", "The id of an actor does not fit its key"),
                    "key " + q.getColumn(0).getString(),
                    QT_TRANSLATE_NOOP("core", "Restore the project from a copy"));
    return {};
  });
}

}  // namespace

Done verify(Project& project, const Exec& exec) {
  Log& live = Log::of(project);
  CHECK(live.outside_the_store());
  const std::lock_guard lock(live.writing);
  TRY(const auto log, live.newest());
  std::string chain(32, '\0');
  for (const Run& run : log->runs) {
    chain = chain_of(chain, run.digest);
    if (chain != run.chain)
      return fail(
          Kind::corrupt,
          QT_TRANSLATE_NOOP(
              "core",
              "The chain over the runs of the event log is broken: a run was added, removed or altered"),
          "run " + std::to_string(run.id), QT_TRANSLATE_NOOP("core", "Restore the project from a copy"));
  }
  CHECK(check_sums(*log));
  CHECK(check_actors(*log));
  CHECK(verify_merges(project));
  std::vector<Done> done(log->runs.size());
  const bool whole =
      parallel_for(done.size(), exec, [&](size_t i) { done[i] = check_run(*log, log->runs[i]); });
  for (auto& d : done) CHECK(d);
  if (!whole) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
  return verify_lookups(project);
}

}  // namespace habitus::events
