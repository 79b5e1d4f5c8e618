#pragma once
#include <set>
#include <string>

#include "core/base/json.h"
#include "core/base/result.h"

namespace habitus::cohorts {

/// A combination of cohorts: who is in these and not in those. A node is
///     "F" (the cohort of that label, of whichever part) · {"all":[…]} · {"any":[…]} · {"not":…}
/// As text: F and (2025-W02 or 2025-W03) and not "used search"; "not" binds closest, then "and".
Result<Json> complete_group(const Json& given, const std::string& where);
Result<Json> group_from_text(const std::string& text);
std::string group_text(const Json& complete);
bool in_group(const Json& complete, const std::set<std::string>& labels);
void labels_of(const Json& complete, std::set<std::string>& out);

}  // namespace habitus::cohorts
