#include "views/kit/lists.h"

#include <nlohmann/json.hpp>

#include "core/project/project.h"
#include "views/kit/words.h"

namespace habitus::kit {

Json parted(const QString& text) {
  Json out = Json::array();
  for (const QString& part : text.split(QLatin1Char(';'), Qt::SkipEmptyParts))
    if (!part.trimmed().isEmpty()) out.push_back(part.trimmed().toStdString());
  return out;
}

QString joined(const Json& list) {
  QStringList out;
  for (const Json& one : list)
    if (one.is_string()) out << text_of(one.get<std::string>());
  return out.join(QStringLiteral("; "));
}

QStringList kept_names(Project& project, std::initializer_list<const char*> kinds) {
  QStringList out;
  for (const char* kind : kinds)
    if (const auto saved = project.definitions().heads(kind))
      for (const Definition& d : *saved)
        if (const QString name = text_of(d.name); !out.contains(name)) out << name;
  return out;
}

}  // namespace habitus::kit
