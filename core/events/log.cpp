#include "core/events/log.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <set>
#include <unistd.h>

#include "core/events/event_hash.h"
#include "core/events/log_state.h"
#include "core/events/resident.h"

namespace habitus::events {
namespace {

size_t half_of_memory() {
  const long pages = ::sysconf(_SC_PHYS_PAGES), size = ::sysconf(_SC_PAGE_SIZE);
  return pages > 0 && size > 0 ? static_cast<size_t>(pages) / 2 * static_cast<size_t>(size) : size_t{1} << 31;
}

int64_t data_version(SQLite::Database& db) { return db.execAndGet("PRAGMA data_version").getInt64(); }

}  // namespace

Log& Log::of(Project& project) {
  return project.shared<Log>([&] { return std::make_shared<Log>(project); });
}

Result<std::shared_ptr<Snapshot>> Log::snapshot() {
  const std::lock_guard lock(mutex_);
  Store& store = project_.store();
  if (snapshot_ && !store.read_only()) return snapshot_;
  TRY(const int64_t version,
      store.read([](SQLite::Database& db) -> Result<int64_t> { return data_version(db); }));
  if (snapshot_ && version == version_) return snapshot_;
  auto fresh = std::make_shared<Snapshot>(store);
  CHECK(store.read([&](SQLite::Database& db) -> Done {
    TRY(fresh->runs, load_runs(db));
    TRY(fresh->batches, load_batches(db));
    return {};
  }));
  for (const BatchRow& b : fresh->batches) {
    fresh->import_arrival[b.id] = b.arrival_is_import;
    fresh->source_of[b.id] = b.source;
  }
  for (const Run& run : fresh->runs) fresh->events += run.events;
  fresh->budget = budget_ ? budget_ : half_of_memory();
  fresh->least_group = run_rows * 2;
  fresh->resident = std::make_shared<Resident>(*fresh);
  snapshot_ = fresh;
  version_ = version;
  return snapshot_;
}

void Log::changed() {
  const std::lock_guard lock(mutex_);
  snapshot_.reset();
}

void Log::release(size_t budget) {
  const std::lock_guard writer(writing);
  const std::lock_guard lock(mutex_);
  if (budget) budget_ = budget;
  snapshot_.reset();
  known.clear();
  actors.clear();
  actors.shrink_to_fit();
  actors_loaded = false;
}

void release_memory(Project& project, size_t budget_bytes) { Log::of(project).release(budget_bytes); }

void set_run_rows(Project& project, size_t rows) { Log::of(project).run_rows = std::max<size_t>(rows, 1); }

Result<LogInfo> info(Project& project) {
  TRY(const auto log, Log::of(project).snapshot());
  LogInfo out;
  out.runs = static_cast<int64_t>(log->runs.size());
  out.batches = static_cast<int64_t>(log->batches.size());
  Hash128 content{};
  std::set<std::string> properties, sources;
  for (const Run& run : log->runs) {
    if (out.events == 0) out.first = run.first, out.last = run.last;
    out.events += run.events;
    out.weight += run.weight;
    out.first = std::min(out.first, run.first);
    out.last = std::max(out.last, run.last);
    content += run.content;
    for (const std::string& name : run.chunks)
      if (name.starts_with('.')) properties.insert(name.substr(1));
  }
  for (const BatchRow& b : log->batches) sources.insert(b.source);
  out.content_hash = to_hex(content);
  out.properties.assign(properties.begin(), properties.end());
  out.sources.assign(sources.begin(), sources.end());
  CHECK(project.store().read([&](SQLite::Database& db) -> Done {
    out.actors = db.execAndGet("SELECT count(*) FROM events_actor").getInt64();
    out.bytes = db.execAndGet("SELECT coalesce(sum(length(data)), 0) FROM events_chunk").getInt64();
    return {};
  }));
  return out;
}

Result<std::shared_ptr<const Dictionary>> dictionary(Project& project, const std::string& column) {
  TRY(const auto log, Log::of(project).snapshot());
  TRY(auto words, log->resident->words(column, {}));
  return std::shared_ptr<const Dictionary>(log,
                                           words.get());  // keeps the snapshot, and with it the table, alive
}

}  // namespace habitus::events
