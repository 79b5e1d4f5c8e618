#include <algorithm>
#include <map>
#include <tuple>

#include "core/base/parallel.h"
#include "core/events/encode.h"
#include "core/events/resident.h"

namespace habitus::events {
namespace {

/// What puts the events of a run in order among those of other runs.
struct Keys {
  std::vector<uint64_t> person;
  std::vector<uint32_t> start;  ///< person.size() + 1
  std::vector<int64_t> time;
  std::vector<int64_t>
      order;  ///< arrival where it counts, INT64_MIN where it is the import time; empty: nowhere
  std::vector<std::pair<uint64_t, uint32_t>> read_as;  ///< where persons are merged: (key, index), ascending

  size_t persons() const { return person.size(); }
  /// The i-th person in order of the key that is read, and its place in `person`.
  std::pair<uint64_t, uint32_t> reading(size_t i) const {
    return read_as.empty() ? std::pair(person[i], static_cast<uint32_t>(i)) : read_as[i];
  }
  /// The first i from where keys are at least `key`.
  size_t from(uint64_t key) const {
    if (read_as.empty()) return static_cast<size_t>(std::lower_bound(person.begin(), person.end(), key) - person.begin());
    return static_cast<size_t>(std::lower_bound(read_as.begin(), read_as.end(), std::pair(key, 0u)) - read_as.begin());
  }
};

Result<Keys> load_keys(Snapshot& log, const Run& run) {
  TRY(const auto chunks, load_chunks(log.store, run, {kPersons, kTime, kArrival, kLag, kBatch}));
  Keys keys;
  std::vector<uint32_t> counts;
  if (!chunks[0] || !read_persons(*chunks[0], run.events, keys.person, counts))
    return broken_chunk(run, kPersons);
  if (!log.aliases.empty()) {
    for (uint32_t i = 0; i < keys.person.size(); ++i)
      keys.read_as.emplace_back(read_as(log.aliases, keys.person[i]), i);
    std::sort(keys.read_as.begin(), keys.read_as.end());
  }
  keys.start.reserve(counts.size() + 1);
  keys.start.push_back(0);
  for (const uint32_t c : counts) keys.start.push_back(keys.start.back() + c);
  if (!chunks[1] || !read_ints_chunk(*chunks[1], run.events, keys.time)) return broken_chunk(run, kTime);
  std::vector<int64_t> batch;
  if (chunks[4] && !read_ints_chunk(*chunks[4], run.events, batch)) return broken_chunk(run, kBatch);
  if (run.batch && log.import_arrival[*run.batch]) return keys;
  if (!read_arrivals(run, chunks[2], chunks[3], keys.time, keys.order)) return broken_chunk(run, kArrival);
  for (size_t i = 0; i < batch.size(); ++i)
    if (log.import_arrival[batch[i]]) keys.order[i] = INT64_MIN;
  return keys;
}

/// A person's stretch of rows in one run.
struct Stretch {
  uint64_t person;
  int64_t first;
  uint32_t run, from, count;
};

/// Merges the runs of one block.
class Merge {
 public:
  Merge(Snapshot& log, const std::vector<uint32_t>& runs, const std::vector<Keys>& keys)
      : log_(log), runs_(runs), keys_(keys) {}

  Done block(size_t b, Skeleton& out) {
    for (size_t r = 0; r < runs_.size(); ++r) {
      const Keys& k = keys_[r];
      for (size_t i = k.from(uint64_t{b} << 58); i < k.persons(); ++i) {
        const auto [person, p] = k.reading(i);
        if (person >> 58 != b) break;
        stretches_.push_back({person, k.time[k.start[p]], static_cast<uint32_t>(r), k.start[p],
                              k.start[p + 1] - k.start[p]});
      }
    }
    std::sort(stretches_.begin(), stretches_.end(), [](const Stretch& x, const Stretch& y) {
      return x.person != y.person ? x.person < y.person
             : x.first != y.first ? x.first < y.first
             : x.run != y.run     ? x.run < y.run
                                  : x.from < y.from;
    });
    size_t rows = 0;
    for (const Stretch& s : stretches_) rows += s.count;
    out.time.reserve(rows);
    out.first.clear();
    for (size_t i = 0, end = 0; i < stretches_.size(); i = end) {
      end = i + 1;
      while (end < stretches_.size() && stretches_[end].person == stretches_[i].person) ++end;
      out.person.push_back(stretches_[i].person);
      out.first.push_back(static_cast<uint32_t>(out.time.size()));
      CHECK(person({stretches_.data() + i, end - i}, out));
    }
    out.first.push_back(static_cast<uint32_t>(out.time.size()));
    return {};
  }

 private:
  struct Event {
    int64_t time, order;
    uint32_t run, row;
  };

  void take(const Stretch& s, Skeleton& out) {
    const int64_t* time = keys_[s.run].time.data() + s.from;
    out.time.insert(out.time.end(), time, time + s.count);
    auto& pieces = out.pieces;
    const uint32_t run = runs_[s.run];
    if (!pieces.empty() && pieces.back().run == run && pieces.back().from + pieces.back().count == s.from)
      pieces.back().count += s.count;
    else
      pieces.push_back({run, s.from, s.count});
  }

  /// Stretches that follow one another in time are taken whole; only those that overlap are merged event by
  /// event.
  Done person(std::span<const Stretch> stretches, Skeleton& out) {
    bool apart = true;
    for (size_t i = 1; i < stretches.size() && apart; ++i) {
      const Stretch& s = stretches[i - 1];
      apart = keys_[s.run].time[s.from + s.count - 1] < stretches[i].first;
    }
    if (apart) {
      for (const Stretch& s : stretches) take(s, out);
      return {};
    }
    std::vector<Event> events;
    for (const Stretch& s : stretches)
      for (uint32_t row = s.from; row < s.from + s.count; ++row) {
        const Keys& k = keys_[s.run];
        events.push_back({k.time[row], k.order.empty() ? INT64_MIN : k.order[row], s.run, row});
      }
    std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
      return std::tie(a.time, a.order, a.run, a.row) < std::tie(b.time, b.order, b.run, b.row);
    });
    CHECK(break_ties(events));
    for (const Event& e : events) take({0, 0, e.run, e.row, 1}, out);
    return {};
  }

  /// Events of one moment that did not lie side by side are ordered by their hash, which is computed only for them.
  Done break_ties(std::vector<Event>& events) {
    for (size_t i = 0, end = 0; i < events.size(); i = end) {
      bool across = false;
      for (end = i + 1;
           end < events.size() && events[end].time == events[i].time && events[end].order == events[i].order;
           ++end)
        across = across || events[end].run != events[i].run || events[end].row != events[i].row + (end - i);
      if (!across) continue;
      for (size_t e = i; e < end; ++e) CHECK(load_hashes(events[e].run));
      std::sort(events.begin() + static_cast<std::ptrdiff_t>(i),
                events.begin() + static_cast<std::ptrdiff_t>(end), [&](const Event& a, const Event& b) {
                  const Hash128 &x = hashes_[a.run][a.row], &y = hashes_[b.run][b.row];
                  return x != y ? x < y : std::tie(a.run, a.row) < std::tie(b.run, b.row);
                });
    }
    return {};
  }

  Done load_hashes(uint32_t run) {
    if (hashes_.contains(run)) return {};
    TRY(const Decoded decoded, decode(log_.store, log_.runs[runs_[run]]));
    hashes_[run] = event_hashes(decoded, log_.import_arrival);
    return {};
  }

  Snapshot& log_;
  const std::vector<uint32_t>& runs_;
  const std::vector<Keys>& keys_;
  std::vector<Stretch> stretches_;
  std::map<uint32_t, std::vector<Hash128>> hashes_;
};

}  // namespace

Done Resident::build_skeletons(size_t from, size_t to, Skeletons& out, const Exec& exec) {
  const std::vector<uint32_t> runs = runs_in(log_, from, to);
  std::vector<Keys> keys(runs.size());
  std::vector<Done> done(std::max(runs.size(), to - from));
  const auto first_error = [&]() -> Done {
    for (auto& d : done) CHECK(d);
    return {};
  };
  const bool read = parallel_for(runs.size(), exec, [&](size_t i) {
    auto loaded = load_keys(log_, log_.runs[runs[i]]);
    if (loaded)
      keys[i] = std::move(*loaded);
    else
      done[i] = tl::unexpected<Error>(loaded.error());
  });
  if (!read) return stopped_reading();
  CHECK(first_error());
  if (!parallel_for(to - from, exec,
                    [&](size_t i) { done[i] = Merge(log_, runs, keys).block(from + i, out[from + i]); }))
    return stopped_reading();
  return first_error();
}

}  // namespace habitus::events
