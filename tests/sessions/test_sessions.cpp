#include <nlohmann/json.hpp>

#include <QObject>

#include "core/sessions/sessions.h"
#include "tests/check.h"
#include "tests/small_log.h"

using namespace habitus;

class TestSessions : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;
  std::unique_ptr<Project> project_;

  int64_t count(const Json& spec) {
    const auto answer = report::ask(*project_, sessions::question(), spec, {});
    if (!answer) qWarning("%s", english(answer.error()).c_str());
    return answer ? answer->json()["sessions"].get<int64_t>() : -1;
  }

 private Q_SLOTS:
  void initTestCase() {
    // a: 0, 30 (gap exactly 30), 61 (gap 31); logout at 61, then 62; b crosses midnight; c changes channel.
    OK(project_, small_log(dir_, R"(a 0 view
a 30 view
a 61 logout
a 62 view
b 1430 view
b 1445 view
c 0 view ch=web
c 5 view ch=app
c 6 view
c 7 view ch=app
c 8 login ch=app)"));
  }
  void each_rule_cuts_where_it_says() {
    QCOMPARE(count(Json::object()), 4);  // a: [0 30][61 62]; b; c: the gap must be strictly longer
    QCOMPARE(count(Json{{"timeout", "29 min"}}), 5);
    QCOMPARE(count(Json{{"midnight", true}}), 5);
    QCOMPARE(count(Json{{"midnight", true}, {"scope", {{"zone", "+01:00"}}}}),
             4);  // b: 00:50 and 01:05 there
    QCOMPARE(count(Json{{"end", "logout"}}), 5);
    QCOMPARE(count(Json{{"start", {"login"}}}), 5);
    QCOMPARE(count(Json{{"context", "ch"}}), 5);  // a missing channel is no change
    QCOMPARE(count(Json{{"timeout", "1 d"}, {"max", "1 h"}}), 4);
  }
  void lengths_gaps_and_bounces() {
    OK(const auto answer,
       report::ask(*project_, sessions::question(), Json{{"end", "logout"}}, {.threads = 2}));
    const Json body = answer.json();
    QCOMPARE(body["bounces"]["k"], Json(2.0));  // a's [61] and [62]
    QCOMPARE(body["length"]["median"], Json(2.0));
    QCOMPARE(body["persons"], Json(3));
    int64_t gaps = 0;
    for (const auto& bin : body["gaps"]) gaps += bin["n"].get<int64_t>();
    QCOMPARE(gaps, 8);
    QCOMPARE(body["by_timeout"][4]["sessions"], Json(4));  // 30 min
    FAILS("Did you mean “timeout”",
          report::ask(*project_, sessions::question(), Json{{"timout", "5 min"}}, {}));
    FAILS("“ch”", report::ask(*project_, sessions::question(), Json{{"context", {"chh"}}}, {}));
  }
  void session_numbers_are_the_expected_table() {
    segments::Extent extent;
    events::Scope scope;
    OK(extent, segments::extent_of(*project_, scope, {}));
    OK(const Json spec, sessions::complete(*project_, Json{{"context", "ch"}}));
    OK(auto cut, sessions::Sessioniser::make(*project_, spec, extent));
    events::Need need;
    cut.bind(need);
    OK(const auto pass, project_->gate().aggregates(Purpose::explore));
    std::map<events::PersonKey, std::vector<uint32_t>> table;
    OK_DONE(events::scan(*project_, pass, scope, need, {.threads = 1}, [&](const events::Slab& slab) {
      sessions::Sessioniser::Scratch scratch;
      std::vector<uint32_t> session;
      cut.apply(slab, scratch, session);
      for (size_t p = 0; p < slab.person.size(); ++p)
        for (uint32_t i = slab.first[p]; i < slab.first[p + 1]; ++i)
          table[slab.person[p]].push_back(session[i] - session[slab.first[p]]);
    }));
    QCOMPARE(table[events::key_of("a")], (std::vector<uint32_t>{0, 0, 1, 1}));
    QCOMPARE(table[events::key_of("c")], (std::vector<uint32_t>{0, 1, 1, 1, 1}));
  }
};

QTEST_APPLESS_MAIN(TestSessions)
#include "test_sessions.moc"
