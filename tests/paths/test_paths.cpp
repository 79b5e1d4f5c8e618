#include <nlohmann/json.hpp>

#include <QObject>

#include "core/paths/paths.h"
#include "core/segments/selection.h"
#include "tests/check.h"
#include "tests/small_log.h"

using namespace habitus;

class TestPaths : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;
  int files_ = 0;

  Json ask(const std::string& log, const Json& spec) {
    auto project = small_log(dir_, log, "p" + std::to_string(++files_));
    const auto answer = report::ask(**project, paths::question(), spec, {.threads = 2});
    if (!answer) qWarning("%s", english(answer.error()).c_str());
    return answer ? answer->json() : Json();
  }
  static double share(const Json& body, size_t from, size_t to) {
    return body["matrix"][from][to]["value"].get<double>();
  }

 private Q_SLOTS:
  /// Counted by hand: a: x y x | x; b: y x. A gap of exactly the timeout does not end a session.
  void pairs_within_sessions() {
    const Json body = ask("a 0 x\na 30 y\na 31 x\na 62 x\nb 5 y\nb 6 x\n", Json::object());
    QCOMPARE(body["sessions"], Json(3));
    QCOMPARE(body["transitions"], Json(3));
    QCOMPARE(body["pairs"], Json(2));
    QCOMPARE(body["words"][0]["word"], Json("x"));
    QCOMPARE(body["words"][0]["starts"], Json(2));
    QCOMPARE(body["words"][0]["ends"], Json(3));
    QCOMPARE(share(body, 0, 1), 1.0);
    QCOMPARE(share(body, 1, 0), 1.0);
    QCOMPARE(body["matrix"][1][0]["n"], Json(2));
  }
  void pairs_of_a_whole_history() {
    const Json body = ask("a 0 x\na 30 y\na 31 x\na 62 x\nb 5 y\nb 6 x\n", Json{{"within", "person"}});
    QCOMPARE(body["transitions"], Json(4));
    QCOMPARE(share(body, 0, 0), 0.5);
    QVERIFY(!body.contains("timeout"));
  }
  /// Rare words share one row and column; nothing is dropped.
  void rare_words_are_one_row() {
    const Json body = ask("a 0 x\na 1 p\na 2 x\na 3 q\na 4 x\na 5 r\n", Json{{"top", 1}});
    QCOMPARE(body["words"].size(), size_t(2));
    QCOMPARE(body["words"][1]["others"], Json(3));
    QCOMPARE(body["words"][1]["n"], Json(3));
    QCOMPARE(share(body, 0, 1), 1.0);
    QCOMPARE(body["pairs"], Json(5));
    double all = 0;
    for (const auto& row : body["matrix"])
      for (const auto& cell : row) all += cell["k"].get<double>();
    QCOMPARE(all, body["transitions"].get<double>());
  }
  void the_people_behind_a_step() {
    auto made = small_log(dir_, "a 0 x\na 1 y\nb 0 y\nb 1 x\nc 0 x\nc 1 y\nc 2 x\nc 3 y\n", "people");
    QVERIFY(made.has_value());
    OK(const auto answer, report::ask(**made, paths::question(), Json::object(), {}));
    OK(const auto who,
       segments::persons_of(**made, paths::question(), answer,
                            segments::selection_text("paths", Json{{"from", "x"}, {"to", "y"}}), {}));
    std::vector<events::PersonKey> wanted{events::key_of("a"), events::key_of("c")};
    std::sort(wanted.begin(), wanted.end());
    QCOMPARE(who->keys, wanted);
  }
  void an_empty_scope_says_so() {
    const Json body = ask("a 0 x\na 1 y\n", Json{{"scope", {{"from", "2030-01-01"}, {"to", "2031-01-01"}}}});
    QCOMPARE(body["transitions"], Json(0));
    QVERIFY(english(paths::question().figures(body)[0].sentence).find("no transitions") != std::string::npos);
  }
  void a_wrong_key_is_named() {
    auto project = small_log(dir_, "a 0 x\n", "wrong");
    const auto answer = report::ask(**project, paths::question(), Json{{"timeout", "1 min"}}, {});
    QVERIFY(!answer && english(answer.error()).find("timeout") != std::string::npos);
  }
};

QTEST_GUILESS_MAIN(TestPaths)
#include "test_paths.moc"
