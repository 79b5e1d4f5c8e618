#include <nlohmann/json.hpp>

#include <QObject>

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
