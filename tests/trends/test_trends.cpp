#include <cmath>
#include <nlohmann/json.hpp>

#include <QObject>

#include "core/trends/baseline.h"
#include "core/trends/trend.h"
#include "tests/check.h"
#include "tests/small_log.h"

using namespace habitus;

class TestTrends : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;
  std::unique_ptr<Project> project_;

  Json ask(const Json& spec) {
    const auto answer = report::ask(*project_, trends::question(), spec, {.threads = 2});
    if (!answer) qWarning("%s", english(answer.error()).c_str());
    return answer ? answer->json() : Json();
  }

 private Q_SLOTS:
  void initTestCase() {
    OK(project_, small_log(dir_, R"(a 2025-01-06T01:00 view country=DE
a 2025-01-06T02:00 buy country=DE amount=10
a 2025-01-06T23:30 buy country=DE amount=20
b 2025-01-06T03:00 view country=FR
b 2025-01-07T03:00 buy country=FR amount=6
c 2025-01-07T04:00 view country=DE
a 2025-01-08T05:00 view country=FR)"));
  }
  void every_measure_counted_by_hand() {
    const Json body = ask(Json{{"measures",
                                {Json{{"pick", "*"}, {"as", "events"}}, Json{{"pick", "*"}, {"as", "actors"}},
                                 Json{{"pick", "*"}, {"as", "per_actor"}},
                                 Json{{"pick", "buy"}, {"as", "sum"}, {"property", "amount"}},
                                 Json{{"pick", "buy"}, {"as", "mean"}, {"property", "amount"}},
                                 Json{{"pick", "buy"}, {"as", "ratio"}, {"of", "view"}}}}});
    QCOMPARE(body["periods"].size(), size_t{3});
    QCOMPARE(body["periods"][0]["label"], Json("2025-01-06"));
    const auto value = [&](size_t s, size_t t) { return body["series"][s]["points"][t]["value"]; };
    QCOMPARE(value(0, 0), Json(4.0));
    QCOMPARE(value(1, 0), Json(2.0));
    QCOMPARE(value(2, 0), Json(2.0));
    QCOMPARE(value(3, 0), Json(30.0));
    QCOMPARE(value(4, 0), Json(15.0));
    QCOMPARE(value(5, 0), Json(0.5));  // of a and b who viewed, a bought
    QCOMPARE(value(5, 1), Json(0.0));  // b bought without a view that day; c viewed
    QCOMPARE(value(4, 2), Json(nullptr));
    QCOMPARE(body["series"][1]["total"]["value"], Json(3.0));
    QCOMPARE(body["series"][5]["total"]["k"], Json(2.0));
    // t-interval of 10 and 20: 15 ± 12.7062 · 7.0711 / √2
    QVERIFY(close_to(body["series"][4]["points"][0]["hi"].get<double>(), 15 + 63.531, 1e-4));
  }
  void groups_and_zones() {
    const Json by =
        ask(Json{{"measures", {Json{{"pick", "*"}, {"as", "actors"}}}}, {"breakdown", "country"}});
    QCOMPARE(by["series"].size(), size_t{2});
    QCOMPARE(by["series"][0]["values"][0], Json("DE"));
    QCOMPARE(by["series"][0]["total"]["value"], Json(2.0));
    QCOMPARE(by["series"][1]["total"]["value"], Json(2.0));  // a once with FR
    const Json berlin = ask(Json{{"scope", {{"zone", "Europe/Berlin"}}}});
    QCOMPARE(berlin["series"][0]["points"][0]["value"], Json(3.0));  // 23:30 UTC is the next day there
    const Json weeks = ask(Json{{"grain", "week"}});
    QCOMPARE(weeks["periods"][0]["label"], Json("2025-W02"));
    QCOMPARE(weeks["periods"][0]["state"], Json("immature"));
    FAILS("Did you mean “buy”", report::ask(*project_, trends::question(), Json{{"measures", {"buyy"}}}, {}));
    FAILS("needs “of”", report::ask(*project_, trends::question(),
                                    Json{{"measures", {Json{{"pick", "buy"}, {"as", "ratio"}}}}}, {}));
  }
  /// Four weeks of 7 signups a week (one a day), frozen; a fifth with two a day.
  void a_baseline_is_frozen_and_laid_over() {
    QTemporaryDir dir;
    const auto week = [](int w, int a_day) {
      std::string out;
      for (int d = 0; d < 7; ++d)
        for (int i = 0; i < a_day; ++i)
          out += "p" + std::to_string(i) + " " + std::to_string((w * 7 + d) * 1440 + 600 + i) + " signup\n";
      return out;
    };
    OK(const auto project, small_log(dir, week(0, 1) + week(1, 1) + week(2, 1) + week(3, 1), "frozen"));
    const Json range{{"from", "2025-01-06"}, {"to", "2025-02-03"}};
    const Json spec{{"measures", {Json{{"pick", "signup"}}}},
                    {"funnel", {{"steps", {"signup", "signup"}}, {"window", "3 d"}}},
                    {"scope", range}};
    OK(const auto made, trends::freeze(*project, "before", spec, "", {}));
    FAILS("frozen already", trends::freeze(*project, "before", spec, "", {}));
    FAILS("beginning and an end", trends::freeze(*project, "x", Json{{"measures", {"signup"}}}, "", {}));
    const Json frozen = made.json()["frozen"];
    QCOMPARE(frozen["measures"][0]["grains"]["week"]["mean"], Json(7.0));
    QCOMPARE(frozen["measures"][0]["grains"]["week"]["n"], Json(4.0));
    QCOMPARE(frozen["measures"][0]["weekdays"][6]["n"], Json(4.0));
    QCOMPARE(frozen["days"], Json(28));
    OK_DONE(append_log(*project, week(4, 2)));
    OK(const auto again, project->definitions().need("baseline", "before"));
    QCOMPARE(again.spec, made.spec);  // what is imported later changes nothing
    OK(const auto over,
       report::ask(*project, trends::question(),
                   Json{{"measures", {"signup"}}, {"grain", "week"}, {"baseline", "before"}}, {}));
    const Json points = over.json()["baseline"]["series"][0]["points"];
    QCOMPARE(points[3]["deviation"], Json(0.0));
    QCOMPARE(points[3]["outside"], Json("inside"));
    QCOMPARE(points[4]["deviation"], Json(1.0));
    QCOMPARE(points[4]["outside"], Json("above"));
    const auto figures = trends::question().figures(over.json());
    QCOMPARE(figures.size(), size_t{2});
    QVERIFY(english(figures[1].sentence).find("+100.0") != std::string::npos);
    OK(const auto compared,
       report::ask(*project, trends::baseline(),
                   Json{{"name", "before"}, {"scope", {{"from", "2025-02-03"}, {"to", "2025-02-10"}}}}, {}));
    QCOMPARE(compared.json()["compared"][0]["periods"][0]["deviation"], Json(1.0));
    QCOMPARE(compared.json()["compared"][0]["periods"][0]["outside"], Json("above"));
    QCOMPARE(compared.json()["funnel_compared"]["steps"].size(), size_t{2});
    FAILS("does not hold this measure",
          report::ask(*project, trends::question(),
                      Json{{"measures", {"*"}}, {"grain", "week"}, {"baseline", "before"}}, {}));
    FAILS("other people", report::ask(*project, trends::question(),
                                      Json{{"measures", {"signup"}},
                                           {"grain", "week"},
                                           {"baseline", "before"},
                                           {"scope", {{"zone", "Europe/Berlin"}}}},
                                      {}));
  }
  /// Mean ± t(n−1)·sd·√(1 + 1/n) by hand: weeks of 6, 7, 8, 7: mean 7, sd 0.8165, t(3) 3.1824 → 4.095
  /// … 9.905.
  void the_band_is_a_prediction_interval() {
    QTemporaryDir dir;
    std::string text;
    const int counts[] = {6, 7, 8, 7};
    for (int w = 0; w < 4; ++w)
      for (int i = 0; i < counts[w]; ++i) text += "a " + std::to_string(w * 10080 + i * 1300) + " signup\n";
    OK(const auto project, small_log(dir, text, "band"));
    OK(const auto answer,
       report::ask(*project, trends::baseline(),
                   Json{{"measures", {"signup"}}, {"scope", {{"from", "2025-01-06"}, {"to", "2025-02-03"}}}},
                   {}));
    const Json week = answer.json()["measures"][0]["grains"]["week"];
    QVERIFY(close_to(week["low"].get<double>(), 7 - 3.182446 * 0.8164966 * std::sqrt(1.25), 1e-6));
    QVERIFY(close_to(week["high"].get<double>(), 7 + 3.182446 * 0.8164966 * std::sqrt(1.25), 1e-6));
  }
  void the_sentence_turns() {
    const auto sentence = [&](const char* text, const char* name) {
      QTemporaryDir dir;
      auto project = small_log(dir, text, name);
      const auto answer = report::ask(**project, trends::question(), Json::object(), {});
      return english(trends::question().figures(answer->json())[0].sentence);
    };
    QVERIFY(sentence("a 0 x\na 1439 x\na 1440 x\na 2879 x\na 2000 x", "up").find("rose") !=
            std::string::npos);
    QVERIFY(sentence("a 0 x\na 5 x\na 1439 x\na 1440 x\na 2879 x", "down").find("fell") != std::string::npos);
    QVERIFY(sentence("a 0 x\na 1439 x\na 1440 x\na 2879 x", "same").find("is the same") != std::string::npos);
  }
};

QTEST_APPLESS_MAIN(TestTrends)
#include "test_trends.moc"
