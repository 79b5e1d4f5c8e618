#include "core/events/persons.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>

#include <QtCore/qtmetamacros.h>

#include "core/base/parallel.h"
#include "core/base/siphash.h"
#include "core/events/actors.h"
#include "core/events/event_hash.h"
#include "core/events/log.h"
#include "core/events/scan.h"
#include "core/project/store.h"

namespace habitus::events {
namespace {

uint64_t next_key(uint64_t key, uint64_t check) {
  const uint64_t both[2] = {key, check};
  return keyed64(kAgainDomain, {reinterpret_cast<const char*>(both), sizeof both});
}

constexpr size_t kRunsAtOnce = 64;

/// What makes each event of a run itself, and its person. Where every event has an id nothing else is read.
Done identities(Snapshot& log, const Run& run, const std::map<int64_t, uint64_t>& source,
                std::vector<std::pair<uint64_t, uint64_t>>& out) {
  const auto put = [&](int64_t batch, bool has_id, const Hash128& hash, uint64_t person) {
    out.emplace_back(identity_of(source.at(batch), has_id, hash), person);
  };
  TRY(const auto chunks, load_chunks(log.store, run, {kEventId, kPersons, kBatch}));
  TextChunk ids;
  if (chunks[0] && !read_text(*chunks[0], run.events, Part::all, ids)) return broken_chunk(run, kEventId);
  if (!chunks[0] || std::find(ids.codes.begin(), ids.codes.end(), 0u) != ids.codes.end()) {
    TRY(const Decoded d, decode(log.store, run));
    const std::vector<Hash128> hashes = event_hashes(d, log.import_arrival);
    for (size_t i = 0; i < d.time.size(); ++i) {
      const uint32_t id = d.event_id.codes[i];
      put(d.batch[i], id != 0, id ? id_field(d.event_id.words[id - 1]) : hashes[i], d.person[i]);
    }
    return {};
  }
  std::vector<uint64_t> keys;
  std::vector<uint32_t> counts;
  std::vector<int64_t> batch(run.events, run.batch.value_or(0));
  if (!chunks[1] || !read_persons(*chunks[1], run.events, keys, counts)) return broken_chunk(run, kPersons);
  if (chunks[2] && !read_ints_chunk(*chunks[2], run.events, batch)) return broken_chunk(run, kBatch);
  for (size_t p = 0, i = 0; p < keys.size(); ++p)
    for (uint32_t k = 0; k < counts[p]; ++k, ++i)
      put(batch[i], true, id_field(ids.words[ids.codes[i] - 1]), keys[p]);
  return {};
}

}  // namespace

tl::unexpected<Error> stopped_append() {
  return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped; nothing of this batch was stored"));
}

Time now() {
  return std::chrono::duration_cast<std::chrono::microseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

namespace {
/// What a person's hash is of, for several persons at a time.
class PersonHashes {
 public:
  explicit PersonHashes(std::string_view name_space) {
    const uint64_t size = name_space.size();
    head_.assign(reinterpret_cast<const char*>(&size), 8);
    head_ += name_space;
  }
  static constexpr size_t kAtOnce = 64;
  /// The hashes of ids[0 … n), n ≤ kAtOnce; until the next call.
  const Hash128* operator()(const std::string_view* ids, size_t n) {
    text_.clear();
    for (size_t i = 0; i < n; ++i) text_.append(head_).append(ids[i]);
    for (size_t i = 0, at = 0; i < n; ++i) {
      messages_[i] = {text_.data() + at, head_.size() + ids[i].size()};
      at += messages_[i].size();
    }
    keyed128(kPersonDomain, {messages_, n}, hashes_);
    return hashes_;
  }

 private:
  std::string head_, text_;
  std::string_view messages_[kAtOnce];
  Hash128 hashes_[kAtOnce];
};
}  // namespace

Hash128 person_hash(std::string_view actor, std::string_view name_space) { return *PersonHashes(name_space)(&actor, 1); }

PersonKey key_of(std::string_view actor, std::string_view name_space) {
  return person_hash(actor, name_space)[0];
}

bool key_fits(uint64_t key, std::string_view actor, std::string_view name_space) {
  const Hash128 hash = person_hash(actor, name_space);
  uint64_t made = hash[0];
  for (int collisions = 0; collisions < 8 && made != key; ++collisions) made = next_key(made, hash[1]);
  return made == key;
}

Done load_actors(Log& log) {
  if (log.actors_loaded) return {};
  return log.project().store().read([&](SQLite::Database& db) -> Done {
    log.actors.clear();
    log.actors.reserve(static_cast<size_t>(db.execAndGet("SELECT count(*) FROM events_actor").getInt64()));
    SQLite::Statement q(db, "SELECT key, name_space, id FROM events_actor");
    const auto text = [&](int column) {
      const SQLite::Column c = q.getColumn(column);
      const char* const begin = c.getText();
      return std::string_view(begin, static_cast<size_t>(c.getBytes()));
    };
    std::string name_space;
    std::vector<uint64_t> keys;
    Words ids;
    const auto meet = [&] {  // those that were read, hashed together
      PersonHashes hashes(name_space);
      std::array<std::string_view, PersonHashes::kAtOnce> some;
      for (size_t i = 0; i < keys.size(); ++i) some[i] = ids[i];
      const Hash128* const hash = hashes(some.data(), keys.size());
      for (const uint64_t key : keys) log.actors.prefetch(key);
      for (size_t i = 0; i < keys.size(); ++i) log.actors.meet(keys[i], hash[i][1]);
      keys.clear();
      ids.clear();
    };
    while (q.executeStep()) {
      if (text(1) != name_space) meet(), name_space = text(1);
      keys.push_back(static_cast<uint64_t>(q.getColumn(0).getInt64()));
      ids.add(text(2));
      if (keys.size() == PersonHashes::kAtOnce) meet();
    }
    meet();
    log.actors_loaded = true;
    return {};
  });
}

Named name_persons(Log& log, const Words& ids, const std::string& name_space, const Exec& exec) {
  Named out;
  out.person.resize(ids.size());
  constexpr size_t kStep = 8192;
  struct New {
    uint32_t row;
    uint64_t check;
  };
  std::vector<std::vector<New>> unknown((ids.size() + kStep - 1) / kStep);
  parallel_for(unknown.size(), exec, [&](size_t part) {
    PersonHashes hashes(name_space);
    std::array<std::string_view, PersonHashes::kAtOnce> some;
    const size_t end = std::min(ids.size(), (part + 1) * kStep);
    for (size_t from = part * kStep; from < end; from += some.size()) {
      const size_t n = std::min(some.size(), end - from);
      for (size_t i = 0; i < n; ++i) some[i] = ids[from + i];
      const Hash128* const hash = hashes(some.data(), n);
      for (size_t i = 0; i < n; ++i) log.actors.prefetch(out.person[from + i] = hash[i][0]);
      for (size_t i = 0; i < n; ++i)
        if (!log.actors.knows(hash[i][0], hash[i][1]))
          unknown[part].push_back({static_cast<uint32_t>(from + i), hash[i][1]});
    }
  });
  for (const auto& part : unknown)
    for (const auto& [row, check] : part) {
      uint64_t& key = out.person[row];
      auto met = log.actors.meet(key, check);
      while (met == KnownActors::Met::another) met = log.actors.meet(key = next_key(key, check), check);
      if (met == KnownActors::Met::nobody) out.fresh.push_back({key, row});
    }
  std::sort(out.fresh.begin(), out.fresh.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  return out;
}

Done store_actors(SQLite::Database& db, const Named& named, const std::vector<std::string>& ids,
                  const std::string& name_space, const Exec& exec) {
  SQLite::Statement q(db, "INSERT INTO events_actor(key, name_space, id) VALUES(?, ?, ?)");
  for (size_t i = 0; i < ids.size(); ++i) {
    if (i % 4096 == 0 && exec.stopped()) return stopped_append();
    q.reset();
    q.bind(1, static_cast<int64_t>(named.fresh[i].key));
    q.bindNoCopy(2, name_space);
    q.bindNoCopy(3, ids[i]);
    q.exec();
  }
  return {};
}

Done load_known(Log& log, const Exec& exec) {
  if (log.known.loaded) return {};
  TRY(const auto snapshot, log.newest());
  log.known.clear();
  std::map<int64_t, uint64_t> source;
  for (const BatchRow& b : snapshot->batches) source[b.id] = keyed64(kSourceDomain, b.source);
  std::vector<std::vector<std::pair<uint64_t, uint64_t>>> named(kRunsAtOnce);
  std::vector<Done> done(kRunsAtOnce);
  for (size_t at = 0; at < snapshot->runs.size(); at += kRunsAtOnce) {
    const size_t n = std::min(kRunsAtOnce, snapshot->runs.size() - at);
    const bool whole = parallel_for(n, exec, [&](size_t i) {
      named[i].clear();
      done[i] = identities(*snapshot, snapshot->runs[at + i], source, named[i]);
    });
    if (!whole) return stopped_append();
    for (size_t i = 0; i < n; ++i) {
      CHECK(done[i]);
      for (const auto& [identity, person] : named[i]) log.known.meet(identity, person);
    }
  }
  log.known.loaded = true;
  return {};
}

Result<std::string> actor_id(Project& project, const Pass& rows_pass, PersonKey key) {
  if (!rows_pass.rows())
    return fail(Kind::refused,
                QT_TRANSLATE_NOOP("core", "A person's id is shown only with leave to see rows"), {},
                QT_TRANSLATE_NOOP("core", "Ask the gate for rows"));
  return project.store().read([&](SQLite::Database& db) -> Result<std::string> {
    SQLite::Statement q(db, "SELECT id FROM events_actor WHERE key = ?");
    q.bind(1, static_cast<int64_t>(key));
    if (q.executeStep()) return q.getColumn(0).getString();
    return fail(Kind::missing, QT_TRANSLATE_NOOP("core", "The log knows no such person"), {},
                QT_TRANSLATE_NOOP("core", "The person may have been erased"));
  });
}

Done each_actor(Project& project, std::string_view name_space,
                const std::function<void(std::string_view)>& visit) {
  return project.store().read([&](SQLite::Database& db) -> Done {
    SQLite::Statement q(db, "SELECT id FROM events_actor WHERE name_space = ?");
    q.bind(1, std::string(name_space));
    while (q.executeStep()) visit(q.getColumn(0).getString());
    return {};
  });
}

Result<std::optional<PersonKey>> person_key(Project& project, std::string_view actor,
                                            std::string_view name_space) {
  const Hash128 hash = person_hash(actor, name_space);
  return project.store().read([&](SQLite::Database& db) -> Result<std::optional<PersonKey>> {
    SQLite::Statement q(db, "SELECT name_space, id FROM events_actor WHERE key = ?");
    for (uint64_t key = hash[0];; key = next_key(key, hash[1])) {
      q.reset();
      q.bind(1, static_cast<int64_t>(key));
      if (!q.executeStep()) return std::optional<PersonKey>();
      if (q.getColumn(0).getString() == name_space && q.getColumn(1).getString() == actor)
        return std::optional(key);
    }
  });
}

}  // namespace habitus::events
