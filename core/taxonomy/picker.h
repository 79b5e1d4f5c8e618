#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/taxonomy/lens.h"

namespace habitus::taxonomy {

/// What counts as a step, a start, a return, a measure: a *pick*. Written as
///   "purchase" · "*" (any event) · {"word":"purchase","where":[tests],"name":"Bought"} · {"any":[pick,
///   …],"name":"…"}
/// ("event", "behaviour", "category" may stand for "word"). Words are those of the scope's level.
/// Completed: {"any":[{"word":"purchase","where":[…]}],"name":"Bought"}, name and where only when given.
Result<Json> complete_pick(const Json& pick, const Lens& lens, const std::vector<std::string>& properties,
                           const std::string& where);
/// The name shown for a completed pick: its own, or its words.
std::string pick_name(const Json& complete);

/// Refuses by name a completed pick that is decided by what comes later (Lens::looks_back_only): nobody could
/// have known it at the moment.
Done looks_back(const Json& complete, const Lens& lens, const std::string& where);

/// Several picks (at most 32) compiled against the log: bit k of an event's mask says that it matches pick k.
class Picker {
 public:
  struct Scratch {
    std::vector<uint32_t> words, masks;
  };
  static Result<Picker> make(Project& project, Lens lens, const std::vector<Json>& complete_picks);
  /// Adds the columns it reads to `need`; once, before the scan.
  void bind(events::Need& need);
  /// One mask per event; `scratch` belongs to the calling block. Also leaves the words there (levels above
  /// event).
  const uint32_t* apply(const events::Slab& slab, Scratch& scratch) const;
  /// May an event's mask depend on other events (Lens::several)? Then `apply_as_of` says what it was as of a
  /// moment, for the slab's person number p, in the masks `apply` has left. The slab must have arrival.
  bool several() const { return lens_.several(); }
  void apply_as_of(const events::Slab& slab, size_t p, Time as_of, Scratch& scratch) const;
  const Lens& lens() const { return lens_; }

 private:
  struct Conditional {
    uint32_t bit = 0;
    uint32_t word = 0;  ///< 0: any event
    Tests tests;
  };
  template <class Word>
  void look_up(const events::Slab& slab, const Word* word, size_t first, size_t last, uint32_t* out) const;

  Lens lens_;
  std::vector<uint32_t> mask_;  ///< by word: picks without conditions
  std::vector<uint8_t> open_;   ///< by word: 1 when some conditional pick may match
  std::vector<Conditional> conditionals_;
};

}  // namespace habitus::taxonomy
