#include <nlohmann/json.hpp>

#include <QObject>

#include "core/quality/quality.h"
#include "core/segments/selection.h"
#include "tests/check.h"
#include "tests/small_log.h"

using namespace habitus;

class TestQuality : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;
  int files_ = 0;

  Json ask(const std::string& log, const Json& rules) {
    auto project = small_log(dir_, log, "q" + std::to_string(++files_));
    const auto answer = report::ask(**project, quality::question(), Json{{"rules", rules}}, {.threads = 2});
    if (!answer) qWarning("%s", english(answer.error()).c_str());
    return answer ? answer->json()["rules"] : Json();
  }

 private Q_SLOTS:
  /// BR-2.3: numbers 5 to 7 dropped are 3 missing.
  void gaps_in_a_sequence() {
    std::string log;
    for (int i = 1; i <= 12; ++i)
      if (i < 5 || i > 7) log += "a " + std::to_string(i) + " ping seq=" + std::to_string(i) + "\n";
    log += "b 3 ping seq=1\nb 4 ping seq=3\nb 5 ping seq=3\n";
    const Json r = ask(log, Json::array({{{"check", "sequence"}, {"column", "seq"}},
                                         {{"check", "sequence"}, {"column", "seq"}, {"per", "source"}}}));
    QCOMPARE(r[0]["broken"]["k"], Json(2));
    QCOMPARE(r[0]["missing"], Json(4));
    QCOMPARE(r[0]["persons"], Json(2));
    const Json& b = r[0]["examples"][0];
    QVERIFY(b["from"] == 2 && b["to"] == 2 && b["record"] == 11);
    const Json& a = r[0]["examples"][1];
    QVERIFY(a["from"] == 5 && a["to"] == 7 && a["missing"] == 3 && a["record"] == 5);
    QCOMPARE(r[1]["missing"], Json(3));  // taken together, 2 is there
  }
  void steps_before_and_after() {
    const std::string log =
        "a 0 checkout\na 1 purchase\na 200 purchase\n"
        "b 5 purchase\n"
        "c 10 checkout\nc 300 view\n"
        "d 295 checkout\n";
    const Json r = ask(
        log,
        Json::array({{{"check", "before"}, {"event", "purchase"}, {"needs", "checkout"}},
                     {{"check", "before"}, {"event", "purchase"}, {"needs", "checkout"}, {"within", "1 h"}},
                     {{"check", "after"}, {"event", "checkout"}, {"needs", "purchase"}, {"within", "1 h"}}}));
    QVERIFY(r[0]["broken"]["k"] == 1 && r[0]["broken"]["n"] == 3 && r[0]["action"] == "flag");
    QVERIFY(r[1]["broken"]["k"] == 2 && r[1]["persons"] == 2);
    // d's hour has not ended with the log: open, not broken.
    QVERIFY(r[2]["broken"]["k"] == 1 && r[2]["broken"]["n"] == 2 && r[2]["open"] == 1);
  }
  void silences_of_a_heartbeat() {
    const Json r = ask(
        "a 0 ping\na 5 ping\na 21 ping\na 23 view\nb 2 ping\n",
        Json::array({{{"check", "heartbeat"}, {"event", "ping"}, {"every", "5 min"}},
                     {{"check", "heartbeat"}, {"event", "ping"}, {"every", "5 min"}, {"within", "20 min"}}}));
    QVERIFY(r[0]["broken"]["k"] == 1 && r[0]["broken"]["n"] == 2);
    QCOMPARE(r[0]["missing"], Json(3));  // at 10, 15 and 20
    QCOMPARE(r[0]["examples"][0]["from"], Json("2025-01-06T00:05:00Z"));
    QCOMPARE(r[1]["broken"]["k"], Json(0));
  }
  void cells_repeats_and_order() {
    const Json r = ask("a 10 buy price=5\na 10 buy price=5\na 11 buy price=x\na 4 buy price=-1\nb 0 view\n",
                       Json::array({{{"check", "type"}, {"column", "price"}, {"type", "number"}},
                                    {{"check", "required"}, {"column", "price"}},
                                    {{"check", "required"}, {"column", "price"}, {"events", {"buy"}}},
                                    {{"check", "range"}, {"column", "price"}, {"min", 0}},
                                    {{"check", "repeats"}},
                                    {{"check", "repeats"}, {"columns", {"event"}}, {"within", "2 min"}},
                                    {{"check", "order"}}}));
    const int want[] = {1, 1, 0, 2, 1, 2, 1};
    for (size_t i = 0; i < 7; ++i) QCOMPARE(r[i]["broken"]["k"], Json(want[i]));
  }
  /// Every kind of rule has words of its own beside its bar: what it asks for, no key of a spec.
  void rules_are_said_in_words() {
    OK(const auto project, small_log(dir_, "a 0 buy price=5 seq=1\n", "words"));
    OK(const Json rules, parse_json(R"([
      {"check": "range", "column": "price", "min": 1, "max": 9}, {"check": "range", "column": "price", "min": 1},
      {"check": "type", "column": "price", "type": "whole"}, {"check": "required", "column": "price"},
      {"check": "values", "column": "price", "values": ["5", "6"]}, {"check": "pattern", "column": "price", "pattern": "[0-9]"},
      {"check": "repeats", "columns": ["price"], "within": "1 s"}, {"check": "repeats"}, {"check": "order"},
      {"check": "after", "event": "checkout", "needs": "buy", "within": "1 d"}, {"check": "sequence", "column": "seq"},
      {"check": "heartbeat", "event": "ping", "every": "5 min"}, {"check": "heartbeat", "every": "1 h"}])"));
    OK(const auto answer, report::ask(*project, quality::question(), Json{{"rules", rules}}, {}));
    std::vector<std::string> said;
    const auto figures = quality::question().figures(answer.json());
    for (const auto& mark : figures[0].marks) said.push_back(english(mark.label));
    QCOMPARE(said, (std::vector<std::string>{"1 ≤ price ≤ 9", "price ≥ 1", "price is a whole number", "price is given",
                                             "price: one of 5, 6", "price has the form [0-9]", "no repeat of price (1 s)",
                                             "no record twice", "time in order", "buy after checkout (1 d)",
                                             "seq without a gap", "ping every 5 min", "an event every 1 h"}));
  }
  void the_people_behind_a_rule() {
    auto project = small_log(dir_, "a 0 checkout\na 1 purchase\nb 5 purchase\nc 9 purchase\n", "people");
    const Json spec{
        {"rules", Json::array({{{"check", "before"}, {"event", "purchase"}, {"needs", "checkout"}}})}};
    OK(const auto answer, report::ask(**project, quality::question(), spec, {}));
    const auto figures = quality::question().figures(answer.json());
    OK(const auto who,
       segments::persons_of(**project, quality::question(), answer, figures[0].marks[0].selection, {}));
    QCOMPARE(who->keys.size(), size_t(2));
    QCOMPARE(english(figures[0].marks[0].label), std::string("checkout before purchase"));
    FAILS("property",
          report::ask(**project, quality::question(),
                      Json{{"rules", Json::array({{{"check", "sequence"}, {"column", "sq"}}})}}, {}));
  }
};

QTEST_GUILESS_MAIN(TestQuality)
#include "test_quality.moc"
