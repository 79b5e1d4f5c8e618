#include <nlohmann/json.hpp>
#include <sstream>

#include <QObject>

#include "core/base/random.h"
#include "core/funnels/funnel.h"
#include "core/funnels/walk.h"
#include "core/segments/rule.h"
#include "core/segments/scope.h"
#include "core/segments/selection.h"
#include "tests/check.h"
#include "tests/small_log.h"

using namespace habitus;
using namespace habitus::funnels;

namespace {

/// Walks "A0 X1 B2" (minutes) through the steps "ABC"; `excluded` is one letter between steps 1 and 2, or
/// nothing.
Walk follow(const std::string& stream, const std::string& steps, Plan plan, char excluded = 0,
            int64_t horizon = 1000) {
  plan.steps = static_cast<uint32_t>(steps.size());
  plan.window = 60 * kMinute;
  if (excluded) plan.exclusion[plan.exclusions++] = {1, 2};
  std::vector<uint32_t> mask;
  std::vector<Time> time;
  std::istringstream in(stream);
  for (std::string word; in >> word;) {
    uint32_t bits = 0;
    for (size_t k = 0; k < steps.size(); ++k)
      if (steps[k] == word[0]) bits |= 1u << k;
    if (excluded == word[0]) bits |= 1u << steps.size();
    mask.push_back(bits);
    time.push_back(std::stoll(word.substr(1)) * kMinute);
  }
  Walk out;
  walk(plan, mask.data(), time.data(), static_cast<uint32_t>(mask.size()), horizon * kMinute, out);
  return out;
}

int depth(const std::string& stream, const std::string& steps, Order order, char excluded = 0,
          bool drop = false, bool increase = false) {
  Plan plan;
  plan.order = order;
  plan.drop = drop;
  plan.increase = increase;
  const Walk w = follow(stream, steps, plan, excluded);
  return w.gone ? -1 : static_cast<int>(w.depth);
}

}  // namespace

class TestFunnels : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  /// The usual question has a walk of its own; an exclusion that never happens sends a stream through the general one.
  void the_usual_walk_says_what_the_general_one_says() {
    Random random(11, 3);
    for (int stream = 0; stream < 100000; ++stream) {
      Plan plan;
      plan.steps = static_cast<uint32_t>(1 + random.below(6));
      plan.window = static_cast<Duration>(random.below(30));
      plan.increase = random.below(2);
      if (random.below(4) == 0) plan.enter_until = static_cast<Time>(random.below(60));
      const uint64_t overlap = random.below(8) == 0, ties = 1 + random.below(4);
      std::vector<uint32_t> mask(random.below(random.below(8) == 0 ? 200 : 40));
      std::vector<Time> time(mask.size());
      Time t = 0;
      for (size_t i = 0; i < mask.size(); ++i) {
        const uint64_t step = random.below(plan.steps * 2);
        mask[i] = step < plan.steps ? 1u << step : 0;
        if (overlap && random.below(5) == 0) mask[i] |= 1u << random.below(plan.steps);
        time[i] = t += static_cast<Time>(random.below(4) + (ties == 1 ? 0 : 1));
      }
      const auto n = static_cast<uint32_t>(mask.size());
      const Time horizon = t + static_cast<Time>(random.below(20));
      Walk usual, general;
      walk(plan, mask.data(), time.data(), n, horizon, usual);
      plan.exclusion[plan.exclusions++] = {1, 2};
      walk(plan, mask.data(), time.data(), n, horizon, general);
      QCOMPARE(usual.depth, general.depth);
      QCOMPARE(usual.may_still, general.may_still);
      QVERIFY(!usual.gone && !general.gone);
      if (usual.depth == 0) continue;
      QCOMPARE(usual.entry, general.entry);
      for (uint32_t k = 0; k < usual.depth; ++k) {
        QCOMPARE(usual.reached[k], general.reached[k]);
        QCOMPARE(usual.gap[k], general.gap[k]);
        QCOMPARE(usual.total[k], general.total[k]);
      }
    }
  }
  /// shared/reference/explore.md §1b, golden vectors V1–V14: columns PH-o (latest_start), PH-s (strict), so
  /// (strict_order), MX (first_start), si (increase; V13 exactly rather than with ClickHouse's lost chain,
  /// explore.md #52844).
  void golden_vectors_data() {
    QTest::addColumn<QString>("stream");
    QTest::addColumn<QString>("steps");
    QTest::addColumn<int>("latest");
    QTest::addColumn<int>("strict");
    QTest::addColumn<int>("strict_order");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("increase");
    const auto row = [](const char* name, const char* stream, const char* steps, int l, int s, int so, int f,
                        int i) {
      QTest::newRow(name) << QString::fromLatin1(stream) << QString::fromLatin1(steps) << l << s << so << f
                          << i;
    };
    row("V1", "A0 A30 B45 C75", "ABC", 3, 3, 3, 2, 3);
    row("V2", "A0 B10 A20 C65", "ABC", 2, 2, 2, 2, 2);
    row("V3", "A0 X1 B2", "AB", 2, 1, 1, 2, 2);
    row("V4", "A0 X1 A2 B3", "AB", 2, 2, 1, 2, 2);
    row("V5", "A0 B1 A2 C3", "ABC", 3, 2, 3, 3, 3);
    row("V6", "A0 B1 C2 B3 D4", "ABCD", 4, 3, 4, 4, 4);
    row("V7", "B0 A0", "AB", 2, 2, 2, 2, 1);
    row("V10", "A0 B60", "AB", 2, 2, 2, 2, 2);
    row("V11", "A0 B61", "AB", 1, 1, 1, 1, 1);
    row("V12", "A0 C1 B2 C3", "ABC", 3, 1, 1, 3, 3);
    row("V13", "A0 A10", "AA", 2, 2, 2, 2, 2);
    row("V14", "A0", "AA", 1, 1, 2, 1, 1);
  }
  void golden_vectors() {
    QFETCH(QString, stream);
    QFETCH(QString, steps);
    const std::string s = stream.toStdString(), k = steps.toStdString();
    QTEST(depth(s, k, Order::latest_start), "latest");
    QTEST(depth(s, k, Order::strict), "strict");
    QTEST(depth(s, k, Order::strict_order), "strict_order");
    QTEST(depth(s, k, Order::first_start), "first");
    QTEST(depth(s, k, Order::latest_start, 0, false, true), "increase");
  }
  /// V8, V9: "drop" as PostHog (the person is gone unless a clean chain gets as far), "stop" as Mixpanel.
  void exclusions_stop_or_drop() {
    QCOMPARE(depth("A0 X5 B10", "AB", Order::latest_start, 'X', true), -1);
    QCOMPARE(depth("A0 X5 B10", "AB", Order::strict, 'X', true), -1);
    QCOMPARE(depth("A0 X5 B10", "AB", Order::first_start, 'X'), 1);
    QCOMPARE(depth("A0 X5 B10", "AB", Order::latest_start, 'X'), 1);
    QCOMPARE(depth("A0 X5 A20 B30", "AB", Order::latest_start, 'X', true), 2);
    QCOMPARE(depth("A0 X5 A20 B30", "AB", Order::first_start, 'X'), 1);
    QCOMPARE(depth("A0 X5 A20 B30", "AB", Order::latest_start, 'X'), 2);
  }
  /// By hand: how many of the steps were done within any 60 minutes, in whatever order (PostHog "unordered").
  void any_order_counts_what_was_done_within_the_window() {
    QCOMPARE(depth("C0 A20 B40", "ABC", Order::any_order), 3);
    QCOMPARE(depth("B0 A60", "AB", Order::any_order), 2);  // the edge belongs to the window
    QCOMPARE(depth("B0 A61", "AB", Order::any_order), 1);
    QCOMPARE(depth("C0 A50 B70 C100", "ABC", Order::any_order), 3);  // the second C is near enough
    QCOMPARE(depth("C0 A50 B70", "ABC", Order::any_order), 2);
    QCOMPARE(depth("A0 X1 A10", "AA", Order::any_order), 2);  // the same step twice needs two events
    QCOMPARE(depth("A0", "AA", Order::any_order), 1);
    QCOMPARE(depth("X0", "AB", Order::any_order), 0);
    Plan plan;
    plan.order = Order::any_order;
    const Walk w = follow("C0 A50 B70 C100", "ABC", plan);
    QCOMPARE(w.entry, 1u);
    QCOMPARE(w.total[2], 50 * kMinute);
    QVERIFY(follow("B0 A10", "ABC", plan, 0, 69).may_still);
    QVERIFY(!follow("B0 A10", "ABC", plan, 0, 70).may_still);
  }
  void times_run_from_the_chain_that_got_there() {
    const Walk w = follow("A0 A30 B45 C75", "ABC", {});
    QCOMPARE(w.entry, 1u);
    QCOMPARE(w.gap[1], 15 * kMinute);
    QCOMPARE(w.gap[2], 30 * kMinute);
    QCOMPARE(w.total[2], 45 * kMinute);
  }
  void the_young_may_still() {
    QVERIFY(follow("A0 B10", "ABC", {}, 0, 59).may_still);
    QVERIFY(!follow("A0 B10", "ABC", {}, 0, 60).may_still);
    QVERIFY(!follow("A0 B10 C20", "ABC", {}, 0, 30).may_still);
    Plan mature;
    mature.enter_until = 20 * kMinute;  // horizon 80, window 60
    QCOMPARE(follow("A0 A30 B45", "AB", mature, 0, 80).total[1], 45 * kMinute);
    QCOMPARE(follow("A30 B45", "AB", mature, 0, 80).depth, 0u);
  }

  /// Counted by hand: a and b (DE) buy, c (FR) stops at the cart, d only views, e views at the very end and
  /// may still.
  void a_funnel_of_a_log() {
    QTemporaryDir dir;
    OK(auto project, small_log(dir, R"(a 0 view country=DE
a 10 cart country=DE
a 40 buy country=DE amount=5
b 5 view country=DE
b 6 cart country=DE
b 26 buy country=DE amount=7
c 0 view country=FR
c 100 cart country=FR
d 3 view
d 4 other
e 20000 view country=FR
f 1 other)"));
    const Json spec{{"steps", {"view", "cart", "buy"}}, {"window", "2 h"}, {"breakdown", "country"}};
    OK(const auto answer, report::ask(*project, question(), spec, {.threads = 2}));
    const Json body = answer.json();
    QCOMPARE(body["entered"], Json(5));
    QCOMPARE(body["steps"][1]["n"], Json(3));
    QCOMPARE(body["steps"][2]["n"], Json(2));
    QCOMPARE(body["steps"][2]["lost"], Json(1));
    QCOMPARE(body["may_still"], Json(1));
    QCOMPARE(body["steps"][1]["time"]["median"], Json(10.0 * 60e6));  // 10, 1, 100 minutes
    QCOMPARE(body["time"]["median"], Json(30.5 * 60e6));              // 40 and 21 minutes
    QCOMPARE(body["groups"].size(), size_t{3});
    QCOMPARE(body["groups"][0]["values"][0], Json(nullptr));
    QCOMPARE(body["groups"][1]["values"][0], Json("DE"));
    QCOMPARE(body["groups"][1]["steps"][2]["k"], Json(2.0));
    QCOMPARE(body["groups"][2]["steps"][2]["value"], Json(0.0));
    QVERIFY(close_to(body["converted"]["lo"].get<double>(), 0.117621, 1e-4));  // Wilson of 2/5
    OK(const auto again, report::ask(*project, question(), spec, {.threads = 1}));
    QCOMPARE(again.result, answer.result);
    OK_DONE(project->results().clear());
    OK(const auto fresh, report::ask(*project, question(), spec, {.threads = 1}));
    QCOMPARE(fresh.body, answer.body);
    for (const auto& figure : question().figures(body))
      for (const auto& row : figure.table.rows)
        for (const auto& cell : row)
          if (const auto* q = std::get_if<report::Quantity>(&cell); q && !std::isnan(q->value)) {
            QVERIFY2(!q->at.empty(), "a number without a place in the answer");
            QCOMPARE(body.at(Json::json_pointer(q->at)).get<double>(), q->value);
          }
  }

  void the_people_behind_a_mark_become_a_segment() {
    QTemporaryDir dir;
    OK(auto project, small_log(dir, "a 0 view\na 5 buy\nb 0 view\nc 0 view\nc 1 buy\nd 0 buy\n"));
    OK(const auto answer, report::ask(*project, question(), Json{{"steps", {"view", "buy"}}}, {}));
    const auto figures = question().figures(answer.json());
    std::string lost;
    for (const auto& mark : figures[0].marks)
      if (mark.kind == report::Mark::Kind::ghost) lost = mark.selection;
    OK(const auto persons, segments::persons_of(*project, question(), answer, lost, {}));
    QCOMPARE(persons->keys, (std::vector<events::PersonKey>{events::key_of("b")}));
    OK(const auto saved,
       segments::save_segment(*project, "left", *persons, Json::parse(lost), "looked at the funnel"));
    QCOMPARE(saved.version, 1);
    OK(const auto inside,
       report::ask(*project, question(),
                   Json{{"steps", {"view", "buy"}}, {"scope", {{"population", "left"}}}}, {}));
    QCOMPARE(inside.json()["entered"], Json(1));
    QCOMPARE(inside.json()["converted"]["k"], Json(0.0));
  }

  void mistakes_are_named() {
    QTemporaryDir dir;
    OK(auto project, small_log(dir, "a 0 view country=DE\na 5 buy country=DE\n"));
    const auto said = [&](const Json& spec) { return report::ask(*project, question(), spec, {}); };
    FAILS("Did you mean “view”", said(Json{{"steps", {"vew", "buy"}}}));
    FAILS("Did you mean “window”", said(Json{{"steps", {"view", "buy"}}, {"windw", "7 d"}}));
    FAILS("Did you mean “country”", said(Json{{"steps", {"view", "buy"}}, {"breakdown", "contry"}}));
    FAILS("2 to 24 steps", said(Json{{"steps", {"view"}}}));
    FAILS("period is empty",
          said(Json{{"steps", {"view", "buy"}}, {"scope", {{"from", "2025-02-01"}, {"to", "2025-01-01"}}}}));
    FAILS("no taxonomy", said(Json{{"steps", {"view", "buy"}}, {"scope", {{"level", "behaviour"}}}}));
  }
};

QTEST_APPLESS_MAIN(TestFunnels)
#include "test_funnels.moc"
