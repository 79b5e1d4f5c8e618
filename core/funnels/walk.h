#pragma once
#include <array>
#include <cstdint>
#include <string>

#include "core/base/time.h"

namespace habitus::funnels {

inline constexpr uint32_t kMaxSteps = 24;  ///< steps and exclusions share the 32 bits of a mask

/// How one person's events are read. The rules are named after what they do; `walk` is their only
/// implementation.
///
/// latest_start  One pass; the clock of a chain starts at the latest event of step 1 before its step 2
/// (ClickHouse
///               windowFunnel, PostHog "ordered"). An event is one step only.
/// first_start   The clock starts at the person's first event of step 1 and never again (Mixpanel uniques).
/// strict        Every event between two steps clears the chains it does not belong to (PostHog "strict").
/// strict_order  After step 1, the first event that is no step, or a step out of turn, ends the search
/// (ClickHouse
///               strict_order); an event may be several steps at once.
///
/// any_order     Step k is reached by doing any k of the steps within the window, in whatever order (PostHog
///               "unordered"); an event is one step only. Exclusions do not apply.
///
/// The window is inclusive: last step ≤ first step + window. Events of one instant are taken in the order of
/// the steps.
enum class Order { latest_start, first_start, strict, strict_order, any_order };

struct Exclusion {
  uint32_t from = 1, to = 2;  ///< excluded while a chain stands at a step in [from, to)
};

struct Plan {
  Order order = Order::latest_start;
  uint32_t steps = 0;
  Duration window = 7 * kDay;
  bool increase = false;                 ///< a step must be strictly later than the one before
  bool drop = false;                     ///< exclusions remove the person instead of ending the chain
  Time enter_until = kEnd;               ///< step-1 events after this moment do not count
  std::array<Exclusion, 8> exclusion{};  ///< bit steps + e of a mask
  uint32_t exclusions = 0;
};

/// What became of one person. Events are indices into the person's own.
struct Walk {
  uint32_t depth = 0;                         ///< furthest step reached
  bool gone = false;                          ///< removed by an exclusion
  bool may_still = false;                     ///< some chain was still inside its window at `horizon`
  uint32_t entry = 0;                         ///< event that started the chain which reached `depth` first
  std::array<uint32_t, kMaxSteps> reached{};  ///< by step: event that first reached it
  std::array<Duration, kMaxSteps> gap{};      ///< by step ≥ 2: time since the step before
  std::array<Duration, kMaxSteps> total{};    ///< by step ≥ 2: time since the start of its chain
};

/// `mask[i]`: bit k = event i is step k (from 0), bit steps + e = exclusion e. Times ascend. `horizon` is the
/// last moment the data know of.
void walk(const Plan& plan, const uint32_t* mask, const Time* time, uint32_t n, Time horizon, Walk& out);

}  // namespace habitus::funnels
