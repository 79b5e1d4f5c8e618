#include <nlohmann/json.hpp>

#include <QObject>

#include "core/cohorts/cohorts.h"
#include "core/cohorts/group.h"
#include "core/events/sql.h"
#include "core/identity/people.h"
#include "core/segments/selection.h"
#include "tests/check.h"
#include "tests/small_log.h"

using namespace habitus;

class TestCohorts : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;
  std::unique_ptr<Project> project_;

  static Json cohort(const Json& body, const char* label) {
    for (const auto& c : body["cohorts"])
      if (c["label"] == label) return c;
    return {};
  }

  static std::string sixty_people() {
    std::string log;
    uint32_t dice = 5;
    const auto roll = [&](uint32_t n) { return (dice = dice * 1664525u + 1013904223u) / 65536u % n; };
    const char* const lands[] = {"DE", "FR", "IT"};
    for (int person = 0; person < 60; ++person) {
      const std::string land = lands[roll(3)];
      double t = roll(40000);
      for (uint32_t i = 0, n = 1 + roll(6); i < n; ++i, t += roll(9000))
        log += "p" + std::to_string(person) + " " + std::to_string(t) + (roll(3) ? " view" : " search") +
               (roll(4) ? " country=" + land : "") + "\n";
    }
    return log;
  }

 private Q_SLOTS:
  void initTestCase() {
    OK(project_, small_log(dir_, R"(a 2025-01-06 view
a 2025-01-07 buy amount=10
a 2025-02-20 buy amount=20
b 2025-01-08 view
b 2025-01-09 search
c 2025-02-03 search
c 2025-02-28 buy amount=5)"));
    std::vector<identity::Value> values;
    for (const auto& [actor, gender] : {std::pair("a", "F"), std::pair("b", "M"), std::pair("c", "F")})
      values.push_back({events::key_of(actor), "gender", gender, parse_iso("2025-01-01")});
    OK_DONE(identity::store_values(*project_, "people.csv", std::string(64, '0'), 0, values, Json::object()));
  }
  /// Time, behaviour and attribute side by side, counted by hand.
  void three_logics_side_by_side() {
    const Json spec{
        {"by",
         {Json{{"time", "month"}}, Json{{"behaviours", {"search", "buy"}}}, Json{{"attribute", "gender"}}}},
        {"kpis",
         {Json{{"as", "did"}, {"pick", "buy"}}, Json{{"as", "repeat"}, {"pick", "buy"}},
          Json{{"as", "sum"}, {"pick", "buy"}, {"property", "amount"}},
          Json{{"as", "active"}, {"within", "10 d"}}}}};
    OK(const auto answer, report::ask(*project_, cohorts::question(), spec, {.threads = 2}));
    const Json body = answer.json();
    QCOMPARE(body["cohorts"].size(), size_t{6});
    QCOMPARE(cohort(body, "2025-01")["n"], Json(2.0));
    QCOMPARE(cohort(body, "2025-01")["kpis"][0]["value"], Json(0.5));
    QCOMPARE(cohort(body, "2025-01")["kpis"][1]["k"], Json(1.0));
    QCOMPARE(cohort(body, "2025-01")["kpis"][2]["total"], Json(30.0));
    QCOMPARE(cohort(body, "buy")["kpis"][2]["value"], Json(17.5));
    QCOMPARE(cohort(body, "F")["kpis"][3]["k"], Json(2.0));  // a on 20 February, c on the 28th
    QCOMPARE(cohort(body, "M")["kpis"][3]["k"], Json(0.0));
    // order: months, then search and buy, then F and M; a and c are in "buy" and in "F"
    QCOMPARE(body["cohorts"][2]["label"], Json("buy"));
    QCOMPARE(body["overlap"][2][4], Json(2));
    QCOMPARE(body["overlap"][2][3], Json(1));  // buy and search: c
    OK(const auto f,
       segments::persons_of(*project_, cohorts::question(), answer,
                            segments::selection_text("cohorts", Json{{"part", 2}, {"label", "M"}}), {}));
    QCOMPARE(f->keys, (std::vector<events::PersonKey>{events::key_of("b")}));
  }
  void crossed() {
    const Json spec{{"by", {Json{{"time", "month"}}, Json{{"attribute", "gender"}}}}, {"combine", "cross"}};
    OK(const auto answer, report::ask(*project_, cohorts::question(), spec, {}));
    QCOMPARE(cohort(answer.json(), "2025-01 × F")["n"], Json(1.0));
    QCOMPARE(answer.json()["cohorts"].size(), size_t{3});
    FAILS("There are: gender",
          report::ask(*project_, cohorts::question(), Json{{"by", {Json{{"attribute", "gendr"}}}}}, {}));
  }
  /// Weekly, first use of a feature, a property and their combinations: sizes and overlaps are what SQL
  /// counts.
  void sizes_and_overlaps_equal_sql() {
    QTemporaryDir dir;
    OK(auto project, small_log(dir, sixty_people()));
    const Json spec{{"by",
                     {Json{{"time", "week"}}, Json{{"time", "week"}, {"pick", "search"}},
                      Json{{"property", "country"}}, Json{{"behaviours", {"search"}}}}},
                    {"groups",
                     {Json{{"name", "early Germans"}, {"is", "DE and (2025-W02 or 2025-W03) and not search"}},
                      Json{{"name", "others"}, {"is", {{"not", {{"any", {"DE", "FR", "IT"}}}}}}}}},
                    {"reason", "first weeks decide"}};
    OK(const auto answer, report::ask(*project, cohorts::question(), spec, {.threads = 2}));
    const Json body = answer.json();
    // One row a person: ISO week of the first event and of the first search, last known country, searched at
    // all.
    const std::string people =
        "WITH e AS (SELECT actor, event, time_us, country FROM events), p AS (SELECT actor, "
        "(MIN(time_us)/1000000 - 1736121600)/604800 + 2 AS week, "
        "(MIN(CASE WHEN event='search' THEN time_us END)/1000000 - 1736121600)/604800 + 2 AS used, "
        "MAX(event='search') AS searched, (SELECT l.country FROM e l WHERE l.actor=e.actor AND l.country IS "
        "NOT NULL "
        "AND l.country<>'' ORDER BY l.time_us DESC LIMIT 1) AS land FROM e GROUP BY actor) ";
    OK(const auto pass, project->gate().rows(Purpose::explore, "test"));
    const auto where = [](const Json& cohort) {
      const std::string label = cohort["label"].get<std::string>();
      if (label == "early Germans") return std::string("land='DE' AND week IN (2,3) AND searched=0");
      if (label == "others") return std::string("land IS NULL");
      if (cohort["part"] == 2) return "land='" + label + "'";
      if (cohort["part"] == 3) return std::string("searched=1");
      return (cohort["part"] == 0 ? "week=" : "used=") +
             std::to_string(std::stoi(label.substr(label.rfind('W') + 1)));
    };
    QVERIFY(body["cohorts"].size() > 10);
    for (size_t a = 0; a < body["cohorts"].size(); ++a)
      for (size_t b = 0; b < body["cohorts"].size(); ++b) {
        OK(const auto counted,
           events::sql(*project, pass,
                       people + "SELECT COUNT(*) FROM p WHERE (" + where(body["cohorts"][a]) + ") AND (" +
                           where(body["cohorts"][b]) + ")",
                       {}, 2));
        QCOMPARE(body["overlap"][a][b].get<int64_t>(), std::get<int64_t>(counted.rows[0][0]));
        if (a == b) QCOMPARE(body["cohorts"][a]["n"].get<double>(), body["overlap"][a][a].get<double>());
      }
    QCOMPARE(body["reason"], Json("first weeks decide"));
    const auto figures = cohorts::question().figures(body);
    QVERIFY(english(figures[0].caption).find("first weeks decide") != std::string::npos);
    QCOMPARE(figures.back().id, std::string("cohorts-overlap"));
    OK(const auto keys,
       segments::persons_of(*project, cohorts::question(), answer,
                            segments::selection_text("cohorts", Json{{"part", -2}, {"label", "others"}}),
                            {}));
    QCOMPARE(static_cast<double>(keys->keys.size()), cohort(body, "others")["n"].get<double>());
  }
  /// Only the combinations, one of them with a label nobody has.
  void combinations_alone() {
    QTemporaryDir dir;
    OK(auto project, small_log(dir, sixty_people()));
    OK(const auto alone, report::ask(*project, cohorts::question(),
                                     Json{{"by", {Json{{"property", "country"}}}},
                                          {"combine", "groups"},
                                          {"groups", {Json{{"name", "x"}, {"is", "ES or DE"}}}}},
                                     {}));
    QCOMPARE(alone.json()["cohorts"].size(), size_t{1});
    QCOMPARE(alone.json()["unknown"], Json::array({"ES"}));
  }
  void groups_are_text_and_tree_alike() {
    for (const char* text : {"F and (\"a b\" or c) and not d", "not (a and b)", "\"or\" or a", "a"}) {
      OK(const Json tree, cohorts::group_from_text(text));
      QCOMPARE(cohorts::group_text(tree), std::string(text));
    }
    OK(const Json tree, cohorts::group_from_text("a or b and not c"));
    QVERIFY(cohorts::in_group(tree, {"a", "c"}));
    QVERIFY(cohorts::in_group(tree, {"b"}));
    QVERIFY(!cohorts::in_group(tree, {"b", "c"}));
    FAILS("the label of a cohort", cohorts::group_from_text("a and"));
    FAILS("no part named “every”", cohorts::complete_group(Json{{"every", {"a"}}}, "groups[0]"));
  }
};

QTEST_APPLESS_MAIN(TestCohorts)
#include "test_cohorts.moc"
