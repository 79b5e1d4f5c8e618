#pragma once
#include <string>
#include <vector>

#include "core/project/project.h"

namespace habitus::governance {

/// What can be set for a whole project. Every change is journalled; exported cards keep the values they were
/// made with.
struct Setting {
  const char* key;
  Text name, help;
  const char* usual;  ///< its value where nobody set it
};
const std::vector<Setting>& settings();
/// Its value now.
Result<std::string> setting_value(Project& project, const std::string& key);
/// Checks and sets; the error says what may be written.
Done change_setting(Project& project, const std::string& key, const std::string& value);

}  // namespace habitus::governance
