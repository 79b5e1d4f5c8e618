#pragma once
#include <optional>

#include "core/sessions/accuracy.h"
#include "core/sessions/sessions.h"

namespace habitus::sessions {

/// A recipe beside another one and beside true boundaries, as far as the spec asks for them.
class Comparison {
 public:
  static Result<Comparison> make(Project& project, const Json& complete, const segments::Extent& extent);
  void bind(events::Need& need);
  bool wanted() const { return against_ || !labels_.empty(); }

  /// Of one person, from the events first … last−1 of a slab.
  struct Person {
    Boundaries mine, theirs, truth;
    bool labelled = false;
    bool differ() const { return mine != theirs; }
    bool wrong() const { return labelled && mine != truth; }
  };
  struct Scratch {
    Sessioniser::Scratch cut;
    std::vector<uint32_t> theirs;
  };
  void read(const events::Slab& slab, Scratch& scratch) const;  ///< once for a slab
  Person person(const events::Slab& slab, const Scratch& scratch, const std::vector<uint32_t>& mine,
                size_t p) const;

  struct Sums {
    int64_t persons = 0, differ = 0, theirs = 0, both = 0, only_here = 0, only_there = 0;
    int64_t labelled = 0, events = 0, sessions = 0;
    Agreement mine, other;
    void add(const Sums& o);
  };
  void count(const events::Slab& slab, const std::vector<uint32_t>& mine, Sums& sums) const;
  /// Adds to the answer: "against" {name, sessions, persons: rate of those cut differently, both, only_here,
  /// only_there: boundaries}, "labels" {property, persons, events, sessions, recipe: accuracy.h, against}.
  void add_json(const Sums& sums, Json& answer) const;

 private:
  std::optional<Sessioniser> against_;
  std::string name_, labels_;
  size_t column_ = 0;
};

/// Persons cut differently by `against`, or otherwise than labelled where there is no other recipe: the most
/// differing first.
struct Differing {
  uint64_t person = 0;
  int64_t mine = 0, theirs = 0;  ///< sessions; theirs are the labelled ones where there is no other recipe
  int64_t only_here = 0, only_there = 0;
};
Result<std::vector<Differing>> differing(Project& project, const Json& complete, const Exec& exec);
/// The same with actor ids: the gate asks why and journals it. CSV:
/// actor,sessions,other,only_here,only_there.
struct DifferingActor {
  std::string actor;
  Differing how;
};
Result<std::vector<DifferingActor>> differing_actors(Project& project, const Json& complete,
                                                     const Exec& exec);
std::string csv(const std::vector<DifferingActor>& all);
/// {"differ":true} or {"wrong":true}: the persons, ascending.
Result<std::vector<uint64_t>> people(Project& project, const Json& complete, const Json& selection,
                                     const Exec& exec);

}  // namespace habitus::sessions
