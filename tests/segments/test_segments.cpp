#include <nlohmann/json.hpp>

#include <QObject>

#include "core/identity/people.h"
#include "core/segments/population.h"
#include "core/segments/question.h"
#include "core/segments/rule.h"
#include "core/segments/scope.h"
#include "tests/check.h"
#include "tests/handmade_log.h"
#include "tests/small_log.h"

using namespace habitus;

class TestSegments : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;
  std::unique_ptr<Project> project_;

  /// The actors that meet a rule, as one text: "ac".
  std::string who(const Json& rule) {
    const auto complete = segments::complete_rule(*project_, rule, Json::object());
    if (!complete) return english(complete.error());
    const auto set = segments::persons_in(*project_, *complete, kEnd, {.threads = 2});
    if (!set) return english(set.error());
    std::string out;
    for (const char* actor : {"a", "b", "c", "d"})
      if ((*set)->has(events::key_of(actor))) out += actor;
    return out;
  }

 private Q_SLOTS:
  void initTestCase() {
    OK(project_, small_log(dir_, R"(a 2025-01-01 view country=DE
a 2025-01-02 buy amount=10
a 2025-01-03 buy amount=20
a 2025-01-20 buy amount=5
b 2025-01-05 buy amount=50
b 2025-01-06 view country=FR
c 2025-01-30 view country=DE
d 2025-01-10 other)"));
    std::vector<identity::Value> values{{events::key_of("a"), "plan", "pro", parse_iso("2025-01-15")},
                                        {events::key_of("a"), "plan", "free", parse_iso("2025-01-01")},
                                        {events::key_of("c"), "plan", "free", parse_iso("2025-01-01")}};
    OK_DONE(identity::store_values(*project_, "people.csv", std::string(64, '0'), 0, values, Json::object()));
  }
  void every_node_by_hand() {
    QCOMPARE(who(Json{{"did", "buy"}}), std::string("ab"));
    QCOMPARE(who(Json{{"not", Json{{"did", "buy"}}}}), std::string("cd"));
    QCOMPARE(who(Json{{"did", "buy"}, {"count", {{"at_least", 3}}}}), std::string("a"));
    QCOMPARE(who(Json{{"did", "buy"}, {"from", "2025-01-04"}, {"to", "2025-01-21"}}), std::string("ab"));
    QCOMPARE(who(Json{{"did", "buy"}, {"from", "2025-01-04"}, {"to", "2025-01-20"}}),
             std::string("b"));  // to is left out
    QCOMPARE(who(Json{{"did", "buy"}, {"within", "15 d"}}), std::string("a"));
    QCOMPARE(who(Json{{"did", "buy"}, {"sum", {{"property", "amount"}, {"at_least", 40}}}}),
             std::string("b"));
    QCOMPARE(who(Json{{"did",
                       Json{{"word", "view"}, {"where", {Json{{"property", "country"}, {"value", "DE"}}}}}}}),
             std::string("ac"));
    QCOMPARE(who(Json{{"last", "*"}, {"ago", {{"more", "15 d"}}}}), std::string("bd"));
    QCOMPARE(who(Json{{"sequence", {"view", "buy"}}, {"within", "1 d"}}), std::string("a"));
    QCOMPARE(who(Json{{"sequence", {"buy", "view"}}}), std::string("b"));
    QCOMPARE(who(Json{{"attribute", "plan"}, {"value", "free"}}), std::string("c"));
    QCOMPARE(
        who(Json{
            {"any", {Json{{"did", "other"}}, Json{{"all", {Json{{"did", "view"}}, Json{{"did", "buy"}}}}}}}}),
        std::string("abd"));
  }
  void membership_as_of_a_date() {
    QCOMPARE(who(Json{{"rule", {{"did", "buy"}}}, {"as_of", "2025-01-05"}}), std::string("a"));
    QCOMPARE(who(Json{{"rule", {{"attribute", "plan"}, {"value", "free"}}}, {"as_of", "2025-01-10"}}),
             std::string("a"));  // c had no event yet
  }
  void sizes_overlaps_and_populations() {
    OK(const Json buyers, segments::complete_rule(*project_, Json{{"did", "buy"}}, Json::object()));
    OK_DONE(project_->definitions().apply("segment", "buyers", buyers));
    OK(const auto answer, report::ask(*project_, segments::question(),
                                      Json{{"segments", {"buyers", Json{{"did", "view"}}}}}, {.threads = 2}));
    const Json body = answer.json();
    QCOMPARE(body["persons"], Json(4));
    QCOMPARE(body["segments"][0]["size"]["value"], Json(0.5));
    QCOMPARE(body["overlap"][0][1], Json(2));
    const auto table = segments::question().figures(body)[0].table;  // name, persons, share, also in each
    const auto& cell = std::get<report::Quantity>(table.rows[0][4]);
    QVERIFY(cell.value == 2 && cell.state == report::State::ok && cell.at == "/overlap/0/1");
    QCOMPARE(std::get<report::Quantity>(table.rows[0][1]).value,
             body["segments"][0]["size"]["k"].get<double>());
    OK(const Json scope,
       segments::complete_scope(*project_, Json{{"population", "buyers"}, {"from", "2025-01-06"}}));
    OK(const auto read, segments::scope_of(*project_, scope, {}));
    QCOMPARE(read.persons->keys.size(), size_t{2});
    QCOMPARE(iso(read.from), std::string("2025-01-06T00:00:00Z"));
    FAILS("Did you mean “buyers”", segments::complete_scope(*project_, Json{{"population", "buyer"}}));
  }
  void tenure_and_sessions_are_rules() {
    HandmadeLog log;
    OK_DONE(log.open());
    // a: three sessions since January; b: two sessions (30 min exactly is one); c: one, new.
    OK_DONE(log.add({{"a", "x", "2025-01-01T10:00:00Z"},
                     {"a", "x", "2025-01-01T11:00:00Z"},
                     {"a", "x", "2025-03-01T10:00:00Z"},
                     {"b", "x", "2025-02-01T10:00:00Z"},
                     {"b", "x", "2025-02-01T10:30:00Z"},
                     {"b", "x", "2025-03-01T10:00:00Z"},
                     {"c", "x", "2025-03-01T10:00:00Z"}}));
    const auto members = [&](const Json& rule) {
      const auto complete = segments::complete_rule(*log.project, rule, Json::object());
      if (!complete) return english(complete.error());
      const auto set = segments::persons_in(*log.project, *complete, kEnd, {});
      std::string out;
      for (const char* name : {"a", "b", "c"})
        if ((*set)->has(events::key_of(name))) out += name;
      return out;
    };
    QCOMPARE(members(Json{{"sessions", {{"at_least", 3}}}}), std::string("a"));
    QCOMPARE(members(Json{{"sessions", {{"is", 2}}}}), std::string("b"));
    QCOMPARE(members(Json{{"sessions", {{"at_least", 1}}}, {"timeout", "20 min"}}), std::string("abc"));
    QCOMPARE(members(Json{{"sessions", {{"at_least", 3}}}, {"timeout", "20 min"}}), std::string("ab"));
    QCOMPARE(members(Json{{"sessions", {{"at_least", 2}}}, {"to", "2025-02-15"}}), std::string("a"));
    QCOMPARE(members(Json{{"first", "*"}, {"ago", {{"at_least", "28 d"}}}}), std::string("ab"));
    QCOMPARE(members(Json{{"first", "x"}, {"ago", {{"less", "28 d"}}}}), std::string("c"));
  }
  /// 40 people with 1 … 5 sessions: what each rule leaves is counted here from how they were made.
  void a_population_leaves_a_waterfall() {
    HandmadeLog log;
    OK_DONE(log.open());
    std::vector<HandmadeEvent> events;
    for (int p = 0; p < 40; ++p)
      for (int s = 0; s <= p % 5; ++s)
        events.push_back({"p" + std::to_string(p), p % 2 ? "view" : "buy",
                          "2025-01-0" + std::to_string(1 + s) + "T10:00:00Z"});
    OK_DONE(log.add(events));
    const Json spec{{"rules", {Json{{"sessions", {{"at_least", 3}}}}, Json{{"did", "buy"}}}},
                    {"clusters", 2}};
    OK(const auto answer, report::ask(*log.project, segments::population(), spec, {.threads = 2}));
    const Json body = answer.json();
    QCOMPARE(body["persons"], Json(40));
    QCOMPARE(body["steps"][0]["kept"]["k"], Json(24.0));  // p % 5 is 2, 3 or 4
    QCOMPARE(body["steps"][0]["dropped"], Json(16.0));
    QCOMPARE(body["steps"][1]["kept"]["k"], Json(12.0));  // … and p is even
    QCOMPARE(body["out_of_scope"], Json(28.0));
    const double ari = body["stability"]["ari"].get<double>();
    QVERIFY(ari >= -1 && ari <= 1);
    QCOMPARE(body["stability"]["n"], Json(12));
    OK(const Json complete, segments::population().complete(*log.project, spec));
    OK(const auto out, segments::population().people(*log.project, complete, Json{{"outcome", "out"}}, {}));
    QCOMPARE(out.size(), size_t{28});
    OK(const Json segment, segments::segment_of(*log.project, complete));
    OK_DONE(log.project->definitions().apply("segment", "regulars", segment));
    OK(const Json scope, segments::complete_scope(*log.project, Json{{"population", "regulars"}}));
    OK(const auto read, segments::scope_of(*log.project, scope, {}));
    QCOMPARE(read.persons->keys.size(), size_t{12});
    OK(const auto saved,
       report::ask(*log.project, segments::population(), Json{{"segment", "regulars"}}, {}));
    QCOMPARE(saved.json()["steps"], body["steps"]);
    FAILS("rules", report::ask(*log.project, segments::population(), Json::object(), {}));
  }
  /// Leaving nobody out leaves the groups as they are.
  void a_population_of_everybody_is_stable() {
    HandmadeLog log;
    OK_DONE(log.open());
    std::vector<HandmadeEvent> events;
    for (int p = 0; p < 30; ++p)
      for (int s = 0; s <= p % 6; ++s)
        events.push_back(
            {"p" + std::to_string(p), "view", "2025-01-0" + std::to_string(1 + s) + "T10:00:00Z"});
    OK_DONE(log.add(events));
    OK(const auto answer, report::ask(*log.project, segments::population(),
                                      Json{{"rules", {Json{{"did", "view"}}}}, {"clusters", 3}}, {}));
    QCOMPARE(answer.json()["stability"]["ari"], Json(1.0));
    QCOMPARE(answer.json()["out_of_scope"], Json(0.0));
  }
  void scopes_are_completed_and_checked() {
    OK(const Json berlin,
       segments::complete_scope(*project_, Json{{"from", "2025-01-06"}, {"zone", "Europe/Berlin"}}));
    QCOMPARE(berlin["from"], Json("2025-01-05T23:00:00Z"));
    OK(const Json again, segments::complete_scope(*project_, berlin));
    QCOMPARE(again, berlin);
    FAILS("not a date", segments::complete_scope(*project_, Json{{"from", "6.1.2025"}}));
    FAILS("Did you mean “country”",
          segments::complete_scope(*project_,
                                   Json{{"where", {Json{{"property", "coutry"}, {"value", "DE"}}}}}));
    FAILS("Did you mean “population”", segments::complete_scope(*project_, Json{{"popluation", "x"}}));
  }
};

QTEST_APPLESS_MAIN(TestSegments)
#include "test_segments.moc"
