#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QWheelEvent>

#include "app/shell/look.h"
#include "app/shell/mainwindow.h"
#include "core/events/log.h"
#include "core/ingest/import.h"
#include "core/ingest/propose.h"
#include "tests/check.h"
#include "tests/views/hands.h"
#include "views/kit/figure_view.h"
#include "views/kit/form.h"

using namespace habitus;

/// The window's own path: key and mouse events on controls found by accessible name give what the core gives.
class TestViews : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;
  std::string file(const char* name) { return dir_.filePath(QLatin1String(name)).toStdString(); }

  /// 600 events of 60 persons, 6 rejects, as a shop might write them.
  std::string small_log() {
    const std::string path = file("orders.csv");
    QFile f(QString::fromStdString(path));
    if (!f.open(QIODevice::WriteOnly)) return {};
    f.write("user_id,event,timestamp,country,amount\n");
    for (int i = 0; i < 600; ++i) {
      const char* events[] = {"view", "cart", "pay"};
      const bool bad = i % 100 == 50;
      f.write(QStringLiteral("u%1,%2,2025-0%3-%4T1%5:00:00Z,%6,%7\n")
                  .arg(i % 60)
                  .arg(QLatin1String(events[i % 3]))
                  .arg(bad ? 2 : 1 + i / 200)
                  .arg(bad ? 31 : 10 + i % 18)
                  .arg(i % 10)
                  .arg(i % 2 ? QStringLiteral("DE") : QStringLiteral("AT"))
                  .arg(i % 3 == 2 ? QStringLiteral("9.50") : QString())
                  .toUtf8());
    }
    return path;
  }

 private Q_SLOTS:
  void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

  /// Whoever scrolls through a form must not change what is asked: the wheel turns a field only when it has
  /// the focus.
  void the_wheel_scrolls_past_fields() {
    wear(QStringLiteral("light"), QStringLiteral("en"));
    kit::Form form;
    QComboBox* combo = form.choice(QStringLiteral("Reference"));
    combo->addItems({QStringLiteral("One"), QStringLiteral("Two"), QStringLiteral("Three")});
    form.resize(300, 200);
    form.show();
    combo->ensurePolished();
    QVERIFY(combo->focusPolicy() == Qt::StrongFocus);
    const auto roll = [&] {
      QWheelEvent wheel({9, 9}, combo->mapToGlobal(QPointF(9, 9)), {}, {0, -120}, Qt::NoButton,
                        Qt::NoModifier, Qt::NoScrollPhase, false);
      QApplication::sendEvent(combo, &wheel);
    };
    combo->clearFocus();
    roll();
    QCOMPARE(combo->currentIndex(), 0);
    form.activateWindow();
    combo->setFocus();
    QTRY_VERIFY(QApplication::focusWidget() == combo);
    roll();
    QCOMPARE(combo->currentIndex(), 1);
  }

  void a_log_is_imported_by_hand() {
    const std::string log = small_log();
    wear(QStringLiteral("light"), QStringLiteral("en"));
    MainWindow window;
    window.resize(1440, 900);
    window.show();
    OK_DONE(window.session().create(QString::fromStdString(file("hand.habitus"))));
    window.act(QStringLiteral("import"), Json{{"files", {log}}});
    QVERIFY(hands::wait_for(
        [&] { return hands::find<QPushButton>(window, QStringLiteral("Import")) != nullptr; }));
    QVERIFY(hands::wait_for(
        [&] { return hands::find<QPushButton>(window, QStringLiteral("Import"))->isEnabled(); }));
    QTest::qWait(300);
    hands::shoot(window, "import-light-en");
    QVERIFY(hands::click(window, QStringLiteral("Import")));
    QVERIFY(hands::wait_for([&] {
      auto info = events::info(*window.context().project());
      return info && info->events == 594;
    }));
    QVERIFY(hands::wait_for(
        [&] { return hands::find<QPushButton>(window, QStringLiteral("See the data"))->isEnabled(); }));
    hands::shoot(window, "import-done-light-en");

    OK(auto project, Project::create(file("core.habitus")));
    OK(const auto proposal, ingest::propose(log));
    QVERIFY(proposal.doubts.empty());
    ingest::ImportRequest request;
    OK(const Json mapping, parse_json(proposal.mapping));
    OK(request.mapping, ingest::parse_mapping(mapping));
    request.paths = {log};
    request.source = "orders";
    OK(const auto report, ingest::import_files(*project, request, {}));
    OK(const auto by_hand, events::info(*window.context().project()));
    QCOMPARE(report.counts.rejected, 6);
    QCOMPARE(by_hand.content_hash, report.content_hash);
    // The same source once more is read as before, and says so.
    window.act(QStringLiteral("import"), Json{{"files", {log}}});
    QVERIFY(hands::wait_for([&] {
      const auto labels = window.findChildren<QLabel*>();
      return std::any_of(labels.begin(), labels.end(), [](const QLabel* l) { return l->isVisible() && l->text().contains(QStringLiteral("was read before")); });
    }));
    QVERIFY(hands::wait_for([&] { return hands::find<QPushButton>(window, QStringLiteral("Import"))->isEnabled(); }));
    repair_by_hand(window);
    show_and_shoot(window, "data", "data-figures");
    show_and_shoot(window, "trend", "trend-figures");
    show_and_shoot(window, "retention", "retention-figures");
    show_and_shoot(window, "cohorts", "cohorts-figures");
    show_and_shoot(window, "sessions", "sessions-figures");
    window.session().close();
  }

 private:
  /// Exported, one record mended in place, the others in the exported file, replayed: nothing is left.
  void repair_by_hand(MainWindow& window) {
    QTest::keyClick(&window, Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    QTableView* list = nullptr;
    QVERIFY(hands::wait_for([&] {
      list = hands::find<QTableView>(window, QStringLiteral("Records in quarantine"));
      return list && list->model()->rowCount() == 6;
    }));
    hands::shoot(window, "quarantine");
    auto* raw = hands::find<QPlainTextEdit>(window, QStringLiteral("Text of the record"));
    QVERIFY(raw && raw->toPlainText().contains(QStringLiteral("2025-02-31")));
    const QString good =
        raw->toPlainText().replace(QStringLiteral("2025-02-31"), QStringLiteral("2025-02-21"));
    QTest::mouseClick(raw->viewport(), Qt::LeftButton);
    QTest::keyClick(raw, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(raw, good.trimmed());
    QVERIFY(hands::click(window, QStringLiteral("Repair")));
    const QString out = dir_.filePath(QStringLiteral("quarantine.csv"));
    hands::answer_file_dialog(out);
    QVERIFY(hands::click(window, QStringLiteral("Export…")));
    QFile file(out);
    QVERIFY(hands::wait_for([&] { return file.exists(); }) && file.open(QIODevice::ReadOnly));
    QByteArray text = file.readAll();
    file.close();
    QVERIFY(text.contains("2025-02-31"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.replace("2025-02-31", "2025-02-21"));
    file.close();
    hands::answer_file_dialog(out);
    QVERIFY(hands::click(window, QStringLiteral("Load repaired file…")));
    QVERIFY(hands::click(window, QStringLiteral("Replay")));
    QVERIFY(hands::wait_for([&] {
      auto info = events::info(*window.context().project());
      return info && info->events == 600;
    }));
  }
  /// A dock whose question needs nothing more than a log shows its figure without a further step.
  void show_and_shoot(MainWindow& window, const char* view, const char* picture) {
    window.open_view(QLatin1String(view), Json::object());
    const auto figure = [&]() -> kit::FigureView* {
      for (auto* f : window.findChildren<kit::FigureView*>())
        if (f->isVisible() && !f->figure().marks.empty()) return f;
      return nullptr;
    };
    QVERIFY2(hands::wait_for([&] { return figure() != nullptr; }), view);
    QTest::qWait(400);
    QVERIFY2(!figure()->figure().sentence.empty(), view);
    QVERIFY2(!figure()->figure().table.rows.empty(), view);
    hands::shoot(window, picture);
  }
};

QTEST_MAIN(TestViews)
#include "test_views.moc"
