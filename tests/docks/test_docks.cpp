#include <QFloat16>

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QDialog>
#include <QElapsedTimer>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>

#include "app/shell/centre.h"
#include "app/shell/look.h"
#include "app/shell/mainwindow.h"
#include "core/base/hash.h"
#include "core/governance/finding.h"
#include "core/profiles/profiles.h"
#include "core/simulator/simulate.h"
#include "tests/check.h"
#include "tests/verbs/cli.h"
#include "tests/views/hands.h"
#include "views/kit/figure_view.h"
#include "views/kit/question_view.h"
#include "views/kit/theme.h"
#include "views/kit/words.h"
#include "views/validation/period_picker.h"

using namespace habitus;

/// The docks about segments, lineage and validation by hand, on a project of the simulated shop.
class TestDocks : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;
  Json truth_;  ///< what the simulator planted
  QString file(const QString& name) const { return dir_.filePath(name); }

  static constexpr const char* kStudy = R"({"title": "docks", "data": ["log", "people"], "steps": [
    {"verb": "import", "spec": {"files": ["${log}"], "source": "shop"}},
    {"verb": "people", "spec": {"action": "import", "file": "${people}", "key": "user", "protected": ["sex"],
     "static": {"sex": "as registered", "birth_date": "as registered", "country": "as registered",
     "region": "as registered", "magazine": "at sign-up", "plan": "at sign-up", "winback_sent": "at sign-up"}}},
    {"verb": "define", "spec": {"kind": "segment", "name": "buyers", "spec": {"did": "order"}}},
    {"verb": "define", "spec": {"kind": "segment", "name": "everyone", "spec": {"did": "visit"}}},
    {"verb": "features", "spec": {"$save": "behaviour", "set": {"features": [
      {"type": "count", "events": ["visit", "order"], "windows": ["30 d"]}, {"type": "recency"}]}}},
    {"verb": "features", "spec": {"$save": "behaviour", "set": {"features": [
      {"type": "count", "events": ["visit", "order"], "windows": ["60 d"]}, {"type": "recency"}, {"type": "tenure"}]}}},
    {"verb": "target", "spec": {"type": "event", "event": "order", "horizon": "30 d", "active_within": "60 d",
     "as_of": {"every": "month", "from": "2025-02-01", "to": "2025-08-01"}, "$save": "again"}},
    {"verb": "costs", "spec": {"truth": "mail_topic", "decided": "mail_sorted", "$save": "sorting",
     "classes": ["delivery", "payment", "product", "return"],
     "costs": [[0, 3, 3, 6], [25, 0, 25, 25], [3, 3, 0, 3], [12, 12, 12, 0]]}},
    {"verb": "model", "spec": {"name": "orders", "frame": {"set": "behaviour", "target": "again"}}}]})";

  kit::QuestionView* open(MainWindow& window, const char* id) {
    window.open_view(QLatin1String(id), Json::object());
    settle(window);
    return qobject_cast<kit::QuestionView*>(window.centre().current());
  }
  /// A question waits a moment for further edits before it is asked.
  static void settle(MainWindow& window) {
    for (int calm = 0; calm < 4;) {
      QTest::qWait(80);
      calm = window.context().tasks().empty() ? calm + 1 : 0;
    }
  }
  static const report::Figure* shown(const kit::View& view, const char* kind) {
    for (auto* f : view.findChildren<kit::FigureView*>())
      if (f->isVisibleTo(&view) && f->figure().kind == kind) return &f->figure();
    return nullptr;
  }
  void begin(MainWindow& window, const char* look, const char* language, QSize size = {1280, 720}) {
    wear(QString::fromLatin1(look), QString::fromLatin1(language));
    window.resize(size);
    window.show();
    OK_DONE(window.session().open(file(QStringLiteral("docks.habitus"))));
    window.resize(size);
  }

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    qputenv("HABITUS_KEYS", file(QStringLiteral("keys")).toLocal8Bit());
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    OK(const Json json, parse_json(simulator::sample_spec()));
    OK(simulator::Spec spec, simulator::read_spec(json));
    spec.actors = 400;
    const QString log = file(QStringLiteral("shop.csv")), people = file(QStringLiteral("people.csv"));
    OK(truth_, simulator::simulate(spec, {log.toStdString(), people.toStdString(), {}}, {}));
    write_text(file(QStringLiteral("study.json")), kStudy);
    const Said done = cli({QStringLiteral("run"), QStringLiteral("study.json"), QStringLiteral("--project"),
                           QStringLiteral("docks.habitus"), QStringLiteral("--data"), log, people, QStringLiteral("--out"),
                           dir_.path()},
                          dir_.path());
    QVERIFY2(done.code == 0, (done.out + done.err).c_str());
  }

  /// Everybody visits: the largest segment holds nearly all. Where it fails is the analyst's to say.
  void thresholds_are_adjusted() {
    MainWindow window;
    begin(window, "light", "en");
    kit::QuestionView* dock = open(window, "sanity");
    QVERIFY(dock);
    const auto verdict = [&](const char* id) -> Json {
      const Json body = dock->answer().json();
      for (const Json& c : body["checks"])
        if (c["id"] == id) return c["state"];
      return {};
    };
    QCOMPARE(verdict("dominant"), Json("fail"));
    int fields = 0;
    for (const profiles::Limit& limit : profiles::limits()) {
      const QString name = kit::say(profiles::check_name(limit.id));
      for (const char* which : {"%1: warns from", "%1: fails from"})
        fields += hands::find<QAbstractSpinBox>(window, QString::fromLatin1(which).arg(name)) != nullptr;
    }
    QCOMPARE(fields, 16);
    for (const char* which : {"%1: warns from", "%1: fails from"})
      QVERIFY(hands::type(window, QString::fromLatin1(which).arg(kit::say(profiles::check_name("dominant"))),
                          QStringLiteral("100")));
    settle(window);
    QCOMPARE(verdict("dominant"), Json("pass"));  // nearly all is not all
    QVERIFY(hands::type(window, QStringLiteral("%1: fails from").arg(kit::say(profiles::check_name("empty"))),
                        QStringLiteral("9")));
    settle(window);
    const Json asked = Json::parse(dock->answer().spec, nullptr, false);
    QCOMPARE(asked["thresholds"]["dominant"], (Json{{"warn", 1.0}, {"fail", 1.0}}));
    QCOMPARE(asked["thresholds"]["empty"]["fail"], Json(9.0));
    QCOMPARE(asked["thresholds"]["gini"]["fail"], Json(0.8));
    hands::shoot(window, "docks-sanity");
    // A spec that somebody completed comes back as it is: thresholds, cuts and all.
    OK(Json kept, profiles::sanity().complete(*window.context().project(),
                                              {{"of", {{"segments", {"buyers"}}}},
                                               {"by", {"sex", "sex x country"}},
                                               {"thresholds", {{"gini", {{"warn", .1}, {"fail", .2}}}}}}));
    kept.erase("scope");
    dock->receive(Json{{"spec", kept}});
    settle(window);
    const Json again = Json::parse(dock->answer().spec, nullptr, false);
    QCOMPARE(again["by"], kept["by"]);
    QCOMPARE(again["of"], kept["of"]);
    QCOMPARE(again["thresholds"], kept["thresholds"]);
    window.session().close();
  }

  /// BM-1.4: what 1,000 sorted mails cost is the hand sum over the counts that were planted.
  void decisions_cost_what_was_planted() {
    MainWindow window;
    begin(window, "light", "en");
    kit::QuestionView* dock = open(window, "costs");
    QVERIFY(dock);
    Json counts;
    for (const Json& p : truth_["pairs"])
      if (p["attribute"] == "mail_sorted") counts = p["counts"];
    const Json asked = Json::parse(dock->answer().spec, nullptr, false);
    double cost = 0, n = 0;
    for (size_t t = 0; t < 4; ++t)
      for (size_t d = 0; d < 4; ++d) {
        const double k = counts[asked["classes"][t].get<std::string>()][asked["classes"][d].get<std::string>()];
        cost += k * asked["costs"][t][d].get<double>();
        n += k;
      }
    QVERIFY(n > 100 && cost > 0);
    const Json body = dock->answer().json();
    QVERIFY2(close_to(body["cost_per_1000"]["value"], 1000 * cost / n, 1e-9), body["cost_per_1000"].dump().c_str());
    QCOMPARE(body["cost_per_1000"]["n"].get<double>(), n);
    QVERIFY(shown(*dock, "matrix"));
    hands::shoot(window, "docks-costs");
    window.session().close();
  }

  /// BS-7.1: what an audit of a segment shows is signed in the dock, and stands with its signature in the report.
  void a_segment_audit_is_signed() {
    {
      MainWindow window;
      begin(window, "dark", "en", {1280, 900});
      kit::QuestionView* dock = open(window, "representation");
      QVERIFY(dock);
      QVERIFY(hands::type(window, QStringLiteral("Cut by"), QStringLiteral("sex")));
      QVERIFY(hands::type(window, QStringLiteral("Name"), QStringLiteral("by sex")));
      QVERIFY(hands::click(window, QStringLiteral("Keep")));
      settle(window);
      auto* finding = hands::find<QPlainTextEdit>(window, QStringLiteral("What the audit shows"));
      QVERIFY(finding);
      finding->setFocus();
      QTest::keyClicks(finding, QStringLiteral("Men and women buy alike."));
      QVERIFY(hands::type(window, QStringLiteral("Whose key"), QStringLiteral("auditor")));
      QVERIFY(hands::click(window, QStringLiteral("Sign the finding")));
      settle(window);
      OK(const auto found, governance::findings(*window.context().project(), sha256(dock->answer().body)));
      QCOMPARE(found.size(), size_t{1});
      QVERIFY(found[0].holds);
      QCOMPARE(found[0].name, std::string("auditor"));
      bool told = false;
      for (auto* l : dock->findChildren<QLabel*>()) told |= l->text().contains(QStringLiteral("Men and women buy alike."));
      QVERIFY(told);
      hands::shoot(window, "docks-representation");
      window.session().close();
    }
    const Said made = cli({QStringLiteral("card"), QStringLiteral("docks.habitus"), QStringLiteral("--report"),
                           QStringLiteral("--name"), QStringLiteral("segments"), QStringLiteral("--out"), dir_.path()},
                          dir_.path());
    QVERIFY2(made.code == 0, made.err.c_str());
    const std::string page = read_text(file(QStringLiteral("segments.html")));
    for (const char* said : {"Signed findings", "Men and women buy alike.", "auditor", "the signature holds"})
      QVERIFY2(page.find(said) != std::string::npos, said);
    const Said asked = cli({QStringLiteral("profile"), QStringLiteral("docks.habitus"), QStringLiteral("audit"),
                            QStringLiteral("--name"), QStringLiteral("by sex"), QStringLiteral("--json")},
                           dir_.path());
    const Json body = Json::parse(asked.out, nullptr, false);
    QCOMPARE(body["findings"].size(), size_t{1});
    QCOMPARE(body["findings"][0]["holds"], Json(true));
  }

  void segments_are_compared_on_a_radar() {
    MainWindow window;
    begin(window, "dark", "de");
    kit::QuestionView* dock = open(window, "profile");
    QVERIFY(dock);
    QVERIFY(hands::choose(window, QStringLiteral("Described by"), QStringLiteral("behaviour")));
    settle(window);
    const report::Figure* radar = shown(*dock, "radar");
    QVERIFY(radar);
    QCOMPARE(kit::say(radar->title), QStringLiteral("Segmente im Vergleich"));
    QCOMPARE(radar->series.size(), size_t{2});
    hands::shoot(window, "docks-profile-dark-de");
    // Kept from the command line, where it is completed: shown here it is the same question still.
    const Json asked = Json::parse(dock->answer().spec, nullptr, false);
    Json kept = asked;
    kept.erase("scope");
    dock->receive(Json{{"spec", kept}});
    settle(window);
    const Json again = Json::parse(dock->answer().spec, nullptr, false);
    QCOMPARE(again["table"], asked["table"]);
    QVERIFY(shown(*dock, "radar"));
    window.session().close();
  }

  /// Handles by mouse and by keys; the periods become a recipe of the model's dock.
  void periods_are_picked() {
    MainWindow window;
    begin(window, "light", "en", {1440, 900});
    kit::QuestionView* dock = open(window, "validation");
    QVERIFY(dock);
    auto* picker = dock->findChild<PeriodPicker*>();
    QVERIFY(picker && picker->dates() > 4);
    const int last_date = picker->dates() - 1;
    const int test = picker->test(), holdout = picker->holdout();
    QVERIFY(test > 1 && holdout > test);
    for (const char* part : {"Train", "test", "holdout"})  // a gap only where windows do not meet the test
      QVERIFY2(picker->words().contains(QLatin1String(part)), qPrintable(picker->words()));
    picker->setFocus();
    QTest::keyClick(picker, Qt::Key_Left);
    QCOMPARE(picker->test(), test - 1);
    QTest::keyClick(picker, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(picker->holdout(), std::max(test, holdout - 1));
    // By mouse: the handle of the test, dragged to the third date, then that of the holdout to the end.
    const auto x_of = [&](int place) {
      const double edge = kit::Theme::now().px(8), room = picker->width() - 2 * edge;
      const double first = double(picker->date(0)), last = double(picker->date(last_date)) + 30.0 * double(kDay);
      return QPoint(int(edge + room * (double(picker->date(place)) - first) / (last - first)), kit::Theme::now().px(30));
    };
    QTest::mousePress(picker, Qt::LeftButton, {}, x_of(picker->test()));
    QTest::mouseMove(picker, x_of(3));
    QTest::mouseMove(picker, x_of(2));
    QTest::mouseRelease(picker, Qt::LeftButton, {}, x_of(2));
    QCOMPARE(picker->test(), 2);
    QTest::mousePress(picker, Qt::LeftButton, {}, x_of(picker->holdout()));
    QTest::mouseMove(picker, x_of(last_date));
    QTest::mouseRelease(picker, Qt::LeftButton, {}, x_of(last_date));
    QCOMPARE(picker->holdout(), last_date);
    hands::shoot(window, "docks-periods");
    const std::string test_from = iso(picker->date(2)), holdout_from = iso(picker->date(last_date));
    QVERIFY(hands::click(window, QStringLiteral("Fit with these periods")));
    settle(window);
    QCOMPARE(window.centre().current_id(), QStringLiteral("model"));
    const auto* model = qobject_cast<kit::QuestionView*>(window.centre().current());
    const Json state = model->saveState();
    QCOMPARE(state["spec"]["split"]["dates"]["test_from"], Json(test_from));
    QCOMPARE(state["spec"]["split"]["dates"]["holdout_from"], Json(holdout_from));
    window.session().close();
  }

  /// BA-6.5: evaluated twice, the second is stamped; overlap of people and rows in the gap are said.
  void the_holdout_is_opened_and_opened_again() {
    MainWindow window;
    begin(window, "light", "en", {1440, 900});
    kit::QuestionView* dock = open(window, "validation");
    QVERIFY(dock);
    QCOMPARE(dock->answer().json()["holdout"]["state"], Json("sealed"));
    const auto label = [&](const char* part) {
      for (auto* l : dock->findChildren<QLabel*>())
        if (l->isVisible() && l->text().contains(QLatin1String(part))) return true;
      return false;
    };
    QVERIFY(label("Sealed"));
    QVERIFY(!hands::find<QPushButton>(window, QStringLiteral("Open the holdout"))->isEnabled());
    QVERIFY(hands::click(window, QStringLiteral("It opens for good; a second time is a reused holdout")));
    QVERIFY(hands::click(window, QStringLiteral("Open the holdout")));
    settle(window);
    QCOMPARE(dock->answer().json()["holdout"]["state"], Json("open"));
    QVERIFY(label("Opened once"));
    QVERIFY(hands::click(window, QStringLiteral("It opens for good; a second time is a reused holdout")));
    QVERIFY(hands::click(window, QStringLiteral("Evaluate it again")));
    settle(window);
    const Json body = dock->answer().json();
    QCOMPARE(body["holdout"]["state"], Json("reused"));
    QVERIFY(label("Reused holdout"));
    QStringList said;
    for (auto* f : dock->findChildren<kit::FigureView*>()) said << kit::say(f->figure().sentence);
    const QString all = said.join(QLatin1Char('\n'));
    QVERIFY2(all.contains(QStringLiteral("evaluation number 2")), qPrintable(all));
    const Json& shared = body["periods"]["shared"];
    QVERIFY(shared["test"].is_number());
    for (const int64_t n : {shared["test"].get<int64_t>(), body["periods"]["gap"]["n"].get<int64_t>()})
      QVERIFY2(all.contains(kit::count(n)), qPrintable(all));
    hands::shoot(window, "docks-holdout");
    window.session().close();
  }

  /// BA-4.8: the dictionary and what became of a set are the verb's own.
  void the_dictionary_leaves_the_dock() {
    const QString mine = file(QStringLiteral("mine.csv")), theirs = file(QStringLiteral("theirs.csv"));
    {
      MainWindow window;
      begin(window, "light", "en");
      QVERIFY(open(window, "lineage"));
      hands::answer_file_dialog(mine);
      QVERIFY(hands::click(window, QStringLiteral("Export data dictionary")));
      QVERIFY(hands::wait_for([&] { return QFile::exists(mine); }));
      settle(window);
      QVERIFY(hands::click(window, QStringLiteral("Compare versions")));
      QDialog* box = nullptr;
      QVERIFY(hands::wait_for([&] { return (box = window.findChild<QDialog*>()) && box->isVisible(); }));
      auto* table = hands::find<QTableView>(*box, QStringLiteral("Compare versions"));
      QVERIFY(table);
      QStringList cells;
      for (int r = 0; r < table->model()->rowCount(); ++r)
        for (int c = 0; c < table->model()->columnCount(); ++c)
          cells << table->model()->index(r, c).data().toString();
      for (const char* said : {"added", "removed", "tenure"})
        QVERIFY2(cells.contains(QLatin1String(said)), qPrintable(cells.join(QLatin1Char('|'))));
      QTest::qWait(100);
      hands::shoot(*box, "docks-versions");
      box->close();
      hands::shoot(window, "docks-lineage");
      window.session().close();
    }
    const Said done = cli({QStringLiteral("features"), QStringLiteral("docks.habitus"), QStringLiteral("dossier"),
                           QStringLiteral("--name"), QStringLiteral("behaviour"), QStringLiteral("--out"), theirs},
                          dir_.path());
    QVERIFY2(done.code == 0, done.err.c_str());
    QVERIFY(read_text(mine).size() > 400);
    QCOMPARE(read_text(mine), read_text(theirs));
  }
};

QTEST_MAIN(TestDocks)
#include "test_docks.moc"
