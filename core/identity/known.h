#pragma once
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/events/scan.h"

namespace habitus {
class Project;
}

namespace habitus::identity {

/// Everybody of whom the people tables say something about this attribute, whether the log knows them or not;
/// ascending.
Result<std::vector<events::PersonKey>> known_people(Project& project, const std::string& attribute);

}  // namespace habitus::identity
