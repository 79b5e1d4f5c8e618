#pragma once
#include "core/report/question.h"

namespace habitus::taxonomy {

/// What the rules recognise (kind "taxonomy"). The spec is the taxonomy itself, {"behaviours":[…]} (rules.h),
/// or {"name":"main"} for the saved one, or {"text":"behaviour …"}; completed it is always the tree.
///
/// Answer: events, persons; behaviours[] {name, category, events, persons}; categories[] {name, events,
/// persons}; coverage (rate of matched events); unmatched[] {event, events}, the most frequent first, at most
/// 1,000; unmatched_names: how many there are.
const report::Question& question();

}  // namespace habitus::taxonomy
