#include "core/events/event_hash.h"
#include "core/events/runs.h"

namespace habitus::events {
namespace {

/// Sums the field hashes of a text column into `sums`.
template <class Field>
void add_fields(std::vector<Hash128>& sums, const TextChunk& text, Field field) {
  std::vector<Hash128> of_word(text.words.size());
  for (size_t w = 0; w < of_word.size(); ++w) of_word[w] = field(text.words[w]);
  for (size_t i = 0; i < text.codes.size(); ++i)
    if (text.codes[i]) sums[i] += of_word[text.codes[i] - 1];
}

}  // namespace

bool read_arrivals(const Run& run, const std::optional<std::string>& arrival,
                   const std::optional<std::string>& lag, const std::vector<int64_t>& time,
                   std::vector<int64_t>& out) {
  if (arrival) return read_ints_chunk(*arrival, run.events, out);
  if (!lag) {
    out.assign(run.events, run.first_arrival);
    return true;
  }
  if (!read_ints_chunk(*lag, run.events, out)) return false;
  for (size_t i = 0; i < out.size(); ++i) out[i] += time[i];
  return true;
}

Result<Decoded> decode(Store& store, const Run& run) {
  const size_t n = run.events;
  Decoded d;
  std::vector<std::string> names{kPersons, kTime,      kArrival, kRow,      kWeight,
                                 kBatch,   kEventName, kEventId, kTimeText, kLag};
  for (const auto& name : run.chunks)
    if (name.starts_with('.')) {
      names.push_back(name);
      d.names.push_back(name.substr(1));
    }
  TRY(const auto chunks, load_chunks(store, run, names));
  std::vector<uint64_t> keys;
  std::vector<uint32_t> counts;
  if (!chunks[0] || !read_persons(*chunks[0], n, keys, counts)) return broken_chunk(run, kPersons);
  d.person.reserve(n);
  for (size_t i = 0; i < keys.size(); ++i) d.person.insert(d.person.end(), counts[i], keys[i]);
  if (!chunks[1] || !read_ints_chunk(*chunks[1], n, d.time)) return broken_chunk(run, kTime);
  if (!read_arrivals(run, chunks[2], chunks[9], d.time, d.arrival)) return broken_chunk(run, kArrival);
  if (!chunks[3] || !read_ints_chunk(*chunks[3], n, d.row)) return broken_chunk(run, kRow);
  d.weight.assign(n, 1.0);
  if (chunks[4] && !read_doubles_chunk(*chunks[4], n, d.weight)) return broken_chunk(run, kWeight);
  d.batch.assign(n, run.batch.value_or(0));
  if (chunks[5] && !read_ints_chunk(*chunks[5], n, d.batch)) return broken_chunk(run, kBatch);
  d.properties.resize(d.names.size());
  for (size_t c = 6; c < names.size(); ++c) {
    if (c == 9) continue;
    TextChunk& text = c == 6 ? d.event : c == 7 ? d.event_id : c == 8 ? d.time_text : d.properties[c - 10];
    if (!chunks[c])
      text.codes.assign(n, 0);
    else if (!read_text(*chunks[c], n, Part::all, text))
      return broken_chunk(run, names[c]);
  }
  return d;
}

std::vector<Hash128> event_hashes(const Decoded& run, const std::map<int64_t, bool>& is_import) {
  std::vector<Hash128> sums(run.time.size());
  add_fields(sums, run.event, [](std::string_view w) { return event_field(w); });
  add_fields(sums, run.event_id, [](std::string_view w) { return id_field(w); });
  for (size_t p = 0; p < run.names.size(); ++p)
    add_fields(sums, run.properties[p], [&](std::string_view w) { return field_hash(run.names[p], w); });
  int64_t last_batch = -1;
  bool import = false;
  for (size_t i = 0; i < sums.size(); ++i) {
    if (run.batch[i] != last_batch) {
      last_batch = run.batch[i];
      const auto found = is_import.find(last_batch);
      import = found != is_import.end() && found->second;
    }
    const auto arrival = import ? std::optional<Time>() : std::optional(run.arrival[i]);
    sums[i] = event_hash(sums[i], run.person[i], run.time[i], arrival, run.weight[i]);
  }
  return sums;
}

}  // namespace habitus::events
