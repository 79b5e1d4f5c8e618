#pragma once
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/base/time.h"
#include "core/events/scan.h"
#include "core/project/results.h"
#include "core/taxonomy/lens.h"

namespace habitus::segments {

/// The part "scope" that every question's spec has: which events, of whom, in which words, on which calendar.
///
///     "scope": {"from": "2025-01-01", "to": "2025-04-01",   ISO dates (midnight in the zone) or moments;
///     [from, to)
///               "known_by": "2025-04-02",                    only what had arrived before
///               "sources": ["shop"], "where": [{"property":"country","op":"is","values":["DE"]}],
///               "population": "loyal"                        a saved segment, or an inline rule (rule.h)
///               "level": "event|behaviour|category", "taxonomy": "main", "zone": "Europe/Berlin"}
///
/// Everything is optional. Completed: moments are UTC, zone is filled in (the project's setting "zone", else
/// UTC), and definitions are pinned as "name@hash"; absent bounds stay absent.
///
/// Behaviours over several events (taxonomy/pattern.h) are recognised among the events of the scope: its period
/// and `known_by` hide what lies outside; `where` and `sources` are refused beside them.
Result<Json> complete_scope(Project& project, const Json& scope);

/// What the scan needs, from a completed scope (the part itself, not the whole spec). Evaluates the
/// population.
Result<events::Scope> scope_of(Project& project, const Json& scope, const Exec& exec);
Result<taxonomy::Lens> lens_of(Project& project, const Json& scope);
Result<Zone> zone_of(const Json& scope);

/// The moment a date means in `zone`, as UTC text: "2025-01-31" is its midnight there. Errors name `where`.
Result<std::string> date_text(const std::string& text, const Zone& zone, const std::string& where);

/// The usual Question::key: the hash of the completed spec as the one spec, inputs_of(its "scope"), no seed.
Result<ResultKey> key_of(Project& project, const Json& complete);

/// Every name a condition may use: the log's properties, "event", "source".
Result<std::vector<std::string>> property_names(Project& project);

}  // namespace habitus::segments
