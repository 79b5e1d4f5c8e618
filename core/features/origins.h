#pragma once
#include "core/features/features.h"

namespace habitus::features {

/// The question "lineage": spec of a frame (frame.h; a target is left out) → where its features come from, as
/// a graph: files (with the hash of the text that was read) → events picked → features (with the hash of
/// their spec), and attribute tables → features. Counted are the events known as of the last date. Answer:
/// {"nodes":[{"kind":"file|event|attribute|feature","label", file: "source","sha256","batch","imported";
/// feature: "version","type"}], "edges":[{"from","to","n"}] (node numbers), "as_of", "owner", "schedule",
/// "last_import", "next_due" (last import + schedule; absent without one)}. No person is in it.
const report::Question& lineage_question();
/// The graph and, in its table, every way from a file to a feature.
report::Figure origins_figure(const Json& answer);

}  // namespace habitus::features
