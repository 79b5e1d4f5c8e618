#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "core/base/time.h"

namespace habitus::sessions {

/// What began a session. Where several rules agree, the first of this order is named.
enum class Why : uint8_t { none, first, end, start, timeout, after, pace, midnight, context, campaign, max };
inline constexpr std::array<const char*, 11> kWhyNames{
    "", "first", "end", "start", "timeout", "after", "pace", "midnight", "context", "campaign", "max"};

/// The rules on the events of one person, one after another: does this event begin a session?
struct Cutter {
  Duration timeout = 30 * kMinute, max = kEnd;
  double factor = 0;   ///< pace: a gap so many times the usual one is too long; 0 = not asked
  Duration least = 0;  ///< … and no shorter one is
  int64_t gaps = 0;    ///< … once so many are known
  struct Event {
    Time time = 0;
    int64_t day = 0;  ///< any number that changes at midnight
    bool starts = false, ends = false, other_context = false, other_campaign = false, passive = false;
    Duration after = -1;  ///< the timeout that holds after it; −1 = the usual one
  };
  /// A person's first event begins a session and counts as activity, whatever it is.
  Why begins(const Event& event) {
    if (event.passive && !first_) return pass_by(event);
    const Duration gap = event.time - before_;
    const Why why = why_of(event, gap);
    if (why != Why::none) {
      start_ = event.time;
      known_ = 0;
      sum_ = 0;
    } else if (factor > 0) {
      ++known_;
      sum_ += log_of(gap);
    }
    first_ = false;
    ended_ = event.ends;
    day_ = event.day;
    before_ = event.time;
    limit_ = event.after < 0 ? timeout : event.after;
    return why;
  }
  bool cuts(const Event& event) { return begins(event) != Why::none; }

 private:
  Why why_of(const Event& event, Duration gap) const {
    if (first_) return Why::first;
    if (ended_) return Why::end;
    if (event.starts) return Why::start;
    if (gap > timeout) return Why::timeout;
    if (gap > limit_) return Why::after;
    if (factor > 0 && known_ >= gaps && gap > least &&
        log_of(gap) > std::log(factor) + sum_ / static_cast<double>(known_))
      return Why::pace;
    if (event.day != day_) return Why::midnight;
    if (event.other_context) return Why::context;
    if (event.other_campaign) return Why::campaign;
    return event.time - start_ > max ? Why::max : Why::none;
  }
  /// Not activity; but a tab that is hidden while the session still runs says until when somebody was there.
  Why pass_by(const Event& event) {
    if (event.after >= 0 && event.time - before_ <= limit_) {
      before_ = event.time;
      limit_ = event.after;
    }
    ended_ |= event.ends;
    return Why::none;
  }
  static double log_of(Duration gap) { return std::log(static_cast<double>(std::max(gap, kSecond))); }

  bool first_ = true, ended_ = false;
  Time start_ = 0, before_ = 0;
  Duration limit_ = 0;
  int64_t day_ = 0, known_ = 0;
  double sum_ = 0;  ///< of the logarithms of the session's gaps
};

/// Is `code` another than the last known one of its property? A missing value (0) is no change.
inline bool moves_on(uint32_t& known, uint32_t code) {
  const bool other = code != 0 && known != 0 && code != known;
  if (code != 0) known = code;
  return other;
}

/// The values of some properties that a session had so far; an event with another one begins a new session.
struct Campaigns {
  std::vector<uint32_t> now, had;  ///< by property: of the event, of the session (0: none)
  explicit Campaigns(size_t n) : now(n, 0), had(n, 0) {}
  bool others() const {
    for (size_t c = 0; c < now.size(); ++c)
      if (now[c] != 0 && now[c] != had[c]) return true;
    return false;
  }
  void take(bool fresh) {
    for (size_t c = 0; c < now.size(); ++c)
      if (fresh || now[c] != 0) had[c] = now[c];
  }
};

}  // namespace habitus::sessions
