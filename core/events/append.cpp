#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <array>
#include <numeric>

#include <QtCore/qtmetamacros.h>

#include "core/base/parallel.h"
#include "core/events/batch.h"
#include "core/events/compact.h"
#include "core/events/encode.h"
#include "core/events/event_hash.h"
#include "core/events/log_state.h"
#include "core/events/persons.h"

namespace habitus::events {
namespace {

std::vector<std::string_view> views_of(const Words& words) {
  std::vector<std::string_view> out;
  out.reserve(words.size());
  for (size_t i = 0; i < words.size(); ++i) out.push_back(words[i]);
  return out;
}

/// A batch on its way: what is known about each row before it is sorted and encoded.
struct Arrival {
  const Batch::Columns& columns;
  const BatchInfo& info;
  std::vector<uint64_t> person;    ///< per row
  std::vector<Hash128> hash;       ///< per row: the canonical event
  std::vector<uint64_t> identity;  ///< per row: what makes it the same event again
  std::vector<uint32_t> id_codes;  ///< per row: 0 = no event id
  std::vector<uint32_t> kept;      ///< rows to store, in order of arrival
  AppendReport report;
};

void hash_rows(Arrival& a, const Exec& exec) {
  const Batch::Columns& c = a.columns;
  std::vector<std::vector<Hash128>> words(c.properties.size() + 1);
  parallel_for(words.size(), exec, [&](size_t p) {
    const Words& w = p ? c.properties[p - 1].words.words() : c.event.words.words();
    words[p].resize(w.size() + 1);
    for (size_t i = 0; i < w.size(); ++i)
      words[p][i + 1] = p ? field_hash(c.names[p - 1], w[i]) : event_field(w[i]);
  });
  const size_t n = c.rows();
  const uint64_t source = keyed64(kSourceDomain, a.info.source);
  a.hash.resize(n);
  a.identity.resize(n);
  a.id_codes.assign(c.ids.size() ? n : 0, 0);
  constexpr size_t kStep = 16384;
  parallel_for((n + kStep - 1) / kStep, exec, [&](size_t part) {
    for (size_t i = part * kStep; i < std::min(n, (part + 1) * kStep); ++i) {
      Hash128 fields = words[0][c.event.codes[i]];
      for (size_t p = 0; p < c.properties.size(); ++p)
        if (const uint32_t code = c.properties[p].codes[i]) fields += words[p + 1][code];
      const bool has_id = c.ids.size() > 0 && !c.ids[i].empty();
      Hash128 id{};
      if (has_id) {
        id = id_field(c.ids[i]);
        fields += id;
        a.id_codes[i] = static_cast<uint32_t>(i + 1);
      }
      const auto arrival = a.info.arrival_is_import ? std::optional<Time>() : std::optional(c.arrival[i]);
      a.hash[i] = event_hash(fields, a.person[i], c.time[i], arrival, c.weight.empty() ? 1.0 : c.weight[i]);
      a.identity[i] = identity_of(source, has_id, has_id ? id : a.hash[i]);
    }
  });
}

/// Decides per row: store it, or drop it as a duplicate. Rows of one identity meet in one part of `known`, in
/// order of arrival.
void drop_duplicates(Arrival& a, Known& known, const Exec& exec) {
  struct Tally {
    int64_t duplicates = 0, repeats = 0, conflicts = 0;
  };
  std::array<uint32_t, Known::kParts + 1> begin{};
  for (const uint64_t id : a.identity) ++begin[Known::part_of(id) + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<uint32_t> rows(a.identity.size());
  auto at = begin;
  for (uint32_t i = 0; i < a.identity.size(); ++i) rows[at[Known::part_of(a.identity[i])]++] = i;
  std::array<Tally, Known::kParts> tallies{};
  std::vector<uint8_t> keep(a.identity.size(), 0);
  parallel_for(Known::kParts, exec, [&](size_t p) {
    Tally t;
    for (uint32_t r = begin[p]; r < begin[p + 1]; ++r) {
      const uint32_t i = rows[r];
      const bool has_id = !a.id_codes.empty() && a.id_codes[i];
      const auto seen = known.meet(a.identity[i], a.person[i]);
      const bool same = seen == Known::Seen::same_person;
      const bool drop = same && (has_id || a.info.without_id == BatchInfo::Repeats::drop);
      keep[i] = !drop;
      t.duplicates += drop;
      t.repeats += same && !drop;
      t.conflicts += has_id && seen == Known::Seen::other_person;
    }
    tallies[p] = t;
  });
  for (const Tally& t : tallies) {
    a.report.duplicates += t.duplicates;
    a.report.repeats += t.repeats;
    a.report.id_conflicts += t.conflicts;
  }
  a.kept.reserve(keep.size() - static_cast<size_t>(a.report.duplicates));
  for (uint32_t i = 0; i < keep.size(); ++i)
    if (keep[i]) a.kept.push_back(i);
  a.report.stored = static_cast<int64_t>(a.kept.size());
}

/// What a batch that was not stored after all has left behind in `known` is forgotten.
class Remember {
 public:
  explicit Remember(Known& known) : known_(known) {}
  ~Remember() {
    if (!stored) known_.clear();
  }
  bool stored = false;

 private:
  Known& known_;
};

Source source_of(const Arrival& a) {
  const Batch::Columns& c = a.columns;
  Source s;
  s.person = a.person;
  s.time = c.time;
  s.arrival = c.arrival;
  s.row = c.row;
  if (!a.info.arrival_is_import) s.order = c.arrival;
  s.weight = c.weight;
  s.one_batch = a.report.batch;
  s.hash = a.hash;
  s.text.push_back({kEventName, c.event.codes, views_of(c.event.words.words())});
  if (!a.id_codes.empty()) s.text.push_back({kEventId, a.id_codes, views_of(c.ids)});
  if (!c.time_text.codes.empty())
    s.text.push_back({kTimeText, c.time_text.codes, views_of(c.time_text.words.words())});
  for (size_t p = 0; p < c.properties.size(); ++p)
    s.text.push_back({"." + c.names[p], c.properties[p].codes, views_of(c.properties[p].words.words())});
  return s;
}

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

Result<int64_t> next_batch(Store& store) {
  return store.read([](SQLite::Database& db) -> Result<int64_t> {
    return db.execAndGet("SELECT coalesce(max(id), 0) + 1 FROM events_batch").getInt64();
  });
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

tl::unexpected<Error> stopped_append() {
  return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped; nothing of this batch was stored"));
}

}  // namespace

Result<AppendReport> append(Project& project, Batch&& batch, const BatchInfo& info, const Exec& exec,
                            const std::function<Done(SQLite::Database&, const AppendReport&)>& also) {
  Batch taken = std::move(batch);
  if (auto& texts = taken.columns().time_text.codes; !texts.empty()) texts.resize(taken.rows(), 0);
  const Batch::Columns& columns = taken.columns();
  Log& log = Log::of(project);
  CHECK(log.outside_the_store());
  const std::lock_guard lock(log.writing);
  CHECK(load_actors(log));
  CHECK(load_known(log, exec));
  Arrival a{columns, info, {}, {}, {}, {}, {}, {}};
  TRY(a.report.batch, next_batch(project.store()));
  const NewActors actors = name_persons(log, columns.actor.words.words(), info.name_space);
  a.person.reserve(columns.rows());
  for (const uint32_t code : columns.actor.codes) a.person.push_back(actors.key_of_code[code - 1]);
  hash_rows(a, exec);
  Remember identities(log.known);
  drop_duplicates(a, log.known, exec);
  if (exec.stopped()) return stopped_append();
  if (!a.kept.empty()) {
    const auto [first, last] = std::minmax_element(a.kept.begin(), a.kept.end(), [&](uint32_t x, uint32_t y) {
      return columns.time[x] < columns.time[y];
    });
    a.report.first = columns.time[*first];
    a.report.last = columns.time[*last];
  }
  Source source = source_of(a);
  source.run_rows = log.run_rows;
  std::vector<Cut> cuts = cut(source, a.kept);
  std::vector<NewRun> runs(cuts.size());
  if (!parallel_for(cuts.size(), exec, [&](size_t i) { runs[i] = encode(source, std::move(cuts[i])); }))
    return stopped_append();
  CHECK(project.store().write([&](SQLite::Database& db) -> Done {
    CHECK(store_batch(db, a.report, info, now()));
    CHECK(store_actors(db, actors, columns.actor.words.words(), info.name_space));
    for (NewRun& run : runs) {
      CHECK(store_run(db, run.run, run.chunks));
      run.chunks.clear();
    }
    return also ? also(db, a.report) : Done{};
  }));
  identities.stored = true;
  keep_actors(log, actors);
  log.changed();
  CHECK(merge_when_many(log, exec));
  return a.report;
}

}  // namespace habitus::events
