#include <fstream>
#include <nlohmann/json.hpp>

#include <QtTest/QTest>

#include "core/governance/card.h"
#include "core/governance/gate_plan.h"
#include "core/governance/gates.h"
#include "core/governance/share.h"
#include "core/identity/people_import.h"
#include "core/report/tongue.h"
#include "tests/check.h"
#include "tests/small_log.h"

using namespace habitus;
using namespace habitus::governance;

/// What leaves the program, and what a definition's gates become.
class TestShares : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void small_cells_stay_inside();
  void plans_become_gates();
  void costs_stand_on_the_card_they_belong_to();
  void names_of_ours_are_said_in_german();
};

void TestShares::small_cells_stay_inside() {
  // A funnel by employment: 92, 33 and 5 students enter. The 5 are withheld, and so is the smallest other
  // group, or 130 − 92 − 33 would tell.
  const auto rate = [](double k, double n) { return Json{{"k", k}, {"n", n}, {"value", k / n}}; };
  const Json answer{{"steps", {{{"n", 130}}, {{"n", 80}}}},
                    {"groups",
                     {{{"values", {"none"}}, {"steps", {rate(92, 92), rate(60, 92)}}},
                      {{"values", {"part"}}, {"steps", {rate(33, 33), rate(17, 33)}}},
                      {{"values", {"full"}}, {"steps", {rate(5, 5), rate(3, 5)}}}}}};
  const auto hidden = withheld("funnel", answer, 10);
  QVERIFY(hidden.count("/groups/2"));
  QVERIFY(hidden.count("/groups/1"));
  QVERIFY(hidden.count("/groups/1/steps/1") || hidden.count("/groups/0/steps/1"));
  QVERIFY(!hidden.count("/groups/0"));

  report::Question question;
  question.name = "funnel";
  question.figures = [](const Json& a) {
    report::Figure f;
    f.sentence = Text("%1 came full-time.", {int64_t{5}});
    for (size_t g = 0; g < 3; ++g) {
      const std::string at = "/groups/" + std::to_string(g) + "/steps/0/n";
      report::Quantity q;
      q.value = a[Json::json_pointer(at)].get<double>();
      q.at = at;
      report::Mark m;
      m.quantity = q;
      f.marks.push_back(m);
      f.table.rows.push_back({q});
    }
    return std::vector<report::Figure>{f};
  };
  const auto figures = shared_figures(question, answer, 10);
  QCOMPARE(figures[0].marks.size(), size_t{1});
  QVERIFY(figures[0].sentence.args.empty());
  for (const size_t row : {1, 2}) {
    const auto& q = std::get<report::Quantity>(figures[0].table.rows[row][0]);
    QCOMPARE(q.state, report::State::suppressed);
    QVERIFY(std::isnan(q.value));
  }
  // k persons are enough, and nobody is nobody.
  QVERIFY(withheld("target",
                   Json{{"dates",
                         {{{"n", 30}, {"positive", 10}, {"negative", 20}, {"immature", 0}, {"unknown", 0}}}}},
                   10)
              .empty());
}

void TestShares::plans_become_gates() {
  FAILS("lifts", check_plan(Json{{"lifts", 2}}));
  FAILS("number", check_plan(Json{{"auc", "high"}}));
  const Json plan{{"auc", .7}, {"break_even", true}, {"lift", 1.5}, {"gaps", {{"within", .1}}}};
  OK_DONE(check_plan(plan));
  const Json validate{
      {"costs", {{"false_positive", 1}, {"false_negative", 3}, {"true_positive", 0}, {"true_negative", 0}}},
      {"test", {{"prevalence", {{"value", .2}}}}}};
  const Json fairness{
      {"cuts",
       {{{"name", "sex"},
         {"groups", {{{"name", "F"}, {"gaps", {{"tpr", {{"value", .02}}}}}}, {{"name", "M"}}}}}}}};
  const auto gates = planned_gates(plan, validate, fairness);
  QCOMPARE(gates.size(), size_t{4});
  QCOMPARE(gates[1]["min"].get<double>(), .25);  // 1 / (1 + 3): Elkan 2001, equation 2
  QVERIFY(close_to(gates[2]["min"].get<double>(), .3, 1e-12));
  QCOMPARE(gates[3]["at"].get<std::string>(), std::string("/cuts/0/groups/0/gaps/tpr"));
  for (const Json& g : gates) OK_DONE(check_gate(g));
}

/// Forty mails in four classes: the k×k costs stand in § 9 of the model that foretells the topic, to the last cell, and on
/// no other card.
void TestShares::costs_stand_on_the_card_they_belong_to() {
  const std::vector<std::string> classes{"a", "b", "c", "d"};
  std::string log, table = "user,topic,sorted\n";
  for (int i = 0; i < 400; ++i) {
    log += "u" + std::to_string(i) + " " + std::to_string(i) + " x\n";
    table += "u" + std::to_string(i) + "," + classes[i % 4] + "," + classes[i % 3 ? i % 4 : (i / 4) % 4] + "\n";
  }
  QTemporaryDir dir;
  OK(auto project, small_log(dir, log));
  const std::string file = dir.filePath(QStringLiteral("people.csv")).toStdString();
  std::ofstream(file) << table;
  identity::PeopleRequest people;
  people.path = file, people.key = "user";
  OK_DONE(identity::import_people(*project, people, {}));
  const Json costs{{0, 1, 2, 3}, {4, 0, 5, 6}, {7, 8, 0, 9}, {10, 11, 12, 0}};
  OK_DONE(project->definitions().apply(
      "costs", "sorting", Json{{"truth", "topic"}, {"decided", "sorted"}, {"classes", classes}, {"costs", costs}}));
  const auto model = [&](const char* name, const Json& target) {
    OK_DONE(project->definitions().apply("model", name, Json{{"algorithm", "logistic"}, {"frame", {{"target", target}}}}));
  };
  model("topics", Json{{"type", "attribute"}, {"attribute", "topic"}, {"values", {"a"}}});
  model("orders", Json{{"type", "event"}, {"event", "x"}, {"horizon", "30 d"}});
  const auto asks = [&](const char* name) -> Json {
    const auto card = complete_card(*project, Json{{"model", name}});
    if (!card) return {};
    for (const Json& e : (*card)["evidence"])
      if (e["question"] == "costs") return e;
    return {};
  };
  QVERIFY(asks("orders").is_null());
  const Json evidence = asks("topics");
  QCOMPARE(evidence["section"], Json("9"));
  OK(const Definition kept, project->definitions().apply(
                                "card", "topics", Json{{"model", "topics"}, {"evidence", Json::array({evidence})}}));
  OK(const Card card, build_card(*project, kept, {}));
  QVERIFY2(card.trouble.empty(), card.trouble.empty() ? "" : card.trouble[0].c_str());
  double sum = 0;
  int cells = 0;
  for (int i = 0; i < 400; ++i) sum += costs[i % 4][i % 3 ? i % 4 : (i / 4) % 4].get<double>();
  bool total = false;
  for (const report::Fact& f : card.document.ledger.facts) {
    if (f.section != "9") continue;
    cells += f.quantity.at.find("/costs/") != std::string::npos;
    total = total || f.quantity.value == sum;
  }
  QCOMPARE(cells, 16);
  QVERIFY2(total, std::to_string(sum).c_str());
}

/// Names of gates and checks are ours and said in the reader's language; a name from the data stays what it is.
void TestShares::names_of_ours_are_said_in_german() {
  OK_DONE(report::check_language("de"));
  const report::Words& german = report::words_in("de");
  const std::string missed =
      german.say(Text("Gates are missed: %1", {"Pays: precision at break-even; Even reach, sex F"}));
  QVERIFY2(missed.find("Gleiche Reichweite, sex F") != std::string::npos, missed.c_str());
  QVERIFY2(missed.find("precision") == std::string::npos, missed.c_str());
  const std::string gate = german.say(Text("The gate ‘%1’ is missed.", {"Even reach, sex F"}));
  QVERIFY2(gate.find("Gleiche Reichweite, sex F") != std::string::npos, gate.c_str());
  QCOMPARE(german.say(Text("“%1” is missing in %2 % of the rows.", {"day", 2.5})).find("„day“"), size_t{0});
}

int run_shares(int argc, char** argv) {
  TestShares test;
  return QTest::qExec(&test, argc, argv);
}
#include "shares.moc"
