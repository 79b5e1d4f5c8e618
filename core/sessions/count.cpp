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
