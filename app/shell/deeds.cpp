#include "app/shell/deeds.h"

#include <nlohmann/json.hpp>

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QPrintDialog>
#include <QPrinter>
#include <QStandardPaths>

#include "app/shell/actions.h"
#include "app/shell/centre.h"
#include "app/shell/mainwindow.h"
#include "app/shell/palette_box.h"
#include "app/shell/presenter.h"
#include "app/shell/printing.h"
#include "core/governance/study_of.h"
#include "views/kit/explain.h"
#include "views/kit/figure_view.h"
#include "views/kit/view.h"
#include "views/kit/words.h"

namespace habitus {
namespace {

QString folder() { return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation); }
QString filter() { return MainWindow::tr("Habitus projects (*.habitus)"); }

QString given_path(const Json& payload) {
  const auto path = payload.find("path");
  return path != payload.end() && path->is_string() ? kit::text_of(path->get<std::string>()) : QString();
}

void tell(MainWindow& window, const Done& done) {
  if (!done) window.report(done.error());
}

bool make_project(MainWindow& window, QString path) {
  if (path.isEmpty())
    path = QFileDialog::getSaveFileName(&window, MainWindow::tr("New project"), folder(), filter());
  if (path.isEmpty()) return false;
  const Done made = window.session().create(path);
  tell(window, made);
  return bool(made);
}

void import(MainWindow& window, const Json& payload) {
  Json files = payload.value("files", Json::array());
  if (files.empty()) {
    const QStringList chosen =
        QFileDialog::getOpenFileNames(&window, MainWindow::tr("Import event logs"), folder());
    for (const QString& file : chosen) files.push_back(file.toStdString());
  }
  if (files.empty()) return;
  if (!window.context().project() && !make_project(window, {})) return;
  window.open_view(QStringLiteral("import"), Json{{"files", files}});
}

std::vector<report::Figure> figures_of(const kit::View& view) {
  std::vector<report::Figure> figures;
  for (const kit::FigureView* one : view.findChildren<kit::FigureView*>())
    if (!one->isHidden() && !one->figure().kind.empty()) figures.push_back(one->leaving());
  return figures;
}

void print(MainWindow& window) {
  kit::View* view = window.centre().current();
  if (!view) return;
  const auto figures = figures_of(*view);
  if (figures.empty()) return view->notify(MainWindow::tr("There is no figure here to print yet."));
  QPrinter printer(QPrinter::HighResolution);
  printer.setPageOrientation(QPageLayout::Landscape);
  printer.setDocName(window.windowTitle());
  QPrintDialog dialog(&printer, &window);
  if (dialog.exec() == QDialog::Accepted) print_figures(printer, figures, window.context());
}

void present(MainWindow& window) {
  kit::View* view = window.centre().current();
  if (!view) return;
  auto figures = figures_of(*view);
  if (figures.empty()) return view->notify(MainWindow::tr("There is no figure here to present yet."));
  auto* show = new Presenter(window.context(), std::move(figures));
  show->setAttribute(Qt::WA_DeleteOnClose);
  show->showFullScreen();
}

void explain(MainWindow& window, const Json& payload) {
  std::string id = payload.value("id", std::string());
  if (id.empty()) id = window.centre().current_id().toStdString();
  kit::View* view = window.centre().current();
  if (const auto* figure = view ? view->findChild<kit::FigureView*>() : nullptr;
      figure && !figure->figure().id.empty())
    id = figure->figure().id;
  kit::show_explanation(view ? static_cast<QWidget*>(view) : &window, id);
}

/// The study of an answer: what was imported, how, and the question with the hash it must give.
void copy_study(MainWindow& window, const Json& payload) {
  Project* project = window.context().project();
  if (!project) return;
  const auto asked = governance::find_asked(*project, payload.value("result", std::string()));
  if (!asked) return window.report(asked.error());
  const auto study = governance::study_of(*project, *asked);
  if (!study) return window.report(study.error());
  QApplication::clipboard()->setText(kit::text_of(pretty(*study)));
  if (kit::View* view = window.centre().current())
    view->notify(MainWindow::tr(
        "The study is on the clipboard: %n steps that give the same hash on the same files. Save it, and "
        "run it with habitus-cli run.",
        nullptr, int((*study)["steps"].size())));
}

}  // namespace

void do_deed(MainWindow& window, const QString& action, const Json& payload) {
  if (action == QLatin1String("project.open")) {
    QString path = given_path(payload);
    if (path.isEmpty())
      path = QFileDialog::getOpenFileName(&window, MainWindow::tr("Open project"), folder(), filter());
    if (!path.isEmpty()) tell(window, window.session().open(path));
  } else if (action == QLatin1String("project.new")) {
    make_project(window, given_path(payload));
  } else if (action == QLatin1String("project.sample")) {
    window.session().open_sample([&window](const Done& done) { tell(window, done); });
  } else if (action == QLatin1String("import")) {
    import(window, payload);
  } else if (action == QLatin1String("undo")) {
    if (kit::View* view = window.centre().current(); !view || !view->undo())
      tell(window, window.session().undo());
  } else if (action == QLatin1String("redo")) {
    if (kit::View* view = window.centre().current(); !view || !view->redo())
      tell(window, window.session().redo());
  } else if (action == QLatin1String("study.copy")) {
    copy_study(window, payload);
  } else if (action == QLatin1String("present")) {
    present(window);
  } else if (action == QLatin1String("print")) {
    print(window);
  } else if (action == QLatin1String("explain")) {
    explain(window, payload);
  } else if (action == QLatin1String("palette")) {
    PaletteBox(window.actions(), &window).exec();
  } else if (QAction* named = window.actions().find(action)) {
    named->trigger();
  }
}

void drop_files(MainWindow& window, const QList<QUrl>& urls) {
  Json files = Json::array();
  for (const QUrl& url : urls) {
    const QString path = url.toLocalFile();
    if (path.isEmpty()) continue;
    if (path.endsWith(QLatin1String(".habitus")))
      return do_deed(window, QStringLiteral("project.open"), Json{{"path", path.toStdString()}});
    files.push_back(path.toStdString());
  }
  if (!files.empty()) import(window, Json{{ "files", files }});
}

}  // namespace habitus
