#pragma once
#include <string>

#include "core/project/project.h"

namespace habitus::models {

/// Writes down, once, that this recipe was fitted to these bytes: which batches the log had, its content
/// hash, the program's version (journal, "model.fit"). Nothing on a read-only project.
Done record_fit(Project& project, const Json& recipe, const std::string& model);

}  // namespace habitus::models
