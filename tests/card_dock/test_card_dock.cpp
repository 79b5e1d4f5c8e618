#include <nlohmann/json.hpp>

#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

#include "app/shell/look.h"
#include "app/shell/mainwindow.h"
#include "core/governance/recompute.h"
#include "core/ingest/import.h"
#include "core/models/external.h"
#include "tests/check.h"
#include "tests/views/hands.h"

using namespace habitus;

/// Card and Journal by hand: a text is written, a limitation decided, the card kept, exported and found in
/// the journal; its numbers are those of the core.
class TestCardDock : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;
  std::string file(const char* name) { return dir_.filePath(QLatin1String(name)).toStdString(); }

  /// 240 visits, and scores made elsewhere for 120 persons.
  void make_project(const std::string& path) {
    QFile log(QString::fromStdString(file("visits.csv"))), scores(QString::fromStdString(file("scores.csv")));
    QVERIFY(log.open(QIODevice::WriteOnly) && scores.open(QIODevice::WriteOnly));
    log.write("user,event,time\n");
    scores.write("user,score,label,as_of\n");
    for (int i = 0; i < 240; ++i)
      log.write(QStringLiteral("u%1,visit,2025-01-%2T10:00:00Z\n")
                    .arg(i % 120)
                    .arg(1 + i % 28, 2, 10, QLatin1Char('0'))
                    .toUtf8());
    for (int i = 0; i < 120; ++i)
      scores.write(QStringLiteral("u%1,%2,%3,2025-02-01\n")
                       .arg(i)
                       .arg(0.05 + 0.9 * i / 120)
                       .arg((i * 7 + i / 3) % 120 < i ? 1 : 0)
                       .toUtf8());
    log.close();
    scores.close();
    OK(auto project, Project::create(path));
    ingest::ImportRequest request;
    OK(request.mapping, ingest::parse_mapping(Json{{"format", "csv"},
                                                   {"actor", "user"},
                                                   {"event", "event"},
                                                   {"time", {{"columns", {"time"}}, {"format", "iso"}}}}));
    request.paths = {file("visits.csv")};
    request.source = "visits";
    OK(const auto imported, ingest::import_files(*project, request, {}));
    QCOMPARE(imported.counts.stored, int64_t{240});
    models::ScoreTable table;
    table.path = file("scores.csv"), table.name = "outside", table.actor = "user", table.score = "score",
    table.label = "label", table.as_of = "as_of";
    OK(const auto report, models::import_scores(*project, table, {}));
    QCOMPARE(report.stored, int64_t{120});
  }

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    qputenv("HABITUS_KEYS", dir_.filePath(QStringLiteral("keys")).toUtf8());
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  }

  void a_card_is_written_by_hand() {
    make_project(file("hand.habitus"));
    wear(QStringLiteral("light"), QStringLiteral("en"));
    MainWindow window;
    window.resize(1440, 900);
    window.show();
    OK_DONE(window.session().open(QString::fromStdString(file("hand.habitus"))));
    window.open_view(QStringLiteral("card"), Json::object());
    const auto sections = [&] {
      return hands::find<QListWidget>(window, QStringLiteral("Sections of the card"));
    };
    QVERIFY(hands::wait_for([&] { return sections() && sections()->count() == 21; }));
    hands::shoot(window, "card-light");
    // Section 2 is open; with words it is filled.
    QVERIFY(sections()->item(2)->toolTip() == QStringLiteral("open"));
    sections()->setFocus();
    while (sections()->currentRow() < 2) QTest::keyClick(sections(), Qt::Key_Down);
    auto* text = hands::find<QPlainTextEdit>(window, QStringLiteral("Text of the section"));
    QVERIFY(text);
    QTest::keyClicks(text, QStringLiteral("Nobody is to be written to."));
    auto* scope = hands::find<QPlainTextEdit>(window, QStringLiteral("Out of scope, foreseeable misuse"));
    QVERIFY(scope);
    QTest::keyClicks(scope, QStringLiteral("Prices."));
    QVERIFY(hands::wait_for([&] { return sections()->item(2)->toolTip() == QStringLiteral("filled"); }));
    // The model is external: the program says so, and a person accepts it.
    auto* limits = hands::find<QListWidget>(window, QStringLiteral("Not yet decided"));
    QVERIFY(limits && limits->count() > 0);
    const int before = limits->count();
    auto* why = hands::find<QLineEdit>(window, QStringLiteral("What limits it, or why it is none"));
    QTest::keyClicks(why, QStringLiteral("The supplier is audited each year"));
    QVERIFY(hands::click(window, QStringLiteral("Accept")));
    QVERIFY(hands::wait_for([&] { return limits->count() == before - 1; }));
    hands::shoot(window, "card-written-light");
    write_what_is_required(window);
    export_into(window, dir_.filePath(QStringLiteral("out")));
    QVERIFY(hands::wait_for([&] { return QFile::exists(dir_.filePath(QStringLiteral("out/outside.pdf"))); }));
    QTest::qWait(300);
    QFile html(dir_.filePath(QStringLiteral("out/outside.html")));
    QVERIFY(html.open(QIODevice::ReadOnly));
    const std::string page = html.readAll().toStdString();
    QVERIFY(page.find("Nobody is to be written to.") != std::string::npos);
    QVERIFY(page.find("The supplier is audited each year") != std::string::npos);
    for (const char* part : {"<html lang=\"de\">", "Nur Zusammenhang: ", "Consent.", "To object.",
                             "One year only.", "Asked at sign-up.", "18 offen"})
      QVERIFY2(page.find(part) != std::string::npos, part);
    OK(const auto same, governance::recompute(*window.context().project(), page, {}));
    QVERIFY(same.same_bytes);
    look_into_journal(window);
    look_in_the_dark(window);
    window.session().close();
    QTest::qWait(200);
    hands::shoot(window, "journal-closed");
  }

 private:
  void look_in_the_dark(MainWindow& window) {
    wear(QStringLiteral("dark"), QStringLiteral("en"));
    window.resize(1280, 720);
    window.open_view(QStringLiteral("card"), Json::object());
    QTest::qWait(600);
    hands::shoot(window, "card-dark-1280");
    window.open_view(QStringLiteral("journal"), Json::object());
    QTest::qWait(400);
    hands::shoot(window, "journal-dark-1280");
  }
  QPlainTextEdit* prose(MainWindow& window, const char* name) {
    return hands::find<QPlainTextEdit>(window, QString::fromUtf8(name));
  }
  void go_to(MainWindow& window, int section) {
    auto* sections = hands::find<QListWidget>(window, QStringLiteral("Sections of the card"));
    sections->setFocus();
    while (sections->currentRow() < section) QTest::keyClick(sections, Qt::Key_Down);
    while (sections->currentRow() > section) QTest::keyClick(sections, Qt::Key_Up);
  }
  bool says(MainWindow& window, const QString& part) {
    return hands::wait_for([&] {
      for (const QLabel* label : window.findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(part)) return true;
      return false;
    });
  }

  /// Without legal basis, rights and limitations the export is refused by name; a draft would name them.
  void write_what_is_required(MainWindow& window) {
    QVERIFY(hands::click(window, QStringLiteral("Export…")));  // refused before a folder is asked for
    QVERIFY(says(
        window, QStringLiteral(
                    "“legal basis”, “rights of the persons concerned” and “limitations” are not filled in")));
    QVERIFY(!QApplication::activeModalWidget());
    OK(const auto kept, window.context().project()->definitions().heads("card"));
    QVERIFY(kept.empty());  // nor is a version of the card kept
    QVERIFY(hands::find<QCheckBox>(window, QStringLiteral("Export as a draft that names what is missing")));
    go_to(window, 13);
    QVERIFY(says(window, QStringLiteral("Required: without it the card leaves only as a draft.")));
    QTest::keyClicks(prose(window, "Text of the section"), QStringLiteral("One year only."));
    go_to(window, 14);
    QTest::keyClicks(prose(window, "Legal basis"), QStringLiteral("Consent."));
    QTest::keyClicks(prose(window, "Rights of the persons concerned"), QStringLiteral("To object."));
    // A clause is met once its note says how.
    auto* clauses = hands::find<QListWidget>(window, QStringLiteral("Clauses of law"));
    QVERIFY(clauses && clauses->count() == 19);
    clauses->setCurrentRow(3);  // lawful ground
    QVERIFY(hands::choose(window, QStringLiteral("The chosen clause is"), QStringLiteral("met")));
    QVERIFY(says(window, QStringLiteral("Say how it is met, or why it does not apply.")));
    QVERIFY(hands::type(window, QStringLiteral("How it is met, or why it does not apply"),
                        QStringLiteral("Asked at sign-up.")));
    QVERIFY(hands::wait_for([&] { return clauses->item(3)->text().startsWith(QStringLiteral("●")); }));
    hands::shoot(window, "card-law-light");
    // A causal claim needs what it stands on.
    go_to(window, 20);
    QVERIFY(hands::choose(window, QStringLiteral("Causes"),
                          QStringLiteral("randomised: chance decided who was treated")));
    QVERIFY(says(window, QStringLiteral("A randomised claim needs the id of an experiment")));
    hands::shoot(window, "card-cause-light");
    QVERIFY(hands::choose(window, QStringLiteral("Causes"), QStringLiteral("association only")));
    // How small a group may be is a setting of the project.
    QVERIFY(
        hands::type(window, QStringLiteral("Smallest group that leaves the program"), QStringLiteral("25")));
    QVERIFY(hands::wait_for([&] { return window.context().project()->gate().min_cell() == 25; }));
    QVERIFY(hands::choose(window, QStringLiteral("Language of the card"), QStringLiteral("Deutsch")));
    QTest::qWait(600);
    hands::shoot(window, "card-german-light");
  }

  void export_into(MainWindow& window, const QString& folder) {
    QDir().mkpath(folder);
    QTimer::singleShot(400, &window, [folder] {
      auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
      QVERIFY(dialog);
      auto* name = dialog->findChild<QLineEdit*>();
      QVERIFY(name);
      name->setText(folder);
      QTest::keyClick(name, Qt::Key_Enter);
    });
    QVERIFY(hands::click(window, QStringLiteral("Export…")));
  }

  void look_into_journal(MainWindow& window) {
    window.open_view(QStringLiteral("journal"), Json::object());
    const auto entries = [&] {
      return hands::find<QTableView>(window, QStringLiteral("Entries of the journal"));
    };
    QVERIFY(hands::wait_for([&] { return entries() && entries()->model()->rowCount() > 3; }));
    hands::shoot(window, "journal-light");
    const int all = entries()->model()->rowCount();
    QVERIFY(hands::choose(window, QStringLiteral("Show only"), QStringLiteral("card")));
    QVERIFY(hands::wait_for([&] { return entries()->model()->rowCount() == 1; }));
    QVERIFY(hands::choose(window, QStringLiteral("Show only"), QStringLiteral("Everything")));
    QVERIFY(hands::wait_for([&] { return entries()->model()->rowCount() == all; }));
    QVERIFY(hands::click(window, QStringLiteral("Verify the chain")));
    QVERIFY(hands::wait_for([&] {
      return hands::find<QAbstractButton>(window, QStringLiteral("Verify the chain"))->isEnabled();
    }));
  }
};

QTEST_MAIN(TestCardDock)
#include "test_card_dock.moc"
