#pragma once
#include "core/report/question.h"

namespace habitus::taxonomy {

/// What the rules recognise (kind "taxonomy"). The spec is the taxonomy itself, {"behaviours":[…]} (rules.h),
/// or {"name":"main"} for the saved one, or {"text":"behaviour …"}; completed it is always the tree.
///
/// Answer: events, persons; behaviours[] {name, category, events, persons; undecided, where a rule waits for
/// what does not come: events that become this behaviour if it does not}; undecided, where there are such
/// rules: all of them; categories[] {name (the path), depth, events, persons}: the tree with all its
/// branches, parents first, each with what lies below it; a person counts once a node; coverage (rate of
/// matched events); unmatched[] {event, events}, the most frequent first, at most 1,000; unmatched_names: how
/// many there are.
const report::Question& question();

}  // namespace habitus::taxonomy
