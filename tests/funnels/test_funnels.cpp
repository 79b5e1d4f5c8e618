#include <sstream>

#include <QObject>

#include "core/funnels/walk.h"
#include "tests/check.h"

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
};

QTEST_APPLESS_MAIN(TestFunnels)
#include "test_funnels.moc"
