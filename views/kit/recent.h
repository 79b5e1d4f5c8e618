#pragma once
#include <vector>

#include <QDateTime>
#include <QString>

namespace habitus::kit {

/// The projects opened last, in the user's own settings, newest first; at most twelve.
struct Recent {
  QString path;
  QDateTime opened;
  QString facts;  ///< one line about it: "285,412 events · card draft v3"
};
std::vector<Recent> recent_projects();
void remember_project(const QString& path, const QString& facts);
void forget_project(const QString& path);

}  // namespace habitus::kit
