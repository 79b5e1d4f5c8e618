#pragma once
#include <string>

#include "core/base/json.h"
#include "core/base/result.h"

namespace habitus {
class Project;
}

namespace habitus::segments {

/// A frozen baseline (definition kind "baseline"): {"spec": what was asked, "frozen": the answer}, made once
/// by trends/baseline.h and never computed again, so that what is imported later cannot change it.
///
/// "before" or "before@hash" as "before@hash", checked against the scope it is laid over: same people,
/// sources, conditions and words; only the period may differ.
Result<std::string> complete_baseline(Project& project, const std::string& reference, const Json& scope,
                                      const std::string& where);
/// The frozen answer of a completed reference.
Result<Json> frozen(Project& project, const std::string& reference);
/// "before" of "before@hash".
std::string baseline_name(const std::string& reference);

/// How far `value` lies off `expected`: {"expected","lo","hi","deviation" (fraction, null over 0), "outside":
/// "above|below|inside|unknown"}; `partial`: a count that may still grow, so only "above" can be told.
Json deviation(double value, double expected, double lo, double hi, bool partial);

}  // namespace habitus::segments
