#include "views/kit/saved.h"

#include "core/project/project.h"
#include "views/kit/words.h"

namespace habitus::kit {

QStringList saved_names(Project& project, std::initializer_list<const char*> kinds) {
  QStringList out;
  for (const char* kind : kinds)
    if (const auto heads = project.definitions().heads(kind))
      for (const Definition& d : *heads)
        if (const QString name = text_of(d.name); !out.contains(name)) out << name;
  return out;
}

}  // namespace habitus::kit
