#include "core/events/compact.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <numeric>

#include <QtCore/qtmetamacros.h>

#include "core/base/parallel.h"
#include "core/events/encode.h"
#include "core/events/interner.h"
#include "core/events/log.h"

namespace habitus::events {
namespace {

constexpr uint64_t kAtOnce = 4'000'000;  ///< events in memory while merging

/// Old runs side by side as the source of new ones. Texts are renumbered so that equal words have one code.
struct Merged {
  std::vector<uint64_t> person;
  std::vector<int64_t> time, arrival, order, row, batch;
  std::vector<double> weight;
  std::vector<Hash128> hash;
  struct Text {
    Interner words;
    std::vector<uint32_t> codes;
  };
  std::map<std::string, Text> text;

  void add(const std::string& chunk, const TextChunk& from, size_t before) {
    if (from.words.size() == 0) return;
    Text& to = text[chunk];
    to.codes.resize(before, 0);
    std::vector<uint32_t> code(from.words.size() + 1, 0);
    for (size_t w = 0; w < from.words.size(); ++w) code[w + 1] = to.words.code(from.words[w]);
    for (const uint32_t c : from.codes) to.codes.push_back(code[c]);
  }
  void add(const Decoded& run, const std::map<int64_t, bool>& is_import) {
    const size_t before = time.size();
    const auto append_to = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
    append_to(person, run.person);
    append_to(time, run.time);
    append_to(arrival, run.arrival);
    append_to(row, run.row);
    append_to(batch, run.batch);
    append_to(weight, run.weight);
    append_to(hash, event_hashes(run, is_import));
    for (size_t i = 0; i < run.batch.size(); ++i) {
      const auto found = is_import.find(run.batch[i]);
      order.push_back(found != is_import.end() && found->second ? INT64_MIN : run.arrival[i]);
    }
    add(kEventName, run.event, before);
    add(kEventId, run.event_id, before);
    add(kTimeText, run.time_text, before);
    for (size_t p = 0; p < run.names.size(); ++p) add("." + run.names[p], run.properties[p], before);
  }
  Source source(size_t run_rows) {
    Source s;
    s.person = person;
    s.time = time;
    s.arrival = arrival;
    s.order = order;
    s.row = row;
    s.batch = batch;
    s.weight = weight;
    s.hash = hash;
    s.run_rows = run_rows;
    for (auto& [chunk, t] : text) {
      t.codes.resize(time.size(), 0);
      s.text.push_back({chunk, t.codes, {}});
      for (size_t w = 0; w < t.words.words().size(); ++w) s.text.back().words.push_back(t.words.words()[w]);
    }
    return s;
  }
};

Done merge(Log& live, Snapshot& log, const std::vector<const Run*>& runs, const Exec& exec) {
  Merged merged;
  std::vector<int64_t> ids;
  for (const Run* run : runs) {
    if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
    TRY(const Decoded decoded, decode(log.store, *run));
    merged.add(decoded, log.import_arrival);
    ids.push_back(run->id);
  }
  const Source source = merged.source(live.run_rows);
  std::vector<uint32_t> rows(merged.time.size());
  std::iota(rows.begin(), rows.end(), 0u);
  auto fresh = new_runs(source, rows, exec);
  if (!fresh) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
  return live.replace(ids, log, [&](SQLite::Database& db) -> Done {
    for (NewRun& run : *fresh) CHECK(store_run(db, run.run, run.chunks));
    return remove_runs(db, ids);
  });
}

/// Runs of one month that lie over one another, in groups that fit into memory: ranges of blocks none of them
/// crosses.
std::vector<std::vector<const Run*>> overlapping(std::vector<const Run*> month) {
  std::sort(month.begin(), month.end(), [](const Run* a, const Run* b) {
    return a->block_from != b->block_from ? a->block_from < b->block_from : a->block_to > b->block_to;
  });
  std::vector<std::vector<const Run*>> out;
  int end = -1;
  uint64_t rows = 0;
  for (const Run* run : month) {
    const bool apart = run->block_from >= end;
    if (out.empty() || (apart && rows + run->events > kAtOnce) || (apart && out.back().size() == 1)) {
      out.emplace_back();
      rows = 0;
    }
    out.back().push_back(run);
    rows += run->events;
    end = std::max(end, run->block_to);
  }
  return out;
}

bool lies_over_another(const std::vector<const Run*>& runs) {
  int end = -1;
  for (const Run* run : runs) {
    if (run->block_from < end) return true;
    end = std::max(end, run->block_to);
  }
  return false;
}

}  // namespace

Done merge_small(Log& live, const Exec& exec) {
  bool more = true;
  for (int round = 0; more && round < 64; ++round) {
    TRY(const auto log, live.newest());
    std::vector<const Run*> small;
    uint64_t rows = 0;
    more = false;
    for (const Run& run : log->runs) {
      if (run.month && run.events >= live.run_rows / 4) continue;
      if (rows + run.events > kAtOnce) {
        more = true;
        break;
      }
      small.push_back(&run);
      rows += run.events;
    }
    if (small.size() < 2) return {};
    CHECK(merge(live, *log, small, exec));
  }
  return {};
}

Done compact(Project& project, const Exec& exec) {
  Log& live = Log::of(project);
  CHECK(live.outside_the_store());
  const std::lock_guard lock(live.writing);
  CHECK(merge_small(live, exec));
  TRY(const auto log, live.newest());
  std::map<int64_t, std::vector<const Run*>> months;
  for (const Run& run : log->runs)
    if (run.month) months[*run.month].push_back(&run);
  for (const auto& [month, runs] : months)
    for (const auto& group : overlapping(runs))
      if (lies_over_another(group)) CHECK(merge(live, *log, group, exec));
  return project.store().checkpoint();
}

}  // namespace habitus::events
