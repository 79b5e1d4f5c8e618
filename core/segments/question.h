#pragma once
#include "core/report/question.h"

namespace habitus::segments {

/// Who belongs to which segment, and to which others (kind "segments").
///
///     {"segments":["loyal", {"did":"purchase"}, …], "scope":{…}}     saved names or inline rules (rule.h);
///     absent: all saved ones
///
/// Answer: persons (in the scope), segments[] {name, size {k,n,value,lo,hi}}, overlap[i][j].
const report::Question& question();

}  // namespace habitus::segments
