#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <future>

#include <QtCore/qtmetamacros.h>

#include "core/events/again.h"
#include "core/events/arrival.h"
#include "core/events/compact.h"
#include "core/events/log_state.h"
#include "core/events/persons.h"

namespace habitus::events {
namespace {

Done store_batch(SQLite::Database& db, const AppendReport& report, const BatchInfo& info, Time imported) {
  SQLite::Statement q(db,
                      "INSERT INTO events_batch(id, source, name_space, arrival_is_import, imported, stored, "
                      "duplicates, repeats, "
                      "id_conflicts) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
  q.bind(1, report.batch);
  q.bind(2, info.source);
  q.bind(3, info.name_space);
  q.bind(4, info.arrival_is_import ? 1 : 0);
  q.bind(5, imported);
  q.bind(6, report.stored);
  q.bind(7, report.duplicates);
  q.bind(8, report.repeats);
  q.bind(9, report.id_conflicts);
  q.exec();
  return {};
}

/// Small batches leave small runs; now and then they are merged. A wish to stop leaves them as they are.
Done merge_when_many(Log& log, const Exec& exec) {
  TRY(const auto snapshot, log.newest());
  const auto small = std::count_if(snapshot->runs.begin(), snapshot->runs.end(),
                                   [&](const Run& r) { return r.events < log.run_rows / 4; });
  if (static_cast<size_t>(small) < kSmallRuns) return {};
  auto done = merge_small(log, exec);
  return !done && done.error().kind == Kind::stopped ? Done{} : done;
}

}  // namespace

/// A batch that is sorted and encoded.
struct Appender::Ready {
  AppendReport report;
  BatchInfo info;
  Named named;
  std::vector<std::string> ids;  ///< of the new actors
  std::vector<NewRun> runs;
  Also also;
  std::function<void(const AppendReport&)> stored;
};

Appender::Appender(Project& project) : project_(project), log_(Log::of(project)) {}

Appender::~Appender() {
  if (loading_.valid()) loading_.wait();
  (void)finish();
  if (holds_) log_.writing.unlock();
}

/// What batches that were not stored after all have left behind is read from the file again.
void Appender::forget() {
  log_.known.clear();
  log_.actors_loaded = false;
}

Result<std::unique_ptr<Appender::Ready>> Appender::prepare(Batch batch, const BatchInfo& info, const Exec& exec) {
  if (auto& texts = batch.columns().time_text.codes; !texts.empty()) texts.resize(batch.rows(), 0);
  const Batch::Columns& columns = batch.columns();
  CHECK(loading_.valid() ? loading_.get() : load_actors(log_));
  auto ready = std::make_unique<Ready>();
  Arrival a{.columns = columns, .info = info};
  ready->named = name_persons(log_, columns.actors, info.name_space, exec);
  a.person = std::move(ready->named.person);
  hash_rows(a, exec);
  CHECK(find_duplicates(a, exec));
  if (exec.stopped()) return stopped_append();
  if (!a.kept.empty()) {
    const auto [first, last] = std::minmax_element(a.kept.begin(), a.kept.end(), [&](uint32_t x, uint32_t y) {
      return columns.time[x] < columns.time[y];
    });
    a.report.first = columns.time[*first];
    a.report.last = columns.time[*last];
  }
  Source source = source_of(a);
  source.run_rows = log_.run_rows;
  auto runs = new_runs(source, a.kept, exec);
  if (!runs) return stopped_append();
  ready->runs = std::move(*runs);
  ready->report = a.report;
  ready->info = info;
  for (const auto& fresh : ready->named.fresh) ready->ids.emplace_back(columns.actors[fresh.row]);
  return ready;
}

/// A small batch is compared with what is like it in the log; for more than a few, or a large one, all that the log holds is
/// learnt once.
Done Appender::find_duplicates(Arrival& a, const Exec& exec) {
  constexpr int kFew = 3;
  constexpr size_t kSmall = 8;
  if (!log_.known.loaded && small_ < kFew) {
    CHECK(finish());  // what is still being written counts
    TRY(const auto log, log_.newest());
    if (a.columns.rows() * kSmall < log->events) {
      Known alike;
      CHECK(load_alike(*log, a, alike, exec));
      drop_duplicates(a, alike, exec);
      ++small_;
      return {};
    }
  }
  if (!log_.known.loaded) {
    CHECK(finish());
    CHECK(load_known(log_, exec));
  }
  drop_duplicates(a, log_.known, exec);
  return {};
}

Done Appender::store(Ready& ready, const Exec& exec) {
  CHECK(project_.store().write([&](SQLite::Database& db) -> Done {
    ready.report.batch = db.execAndGet("SELECT coalesce(max(id), 0) + 1 FROM events_batch").getInt64();
    CHECK(store_batch(db, ready.report, ready.info, now()));
    CHECK(store_actors(db, ready.named, ready.ids, ready.info.name_space, exec));
    for (NewRun& run : ready.runs) {
      if (exec.stopped()) return stopped_append();  // the transaction is undone
      run.run.batch = ready.report.batch;
      CHECK(store_run(db, run.run, run.chunks));
      run.chunks.clear();
    }
    return ready.also ? ready.also(db, ready.report) : Done{};
  }, exec));
  log_.changed();
  if (ready.stored) ready.stored(ready.report);
  return merge_when_many(log_, exec);
}

Done Appender::begin() {
  CHECK(log_.outside_the_store());
  if (holds_) return {};
  log_.writing.lock();
  holds_ = true;
  loading_ = std::async(std::launch::async, [this] { return load_actors(log_); });
  return {};
}

Done Appender::append(Batch&& batch, const BatchInfo& info, const Exec& exec, Also also,
                      std::function<void(const AppendReport&)> stored) {
  CHECK(begin());
  auto ready = prepare(std::move(batch), info, exec);
  const Done before = finish();
  if (!before || !ready) {
    forget();
    return before ? Done(tl::unexpected<Error>(ready.error())) : before;
  }
  (*ready)->also = std::move(also);
  (*ready)->stored = std::move(stored);
  writing_ = std::async(std::launch::async, [this, exec, batch = std::shared_ptr<Ready>(std::move(*ready))] {
    return store(*batch, exec);
  });
  return {};
}

Done Appender::finish() {
  Done done = writing_.valid() ? writing_.get() : Done{};
  if (!done) forget();
  return done;
}

Result<AppendReport> append(Project& project, Batch&& batch, const BatchInfo& info, const Exec& exec, Appender::Also also) {
  Appender appender(project);
  AppendReport out;
  CHECK(appender.append(std::move(batch), info, exec, std::move(also), [&](const AppendReport& r) { out = r; }));
  CHECK(appender.finish());
  return out;
}

}  // namespace habitus::events
