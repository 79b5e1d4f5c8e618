#pragma once
#include "core/report/question.h"

namespace habitus::funnels {

/// How many go on from step to step, and how long they take (definition kind "funnel").
///
///     {"steps":["view_item","add_to_cart",{"any":["purchase","order"],"name":"Buy"}],   picks
///     (taxonomy/picker.h), 2 … 24
///      "window":"7 d", "order":"latest_start|first_start|strict|strict_order|any_order" (walk.h),
///      "increase":false, "exclude":[{"pick":"refund","from":1,"to":3}], "exclusion":"stop|drop",
///      "entries":"all|mature"      mature: only entries whose whole window lies inside the data
///      "breakdown":["country"], "grain":"week" (of entries), "baseline":"before" (segments/frozen.h), "scope":{…}}
///
/// Answer: entered, converted {k,n,value,lo,hi}, gone, may_still, window_us, horizon; steps[] {name, n,
/// share, from_previous, lost, may_still, time {n,p10,q1,median,q3,p90,mean in µs since the step before}};
/// time (total); groups[] {values, steps[] rate, may_still, median}; entries[] {label, from, rate, may_still,
/// state}. Persons count once, by their furthest chain; groups and entry periods are those of the event that
/// started it.
const report::Question& question();

}  // namespace habitus::funnels
