#pragma once
#include <QList>
#include <QString>
#include <QUrl>

#include "core/base/json.h"

namespace habitus {

class MainWindow;

/// What Context::act and the menus ask for, by name.
void do_deed(MainWindow& window, const QString& action, const Json& payload);
/// A dropped project opens; anything else is imported (into a new project when none is open).
void drop_files(MainWindow& window, const QList<QUrl>& urls);

}  // namespace habitus
