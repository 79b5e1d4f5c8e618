#include "app/shell/actions.h"

#include <nlohmann/json.hpp>

#include <QActionGroup>
#include <QApplication>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>

#include "app/shell/centre.h"
#include "app/shell/look.h"
#include "app/shell/mainwindow.h"
#include "views/kit/icons.h"
#include "views/kit/recent.h"
#include "views/kit/view.h"

namespace habitus {

Actions::Actions(MainWindow& window) : QObject(&window), window_(window) {
  make_file();
  make_edit();
  make_view();
  make_views();
}

QAction* Actions::add(const QString& id, const QString& text, const QString& icon, const QString& keys,
                      std::function<void()> run) {
  auto* action = new QAction(kit::icon(icon), text, this);
  action->setObjectName(id);
  if (!keys.isEmpty()) action->setShortcut(QKeySequence(keys, QKeySequence::PortableText));
  connect(action, &QAction::triggered, this, run);
  window_.addAction(action);
  all_.push_back(action);
  return action;
}

QAction* Actions::find(const QString& id) const {
  for (QAction* action : all_)
    if (action->objectName() == id) return action;
  return nullptr;
}

void Actions::make_file() {
  const auto ask = [this](const char* what) {
    return [this, what] { window_.act(QString::fromLatin1(what), Json::object()); };
  };
  add(QStringLiteral("project.new"), tr("New project…"), QStringLiteral("new"), QStringLiteral("Ctrl+N"),
      ask("project.new"));
  add(QStringLiteral("project.open"), tr("Open project…"), QStringLiteral("folder"), QStringLiteral("Ctrl+O"),
      ask("project.open"));
  add(QStringLiteral("project.sample"), tr("Open the sample"), QStringLiteral("segments"), {},
      ask("project.sample"));
  add(QStringLiteral("import"), tr("Import an event log…"), QStringLiteral("import"),
      QStringLiteral("Ctrl+I"), ask("import"));
  add(QStringLiteral("print"), tr("Print…"), {}, QStringLiteral("Ctrl+P"), ask("print"));
  add(QStringLiteral("project.close"), tr("Close project"), {}, QStringLiteral("Ctrl+W"),
      [this] { window_.session().close(); });
  add(QStringLiteral("quit"), tr("Quit"), {}, QStringLiteral("Ctrl+Q"), [this] { window_.close(); });
}

void Actions::make_edit() {
  const auto ask = [this](const char* what) {
    return [this, what] { window_.act(QString::fromLatin1(what), Json::object()); };
  };
  add(QStringLiteral("undo"), tr("Undo"), QStringLiteral("undo"), QStringLiteral("Ctrl+Z"), ask("undo"));
  add(QStringLiteral("redo"), tr("Redo"), QStringLiteral("redo"), QStringLiteral("Ctrl+Shift+Z"),
      ask("redo"));
  add(QStringLiteral("stop"), tr("Stop all work"), QStringLiteral("close"), QStringLiteral("Ctrl+."), [this] {
    for (const auto& task : window_.context().tasks()) task->progress.stop();
  });
}

void Actions::make_view() {
  add(QStringLiteral("palette"), tr("Find or run…"), QStringLiteral("search"), QStringLiteral("Ctrl+K"),
      [this] { window_.act(QStringLiteral("palette"), Json::object()); });
  add(QStringLiteral("next"), tr("Next view"), {}, QStringLiteral("Ctrl+PgDown"),
      [this] { window_.centre().step(1); });
  add(QStringLiteral("previous"), tr("Previous view"), {}, QStringLiteral("Ctrl+PgUp"),
      [this] { window_.centre().step(-1); });
  add(QStringLiteral("present"), tr("Present"), QStringLiteral("present"), QStringLiteral("F5"),
      [this] { window_.act(QStringLiteral("present"), Json::object()); });
  add(QStringLiteral("layout.reset"), tr("Reset layout"), {}, {}, [this] { window_.reset_layout(); });
  add(QStringLiteral("help"), tr("Explain this view"), QStringLiteral("help"), QStringLiteral("F1"),
      [this] { window_.act(QStringLiteral("explain"), Json::object()); });
  add(QStringLiteral("about"), tr("About Habitus"), {}, {}, [this] {
    QMessageBox::about(&window_, tr("About Habitus"),
                       tr("Habitus %1\nFrom raw event logs to a model card whose every number can be "
                          "recomputed.\nFree software under the "
                          "GNU General Public License, version 3.")
                           .arg(QStringLiteral(HABITUS_VERSION)));
  });
  auto* themes = new QActionGroup(this);
  for (const auto& [name, text] : {std::pair{"light", tr("Light")}, std::pair{"dark", tr("Dark")},
                                   std::pair{"projector", tr("Projector")}}) {
    auto* action = add(QStringLiteral("theme.") + QLatin1String(name), text, {}, {},
                       [name = name] { set_look(QString::fromLatin1(name)); });
    action->setCheckable(true);
    action->setChecked(look() == QLatin1String(name));
    themes->addAction(action);
  }
  auto* languages = new QActionGroup(this);
  for (const auto& [code, text] :
       {std::pair{"en", QStringLiteral("English")}, std::pair{"de", QStringLiteral("Deutsch")}}) {
    auto* action = add(QStringLiteral("language.") + QLatin1String(code), text, {}, {}, [this, code = code] {
      if (language() == QLatin1String(code)) return;
      set_language(QString::fromLatin1(code));
      window_.leave(kNewLanguage);
    });
    action->setCheckable(true);
    action->setChecked(language() == QLatin1String(code));
    languages->addAction(action);
  }
}

void Actions::make_views() {
  for (int p = 0; p < 5; ++p) {
    const auto perspective = kit::Perspective(p);
    add(QStringLiteral("perspective.%1").arg(p), title_of(perspective), {},
        QStringLiteral("Alt+%1").arg(p + 1), [this, perspective] { window_.show_perspective(perspective); });
  }
  for (const kit::ViewCard& card : kit::cards()) {
    if (card.id == QLatin1String("start")) continue;
    auto* action = add(QStringLiteral("view.") + card.id, title_of(card), card.icon, card.shortcut,
                       [this, id = card.id] { window_.open_view(id, Json::object()); });
    action->setProperty("perspective",
                        card.area == kit::Area::centre ? title_of(card.perspective) : QString());
  }
}

void Actions::fill(QMenuBar* bar) {
  const auto put = [this](QMenu* menu, std::initializer_list<const char*> ids) {
    for (const char* id : ids) {
      if (*id == '\0')
        menu->addSeparator();
      else
        menu->addAction(find(QString::fromLatin1(id)));
    }
  };
  auto* file = bar->addMenu(tr("&File"));
  put(file, {"project.new", "project.open"});
  auto* recent = file->addMenu(tr("Open recent"));
  connect(recent, &QMenu::aboutToShow, this, [this, recent] {
    recent->clear();
    for (const kit::Recent& one : kit::recent_projects())
      recent->addAction(one.path, this, [this, path = one.path.toStdString()] {
        window_.act(QStringLiteral("project.open"), Json{{"path", path}});
      });
    if (recent->isEmpty()) recent->addAction(tr("None yet"))->setEnabled(false);
  });
  put(file, {"project.sample", "", "import", "", "print", "", "project.close", "quit"});
  put(bar->addMenu(tr("&Edit")), {"undo", "redo", "", "stop"});
  auto* view = bar->addMenu(tr("&View"));
  put(view, {"palette", "", "next", "previous", "", "present", "layout.reset", ""});
  put(view->addMenu(tr("Theme")), {"theme.light", "theme.dark", "theme.projector"});
  put(view->addMenu(tr("Language")), {"language.en", "language.de"});
  auto* go = bar->addMenu(tr("&Go"));
  for (int p = 0; p < 5; ++p) {
    auto* sub = go->addMenu(title_of(kit::Perspective(p)));
    sub->addAction(find(QStringLiteral("perspective.%1").arg(p)));
    sub->addSeparator();
    for (const kit::ViewCard& card : kit::cards())
      if (card.area == kit::Area::centre && int(card.perspective) == p && card.id != QLatin1String("start"))
        sub->addAction(find(QStringLiteral("view.") + card.id));
  }
  go->addSeparator();
  for (const kit::ViewCard& card : kit::cards())
    if (card.area != kit::Area::centre) go->addAction(find(QStringLiteral("view.") + card.id));
  put(bar->addMenu(tr("&Help")), {"help", "about"});
}

void Actions::update() {
  const bool open = window_.context().project() != nullptr, writable = window_.context().writable();
  for (QAction* action : all_) {
    const QString id = action->objectName();
    if (id.startsWith(QLatin1String("view.")) || id.startsWith(QLatin1String("perspective.")))
      action->setEnabled(open);
  }
  for (const char* id : {"project.close", "print", "next", "previous", "present", "help", "layout.reset"})
    find(QString::fromLatin1(id))->setEnabled(open);
  for (const char* id : {"undo", "redo"}) find(QString::fromLatin1(id))->setEnabled(writable);
}

}  // namespace habitus
