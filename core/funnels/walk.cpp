#include "core/funnels/walk.h"

#include <algorithm>
#include <bit>
#include <vector>

namespace habitus::funnels {
namespace {

constexpr uint32_t kNone = UINT32_MAX;

struct Chains {
  std::array<uint32_t, kMaxSteps> start;  ///< by level: event that started the chain standing there
  std::array<uint32_t, kMaxSteps> last;   ///< by level: event that brought it there
};

/// Any order but any_order, any exclusions, any ties.
class Walker {
 public:
  Walker(const Plan& plan, const Time* time, Walk& out) : plan_(plan), time_(time), out_(out) {
    chains_.start.fill(kNone);
    out_.depth = 0;
    out_.gone = out_.may_still = false;
    out_.entry = 0;
  }

  bool done() const { return ended_ || out_.depth == plan_.steps; }

  /// One event alone at its instant.
  void one(uint32_t i, uint32_t mask) {
    take(i, mask, chains_);
    if (plan_.order == Order::strict) clear_others(mask);
  }

  /// Several events of one instant, `events` in the order of the log.
  void together(uint32_t from, uint32_t to, const uint32_t* mask) {
    order_.clear();
    uint32_t all = 0;
    for (uint32_t i = from; i < to; ++i) {
      order_.push_back(i);
      all |= mask[i];
    }
    std::stable_sort(order_.begin(), order_.end(),
                     [&](uint32_t a, uint32_t b) { return rank(mask[a]) < rank(mask[b]); });
    const Chains before = chains_;
    for (const uint32_t i : order_) {
      if (done()) return;
      take(i, mask[i], plan_.increase ? before : chains_);
    }
    if (plan_.order == Order::strict) clear_others(all);
  }

  void finish(Time horizon) {
    out_.gone = tainted_ > 0;
    if (done() || out_.gone) return;
    for (uint32_t k = 0; k < plan_.steps; ++k)
      if (chains_.start[k] != kNone && time_[chains_.start[k]] + plan_.window > horizon)
        out_.may_still = true;
  }

 private:
  static int rank(uint32_t mask) { return mask == 0 ? 32 : std::countr_zero(mask); }
  uint32_t step_bits() const { return (1u << plan_.steps) - 1; }

  void exclude(uint32_t bits, Time now) {
    for (; bits != 0; bits &= bits - 1) {
      const Exclusion& e = plan_.exclusion[static_cast<size_t>(std::countr_zero(bits))];
      for (uint32_t level = e.from; level < e.to; ++level) {
        uint32_t& start = chains_.start[level - 1];
        if (start == kNone || now - time_[start] > plan_.window) continue;
        start = kNone;
        if (plan_.drop && level >= out_.depth) tainted_ = std::max(tainted_, level);
        if (plan_.order == Order::first_start) ended_ = true;
      }
    }
  }

  void reach(uint32_t k, uint32_t start, uint32_t i, uint32_t previous) {
    chains_.start[k] = start;
    chains_.last[k] = i;
    if (k + 1 >= tainted_) tainted_ = 0;  // a clean chain got as far again
    if (k + 1 <= out_.depth) return;
    out_.depth = k + 1;
    out_.entry = start;
    out_.reached[k] = i;
    out_.gap[k] = time_[i] - time_[previous];
    out_.total[k] = time_[i] - time_[start];
  }

  void step(uint32_t k, uint32_t i, const Chains& before) {
    if (k == 0) {
      if (time_[i] > plan_.enter_until || (plan_.order == Order::first_start && out_.depth > 0)) return;
      reach(0, i, i, i);
      return;
    }
    const uint32_t start = before.start[k - 1];
    if (start == kNone || time_[i] - time_[start] > plan_.window) return;
    if (plan_.order == Order::first_start && out_.depth > k) return;  // later steps take their first event
    reach(k, start, i, before.last[k - 1]);
  }

  void take(uint32_t i, uint32_t mask, const Chains& before) {
    if (const uint32_t bits = mask >> plan_.steps; bits != 0) exclude(bits, time_[i]);
    uint32_t steps = mask & step_bits();
    if (plan_.order == Order::strict_order) {
      if (out_.depth == 0 && !(steps & 1u)) return;
      if (steps == 0) ended_ = true;
      for (uint32_t k = 0; k < plan_.steps && !ended_; ++k) {
        if (!(steps >> k & 1u)) continue;
        if (k > 0 && before.start[k - 1] == kNone)
          ended_ = true;
        else
          step(k, i, before);
      }
      return;
    }
    while (steps != 0 && !ended_) {  // from the last step down, so that one event is one step
      const auto k = static_cast<uint32_t>(31 - std::countl_zero(steps));
      steps &= ~(1u << k);
      step(k, i, before);
    }
  }

  void clear_others(uint32_t mask) {
    for (uint32_t k = 0; k < plan_.steps; ++k)
      if (!(mask >> k & 1u)) chains_.start[k] = kNone;
  }

  const Plan& plan_;
  const Time* time_;
  Walk& out_;
  Chains chains_;
  uint32_t tainted_ = 0;  ///< level at which the furthest chain was excluded
  bool ended_ = false;
  static thread_local std::vector<uint32_t> order_;
};
thread_local std::vector<uint32_t> Walker::order_;

/// Each event brings its step up to date (of several the one that was done longest ago); the depth is how
/// many steps were done within the window at once.
void walk_any_order(const Plan& plan, const uint32_t* mask, const Time* time, uint32_t n, Time horizon,
                    Walk& out) {
  std::array<uint32_t, kMaxSteps> last;  // by step: its latest event
  last.fill(kNone);
  uint32_t latest = kNone;
  out.depth = out.entry = 0;
  out.gone = out.may_still = false;
  for (uint32_t i = 0; i < n && out.depth < plan.steps; ++i) {
    uint32_t own = kNone;
    const auto age = [&](uint32_t k) { return last[k] == kNone ? int64_t{-1} : int64_t{last[k]}; };
    for (uint32_t k = 0; k < plan.steps; ++k)
      if ((mask[i] >> k & 1u) && (own == kNone || age(k) < age(own))) own = k;
    if (own == kNone || (time[i] > plan.enter_until && out.depth == 0)) continue;
    last[own] = i;
    latest = i;
    uint32_t present = 0, first = i;
    for (uint32_t k = 0; k < plan.steps; ++k) {
      if (last[k] == kNone || time[i] - time[last[k]] > plan.window) continue;
      ++present;
      first = std::min(first, last[k]);
    }
    if (present <= out.depth) continue;
    const uint32_t before = out.depth == 0 ? i : out.reached[out.depth - 1];
    out.depth = present;
    out.entry = first;
    out.reached[present - 1] = i;
    out.gap[present - 1] = time[i] - time[std::max(before, first)];
    out.total[present - 1] = time[i] - time[first];
  }
  out.may_still = out.depth < plan.steps && latest != kNone && time[latest] + plan.window > horizon;
}

/// The usual question, latest_start without exclusions, for a person of whom no event is several steps and no two steps fall
/// on one instant; of others it says false and `Walker` has to look. Which event is a step and whether its chain still runs
/// cannot be foreseen, so neither is a branch: events that are no step are left out first, and each of the others moves its
/// chain on or leaves it as it was. Only going deeper than before, a few times a person, is one.
bool walk_plain(const Plan& plan, const uint32_t* mask, const Time* time, uint32_t n, Time horizon, Walk& out) {
  static thread_local std::vector<uint32_t> at;
  if (at.size() < n) at.resize(n);
  uint32_t steps = 0;
  for (uint32_t i = 0; i < n; ++i) {
    at[steps] = i;
    steps += mask[i] != 0;
  }
  out.depth = out.entry = 0;
  out.gone = out.may_still = false;
  if (steps == 0) return true;
  constexpr Time kNever = INT64_MIN / 2;
  std::array<Time, kMaxSteps + 1> start, last;  // by level, 1 is the first step: of the chain that stands there
  std::fill_n(start.begin(), plan.steps + 1, kNever);
  std::fill_n(last.begin(), plan.steps + 1, kNever);
  Time before = kNever, entered = kNever;
  uint32_t together = 0;
  for (uint32_t j = 0; j < steps; ++j) {
    const uint32_t i = at[j], bits = mask[i];
    const Time t = time[i];
    together |= (bits & (bits - 1)) | static_cast<uint32_t>(t == before);
    before = t;
    const auto level = static_cast<uint32_t>(std::bit_width(bits));
    start[0] = t <= plan.enter_until ? t : kNever;
    last[0] = t;
    const Time from = start[level - 1];
    const bool runs = t - from <= plan.window;
    if (runs && level > out.depth) {
      out.depth = level;
      out.reached[level - 1] = i;
      out.gap[level - 1] = t - last[level - 1];
      out.total[level - 1] = t - from;
      entered = from;
      if (level == plan.steps) {
        together |= static_cast<uint32_t>(j + 1 < steps && time[at[j + 1]] == t);
        break;
      }
    }
    start[level] = runs ? from : start[level];
    last[level] = runs ? t : last[level];
  }
  if (together) return false;
  if (out.depth == 0) return true;
  uint32_t j = 0;
  while (time[at[j]] != entered) ++j;
  out.entry = at[j];
  if (out.depth < plan.steps)
    for (uint32_t k = 1; k <= plan.steps; ++k)
      out.may_still |= start[k] != kNever && start[k] + plan.window > horizon;
  return true;
}

}  // namespace

void walk(const Plan& plan, const uint32_t* mask, const Time* time, uint32_t n, Time horizon, Walk& out) {
  if (plan.order == Order::any_order) return walk_any_order(plan, mask, time, n, horizon, out);
  if (plan.order == Order::latest_start && plan.exclusions == 0 && walk_plain(plan, mask, time, n, horizon, out)) return;
  Walker walker(plan, time, out);
  const bool every = plan.order == Order::strict || plan.order == Order::strict_order;
  for (uint32_t i = 0; i < n && !walker.done();) {
    if (mask[i] == 0 && !every) {
      ++i;
      continue;
    }
    uint32_t end = i + 1;
    while (end < n && time[end] == time[i]) ++end;
    if (end == i + 1)
      walker.one(i, mask[i]);
    else
      walker.together(i, end, mask);
    i = end;
  }
  walker.finish(horizon);
}

}  // namespace habitus::funnels
