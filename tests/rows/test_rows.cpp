#include <nlohmann/json.hpp>

#include <QListWidget>
#include <QTreeWidget>

#include "app/shell/sample.h"
#include "core/governance/questions.h"
#include "core/segments/population.h"
#include "core/taxonomy/event_table.h"
#include "core/taxonomy/question.h"
#include "tests/rows/room.h"
#include "views/kit/card.h"
#include "views/kit/figure_view.h"
#include "views/kit/kinds.h"
#include "views/kit/words.h"

using namespace habitus;

/// Editors of rules, recipes and records by hand, on logs small enough to be counted by hand.
class TestRows : public RowsRoom {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { dress(); }
  void cleanup() { window_.reset(); }

  /// What was pinned stands on the board by its name, whatever figures stand before it.
  void a_figure_is_pinned() {
    begin("a 0 view\na 5 buy\nb 0 view\nc 0 view\nc 9 buy\n");
    QVERIFY(open("retention"));
    std::vector<kit::FigureView*> shown;
    for (auto* view : window_->centre().current()->findChildren<kit::FigureView*>())
      if (view->isVisible()) shown.push_back(view);
    QVERIFY(shown.size() > 1);
    const std::string id = shown[1]->figure().id, title = shown[1]->figure().title.id;
    QVERIFY(id != shown[0]->figure().id);
    for (auto* button : shown[1]->findChildren<QAbstractButton*>())
      if (button->accessibleName() == QStringLiteral("Pin for presenting")) button->click();
    settle();
    OK(const auto pins, window_->context().project()->definitions().heads("figure"));
    QCOMPARE(pins.size(), size_t{1});
    QCOMPARE(pins[0].json().value("id", ""), id);
    QCOMPARE(pins[0].json().value("figure", -1), 0);
    open("board");
    const auto* pinned = window_->centre().current()->findChild<kit::FigureView*>();
    QVERIFY(pinned);
    QCOMPARE(pinned->figure().id, id);
    QCOMPARE(pinned->figure().title.id, title);
  }

  /// BR-1.2: the log labelled by hand in tests/taxonomy, its rules made from the parts of the sentence.
  void behaviours_by_hand() {
    begin(
        "a 0 view\na 5 add\na 66 buy\n"
        "b 0 view\nb 0 add\nb 10 add\nb 60 buy\n"
        "c 0 view\nc 10 leave\nc 20 add\nc 20 buy\n"
        "d 100 search\nd 105 search\nd 110 search\nd 121 search\n"
        "e 150 add\ne 200 ping\n");
    auto* dock = open("taxonomy");
    QVERIFY(dock);
    QVERIFY(choose("Kind of rule", "one is not followed by another"));
    QVERIFY(type("Event to recognise", "add"));
    QVERIFY(type("Event that does not follow", "buy"));
    QVERIFY(type("Within this time", "1 h"));
    QVERIFY(press("New behaviour"));
    QVERIFY(choose("Kind of rule", "one follows another"));
    QVERIFY(type("Event to recognise", "view"));
    QVERIFY(type("Event that follows", "add"));
    QVERIFY(type("Event that must not lie between", "leave"));
    QVERIFY(type("Within this time", "30 min"));
    QVERIFY(press("New behaviour"));
    QVERIFY(choose("Kind of rule", "it happens several times"));
    QVERIFY(type("Event to recognise", "search"));
    QVERIFY(type("Within this time", "10 min"));
    QVERIFY(press("New behaviour"));
    QVERIFY(choose("Kind of rule", "an event happens"));
    for (const char* event : {"view", "buy"}) {
      QVERIFY(type("Event to recognise", event));
      QVERIFY(press("New behaviour"));
    }
    settle();
    std::map<std::string, int> events;
    for (const Json& one : at(dock, "/behaviours")) events[one["name"]] = one["events"];
    QCOMPARE(events, (std::map<std::string, int>{{"add", 2}, {"add 2", 1}, {"search", 1}, {"view", 3}, {"buy", 3}}));
    QCOMPARE(at(dock, "/unmatched"), (Json{{{"event", "search"}, {"events", 3}},
                                      {{"event", "add"}, {"events", 2}},
                                      {{"event", "leave"}, {"events", 1}},
                                      {{"event", "ping"}, {"events", 1}}}));
    hands::shoot(*window_, "rows-taxonomy");
    // What cannot be a rule is refused with a reason, and nothing is added.
    QVERIFY(choose("Kind of rule", "one follows another"));
    QVERIFY(type("Within this time", "soon"));
    QVERIFY(press("New behaviour"));
    settle();
    QCOMPARE(at(dock, "/behaviours").size(), size_t{5});
    // The assignment of every event leaves the dock as the core writes it.
    const QString file = dir_.filePath(QStringLiteral("behaviours.csv"));
    hands::answer_file_dialog(file);
    QVERIFY(press("Write the behaviour of all events …"));
    QVERIFY(hands::wait_for([&] { return QFile::exists(file); }));
    settle();
    OK(const Json spec, parse_json(dock->answer().spec));
    OK(const auto table, taxonomy::assignments(*window_->context().project(), spec, INT64_MAX, {}));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll().toStdString(), table.csv());
    QCOMPARE(table.rows.size(), size_t{17});
  }

  /// BR-2.3: numbers 5 to 7 are gone, and one purchase comes without a checkout.
  void rules_find_what_is_missing() {
    std::string log;
    for (int i = 1; i <= 12; ++i)
      if (i < 5 || i > 7) log += "a " + std::to_string(i) + " ping seq=" + std::to_string(i) + "\n";
    log += "a 20 checkout\na 21 purchase\nb 5 purchase\n";
    begin(log.c_str());
    auto* dock = open("quality");
    QVERIFY(dock);
    QVERIFY(choose("Kind of the new rule", "sequence without gap"));
    QVERIFY(press("Add a rule"));
    QVERIFY(type("Column", "seq"));
    QVERIFY(choose("Kind of the new rule", "event needed before"));
    QVERIFY(press("Add a rule"));
    QVERIFY(type("Event", "purchase"));
    QVERIFY(type("Needs the event", "checkout"));
    settle();
    QCOMPARE(at(dock, "/rules").size(), size_t{2});
    QCOMPARE(at(dock, "/rules/0/missing"), Json(3));
    QCOMPARE(at(dock, "/rules/0/examples/0/from"), Json(5));
    QCOMPARE(at(dock, "/rules/0/examples/0/to"), Json(7));
    QCOMPARE(at(dock, "/rules/1/broken/k"), Json(1));
    QCOMPARE(at(dock, "/rules/1/broken/n"), Json(2));
    hands::shoot(*window_, "rows-quality");
  }

  /// BR-2.4: by hand, time alone finds one of two boundaries (F1 2/3); with the logout both are found.
  void sessions_end_with_a_logout() {
    begin(
        "a 0 view true=1\na 5 logout true=1\na 8 view true=2\na 20 view true=2\n"
        "b 0 view true=1\nb 10 view true=1\nb 60 view true=2\nb 61 view true=2\nc 0 view\nc 90 view\n");
    auto* dock = open("sessions");
    QVERIFY(dock);
    QVERIFY(type("Name", "time alone"));
    QVERIFY(press("Keep"));
    settle();
    QVERIFY(hands::type(*window_, hands::called(QStringLiteral("New entry for %1"), QStringLiteral("Events that end a session")),
                        QStringLiteral("logout")));
    QVERIFY(choose("Labelled sessions", "true"));
    QVERIFY(choose("Another recipe", "time alone"));
    settle();
    QCOMPARE(at(dock, "/labels/recipe/f1"), Json(1.0));
    QCOMPARE(at(dock, "/labels/against/f1"), Json(2.0 / 3));
    QCOMPARE(at(dock, "/labels/against/window_diff"), Json(1.0 / 6));
    QVERIFY(press("Who is cut differently"));
    QTreeWidget* who = nullptr;
    QVERIFY(hands::wait_for([&] {
      who = hands::find<QTreeWidget>(*window_, QStringLiteral("Persons cut differently"));
      return who && who->topLevelItemCount() == 1;
    }));
    QCOMPARE(who->topLevelItem(0)->text(0), QStringLiteral("a"));
    hands::shoot(*window_, "rows-sessions");
  }

  /// BS-1.5: a has three sessions, b two, c one.
  void a_population_leaves_a_waterfall() {
    begin("a 0 x\na 60 x\na 120 x\nb 0 x\nb 90 x\nc 0 x\nc 5 x\n");
    auto* dock = open("population");
    QVERIFY(dock);
    QVERIFY(type("Sessions, at least", "2"));
    QVERIFY(type("Events, at least", "3"));
    settle();
    OK(const auto same, report::ask(*window_->context().project(), segments::population(),
                                    Json{{"rules", {{{"sessions", {{"at_least", 2}}}},
                                                    {{"did", "*"}, {"count", {{"at_least", 3}}}}}}},
                                    {}));
    QCOMPARE(dock->answer().result, same.result);
    std::vector<int> left;
    for (const Json& step : at(dock, "/steps")) left.push_back(step["kept"]["k"]);
    QCOMPARE(left, (std::vector<int>{2, 1}));
  }

  /// BA-5.1 and BS-4.1: two moons are found by density alone, and the dock says so; noise is counted.
  void moons_are_found_by_density() {
    std::string table = "user,x,y,moon\n";
    for (int i = 0; i < 120; ++i) {
      const double t = M_PI * (i / 2) / 59, x = i % 2 ? 1 - std::cos(t) : std::cos(t),
                   y = i % 2 ? .5 - std::sin(t) : std::sin(t);
      table += "u" + std::to_string(i) + "," + std::to_string(x) + "," + std::to_string(y) + (i % 2 ? ",low\n" : ",high\n");
    }
    begin_with_people(120, table);
    auto* dock = open("clusters");
    QVERIFY(dock);
    QVERIFY(type("Clusters", "2"));
    QVERIFY(choose("Compare with", "moon"));
    settle();
    std::map<std::string, double> ari;
    for (const Json& one : at(dock, "/algorithms")) ari[one["algorithm"]] = one["ari"];
    QCOMPARE(ari["dbscan"], 1.0);
    QVERIFY2(ari["kmeans"] < .9, qPrintable(QString::number(ari["kmeans"])));
    QCOMPARE(at(dock, "/recommended"), Json("dbscan"));
    QCOMPARE(at(dock, "/algorithms/2/noise/k"), Json(0.0));
    QVERIFY(says("DBSCAN"));
    hands::shoot(*window_, "rows-moons");
  }

  /// BA-5.2: four blobs are four; a business that can handle three is heard, and the sentence says so.
  void four_blobs_are_counted() {
    std::string table = "user,x,y\n";
    for (int i = 0; i < 160; ++i) {
      const double angle = 2.4 * i, far = .03 * (i % 29);
      table += "u" + std::to_string(i) + "," + std::to_string(10 * (i % 2) + far * std::cos(angle)) + "," +
               std::to_string(10 * (i / 2 % 2) + far * std::sin(angle)) + "\n";
    }
    begin_with_people(160, table);
    auto* dock = open("clustercount");
    QVERIFY(dock);
    std::map<std::string, Json> rule;
    for (const Json& one : at(dock, "/rules")) rule[one["id"]] = one["k"];
    QCOMPARE(rule["silhouette"], Json(4));
    QCOMPARE(rule["gap"], Json(4));
    QCOMPARE(at(dock, "/optimum"), Json(4));
    QVERIFY(type("At most", "3"));
    settle();
    QVERIFY(at(dock, "/optimum").get<int>() <= 3);
    QCOMPARE(at(dock, "/free_optimum"), Json(4));
    QVERIFY(says("Within the limits 2 to 3"));
    // Another number than the optimum needs a reason.
    QVERIFY(type("Chosen", at(dock, "/optimum") == 3 ? "2" : "3"));
    QVERIFY(says("this needs a reason"));
    QVERIFY(type("Reason", "three teams"));
    settle();
    QCOMPARE(at(dock, "/chosen/reason"), Json("three teams"));
    hands::shoot(*window_, "rows-count");
  }

  /// Whatever a dock asks it can keep: the outline names it in the language of the window.
  void every_kept_kind_has_a_title() {
    const auto& cards = kit::cards();
    for (const report::Question* question : governance::questions())
      if (std::any_of(cards.begin(), cards.end(),
                      [&](const kit::ViewCard& card) { return card.id == kit::text_of(question->name); }))
        QVERIFY2(kit::kind_title(question->name) != kit::text_of(question->name), question->name.c_str());
  }

  /// BR-7.3 and BR-9.2, on the sample: features are edited after the model was fitted, which stays what it was; a
  /// decision without rationale is refused, and its source is the file's own SHA-256.
  void a_model_is_reproduced_and_decided_on() {
    const QString path = dir_.filePath(QStringLiteral("sample.habitus"));
    OK_DONE(make_sample(path.toStdString(), 200, {}));
    begin_on(path);
    QVERIFY(open("model"));
    Project* project = window_->context().project();
    OK(const auto set, project->definitions().head("features", "behaviour"));
    QVERIFY(set);
    Json edited = set->json();
    edited["features"].erase(0);
    OK_DONE(project->definitions().apply("features", "behaviour", edited));
    window_->context().changed();
    open("registry");
    auto* stages = hands::find<QListWidget>(*window_, QStringLiteral("The pipeline of this version"));
    QVERIFY(stages);
    int other = 0;
    for (int i = 0; i < stages->count(); ++i)
      other += stages->item(i)->text().contains(QStringLiteral("another version is in use"));
    QCOMPARE(other, 1);
    QVERIFY(press("Reproduce"));
    QVERIFY(says("the same bytes"));
    hands::shoot(*window_, "rows-registry");
    add_lags();
    score();
    decide(*project);
  }

 private:
  /// BA-6.4: a seasonal lag of the kind that is chosen becomes columns of the set.
  void add_lags() {
    auto* dock = open("features");
    const auto has_seasonal = [&] { return dock->answer().spec.find("\"seasonal\"") != std::string::npos; };
    QVERIFY(!has_seasonal());
    QVERIFY(choose("Type of a new feature", "Seasonal lag"));
    QVERIFY(press("Add a feature of this type"));
    settle();
    QVERIFY(has_seasonal());
    QVERIFY(!dock->answer().result.empty());
  }

  /// BS-3.2: frequency by tenure; the cells of the grid are everybody, and so are those of the migration.
  void score() {
    auto* dock = open("rfm");
    QVERIFY(type("Per time of tenure", "30 d"));
    settle();
    OK(const Json spec, parse_json(dock->answer().spec));
    QCOMPARE(spec["per"], Json("30 d"));
    const auto sum = [](const auto& self, const Json& cells) -> double {
      double out = 0;
      for (const Json& c : cells) out += c.is_array() ? self(self, c) : c.is_object() ? c["k"].get<double>() : c.is_number() ? c.get<double>() : 0;
      return out;
    };
    const Json last = at(dock, "/dates").back();
    QCOMPARE(sum(sum, at(dock, "/migration/cells")), at(dock, "/migration/n").get<double>());
    QVERIFY2(at(dock, "/migration/n").get<int>() >= 200, "everybody of the sample");
    double grid = 0;
    for (const Json& row : last["grid"])
      for (const Json& cell : row) grid += cell["n"].get<double>();
    QCOMPARE(grid, last["n"].get<double>());
    hands::shoot(*window_, "rows-rfm");
  }

  void decide(Project& project) {
    open("journal");
    QVERIFY(type("What was decided", "The list goes out"));
    QVERIFY(press("Record"));
    QVERIFY(says("rationale"));
    OK(const auto none, project.definitions().heads("decision"));
    QVERIFY(none.empty());
    const QString evidence = dir_.filePath(QStringLiteral("evidence.txt"));
    QFile file(evidence);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("abc");  // SHA-256 as in FIPS 180-2
    file.close();
    auto* why = hands::find<QPlainTextEdit>(*window_, QStringLiteral("Rationale"));
    QVERIFY(why);
    QTest::keyClicks(why, QStringLiteral("It ranks better than chance."));
    QVERIFY(hands::type(*window_, QStringLiteral("Source"), evidence));
    QVERIFY(type("Alternative rejected", "a boosted tree: no better"));
    QVERIFY(press("Record"));
    settle();
    OK(const auto made, project.definitions().heads("decision"));
    QCOMPARE(made.size(), size_t{1});
    QVERIFY(made[0].spec.find("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad") != std::string::npos);
    QVERIFY(made[0].spec.find("no better") != std::string::npos);
    QVERIFY(type("Search the journal", "better than chance"));
    hands::shoot(*window_, "rows-decision");
  }
};

QTEST_MAIN(TestRows)
#include "test_rows.moc"
