#pragma once
#include <memory>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/events/scan.h"

namespace habitus {
class Project;
}

namespace habitus::segments {

/// A rule that a person meets or not (definition kind "segment"). Nodes:
///
///     {"all":[…]}  {"any":[…]}  {"not":…}
///     {"did":"purchase" (a pick, see taxonomy/picker.h), "count":{"at_least":3} (also at_most, less, more,
///     is),
///      "within":"30 d" (back from as_of) or "from"/"to" (dates), "sum":{"property":"amount","at_least":100}}
///     {"last":"purchase","ago":{"more":"30 d"}}            recency at as_of (also at_least, less, at_most)
///     {"first":"*","ago":{"at_least":"90 d"}}              tenure: the first of them, so long ago
///     {"sessions":{"at_least":3},"timeout":"30 min"}       pieces of the history parted by longer gaps (the plain
///                                                          rule of sessions.h); "within", "from", "to" as for did
///     {"sequence":["search","purchase"],"within":"7 d"}    in this order, first to last within
///     {"attribute":"gender","op":"is","values":["F"]}      known at as_of
///     {"persons":["0f3a…"],"made_from":{…}}                a frozen list of person keys
///
/// The whole may be wrapped as {"rule":…,"as_of":"2025-03-01","level":…,"taxonomy":…,"objective":what it is
/// for}. Without as_of the
/// moment is the scope's known_by, else the end of the log.
Result<Json> complete_rule(Project& project, const Json& rule, const Json& scope);

/// The persons that meet it: `population` is a completed rule or "name@hash". Remembered while the log does
/// not change.
Result<std::shared_ptr<const events::PersonSet>> persons_in(Project& project, const Json& population,
                                                            Time as_of, const Exec& exec);

}  // namespace habitus::segments
