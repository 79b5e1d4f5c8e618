#pragma once
#include <QStringList>
#include <initializer_list>

namespace habitus {
class Project;
}

namespace habitus::kit {

/// Names of the definitions of these kinds, kind by kind, each once.
QStringList saved_names(Project& project, std::initializer_list<const char*> kinds);

}  // namespace habitus::kit
