#include "app/shell/session.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "app/shell/sample.h"
#include "core/events/log.h"
#include "views/kit/recent.h"
#include "views/kit/words.h"

namespace habitus {

Done Session::open(const QString& path) {
  const QString full = QFileInfo(path).absoluteFilePath();
  TRY(auto project, Project::open(full.toStdString()));
  const auto info = events::info(*project);
  kit::remember_project(full, info ? info->events : 0, info ? info->actors : 0);
  if (context_.project()) Q_EMIT closing();
  context_.set_project(std::move(project));
  return {};
}

Done Session::create(const QString& path) {
  QString full = QFileInfo(path).absoluteFilePath();
  if (!full.endsWith(QLatin1String(".habitus"))) full += QStringLiteral(".habitus");
  TRY(auto project, Project::create(full.toStdString()));
  kit::remember_project(full, 0, 0);
  if (context_.project()) Q_EMIT closing();
  context_.set_project(std::move(project));
  return {};
}

void Session::close() {
  if (context_.project()) Q_EMIT closing();
  context_.set_project(nullptr);
}

void Session::open_sample(std::function<void(const Done&)> then) {
  const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
  QDir().mkpath(folder);
  const QString path = folder + QStringLiteral("/sample-3.habitus");
  if (QFileInfo::exists(path)) return then(open(path));
  job_.start<bool>(
      tr("Making the sample"),
      [path](const Exec& exec) -> Result<bool> {
        CHECK(make_sample(path.toStdString(), 4000, exec));
        return true;
      },
      [this, path, then](Result<bool> made) {
        if (made)
          then(open(path));
        else
          then(tl::unexpected<Error>(made.error()));
      });
}

Done Session::undo() { return step(true); }
Done Session::redo() { return step(false); }

Done Session::step(bool back) {
  if (!context_.project()) return {};
  auto& definitions = context_.project()->definitions();
  TRY(const auto now, back ? definitions.undo() : definitions.redo());
  if (!now) return {};
  Q_EMIT moved(tr("%1 “%2” is at version %3 now")
                   .arg(kit::text_of(now->kind), kit::text_of(now->name))
                   .arg(now->version));
  context_.changed();
  return {};
}

QString Session::title() const {
  if (!context_.project()) return QStringLiteral("Habitus");
  const QString name = kit::text_of(context_.project()->name());
  return context_.project()->read_only() ? tr("%1 (read-only) – Habitus").arg(name)
                                         : tr("%1 – Habitus").arg(name);
}

}  // namespace habitus
