#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/events/scan.h"
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
  Level level() const { return level_; }

  /// The columns its rules read (nothing at level event).
  events::Need need() const;
  /// Adds these columns to `need` and remembers where they are; call it once, before the scan.
  void bind(events::Need& need);
  /// The word of every event of the slab; const and safe from several threads, each with its own vector.
  void apply(const events::Slab& slab, std::vector<uint32_t>& word_of_event) const;

 private:
  friend Result<Lens> lens(Project&, Level, const Json&);
  struct Candidate {
    uint32_t word = 0;
    Tests tests;  ///< what is left to check once the name has matched
  };
  Done read(Project& project, const events::Dictionary& names, const Rules& rules);
  Level level_ = Level::event;
  std::vector<std::string> words_;
  std::vector<uint32_t> sure_;                ///< by event code: the word when no property matters
  std::vector<uint32_t> open_;                ///< by event code: 0, or 1 + index into lists_
  std::vector<std::vector<uint32_t>> lists_;  ///< candidates to try in order; the last may be unconditional
  std::vector<Candidate> candidates_;
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
