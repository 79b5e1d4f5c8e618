#include <nlohmann/json.hpp>

#include <QObject>

#include "core/base/random.h"
#include "core/sessions/compare.h"
#include "core/sessions/mixture.h"
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

  /// Rules on actions, each on a log of its own that was cut by hand: "session:reason" of every event.
  void actions_cut_as_by_hand() {
    const auto cut = [&](const char* log, const Json& spec) -> std::string {
      static int number = 0;
      auto project = small_log(dir_, log, "actions" + std::to_string(++number));
      if (!project) return english(project.error());
      const auto complete = sessions::complete(**project, spec);
      if (!complete) return english(complete.error());
      const auto table = sessions::table(**project, *complete, 100, {});
      if (!table) return english(table.error());
      std::string out;
      for (const auto& row : table->rows)
        out += (out.empty() ? "" : " ") + row.values[0] + (row.values[1].empty() ? "" : ":" + row.values[1]) +
               (row.values[2] == "0" ? "~" : "");
      return out;
    };
    // Logout ends a session, however soon the next event comes.
    QCOMPARE(cut("a 0 view\na 1 logout\na 2 view\n", {{"end", "logout"}}), std::string("1:first 1 2:end"));
    // Heartbeats neither prolong a session nor begin one; the next activity after 40 min does.
    QCOMPARE(cut("a 0 view\na 10 beat\na 20 beat\na 39 beat\na 40 view\n", {{"passive", "beat"}}),
             std::string("1:first 1~ 1~ 1~ 2:timeout"));
    QCOMPARE(cut("a 0 view\na 10 beat\na 20 beat\na 39 beat\na 40 view\n", Json::object()),
             std::string("1:first 1 1 1 1"));
    // After a finished task five minutes are enough; going on at once is the same session.
    const Json task{{"after", {{{"pick", "buy"}, {"timeout", "5 min"}}}}};
    QCOMPARE(cut("a 0 view\na 1 buy\na 7 view\na 27 view\n", task), std::string("1:first 1 2:after 2"));
    QCOMPARE(cut("a 0 view\na 1 buy\na 5 view\na 30 view\n", task), std::string("1:first 1 1 1"));
    // A hidden tab says until when somebody read: 20 min of reading, 4 min away, go on; 6 min away, no more.
    const Json tab{{"passive", "hide"}, {"after", {{{"pick", "hide"}, {"timeout", "5 min"}}}}};
    QCOMPARE(cut("a 0 view\na 20 hide\na 24 view\n", tab), std::string("1:first 1~ 1"));
    QCOMPARE(cut("a 0 view\na 20 hide\na 26 view\n", tab), std::string("1:first 1~ 2:after"));
    QCOMPARE(cut("a 0 view\na 31 hide\na 32 view\n", tab), std::string("1:first 1~ 2:timeout"));
    // Out of pace: gaps of one minute, then one of twelve (more than ten times) or of nine (not).
    const Json pace{{"pace", {{"factor", 10}, {"least", "5 min"}}}};
    QCOMPARE(cut("a 0 v\na 1 v\na 2 v\na 3 v\na 15 v\na 16 v\n", pace),
             std::string("1:first 1 1 1 2:pace 2"));
    QCOMPARE(cut("a 0 v\na 1 v\na 2 v\na 3 v\na 12 v\n", pace), std::string("1:first 1 1 1 1"));
    QCOMPARE(cut("a 0 v\na 1 v\na 2 v\na 14 v\n", pace), std::string("1:first 1 1 1"));  // two gaps: too few
    // Another campaign than the session's; none is another; the same one after a timeout is not.
    QCOMPARE(
        cut("a 0 v\na 1 v utm=x\na 2 v\na 3 v utm=x\na 4 v utm=y\na 50 v utm=y\n", {{"campaign", "utm"}}),
        std::string("1:first 2:campaign 2 2 3:campaign 4:timeout"));
  }
  void longest_day_and_context_say_why() {
    OK(const auto answer, report::ask(*project_, sessions::question(),
                                      Json{{"midnight", true}, {"context", "ch"}, {"start", "login"}}, {}));
    QCOMPARE(answer.json()["begun_by"],
             (Json{{"first", 3}, {"timeout", 1}, {"midnight", 1}, {"context", 1}, {"start", 1}}));
  }

  /// What every timeout gives at once equals asking with that timeout.
  void sweep_equals_asking_again() {
    std::string log;
    uint32_t dice = 3;
    const auto roll = [&](uint32_t n) { return (dice = dice * 1664525u + 1013904223u) / 65536u % n; };
    for (int person = 0; person < 20; ++person) {
      double t = roll(60);
      for (uint32_t i = 0, n = 1 + roll(25); i < n; ++i, t += roll(3) ? roll(12) : roll(300))
        log += "p" + std::to_string(person) + " " + std::to_string(t) + (roll(6) ? " view\n" : " buy\n");
    }
    QTemporaryDir dir;
    OK(auto project, small_log(dir, log));
    OK(const auto whole, report::ask(*project, sessions::question(), Json{{"conversion", "buy"}}, {}));
    const Json rows = whole.json()["by_timeout"];
    QCOMPARE(rows.size(), size_t{12});
    for (const auto& row : rows) {
      const std::string timeout = duration_text(row["timeout_us"].get<Duration>());
      OK(const auto one,
         report::ask(*project, sessions::question(), Json{{"timeout", timeout}, {"conversion", "buy"}}, {}));
      const Json body = one.json();
      QCOMPARE(row["sessions"], body["sessions"]);
      QCOMPARE(row["bounces"], body["bounces"]);
      QCOMPARE(row["conversion"], body["conversion"]);
      QVERIFY(std::abs(row["duration"].get<double>() - body["duration"]["mean"].get<double>()) < 1e-3);
      QVERIFY(std::abs(row["length"].get<double>() - body["length"]["mean"].get<double>()) < 1e-12);
    }
  }

  /// The short way of gaps alone and the way of all rules, which a pace that nobody breaks leads into.
  void both_ways_cut_alike() {
    std::string log;
    Random random(4, 8);
    for (int person = 0; person < 200; ++person)
      for (double t = 0, n = static_cast<double>(1 + random.below(40)); n > 0; --n, t += static_cast<double>(random.below(45)))
        log += "p" + std::to_string(person) + " " + std::to_string(t) + " view\n";
    QTemporaryDir dir;
    OK(auto project, small_log(dir, log));
    for (Json spec : {Json{{"timeout", "20 min"}}, Json{{"timeout", "30 min"}, {"max", "1 h"}}}) {
      OK(const auto alone, report::ask(*project, sessions::question(), spec, {}));
      spec["pace"] = Json{{"factor", 1e9}, {"least", "5 min"}};
      OK(const auto rules, report::ask(*project, sessions::question(), spec, {}));
      QVERIFY(alone.result != rules.result && alone.json()["sessions"] > 1000);
      QCOMPARE(alone.json(), rules.json());
    }
  }

  /// Gaps of two known log-normals: medians, shares and the crossing come back.
  void two_lognormals_are_told_apart() {
    sessions::GapCounts gaps;
    uint64_t state = 11;
    const auto uniform = [&] {
      state = state * 6364136223846793005ull + 1442695040888963407ull;
      return (static_cast<double>(state >> 11) + .5) / 9007199254740992.0;
    };
    const auto normal = [&] {
      return std::sqrt(-2 * std::log(uniform())) * std::cos(2 * 3.14159265358979323846 * uniform());
    };
    const double pause = std::log(40e6), absence = std::log(12 * 3600e6);  // 40 s and 12 h
    for (int i = 0; i < 100000; ++i)
      gaps.add(std::llround(std::exp(uniform() < .8 ? pause + 1.1 * normal() : absence + 1.3 * normal())));
    const auto m = sessions::fit_mixture(gaps.filled());
    QVERIFY(m.fitted);
    QVERIFY(std::abs(m.of[0].weight - .8) < .005);
    QVERIFY(std::abs(m.of[0].mean - pause) < .02);
    QVERIFY(std::abs(m.of[0].sd - 1.1) < .02);
    QVERIFY(std::abs(m.of[1].mean - absence) < .03);
    QVERIFY(std::abs(m.of[1].sd - 1.3) < .03);
    // The densities cross where ln .8/1.1 − (x−μ₁)²/2·1.1² = ln .2/1.3 − (x−μ₂)²/2·1.3²: a quadratic in x.
    const double a = 1 / (2 * 1.69) - 1 / (2 * 1.21), b = pause / 1.21 - absence / 1.69,
                 c = absence * absence / 3.38 - pause * pause / 2.42 + std::log(.8 / 1.1) -
                     std::log(.2 / 1.3);
    const double x = (-b - std::sqrt(b * b - 4 * a * c)) / (2 * a),
                 y = (-b + std::sqrt(b * b - 4 * a * c)) / (2 * a);
    const double known = x > pause && x < absence ? x : y;
    QVERIFY(known > pause && known < absence);
    QVERIFY(std::abs(std::log(static_cast<double>(m.crossing)) - known) < .03);
    sessions::GapCounts one;  // one group only: nothing is suggested from it
    for (int i = 0; i < 5000; ++i) one.add(std::llround(std::exp(pause + 1.0 * normal())));
    QVERIFY(!sessions::fit_mixture(one.filled()).fitted);
  }

  /// NLTK's documented examples (nltk.metrics.segmentation): windowdiff 0.00, 0.30, 0.80 and pk 0.50, 0.50,
  /// 0.00.
  void windows_equal_published_values() {
    const auto bits = [](std::string text) {
      sessions::Boundaries out;
      for (const char c : text) out.push_back(c == '1');
      return out;
    };
    const auto score = [&](const std::string& truth, const std::string& guess, size_t k) {
      sessions::Agreement a;
      a.add(bits(truth), bits(guess), k);
      return sessions::agreement_json(a);
    };
    const std::string s1 = "000100000010", s2 = "000010000100", s3 = "100000010000";
    const auto rounded = [](const Json& x) { return std::round(x.get<double>() * 100) / 100; };
    QCOMPARE(rounded(score(s1, s1, 3)["window_diff"]), 0.0);
    QCOMPARE(rounded(score(s1, s2, 3)["window_diff"]), 0.3);
    QCOMPARE(rounded(score(s2, s3, 3)["window_diff"]), 0.8);
    std::string truth, all(400, '1'), none(400, '0');
    for (int i = 0; i < 100; ++i) truth += "0100";
    QCOMPARE(rounded(score(truth, all, 2)["pk"]), 0.5);
    QCOMPARE(rounded(score(truth, none, 2)["pk"]), 0.5);
    QCOMPARE(rounded(score(truth, truth, 2)["pk"]), 0.0);
    QCOMPARE(sessions::window_of(bits("00100")), size_t{2});  // 6 events, 2 sessions: half of 3, rounded
  }

  /// A labelled log: the recipe with actions scores higher than time alone, by hand.
  void hybrid_beats_time_alone() {
    QTemporaryDir dir;
    OK(auto project, small_log(dir, R"(a 0 view true=1
a 5 logout true=1
a 8 view true=2
a 20 view true=2
b 0 view true=1
b 10 view true=1
b 60 view true=2
b 61 view true=2
c 0 view
c 90 view)"));
    const Json spec{
        {"timeout", "30 min"}, {"end", "logout"}, {"against", {{"timeout", "30 min"}}}, {"labels", "true"}};
    OK(const auto answer, report::ask(*project, sessions::question(), spec, {.threads = 2}));
    const Json body = answer.json(), labels = body["labels"];
    QCOMPARE(labels["persons"], Json(2));
    QCOMPARE(labels["sessions"], Json(4));
    QCOMPARE(labels["recipe"]["f1"], Json(1.0));
    QCOMPARE(labels["recipe"]["window_diff"], Json(0.0));
    QCOMPARE(labels["against"]["precision"]["value"], Json(1.0));  // b's gap, found
    QCOMPARE(labels["against"]["recall"]["value"], Json(0.5));     // a's logout, missed
    QCOMPARE(labels["against"]["f1"], Json(2.0 / 3));
    // Windows of one gap (half of two events): three a person, one of a's wrong.
    QCOMPARE(labels["against"]["windows"], Json(6));
    QCOMPARE(labels["against"]["window_diff"], Json(1.0 / 6));
    QCOMPARE(body["against"]["persons"]["k"], Json(1.0));
    QCOMPARE(body["against"]["sessions"], Json(5));
    QCOMPARE(body["against"]["only_here"], Json(1));
    OK(const auto differing, sessions::differing_actors(*project, Json::parse(answer.spec), {}));
    QCOMPARE(sessions::csv(differing), std::string("actor,sessions,other,only_here,only_there\na,2,1,1,0\n"));
    OK(const auto keys, sessions::people(*project, Json::parse(answer.spec), Json{{"differ", true}}, {}));
    QCOMPARE(keys, (std::vector<uint64_t>{events::key_of("a")}));
    QVERIFY(sessions::question().figures(body).size() >= 5);
    FAILS("saved recipe", report::ask(*project, sessions::question(), Json{{"against", 3}}, {}));
  }
};

QTEST_APPLESS_MAIN(TestSessions)
#include "test_sessions.moc"
