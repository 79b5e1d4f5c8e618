#include "core/events/encode.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>

#include "core/events/event_hash.h"

namespace habitus::events {
namespace {

struct Place {
  uint64_t person;
  int64_t time;
  uint32_t row;
};

/// The rows of a cut in the order of the log: dealt out by the next bits of the person key, then sorted within those few.
Buffer<uint32_t> sorted_rows(const Source& s, const Cut& c) {
  const auto [low, high] = std::minmax_element(c.person.begin(), c.person.end());
  const int shared = std::countl_zero(*low ^ *high), bits = std::clamp(static_cast<int>(std::bit_width(c.rows)) - 4, 0, 12);
  const int shift = std::max(64 - shared - bits, 0);
  const auto bucket_of = [&](uint64_t person) { return bits == 0 ? 0 : (person - (*low >> shift << shift)) >> shift; };
  std::vector<uint32_t> end(bucket_of(*high) + 2, 0);
  for (const uint64_t person : c.person) ++end[bucket_of(person) + 1];
  std::partial_sum(end.begin(), end.end(), end.begin());
  Buffer<Place> places(c.rows);
  for (uint32_t r = 0; r < c.rows; ++r) places[end[bucket_of(c.person[r])]++] = {c.person[r], c.time[r], r};
  const auto before = [&](const Place& a, const Place& b) {
    if (a.person != b.person) return a.person < b.person;
    if (a.time != b.time) return a.time < b.time;
    if (!c.order.empty() && c.order[a.row] != c.order[b.row]) return c.order[a.row] < c.order[b.row];
    const Hash128 &x = s.hash[c.at[a.row]], &y = s.hash[c.at[b.row]];
    if (x != y) return x < y;
    return a.row < b.row;
  };
  for (size_t b = 0, from = 0; from < places.size(); from = end[b++])
    std::sort(places.begin() + from, places.begin() + end[b], before);
  Buffer<uint32_t> rows(places.size());
  std::transform(places.begin(), places.end(), rows.begin(), [](const Place& p) { return p.row; });
  return rows;
}

template <class T>
Buffer<T> gather(const Buffer<T>& column, const Buffer<uint32_t>& rows) {
  Buffer<T> out(rows.size());
  std::transform(rows.begin(), rows.end(), out.begin(), [&](uint32_t r) { return column[r]; });
  return out;
}

std::string persons_of(const Cut& c, const Buffer<uint32_t>& rows) {
  std::vector<uint64_t> keys;
  std::vector<uint32_t> counts;
  for (const uint32_t r : rows) {
    if (keys.empty() || keys.back() != c.person[r]) {
      keys.push_back(c.person[r]);
      counts.push_back(0);
    }
    ++counts.back();
  }
  return persons_chunk(keys, counts);
}

void encode_arrival(const Source& s, const Cut& c, const Buffer<uint32_t>& rows, const Buffer<int64_t>& time,
                    NewRun& out) {
  out.run.first_arrival = out.run.last_arrival = s.one_arrival;
  if (c.arrival.empty()) return;
  const auto [first, last] = std::minmax_element(c.arrival.begin(), c.arrival.end());
  out.run.first_arrival = *first;
  out.run.last_arrival = *last;
  if (out.run.first_arrival == out.run.last_arrival) return;
  Buffer<int64_t> arrival = gather(c.arrival, rows);
  std::string absolute = ints_chunk(arrival);
  for (size_t i = 0; i < arrival.size(); ++i) arrival[i] -= time[i];
  std::string lag = ints_chunk(arrival);
  if (lag.size() < absolute.size())
    out.chunks[kLag] = std::move(lag);
  else
    out.chunks[kArrival] = std::move(absolute);
}

void encode_weight(const Cut& c, const Buffer<uint32_t>& rows, NewRun& out) {
  out.run.weight = static_cast<double>(rows.size());
  if (c.weight.empty()) return;
  const Buffer<double> weight = gather(c.weight, rows);
  out.run.weight = 0;
  for (const double w : weight) out.run.weight += w;
  if (std::any_of(weight.begin(), weight.end(), [](double w) { return w != 1; }))
    out.chunks[kWeight] = doubles_chunk(weight);
}

void encode_batch(const Source& s, const Cut& c, const Buffer<uint32_t>& rows, NewRun& out) {
  if (c.batch.empty()) {
    out.run.batch = s.one_batch;
    return;
  }
  const Buffer<int64_t> batch = gather(c.batch, rows);
  if (std::all_of(batch.begin(), batch.end(), [&](int64_t b) { return b == batch[0]; }))
    out.run.batch = batch[0];
  else
    out.chunks[kBatch] = ints_chunk(batch);
}

std::string encode_packed(const Source& s, const Cut& c, const Buffer<uint32_t>& rows) {
  const size_t width = s.packed->width();
  std::string bytes(c.packed.size(), '\0');
  for (size_t i = 0; i < rows.size(); ++i) std::memcpy(bytes.data() + i * width, c.packed.data() + rows[i] * width, width);
  return packed_chunk(bytes, width, s.packed->uuid());
}

}  // namespace

NewRun encode(const Source& s, Cut cut) {
  NewRun out;
  out.run.content = cut.content;
  const Buffer<uint32_t> rows = sorted_rows(s, cut);
  out.run.month = cut.month;
  out.run.block_from = cut.block_from;
  out.run.block_to = cut.block_to;
  out.run.events = static_cast<uint32_t>(rows.size());
  out.chunks[kPersons] = persons_of(cut, rows);
  const Buffer<int64_t> time = gather(cut.time, rows);
  const auto [first, last] = std::minmax_element(time.begin(), time.end());
  out.run.first = *first;
  out.run.last = *last;
  out.chunks[kTime] = ints_chunk(time);
  out.chunks[kRow] = ints_chunk(gather(cut.row, rows));
  encode_arrival(s, cut, rows, time, out);
  encode_weight(cut, rows, out);
  encode_batch(s, cut, rows, out);
  if (s.packed) out.chunks[kEventId] = encode_packed(s, cut, rows);
  for (size_t t = 0; t < s.text.size(); ++t) {
    const Buffer<uint32_t>& codes = cut.codes[t];
    if (std::any_of(codes.begin(), codes.end(), [](uint32_t c) { return c != 0; }))
      out.chunks[s.text[t].chunk] = text_chunk(gather(codes, rows), s.text[t].words);
  }
  return out;
}

}  // namespace habitus::events
