#include "core/events/resident.h"

#include <algorithm>
#include <numeric>

#include <QtCore/qtmetamacros.h>

#include "core/base/parallel.h"

namespace habitus::events {
namespace {

std::string chunk_name(const std::string& column) {
  if (column == kTimeTextColumn) return kTimeText;
  return column == kEventName || column == kEventId ? column : "." + column;
}

/// The rows of a run in the order of the log, from its decoded column.
template <class T, class U>
void gather_block(const Skeleton& skeleton, const std::vector<std::vector<U>>& of_run, Lane& lane) {
  T* to = lane.as<T>();
  for (const auto& piece : skeleton.pieces) {
    const U* from = of_run[piece.run].data() + piece.from;
    for (uint32_t i = 0; i < piece.count; ++i) to[i] = static_cast<T>(from[i]);
    to += piece.count;
  }
}

/// Decodes one column of the runs and gathers it block by block. `decode(run, values)` fills one value per
/// row.
template <class U, class DecodeRun>
Done fill_lanes(Snapshot& log, size_t from, size_t to, const Skeletons& skeletons, int width, Lanes& out,
                const Exec& exec, DecodeRun decode_run) {
  const std::vector<uint32_t> runs = runs_in(log, from, to);
  std::vector<std::vector<U>> values(log.runs.size());
  std::vector<Done> done(runs.size());
  const bool read = parallel_for(runs.size(), exec,
                                 [&](size_t i) { done[i] = decode_run(log.runs[runs[i]], values[runs[i]]); });
  if (!read) return stopped_reading();
  for (auto& d : done) CHECK(d);
  const bool merged = parallel_for(to - from, exec, [&](size_t i) {
    const Skeleton& s = skeletons[from + i];
    Lane lane(s.time.size(), width);
    if (width == 1)
      gather_block<uint8_t>(s, values, lane);
    else if (width == 2)
      gather_block<uint16_t>(s, values, lane);
    else if (width == 4)
      gather_block<uint32_t>(s, values, lane);
    else
      gather_block<U>(s, values, lane);
    out[from + i] = std::move(lane);
  });
  return merged ? Done{} : stopped_reading();
}

Done read_ints_of(Snapshot& log, const Run& run, Wanted::What what, std::vector<int64_t>& values) {
  if (what == Wanted::What::arrival) {
    TRY(const auto chunks, load_chunks(log.store, run, {kTime, kArrival, kLag}));
    std::vector<int64_t> time;
    if (chunks[2] && (!chunks[0] || !read_ints_chunk(*chunks[0], run.events, time)))
      return broken_chunk(run, kTime);
    return read_arrivals(run, chunks[1], chunks[2], time, values) ? Done{} : broken_chunk(run, kArrival);
  }
  const char* name = what == Wanted::What::batch ? kBatch : kRow;
  TRY(const auto chunks, load_chunks(log.store, run, {name}));
  if (!chunks[0]) values.assign(run.events, run.batch.value_or(0));
  return !chunks[0] || read_ints_chunk(*chunks[0], run.events, values) ? Done{} : broken_chunk(run, name);
}

Done read_doubles_of(Snapshot& log, const Run& run, const Wanted& wanted, std::vector<double>& values) {
  const bool weight = wanted.what == Wanted::What::weight;
  const std::string name = weight ? kWeight : chunk_name(wanted.name);
  TRY(const auto chunks, load_chunks(log.store, run, {name}));
  if (!chunks[0]) {
    values.assign(run.events, weight ? 1.0 : std::numeric_limits<double>::quiet_NaN());
    return {};
  }
  const bool ok = weight ? read_doubles_chunk(*chunks[0], run.events, values)
                         : read_numbers(*chunks[0], run.events, values);
  return ok ? Done{} : broken_chunk(run, name);
}

Done read_codes_of(Snapshot& log, const Run& run, const std::string& column, const WordTable& words,
                   std::vector<uint32_t>& values) {
  if (column == "source") {
    std::vector<int64_t> batch;
    CHECK(read_ints_of(log, run, Wanted::What::batch, batch));
    std::map<int64_t, uint32_t> code;
    for (const BatchRow& b : log.batches) code[b.id] = words.code(b.source);
    for (const int64_t b : batch) values.push_back(code[b]);
    return {};
  }
  TRY(const auto chunks, load_chunks(log.store, run, {chunk_name(column)}));
  if (!chunks[0]) {
    values.assign(run.events, 0);
    return {};
  }
  TextChunk text;
  if (!read_text(*chunks[0], run.events, Part::all, text)) return broken_chunk(run, chunk_name(column));
  std::vector<uint32_t> global(text.words.size() + 1, 0);
  for (size_t w = 0; w < text.words.size(); ++w) global[w + 1] = words.code(text.words[w]);
  values = std::move(text.codes);
  for (uint32_t& c : values) c = global[c];
  return {};
}

}  // namespace

std::vector<uint32_t> runs_in(const Snapshot& log, size_t from, size_t to) {
  std::vector<uint32_t> out;
  for (uint32_t r = 0; r < log.runs.size(); ++r)  // a merged person's events may lie anywhere
    if (!log.aliases.empty() || (static_cast<size_t>(log.runs[r].block_from) < to && static_cast<size_t>(log.runs[r].block_to) > from))
      out.push_back(r);
  return out;
}

tl::unexpected<Error> stopped_reading() { return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped")); }

WordTable::WordTable(const Words& words, const std::vector<uint64_t>& uses) {
  std::vector<uint32_t> order(words.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return uses[a] != uses[b] ? uses[a] > uses[b] : words[a] < words[b];
  });
  for (const uint32_t w : order) index_.code(words[w]);
}

bool Resident::knows(const std::string& column) const { return stored(column) || computed(column); }

bool Resident::stored(const std::string& column) const {
  if (log_.events == 0 || column == kEventName || column == kEventId || column == "source" ||
      column == kTimeTextColumn)
    return true;
  const std::string chunk = chunk_name(column);
  return std::any_of(log_.runs.begin(), log_.runs.end(),
                     [&](const Run& r) { return r.chunks.contains(chunk); });
}

Result<std::shared_ptr<const WordTable>> Resident::words(const std::string& column, const Exec& exec) {
  const std::lock_guard lock(mutex_);
  if (const auto found = words_.find(column); found != words_.end()) return found->second;
  if (computed(column)) return derived_words(column, exec);
  if (!knows(column))
    return fail(Kind::missing, Text(QT_TRANSLATE_NOOP("core", "The log has no property “%1”"), {column}), {},
                QT_TRANSLATE_NOOP("core", "See habitus-cli info for the names it has"));
  Interner all;
  std::vector<uint64_t> uses;
  const auto count = [&](std::string_view word, uint64_t n) {
    const uint32_t code = all.code(word);
    if (code > uses.size()) uses.push_back(0);
    uses[code - 1] += n;
  };
  if (column == "source")
    for (const BatchRow& b : log_.batches) count(b.source, 1);
  constexpr size_t kAtOnce = 32;
  for (size_t at = 0; at < log_.runs.size() && column != "source"; at += kAtOnce) {
    const size_t n = std::min(kAtOnce, log_.runs.size() - at);
    std::vector<TextChunk> texts(n);
    std::vector<Done> done(n);
    const bool read = parallel_for(n, exec, [&](size_t i) {
      const Run& run = log_.runs[at + i];
      const auto chunks = load_chunks(log_.store, run, {chunk_name(column)});
      if (!chunks)
        done[i] = tl::unexpected<Error>(chunks.error());
      else if ((*chunks)[0] && !read_text(*(*chunks)[0], run.events, Part::words, texts[i]))
        done[i] = broken_chunk(run, chunk_name(column));
    });
    if (!read) return stopped_reading();
    for (auto& d : done) CHECK(d);
    for (const TextChunk& t : texts)
      for (size_t w = 0; w < t.words.size(); ++w) count(t.words[w], t.uses.empty() ? 1 : t.uses[w]);
  }
  return words_[column] = std::make_shared<WordTable>(all.words(), uses);
}

Done Resident::build_lanes(size_t from, size_t to, const Skeletons& skeletons, const Wanted& wanted,
                           Lanes& out, const Exec& exec) {
  using What = Wanted::What;
  if (wanted.what <= What::number && computed(wanted.name))
    return wanted.what == What::code ? derive_codes(from, to, skeletons, wanted.name, out, exec)
                                     : derive_numbers(from, to, skeletons, wanted.name, out, exec);
  if (wanted.what == What::code) {
    TRY(const auto table, words(wanted.name, exec));
    return fill_lanes<uint32_t>(log_, from, to, skeletons, table->width(), out, exec,
                                [&](const Run& run, std::vector<uint32_t>& v) {
                                  return read_codes_of(log_, run, wanted.name, *table, v);
                                });
  }
  if (wanted.what == What::number || wanted.what == What::weight)
    return fill_lanes<double>(
        log_, from, to, skeletons, 8, out, exec,
        [&](const Run& run, std::vector<double>& v) { return read_doubles_of(log_, run, wanted, v); });
  return fill_lanes<int64_t>(
      log_, from, to, skeletons, wanted.what == What::batch ? 4 : 8, out, exec,
      [&](const Run& run, std::vector<int64_t>& v) { return read_ints_of(log_, run, wanted.what, v); });
}

std::vector<std::pair<size_t, size_t>> Resident::groups(size_t rows) const {
  size_t width = kBlocks;
  while (width > 1 && log_.events * width / kBlocks > rows) width /= 2;
  std::vector<std::pair<size_t, size_t>> out;
  for (size_t b = 0; b < kBlocks; b += width) out.emplace_back(b, b + width);
  return out;
}

Result<bool> Resident::fits(const std::vector<Wanted>& wanted, const Exec& exec) {
  size_t per_row = 16;  // time, persons and pieces
  for (const Wanted& w : wanted) {
    std::shared_ptr<const WordTable> table;
    if (w.what == Wanted::What::code) {
      TRY(table, words(w.name, exec));
    }
    per_row += static_cast<size_t>(w.width(table.get()));
  }
  return per_row * log_.events <= log_.budget;
}

void Resident::make_room(size_t bytes) {
  const auto held = [&] {
    return std::accumulate(kept_.begin(), kept_.end(), log_.events * 16,
                           [](size_t sum, const Kept& k) { return sum + k.bytes; });
  };
  while (!kept_.empty() && held() + bytes > log_.budget)
    kept_.erase(std::min_element(kept_.begin(), kept_.end(),
                                 [](const Kept& a, const Kept& b) { return a.used < b.used; }));
}

Result<Loaded> Resident::all(const std::vector<Wanted>& wanted, const Exec& exec) {
  constexpr size_t kGroup = 4'000'000;
  const std::lock_guard lock(mutex_);
  if (!skeletons_) {
    auto skeletons = std::make_shared<Skeletons>();
    for (const auto& [from, to] : groups(kGroup)) CHECK(build_skeletons(from, to, *skeletons, exec));
    skeletons_ = skeletons;
  }
  Loaded out{skeletons_, {}};
  for (const Wanted& w : wanted) {
    const std::string key = w.key();
    auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& k) { return k.key == key; });
    if (found == kept_.end()) {
      auto lanes = std::make_shared<Lanes>();
      for (const auto& [from, to] : groups(kGroup))
        CHECK(build_lanes(from, to, *skeletons_, w, *lanes, exec));
      const size_t bytes = log_.events * static_cast<size_t>((*lanes)[0].width());
      make_room(bytes);
      kept_.push_back({key, lanes, bytes, 0});
      found = kept_.end() - 1;
    }
    found->used = ++clock_;
    out.lanes.push_back(found->lanes);
  }
  return out;
}

Result<Loaded> Resident::some(size_t from, size_t to, const std::vector<Wanted>& wanted, const Exec& exec) {
  auto skeletons = std::make_shared<Skeletons>();
  CHECK(build_skeletons(from, to, *skeletons, exec));
  Loaded out{skeletons, {}};
  for (const Wanted& w : wanted) {
    auto lanes = std::make_shared<Lanes>();
    CHECK(build_lanes(from, to, *skeletons, w, *lanes, exec));
    out.lanes.push_back(lanes);
  }
  return out;
}

}  // namespace habitus::events
