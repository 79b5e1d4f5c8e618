#include "app/shell/layout.h"

#include <nlohmann/json.hpp>

#include <QCryptographicHash>
#include <QSettings>

#include "app/shell/centre.h"
#include "app/shell/dock.h"
#include "app/shell/mainwindow.h"
#include "views/kit/view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

QString key_of(const Project& project) {
  const QByteArray path = QByteArray::fromStdString(project.path());
  return QStringLiteral("projects/") +
         QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha1).toHex().left(16));
}

Json stored(const QString& key) {
  const auto parsed = parse_json(QSettings().value(key).toByteArray().toStdString());
  return parsed && parsed->is_object() ? *parsed : Json::object();
}

}  // namespace

void restore_window(MainWindow& window) {
  QSettings settings;
  window.restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
}

void restore_layout(MainWindow& window) {
  const QString key = key_of(*window.context().project());
  QSettings settings;
  // A project has the docks it was left with; a new one those of the last.
  const QVariant last = settings.value(QStringLiteral("window/docks"));
  if (!window.restoreState(settings.value(key + QStringLiteral("/docks"), last).toByteArray(), 1))
    window.reset_layout();
  const Json state = stored(key + QStringLiteral("/state"));
  window.context().select(kit::Selection::from_json(state.value("selection", Json::object())));
  window.centre().set_states(state.value("views", Json::object()));
  const QString id = kit::text_of(state.value("view", std::string()));
  if (!window.centre().show_view(id)) window.centre().show_perspective(kit::Perspective::prepare);
}

void save_layout(MainWindow& window) {
  QSettings settings;
  settings.setValue(QStringLiteral("window/geometry"), window.saveGeometry());
  if (!window.context().project()) return;
  const QString key = key_of(*window.context().project());
  const QByteArray docks = window.saveState(1);
  settings.setValue(QStringLiteral("window/docks"), docks);
  settings.setValue(key + QStringLiteral("/docks"), docks);
  const Json state{{"selection", window.context().selection().to_json()},
                   {"view", window.centre().current_id().toStdString()},
                   {"views", window.centre().states()}};
  settings.setValue(key + QStringLiteral("/state"), QByteArray::fromStdString(canonical(state)));
}

}  // namespace habitus
