#include "core/funnels/walk.h"

#include <algorithm>
#include <bit>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace habitus::funnels {
namespace {

constexpr uint32_t kNone = UINT32_MAX;
constexpr Time kNever = INT64_MIN / 2;

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

/// Of up to 64 events, a bit each: is it step 1, is it a later one? Which ones are cannot be foreseen, so nothing branches on it.
struct Steps {
  uint64_t first = 0, later = 0;
  Steps(const uint32_t* mask, uint32_t n) {
    uint32_t i = 0;
#if defined(__SSE2__)
    for (; i + 4 <= n; i += 4) {
      const __m128i four = _mm_loadu_si128(reinterpret_cast<const __m128i*>(mask + i));
      const auto bits = [&](__m128i signs) { return static_cast<uint64_t>(_mm_movemask_ps(_mm_castsi128_ps(signs))) << i; };
      first |= bits(_mm_slli_epi32(four, 31));
      later |= bits(_mm_cmpgt_epi32(four, _mm_set1_epi32(1)));  // without exclusions a mask has no sign
    }
#endif
    for (; i < n; ++i) {
      first |= uint64_t{mask[i] & 1u} << i;
      later |= uint64_t{mask[i] > 1} << i;
    }
  }
};

/// Is event `i` several steps, or does another step fall on its instant?
bool contested(const uint32_t* mask, const Time* time, uint32_t n, uint32_t i) {
  bool out = (mask[i] & (mask[i] - 1)) != 0;
  for (uint32_t j = i; j > 0 && time[j - 1] == time[i]; --j) out |= mask[j - 1] != 0;
  for (uint32_t j = i + 1; j < n && time[j] == time[i]; ++j) out |= mask[j] != 0;
  return out;
}

/// The usual question, latest_start without exclusions, for a person of whom no event is several steps and no later step shares
/// its instant with another; of others `usual` says false and `Walker` has to look. Step 1 is what most steps are: of it only
/// the latest before each later step is looked at. A later step moves its chain on or leaves it as it was, without a branch;
/// only going deeper than before, a few times a person, is one.
class PlainWalker {
 public:
  PlainWalker(const Plan& plan, const uint32_t* mask, const Time* time, uint32_t n, Walk& out)
      : plan_(plan), mask_(mask), time_(time), n_(n), out_(out) {
    std::fill_n(chain_.begin(), plan.steps + 1, Chain{kNever, kNever, kNone});
    out.depth = out.entry = 0;
    out.gone = out.may_still = false;
  }

  bool usual(Time horizon) {
    const uint32_t may_enter =
        plan_.enter_until == kEnd ? n_ : static_cast<uint32_t>(std::upper_bound(time_, time_ + n_, plan_.enter_until) - time_);
    uint32_t latest = kNone;  // event of step 1
    for (uint32_t from = 0; from < n_; from += 64) {
      Steps steps(mask_ + from, std::min(64u, n_ - from));
      if (may_enter < from + 64) steps.first &= may_enter > from ? (uint64_t{1} << (may_enter - from)) - 1 : 0;
      if (latest == kNone && steps.first != 0) enter(from + static_cast<uint32_t>(std::countr_zero(steps.first)));
      const auto latest_of = [&](uint64_t first) {
        return first ? from + 63 - static_cast<uint32_t>(std::countl_zero(first)) : latest;
      };
      for (; steps.later != 0; steps.later &= steps.later - 1) {
        const uint64_t before = (steps.later & (0 - steps.later)) - 1;
        const uint32_t i = from + static_cast<uint32_t>(std::countr_zero(steps.later));
        if (contested(mask_, time_, n_, i)) return false;
        if (const uint32_t start = latest_of(steps.first & before); start != kNone) stand_at_first(start);
        go_on(i);
        if (out_.depth == plan_.steps) return true;
      }
      latest = latest_of(steps.first);
    }
    if (latest == kNone || out_.depth == plan_.steps) return true;
    stand_at_first(latest);
    for (uint32_t k = 1; k <= plan_.steps; ++k)
      out_.may_still |= chain_[k].start != kNever && chain_[k].start + plan_.window > horizon;
    return true;
  }

 private:
  struct Chain {
    Time start, last;
    uint32_t entry;
  };

  void enter(uint32_t i) {
    out_.depth = 1;
    out_.entry = out_.reached[0] = i;
  }
  void stand_at_first(uint32_t i) { chain_[1] = {time_[i], time_[i], i}; }
  void go_on(uint32_t i) {
    const Time t = time_[i];
    const auto level = static_cast<uint32_t>(std::bit_width(mask_[i]));
    const Time begun = chain_[level - 1].start, before = chain_[level - 1].last;
    const uint32_t entry = chain_[level - 1].entry;
    const bool runs = t - begun <= plan_.window;
    Chain& to = chain_[level];
    to.start = runs ? begun : to.start;
    to.last = runs ? t : to.last;
    to.entry = runs ? entry : to.entry;
    if (!runs || level <= out_.depth) return;
    out_.depth = level;
    out_.entry = entry;
    out_.reached[level - 1] = i;
    out_.gap[level - 1] = t - before;
    out_.total[level - 1] = t - begun;
  }

  const Plan& plan_;
  const uint32_t* mask_;
  const Time* time_;
  uint32_t n_;
  Walk& out_;
  std::array<Chain, kMaxSteps + 1> chain_;  ///< by level, 1 is the first step: the chain that stands there
};

}  // namespace

void walk(const Plan& plan, const uint32_t* mask, const Time* time, uint32_t n, Time horizon, Walk& out) {
  if (plan.order == Order::any_order) return walk_any_order(plan, mask, time, n, horizon, out);
  if (plan.order == Order::latest_start && plan.exclusions == 0 && PlainWalker(plan, mask, time, n, out).usual(horizon)) return;
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
