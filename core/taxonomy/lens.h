#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/events/scan.h"
#include "core/taxonomy/matcher.h"
#include "core/taxonomy/rules.h"

namespace habitus::taxonomy {

/// At what level words are spoken: raw event names, behaviours recognised by rules, or their categories.
enum class Level { event, behaviour, category };
Result<Level> parse_level(const std::string& text);
const char* level_name(Level level);

/// Turns the events of a slab into words of a level. Use: `lens(…)`, `bind(need)`, scan, and in the visitor
/// `apply`. Word codes are the lens's own: 0 = unmatched, otherwise an index into words().
class Lens {
 public:
  /// words()[0] is "" (unmatched).
  const std::vector<std::string>& words() const { return words_; }
  /// Code of a word, 0 when there is none.
  uint32_t code(const std::string& word) const;
  /// Codes of everything a word means: itself, and at level category all that lies below it in the tree.
  std::vector<uint32_t> codes(const std::string& word) const;
  Level level() const { return level_; }

  /// Does any rule look at several events? If none does, nothing here costs more than a look at each event.
  bool several() const { return !matchers_.empty(); }
  /// May every event be given its word when it happens? A word is not, when an absence (pattern.h) gives it
  /// to events, or may take them away from it because it stands before it.
  bool looks_back_only() const;
  bool looks_back_only(uint32_t code) const { return ahead_.empty() || !ahead_[code]; }

  /// The columns its rules read (nothing at level event).
  events::Need need() const;
  /// Adds these columns to `need` and remembers where they are; call it once, before the scan.
  void bind(events::Need& need);
  /// The word of every event of the slab; const and safe from several threads, each with its own vector.
  void apply(const events::Slab& slab, std::vector<uint32_t>& word_of_event) const;
  /// The same, and open[i]: the word that event i will have if nothing comes any more, 0 where all is
  /// decided.
  void apply(const events::Slab& slab, std::vector<uint32_t>& word_of_event,
             std::vector<uint32_t>& open) const;
  /// Only the words of the slab's person number p, as they were as of a moment: what happened or arrived
  /// later plays no part in them (its own words mean nothing). The slab must have arrival.
  void apply_as_of(const events::Slab& slab, size_t p, Time as_of,
                   std::vector<uint32_t>& word_of_event) const;

 private:
  void apply(const events::Slab& slab, std::vector<uint32_t>& word_of_event, std::vector<uint32_t>* open) const;
  friend Result<Lens> lens(Project&, Level, const Json&);
  struct Candidate {
    uint32_t word = 0;
    Tests tests;       ///< what is left to check once the name has matched
    int matcher = -1;  ///< or else what says whether it holds
  };
  using Marks = std::vector<std::vector<uint8_t>>;  ///< by matcher, by event
  Done read(Project& project, const events::Dictionary& names, const Rules& rules);
  Result<Candidate> candidate(Project& project, uint32_t word, const Pattern& pattern,
                              const std::vector<Test>& rest);
  uint32_t word_code(const std::string& word);
  void close_lists(std::vector<std::vector<uint32_t>> lists);
  void mark(const events::Slab& slab, size_t from, size_t to, Time as_of, Marks& marks) const;
  template <class Holds>
  void decide(const events::Slab& slab, size_t first, size_t last, uint32_t* out, Holds holds) const;
  Level level_ = Level::event;
  std::vector<std::string> words_;
  std::vector<uint32_t> sure_;                ///< by event code: the word when no property matters
  std::vector<uint32_t> open_;                ///< by event code: 0, or 1 + index into lists_
  std::vector<std::vector<uint32_t>> lists_;  ///< candidates to try in order; the last may be unconditional
  std::vector<Candidate> candidates_;
  std::vector<Matcher> matchers_;
  std::vector<uint8_t> ahead_;  ///< by word: 1 = what comes later may decide it; empty = nothing does
};

/// `taxonomy` is a taxonomy spec (rules.h); it is not read at level event.
Result<Lens> lens(Project& project, Level level, const Json& taxonomy);

/// The spec a reference means: "" (the only taxonomy, or the one named "main"), "name", or "name@hash" for
/// one version.
struct Reference {
  std::string text;  ///< "name@hash", what completed specs carry
  std::string hash;
  std::string spec;  ///< canonical JSON
};
Result<Reference> find_taxonomy(Project& project, const std::string& reference);
/// The same for any kind of definition; `reference` is not empty.
Result<Reference> find_definition(Project& project, const std::string& kind, const std::string& reference);

}  // namespace habitus::taxonomy
