#pragma once
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"

namespace habitus {
class Project;
}

namespace habitus::segments {

/// What an editor offers: the words of a scope's level and every name a spec may use.
struct Vocabulary {
  std::vector<std::string> words, properties, attributes, segments;
};
Result<Vocabulary> vocabulary(Project& project, const Json& scope);

}  // namespace habitus::segments
