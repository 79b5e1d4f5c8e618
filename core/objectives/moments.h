#pragma once
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace habitus::objectives {

/// As-of moments, completed: an ascending list of ISO moments in UTC. Given as one text, a list of texts, or
/// {"every":"month","from":"2025-02-01","to":"2025-06-01"} (both ends included; any grain). Dates are
/// midnights in `zone`: as of 2025-06-01 knows everything before that day.
Result<Json> complete_moments(const Json& as_of, const Zone& zone, const std::string& where);
std::vector<Time> moments_of(const Json& complete);
/// One date or moment; the error names `where`.
Result<Time> moment(const std::string& text, const Zone& zone, const std::string& where);

}  // namespace habitus::objectives
