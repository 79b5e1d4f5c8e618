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
  QSettings settings;
  if (!window.restoreState(settings.value(QStringLiteral("window/docks")).toByteArray(), 1))
    window.reset_layout();
  const Json state = stored(key_of(*window.context().project()));
  window.context().select(kit::Selection::from_json(state.value("selection", Json::object())));
  const QString id = kit::text_of(state.value("view", std::string()));
  if (!window.centre().show_view(id)) window.centre().show_perspective(kit::Perspective::prepare);
  const Json views = state.value("views", Json::object());
  for (const auto& [name, view] : window.centre().made())
    if (const auto own = views.find(name.toStdString()); own != views.end()) view->restoreState(*own);
}

void save_layout(MainWindow& window) {
  QSettings settings;
  settings.setValue(QStringLiteral("window/geometry"), window.saveGeometry());
  if (!window.context().project()) return;
  settings.setValue(QStringLiteral("window/docks"), window.saveState(1));
  Json views = stored(key_of(*window.context().project())).value("views", Json::object());
  for (const auto& [name, view] : window.centre().made())
    if (const Json own = view->saveState(); !own.empty()) views[name.toStdString()] = own;
  const Json state{{"selection", window.context().selection().to_json()},
                   {"view", window.centre().current_id().toStdString()},
                   {"views", views}};
  settings.setValue(key_of(*window.context().project()), QByteArray::fromStdString(canonical(state)));
}

}  // namespace habitus
