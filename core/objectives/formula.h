#pragma once
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/json.h"
#include "core/segments/answers.h"
#include "core/sessions/sessions.h"
#include "core/taxonomy/picker.h"

namespace habitus::objectives {

/// A KPI or indicator as a person writes it, without SQL: numbers, + − * /, parentheses and these counts,
/// each over the events of a scope or of one person's window ("purchase where amount >= 10" is a pick):
///
///     events(PICK)        weighted number of events; events() = any event
///     persons(PICK, 2)    people who did it at least twice (1 when not said)
///     sum(amount of PICK) weighted sum of a property
///     sessions()          sessions that have an event there
///     duration()          seconds between the first and the last event of each session, together
///     days(PICK)          calendar days with it, summed over people
///     window()            days of the window itself
///
/// A division by zero makes the whole undefined (NaN).
struct Formula {
  enum class Count { events, persons, sum, sessions, duration, days, window };
  struct Term {
    Count count = Count::events;
    std::string pick;      ///< completed, as canonical JSON
    int64_t times = 1;     ///< persons
    std::string property;  ///< sum
    bool operator==(const Term&) const = default;
  };
  struct Op {
    enum class What { number, term, plus, minus, times, over, negate } what = What::number;
    double number = 0;
    size_t term = 0;
  };
  std::vector<Term> terms;  ///< each once
  std::vector<Op> code;     ///< postfix

  double value(std::span<const double> terms) const;
};
Result<Formula> parse_formula(const std::string& text, const taxonomy::Lens& lens,
                              const std::vector<std::string>& properties, const std::string& where);

/// Several formulas over the same events: their counts are taken once. Make, bind, and in a visitor `prepare`
/// the slab, then measure each person.
class Meter {
 public:
  /// `scope` is completed; `sessions` says how sessions are cut (sessions.h, without its scope); the extent
  /// is that of the scope.
  static Result<Meter> make(Project& project, const Json& scope, const std::vector<std::string>& formulas,
                            const Json& sessions, const segments::Extent& extent);
  void bind(events::Need& need);
  struct Scratch {
    taxonomy::Picker::Scratch picks;
    sessions::Sessioniser::Scratch cuts;
    const uint32_t* masks = nullptr;
    std::vector<uint32_t> session;
  };
  void prepare(const events::Slab& slab, Scratch& scratch) const;
  size_t terms() const { return terms_.size(); }
  /// The counts of one person over these rows of the slab (ascending), one for each term; "window" stays 0.
  void measure(const events::Slab& slab, const Scratch& scratch, std::span<const uint32_t> rows,
               std::vector<double>& terms) const;
  /// Formula number f from summed or single counts; `days` is what window() gives.
  double value(size_t f, std::span<const double> terms, double days) const;
  /// The two counts when the formula is a share of people: people who did it (so often) ÷ people who did a
  /// thing that includes it, so that Wilson's interval applies.
  std::optional<std::pair<size_t, size_t>> share(size_t f) const;

 private:
  std::vector<Formula> formulas_;
  std::vector<std::vector<size_t>> place_;  ///< by formula and its term: number among terms_
  std::vector<Formula::Term> terms_;
  std::vector<uint32_t> bit_;   ///< by term
  std::vector<size_t> number_;  ///< by term: column of its property
  std::shared_ptr<taxonomy::Picker> picker_;
  std::shared_ptr<sessions::Sessioniser> cut_;    ///< only when sessions are asked for
  std::shared_ptr<segments::Calendar> calendar_;  ///< only when days are asked for
};

/// A formula over a scope: {"value","lo","hi","n"}, n = people. Shares of people have Wilson's interval, the
/// others the delete-a-group jackknife over the blocks of the scan (Kott 2001, t with groups − 1 degrees):
/// people are whole in one block, so their events need not be independent.
struct Measured {
  std::vector<Json> values;  ///< by formula
  segments::Extent extent;
};
Result<Measured> measure(Project& project, const Json& scope, const std::vector<std::string>& formulas,
                         const Json& sessions, const Exec& exec);
/// How long a scope is in days: from its first to its last calendar day with an event, or its bounds.
Result<double> days_of(const Json& scope, const segments::Extent& extent);

}  // namespace habitus::objectives
