// Rules over several events: sequences, counts in a window, absences; against hand labels and against a plain
// second reading of core/taxonomy/pattern.h.
#include <map>
#include <nlohmann/json.hpp>

#include <QFloat16>
#include <QObject>

#include "core/base/random.h"
#include "core/segments/scope.h"
#include "core/taxonomy/event_table.h"
#include "core/taxonomy/picker.h"
#include "core/taxonomy/question.h"
#include "tests/check.h"
#include "tests/small_log.h"

using namespace habitus;
using namespace habitus::taxonomy;

namespace {

/// The behaviour of every row of the file, in its order.
Result<std::vector<std::string>> labels(Project& project, const std::string& rules, int threads = 1) {
  TRY(const auto answer, report::ask(project, question(), Json{{"text", rules}}, {.threads = threads}));
  TRY(const auto table, assignments(project, Json::parse(answer.spec), 100000, {.threads = threads}));
  std::vector<std::string> out;
  for (const auto& row : table.rows) out.push_back(row.values[0]);
  return out;
}

struct Plain {
  Time time;
  std::string event, person;
};

/// The definition read literally, over all pairs and triples: no state, no order of evaluation.
struct Slow {
  const std::vector<Plain>& log;
  Time until = 0;
  bool same(size_t i, size_t j) const { return log[i].person == log[j].person; }

  bool free_of(const std::string& x, size_t i, size_t j) const {
    for (size_t k = 0; k < log.size(); ++k)
      if (same(k, i) && log[k].event == x && log[k].time > log[i].time && log[k].time < log[j].time)
        return false;
    return true;
  }
  bool sequence(const std::vector<std::string>& steps, Duration within, const std::string& without,
                size_t j) const {
    if (log[j].event != steps.back()) return false;
    for (size_t i = 0; i < log.size(); ++i) {
      if (!same(i, j) || log[i].event != steps[0] || log[i].time >= log[j].time) continue;
      if (log[j].time - log[i].time > within || !free_of(without, i, j)) continue;
      if (steps.size() == 2) return true;
      for (size_t m = 0; m < log.size(); ++m)
        if (same(m, j) && log[m].event == steps[1] && log[m].time > log[i].time && log[m].time < log[j].time)
          return true;
    }
    return false;
  }
  bool count(const std::string& event, int64_t times, Duration within, size_t j) const {
    int64_t n = 0;
    for (size_t i = 0; i < log.size(); ++i)
      n += same(i, j) && log[i].event == event && log[i].time <= log[j].time &&
           log[j].time - log[i].time <= within;
    return log[j].event == event && n >= times;
  }
  bool absence(const std::string& start, const std::string& absent, Duration within, size_t i) const {
    if (log[i].event != start || log[i].time + within > until) return false;
    for (size_t j = 0; j < log.size(); ++j)
      if (same(i, j) && log[j].event == absent && log[j].time > log[i].time &&
          log[j].time <= log[i].time + within)
        return false;
    return true;
  }
};

}  // namespace

class TestPatterns : public QObject {
  Q_OBJECT
  const std::vector<std::string> properties_{"amount"};
  using Labels = std::vector<std::string>;

 private Q_SLOTS:
  void text_tree_and_json_are_one() {
    const std::string text =
        "behaviour comparison in \"Shop / Intent\"\n"
        "  when event is view and amount >= 10 then event is add within 30 min\n"
        "  when event is a then event is b then event is c within 2 h without event is d and amount missing\n"
        "  when at least 3 times event in (\"look up\", search) within 10 min\n"
        "\n"
        "behaviour abandonment in \"Shop / Abandonment\"\n"
        "  when event is add not followed by event is buy within 1 h\n"
        "  when event is then\n";
    OK(const Rules rules, parse_text(text, properties_));
    QCOMPARE(to_text(rules), text);
    OK(const Rules tree, parse_rules(to_json(rules), properties_));
    QVERIFY(tree == rules);
    OK(const Rules plain,
       parse_text("behaviour b\n  when event is a, then event is b within 30 min, without event is "
                  "c between\n  when event is a, not followed by event is b, within 60min\n",
                  properties_));
    QCOMPARE(to_text(plain),
             std::string("behaviour b\n  when event is a then event is b within 30 min without event "
                         "is c\n  when event is a not followed by event is b within 1 h\n"));
    QVERIFY(plain.behaviours[0].any[1].looks_ahead() && !plain.behaviours[0].any[0].looks_ahead());
  }
  void what_is_wrong_is_said() {
    const auto text = [&](const std::string& when) {
      return parse_text("behaviour b\n  when " + when, properties_);
    };
    FAILS("“within”", text("event is a then event is b"));
    FAILS("“within”", text("event is a not followed by event is b"));
    FAILS("above zero", text("event is a then event is b within 0 s"));
    FAILS("needs a window of time",
          parse_pattern(Json{{"count", 3}, {"of", {{{"property", "event"}, {"value", "a"}}}}}, properties_, "x"));
    FAILS("Write 6 h", text("event is a then event is b within 3 apples"));
    FAILS("“followed by”", text("event is a not event is b within 1 h"));
    FAILS("“times”", text("at least 3 event is a within 1 h"));
    FAILS("not a number", text("at least some times event is a within 1 h"));
    FAILS("from 2 to 1000000", text("at least 1 times event is a within 1 h"));
    FAILS("Did you mean “amount”", text("event is a then amont is 3 within 1 h"));
    FAILS("2 to 8 steps",
          parse_pattern(Json{{"sequence", {Json::array()}}, {"within", "1 h"}}, properties_, "x"));
    FAILS("at least one test",
          parse_pattern(Json{{"start", Json::array()}, {"within", "1 h"}}, properties_, "x"));
    FAILS("no part named “absnt”", parse_pattern(Json{{"absnt", 1}, {"within", "1 h"}}, properties_, "x"));
  }

  /// Exploration, abandonment, confirmation, labelled by hand: windows to the minute, ties, overlaps, open
  /// ends.
  void as_labelled_by_hand() {
    QTemporaryDir dir;
    OK(auto project,
       small_log(dir,
                 "a 0 view\n"      // exploration: the plain rule
                 "a 5 add\n"       // no purchase within 60: abandonment
                 "a 66 buy\n"      // 61 after the add, too late for it
                 "b 0 view\n"      //
                 "b 0 add\n"       // same moment as the view: no comparison; bought at 60 exactly
                 "b 10 add\n"      // completes view, then add within 30: but taken by abandonment? no
                 "b 60 buy\n"      // confirmation
                 "c 0 view\n"      //
                 "c 10 leave\n"    // between the view and the add
                 "c 20 add\n"      // hindered
                 "c 20 buy\n"      // same moment as the add: neither before nor after it
                 "d 100 search\n"  //
                 "d 105 search\n"  //
                 "d 110 search\n"  // the third within 10, both ends included
                 "d 121 search\n"  // only one other within 10
                 "e 150 add\n"     // window open at the end of the log (200): undecided
                 "e 200 ping\n"));
    const std::string rules =
        "behaviour abandonment in \"Shop / Intent / Abandonment\"\n"
        "  when event is add not followed by event is buy within 1 h\n\n"
        "behaviour comparison in \"Shop / Intent\"\n"
        "  when event is view then event is add within 30 min without event is leave\n\n"
        "behaviour hesitation in \"Shop / Intent\"\n  when at least 3 times event is search within 10 min\n\n"
        "behaviour exploration in Shop\n  when event is view\n  when event is search\n\n"
        "behaviour confirmation in \"Shop / Order\"\n  when event is buy\n";
    OK(const Labels got, labels(*project, rules));
    QCOMPARE(got, (Labels{"exploration", "abandonment", "confirmation",               // a
                          "exploration", "", "comparison", "confirmation",            // b
                          "exploration", "", "abandonment", "confirmation",           // c
                          "exploration", "exploration", "hesitation", "exploration",  // d
                          "", ""}));                                                  // e
    OK(const auto answer, report::ask(*project, question(), Json{{"text", rules}}, {}));
    const Json body = answer.json();
    QCOMPARE(body["behaviours"][0]["events"], Json(2));
    QCOMPARE(body["behaviours"][0]["undecided"], Json(1));
    QCOMPARE(body["undecided"], Json(1));
    QVERIFY(!body["behaviours"][1].contains("undecided"));
    QCOMPARE(body["unmatched"], (Json{{{"event", "add"}, {"events", 2}},
                                      {{"event", "leave"}, {"events", 1}},
                                      {{"event", "ping"}, {"events", 1}}}));
    // The tree: every branch with what lies below it, a person once a node.
    std::map<std::string, std::pair<int, int>> nodes;
    Labels order;
    for (const Json& node : body["categories"]) {
      order.push_back(node["name"]);
      nodes[node["name"]] = {node["events"], node["persons"]};
    }
    QCOMPARE(order, (Labels{"Shop", "Shop / Intent", "Shop / Intent / Abandonment", "Shop / Order"}));
    QCOMPARE(nodes["Shop"], (std::pair{13, 4}));
    QCOMPARE(nodes["Shop / Intent"], (std::pair{4, 4}));
    QCOMPARE(nodes["Shop / Order"], (std::pair{3, 3}));
    QCOMPARE(body["categories"][2]["depth"], Json(3));
    const auto figures = question().figures(body);
    QCOMPARE(figures[0].tiles.size(), size_t{4});
  }

  /// Sequences, counts and absences of a thousand events at coarse moments (many ties), against all pairs and
  /// triples.
  void the_same_as_the_definition_read_literally() {
    QTemporaryDir dir;
    std::vector<Plain> log;
    std::string text;
    const char* events[] = {"a", "b", "c", "d"};
    for (uint64_t i = 0; i < 1200; ++i) {
      Random random(5, 2, i);
      const auto minute = static_cast<int64_t>(random.below(600));
      log.push_back({1736121600000000 + minute * kMinute, events[random.below(4)],
                     "p" + std::to_string(random.below(12))});
      text += log.back().person + " " + std::to_string(minute) + " " + log.back().event + "\n";
    }
    OK(auto project, small_log(dir, text));
    Slow slow{log};
    for (const Plain& one : log) slow.until = std::max(slow.until, one.time);
    struct Case {
      std::string when;
      std::function<bool(size_t)> holds;
    };
    const std::vector<Case> cases{
        {"event is a then event is b within 9 min",
         [&](size_t j) {
           return slow.sequence({"a", "b"}, 9 * kMinute, "", j);
         }},
        {"event is a then event is b within 25 min without event is c",
         [&](size_t j) {
           return slow.sequence({"a", "b"}, 25 * kMinute, "c", j);
         }},
        {"event is a then event is b then event is c within 30 min without event is d",
         [&](size_t j) {
           return slow.sequence({"a", "b", "c"}, 30 * kMinute, "d", j);
         }},
        {"event is a then event is a within 12 min without event is b",
         [&](size_t j) {
           return slow.sequence({"a", "a"}, 12 * kMinute, "b", j);
         }},
        {"at least 3 times event is b within 20 min",
         [&](size_t j) { return slow.count("b", 3, 20 * kMinute, j); }},
        {"event is c not followed by event is d within 15 min",
         [&](size_t j) { return slow.absence("c", "d", 15 * kMinute, j); }},
        {"event is c not followed by event is c within 40 min",
         [&](size_t j) { return slow.absence("c", "c", 40 * kMinute, j); }}};
    for (const Case& one : cases) {
      const std::string rules = "behaviour x\n  when " + one.when + "\n";
      OK(const Labels got, labels(*project, rules, 1));
      OK(const Labels twice, labels(*project, rules, 2));
      QVERIFY(got == twice);
      size_t hits = 0;
      for (size_t i = 0; i < log.size(); ++i) {
        const bool want = one.holds(i);
        hits += want;
        QVERIFY2((got[i] == "x") == want, (one.when + ", row " + std::to_string(i + 1)).c_str());
      }
      QVERIFY2(hits > 5 && hits < 300, (one.when + ": " + std::to_string(hits)).c_str());
    }
  }

  /// What comes later decides an absence, and the words that stand after it on the same event; nothing else.
  void who_looks_ahead() {
    QTemporaryDir dir;
    OK(auto project, small_log(dir, "a 0 view\na 5 add\na 9 buy\na 90 ping\n"));
    OK(const Rules rules,
       parse_text(
           "behaviour early\n  when event is add and event_id exists\n\n"
           "behaviour abandonment in Shop\n  when event is add not followed by event is buy within 1 h\n\n"
           "behaviour cart in Shop\n  when event is add\n\nbehaviour look in Look\n  when event is view\n",
           {"event_id"}));
    OK(const auto words, lens(*project, Level::behaviour, to_json(rules)));
    QVERIFY(words.several() && !words.looks_back_only());
    QVERIFY(words.looks_back_only(words.code("early")) && words.looks_back_only(words.code("look")));
    QVERIFY(words.looks_back_only(0));  // cart takes every add that is left
    OK(const Json cart, complete_pick(Json("cart"), words, {}, "step"));
    FAILS("“cart” is decided by what comes later", looks_back(cart, words, "step"));
    OK(const Json look, complete_pick(Json("look"), words, {}, "step"));
    OK_DONE(looks_back(look, words, "step"));
    OK(const auto categories, lens(*project, Level::category, to_json(rules)));
    OK(const Json shop, complete_pick(Json("Shop"), categories, {}, "step"));
    FAILS("“Shop” is decided", looks_back(shop, categories, "step"));
    // An event-level lens and one of single events cost and know nothing of all this.
    OK(const auto plain,
       lens(*project, Level::behaviour, Json{{"behaviours", {to_json(rules)["behaviours"][3]}}}));
    QVERIFY(!plain.several() && plain.looks_back_only());
  }

  /// A scope hides what lies outside it: an absence is decided within its period; conditions on events are
  /// refused.
  void within_a_scope() {
    QTemporaryDir dir;
    OK(auto project, small_log(dir, "a 0 add\na 50 buy\nb 10 add\nb 300 ping\n"));
    OK(const Rules rules, parse_text("behaviour abandonment in \"Shop / Intent\"\n"
                                     "  when event is add not followed by event is buy within 1 h\n",
                                     {}));
    OK_DONE(project->definitions().apply("taxonomy", "main", to_json(rules)));
    const auto count = [&](Json scope) -> Result<double> {
      scope["level"] = "category";
      TRY(const Json full, segments::complete_scope(*project, scope));
      TRY(auto words, segments::lens_of(*project, full));
      TRY(const Json pick, complete_pick(Json("Shop"), words, {}, "step"));  // a branch, not a leaf
      TRY(auto picker, Picker::make(*project, words, {pick}));
      events::Need need;
      picker.bind(need);
      TRY(const auto read, segments::scope_of(*project, full, {}));
      TRY(const auto pass, project->gate().aggregates(Purpose::explore));
      double n = 0;
      CHECK(events::scan(*project, pass, read, need, {.threads = 1}, [&](const events::Slab& slab) {
        Picker::Scratch scratch;
        const uint32_t* mask = picker.apply(slab, scratch);
        for (size_t i = 0; i < slab.time.size(); ++i) n += mask[i];
      }));
      return n;
    };
    OK(const double whole, count({}));
    QCOMPARE(whole, 1.0);
    OK(const double early, count({{"to", "2025-01-06T00:30:00Z"}}));  // no window has ended by then
    QCOMPARE(early, 0.0);
    OK(const double known, count({{"known_by", "2025-01-06T01:10:00Z"}}));
    QCOMPARE(known, 0.0);
    OK(const double later, count({{"known_by", "2025-01-06T01:11:00Z"}}));
    QCOMPARE(later, 1.0);
    FAILS("hides", count({{"where", {{{"property", "event"}, {"value", "add"}}}}}));
    FAILS("hides", count({{"sources", {"hand"}}}));
    // The end of the log moves, though nothing new is in the scope: another key, another answer.
    const Json spec{{"scope", {{"to", "2026-01-01"}, {"level", "behaviour"}, {"taxonomy", "main"}}}};
    OK(const auto before, segments::key_of(*project, spec));
    OK_DONE(append_log(*project, "z 5000 ping\n"));
    OK(const auto after, segments::key_of(*project, spec));
    QVERIFY(before.specs != after.specs);
  }
};

int run_patterns(int argc, char** argv) {
  TestPatterns patterns;
  return QTest::qExec(&patterns, argc, argv);
}
#include "patterns.moc"
