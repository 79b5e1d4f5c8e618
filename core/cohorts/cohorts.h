#pragma once
#include "core/report/question.h"

namespace habitus::cohorts {

/// Groups of persons side by side on any KPI (definition kind "cohorts").
///
///     {"by":[{"time":"month","pick":"*"},                 when they first did it: one cohort a period,
///     "2025-01";
///                                                         of a feature's first use "search 2025-01"
///            {"behaviours":["search","purchase"]},        who did it at all: one cohort a pick, they may
///            overlap
///            {"attribute":"gender"},                      one cohort a value, as known at the person's last
///            event in the scope
///            {"property":"country"},                      the same of a property of events: the last one
///            known
///            {"segments":["loyal"]}],                     saved segments
///      "combine":"beside|cross|groups",                   cross: every combination of the parts instead
///      (January
///                                                         × F); groups: only the groups
///      "groups":[{"name":"new women","is":{"all":["F",{"any":["2025-01","2025-02"]},{"not":"search"}]}}],
///                                                         cohorts combined by and, or, not (group.h), beside
///                                                         them
///      "reason":"…",                                      why these
///      "kpis":[{"as":"active","pick":"*","within":"30 d"},  did it in the last 30 days of the
///      data
///              {"as":"did","pick":"purchase"}, {"as":"repeat","pick":"purchase"},   at least once, at least
///              twice
///              {"as":"events","pick":"*"}, {"as":"sum","pick":"purchase","property":"amount"}],   means a
///              person
///      "scope":{…}}
///
/// Answer: kpis[] {name, as}; cohorts[] {part, label, n, kpis[]}: rates {k,n,value,lo,hi} or means
/// {value,lo,hi,n,total}; overlap[i][j] = persons in both (for up to 40 cohorts, sizes on the diagonal);
/// persons: all in the scope; outside: in no cohort; unknown[]: labels of groups that no person has; reason.
/// A group's part is −2, a crossed cohort's −1.
const report::Question& question();

}  // namespace habitus::cohorts
