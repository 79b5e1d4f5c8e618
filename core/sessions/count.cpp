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
  const Duration timeout = cut.timeout(), max = cut.longest();
  const auto end = [&](size_t from, size_t to) {
    part.duration.add(static_cast<double>(slab.time[to - 1] - slab.time[from]));
    part.length.add(static_cast<double>(to - from));
    part.bounces += to - from == 1;
  };
  for (size_t p = 0; p < slab.person.size(); ++p) {
    size_t from = slab.first[p];
    double count = 1;
    ++part.begun[static_cast<size_t>(Why::first)];
    for (size_t i = from + 1; i < slab.first[p + 1]; ++i) {
      const Why why = slab.time[i] - slab.time[i - 1] > timeout ? Why::timeout
                      : slab.time[i] - slab.time[from] > max    ? Why::max
                                                                : Why::none;
      if (why == Why::none) continue;
      ++part.begun[static_cast<size_t>(why)];
      end(from, i);
      from = i;
      ++count;
    }
    end(from, slab.first[p + 1]);
    part.per_person.add(count);
  }
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
