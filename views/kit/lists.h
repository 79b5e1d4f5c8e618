#pragma once
#include <QStringList>
#include <initializer_list>

#include "core/base/json.h"

namespace habitus {
class Project;
}

namespace habitus::kit {

/// "7 d; 14 d" as a list of texts, and back.
Json parted(const QString& text);
QString joined(const Json& list);
/// Names of the saved definitions of these kinds, kind by kind, each once.
QStringList kept_names(Project& project, std::initializer_list<const char*> kinds);

}  // namespace habitus::kit
