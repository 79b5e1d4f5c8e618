#pragma once
#include <array>
#include <memory>
#include <vector>

#include "core/base/json.h"
#include "core/report/question.h"
#include "core/segments/answers.h"
#include "core/sessions/cutter.h"
#include "core/taxonomy/event_table.h"
#include "core/taxonomy/picker.h"

namespace habitus::sessions {

/// How a person's events are cut into sessions (definition kind "sessions"): a recipe, all parts optional.
///
///     {"timeout":"30 min",     a gap strictly longer than this begins a session
///      "max":"24 h",           an event later than this after the session's first one begins a new one
///      "midnight":false,       so does a new day in the scope's zone
///      "start":[picks],        so does such an event …
///      "end":[picks],          … and the event after such an event (logout), however soon it comes
///      "context":["channel"],  and a change of these properties (a missing value is no change)
///      "campaign":["utm_campaign"],  and an event that carries another value of these than its session had
///      so
///                              far; a session without one had another
///      "passive":[picks],      heartbeats, hidden tabs: no activity. They begin no session, prolong none,
///      and
///                              count as no event of it; gaps are those between active events
///      "after":[{"pick":"purchase","timeout":"5 min"}],  after such an event (a finished task, a hidden tab)
///      this
///                              timeout holds instead, counted from it, until the next active event
///      "pace":{"factor":10,"least":"5 min","gaps":3},  disengagement: a gap longer than `factor` times the
///                              session's own usual gap (geometric mean, once there are `gaps` of them) and
///                              than `least` begins a session, too
///      "conversion":pick,      asked of every session: did it happen there? No rule of cutting, nor are
///      these: "labels":"session",     a property that says which session an event truly belongs to
///      "against":"plain",      another recipe (a saved name, or its rules) to compare with
///      "reason":"…",           why it is cut like this
///      "scope":{…}}
Result<Json> complete(Project& project, const Json& spec);
/// The rules of cutting alone.
Json rules_of(const Json& complete);

/// Numbers the sessions of a slab. Any question may use it: make, bind, and in the visitor `apply`.
class Sessioniser {
 public:
  /// `complete` is a completed spec with its scope; the extent bounds the days that are cut at midnight.
  static Result<Sessioniser> make(Project& project, const Json& complete, const segments::Extent& extent);
  void bind(events::Need& need);
  struct Scratch {
    taxonomy::Picker::Scratch picks;
    std::vector<Why> why;       ///< of every session: what began it
    std::vector<uint8_t> idle;  ///< by event: 1 = no activity; empty when all are active
    const uint32_t* mask = nullptr;
  };
  /// session[i] = number of event i's session within the slab: 0, 1, … in the order of persons and times.
  /// Gives the number of sessions.
  uint32_t apply(const events::Slab& slab, Scratch& scratch, std::vector<uint32_t>& session) const;
  bool converts(const Scratch& scratch, size_t i) const {
    return conversion_ != 0 && (scratch.mask[i] & conversion_) != 0;
  }
  bool has_conversion() const { return conversion_ != 0; }
  Duration timeout() const { return cutter_.timeout; }
  Duration longest() const { return cutter_.max; }
  /// Do moments alone cut: timeout and longest session?
  bool gaps_alone() const {
    return (start_ | end_ | passive_) == 0 && after_.empty() && !days_ && context_.empty() && campaign_.empty() &&
           cutter_.factor == 0;
  }

 private:
  Done read_picks(Project& project, const Json& complete);
  uint32_t by_gaps(const events::Slab& slab, Scratch& scratch, uint32_t* session) const;
  uint32_t by_rules(const events::Slab& slab, Scratch& scratch, uint32_t* session) const;
  Cutter cutter_;
  std::shared_ptr<const segments::Calendar> days_;               ///< when cut at midnight
  std::shared_ptr<taxonomy::Picker> picker_;                     ///< nothing when no pick is given
  uint32_t start_ = 0, end_ = 0, passive_ = 0, conversion_ = 0;  ///< its bits
  std::vector<std::pair<uint32_t, Duration>> after_;
  std::vector<std::string> context_, campaign_;
  std::vector<size_t> columns_, campaigns_;
};

/// Count, length, events and gaps of sessions, and what speaks for the recipe. Answer:
///   sessions, persons, events, idle (passive events), timeout_us, bounces (rate of one-event sessions),
///   conversion (rate, when asked); duration, length, per_person spreads (duration = last − first active
///   event, µs; length in active events); begun_by {"first","timeout",…}: sessions by what began them; gaps[]
///   {from, to (µs), n}; mixture (mixture.h): two log-normal components of the gaps, where they cross, the
///   knee; by_timeout[] {timeout_us, sessions, duration, length, bounces, conversion}: what the gap alone
///   would give; against, labels (compare.h) when asked; reason.
/// People: {"differ":true} cut otherwise by `against`; {"wrong":true} cut otherwise than labelled.
const report::Question& question();

/// Every event with the number of its session (1, 2, … within the person) and, at its first event, what began
/// it.
Result<taxonomy::EventTable> table(Project& project, const Json& complete, int64_t most, const Exec& exec);

}  // namespace habitus::sessions
