#include "core/taxonomy/matcher.h"

#include <algorithm>
#include <deque>

namespace habitus::taxonomy {

struct Matcher::Moments {
  const events::Slab& slab;
  std::vector<uint32_t> rows;
  std::vector<size_t> starts;  ///< of the moments in `rows`, and its end
  Time as_of = kEnd;

  Moments(const events::Slab& slab, size_t first, size_t last, Time as_of) : slab(slab), as_of(as_of) {
    for (size_t i = first; i < last; ++i) {
      if (as_of < kEnd && (slab.time[i] >= as_of || slab.arrival[i] >= as_of)) continue;
      if (rows.empty() || slab.time[rows.back()] != slab.time[i]) starts.push_back(rows.size());
      rows.push_back(static_cast<uint32_t>(i));
    }
    starts.push_back(rows.size());
  }
  size_t size() const { return starts.size() - 1; }
  Time time(size_t m) const { return slab.time[rows[starts[m]]]; }
  bool any(size_t m, const Tests& tests) const {
    return std::any_of(rows.begin() + static_cast<ptrdiff_t>(starts[m]),
                       rows.begin() + static_cast<ptrdiff_t>(starts[m + 1]),
                       [&](uint32_t i) { return tests.hold(slab, i); });
  }
  void set(size_t m, const Tests& tests, uint8_t* marks, Mark mark) const {
    for (size_t r = starts[m]; r < starts[m + 1]; ++r)
      if (tests.hold(slab, rows[r])) marks[rows[r]] = mark;
  }
};

Result<Matcher> Matcher::make(Project& project, const Pattern& pattern) {
  Matcher out;
  out.kind_ = pattern.kind;
  out.within_ = pattern.within;
  out.times_ = pattern.times;
  for (const auto& step : pattern.steps) {
    TRY(auto tests, Tests::make(project, step));
    out.steps_.push_back(std::move(tests));
  }
  TRY(out.without_, Tests::make(project, pattern.without));
  out.has_without_ = !pattern.without.empty();
  return out;
}

void Matcher::bind(events::Need& need) {
  for (Tests& step : steps_) step.bind(need);
  without_.bind(need);
}

void Matcher::mark(const events::Slab& slab, size_t first, size_t last, Time as_of, uint8_t* marks) const {
  std::fill(marks + first, marks + last, no);
  const Moments moments(slab, first, last, as_of);
  if (kind_ == Pattern::Kind::sequence) mark_sequence(moments, marks);
  if (kind_ == Pattern::Kind::count) mark_count(moments, marks);
  if (kind_ == Pattern::Kind::absence) mark_absence(moments, std::min(slab.until, as_of - 1), marks);
}

/// start[k]: the latest beginning of a chain that has come to step k before this moment. The latest is the
/// best one: nothing that lies between it and now does not also lie between an earlier one and now.
void Matcher::mark_sequence(const Moments& moments, uint8_t* marks) const {
  const size_t last = steps_.size() - 1;
  std::vector<Time> start(last, kBeginning);
  Time hindered = kBeginning;  // when something of `without` came last
  for (size_t m = 0; m < moments.size(); ++m) {
    const Time now = moments.time(m), since = start[last - 1];
    if (since != kBeginning && now - since <= within_ && hindered <= since)
      moments.set(m, steps_[last], marks, carries);
    for (size_t k = last; k-- > 0;)  // downwards, so that a moment is one step only
      if ((k == 0 || start[k - 1] != kBeginning) && moments.any(m, steps_[k]))
        start[k] = k == 0 ? now : std::max(start[k], start[k - 1]);
    if (has_without_ && moments.any(m, without_)) hindered = now;
  }
}

void Matcher::mark_count(const Moments& moments, uint8_t* marks) const {
  std::deque<Time> times;
  for (size_t m = 0; m < moments.size(); ++m) {
    const Time now = moments.time(m);
    for (size_t r = moments.starts[m]; r < moments.starts[m + 1]; ++r)
      if (steps_[0].hold(moments.slab, moments.rows[r])) times.push_back(now);
    while (!times.empty() && now - times.front() > within_) times.pop_front();
    if (static_cast<int64_t>(times.size()) >= times_) moments.set(m, steps_[0], marks, carries);
  }
}

void Matcher::mark_absence(const Moments& moments, Time until, uint8_t* marks) const {
  Time next = kEnd;  // when what must not follow comes next
  for (size_t m = moments.size(); m-- > 0;) {
    const Time now = moments.time(m), end = now + within_;
    if (next > end) moments.set(m, steps_[0], marks, end <= until ? carries : open);
    if (moments.any(m, steps_[1])) next = now;
  }
}

}  // namespace habitus::taxonomy
