#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QScrollArea>

#include "core/base/random.h"
#include "core/events/log.h"
#include "core/segments/selection.h"
#include "tests/rows/room.h"

using namespace habitus;

/// Clusters, segments, populations and features by hand in the window; what is expected is planted or counted here.
class TestSegmentRows : public RowsRoom {
  Q_OBJECT

  static std::string week(int w) { return iso(parse_iso("2025-01-06").value() + w * 7 * kDay).substr(0, 10); }

  using Looks = std::map<std::pair<std::string, int>, int>;
  static constexpr int kPeople = 80, kWeeks = 15, kFirst = 6, kLast = 12;
  std::string log_;
  /// Looks by person and week, at random; who looks often buys in the fourth week after, others seldom.
  Looks plant() {
    Looks looks;
    for (int u = 0; u < kPeople; ++u) {
      Random random(12, static_cast<uint64_t>(u));
      const std::string who = "u" + std::to_string(u);
      for (int w = 0; w < kWeeks; ++w) {
        const int n = looks[{who, w}] = static_cast<int>(random.below(9));
        for (int i = 0; i < n; ++i) log_ += who + " " + std::to_string(w * 10080 + 600 + i * 1000) + " look\n";
        const bool many = w >= 4 && looks[{who, w - 4}] >= 5;
        if (random.uniform() < (many ? .9 : .1)) log_ += who + " " + std::to_string(w * 10080 + 9000) + " buy\n";
      }
    }
    return looks;
  }
  void planted_lag_ranks_first(kit::QuestionView* dock) {
    std::string best, top;
    double most = 0, loss = -1;
    for (const Json& column : at(dock, "/columns"))
      if (const double auc = column["auc"]["value"]; std::abs(auc - .5) > most)
        most = std::abs(auc - .5), best = column["name"];
    QCOMPARE(best, std::string("weeks 3"));
    QVERIFY(type("Name", "lags"));
    QVERIFY(press("Keep"));
    settle();
    QVERIFY(press("Fit a model"));
    settle();
    auto* model = qobject_cast<kit::QuestionView*>(window_->centre().current());
    QVERIFY(model);
    for (const Json& one : at(model, "/importance"))
      if (const double lost = one["auc"]["value"]; lost > loss) loss = lost, top = one["column"];
    QCOMPARE(top, std::string("weeks 3"));
  }

 private Q_SLOTS:
  void initTestCase() { dress(); }
  void cleanup() { window_.reset(); }

  /// BA-6.4: buys follow three weeks after many looks. The lag of one week is the row of the week before, in the table
  /// that the dock writes; the planted lag ranks first, by itself and in the model.
  void lags_are_the_rows_before() {
    const Looks looks = plant();
    begin(log_.c_str());
    Json dates = Json::array();
    for (int w = kFirst; w <= kLast; ++w) dates.push_back(week(w));
    OK_DONE(window_->context().project()->definitions().apply(
        "target", "buys", Json{{"type", "event"}, {"event", "buy"}, {"horizon", "7 d"}, {"as_of", dates}}));
    window_->context().changed();
    auto* dock = open("features");
    QVERIFY(dock);
    QVERIFY(type_features(R"([{"type":"count","event":"look","windows":["7 d"],"name":"looks"},)"
                          R"({"type":"lag","event":"look","step":"7 d","k":4,"name":"weeks"}])"));
    QVERIFY(choose("Target", "buys"));
    settle();
    const Lines lines = write_table("lags.csv");
    QCOMPARE(lines.size(), size_t(kPeople * (kLast - kFirst + 1)));
    std::map<std::pair<std::string, int>, std::map<std::string, std::string>> row;
    const auto week_of = [](const std::map<std::string, std::string>& line) {
      return static_cast<int>((parse_iso(line.at("as_of")).value() - parse_iso(week(0)).value()) / (7 * kDay));
    };
    for (const auto& line : lines) row[{line.at("actor"), week_of(line)}] = line;
    for (const auto& line : lines) {
      const std::string who = line.at("actor");
      const int w = week_of(line);
      QCOMPARE(line.at("looks"), std::to_string(looks.at({who, w - 1})));
      QCOMPARE(line.at("weeks 3"), std::to_string(looks.at({who, w - 4})));
      if (w > kFirst) QCOMPARE(line.at("weeks 1"), (row.at({who, w - 1}).at("looks")));
    }
    // Who wrote people's rows stands in the journal.
    OK(const auto journal, window_->context().project()->journal().entries());
    QVERIFY(std::any_of(journal.begin(), journal.end(),
                        [](const auto& e) { return e.text.find("table of features") != std::string::npos; }));
    hands::shoot(*window_, "rows-features");
    auto* table = hands::find<QPushButton>(*window_, QStringLiteral("Write the table …"));
    for (QWidget* up = table; up; up = up->parentWidget())
      if (auto* area = qobject_cast<QScrollArea*>(up)) area->ensureWidgetVisible(table);
    hands::shoot(*window_, "rows-features-form");
    planted_lag_ranks_first(dock);
  }

  /// BS-3.1: three sessions by pencil; one event more gives what a log with all events gives.
  void sessions_by_pencil() {
    const char* first = "a 0 x\na 5 x\na 10 x\na 100 x\na 2000 x\na 2029 x\nb 50 x\n";
    const char* more = "b 3000 x\n";
    const char* spec = R"([{"type":"sessions","window":"90 d","timeout":"30 min","name":"s"}])";
    begin(first);
    auto* dock = open("features");
    QVERIFY(dock && type_features(spec));
    const Lines lines = write_table("sessions.csv");
    QCOMPARE(lines.size(), size_t{2});
    const auto& a = lines[lines[0].at("actor") == "a" ? 0 : 1];
    const std::map<std::string, double> pencil{
        {"s count", 3},   {"s mean duration", 780},      {"s median duration", 600}, {"s bounces", 1},
        {"s events per session", 2}, {"s mean gap", (90 + 1900) / 2.0 / 1440}, {"s days since last", 0}};
    for (const auto& [name, value] : pencil) {
      QVERIFY2(a.contains(name), name.c_str());
      QVERIFY2(std::abs(std::stod(a.at(name)) - value) < 1e-6, (name + " " + a.at(name)).c_str());
    }
    OK_DONE(append_log(*window_->context().project(), more));
    window_->context().changed();
    settle();
    const Lines added = write_table("added.csv");
    window_.reset();
    QVERIFY(QFile::remove(dir_.filePath(QStringLiteral("sessions_by_pencil.habitus"))));
    begin((std::string(first) + more).c_str());
    dock = open("features");
    QVERIFY(dock && type_features(spec));
    const Lines rebuilt = write_table("rebuilt.csv");
    QCOMPARE(rebuilt.size(), size_t{2});
    QVERIFY(added == rebuilt && added != lines);
  }

  /// BS-3.2: five visits in three days count as fifty a month; grid and migration hold everybody.
  void the_new_are_held_against_their_tenure() {
    std::string log;
    for (int i = 0; i < 40; ++i)  // old: a visit every (i + 2) days over 120 days
      for (int d = 0; d < 120; d += i + 2) log += "o" + std::to_string(i) + " " + std::to_string(d * 1440) + " visit\n";
    for (int i = 0; i < 5; ++i) log += "new " + std::to_string(117 * 1440 + i * 700) + " visit\n";
    begin(log.c_str());
    auto* dock = open("rfm");
    QVERIFY(dock);
    QVERIFY(type("As of", "2025-04-06, 2025-05-06"));  // days 90 and 120
    settle();
    const auto check = [&] {
      const Json dates = at(dock, "/dates"), migration = at(dock, "/migration");
      for (const Json& date : dates) {
        double all = 0;
        for (const Json& grid : date["grid"])
          for (const Json& cell : grid) all += cell["n"].get<double>();
        QCOMPARE(all, date["n"].get<double>());
      }
      QCOMPARE(dates[1]["n"], Json(41));
      double share = 0, k = 0;
      for (const Json& from : migration["cells"])
        for (const Json& cell : from) share += cell["value"].get<double>(), k += cell["k"].get<double>();
      QCOMPARE(k, 41.0);
      QVERIFY(std::abs(share - 1) < 1e-12);
    };
    check();
    const double counted = at(dock, "/dates/1/scores/frequency/4/hi").get<double>();
    QCOMPARE(counted, 60.0);  // o0: a visit every second day
    QVERIFY(type("Per time of tenure", "30 d"));
    settle();
    check();
    // Five visits, the first three days before the date: 5 · 30 / 3; o0 has 60 · 30 / 120.
    QVERIFY(std::abs(at(dock, "/dates/1/scores/frequency/4/hi").get<double>() - 50) < 1e-9);
    hands::shoot(*window_, "rows-rfm-tenure");
  }

  /// BS-1.5: three sessions at least. a has three, b two, c three within one evening and one parted by exactly half an
  /// hour, which is one visit still; the rule before it leaves who has five events.
  void a_population_is_counted_rule_by_rule() {
    std::string log =
        "a 0 x\na 60 x\na 120 x\na 121 x\na 122 x\nb 0 x\nb 1 x\nb 2 x\nb 3 x\nb 90 x\n"
        "c 0 x\nc 30 x\nc 61 x\nc 92 x\nc 93 x\nd 0 x\nd 100 x\nd 200 x\n";
    begin(log.c_str());
    auto* dock = open("population");
    QVERIFY(dock);
    QVERIFY(type("Sessions, at least", "3"));
    settle();
    // By hand: a 0 | 60 | 120…, b 0… | 90, c 0 30 | 61 | 92 93, d three.
    QCOMPARE(at(dock, "/steps/0/kept/k"), Json(3.0));
    QCOMPARE(at(dock, "/in/k"), Json(3.0));
    QCOMPARE(at(dock, "/in/n"), Json(4.0));
    QVERIFY(says("1 people are out of scope"));
    QVERIFY(type("Events, at least", "5"));
    settle();
    std::vector<int> left;
    for (const Json& step : at(dock, "/steps")) left.push_back(step["kept"]["k"]);
    QCOMPARE(left, (std::vector<int>{3, 2}));
    QVERIFY(says("2 people are out of scope"));
    QVERIFY(at(dock, "/stability").contains("ari"));
    // Kept under a name, it is a population everywhere.
    QVERIFY(type("Name", "regulars"));
    QVERIFY(press("Keep"));
    settle();
    OK(const auto kept, window_->context().project()->definitions().head("segment", "regulars"));
    QVERIFY(kept);
    QCOMPARE(kept->version, 1);
  }

  /// BS-1.1: what a segment serves is said in its dock, and stands there again when it is opened.
  void a_segment_serves_an_objective() {
    begin("a 0 x\na 5 y\nb 0 x\n");
    QVERIFY(open("segments"));
    QVERIFY(type("did", "y"));
    QVERIFY(type("Serves the objective", "quits"));
    settle();
    QVERIFY(type("Name", "those"));
    QVERIFY(press("Keep"));
    settle();
    OK(const auto kept, window_->context().project()->definitions().head("segment", "those"));
    QVERIFY(kept);
    QCOMPARE(kept->json()["objective"], Json("quits"));
    QVERIFY(open("population"));
    window_->open_view(QStringLiteral("segments"), Json{{"spec", kept->json()}});
    settle();
    const auto* serves = hands::find<QComboBox>(*window_, QStringLiteral("Serves the objective"));
    QVERIFY(serves);
    QCOMPARE(serves->currentText(), QStringLiteral("quits"));
  }

  /// BA-5.1: on four round heaps set far apart all algorithms agree, and the dock says so with its reason.
  void round_heaps_are_agreed_on() {
    std::string table = "user,x,y,heap\n";
    Random random(3, 5);
    for (int i = 0; i < 160; ++i)
      table += "u" + std::to_string(i) + "," + std::to_string(12 * (i % 2) + random.normal()) + "," +
               std::to_string(12 * (i / 2 % 2) + random.normal()) + ",h" + std::to_string(i % 4) + "\n";
    begin_with_people(160, table);
    auto* dock = open("clusters");
    QVERIFY(dock);
    QVERIFY(choose("Compare with", "heap"));
    settle();
    for (const Json& one : at(dock, "/algorithms")) QCOMPARE(one["ari"], Json(1.0));
    QCOMPARE(at(dock, "/least_agreement"), Json(1.0));
    QVERIFY(says("k-means++ is recommended: all algorithms agree, and it is the simplest."));
  }

  /// BS-4.1: two long ellipses that cross. The mixture finds them, k-means does not, and the table of the least BIC is the
  /// row of the bench; what lies apart is counted as noise.
  void crossed_ellipses_are_a_mixture() {
    std::string table = "user,x,y,arm\n";
    Random random(8, 8);
    constexpr int kPeople = 300;
    for (int i = 0; i < kPeople; ++i) {
      const double along = 6 * random.normal(), across = .5 * random.normal(), side = i % 2 ? 1 : -1;
      table += "u" + std::to_string(i) + "," + std::to_string((along - side * across) * M_SQRT1_2) + "," +
               std::to_string((side * along + across) * M_SQRT1_2) + (i % 2 ? ",up\n" : ",down\n");
    }
    begin_with_people(kPeople, table);
    auto* dock = open("clusters");
    QVERIFY(dock);
    QVERIFY(choose("Compare with", "arm"));
    for (const char* k : {"3", "2"}) {
      QVERIFY(type("Clusters", k));
      settle();
      const Json mixture = by(at(dock, "/algorithms"), "algorithm", "gmm");
      QCOMPARE(mixture["facts"]["bic"], at(dock, "/bic")[static_cast<size_t>(std::stoi(k)) - 1]["bic"]);
    }
    const Json rows = at(dock, "/algorithms");
    const double mixture = by(rows, "algorithm", "gmm")["ari"], means = by(rows, "algorithm", "kmeans")["ari"];
    QVERIFY2(mixture > .7 && means < .3, qPrintable(QStringLiteral("%1 %2").arg(mixture).arg(means)));
    const Json bic = at(dock, "/bic");
    const auto least = std::min_element(bic.begin(), bic.end(),
                                        [](const Json& a, const Json& b) { return a["bic"] < b["bic"]; });
    QCOMPARE((*least)["k"], Json(2));
    const Json noise = by(rows, "algorithm", "dbscan")["noise"];
    QCOMPARE(noise["n"], Json(double(kPeople)));
    QVERIFY(says("Components with the least BIC: 2."));
    hands::shoot(*window_, "rows-mixture");
    // What is kept bears the names that were typed; the field of the definition is another one.
    QVERIFY(choose("Algorithm", "Gaussian mixture"));
    QVERIFY(type("Names of the segments", "arm"));
    QVERIFY(type("Serve the objective", "post by arm"));
    QVERIFY(press("Keep as segments"));
    settle();
    OK(const auto kept, window_->context().project()->definitions().heads("segment"));
    QCOMPARE(kept.size(), size_t{2});
    QCOMPARE(kept[0].name, std::string("arm 1"));
    QCOMPARE(kept[0].json()["objective"], "post by arm");
  }

  /// BS-5.1: 85 of 100 in one segment fails as dominant; who allows 90 % is told so.
  void one_segment_holds_nearly_all() {
    std::string log;
    for (int i = 0; i < 100; ++i) log += "u" + std::to_string(i) + " " + std::to_string(i) + " x\n";
    begin(log.c_str());
    Project& project = *window_->context().project();
    for (const auto& [name, from, to] : {std::tuple{"most", 0, 85}, {"few", 85, 100}}) {
      events::PersonSet set;
      for (int i = from; i < to; ++i) set.keys.push_back(events::key_of("u" + std::to_string(i)));
      std::sort(set.keys.begin(), set.keys.end());
      OK_DONE(segments::save_segment(project, name, set, Json{{"by", "hand"}}, {}));
    }
    window_->context().changed();
    auto* dock = open("sanity");
    QVERIFY(dock);
    const auto dominant = [&] { return by(at(dock, "/checks"), "id", "dominant"); };
    QCOMPARE(dominant()["value"], Json(.85));
    QCOMPARE(dominant()["state"], Json("fail"));
    QCOMPARE(dominant()["group"], Json("most"));
    QCOMPARE(at(dock, "/verdict"), Json("fail"));
    hands::shoot(*window_, "rows-sanity");
    QVERIFY(type("Share of the largest segment: fails from", "95"));
    QVERIFY(type("Share of the largest segment: warns from", "90"));
    settle();
    QCOMPARE(dominant()["state"], Json("pass"));
    QCOMPARE(dominant()["fail"], Json(.95));
  }
};

QTEST_MAIN(TestSegmentRows)
#include "test_segment_rows.moc"
