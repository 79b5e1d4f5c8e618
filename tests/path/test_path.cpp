#include <nlohmann/json.hpp>

#include <QClipboard>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>

#include "app/shell/centre.h"
#include "app/shell/look.h"
#include "app/shell/mainwindow.h"
#include "core/events/log.h"
#include "core/simulator/simulate.h"
#include "tests/check.h"
#include "tests/verbs/cli.h"
#include "tests/views/hands.h"
#include "views/kit/picture.h"
#include "views/kit/question_view.h"

using namespace habitus;

/// The whole way from a new project to an audit, once by hand in the window (key and mouse events on controls
/// found by accessible name, in English and in German) and once with habitus-cli from specs written here. The
/// answers' hashes are equal: same question, same definitions, same log.
class TestPath : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;
  std::map<std::string, std::string> cli_;    ///< question → hash of its result
  std::map<std::string, std::string> asked_;  ///< question → its completed spec
  QString file(const QString& name) const { return dir_.filePath(name); }

  Json said(const QStringList& arguments) {
    const Said done = cli(arguments, dir_.path());
    const auto body = parse_json(done.out);
    if (done.code != 0 || !body) qWarning("%s: %s", qPrintable(arguments.join(u' ')), done.err.c_str());
    return body ? *body : Json::object();
  }
  /// Asks with a spec of its own file and keeps what was answered.
  void ask(const char* verb, const char* spec, const QStringList& more = {}) {
    const QString path = file(QString::fromLatin1(verb) + QStringLiteral(".json"));
    write_text(path, spec);
    const Json body = said(QStringList{QLatin1String(verb), QStringLiteral("cli.habitus"),
                                       QStringLiteral("--spec"), path, QStringLiteral("--json")} +
                           more);
    cli_[verb] = body.value("result", "");
    asked_[verb] = body.value("spec", Json()).dump();
  }

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    OK(const Json json, parse_json(simulator::sample_spec()));
    OK(simulator::Spec spec, simulator::read_spec(json));
    spec.actors = 400;
    OK(const Json truth, simulator::simulate(spec,
                                             {file(QStringLiteral("shop.csv")).toStdString(),
                                              file(QStringLiteral("people.csv")).toStdString(),
                                              {}},
                                             {}));
    Q_UNUSED(truth);
  }

  void by_command_line() {
    said(words("new cli.habitus --json"));
    said(words("import cli.habitus shop.csv --source shop --json"));
    said(words("people cli.habitus import people.csv --key user --json"));
    said(words("people cli.habitus mark sex --mark-protected --mark-static --json --reason") +
         QStringList{QStringLiteral("recorded at birth")});
    ask("sessions", R"({"timeout":"45 min"})");
    ask("trend", R"({"measures":[{"pick":"order","as":"events"}],"grain":"week"})");
    ask("funnel", R"({"steps":["visit","view_item","order"],"window":"1 d","grain":"week"})");
    ask("retention", R"({"start":"visit","return":"*","grain":"week"})");
    ask("cohorts", R"({"by":[{"time":"month"}],"kpis":[{"as":"active","pick":"*"}]})");
    ask("target",
        R"({"type":"event","event":"order","horizon":"30 d","gap":"0 d","active_within":"60 d",
            "as_of":{"every":"month","from":"2025-03-01","to":"2025-08-01"}})",
        words("--save again"));
    ask("features",
        R"({"features":[{"type":"recency"},{"type":"count","windows":["7 d","30 d","90 d"]},
            {"type":"sessions","window":"90 d"},{"type":"tenure"}],"target":"again"})",
        words("--save rhythm"));
    ask("model", R"({"frame":{"set":"rhythm","target":"again"},"calibration":"platt","l2":0.5,"l1":0})",
        words("--name orders"));
    ask("validate", R"({"model":"orders","costs":{"false_positive":1,"false_negative":5}})");
    ask("fairness", R"({"of":{"type":"model","model":"orders","threshold":0.5},"by":["sex"]})");
    for (const auto& [verb, result] : cli_) QVERIFY2(result.size() == 64, verb.c_str());
  }

  void by_hand_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("German") << QStringLiteral("de");
  }
  void by_hand() {
    QFETCH(QString, language);
    wear(QStringLiteral("light"), language);
    MainWindow window;
    window.resize(1440, 900);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    new_project(window, language);
    if (QTest::currentTestFailed()) return;
    import_log(window);
    if (QTest::currentTestFailed()) return;
    recognise(window);
    if (QTest::currentTestFailed()) return;
    explore(window);
    if (QTest::currentTestFailed()) return;
    people(window);
    if (QTest::currentTestFailed()) return;
    model(window);
    if (QTest::currentTestFailed()) return;
    window.session().close();
  }

 private:
  static bool type(QWidget& window, const char* name, const char* text) {
    return hands::type(window, QString::fromUtf8(name), QString::fromUtf8(text));
  }
  static bool press(QWidget& window, const char* name) {
    return hands::click(window, QString::fromUtf8(name));
  }
  static bool choose(QWidget& window, const char* name, const char* entry) {
    return hands::choose(window, QString::fromUtf8(name), QString::fromUtf8(entry));
  }
  /// Opens a view by its keys and waits until it stands there.
  static kit::QuestionView* go(MainWindow& window, const char* id, Qt::Key key) {
    if (!hands::keys(window, key, Qt::ControlModifier | Qt::ShiftModifier)) return nullptr;
    hands::wait_for([&] { return window.centre().current_id() == QLatin1String(id); });
    return dynamic_cast<kit::QuestionView*>(window.centre().current());
  }
  /// The view's answer is that of the command line.
  void same(const kit::QuestionView* view, const char* verb) {
    QVERIFY2(view, verb);
    const bool equal = hands::wait_for([&] { return view->answer().result == cli_[verb]; }, 30000);
    if (!equal) {
      hands::shoot(*view->window(), verb);
      qWarning("%s: the window asked %s\nthe command line asked %s", verb, view->answer().spec.c_str(),
               asked_[verb].c_str());
    }
    QVERIFY2(equal, verb);
  }

  void new_project(MainWindow& window, const QString& language) {
    hands::answer_file_dialog(file(language + QStringLiteral(".habitus")));
    QVERIFY(press(window, "New project…"));
    QVERIFY(hands::wait_for([&] { return window.context().project() != nullptr; }));
  }

  void import_log(MainWindow& window) {
    hands::answer_file_dialog(file(QStringLiteral("shop.csv")));
    QVERIFY(hands::keys(window, Qt::Key_I, Qt::ControlModifier));
    const bool pressed = press(window, "Import");
    if (!pressed) hands::shoot(window, "path_import");
    QVERIFY(pressed);
    QVERIFY(press(window, "See the data"));
    OK(const auto info, events::info(*window.context().project()));
    QVERIFY(info.events > 1000);
    const Json there = said(words("info cli.habitus --json"));
    QCOMPARE(info.content_hash, there.value("content_hash", ""));
  }

  void recognise(MainWindow& window) {
    auto* taxonomy = go(window, "taxonomy", Qt::Key_B);
    QVERIFY(type(window, "Event to recognise", "order"));
    QVERIFY(press(window, "New behaviour"));
    QVERIFY(type(window, "Event to recognise", "pay"));
    QVERIFY(press(window, "Add to the chosen"));
    QVERIFY(type(window, "Name", "shop"));
    QVERIFY(press(window, "Keep"));
    QVERIFY(hands::wait_for([&] {
      const Json body = taxonomy->answer().result.empty() ? Json::object() : taxonomy->answer().json();
      return body.contains("behaviours") && body["behaviours"].size() == 1 &&
             body["behaviours"][0]["events"] > 0;
    }));
    const auto kept = window.context().project()->definitions().head("taxonomy", "shop");
    QVERIFY(kept && *kept);
    QVERIFY(press(window, "Cut sessions"));
    QVERIFY(type(window, "Timeout", "45 min"));
    same(dynamic_cast<kit::QuestionView*>(window.centre().current()), "sessions");
  }

  void explore(MainWindow& window) {
    auto* funnel = go(window, "funnel", Qt::Key_F);
    const QStringList entry =
        hands::called(QStringLiteral("New entry for %1"), QStringLiteral("Steps, in this order"));
    for (const char* step : {"visit", "view_item", "order"})
      QVERIFY(hands::type(window, entry, QString::fromLatin1(step)));
    QVERIFY(type(window, "Conversion window", "1 d"));
    same(funnel, "funnel");
    keep_people(window, *funnel);
    if (QTest::currentTestFailed()) return;
    auto* trend = go(window, "trend", Qt::Key_T);
    QVERIFY(type(window, "Events", "order"));
    same(trend, "trend");
    auto* retention = go(window, "retention", Qt::Key_R);
    QVERIFY(type(window, "People enter with", "visit"));
    same(retention, "retention");
    same(go(window, "cohorts", Qt::Key_C), "cohorts");
  }

  /// The people behind the first bar of the funnel become a segment.
  void keep_people(MainWindow& window, kit::QuestionView& funnel) {
    QVERIFY(hands::wait_for([&] { return window.context().tasks().empty(); }));  // a later answer would take the mark away
    auto* picture = funnel.findChild<kit::Picture*>();
    QVERIFY(picture);
    picture->setFocus();
    QTest::keyClick(picture, Qt::Key_Right);
    QTest::keyClick(picture, Qt::Key_Return);
    hands::answer_text_dialog(QStringLiteral("converted"));
    QVERIFY(press(window, "Save as segment"));
    const auto kept = window.context().project()->definitions().head("segment", "converted");
    QVERIFY(kept && *kept);
  }

  void people(MainWindow& window) {
    go(window, "people", Qt::Key_P);
    hands::answer_file_dialog(file(QStringLiteral("people.csv")));
    QVERIFY(press(window, "Choose a table…"));
    QVERIFY(hands::wait_for([&] {
      auto* box = hands::find<QComboBox>(window, QStringLiteral("Column with the actor id"));
      return box && box->findText(QStringLiteral("user")) >= 0;
    }));
    QVERIFY(choose(window, "Column with the actor id", "user"));
    QVERIFY(press(window, "Import table"));
    auto* table = hands::find<QTableView>(window, QStringLiteral("Attributes"));
    QVERIFY(table);
    QVERIFY(hands::wait_for([&] { return table->model()->rowCount() > 3; }));
    for (int row = 0; row < table->model()->rowCount(); ++row) {
      const QModelIndex at = table->model()->index(row, 0);
      if (at.data().toString() != QLatin1String("sex")) continue;
      QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(at).center());
    }
    QVERIFY(press(window, "Protected"));
    QVERIFY(press(window, "Has always been so"));
    QVERIFY(type(window, "Why it never changes", "recorded at birth"));
    QVERIFY(press(window, "Apply"));
  }

  void model(MainWindow& window) {
    auto* target = go(window, "target", Qt::Key_O);
    QVERIFY(type(window, "Event", "order"));
    QVERIFY(type(window, "Active within", "60 d"));
    QVERIFY(type(window, "As of", "month 2025-03-01 2025-08-01"));
    same(target, "target");
    QVERIFY(type(window, "Name", "again"));
    QVERIFY(press(window, "Keep"));
    QVERIFY(press(window, "Build features"));
    QVERIFY(choose(window, "Type of a new feature", "Days since the first"));
    QVERIFY(press(window, "Add a feature of this type"));
    QVERIFY(type(window, "Name", "rhythm"));
    QVERIFY(press(window, "Keep"));
    same(dynamic_cast<kit::QuestionView*>(window.centre().current()), "features");
    QVERIFY(press(window, "Fit a model"));
    QVERIFY(type(window, "L2 penalty", QLocale().toString(.5).toUtf8().constData()));
    QVERIFY(type(window, "Name", "orders"));
    QVERIFY(press(window, "Keep"));
    same(dynamic_cast<kit::QuestionView*>(window.centre().current()), "model");
    QVERIFY(press(window, "Validate the model"));
    QVERIFY(type(window, "Cost of a miss", "5"));
    same(dynamic_cast<kit::QuestionView*>(window.centre().current()), "validate");
    QVERIFY(press(window, "Audit fairness"));
    QVERIFY(type(window, "Cut by", "sex"));
    same(dynamic_cast<kit::QuestionView*>(window.centre().current()), "fairness");
    QVERIFY(type(window, "Cut by", "sex x country"));
    few_are_withheld(window);
  }

  /// A copy of the audit shows no group of 1 to 9 people, and that it does not.
  static void few_are_withheld(MainWindow& window) {
    const auto* audit = dynamic_cast<kit::QuestionView*>(window.centre().current());
    QVERIFY(hands::wait_for([&] { return audit->answer().spec.find("country") != std::string::npos; }));
    QVERIFY(press(window, "Show as a table"));
    QVERIFY(press(window, "Copy, small cells withheld"));
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QVERIFY(lines.size() > 2);
    const auto at = lines[0].split(QLatin1Char('\t')).indexOf(QStringLiteral("n"));
    QVERIFY2(at > 0, qPrintable(lines[0]));
    int withheld = 0;
    for (const QString& line : lines.mid(1)) {
      const QString n = line.split(QLatin1Char('\t')).value(at);
      withheld += n == QStringLiteral("·");
      QVERIFY2(n == QStringLiteral("·") || n.toInt() == 0 || n.toInt() >= 10, qPrintable(line));
    }
    QVERIFY(withheld > 0);
  }
};

QTEST_MAIN(TestPath)
#include "test_path.moc"
