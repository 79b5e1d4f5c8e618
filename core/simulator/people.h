#pragma once
#include <string>

#include "core/simulator/truth.h"

namespace habitus::simulator {

/// The people table as CSV: one row an actor with its attributes. Leaking columns and groups with a set
/// number of positives are filled in from what became of the actors; `truth` gets what was planted and
/// how attributes met those they were drawn by. Bots and
/// the unmatched share have no row.
std::string people_table(const Spec& spec, const Tally& tally, Json& truth);

}  // namespace habitus::simulator
