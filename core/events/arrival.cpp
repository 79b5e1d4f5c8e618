#include "core/events/arrival.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/base/parallel.h"
#include "core/events/event_hash.h"
#include "core/events/persons.h"

namespace habitus::events {
namespace {

std::vector<std::string_view> views_of(const Words& words) {
  std::vector<std::string_view> out;
  out.reserve(words.size());
  for (size_t i = 0; i < words.size(); ++i) out.push_back(words[i]);
  return out;
}

/// The rows by the part of `Known` that their identities belong to, in order of arrival within each.
struct ByPart {
  std::array<uint32_t, Known::kParts + 1> begin{};
  Buffer<uint64_t> entry;
  Buffer<uint32_t> row;
  Buffer<uint8_t> has_id;

  explicit ByPart(const Arrival& a)
      : entry(a.identity.size()), row(a.identity.size()), has_id(a.identity.size()) {
    const Ids& ids = a.columns.ids;
    for (const uint64_t id : a.identity) ++begin[Known::part_of(id) + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    auto at = begin;
    for (uint32_t i = 0; i < row.size(); ++i) {
      const uint32_t to = at[Known::part_of(a.identity[i])]++;
      entry[to] = Known::entry(a.identity[i], a.person[i]);
      row[to] = i;
      has_id[to] = ids.size() > 0 && ids.has(i);
    }
  }
};

}  // namespace

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
  constexpr size_t kStep = 16384, kAtOnce = 64;
  parallel_for((n + kStep - 1) / kStep, exec, [&](size_t part) {
    std::array<EventWords, kAtOnce> events;
    for (size_t from = part * kStep; from < std::min(n, (part + 1) * kStep); from += kAtOnce) {
      const size_t to = std::min(n, from + kAtOnce);
      for (size_t i = from; i < to; ++i) {
        Hash128 fields = words[0][c.event.codes[i]];
        for (size_t p = 0; p < c.properties.size(); ++p)
          if (const uint32_t code = c.properties[p].codes[i]) fields += words[p + 1][code];
        if (c.ids.size() > 0 && c.ids.has(i)) fields += c.ids.hash(i);
        const auto arrival = a.info.arrival_is_import ? std::optional<Time>() : std::optional(c.arrival[i]);
        events[i - from] = {fields, a.person[i], c.time[i], arrival, c.weight.empty() ? 1.0 : c.weight[i]};
      }
      event_hashes({events.data(), to - from}, a.hash.data() + from);
      for (size_t i = from; i < to; ++i) {
        const bool has_id = c.ids.size() > 0 && c.ids.has(i);
        a.identity[i] = identity_of(source, has_id, has_id ? c.ids.hash(i) : a.hash[i]);
      }
    }
  });
}

void drop_duplicates(Arrival& a, Known& known, const Exec& exec) {
  struct Tally {
    int64_t duplicates = 0, repeats = 0, conflicts = 0;
  };
  const ByPart parts(a);
  std::array<Tally, Known::kParts> tallies{};
  Buffer<uint8_t> keep(a.identity.size());
  parallel_for(Known::kParts, exec, [&](size_t p) {
    Tally t;
    const uint32_t begin = parts.begin[p], n = parts.begin[p + 1] - begin;
    std::vector<Known::Seen> seen(n);
    known.meet(p, {parts.entry.data() + begin, n}, seen.data());
    for (uint32_t k = 0; k < n; ++k) {
      const uint32_t i = parts.row[begin + k];
      const bool has_id = parts.has_id[begin + k];
      const bool same = seen[k] == Known::Seen::same_person;
      const bool drop = same && (has_id || a.info.without_id == BatchInfo::Repeats::drop);
      keep[i] = !drop;
      t.duplicates += drop;
      t.repeats += same && !drop;
      t.conflicts += has_id && seen[k] == Known::Seen::other_person;
    }
    tallies[p] = t;
  });
  for (const Tally& t : tallies) {
    a.report.duplicates += t.duplicates;
    a.report.repeats += t.repeats;
    a.report.id_conflicts += t.conflicts;
  }
  a.identity = {};
  a.kept.reserve(keep.size() - static_cast<size_t>(a.report.duplicates));
  for (uint32_t i = 0; i < keep.size(); ++i)
    if (keep[i]) a.kept.push_back(i);
  a.report.stored = static_cast<int64_t>(a.kept.size());
}

Source source_of(Arrival& a) {
  const Batch::Columns& c = a.columns;
  if (c.ids.size() > 0 && c.ids.width() == 0) {
    a.id_codes.resize(c.rows());
    for (uint32_t i = 0; i < a.id_codes.size(); ++i) a.id_codes[i] = c.ids.has(i) ? i + 1 : 0;
  }
  Source s;
  s.person = a.person;
  s.time = c.time;
  s.arrival = c.arrival.each;
  s.one_arrival = c.arrival.one;
  s.row = c.row;
  if (!a.info.arrival_is_import) s.order = c.arrival.each;
  s.weight = c.weight;
  s.one_batch = a.report.batch;
  s.hash = a.hash;
  s.text.push_back({kEventName, c.event.codes, views_of(c.event.words.words())});
  if (c.ids.width() > 0)
    s.packed = &c.ids;
  else if (c.ids.size() > 0)
    s.text.push_back({kEventId, a.id_codes, views_of(c.ids.texts())});
  if (!c.time_text.codes.empty())
    s.text.push_back({kTimeText, c.time_text.codes, views_of(c.time_text.words.words())});
  for (size_t p = 0; p < c.properties.size(); ++p)
    s.text.push_back({"." + c.names[p], c.properties[p].codes, views_of(c.properties[p].words.words())});
  return s;
}

}  // namespace habitus::events
