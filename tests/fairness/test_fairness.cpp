#include <nlohmann/json.hpp>

#include <QObject>

#include "core/base/random.h"
#include "core/fairness/audit.h"
#include "core/fairness/calibration.h"
#include "core/fairness/rates.h"
#include "core/fairness/slice.h"
#include "core/fairness/suppress.h"
#include "tests/check.h"
#include "tests/fairness/compas.h"
#include "tests/fairness/shoppers.h"
#include "tests/fairness/tables.h"
#include "tests/handmade_log.h"

using namespace habitus;
using namespace habitus::fairness;

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
  void age_is_counted_in_whole_years() {
    const Time june = *parse_iso("2019-09-09");
    QCOMPARE(*age_at("1998-09-09", june), 21.0);
    QCOMPARE(*age_at("1998-09-10", june), 20.0);
    QCOMPARE(*age_at("28.2.1998", june), 21.0);  // shared/data/moodle_la_course writes d.m.yyyy
    QVERIFY(!age_at("unknown", june));
    QVERIFY(!age_at("1.2", june));
  }
  void an_audit_of_f12() {  // statistics.md §2: pprev against a 1, .5, 0; TPR of c undefined
    Subject rows;
    Plan plan;
    plan.cut_names = {"letter"};
    plan.kinds = {"attribute"};
    plan.group.emplace_back();
    plan.measures = {"impact", "tpr"};
    rows.has_label = rows.probabilities = true;
    for (size_t i = 0; i < kY.size(); ++i) {
      rows.person.push_back(i + 1);
      rows.moment.push_back(0);
      rows.selected.push_back(kS[i] >= .5);
      rows.label.push_back(kY[i]);
      rows.score.push_back(kS[i]);
      plan.group[0].push_back(i < 5 ? "a" : i < 9 ? "b" : "c");
    }
    const Json body = audit(rows, plan);
    const Json cut = body["cuts"][0];
    QVERIFY(cut["reference"] == "a");
    QCOMPARE(cut["groups"][1]["gaps"]["impact"]["value"].get<double>(), .5);
    QCOMPARE(cut["groups"][2]["gaps"]["impact"]["value"].get<double>(), 0.0);
    QVERIFY(!cut["groups"][2]["rates"]["tpr"].contains("value"));
    QVERIFY(cut["groups"][2]["gaps"]["tpr"]["verdict"] == "insufficient");
    QVERIFY(cut["groups"][1]["gaps"]["impact"]["verdict"] ==
            "insufficient");  // four people cannot fail either
    QCOMPARE(cut["odds"]["value"].get<double>(), 1.0);
    QVERIFY(cut["odds"]["left_out_tpr"] == Json::array({"c"}));
    QCOMPARE(cut["parity"]["difference"].get<double>(), 1.0);
  }
  void
  null_slices_are_not_findings() {  // statistics.md §5b 24: 100 null slices, at most 5 findings at q = .05
    Subject rows;
    Plan plan;
    plan.measures = {"selection_rate"};
    for (uint64_t i = 0; i < 4000; ++i) {
      Random r(11, 1, i);
      rows.person.push_back(i + 1);
      rows.moment.push_back(0);
      rows.selected.push_back(r.uniform() < .4);
    }
    rows.label.assign(4000, std::nan(""));
    rows.score = rows.label;
    for (uint64_t c = 0; c < 100; ++c) {
      plan.cut_names.push_back("slice " + std::to_string(c));
      plan.kinds.push_back("attribute");
      auto& group = plan.group.emplace_back();
      for (uint64_t i = 0; i < 4000; ++i) group.push_back(Random(12, c, i).uniform() < .3 ? "in" : "out");
    }
    plan.looked_at = 100;
    const Json body = audit(rows, plan);
    int found = 0, raw = 0;
    for (const Json& cut : body["cuts"])
      for (const Json& group : cut["groups"]) {
        if (!group.contains("gaps")) continue;
        found += group["gaps"]["selection_rate"]["q"] <= .05;
        raw += group["gaps"]["selection_rate"]["p"] <= .05;
      }
    QVERIFY(found <= 5 && raw >= found);
    plan.looked_at = 1000;  // looking at more makes every p weigh less
    const Json wider = audit(rows, plan);
    QVERIFY(wider["cuts"][0]["groups"][0]["gaps"]["selection_rate"]["q"] >=
            body["cuts"][0]["groups"][0]["gaps"]["selection_rate"]["q"]);
  }
  /// A KPI that is a number: means and their ratio by hand, and with the true ratio inside the interval in 95
  /// % of 400 simulated logs of exponential spending.
  void means_are_compared() {
    Subject rows;
    Plan plan;
    plan.cut_names = {"sex"};
    plan.kinds = {"attribute"};
    plan.group.emplace_back();
    plan.measures = {"mean"};
    const auto add = [&](const char* group, double value) {
      rows.person.push_back(rows.person.size() + 1);
      rows.moment.push_back(0);
      rows.value.push_back(value);
      plan.group[0].emplace_back(group);
    };
    for (int i = 0; i < 40; ++i) add("F", i % 2 ? 12 : 8);
    for (int i = 0; i < 60; ++i) add("M", i % 2 ? 6 : 4);
    for (const double v : {1.0, 2.0, 3.0, 4.0}) add("X", v);
    add("X", std::nan(""));  // no purchase: no mean
    const Json body = audit(rows, plan), cut = body["cuts"][0];
    QCOMPARE(body["n"].get<double>(), 104.0);
    QVERIFY(cut["reference"] == "M");
    const Json& f = cut["groups"][0];
    QCOMPARE(f["rates"]["mean"]["value"].get<double>(), 10.0);
    QVERIFY(close_to(f["rates"]["mean"]["lo"],
                     10 - 2.0226909200367604 * 2 * std::sqrt(40.0 / 39) / std::sqrt(40.0), 1e-9));
    QCOMPARE(f["gaps"]["mean"]["value"].get<double>(), 2.0);
    QVERIFY(f["gaps"]["mean"]["verdict"] == "fail");
    const Json& x = cut["groups"][2];
    QCOMPARE(x["counts"]["n"].get<double>(), 4.0);
    QVERIFY(x["gaps"]["mean"]["verdict"] == "insufficient");  // four people cannot fail
    QVERIFY(x["gaps"]["mean"]["extra_rows"].get<double>() >= 6);
    const Json out = shared(body, 10);
    QVERIFY(out["cuts"][0]["groups"][2]["rates"]["mean"].value("state", "") == "suppressed");
    QVERIFY(out["cuts"][0]["groups"][2]["gaps"]["mean"].value("state", "") == "suppressed");
    QCOMPARE(figures(out).size(), size_t{2});

    int covered = 0;
    for (uint64_t log = 0; log < 400; ++log) {
      rows = {};
      plan.group[0].clear();
      for (uint64_t i = 0; i < 200; ++i)
        add(i < 120 ? "a" : "b", (i < 120 ? 1 : .8) * Random(5, log, i).exponential());
      const Json gap = audit(rows, plan)["cuts"][0]["groups"][1]["gaps"]["mean"];
      covered += gap["lo"].get<double>() <= .8 && gap["hi"].get<double>() >= .8;
    }
    QVERIFY2(covered >= 366 && covered <= 394,
             std::to_string(covered).c_str());  // 3 standard errors around 380
  }
  void a_kpi_of_a_log() {
    HandmadeLog log;
    OK_DONE(sixty_shoppers(log));
    const auto mean_of = [&](const char* as, int group) {
      Json of{{"type", "kpi"}, {"event", "buy"}, {"as", as}};
      if (as == std::string("sum") || as == std::string("mean")) of["property"] = "amount";
      const auto answer =
          report::ask(*log.project, question(), Json{{"of", of}, {"by", {"sex"}}}, {.threads = 2});
      if (!answer) return -1.0;
      const Json rates = answer->json()["cuts"][0]["groups"][group]["rates"];
      return rates[rates.contains("mean") ? "mean" : "selection_rate"]["value"].get<double>();
    };
    QCOMPARE(mean_of("events", 0), 1.0);  // 0, 1, 2 times, ten people each
    QCOMPARE(mean_of("sum", 1), 30.0);
    QCOMPARE(mean_of("mean", 1), 30.0);
    QCOMPARE(mean_of("mean", 0), 10.0);
    QVERIFY(close_to(mean_of("did", 0), 2.0 / 3, 1e-12));
    QVERIFY(close_to(mean_of("repeat", 0), 1.0 / 3, 1e-12));
    FAILS("Did you mean “amount”",
          report::ask(*log.project, question(),
                      Json{{"of", {{"type", "kpi"}, {"event", "buy"}, {"as", "sum"}, {"property", "amont"}}},
                           {"by", {"sex"}}},
                      {}));
  }
  void compas_through_the_project() {
    HandmadeLog log;
    if (!compas(log)) QSKIP("shared/data/compas is not here");
    const Json spec{
        {"of", {{"type", "attributes"}, {"score", "score"}, {"threshold", 1}, {"label", "label"}}},
        {"by", {"race", "sex", "race x sex"}},
        {"favourable", "not_selected"},
        {"reference", {{"race", "Caucasian"}}}};
    OK(const auto answer, report::ask(*log.project, question(), spec, {}));
    const Json body = answer.json();
    QCOMPARE(body["n"].get<double>(), 7214.0);
    for (const Json& group : body["cuts"][0]["groups"]) {
      const auto value = [&](const char* rate) { return group["rates"][rate]["value"].get<double>(); };
      if (group["name"] == "African-American") {  // NOTICE.txt, to 0.01 points, with n
        QCOMPARE(group["counts"]["n"].get<double>(), 3696.0);
        QVERIFY(close_to(value("fpr"), .4485, 5e-5) && close_to(value("fnr"), .2799, 5e-5));
        QVERIFY(close_to(value("selection_rate"), .5882, 5e-5));
        const Json impact = group["gaps"]["impact"];
        QVERIFY(close_to(impact["value"], .632, 5e-4));
        QVERIFY(impact["verdict"] == "fail");
      }
      if (group["name"] == "Caucasian") {
        QCOMPARE(group["counts"]["n"].get<double>(), 2454.0);
        QVERIFY(close_to(value("fpr"), .2345, 5e-5) && close_to(value("fnr"), .4772, 5e-5));
      }
      if (group["name"] == "Hispanic") QVERIFY(close_to(value("fpr"), .215, 5e-4));
      if (group["name"] == "Asian") QVERIFY(close_to(value("fpr"), .087, 5e-4));
    }
    QCOMPARE(body["looked_at"].get<int>(), 3);
    // The same slices again are not new ones; another one is.
    OK(const auto again, report::ask(*log.project, question(), spec, {}));
    QCOMPARE(again.result, answer.result);
    Json other = spec;
    other["by"] = {"sex=Female & age_cat=\"Less than 25\""};
    other.erase("reference");
    OK(const auto slice, report::ask(*log.project, question(), other, {}));
    QCOMPARE(slice.json()["looked_at"].get<int>(), 4);
    QVERIFY(slice.json()["cuts"][0]["reference"] == "others");
    // As it may leave: nothing from 1 to 9 is shown or can be computed.
    const Json out = shared(body, 10);
    int dots = 0;
    for (const Json& cut : out["cuts"])
      for (const Json& group : cut["groups"])
        for (const auto& [key, value] : group["counts"].items()) {
          dots += value.is_object();
          QVERIFY(value.is_object() || value.get<double>() == 0 || value.get<double>() >= 10);
        }
    QVERIFY(dots > 0);
    for (const auto& figure : figures(out)) QVERIFY(!figure.table.rows.empty());
    FAILS("Did you mean",
          report::ask(*log.project, question(), Json{{"of", spec["of"]}, {"by", {"rce"}}}, {}));
    FAILS("by what to cut", report::ask(*log.project, question(), Json{{"of", spec["of"]}}, {}));
    FAILS("not a condition",
          report::ask(*log.project, question(), Json{{"of", spec["of"]}, {"by", {"sex>Male"}}}, {}));
  }
};

QTEST_GUILESS_MAIN(TestFairness)
#include "test_fairness.moc"
