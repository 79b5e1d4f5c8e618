#include <cmath>
#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QObject>

#include "core/identity/people.h"
#include "core/objectives/moments.h"
#include "core/objectives/target.h"
#include "tests/check.h"
#include "tests/handmade_log.h"
#include "tests/objectives/test_register.h"

using namespace habitus;
using objectives::Maturity;

class TestObjectives : public QObject {
  Q_OBJECT

  /// ann buys in January and again in March; bob buys in January only; cid looks but never buys; dee begins
  /// in March.
  static std::vector<HandmadeEvent> shop() {
    return {{"ann", "buy", "2025-01-10"},  {"ann", "buy", "2025-03-05"},  {"bob", "buy", "2025-01-20"},
            {"cid", "look", "2025-01-15"}, {"cid", "look", "2025-03-01"}, {"dee", "buy", "2025-03-20"},
            {"dee", "look", "2025-04-10"}};
  }
  static Json buys(const char* as_of) {
    return {{"type", "event"}, {"event", "buy"}, {"horizon", "60 d"}, {"as_of", as_of}};
  }

 private Q_SLOTS:
  void moments_are_midnights_of_the_zone() {
    OK(const Zone berlin, Zone::named("Europe/Berlin"));
    OK(const Json one, objectives::complete_moments("2025-07-01", berlin, "as_of"));
    QVERIFY(one == Json::array({"2025-06-30T22:00:00Z"}));
    OK(const Json months,
       objectives::complete_moments({{"every", "month"}, {"from", "2025-01-01"}, {"to", "2025-03-01"}},
                                    Zone::utc(), "as_of"));
    QVERIFY(months == Json::array({"2025-01-01T00:00:00Z", "2025-02-01T00:00:00Z", "2025-03-01T00:00:00Z"}));
    FAILS("not a date", objectives::complete_moments("soon", Zone::utc(), "as_of"));
    FAILS("1 to 1,000", objectives::complete_moments(Json::array(), Zone::utc(), "as_of"));
  }
  void buys_again() {  // counted by hand: at risk ann, bob, cid; only ann buys in [Feb 1, Apr 2)
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add(shop()));
    OK(const auto answer, report::ask(*log.project, objectives::question(), buys("2025-02-01"), {}));
    const Json body = answer.json();
    QCOMPARE(body["total"]["n"].get<double>(), 3.0);
    QCOMPARE(body["total"]["positive"].get<double>(), 1.0);
    // Wilson 1 of 3: 0.0615–0.7923 (Wilson 1927, by hand)
    QVERIFY(close_to(body["total"]["prevalence"]["lo"], 0.0614, 1e-3));
    QVERIFY(close_to(body["total"]["prevalence"]["hi"], 0.7923, 1e-3));
    Json absent = buys("2025-02-01");
    absent["type"] = "absence";
    OK(const auto opposite, report::ask(*log.project, objectives::question(), absent, {}));
    QCOMPARE(opposite.json()["total"]["positive"].get<double>(), 2.0);
  }
  void the_last_value_baseline() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add(shop()));
    Json spec = buys("2025-03-10");
    spec["horizon"] = "30 d";
    OK(const Json complete, objectives::question().complete(*log.project, spec));
    OK(const auto rows, objectives::labels(*log.project, complete, {}));
    QCOMPARE(rows.person.size(), size_t{3});
    double seen = 0, label = 0;
    for (size_t i = 0; i < 3; ++i) seen += rows.last_value[i], label += rows.label[i];
    QCOMPARE(seen, 1.0);  // ann on 5 March
    QCOMPARE(label, 0.0);
    Json early =
        buys("2025-02-01");  // the log begins on 10 January: nothing can be said of the 60 days before
    OK(const Json e, objectives::question().complete(*log.project, early));
    OK(const auto first, objectives::labels(*log.project, e, {}));
    for (const double v : first.last_value) QVERIFY(std::isnan(v));
  }
  void an_open_window_is_immature() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add(shop()));
    OK(const auto answer, report::ask(*log.project, objectives::question(), buys("2025-03-01"), {}));
    const Json date = answer.json()["dates"][0];
    QCOMPARE(date["known"].get<double>(), 0.0);
    QCOMPARE(date["immature"].get<double>(), 3.0);
    QCOMPARE(date["already"].get<double>(), 1.0);  // ann has bought already; a lower bound, not a label
    QVERIFY(!date.contains("prevalence"));
    const auto figures = objectives::question().figures(answer.json());
    QVERIFY(figures[0].marks[0].quantity.state == report::State::immature);
  }
  void the_default_date_is_the_latest_mature_one() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add(shop()));
    Json spec = buys("2025-01-01");
    spec.erase("as_of");
    OK(const Json complete, objectives::question().complete(*log.project, spec));
    QVERIFY(complete["as_of"] == Json::array({"2025-02-09T00:00:00Z"}));  // 10 April − 60 d
  }
  void late_arrivals_are_not_at_risk() {
    HandmadeLog log;
    OK_DONE(log.open());
    auto events = shop();
    for (auto& e : events) e.arrival = "2025-06-01";
    OK_DONE(log.add(events));
    OK(const auto answer, report::ask(*log.project, objectives::question(), buys("2025-02-01"), {}));
    QCOMPARE(answer.json()["total"]["n"].get<double>(), 0.0);
    QCOMPARE(answer.json()["dates"][0]["late"].get<double>(), 3.0);
    const auto figures = objectives::question().figures(answer.json());
    QVERIFY(english(figures[0].sentence).find("had not arrived") != std::string::npos);
  }
  void an_attribute_is_a_target() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add(shop()));
    std::vector<identity::Value> values;
    for (const auto& [actor, grade] : {std::pair{"ann", "4.5"}, {"bob", "6"}, {"cid", "9"}})
      values.push_back({events::key_of(actor), "grade", grade, {}});
    OK_DONE(identity::store_values(*log.project, "grades.csv", std::string(64, '0'), *parse_iso("2026-01-01"),
                                   values, Json::object()));
    const Json spec{{"type", "attribute"}, {"attribute", "grade"}, {"op", "less"}, {"values", {"6"}}};
    OK(const auto answer, report::ask(*log.project, objectives::question(), spec, {}));
    const Json total = answer.json()["total"];
    QCOMPARE(total["n"].get<double>(), 4.0);
    QCOMPARE(total["positive"].get<double>(), 1.0);
    QCOMPARE(total["unknown"].get<double>(), 1.0);  // dee
  }
  void mistakes_are_named() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add(shop()));
    const auto complete = [&](const Json& spec) {
      return objectives::question().complete(*log.project, spec);
    };
    FAILS("no horizon", complete({{"type", "event"}, {"event", "buy"}}));
    FAILS("Did you mean", complete({{"type", "event"}, {"event", "buyy"}, {"horizon", "3 d"}}));
    FAILS("horizn", complete({{"type", "event"}, {"horizn", "3 d"}}));
    FAILS("no period", complete({{"horizon", "3 d"}, {"scope", {{"from", "2025-01-01"}}}}));
    FAILS("attribute", complete({{"type", "attribute"}, {"attribute", "grade"}}));
  }
};

int main(int argc, char** argv) {
  QCoreApplication app(argc, argv);
  TestObjectives targets;
  TestRegister goals;
  return QTest::qExec(&targets, argc, argv) + QTest::qExec(&goals, argc, argv);
}
#include "test_objectives.moc"
