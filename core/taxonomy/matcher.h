#pragma once
#include <cstdint>
#include <vector>

#include "core/events/scan.h"
#include "core/taxonomy/pattern.h"

namespace habitus::taxonomy {

/// A pattern over several events, compiled against the log: one pass over a person's events, in time that
/// grows with their number alone.
class Matcher {
 public:
  enum Mark : uint8_t { no, carries, open };  ///< open: an absence whose window has not ended
  static Result<Matcher> make(Project& project, const Pattern& pattern);
  void bind(events::Need& need);
  /// marks[i] for the rows [first, last) of one person. Rows that were not known as of `as_of` (happened or
  /// arrived at it or later) count as if they were not there; that needs the slab's arrivals, kEnd does not.
  void mark(const events::Slab& slab, size_t first, size_t last, Time as_of, uint8_t* marks) const;

 private:
  /// The known rows of a person, one moment after another.
  struct Moments;
  void mark_sequence(const Moments& moments, uint8_t* marks) const;
  void mark_count(const Moments& moments, uint8_t* marks) const;
  void mark_absence(const Moments& moments, Time until, uint8_t* marks) const;

  Pattern::Kind kind_ = Pattern::Kind::sequence;
  std::vector<Tests> steps_;
  Tests without_;
  bool has_without_ = false;
  Duration within_ = 0;
  int64_t times_ = 0;
};

}  // namespace habitus::taxonomy
