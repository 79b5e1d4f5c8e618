#pragma once
#include <QStringList>

#include "core/base/json.h"

namespace habitus {
class Project;
}

namespace habitus::kit {

/// "7 d; 14 d" as a list of texts, and back.
Json parted(const QString& text);
QString joined(const Json& list);
/// Names of the saved definitions of a kind.
QStringList kept_names(Project& project, const char* kind);

}  // namespace habitus::kit
