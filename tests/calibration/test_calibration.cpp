#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <tuple>

#include <QFloat16>
#include <QObject>

#include "core/base/random.h"
#include "core/fairness/audit.h"
#include "core/fairness/calibration.h"
#include "core/models/fit.h"
#include "core/stats/calibration.h"
#include "core/stats/hypothesis.h"
#include "core/stats/logistic.h"
#include "core/stats/scores.h"
#include "tests/check.h"
#include "tests/models/sample_frame.h"

using namespace habitus;
using namespace habitus::fairness;

/// Do chances mean what they say: for all, for groups, over time?
class TestCalibration : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // Kull, Silva Filho and Flach 2017: a and b never turn negative, and right chances are left alone.
  void beta_calibration() {
    std::vector<double> f, y, over, upside;
    for (size_t i = 0; i < 40000; ++i) {
      Random random(8, 15, i);
      const double z = 1.5 * random.normal();
      f.push_back(z);
      over.push_back(3 * z + .5);  // far too sure
      upside.push_back(-z);
      y.push_back(random.uniform() < stats::sigmoid(z));
    }
    const auto right = stats::fit_beta(f, y);
    // Within three standard errors of (1, 1, 0): by Fisher's information of these 40,000 rows they are .036, .036 and .058.
    QVERIFY(std::abs(right.a - 1) < .108 && std::abs(right.b - 1) < .108 && std::abs(right.c) < .174);
    const auto tamed = stats::fit_beta(over, y);
    for (size_t i = 0; i < 50; ++i) QVERIFY(std::abs(tamed(over[i]) - stats::sigmoid(f[i])) < .03);
    const auto flat = stats::fit_beta(upside, y);
    QVERIFY(flat.a == 0 && flat.b == 0);
    const std::vector<double> few{-2, -1, 1, 2}, apart{0, 0, 1, 1}, same{1, 1, 1, 1};
    const auto finite = stats::fit_beta(few, apart);
    QVERIFY(std::isfinite(finite.a + finite.b + finite.c) && finite(2) > finite(-2));
    QCOMPARE(stats::fit_beta(few, same).a, 1.0);
  }
  /// requirements BM-5.2: a model that learnt in a time when the signs were four times as telling is far too sure of
  /// itself later. The map is fitted on a window of its own; on a third one the error falls by it, and what scoring
  /// says is the stored map of the uncalibrated chance, nothing else.
  void over_confident_scores_are_tamed_on_a_later_window() {
    constexpr size_t kPersons = 3000;
    auto frame = sample_frame(kPersons, 3, 11);
    for (size_t i = 0; i < kPersons; ++i) {
      const uint32_t channel = frame.columns[3].code[i];
      const double z = 1 - .06 * frame.columns[0].number[i] + (channel == 1 ? .8 : channel == 2 ? -.5 : 0);
      Random random(12, 5, i);
      frame.label[i] = random.uniform() < stats::sigmoid(4 * z) ? 1 : 0;
    }
    const auto window = [&](size_t date) {
      std::vector<size_t> rows(kPersons);
      std::iota(rows.begin(), rows.end(), date * kPersons);
      return rows;
    };
    const auto fitted = [&](models::Calibration how) {
      return models::fit(frame, window(0), window(1), {.calibration = how});
    };
    OK(const auto raw, fitted(models::Calibration::none));
    OK(const auto mapped, fitted(models::Calibration::isotonic));
    OK(const auto stored, models::model_from(models::to_json(mapped)));
    OK(const auto before, models::score(raw, frame, window(2)));
    OK(const auto after, models::score(stored, frame, window(2)));
    std::vector<double> y;
    for (const size_t r : window(2)) y.push_back(frame.label[r]);
    const auto ece = [&](const std::vector<double>& p) {
      return stats::calibration_error(stats::reliability(p, y, stats::Binning::uniform, 10)).expected;
    };
    QVERIFY2(ece(before) > .12, std::to_string(ece(before)).c_str());
    QVERIFY2(ece(after) < ece(before) / 2, std::to_string(ece(after)).c_str());
    QVERIFY(stats::log_loss(after, y).loss < stats::log_loss(before, y).loss - .1);
    // The stored map, read by hand: linear between its thresholds, constant outside.
    const auto& x = stored.isotonic.x;
    const double positives = stored.calibration_positives;
    const double negatives = static_cast<double>(stored.calibration_rows) - positives;
    for (size_t i = 0; i < before.size(); ++i) {
      const auto above = static_cast<size_t>(std::upper_bound(x.begin(), x.end(), before[i]) - x.begin());
      double want = above == 0 ? stored.isotonic.y.front() : stored.isotonic.y[above - 1];
      if (above > 0 && above < x.size())
        want += (stored.isotonic.y[above] - want) * (before[i] - x[above - 1]) / (x[above] - x[above - 1]);
      want = std::clamp(want, 1 / (negatives + 2), (positives + 1) / (positives + 2));
      QVERIFY(close_to(after[i], want, 1e-12));
    }
  }
  // y = 2 − x/4 with one point off: weights 1/variance by hand; Birge's factor grows the error of scattered
  // points.
  void trend_of_estimates() {
    const std::vector<double> x{0, 1, 2, 3}, y{2, 1.75, 1.5, 1.25}, v{.01, .04, .01, .04};
    const auto exact = stats::weighted_trend(x, y, v);
    QVERIFY(close_to(exact.slope, -.25, 1e-12));
    // Σw = 250, x̄ = 1.2, Σw(x − x̄)² = 100·1.44 + 25·.04 + 100·.64 + 25·3.24 = 290
    QVERIFY(close_to(exact.se, 1 / std::sqrt(290.), 1e-12));
    // Student's t with 2 degrees of freedom: 4.30265 at 97.5 %, and 2·P(T > √290/4) = 0.0510
    QVERIFY(close_to(exact.interval.hi, -.25 + 4.302652729911275 / std::sqrt(290.), 1e-9));
    QVERIFY(close_to(exact.p, .0510, 1e-3));
    const auto scattered = stats::weighted_trend(x, std::vector<double>{2, 2.75, .5, 1.25}, v);
    QVERIFY(scattered.se > exact.se && scattered.p > .1);
    QVERIFY(std::isnan(stats::weighted_trend({x.data(), 2}, {y.data(), 2}, {v.data(), 2}).slope));
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
    QVERIFY(c.intercept_hi < 0 && c.p < 1e-10);
    // The bootstrap agrees with theory where theory holds, and repeats itself.
    const Calibration drawn = resampled(y, s, 400, 1, 7), again = resampled(y, s, 400, 1, 7);
    QVERIFY(drawn.bootstrapped && drawn.oe == c.oe);
    QCOMPARE(drawn.oe_lo, again.oe_lo);
    for (const auto& [lo, hi, other_lo, other_hi] :
         {std::tuple{drawn.oe_lo, drawn.oe_hi, c.oe_lo, c.oe_hi},
          {drawn.slope_lo, drawn.slope_hi, c.slope_lo, c.slope_hi},
          {drawn.intercept_lo, drawn.intercept_hi, c.intercept_lo, c.intercept_hi}})
      QVERIFY(std::abs((hi - lo) / (other_hi - other_lo) - 1) < .15 && std::abs(lo - other_lo) < .03);
    QVERIFY(drawn.ece_lo < drawn.ece && drawn.ece < drawn.ece_hi);
  }
  /// New people's scores are .1 too high, long-standing people's right, and a handful cannot be judged.
  void calibration_by_group_names_the_worst() {  // requirements BM-5.3
    Subject rows;
    rows.has_label = rows.probabilities = true;
    Plan plan{.cut_names = {"tenure"}, .kinds = {"attribute"}, .group = {{}}, .measures = {"impact"}};
    for (size_t i = 0; i < 6000; ++i) {
      Random r(6, 9, i);
      const double p = .1 + .5 * r.uniform();
      const std::string group = i < 2500 ? "new" : i < 5980 ? "long" : "few";
      rows.person.push_back(i);
      rows.moment.push_back(0);
      rows.label.push_back(r.uniform() < p);
      rows.score.push_back(p + (group == "new" ? .1 : 0));
      rows.selected.push_back(rows.score.back() > .5);
      plan.group[0].push_back(group);
    }
    const Json answer = audit(rows, plan);
    const auto of = [&](const char* name) {
      for (const Json& g : answer["cuts"][0]["groups"])
        if (g["name"] == name) return g["calibration"];
      return Json();
    };
    QCOMPARE(of("new")["verdict"], Json("fail"));
    QVERIFY(of("new")["oe_hi"].get<double>() < 1 && of("new")["holm"].get<double>() < .001);
    QCOMPARE(of("long")["verdict"], Json("pass"));
    QVERIFY(of("long")["oe_lo"].get<double>() < 1 && of("long")["oe_hi"].get<double>() > 1);
    QCOMPARE(of("few")["verdict"], Json("insufficient"));
    QCOMPARE(answer["calibration"]["verdicts"], (Json{{"fail", 1}, {"pass", 1}, {"insufficient", 1}}));
    const auto all = figures(answer);
    const std::string said = english(all.back().sentence);
    QCOMPARE(all.back().id, std::string("fairness.calibration"));
    QVERIFY2(said.find("off in 1 of 2 judged groups; furthest in new") != std::string::npos, said.c_str());
    // A small group takes its numbers along when the table leaves the program.
    for (const Json& g : shared(answer, 50)["cuts"][0]["groups"])
      if (g["name"] == "few") QCOMPARE(g["calibration"]["state"], Json("suppressed"));
  }
};

QTEST_APPLESS_MAIN(TestCalibration)
#include "test_calibration.moc"
