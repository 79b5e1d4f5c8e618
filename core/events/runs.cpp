#include "core/events/runs.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <cstring>
#include <openssl/sha.h>

#include <QtCore/qtmetamacros.h>

#include "core/events/event_hash.h"
#include "core/project/store.h"

namespace habitus::events {
namespace {

std::string bytes_of(const Hash128& hash) {
  std::string out(16, '\0');
  std::memcpy(out.data(), hash.data(), 16);
  return out;
}

std::string blob_of(const SQLite::Column& column) {
  return {static_cast<const char*>(column.getBlob()), static_cast<size_t>(column.getBytes())};
}

void bind_blob(SQLite::Statement& q, int at, const std::string& bytes) {
  q.bindNoCopy(at, bytes.data(), static_cast<int>(bytes.size()));
}

std::string last_chain(SQLite::Database& db) {
  SQLite::Statement q(db, "SELECT chain FROM events_run ORDER BY id DESC LIMIT 1");
  return q.executeStep() ? blob_of(q.getColumn(0)) : std::string(32, '\0');
}

Run run_of(SQLite::Statement& q) {
  Run run;
  run.id = q.getColumn(0).getInt64();
  if (!q.getColumn(1).isNull()) run.month = q.getColumn(1).getInt64();
  run.block_from = q.getColumn(2).getInt();
  run.block_to = q.getColumn(3).getInt();
  if (!q.getColumn(4).isNull()) run.batch = q.getColumn(4).getInt64();
  run.events = static_cast<uint32_t>(q.getColumn(5).getInt64());
  run.weight = q.getColumn(6).getDouble();
  run.first = q.getColumn(7).getInt64();
  run.last = q.getColumn(8).getInt64();
  run.first_arrival = q.getColumn(9).getInt64();
  run.last_arrival = q.getColumn(10).getInt64();
  const std::string content = blob_of(q.getColumn(11));
  if (content.size() == 16) std::memcpy(run.content.data(), content.data(), 16);
  run.digest = blob_of(q.getColumn(12));
  run.chain = blob_of(q.getColumn(13));
  return run;
}

tl::unexpected<Error> gone_or_broken(SQLite::Database& db, const Run& run, const std::string& chunk) {
  SQLite::Statement q(db, "SELECT 1 FROM events_run WHERE id = ?");
  q.bind(1, run.id);
  if (q.executeStep()) return broken_chunk(run, chunk);
  return fail(Kind::refused,
              QT_TRANSLATE_NOOP("core", "Another program rearranged the event log while it was being read"),
              place_of(run, chunk), QT_TRANSLATE_NOOP("core", "Ask again"));
}

}  // namespace

void SavedChunks::keep(std::shared_ptr<const Bytes> bytes) {
  const std::lock_guard lock(mutex_);
  bytes_ = std::move(bytes);
}

std::optional<std::string> SavedChunks::get(const std::string& chunk) const {
  const std::lock_guard lock(mutex_);
  if (!bytes_) return {};
  const auto found = bytes_->find(chunk);
  return found == bytes_->end() ? std::nullopt : std::optional(found->second);
}

std::string raw_sha256(std::string_view bytes) {
  std::string out(32, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
         reinterpret_cast<unsigned char*>(out.data()));
  return out;
}

std::string digest_of(const Run& run, const std::map<std::string, std::string>& chunk_hashes) {
  Out out;
  out.zigzag(run.month.value_or(INT64_MIN));
  out.varint(static_cast<uint64_t>(run.block_from));
  out.varint(static_cast<uint64_t>(run.block_to));
  out.zigzag(run.batch.value_or(0));
  out.varint(run.events);
  out.raw(&run.weight, 8);
  for (const Time t : {run.first, run.last, run.first_arrival, run.last_arrival}) out.zigzag(t);
  out.raw(run.content.data(), 16);
  for (const auto& [name, hash] : chunk_hashes) {
    out.text(name);
    out.text(hash);
  }
  return raw_sha256(out.bytes());
}

std::string chain_of(const std::string& previous, const std::string& digest) {
  return raw_sha256(previous + digest);
}

Result<std::vector<Run>> load_runs(SQLite::Database& db) {
  std::vector<Run> runs;
  std::map<int64_t, size_t> at;
  SQLite::Statement q(db,
                      "SELECT id, month, block_from, block_to, batch, events, weight, first, last, "
                      "first_arrival, last_arrival, "
                      "content, digest, chain FROM events_run ORDER BY id");
  while (q.executeStep()) {
    runs.push_back(run_of(q));
    at[runs.back().id] = runs.size() - 1;
  }
  SQLite::Statement names(db, "SELECT run, name FROM events_chunk INDEXED BY events_chunk_of_run");
  while (names.executeStep())
    if (const auto found = at.find(names.getColumn(0).getInt64()); found != at.end())
      runs[found->second].chunks.insert(names.getColumn(1).getString());
  return runs;
}

Result<std::vector<BatchRow>> load_batches(SQLite::Database& db) {
  std::vector<BatchRow> batches;
  SQLite::Statement q(db, "SELECT id, source, name_space, arrival_is_import FROM events_batch ORDER BY id");
  while (q.executeStep())
    batches.push_back({q.getColumn(0).getInt64(), q.getColumn(1).getString(), q.getColumn(2).getString(),
                       q.getColumn(3).getInt() != 0});
  return batches;
}

Done store_run(SQLite::Database& db, Run& run, const std::map<std::string, std::string>& chunks) {
  std::map<std::string, std::string> hashes;
  for (const auto& [name, bytes] : chunks) {
    hashes[name] = raw_sha256(bytes);
    run.chunks.insert(name);
  }
  run.digest = digest_of(run, hashes);
  run.chain = chain_of(last_chain(db), run.digest);
  const std::string content = bytes_of(run.content);
  SQLite::Statement q(db,
                      "INSERT INTO events_run(month, block_from, block_to, batch, events, weight, first, "
                      "last, first_arrival, "
                      "last_arrival, content, digest, chain) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  if (run.month) q.bind(1, *run.month);
  q.bind(2, run.block_from);
  q.bind(3, run.block_to);
  if (run.batch) q.bind(4, *run.batch);
  q.bind(5, static_cast<int64_t>(run.events));
  q.bind(6, run.weight);
  q.bind(7, run.first);
  q.bind(8, run.last);
  q.bind(9, run.first_arrival);
  q.bind(10, run.last_arrival);
  bind_blob(q, 11, content);
  bind_blob(q, 12, run.digest);
  bind_blob(q, 13, run.chain);
  q.exec();
  run.id = db.getLastInsertRowid();
  SQLite::Statement add(db, "INSERT INTO events_chunk(run, name, hash, data) VALUES(?, ?, ?, ?)");
  for (const auto& [name, bytes] : chunks) {
    add.reset();
    add.bind(1, run.id);
    add.bind(2, name);
    bind_blob(add, 3, hashes[name]);
    bind_blob(add, 4, bytes);
    add.exec();
  }
  return {};
}

Done remove_runs(SQLite::Database& db, const std::vector<int64_t>& ids) {
  for (const int64_t id : ids) {
    for (const char* sql :
         {"DELETE FROM events_chunk WHERE run = ?", "DELETE FROM events_run WHERE id = ?"}) {
      SQLite::Statement q(db, sql);
      q.bind(1, id);
      q.exec();
    }
  }
  std::string chain(32, '\0');
  SQLite::Statement all(db, "SELECT id, digest FROM events_run ORDER BY id");
  SQLite::Statement set(db, "UPDATE events_run SET chain = ? WHERE id = ?");
  std::vector<std::pair<int64_t, std::string>> rows;
  while (all.executeStep()) rows.emplace_back(all.getColumn(0).getInt64(), blob_of(all.getColumn(1)));
  for (const auto& [id, digest] : rows) {
    chain = chain_of(chain, digest);
    set.reset();
    bind_blob(set, 1, chain);
    set.bind(2, id);
    set.exec();
  }
  return {};
}

Result<std::vector<std::optional<std::string>>> load_chunks(Store& store, const Run& run,
                                                            const std::vector<std::string>& names) {
  return store.read([&](SQLite::Database& db) -> Result<std::vector<std::optional<std::string>>> {
    std::vector<std::optional<std::string>> out(names.size());
    SQLite::Statement q(db, "SELECT data FROM events_chunk WHERE run = ? AND name = ?");
    for (size_t i = 0; i < names.size(); ++i) {
      if (!run.chunks.contains(names[i])) continue;
      q.reset();
      q.bind(1, run.id);
      q.bind(2, names[i]);
      out[i] = q.executeStep() ? blob_of(q.getColumn(0)) : run.saved->get(names[i]);
      if (!out[i]) return gone_or_broken(db, run, names[i]);
    }
    return out;
  });
}

std::string place_of(const Run& run, const std::string& chunk) {
  return "run " + std::to_string(run.id) + ", column " + (chunk.starts_with('.') ? chunk.substr(1) : chunk);
}

tl::unexpected<Error> broken_chunk(const Run& run, const std::string& chunk) {
  return fail(Kind::corrupt, QT_TRANSLATE_NOOP("core", "A stored column of the event log is damaged"),
              place_of(run, chunk),
              QT_TRANSLATE_NOOP(
                  "core", "Restore the project from a copy, or import the data again into a new project"));
}

}  // namespace habitus::events
