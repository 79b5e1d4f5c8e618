// Session features by recipes with actions, one event more against all at once, and behaviours over several
// events as of a moment on both clocks.
#include <cmath>
#include <nlohmann/json.hpp>

#include <QObject>

#include "core/base/random.h"
#include "core/features/build.h"
#include "core/features/features.h"
#include "core/sessions/sessions.h"
#include "core/taxonomy/rules.h"
#include "tests/check.h"
#include "tests/handmade_log.h"

using namespace habitus;
using features::Frame;

namespace {

/// Every rule a recipe knows, alone and together.
std::vector<Json> recipes() {
  const Json passive{{"timeout", "1 d"}, {"passive", "look"}};
  const Json after{
      {"timeout", "1 d"},
      {"after", {{{"pick", "buy"}, {"timeout", "2 h"}}, {{"pick", "look"}, {"timeout", "9 h"}}}}};
  const Json pace{{"timeout", "4 d"}, {"pace", {{"factor", 3}, {"least", "1 h"}, {"gaps", 2}}}};
  const Json campaign{{"timeout", "9 d"}, {"campaign", "channel"}};
  Json all{{"max", "5 d"}, {"midnight", true}, {"start", "login"}, {"end", "logout"}, {"context", "place"}};
  for (const Json& one : {passive, after, pace, campaign}) all.update(one);
  Json hidden = passive;  // a passive event with a timeout of its own: a tab that is hidden
  hidden["after"] = Json::array({Json{{"pick", "look"}, {"timeout", "3 h"}}});
  return {passive, after, pace, campaign, hidden, all};
}

std::vector<HandmadeEvent> walk(uint64_t seed, int events, int people) {
  std::vector<HandmadeEvent> out;
  const char* words[] = {"look", "login", "logout", "buy"};
  const char* channels[] = {"web", "app", "mail"};
  for (int i = 0; i < events; ++i) {
    Random random(seed, 1, static_cast<uint64_t>(i));
    const Time t = parse_iso("2025-01-01").value() + static_cast<Time>(random.below(25 * 86400)) * kSecond;
    out.push_back({"u" + std::to_string(random.below(static_cast<uint64_t>(people))),
                   words[random.below(4)],
                   iso(t),
                   {}});
    if (random.below(2)) out.back().properties["channel"] = channels[random.below(3)];
    if (random.below(3)) out.back().properties["place"] = random.below(4) ? "home" : "away";
  }
  return out;
}

Result<Frame> session_frame(Project& project, const Json& recipe) {
  return features::build(
      project,
      {{"set",
        {{"features",
          {{{"type", "sessions"},
            {"sessions", recipe},
            {"columns",
             {"count", "bounces", "minutes", "events per session", "mean gap", "days since last"}}}}}}},
       {"as_of", "2025-02-01"}},
      {});
}

double sum_of(const Frame& frame, const char* column) {
  double out = 0;
  for (const double x : frame.column(column)->number) out += x;
  return out;
}

}  // namespace

class TestRecipes : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// The same sessions, bounces, minutes and events as the question "sessions" counts by the same recipe.
  void any_recipe_counts_what_the_question_counts() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add(walk(3, 400, 6)));
    double before = 0;
    for (const Json& recipe : recipes()) {
      OK(const Frame f, session_frame(*log.project, recipe));
      OK(const auto answer, report::ask(*log.project, sessions::question(), recipe, {}));
      const Json body = answer.json();
      QCOMPARE(sum_of(f, "sessions count"), body["sessions"].get<double>());
      QCOMPARE(sum_of(f, "sessions bounces"), body["bounces"]["k"].get<double>());
      double active = 0;
      for (size_t i = 0; i < f.rows(); ++i)
        active += f.column("sessions count")->number[i] * f.column("sessions events per session")->number[i];
      QVERIFY(close_to(active, body["events"].get<double>() - body["idle"].get<double>(), 1e-12));
      QVERIFY(close_to(sum_of(f, "sessions minutes"),
                       body["duration"]["mean"].get<double>() * body["sessions"].get<double>() / kMinute,
                       1e-9));
      QVERIFY(sum_of(f, "sessions count") != before);  // the rule does something
      before = sum_of(f, "sessions count");
    }
  }
  /// One user by hand: a heartbeat is no event, a finished purchase ends the session after five minutes.
  void pencil_and_paper() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(
        log.add({{"ann", "look", "2025-01-31T10:00:00Z"},
                 {"ann", "beat", "2025-01-31T10:05:00Z"},
                 {"ann", "look", "2025-01-31T10:20:00Z"},
                 {"ann", "buy", "2025-01-31T10:22:00Z"},
                 {"ann", "look", "2025-01-31T10:28:00Z"},  // six minutes after the purchase: a new session
                 {"ann", "beat", "2025-01-31T10:40:00Z"}}));
    OK(const Frame f, session_frame(*log.project, {{"timeout", "30 min"},
                                                   {"passive", "beat"},
                                                   {"after", {{{"pick", "buy"}, {"timeout", "5 min"}}}}}));
    const auto value = [&](const char* column) {
      return f.column(std::string("sessions ") + column)->number[0];
    };
    QCOMPARE(value("count"), 2.0);
    QCOMPARE(value("bounces"), 1.0);
    QCOMPARE(value("minutes"), 22.0);
    QCOMPARE(value("events per session"), 2.0);
    QVERIFY(close_to(value("mean gap"), 6.0 / 1440, 1e-12));
    QVERIFY(close_to(value("days since last"), (13 * 60 + 32) / 1440.0, 1e-12));
  }
  /// One event after another is appended to a log whose features were already asked: every time the same bits
  /// as a log that got all of them at once.
  void one_event_more_is_a_full_rebuild() {
    const auto events = walk(9, 60, 3);
    int changed = 0;
    for (const Json& recipe : recipes()) {
      HandmadeLog grown;
      OK_DONE(grown.open());
      OK_DONE(grown.add({events.begin(), events.end() - 3}, "batch 0"));
      OK(const Frame first, session_frame(*grown.project, recipe));
      std::string before = first.content_hash();
      for (size_t n = events.size() - 2; n <= events.size(); ++n) {
        OK_DONE(grown.add({events[n - 1]}, "batch " + std::to_string(n)));
        OK(const Frame one_more, session_frame(*grown.project, recipe));
        HandmadeLog fresh;
        OK_DONE(fresh.open());
        OK_DONE(fresh.add({events.begin(), events.begin() + static_cast<std::ptrdiff_t>(n)}));
        OK(const Frame rebuilt, session_frame(*fresh.project, recipe));
        QCOMPARE(one_more.content_hash(), rebuilt.content_hash());
        changed += one_more.content_hash() != before;
        before = one_more.content_hash();
      }
    }
    QVERIFY(changed > 0);  // an event may well leave every feature as it was
  }

  /// A completed sequence counts once all of it had arrived; what would have hindered it counts once it had.
  void behaviours_as_of_a_moment() {
    HandmadeLog log;
    OK_DONE(log.open());
    std::vector<HandmadeEvent> events = walk(4, 300, 8);
    for (size_t i = 0; i < events.size(); i += 3)  // a third arrives up to twelve days late
      events[i].arrival = iso(*parse_iso(events[i].time) + static_cast<Duration>(i % 12) * kDay);
    events.push_back({"ann", "login", "2025-01-10T10:00:00Z", {}, "2025-01-20"});
    events.push_back({"ann", "buy", "2025-01-10T10:10:00Z", {}});
    events.push_back({"bob", "login", "2025-01-10T10:00:00Z", {}});
    events.push_back({"bob", "logout", "2025-01-10T10:05:00Z", {}, "2025-01-20"});
    events.push_back({"bob", "buy", "2025-01-10T10:10:00Z", {}});
    OK_DONE(log.add(events));
    OK(const auto rules,
       taxonomy::parse_text(
           "behaviour quick\n  when event is login then event is buy within 3 h without event is logout\n\n"
           "behaviour many\n  when at least 2 times event is look within 12 h\n\n"
           "behaviour given_up\n  when event is login not followed by event is buy within 2 d\n\n"
           "behaviour entry\n  when event is login\n",
           {}));
    OK_DONE(log.project->definitions().apply("taxonomy", "main", taxonomy::to_json(rules)));
    const auto frame = [&](const char* word, const Json& as_of) {
      return Json{
          {"set",
           {{"features", {{{"type", "count"}, {"event", word}}, {{"type", "recency"}, {"event", word}}}},
            {"scope", {{"level", "behaviour"}}}}},
          {"as_of", as_of}};
    };
    const auto count = [&](const std::string& actor, const char* as_of) -> double {
      const auto f = features::build(*log.project, frame("quick", as_of), {});
      for (size_t i = 0; f && i < f->rows(); ++i)
        if (f->person[i] == events::key_of(actor)) return f->column("count quick")->number[i];
      return -1;
    };
    QCOMPARE(count("ann", "2025-01-15"), 0.0);  // the login had not arrived
    QCOMPARE(count("ann", "2025-01-25"), 1.0);
    QCOMPARE(count("bob", "2025-01-15"), 1.0);  // nothing was known of the logout
    QCOMPARE(count("bob", "2025-01-25"), 0.0);
    for (const char* word : {"quick", "many"}) {
      const Json spec = frame(word, Json{{"every", "day"}, {"from", "2025-01-04"}, {"to", "2025-01-28"}});
      OK(const Json full, features::complete_frame(*log.project, spec));
      OK(const auto verified, features::verify(*log.project, full, {}));
      QVERIFY(verified.rows > 100);
      QVERIFY2(verified.mismatches.empty(),
               verified.mismatches.empty() ? "" : verified.mismatches[0].column.c_str());
    }
    for (const char* word : {"given_up", "entry"})
      FAILS(std::string("“") + word + "” is decided by what comes later",
            features::build(*log.project, frame(word, "2025-01-15"), {}));
    const Json cut{{"set",
                    {{"features", {{{"type", "sessions"}, {"sessions", {{"start", "given_up"}}}}}},
                     {"scope", {{"level", "behaviour"}}}}},
                   {"as_of", "2025-01-15"}};
    FAILS("“given_up” is decided", features::build(*log.project, cut, {}));
  }
};

int run_recipes(int argc, char** argv) {
  TestRecipes recipes;
  return QTest::qExec(&recipes, argc, argv);
}
#include "recipes.moc"
