#pragma once
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/simulator/faults.h"
#include "core/simulator/life.h"

namespace habitus::simulator {

/// Something counted inside the planted effect and outside it, for the same `where`.
struct Pair {
  int64_t in = 0, in_of = 0, out = 0, out_of = 0;
};

/// What became of an actor with respect to one outcome.
struct Fortune {
  bool did = false;       ///< the behaviour, before the outcome's period
  bool recent = false;    ///< anything in the 30 days before it
  bool happened = false;  ///< the behaviour, within it
  bool at_risk() const { return did && recent; }
  bool positive(const Outcome& o) const { return happened != o.absent; }
};

/// What is true of the part of the log that one block wrote; the parts are added in the order of the blocks.
struct Tally {
  int64_t events = 0, sessions = 0, records = 0, lines = 0;
  Time first = kEnd, last = kBeginning;
  std::vector<std::vector<int64_t>> months;    ///< events by month of the log and behaviour, as lived
  std::vector<int64_t> renamed;                ///< by effect: events it renamed
  std::vector<int64_t> sums;                   ///< by draw: scaled sum of a number
  std::vector<Pair> effects;                   ///< by effect
  std::vector<std::vector<Fortune>> fortunes;  ///< by effect with an outcome, by actor
  std::vector<Fault> faults;

  explicit Tally(const Spec& spec);
  void begin_actor(const Spec& spec);
  void add(const Spec& spec, const Occurrence& event);
  void merge(Tally&& other, int64_t bytes_before);
};

/// What the tallies and people come down to, as JSON: counts, period, months, what each effect did, each
/// fault with its place.
Json truth_of(const Spec& spec, const Tally& tally);

}  // namespace habitus::simulator
