#include <nlohmann/json.hpp>

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTimer>

#include "app/shell/actions.h"
#include "app/shell/centre.h"
#include "app/shell/dock.h"
#include "app/shell/look.h"
#include "app/shell/mainwindow.h"
#include "app/shell/palette_box.h"
#include "tests/check.h"
#include "views/kit/message_bar.h"
#include "views/kit/recent.h"
#include "views/kit/view.h"

using namespace habitus;

class TestShell : public QObject {
  Q_OBJECT

  QString project(const char* name) { return folder_.filePath(QString::fromLatin1(name)); }
  static QString message(const MainWindow& window) {
    for (const auto* bar :
         window.centralWidget()->findChildren<kit::MessageBar*>(QString(), Qt::FindDirectChildrenOnly))
      return bar->text();
    return {};
  }

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("habitus-test-%1").arg(QApplication::applicationPid()));
    wear(QStringLiteral("light"), QStringLiteral("en"));
  }
  void cleanupTestCase() { QSettings().clear(); }

  void a_fresh_window_shows_the_start_page() {
    MainWindow window;
    window.show();
    QCOMPARE(window.windowTitle(), QStringLiteral("Habitus"));
    for (const auto& [id, dock] : window.docks()) QVERIFY(!dock->isVisible());
    QVERIFY(!window.actions().find(QStringLiteral("present"))->isEnabled());
    QVERIFY(window.actions().find(QStringLiteral("project.open"))->isEnabled());
  }

  void a_new_project_opens_and_closes() {
    MainWindow window;
    window.show();
    window.act(QStringLiteral("project.new"), Json{{"path", project("shop").toStdString()}});
    QVERIFY(window.context().project());
    QCOMPARE(window.windowTitle(), QStringLiteral("shop – Habitus"));
    QCOMPARE(kit::recent_projects().front().path, project("shop.habitus"));
    for (const auto& [id, dock] : window.docks())
      QCOMPARE(dock->isVisible(), kit::card(id)->area != kit::Area::bottom);
    window.session().close();
    QCOMPARE(window.windowTitle(), QStringLiteral("Habitus"));
  }

  void looking_at_a_project_changes_no_byte() {
    const QString path = project("look.habitus");
    { OK(auto made, Project::create(path.toStdString())); }
    const auto read = [&] {
      QFile file(path);
      (void)file.open(QIODevice::ReadOnly);
      return file.readAll();
    };
    const QByteArray before = read();
    {
      MainWindow window;
      window.show();
      window.act(QStringLiteral("project.open"), Json{{"path", path.toStdString()}});
      for (int p = 0; p < 4; ++p) {
        window.show_perspective(kit::Perspective(p));
        QTest::qWait(20);
      }
      window.close();
    }
    QCOMPARE(read(), before);
    QCOMPARE(QDir(folder_.path()).entryList({QStringLiteral("look.habitus-*")}).size(), 0);
  }

  void a_second_opener_reads_only_and_says_so() {
    const QString path = project("two.habitus");
    MainWindow first, second;
    first.act(QStringLiteral("project.new"), Json{{"path", path.toStdString()}});
    second.act(QStringLiteral("project.open"), Json{{"path", path.toStdString()}});
    QVERIFY(second.context().project());
    QVERIFY(second.context().project()->read_only());
    QCOMPARE(second.windowTitle(), QStringLiteral("two (read-only) – Habitus"));
    QVERIFY(!second.actions().find(QStringLiteral("undo"))->isEnabled());
  }

  void a_missing_project_is_an_error_in_the_window() {
    MainWindow window;
    window.show();
    window.act(QStringLiteral("project.open"), Json{{"path", project("no.habitus").toStdString()}});
    QVERIFY(!window.context().project());
    QVERIFY(message(window).contains(QStringLiteral("no.habitus")));
  }

  void perspectives_change_by_keys_and_remember_their_tab() {
    MainWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.act(QStringLiteral("project.new"), Json{{"path", project("keys").toStdString()}});
    for (int p = 0; p < 4; ++p) {
      QTest::keyClick(&window, Qt::Key(Qt::Key_1 + p), Qt::AltModifier);
      QCOMPARE(int(window.centre().perspective()), p);
    }
    QTest::keyClick(&window, Qt::Key_1, Qt::AltModifier);
    if (window.centre().tabs()->count() < 2) QSKIP("only one view in this perspective yet");
    QTest::keyClick(&window, Qt::Key_PageDown, Qt::ControlModifier);
    const QString second = window.centre().current_id();
    QTest::keyClick(&window, Qt::Key_2, Qt::AltModifier);
    QTest::keyClick(&window, Qt::Key_1, Qt::AltModifier);
    QCOMPARE(window.centre().current_id(), second);
  }

  void undo_moves_the_head_and_says_so() {
    MainWindow window;
    window.show();
    window.act(QStringLiteral("project.new"), Json{{"path", project("undo").toStdString()}});
    auto& definitions = window.context().project()->definitions();
    OK(auto one, definitions.apply("funnel", "checkout", Json{{"a", 1}}));
    OK(auto two, definitions.apply("funnel", "checkout", Json{{"a", 2}}));
    window.actions().find(QStringLiteral("undo"))->trigger();
    OK(auto head, definitions.head("funnel", "checkout"));
    QCOMPARE(head->version, 1);
    QVERIFY(message(window).contains(QStringLiteral("version 1")));
    window.actions().find(QStringLiteral("redo"))->trigger();
    OK(head, definitions.head("funnel", "checkout"));
    QCOMPARE(head->version, 2);
  }

  void the_palette_finds_and_runs() {
    MainWindow window;
    window.show();
    window.act(QStringLiteral("project.new"), Json{{"path", project("palette").toStdString()}});
    bool ran = false;
    QTimer::singleShot(50, this, [&] {
      auto* box = qobject_cast<PaletteBox*>(QApplication::activePopupWidget());
      if (!box) box = window.findChild<PaletteBox*>();
      if (!box) return;
      auto* list = box->findChild<QListWidget*>();
      QTest::keyClicks(box->findChild<QLineEdit*>(), QStringLiteral("close proj"));
      ran = list->count() == 1;
      QTest::keyClick(box->findChild<QLineEdit*>(), Qt::Key_Return);
    });
    window.actions().find(QStringLiteral("palette"))->trigger();
    QVERIFY(ran);
    QTRY_VERIFY(!window.context().project());
  }

  void a_dropped_project_opens() {
    const QString path = project("drop.habitus");
    { OK(auto made, Project::create(path.toStdString())); }
    MainWindow window;
    window.show();
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
    QVERIFY(window.context().project());
  }

  void every_view_opens_on_an_empty_project() {
    MainWindow window;
    window.show();
    window.act(QStringLiteral("project.new"), Json{{"path", project("all").toStdString()}});
    for (const kit::ViewCard& card : kit::cards()) {
      if (card.id == QLatin1String("start")) continue;
      window.open_view(card.id, Json::object());
      QTest::qWait(30);
      if (card.area == kit::Area::centre) QCOMPARE(window.centre().current_id(), card.id);
    }
    QTRY_VERIFY_WITH_TIMEOUT(window.context().tasks().empty(), 10000);
  }

  void shortcuts_are_unique() {
    MainWindow window;
    QMap<QString, QString> seen;
    for (const QAction* action : window.actions().all()) {
      const QString keys = action->shortcut().toString();
      if (keys.isEmpty()) continue;
      QVERIFY2(!seen.contains(keys), qPrintable(keys + QStringLiteral(": ") + action->objectName() +
                                                QStringLiteral(" and ") + seen[keys]));
      seen[keys] = action->objectName();
    }
  }

  void the_selection_is_kept_per_project() {
    const QString path = project("kept.habitus");
    { OK(auto made, Project::create(path.toStdString())); }
    {
      MainWindow window;
      window.act(QStringLiteral("project.open"), Json{{"path", path.toStdString()}});
      kit::Selection s;
      s.grain = "month";
      s.from = "2023-02-01";
      window.context().select(s);
      window.close();
    }
    MainWindow window;
    window.act(QStringLiteral("project.open"), Json{{"path", path.toStdString()}});
    QCOMPARE(window.context().selection().grain, std::string("month"));
    QCOMPARE(window.context().selection().from, std::string("2023-02-01"));
  }

 private:
  QTemporaryDir folder_;
};

QTEST_MAIN(TestShell)
#include "test_shell.moc"
