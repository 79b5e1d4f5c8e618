#include "core/events/past.h"

#include <algorithm>

#include <QtCore/qtmetamacros.h>

#include "core/events/log_state.h"
#include "core/events/resident.h"
#include "core/project/hold.h"

namespace habitus::events {

namespace {
enum class Side { before, after, both };

Result<Side> side_of(const Snapshot& log, const Run& run, int64_t batch) {
  if (run.batch) return *run.batch <= batch ? Side::before : Side::after;
  TRY(const auto chunks, load_chunks(log.store, run, {kBatch}));
  std::vector<int64_t> of;
  if (!chunks[0] || !read_ints_chunk(*chunks[0], run.events, of) || of.empty())
    return fail(Kind::corrupt, QT_TRANSLATE_NOOP("core", "A part of the event log cannot be read"),
                log.store.path());
  const auto [least, most] = std::minmax_element(of.begin(), of.end());
  return *most <= batch ? Side::before : *least > batch ? Side::after : Side::both;
}
}  // namespace

Result<int64_t> newest_batch(Project& project) {
  TRY(const auto log, Log::of(project).snapshot());
  int64_t newest = 0;
  for (const BatchRow& b : log->batches) newest = std::max(newest, b.id);
  return newest;
}

Done hold_as_of(Project& project, int64_t batch) {
  std::shared_ptr<void>* held = Hold::slot(project);
  if (!held) return fail(Kind::internal, "Nothing is held");
  TRY(const auto log, Log::of(project).snapshot());
  auto past = std::make_shared<Snapshot>(log->store);
  for (const BatchRow& b : log->batches) {
    if (b.id > batch) continue;
    past->batches.push_back(b);
    past->import_arrival[b.id] = b.arrival_is_import;
    past->source_of[b.id] = b.source;
  }
  past->aliases = log->aliases;
  for (const Run& run : log->runs) {
    TRY(const Side side, side_of(*log, run, batch));
    if (side == Side::both)
      return fail(
          Kind::refused,
          Text(QT_TRANSLATE_NOOP(
                   "core",
                   "The log cannot be read as it was at batch %1: compaction has mixed it with later ones"),
               {batch}),
          log->store.path(), QT_TRANSLATE_NOOP("core", "Open a copy of the project that was kept then"));
    if (side == Side::after) continue;
    past->runs.push_back(run);
    past->events += run.events;
  }
  past->budget = log->budget;
  past->least_group = log->least_group;
  past->resident = std::make_shared<Resident>(*past);
  *held = past;
  return {};
}

}  // namespace habitus::events
