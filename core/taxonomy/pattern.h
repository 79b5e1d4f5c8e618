#pragma once
#include <string>
#include <vector>

#include "core/base/time.h"
#include "core/taxonomy/test.h"

namespace habitus::taxonomy {

/// One way to recognise a behaviour. Of the person's events as the question reads them (its period, what was
/// known by then), one *carries* the behaviour, at its own time:
///
///   single    an event that passes the tests                                          carries it itself
///   sequence  A, then B [, then C …]: times strictly increase; the last is at most     the last one
///             `within` after the first; and no event passes `without` strictly
///             between the times of the first and the last
///   count     at least `times` events pass within the time `within` that ends          every one that has so
///   many,
///             at the event, both ends included, itself and those of the same           from the n-th on
///             moment counted
///   absence   A, and no B later than it and at most `within` after it                  the starting one
///
/// Matches may overlap: one A serves any number of B. Events of one moment are neither before nor after each
/// other. Sessions play no part, only time does. An absence is decided when its window has ended inside what
/// the scan could see (Slab::until); an open window is undecided and never counted as absent. An absence
/// looks ahead of the event that carries it, everything else looks back only.
struct Pattern {
  enum class Kind { single, sequence, count, absence };
  Kind kind = Kind::single;
  std::vector<std::vector<Test>>
      steps;                  ///< single, count: one; absence: the start, then what must not follow
  std::vector<Test> without;  ///< sequence; may be empty
  Duration within = 0;        ///< not single
  int64_t times = 0;          ///< count
  bool operator==(const Pattern&) const = default;
  /// The tests of the event that carries the behaviour.
  const std::vector<Test>& carrier() const { return kind == Kind::sequence ? steps.back() : steps.front(); }
  bool looks_ahead() const { return kind == Kind::absence; }
};
Pattern single(std::vector<Test> tests);

/// [tests] · {"sequence":[[tests],[tests]],"within":"30 min","without":[tests]}
/// · {"count":3,"of":[tests],"within":"10 min"} · {"start":[tests],"absent":[tests],"within":"1 h"}
Result<Pattern> parse_pattern(const Json& spec, const std::vector<std::string>& properties,
                              const std::string& where);
Json to_json(const Pattern& pattern);

/// What stands after "when" (rules.h): "event is a then event is b within 30 min without event is c".
/// Reading what was written gives the same pattern.
std::string to_text(const Pattern& pattern);
Result<Pattern> pattern_from_text(const std::string& text, const std::vector<std::string>& properties);

}  // namespace habitus::taxonomy
