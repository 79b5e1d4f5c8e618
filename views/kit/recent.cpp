#include "views/kit/recent.h"

#include <QFileInfo>
#include <QSettings>

namespace habitus::kit {
namespace {

void write(const std::vector<Recent>& all) {
  QSettings settings;
  settings.beginWriteArray(QStringLiteral("recent"), int(all.size()));
  for (int i = 0; i < int(all.size()); ++i) {
    settings.setArrayIndex(i);
    settings.setValue(QStringLiteral("path"), all[size_t(i)].path);
    settings.setValue(QStringLiteral("opened"), all[size_t(i)].opened);
    settings.setValue(QStringLiteral("events"), all[size_t(i)].events);
    settings.setValue(QStringLiteral("people"), all[size_t(i)].people);
  }
  settings.endArray();
}

}  // namespace

std::vector<Recent> recent_projects() {
  std::vector<Recent> all;
  QSettings settings;
  const int n = settings.beginReadArray(QStringLiteral("recent"));
  for (int i = 0; i < n; ++i) {
    settings.setArrayIndex(i);
    Recent one{settings.value(QStringLiteral("path")).toString(),
               settings.value(QStringLiteral("opened")).toDateTime(),
               settings.value(QStringLiteral("events")).toLongLong(),
               settings.value(QStringLiteral("people")).toLongLong()};
    if (QFileInfo::exists(one.path)) all.push_back(std::move(one));
  }
  settings.endArray();
  return all;
}

void remember_project(const QString& path, qint64 events, qint64 people) {
  std::vector<Recent> all = recent_projects();
  std::erase_if(all, [&](const Recent& one) { return one.path == path; });
  all.insert(all.begin(), {path, QDateTime::currentDateTime(), events, people});
  if (all.size() > 12) all.resize(12);
  write(all);
}

void forget_project(const QString& path) {
  std::vector<Recent> all = recent_projects();
  std::erase_if(all, [&](const Recent& one) { return one.path == path; });
  write(all);
}

}  // namespace habitus::kit
