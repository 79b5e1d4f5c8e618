#include <csignal>
#include <nlohmann/json.hpp>

#include <QApplication>
#include <QCommandLineParser>

#include "app/runtime.h"
#include "app/shell/look.h"
#include "app/shell/mainwindow.h"

namespace {

/// One run of the window; again after a change of language.
int run(const QCommandLineParser& line, bool first) {
  habitus::MainWindow window;
  const auto chosen = line.positionalArguments();
  // The sample may have to be made first, so the view waits for its project.
  if (first && line.isSet(QStringLiteral("view")))
    QObject::connect(
        &window.context(), &habitus::kit::Context::projectOpened, &window,
        [&window, id = line.value(QStringLiteral("view"))] { window.open_view(id, habitus::Json::object()); },
        Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
  if (line.isSet(QStringLiteral("sample")))
    window.act(QStringLiteral("project.sample"), habitus::Json::object());
  else if (!chosen.isEmpty())
    window.act(QStringLiteral("project.open"), habitus::Json{{"path", chosen[0].toStdString()}});
  window.show();
  return QApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
  habitus::settle_memory();
  std::signal(SIGXFSZ, SIG_IGN);  // a full quota is an error, not a death
  std::signal(SIGPIPE, SIG_IGN);
  habitus::give_runtime_folder();
  QApplication app(argc, argv);
  QApplication::setApplicationName(QStringLiteral("habitus"));
  QApplication::setOrganizationName(QStringLiteral("habitus"));
  QApplication::setApplicationVersion(QStringLiteral(HABITUS_VERSION));
  QCommandLineParser line;
  line.addHelpOption();
  line.addVersionOption();
  line.addPositionalArgument(QStringLiteral("project"), QStringLiteral("A .habitus file"),
                             QStringLiteral("[project]"));
  line.addOption({QStringLiteral("view"), QStringLiteral("Show this view first, for example funnel"),
                  QStringLiteral("id")});
  line.addOption({QStringLiteral("sample"), QStringLiteral("Open the simulated sample")});
  line.process(app);
  habitus::dress_program();
  int code = run(line, true);
  while (code == habitus::kNewLanguage) {
    habitus::dress_program();
    code = run(line, false);
  }
  return code;
}
