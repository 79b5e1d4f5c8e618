#include "core/sessions/count.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace habitus::sessions {
namespace {

constexpr size_t kAll = kMinutes.size();  ///< longer than every timeout

void add_gap(Part& part, Duration gap) {
  const auto& edges = bin_edges();
  const auto it = std::upper_bound(edges.begin(), edges.end(), gap);
  ++part.gaps[it == edges.begin() ? 0 : static_cast<size_t>(it - edges.begin()) - 1];
  part.fine.add(gap);
}

/// One person's active events, one after another.
struct Walk {
  Part& part;
  size_t before = kAll;  ///< place of the gap before the last event
  Time last = 0;
  bool any = false, converter = false;
  size_t since = 0;  ///< greatest place of the gaps since the last conversion

  void event(Time t, bool converts) {
    if (any) {
      const Duration gap = t - last;
      const size_t place = Sweep::place(gap);
      add_gap(part, gap);
      ++part.sweep.gaps[place];
      part.sweep.us[place] += gap;
      ++part.sweep.single[std::min(before, place)];
      before = place;
      since = std::max(since, place);
    }
    any = true;
    last = t;
    if (!converts) return;
    if (converter)
      ++part.sweep.converted[since];
    else
      ++part.sweep.converters;
    converter = true;
    since = 0;
  }
  void end() {
    if (any) ++part.sweep.single[before];
  }
};

}  // namespace

const std::array<Duration, kBins>& bin_edges() {
  static const std::array<Duration, kBins> edges = [] {
    std::array<Duration, kBins> out{};
    for (size_t k = 0; k < kBins; ++k)
      out[k] = std::llround(std::pow(10.0, static_cast<double>(k) / 4) * 1e6);
    return out;
  }();
  return edges;
}

size_t Sweep::place(Duration gap) {
  if (gap <= kMinutes[0] * kMinute) return 0;  // most gaps lie inside a session
  size_t out = 0;
  for (size_t k = 0; k < kMinutes.size(); ++k) out += gap > kMinutes[k] * kMinute;
  return out;
}

int64_t Sweep::above(const Counts& counts, size_t k) {
  return std::accumulate(counts.begin() + static_cast<std::ptrdiff_t>(k) + 1, counts.end(), int64_t{0});
}

int64_t Sweep::up_to(const Counts& counts, size_t k) {
  return std::accumulate(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(k) + 1, int64_t{0});
}

void visit(const Sessioniser& cut, const Comparison& comparison, Part& part, const events::Slab& slab) {
  Sessioniser::Scratch scratch;
  std::vector<uint32_t> session;
  cut.apply(slab, scratch, session);
  const uint8_t* idle = scratch.idle.empty() ? nullptr : scratch.idle.data();
  part.persons = static_cast<int64_t>(slab.person.size());
  part.events = static_cast<int64_t>(slab.time.size());
  for (const Why why : scratch.why) ++part.begun[static_cast<size_t>(why)];
  if (idle) part.idle = std::count(scratch.idle.begin(), scratch.idle.end(), uint8_t{1});
  for (size_t p = 0; p < slab.person.size(); ++p) {
    const size_t end = slab.first[p + 1];
    Walk walk{part};
    double count = 0;
    for (size_t i = slab.first[p]; i < end;) {
      size_t j = i, last = i, events = 0;
      bool converted = false;
      for (; j < end && session[j] == session[i]; ++j) {
        const bool converts = cut.converts(scratch, j);
        converted |= converts;
        if (idle && idle[j]) continue;
        walk.event(slab.time[j], converts);
        last = j;
        ++events;
      }
      part.duration.push_back(static_cast<double>(slab.time[last] - slab.time[i]));
      part.length.push_back(static_cast<double>(events));
      part.bounces += events == 1;
      part.converted += converted;
      ++count;
      i = j;
    }
    walk.end();
    part.per_person.push_back(count);
  }
  comparison.count(slab, session, part.compared);
}

void merge(Part& into, const Part& from) {
  const auto append = [](std::vector<double>& a, const std::vector<double>& b) {
    a.insert(a.end(), b.begin(), b.end());
  };
  const auto sum = [](auto& a, const auto& b) {
    for (size_t k = 0; k < a.size(); ++k) a[k] += b[k];
  };
  append(into.duration, from.duration);
  append(into.length, from.length);
  append(into.per_person, from.per_person);
  sum(into.gaps, from.gaps);
  sum(into.begun, from.begun);
  sum(into.sweep.gaps, from.sweep.gaps);
  sum(into.sweep.us, from.sweep.us);
  sum(into.sweep.single, from.sweep.single);
  sum(into.sweep.converted, from.sweep.converted);
  into.sweep.converters += from.sweep.converters;
  into.fine.add(from.fine);
  into.compared.add(from.compared);
  into.persons += from.persons;
  into.events += from.events;
  into.idle += from.idle;
  into.bounces += from.bounces;
  into.converted += from.converted;
}

}  // namespace habitus::sessions
