#include <nlohmann/json.hpp>

#include <QObject>

#include "core/cohorts/cohorts.h"
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
};

QTEST_APPLESS_MAIN(TestCohorts)
#include "test_cohorts.moc"
