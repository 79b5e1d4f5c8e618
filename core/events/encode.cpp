#include "core/events/encode.h"

#include <algorithm>
#include <bit>

#include "core/events/event_hash.h"

namespace habitus::events {
namespace {

struct Place {
  uint64_t person;
  int64_t time;
  uint32_t row;
};

void sort_rows(const Source& s, std::vector<uint32_t>& rows) {
  std::vector<Place> places;
  places.reserve(rows.size());
  for (const uint32_t r : rows) places.push_back({s.person[r], s.time[r], r});
  std::sort(places.begin(), places.end(), [&](const Place& a, const Place& b) {
    if (a.person != b.person) return a.person < b.person;
    if (a.time != b.time) return a.time < b.time;
    if (!s.order.empty() && s.order[a.row] != s.order[b.row]) return s.order[a.row] < s.order[b.row];
    if (s.hash[a.row] != s.hash[b.row]) return s.hash[a.row] < s.hash[b.row];
    return a.row < b.row;
  });
  for (size_t i = 0; i < rows.size(); ++i) rows[i] = places[i].row;
}

template <class T>
std::vector<T> gather(std::span<const T> column, const std::vector<uint32_t>& rows) {
  std::vector<T> out;
  out.reserve(rows.size());
  for (const uint32_t r : rows) out.push_back(column[r]);
  return out;
}

std::string persons_of(const Source& s, const std::vector<uint32_t>& rows) {
  std::vector<uint64_t> keys;
  std::vector<uint32_t> counts;
  for (const uint32_t r : rows) {
    if (keys.empty() || keys.back() != s.person[r]) {
      keys.push_back(s.person[r]);
      counts.push_back(0);
    }
    ++counts.back();
  }
  return persons_chunk(keys, counts);
}

void encode_arrival(const Source& s, const std::vector<uint32_t>& rows, const std::vector<int64_t>& time,
                    NewRun& out) {
  std::vector<int64_t> arrival = gather(s.arrival, rows);
  const auto [first, last] = std::minmax_element(arrival.begin(), arrival.end());
  out.run.first_arrival = *first;
  out.run.last_arrival = *last;
  if (out.run.first_arrival == out.run.last_arrival) return;
  std::string absolute = ints_chunk(arrival);
  for (size_t i = 0; i < arrival.size(); ++i) arrival[i] -= time[i];
  std::string lag = ints_chunk(arrival);
  if (lag.size() < absolute.size())
    out.chunks[kLag] = std::move(lag);
  else
    out.chunks[kArrival] = std::move(absolute);
}

void encode_weight(const Source& s, const std::vector<uint32_t>& rows, NewRun& out) {
  out.run.weight = static_cast<double>(rows.size());
  if (s.weight.empty()) return;
  const std::vector<double> weight = gather(s.weight, rows);
  out.run.weight = 0;
  for (const double w : weight) out.run.weight += w;
  if (std::any_of(weight.begin(), weight.end(), [](double w) { return w != 1; }))
    out.chunks[kWeight] = doubles_chunk(weight);
}

void encode_batch(const Source& s, const std::vector<uint32_t>& rows, NewRun& out) {
  if (s.batch.empty()) {
    out.run.batch = s.one_batch;
    return;
  }
  const std::vector<int64_t> batch = gather(s.batch, rows);
  if (std::all_of(batch.begin(), batch.end(), [&](int64_t b) { return b == batch[0]; }))
    out.run.batch = batch[0];
  else
    out.chunks[kBatch] = ints_chunk(batch);
}

}  // namespace

std::vector<Cut> cut(const Source& s, std::span<const uint32_t> rows) {
  std::vector<Cut> cuts;
  if (rows.size() <
      s.run_rows) {  // a small batch stays whole, whatever its months: compaction cuts it with its like
    if (!rows.empty()) cuts.push_back({std::nullopt, 0, 64, {rows.begin(), rows.end()}});
    return cuts;
  }
  std::map<int64_t, size_t> months;
  int64_t last_day = INT64_MIN, last_month = 0;
  const auto month_of = [&](uint32_t r) {
    const int64_t day = floor_div(s.time[r], kDay);
    if (day != last_day) last_month = period_of(s.time[r], Grain::month), last_day = day;
    return last_month;
  };
  for (const uint32_t r : rows) ++months[month_of(r)];
  constexpr int64_t kSeveral = INT64_MIN;  // months too small for a run of their own share one
  size_t several = 0;
  std::erase_if(months, [&](const auto& m) { return m.second * 4 < s.run_rows && (several += m.second); });
  if (several) months[kSeveral] = several;
  std::map<int64_t, std::pair<size_t, int>>
      start;  // month → its first cut and the bits of the key that choose among them
  for (const auto& [month, size] : months) {
    const int bits = std::clamp(static_cast<int>(std::bit_width(size / s.run_rows)) - 1, 0, 6);
    const auto label = month == kSeveral ? std::optional<int64_t>() : std::optional(month);
    start[month] = {cuts.size(), bits};
    for (int part = 0; part < 1 << bits; ++part)
      cuts.push_back({label, part << (6 - bits), (part + 1) << (6 - bits), {}});
  }
  for (const uint32_t r : rows) {
    const auto found = start.find(month_of(r));
    const auto& [at, bits] = found != start.end() ? found->second : start[kSeveral];
    cuts[at + static_cast<size_t>(block_of(s.person[r]) >> (6 - bits))].rows.push_back(r);
  }
  std::erase_if(cuts, [](const Cut& c) { return c.rows.empty(); });
  return cuts;
}

NewRun encode(const Source& s, Cut cut) {
  NewRun out;
  for (const uint32_t r : cut.rows)
    out.run.content += s.hash[r];  // while they are in the order of the batch's columns
  sort_rows(s, cut.rows);
  const std::vector<uint32_t>& rows = cut.rows;
  out.run.month = cut.month;
  out.run.block_from = cut.block_from;
  out.run.block_to = cut.block_to;
  out.run.events = static_cast<uint32_t>(rows.size());
  out.chunks[kPersons] = persons_of(s, rows);
  const std::vector<int64_t> time = gather(s.time, rows);
  const auto [first, last] = std::minmax_element(time.begin(), time.end());
  out.run.first = *first;
  out.run.last = *last;
  out.chunks[kTime] = ints_chunk(time);
  out.chunks[kRow] = ints_chunk(gather(s.row, rows));
  encode_arrival(s, rows, time, out);
  encode_weight(s, rows, out);
  encode_batch(s, rows, out);
  for (const TextSource& text : s.text) {
    if (text.codes.empty()) continue;
    const std::vector<uint32_t> codes = gather(text.codes, rows);
    if (std::any_of(codes.begin(), codes.end(), [](uint32_t c) { return c != 0; }))
      out.chunks[text.chunk] = text_chunk(codes, text.words);
  }
  return out;
}

}  // namespace habitus::events
