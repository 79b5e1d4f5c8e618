#include "core/events/log.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <unistd.h>
#include <utility>

#include <QtCore/qtmetamacros.h>

#include "core/events/event_hash.h"
#include "core/events/log_state.h"
#include "core/events/period.h"
#include "core/events/resident.h"
#include "core/project/changes.h"
#include "core/project/hold.h"

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

Done Log::outside_the_store() {
  if (store_thread_.load() == std::thread::id())
    CHECK(project_.store().read([this](SQLite::Database&) -> Done {
      store_thread_ = std::this_thread::get_id();
      return {};
    }));
  if (store_thread_.load() != std::this_thread::get_id()) return {};
  return fail(Kind::internal,
              QT_TRANSLATE_NOOP("core", "The event log was asked for inside a call of the store"),
              project_.path());
}

Result<std::shared_ptr<Snapshot>> Log::snapshot() {
  std::shared_ptr<void>* held = Hold::slot(project_);
  if (held && *held) return std::static_pointer_cast<Snapshot>(*held);
  TRY(auto log, newest());
  if (held) *held = log;
  return log;
}

Result<std::map<std::string, std::string>> Log::computed_now() {
  TRY(const auto heads, project_.definitions().heads("property"));
  std::map<std::string, std::string> out;
  for (const Definition& d : heads)
    if (d.json().value("on", "events") == "events") out[d.name] = d.spec;
  return out;
}

Result<std::shared_ptr<Snapshot>> Log::newest() {
  CHECK(outside_the_store());
  const std::lock_guard lock(mutex_);
  Store& store = project_.store();
  const uint64_t definitions = definition_changes();
  const bool redefined = std::exchange(definitions_, definitions) != definitions;
  if (snapshot_ && !store.read_only()) {
    if (!redefined) return snapshot_;
    TRY(auto computed, computed_now());
    if (computed == snapshot_->computed) return snapshot_;
  }
  TRY(const int64_t version,
      store.read([](SQLite::Database& db) -> Result<int64_t> { return data_version(db); }));
  if (snapshot_ && version == version_ && store.read_only()) return snapshot_;
  auto fresh = std::make_shared<Snapshot>(store);
  TRY(fresh->computed, computed_now());
  CHECK(store.read([&](SQLite::Database& db) -> Done {
    const SQLite::Transaction one_moment(db);  // another process may be writing
    TRY(fresh->runs, load_runs(db));
    TRY(fresh->batches, load_batches(db));
    TRY(fresh->aliases, load_aliases(db));
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
  if (snapshot_ && !store.read_only()) fresh->resident->adopt(*snapshot_->resident);  // of the same runs
  snapshot_ = fresh;
  version_ = version;
  std::erase_if(given_, [](const auto& given) { return given.expired(); });
  given_.push_back(fresh);
  return snapshot_;
}

Done Log::save_for_readers(const std::vector<int64_t>& gone, const Snapshot& own) {
  std::map<int64_t, std::shared_ptr<const SavedChunks::Bytes>> bytes;
  for (const auto& given : given_) {
    const auto log = given.lock();
    if (!log || log.use_count() == (log.get() == &own ? 2 : 1)) continue;
    for (const Run& run : log->runs) {
      if (std::find(gone.begin(), gone.end(), run.id) == gone.end()) continue;
      if (!bytes.contains(run.id)) {
        const std::vector<std::string> names(run.chunks.begin(), run.chunks.end());
        TRY(const auto chunks, load_chunks(log->store, run, names));
        SavedChunks::Bytes kept;
        for (size_t i = 0; i < names.size(); ++i) kept[names[i]] = *chunks[i];
        bytes[run.id] = std::make_shared<const SavedChunks::Bytes>(std::move(kept));
      }
      run.saved->keep(bytes[run.id]);
    }
  }
  return {};
}

Done Log::replace(const std::vector<int64_t>& gone, const Snapshot& own,
                  const std::function<Done(SQLite::Database&)>& write) {
  const std::lock_guard lock(mutex_);  // nobody gets a snapshot of what is about to go
  snapshot_.reset();
  CHECK(save_for_readers(gone, own));
  return project_.store().write(write);
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
  actors_loaded = false;
}

void release_memory(Project& project, size_t budget_bytes) { Log::of(project).release(budget_bytes); }

void set_run_rows(Project& project, size_t rows) { Log::of(project).run_rows = std::max<size_t>(rows, 1); }

namespace {
Result<Sizes> sizes_of(Snapshot& log) {
  const std::lock_guard lock(log.content_mutex);
  if (!log.sizes) {
    TRY(log.sizes, log.store.read([](SQLite::Database& db) -> Result<Sizes> {
      return Sizes{db.execAndGet("SELECT count(*) FROM events_actor").getInt64(),
                   db.execAndGet("SELECT coalesce(sum(length(data)), 0) FROM events_chunk").getInt64()};
    }));
  }
  return *log.sizes;
}
}  // namespace

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
  for (const auto& [name, spec] : log->computed) properties.insert(name);
  out.properties.assign(properties.begin(), properties.end());
  out.sources.assign(sources.begin(), sources.end());
  TRY(const Sizes sizes, sizes_of(*log));
  out.actors = sizes.actors;
  out.bytes = sizes.bytes;
  return out;
}

Result<Period> period(Project& project) {
  TRY(const auto log, Log::of(project).snapshot());
  if (log->runs.empty()) return Period{};
  Period out{log->runs[0].first, log->runs[0].last};
  for (const Run& run : log->runs) {
    out.first = std::min(out.first, run.first);
    out.last = std::max(out.last, run.last);
  }
  return out;
}

Result<std::shared_ptr<const Dictionary>> dictionary(Project& project, const std::string& column) {
  TRY(const auto log, Log::of(project).snapshot());
  TRY(auto words, log->resident->words(column, {}));
  return std::shared_ptr<const Dictionary>(log,
                                           words.get());  // keeps the snapshot, and with it the table, alive
}

}  // namespace habitus::events
