#pragma once
#include <vector>

#include <QDateTime>
#include <QString>

namespace habitus::kit {

/// The projects opened last, in the user's own settings, newest first; at most twelve.
struct Recent {
  QString path;
  QDateTime opened;
  qint64 events = 0, people = 0;  ///< when it was opened; 0: not known
};
std::vector<Recent> recent_projects();
void remember_project(const QString& path, qint64 events, qint64 people);
void forget_project(const QString& path);

}  // namespace habitus::kit
