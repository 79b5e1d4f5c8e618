#pragma once
#include <memory>
#include <vector>

#include "core/base/json.h"
#include "core/report/question.h"
#include "core/segments/answers.h"
#include "core/taxonomy/picker.h"

namespace habitus::sessions {

/// How a person's events are cut into sessions (definition kind "sessions"):
///
///     {"timeout":"30 min",       a gap strictly longer than this begins a session; absent = 30 min
///      "max":"24 h",             an event later than this after the session's first one begins a new one;
///      absent = no limit "midnight":false,         so does a new day in the scope's zone "start":[picks], so
///      does such an event … "end":[picks],            … and the event after such an event
///      "context":["channel"],    and a change of these properties (a missing value is no change)
///      "scope":{…}}
Result<Json> complete(Project& project, const Json& spec);

/// The rules on the events of one person, one after another: does this event begin a session?
struct Cutter {
  Duration timeout = 30 * kMinute, max = kEnd;
  struct Event {
    Time time = 0;
    int64_t day = 0;  ///< any number that changes at midnight
    bool starts = false, ends = false, other_context = false;
  };
  bool cuts(const Event& event) {
    const bool cut = first_ || ended_ || event.starts || event.other_context || event.day != day_ ||
                     event.time - before_ > timeout || event.time - start_ > max;
    first_ = false;
    ended_ = event.ends;
    day_ = event.day;
    before_ = event.time;
    if (cut) start_ = event.time;
    return cut;
  }

 private:
  bool first_ = true, ended_ = false;
  Time start_ = 0, before_ = 0;
  int64_t day_ = 0;
};
/// Is `code` another than the last known one of its property? A missing value (0) is no change.
inline bool moves_on(uint32_t& known, uint32_t code) {
  const bool other = code != 0 && known != 0 && code != known;
  if (code != 0) known = code;
  return other;
}

/// Numbers the sessions of a slab. Any question may use it: make, bind, and in the visitor `apply`.
class Sessioniser {
 public:
  /// `complete` is a completed spec; the extent bounds the days that are cut at midnight.
  static Result<Sessioniser> make(Project& project, const Json& complete, const segments::Extent& extent);
  void bind(events::Need& need);
  struct Scratch {
    taxonomy::Picker::Scratch picks;
  };
  /// session[i] = number of event i's session within the slab: 0, 1, … in the order of persons and times.
  /// Gives the number of sessions.
  uint32_t apply(const events::Slab& slab, Scratch& scratch, std::vector<uint32_t>& session) const;
  Duration timeout() const { return cutter_.timeout; }

 private:
  Cutter cutter_;
  std::shared_ptr<const segments::Calendar> days_;  ///< when cut at midnight
  std::shared_ptr<taxonomy::Picker> picker_;        ///< bit 0 start, bit 1 end; nothing when neither is given
  std::vector<std::string> context_;
  std::vector<size_t> columns_;
};

/// Count, length, events and gaps of sessions. Answer: sessions, persons, events, bounces (rate of one-event
/// sessions), duration and length and per_person spreads (duration = last − first event, µs; length in
/// events), gaps[] {from, to (µs), n}, by_timeout[] {timeout, sessions}: what the gap alone would give.
const report::Question& question();

}  // namespace habitus::sessions
