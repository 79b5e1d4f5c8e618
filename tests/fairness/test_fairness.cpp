#include <QObject>

#include "core/base/random.h"
#include "core/fairness/calibration.h"
#include "core/fairness/rates.h"
#include "core/fairness/suppress.h"
#include "tests/check.h"

using namespace habitus;
using namespace habitus::fairness;

namespace {

// statistics.md §2, shared fixture F12, groups aaaaabbbbccc, threshold .5
const std::vector<double> kY{1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0};
const std::vector<double> kS{.92, .81, .80, .70, .55, .55, .52, .40, .38, .30, .20, .05};
std::vector<Counts> f12() {
  std::vector<Counts> groups(3);
  for (size_t i = 0; i < kY.size(); ++i) {
    Counts& c = groups[i < 5 ? 0 : i < 9 ? 1 : 2];
    const bool selected = kS[i] >= .5, positive = kY[i] > 0;
    ++c.n;
    c.selected += selected;
    ++(selected ? (positive ? c.tp : c.fp) : (positive ? c.fn : c.tn));
  }
  return groups;
}

/// Every assignment of whole numbers ≥ 0 to the covered cells that agrees with all sums.
void solutions(const CountTable& t, const std::vector<Cover>& cover, size_t cell, std::vector<double>& x,
               double most, std::vector<std::vector<double>>& found) {
  if (cell == x.size()) {
    for (const Sum& sum : t.sums) {
      double total = 0;
      for (const size_t part : sum.parts) total += x[part];
      if (total != x[sum.total]) return;
    }
    found.push_back(x);
    return;
  }
  if (cover[cell] == Cover::shown) {
    x[cell] = t.count[cell];
    return solutions(t, cover, cell + 1, x, most, found);
  }
  for (double v = 0; v <= most; ++v) {
    x[cell] = v;
    bool possible = true;
    for (const Sum& sum : t.sums) {
      double total = 0;
      bool complete = sum.total <= cell;
      for (const size_t part : sum.parts) {
        complete = complete && part <= cell;
        if (part <= cell) total += x[part];
      }
      if (complete && total != x[sum.total]) possible = false;
    }
    if (possible) solutions(t, cover, cell + 1, x, most, found);
  }
}

/// rows × columns with margins and a grand total; margins come first so that the brute force prunes early.
CountTable cross_table(const std::vector<std::vector<double>>& inner) {
  const size_t rows = inner.size(), columns = inner[0].size();
  CountTable t;
  t.count.assign(1 + rows + columns + rows * columns, 0);
  Sum by_row{0, {}}, by_column{0, {}};
  const auto at = [&](size_t r, size_t c) { return 1 + rows + columns + r * columns + c; };
  for (size_t r = 0; r < rows; ++r) {
    by_row.parts.push_back(1 + r);
    Sum sum{1 + r, {}};
    for (size_t c = 0; c < columns; ++c) {
      sum.parts.push_back(at(r, c));
      t.count[at(r, c)] = inner[r][c];
      t.count[1 + r] += inner[r][c];
      t.count[1 + rows + c] += inner[r][c];
      t.count[0] += inner[r][c];
    }
    t.sums.push_back(sum);
  }
  for (size_t c = 0; c < columns; ++c) {
    by_column.parts.push_back(1 + rows + c);
    Sum sum{1 + rows + c, {}};
    for (size_t r = 0; r < rows; ++r) sum.parts.push_back(at(r, c));
    t.sums.push_back(sum);
  }
  t.sums.push_back(by_row);
  t.sums.push_back(by_column);
  return t;
}
}  // namespace

class TestFairness : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void f12_demographic_parity_and_odds() {  // statistics.md §2: Fairlearn 0.x values, group c excluded as
                                            // undefined
    const auto groups = f12();
    std::vector<Rate> selection;
    for (const Counts& c : groups) selection.push_back(measure(c, Measure::selection, true));
    QCOMPARE(selection[0].value, 1.0);
    QCOMPARE(selection[1].value, 0.5);
    QCOMPARE(selection[2].value, 0.0);
    QCOMPARE(spread(selection).difference, 1.0);
    QCOMPARE(spread(selection).ratio, 0.0);
    const Odds odds = equalised_odds(groups, 1);
    QCOMPARE(odds.tpr.difference, 0.5);
    QCOMPARE(odds.tpr.left_out, std::vector<size_t>{2});
    QCOMPARE(odds.fpr.difference, 1.0);
    QCOMPARE(odds.worst, 1.0);
    QVERIFY(odds.lo <= odds.worst && odds.worst <= odds.hi);
  }
  void undefined_is_a_value() {  // statistics.md §0.5: never 0, never 10
    const Counts none{3, 0, 0, 0, 0, 3};
    const Rate tpr = measure(none, Measure::tpr, true);
    QVERIFY(tpr.state() == report::State::undefined);
    QVERIFY(std::isnan(tpr.value) && std::isnan(tpr.lo));
    const Disparity d = disparity(tpr, rate(3, 4));
    QVERIFY(std::isnan(d.difference) && std::isnan(d.ratio) && std::isnan(d.p));
    QVERIFY(std::isnan(disparity(rate(3, 4), rate(0, 4)).ratio));
    QVERIFY(judge(d.difference_lo, d.difference_hi, 0, 4, {-.1, .1}) == Verdict::insufficient);
    QVERIFY(std::isnan(spread({rate(0, 0), rate(1, 2)}).difference));
  }
  void compas_published() {  // ProPublica notebook, in shared/data/compas/NOTICE.txt
    const Counts black{3696, 1369 + 805, 1369, 805, 532, 990}, white{2454, 505 + 349, 505, 349, 461, 1139};
    QVERIFY(close_to(measure(black, Measure::fpr, false).value, .4485, 5e-5));
    QVERIFY(close_to(measure(black, Measure::fnr, false).value, .2799, 5e-5));
    QVERIFY(close_to(measure(white, Measure::fpr, false).value, .2345, 5e-5));
    QVERIFY(close_to(measure(white, Measure::fnr, false).value, .4772, 5e-5));
    Counts all = black;
    const Rate fb = measure(black, Measure::favourable, false),
               fw = measure(white, Measure::favourable, false);
    const Disparity d = disparity(fb, fw);
    QVERIFY(close_to(d.ratio, .632, 5e-4));  // favourable outcome = not selected
    QVERIFY(d.ratio_lo < d.ratio && d.ratio < d.ratio_hi && d.ratio_hi < .8);
    QVERIFY(judge(d.ratio_lo, d.ratio_hi, fb.n, fw.n, {.8, 1.25}) == Verdict::fail);
    all += white;
    QCOMPARE(minus(all, black).tp, 505.0);
  }
  void ratio_interval_agrees_with_katz_when_large() {
    // For large counts MOVER-R and the log interval meet: 300/1000 against 400/1000, Katz 0.66488–0.84604 by
    // hand.
    const Disparity d = disparity(rate(300, 1000), rate(400, 1000));
    QVERIFY(close_to(d.ratio_lo, 0.6643, 2e-3));
    QVERIFY(close_to(d.ratio_hi, 0.8462, 2e-3));
  }
  void a_small_group_cannot_pass() {
    const Tolerance wide{-1, 1};
    QVERIFY(judge(-.2, .2, 9, 1000, wide) == Verdict::insufficient);
    QVERIFY(judge(-.2, .2, 10, 1000, wide) == Verdict::pass);
    QVERIFY(judge(-.2, .2, 1000, 9, wide) == Verdict::insufficient);
    QVERIFY(judge(.3, .4, 100, 100, {-.1, .1}) == Verdict::fail);
    QVERIFY(judge(.05, .4, 100, 100, {-.1, .1}) == Verdict::insufficient);
  }
  void extra_needed_decides() {
    const Rate group = rate(9, 17), reference = rate(388, 1188);
    const Tolerance t{-.075, .075};
    const double extra = extra_needed_difference(group, reference, t);
    QVERIFY(extra > 0);
    const auto verdict = [&](double n) {
      const Rate grown = rate(group.value * n, n);
      const Disparity d = disparity(grown, reference);
      return judge(d.difference_lo, d.difference_hi, grown.n, reference.n, t);
    };
    QVERIFY(verdict(group.n + extra) != Verdict::insufficient);
    QVERIFY(verdict(group.n + extra - 1) == Verdict::insufficient);
    QVERIFY(
        std::isnan(extra_needed_difference(rate(500, 1000), rate(500, 1000), {-.1, .1})));  // decided already
    QVERIFY(std::isnan(
        extra_needed_difference(rate(50, 100), rate(5, 10), {-.01, .01})));  // the reference is too small
  }
  void bootstrap_is_repeatable_and_sane() {
    const std::vector<Counts> groups{{1000, 400, 300, 100, 100, 500}, {1000, 350, 250, 100, 150, 500}};
    const Odds one = equalised_odds(groups, 7), two = equalised_odds(groups, 7);
    QCOMPARE(one.lo, two.lo);
    // TPR .75 against .625, n₊ = 400: sd of the difference = .0324, so about .125 ± .0635
    QVERIFY(close_to(one.worst, .125, 1e-12));
    QVERIFY(std::abs(one.lo - .0615) < .006 && std::abs(one.hi - .1885) < .006);
  }
  void calibration_by_hand() {
    const Calibration c = calibration(kY, kS);
    QCOMPARE(c.n, 12.0);
    QCOMPARE(c.observed, 5.0);
    QVERIFY(close_to(c.expected, 6.18, 1e-12));
    QVERIFY(close_to(c.oe, 5 / 6.18, 1e-12));
    QVERIFY(close_to(c.ece, .23, 1e-12));  // statistics.md §2: ECE₁₀ of F12
    QVERIFY(std::isnan(c.slope));          // five positives are too few
    std::vector<double> y, s;
    for (size_t i = 0; i < 20000; ++i) {
      Random r(3, 9, i);
      s.push_back(r.uniform());
      y.push_back(r.uniform() < s.back());
    }
    const Calibration good = calibration(y, s);
    QVERIFY(good.slope_lo < 1 && 1 < good.slope_hi && good.slope_hi - good.slope_lo < .12);
    QVERIFY(good.oe_lo < 1 && 1 < good.oe_hi);
    QVERIFY(good.ece < .02);
  }
  void shifted_scores_are_off() {  // requirements BM-5.3: +0.1 on one group excludes 1
    std::vector<double> y, s;
    for (size_t i = 0; i < 5000; ++i) {
      Random r(4, 9, i);
      const double p = .1 + .5 * r.uniform();
      y.push_back(r.uniform() < p);
      s.push_back(p + .1);
    }
    const Calibration c = calibration(y, s);
    QVERIFY(c.oe_hi < 1);
    QVERIFY(c.large_hi < 0 && std::abs(c.in_the_large + .1) < .02);
  }

  void course_employment() {  // 92 / 33 / 5 of 130: the five must not be found by subtraction
    CountTable t{{130, 92, 33, 5}, {{0, {1, 2, 3}}}};
    const auto cover = suppress(t, 10);
    QVERIFY(cover[3] == Cover::small);
    QVERIFY(cover[2] == Cover::complement);
    QVERIFY(cover[1] == Cover::shown && cover[0] == Cover::shown);
    const Bounds b = attack(t, cover, 3);
    QCOMPARE(b.lo, 0.0);
    QCOMPARE(b.hi, 38.0);
  }
  void
  differencing_finds_no_small_cell() {  // statistics.md §5b 20: brute force over every whole-number solution
    constexpr double k = 4;
    int covered = 0;
    for (uint64_t seed = 0; seed < 60; ++seed) {
      Random random(seed, 77);
      const size_t rows = 2 + random.below(2), columns = 2 + random.below(2);
      std::vector<std::vector<double>> inner(rows, std::vector<double>(columns));
      for (auto& row : inner)
        for (double& v : row)
          v = static_cast<double>(random.below(3) == 0 ? random.below(4) : random.below(9));
      const CountTable t = cross_table(inner);
      const auto cover = suppress(t, k);
      std::vector<size_t> small;
      for (size_t i = 0; i < cover.size(); ++i) {
        const bool is_small = t.count[i] >= 1 && t.count[i] < k;
        QCOMPARE(cover[i] == Cover::small, is_small);
        if (is_small) small.push_back(i);
      }
      covered += !small.empty();
      if (small.empty() || cover[0] != Cover::shown)
        continue;  // without a grand total nothing bounds the brute force
      std::vector<double> x(t.count.size());
      std::vector<std::vector<double>> found;
      solutions(t, cover, 0, x, t.count[0], found);
      QVERIFY(!found.empty());
      for (const size_t cell : small) {
        double most = 0;
        for (const auto& s : found) most = std::max(most, s[cell]);
        QVERIFY2(most >= k,
                 qPrintable(QStringLiteral("seed %1 cell %2: at most %3").arg(seed).arg(cell).arg(most)));
      }
    }
    QVERIFY(covered > 30);
  }
  void the_attack_notices_a_bare_cell() {  // the harness itself: hiding only the small cell is found out
    const CountTable t{{130, 92, 33, 5}, {{0, {1, 2, 3}}}};
    const Bounds b = attack(t, {Cover::shown, Cover::shown, Cover::shown, Cover::small}, 3);
    QCOMPARE(b.lo, 5.0);
    QCOMPARE(b.hi, 5.0);
  }
};

QTEST_APPLESS_MAIN(TestFairness)
#include "test_fairness.moc"
