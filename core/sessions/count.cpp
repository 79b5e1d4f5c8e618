#include "core/sessions/count.h"

namespace habitus::sessions {

void visit(const Sessioniser& cut, const Comparison& comparison, Part& part, const events::Slab& slab) {
  static thread_local Sessioniser::Scratch scratch;  // blocks follow one upon another, as large as each other
  static thread_local std::vector<uint32_t> session;
  cut.apply(slab, scratch, session);
  const uint8_t* idle = scratch.idle.empty() ? nullptr : scratch.idle.data();
  for (const Why why : scratch.why) ++part.begun[static_cast<size_t>(why)];
  for (size_t p = 0; p < slab.person.size(); ++p) {
    const size_t end = slab.first[p + 1];
    double count = 0;
    for (size_t i = slab.first[p]; i < end;) {
      size_t j = i, last = i, events = 0;
      bool converted = false;
      for (; j < end && session[j] == session[i]; ++j) {
        converted |= cut.converts(scratch, j);
        if (idle && idle[j]) continue;
        last = j;
        ++events;
      }
      part.duration.add(static_cast<double>(slab.time[last] - slab.time[i]));
      part.length.add(static_cast<double>(events));
      part.bounces += events == 1;
      part.converted += converted;
      ++count;
      i = j;
    }
    part.per_person.add(count);
  }
  comparison.count(slab, session, part.compared);
}

void visit_gaps_alone(const Sessioniser& cut, Part& part, const events::Slab& slab) {
  static thread_local std::vector<uint32_t> room;
  static thread_local std::vector<uint64_t> duration, length, per_person;
  const size_t events = slab.time.size();
  if (room.size() <= events) room.resize(events + 1), duration.resize(events), length.resize(events), per_person.resize(events);
  const Duration timeout = cut.timeout(), max = cut.longest();
  const Time* const time = slab.time.data();
  uint32_t* const begins = room.data();
  size_t sessions = 0, bounces = 0, by_timeout = 0;
  const auto end = [&, duration = duration.data(), length = length.data()](size_t from, size_t to) {
    duration[sessions] = static_cast<uint64_t>(time[to - 1] - time[from]);
    length[sessions] = to - from;
    bounces += to - from == 1;
    ++sessions;
  };
  for (size_t p = 0; p < slab.person.size(); ++p) {
    const uint32_t first = slab.first[p], last = slab.first[p + 1];
    const size_t before = sessions;
    size_t gaps = 0;  // found without a branch, as none can be foreseen
    for (uint32_t i = first + 1; i < last; ++i) {
      begins[gaps] = i;
      gaps += time[i] - time[i - 1] > timeout;
    }
    begins[gaps] = last;
    by_timeout += gaps;
    size_t from = first;
    for (size_t k = 0; k <= gaps; from = begins[k++]) {
      for (size_t i = from; time[begins[k] - 1] - time[from] > max; ++i) {  // too long: ended as soon as it is
        if (time[i] - time[from] <= max) continue;
        end(from, i);
        from = i;
      }
      end(from, begins[k]);
    }
    per_person[p] = sessions - before;
  }
  const size_t persons = slab.person.size();
  const auto add = [](stats::Numbers& to, const std::vector<uint64_t>& from, size_t n) { to.add(std::span(from).first(n)); };
  add(part.duration, duration, sessions);
  add(part.length, length, sessions);
  add(part.per_person, per_person, persons);
  part.bounces += static_cast<int64_t>(bounces);
  part.begun[static_cast<size_t>(Why::first)] += static_cast<int64_t>(persons);
  part.begun[static_cast<size_t>(Why::timeout)] += static_cast<int64_t>(by_timeout);
  part.begun[static_cast<size_t>(Why::max)] += static_cast<int64_t>(sessions - persons - by_timeout);
}

void merge(Part& into, Part& from) {
  into.duration.take(from.duration);
  into.length.take(from.length);
  into.per_person.take(from.per_person);
  for (size_t k = 0; k < into.begun.size(); ++k) into.begun[k] += from.begun[k];
  into.compared.add(from.compared);
  into.bounces += from.bounces;
  into.converted += from.converted;
}

}  // namespace habitus::sessions
