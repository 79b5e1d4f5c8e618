#include "core/events/again.h"

#include <algorithm>
#include <bit>

#include "core/base/parallel.h"
#include "core/events/event_hash.h"
#include "core/events/hex.h"
#include "core/events/interner.h"
#include "core/events/persons.h"

namespace habitus::events {
namespace {

/// Might a text be one of the batch's ids? A Bloom filter whose two bits lie in one word: one read, one in sixty lets through.
class Filter {
 public:
  explicit Filter(size_t words) : words_(std::bit_ceil(words / 4 + 1), 0) {}
  void add(std::string_view word) {
    const uint64_t h = Interner::hash(word);
    words_[at(h)] |= bits(h);
  }
  bool has(std::string_view word) const {
    const uint64_t h = Interner::hash(word);
    return (words_[at(h)] & bits(h)) == bits(h);
  }

 private:
  size_t at(uint64_t h) const { return h >> 20 & (words_.size() - 1); }
  static uint64_t bits(uint64_t h) { return uint64_t{1} << (h & 63) | uint64_t{1} << (h >> 6 & 63); }
  std::vector<uint64_t> words_;
};

/// What the batch looks for.
struct Sought {
  Filter texts, packed;  ///< of event ids; a text that can be packed is in both
  Time first = kEnd, last = kBeginning;  ///< of rows without an id

  explicit Sought(const Arrival& a) : texts(a.columns.rows()), packed(a.columns.rows()) {
    const Ids& ids = a.columns.ids;
    std::string text;
    for (size_t i = 0; i < a.columns.rows(); ++i) {
      if (ids.size() == 0 || !ids.has(i)) {
        first = std::min(first, a.columns.time[i]);
        last = std::max(last, a.columns.time[i]);
        continue;
      }
      if (ids.width() > 0)
        hex::unpack({ids.packed() + i * ids.width(), ids.width()}, ids.uuid(), text);
      else
        text = ids.texts()[i];
      texts.add(text);
      char bytes[64];
      if (text.size() == 36 ? hex::pack_uuid(text, bytes) : text.size() <= 128 && text.size() % 2 == 0 && hex::pack(text, bytes))
        packed.add({bytes, text.size() == 36 ? 16 : text.size() / 2});
    }
  }
};

struct Met {
  uint64_t identity, person;
};

class RunReader {
 public:
  RunReader(Snapshot& log, const Run& run, const std::map<int64_t, uint64_t>& sources, std::vector<Met>& out)
      : log_(log), run_(run), sources_(sources), out_(out) {}

  Done read(const Sought& sought) {
    if (run_.chunks.contains(kEventId)) CHECK(ids(sought));
    return run_.first <= sought.last && run_.last >= sought.first ? without_ids() : Done{};
  }

 private:
  Done ids(const Sought& sought) {
    TRY(const auto chunks, load_chunks(log_.store, run_, {kEventId}));
    std::vector<std::pair<uint32_t, Hash128>> hits;
    std::string space, text;
    if (const auto packed = read_packed(*chunks[0], run_.events, space)) {
      for (uint32_t i = 0; i < run_.events; ++i) {
        const std::string_view bytes = packed->bytes.substr(i * packed->width, packed->width);
        if (!sought.packed.has(bytes)) continue;
        hex::unpack(bytes, packed->uuid, text);
        hits.emplace_back(i, id_field(text));
      }
    } else {
      TextChunk all;
      if (!read_text(*chunks[0], run_.events, Part::all, all)) return broken_chunk(run_, kEventId);
      for (uint32_t i = 0; i < run_.events; ++i)
        if (const uint32_t code = all.codes[i]; code && sought.texts.has(all.words[code - 1]))
          hits.emplace_back(i, id_field(all.words[code - 1]));
    }
    return hits.empty() ? Done{} : name(hits);
  }

  /// Whose events the rows are.
  Done name(const std::vector<std::pair<uint32_t, Hash128>>& hits) {
    TRY(const auto chunks, load_chunks(log_.store, run_, {kPersons, kBatch}));
    std::vector<uint64_t> keys;
    std::vector<uint32_t> counts;
    std::vector<int64_t> batch;
    if (!chunks[0] || !read_persons(*chunks[0], run_.events, keys, counts)) return broken_chunk(run_, kPersons);
    if (chunks[1] && !read_ints_chunk(*chunks[1], run_.events, batch)) return broken_chunk(run_, kBatch);
    size_t p = 0;
    uint64_t end = counts.empty() ? 0 : counts[0];
    for (const auto& [row, hash] : hits) {
      while (row >= end) end += counts[++p];
      out_.push_back({identity_of(sources_.at(batch.empty() ? run_.batch.value_or(0) : batch[row]), true, hash), keys[p]});
    }
    return {};
  }

  Done without_ids() {
    TRY(const Decoded d, decode(log_.store, run_));
    const std::vector<Hash128> hashes = event_hashes(d, log_.import_arrival);
    for (size_t i = 0; i < hashes.size(); ++i)
      if (d.event_id.codes[i] == 0) out_.push_back({identity_of(sources_.at(d.batch[i]), false, hashes[i]), d.person[i]});
    return {};
  }

  Snapshot& log_;
  const Run& run_;
  const std::map<int64_t, uint64_t>& sources_;
  std::vector<Met>& out_;
};

}  // namespace

Done load_alike(Snapshot& log, const Arrival& arrival, Known& known, const Exec& exec) {
  const Sought sought(arrival);
  std::map<int64_t, uint64_t> sources;
  for (const BatchRow& b : log.batches) sources[b.id] = keyed64(kSourceDomain, b.source);
  std::vector<std::vector<Met>> met(log.runs.size());
  std::vector<Done> done(log.runs.size());
  const bool whole = parallel_for(met.size(), exec, [&](size_t i) {
    done[i] = RunReader(log, log.runs[i], sources, met[i]).read(sought);
  });
  if (!whole) return stopped_append();
  for (auto& d : done) CHECK(d);
  for (const auto& run : met)
    for (const auto& [identity, person] : run) known.meet(identity, person);
  return {};
}

}  // namespace habitus::events
