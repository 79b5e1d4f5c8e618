#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>

#include "core/base/random.h"
#include "core/stats/calibration.h"
#include "core/stats/cluster.h"
#include "core/stats/golden.h"
#include "core/stats/hypothesis.h"
#include "core/stats/intervals.h"
#include "core/stats/logistic.h"
#include "core/stats/order.h"
#include "core/stats/resample.h"
#include "core/stats/scores.h"
#include "tests/check.h"

using namespace habitus;

class TestStats : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // statistics.md §2 "Wilson CI" (statsmodels proportion_confint, R prop.test(correct=F)).
  void wilson() {
    QVERIFY(close_to(stats::wilson(8, 20).lo, 0.21880653237281705, 1e-12));
    QVERIFY(close_to(stats::wilson(8, 20).hi, 0.6134184992377469, 1e-12));
    QCOMPARE(stats::wilson(0, 20).lo, 0.0);
    QVERIFY(close_to(stats::wilson(0, 20).hi, 0.1611251580528194, 1e-12));
    QCOMPARE(stats::wilson(20, 20).hi, 1.0);
    QVERIFY(std::isnan(stats::wilson(0, 0).lo));
  }
  // Newcombe, Statistics in Medicine 17 (1998) 873–890, table II: 56/70 − 48/80 and 9/10 − 3/10, method 10.
  void newcombe() {
    const auto a = stats::newcombe(56, 70, 48, 80);
    QVERIFY(std::abs(a.lo - 0.0524) < 5e-5 && std::abs(a.hi - 0.3339) < 5e-5);
    const auto b = stats::newcombe(9, 10, 3, 10);
    QVERIFY(std::abs(b.lo - 0.1705) < 5e-5 && std::abs(b.hi - 0.8090) < 5e-5);
  }
  // scipy.stats.binomtest(8, 20).proportion_ci(method="exact"): 0.19119, 0.63946.
  void clopper_pearson() {
    const auto a = stats::clopper_pearson(8, 20);
    QVERIFY(std::abs(a.lo - 0.1911901) < 1e-6 && std::abs(a.hi - 0.6394574) < 1e-6);
    QCOMPARE(stats::clopper_pearson(0, 20).lo, 0.0);
  }
  // numpy.quantile(default) and numpy.std(ddof=1).
  void summaries() {
    const std::vector<double> v{1, 2, 4, 8, 16};
    QCOMPARE(stats::quantile(v, .5), 4.0);
    QCOMPARE(stats::quantile(v, .1), 1.4);
    QCOMPARE(stats::quantile(v, 1), 16.0);
    QCOMPARE(stats::mean(v), 6.2);
    QVERIFY(close_to(stats::sd(v), 6.09918027279076, 1e-12));
    QVERIFY(std::isnan(stats::mean({})) && std::isnan(stats::sd(std::vector<double>{1})));
  }

  // tests/stats/golden.tsv names its sources in its first line.
  void golden_data() {
    QTest::addColumn<double>("got");
    QTest::addColumn<double>("expected");
    QTest::addColumn<double>("tolerance");
    for (const auto& g : stats::golden_values())
      QTest::newRow((g.definition + " " + g.quantity).c_str()) << g.got << g.expected << g.tolerance;
  }
  void golden() {
    QFETCH(double, got);
    QFETCH(double, expected);
    QFETCH(double, tolerance);
    QVERIFY(close_to(got, expected, tolerance));
  }
  void golden_covers() { QVERIFY(stats::golden_values().size() >= 65); }

  // References run on the rows of `sample()`: statsmodels 0.13.5 Logit (Newton, tol 1e-14) for weights and
  // standard errors, scikit-learn 1.2.1 LogisticRegression(penalty="l1", solver="saga", C=1/8, tol=1e-13).
  void logistic_reference() {
    const auto [x, y] = sample(200);
    OK(const auto plain, stats::fit_logistic(x, y, {}));
    QVERIFY(plain.converged && plain.findings.empty());
    QVERIFY(plain.gradient < 1e-8);
    for (size_t j = 0; j < kPlain.size(); ++j) {
      QVERIFY(close_to(j ? plain.weights[j - 1] : plain.intercept, kPlain[j], 1e-8));
      QVERIFY(close_to(j ? plain.se[j - 1] : plain.intercept_se, kPlainSe[j], 1e-8));
    }
    OK(const auto lasso, stats::fit_logistic(x, y, {.l1 = 8}));
    QVERIFY(lasso.converged && lasso.gradient < 1e-8);
    for (size_t j = 0; j < kLasso.size(); ++j)
      QVERIFY(close_to(j ? lasso.weights[j - 1] : lasso.intercept, kLasso[j], 1e-5));
    QCOMPARE(lasso.weights[2], 0.0);
    QVERIFY(std::isnan(lasso.se[2]) && lasso.se[0] > 0);
  }
  // ProPublica's published regression of high scores (shared/data/compas/NOTICE.txt): 6,172 defendants, R
  // glm, five decimals; reference levels 25 – 45, Caucasian, male, felony.
  void logistic_compas_published() {
    std::ifstream in(SHARED_DATA "/compas/compas-scores-two-years.csv");
    if (!in) QSKIP("shared/data/compas is not here");
    const auto cells = [](const std::string& line) {
      std::vector<std::string> out(1);
      bool quoted = false;
      for (const char c : line) {
        if (c == '"')
          quoted = !quoted;
        else if (c == ',' && !quoted)
          out.emplace_back();
        else if (c != '\r')
          out.back() += c;
      }
      return out;
    };
    std::string line;
    std::getline(in, line);
    const auto head = cells(line);
    const auto place = [&](const char* name) {
      return static_cast<size_t>(std::find(head.begin(), head.end(), name) - head.begin());
    };
    stats::Matrix x{0, 11, {}};
    std::vector<double> y;
    while (std::getline(in, line)) {
      const auto row = cells(line);
      const auto is = [&](const char* column, const char* value) {
        return row[place(column)] == value ? 1.0 : 0.0;
      };
      const std::string days = row[place("days_b_screening_arrest")];
      if (days.empty() || std::abs(std::stod(days)) > 30 || is("is_recid", "-1") ||
          is("c_charge_degree", "O") || is("score_text", "N/A"))
        continue;
      for (const double v :
           {is("sex", "Female"), is("age_cat", "Greater than 45"), is("age_cat", "Less than 25"),
            is("race", "African-American"), is("race", "Asian"), is("race", "Hispanic"),
            is("race", "Native American"), is("race", "Other"), std::stod(row[place("priors_count")]),
            is("c_charge_degree", "M"), is("two_year_recid", "1")})
        x.values.push_back(v);
      ++x.rows;
      y.push_back(1 - is("score_text", "Low"));
    }
    QCOMPARE(x.rows, size_t{6172});
    OK(const auto fit, stats::fit_logistic(x, y, {}));
    QVERIFY(std::abs(fit.intercept + 1.52554) < 5e-6);
    const double published[] = {.22127, -1.35563, 1.30839, .47721, -.25441, -.42839, 1.39421};
    for (size_t k = 0; k < 7; ++k)
      QVERIFY2(std::abs(fit.weights[k] - published[k]) < 5e-6, std::to_string(fit.weights[k]).c_str());
  }
  // The NOTICE of telco_churn (R glm): Churn ~ tenure + MonthlyCharges + Contract, deviance 6145.878.
  void logistic_telco() {
    std::ifstream in(SHARED_DATA "/telco_churn/Telco-Customer-Churn.csv");
    if (!in) QSKIP("the telco table is not here");
    const auto split = [](const std::string& line) {
      std::vector<std::string> out(1);
      for (const char c : line) c == ',' ? out.emplace_back() : out.back() += c, void();
      while (!out.back().empty() && out.back().back() == '\r') out.back().pop_back();
      return out;
    };
    std::string line;
    std::getline(in, line);
    const auto head = split(line);
    const auto place = [&](const char* name) {
      return static_cast<size_t>(std::find(head.begin(), head.end(), name) - head.begin());
    };
    stats::Matrix x{0, 4, {}};
    std::vector<double> y;
    while (std::getline(in, line)) {
      const auto row = split(line);
      const std::string& contract = row[place("Contract")];
      x.values.insert(x.values.end(),
                      {std::stod(row[place("tenure")]), std::stod(row[place("MonthlyCharges")]),
                       contract == "One year" ? 1. : 0., contract == "Two year" ? 1. : 0.});
      ++x.rows;
      y.push_back(row[place("Churn")] == "Yes");
    }
    QCOMPARE(x.rows, size_t{7043});
    OK(const auto fit, stats::fit_logistic(x, y, {}));
    const double published[] = {-.03573, .02862, -1.06246, -2.02261};
    QVERIFY(std::abs(fit.intercept + 1.60271) < 5e-6);
    for (size_t k = 0; k < 4; ++k) QVERIFY(std::abs(fit.weights[k] - published[k]) < 5e-6);
    QVERIFY(std::abs(2 * fit.loss - 6145.878) < 5e-4);
  }
  void logistic_same_bits() {
    const auto [x, y] = sample(5000);
    OK(const auto one, stats::fit_logistic(x, y, {.l2 = 1}, {.threads = 1}));
    OK(const auto four, stats::fit_logistic(x, y, {.l2 = 1}, {.threads = 4}));
    QCOMPARE(one.weights, four.weights);
    QCOMPARE(one.intercept, four.intercept);
    QCOMPARE(one.se, four.se);
  }
  // Large tables start on a part of the rows: the optimum, the bits for any threads and the findings are the
  // same.
  void logistic_of_many_rows() {
    auto [x, y] = sample(70000);
    OK(const auto one, stats::fit_logistic(x, y, {.l2 = 1}, {.threads = 1}));
    OK(const auto three, stats::fit_logistic(x, y, {.l2 = 1}, {.threads = 3}));
    QCOMPARE(one.weights, three.weights);
    QCOMPARE(one.se, three.se);
    QVERIFY(one.converged && one.gradient < 1e-6);
    std::vector<double> gradient(x.columns, 0.);  // the optimality conditions, written out
    for (size_t r = 0; r < x.rows; ++r) {
      double z = one.intercept;
      for (size_t c = 0; c < x.columns; ++c) z += one.weights[c] * x.at(r, c);
      for (size_t c = 0; c < x.columns; ++c) gradient[c] += (stats::sigmoid(z) - y[r]) * x.at(r, c);
    }
    for (size_t c = 0; c < x.columns; ++c) QVERIFY(std::abs(gradient[c] + one.weights[c]) < 1e-6);
  }
  void logistic_findings() {
    using Kind = stats::LogisticFinding::Kind;
    auto [x, y] = sample(200);
    stats::Matrix wide{x.rows, 5, {}};
    for (size_t i = 0; i < x.rows; ++i) {
      const double a = x.at(i, 0), b = x.at(i, 1);
      wide.values.insert(wide.values.end(), {a, 7.0, b, 2 * a - b + 3, x.at(i, 2)});
    }
    OK(const auto fit, stats::fit_logistic(wide, y, {}));
    QCOMPARE(fit.findings.size(), size_t{2});
    QVERIFY(fit.findings[0].kind == Kind::constant && fit.findings[0].column == 1);
    QVERIFY(fit.findings[1].kind == Kind::aliased && fit.findings[1].column == 3);
    QCOMPARE(fit.weights[1], 0.0);
    QVERIFY(close_to(fit.weights[0], kPlain[1], 1e-8));
  }
  void separation_is_a_finding() {
    using Kind = stats::LogisticFinding::Kind;
    const stats::Matrix line{6, 1, {1, 2, 3, 4, 5, 6}};
    const std::vector<double> apart{0, 0, 0, 1, 1, 1}, same(6, 1.0);
    OK(const auto open, stats::fit_logistic(line, apart, {}));
    QVERIFY(!open.converged && open.findings.size() == 1 && open.findings[0].kind == Kind::separated);
    QVERIFY(std::isfinite(open.weights[0]) && std::isnan(open.se[0]));
    OK(const auto held, stats::fit_logistic(line, apart, {.l2 = 1}));
    QVERIFY(held.converged && held.findings[0].kind == Kind::separated && held.se[0] > 0);
    const std::vector<double> partly{0, 0, 1, 0, 1, 1};
    const stats::Matrix flag{6, 1, {0, 0, 0, 0, 1, 1}};
    OK(const auto quasi, stats::fit_logistic(flag, partly, {}));
    QVERIFY(!quasi.findings.empty() && quasi.findings[0].kind == Kind::separated);
    FAILS("same outcome", stats::fit_logistic(line, same, {}));
    stats::Matrix holes = line;
    holes.values[3] = std::nan("");
    FAILS("Row 4, column 1", stats::fit_logistic(holes, apart, {}));
  }

  // DeLong's paired difference against a stratified bootstrap of the same rows; identical scores differ by
  // exactly 0.
  void auc_difference() {
    const auto [x, y] = sample(400);
    std::vector<double> a, b;
    for (size_t i = 0; i < x.rows; ++i) {
      a.push_back(x.at(i, 0) - .5 * x.at(i, 1));
      b.push_back(x.at(i, 0) + x.at(i, 2));
    }
    const auto d = stats::auc_difference(a, b, y);
    QVERIFY(close_to(d.difference, stats::auc(a, y).auc - stats::auc(b, y).auc, 1e-12));
    std::vector<int> strata(y.begin(), y.end());
    const auto pick = [](const std::vector<double>& v, std::span<const size_t> rows) {
      std::vector<double> out;
      for (size_t r : rows) out.push_back(v[r]);
      return out;
    };
    const auto resampled = stats::bootstrap(
        y.size(),
        [&, &labels = y](std::span<const size_t> rows) {
          const auto yy = pick(labels, rows);
          return stats::auc(pick(a, rows), yy).auc - stats::auc(pick(b, rows), yy).auc;
        },
        {.draws = 600, .seed = 3}, {}, strata);
    QVERIFY(std::abs(resampled.percentile.lo - d.interval.lo) < .012);
    QVERIFY(std::abs(resampled.percentile.hi - d.interval.hi) < .012);
    const auto none = stats::auc_difference(a, a, y);
    QCOMPARE(none.difference, 0.0);
    QVERIFY(std::isnan(none.p));
  }
  void undefined_is_nan() {
    const std::vector<double> s{.1, .2, .3}, ones{1, 1, 1};
    QVERIFY(std::isnan(stats::auc(s, ones).auc));
    QVERIFY(std::isnan(stats::average_precision(s, std::vector<double>{0, 0, 0})));
    QVERIFY(std::isnan(stats::log_loss({}, {}).loss));
    QVERIFY(stats::reliability({}, {}, stats::Binning::uniform, 10).empty());
    QVERIFY(std::isnan(stats::two_proportions(0, 10, 0, 10).p));
    QVERIFY(std::isnan(stats::chi_square({{1, 2}}).p));
  }
  // Student's sleep data: R 4.2.2, t.test(extra ~ group, data = sleep).
  void welch() {
    const std::vector<double> a{.7, -1.6, -.2, -1.2, -.1, 3.4, 3.7, .8, 0, 2},
        b{1.9, .8, 1.1, .1, -.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    QVERIFY(close_to(stats::welch(a, b).statistic, -1.860813467486853, 1e-12));
    QVERIFY(close_to(stats::welch(a, b).p, 0.07939414018735820, 1e-10));
    QVERIFY(std::isnan(stats::welch(a, std::vector<double>{1}).p));
  }
  // scipy.stats.fisher_exact, SciPy 1.10.1 (the first is the lady tasting tea).
  void fisher() {
    QVERIFY(close_to(stats::fisher_exact(3, 1, 1, 3), 0.48571428571428565, 1e-12));
    QVERIFY(close_to(stats::fisher_exact(10, 2, 3, 15), 0.0005367241191434357, 1e-12));
  }
  void bootstrap_same_bits() {
    std::vector<double> v;
    Random random(5, 1);
    for (int i = 0; i < 80; ++i) v.push_back(random.exponential());
    const auto statistic = [&](std::span<const size_t> rows) {
      double sum = 0;
      for (size_t r : rows) sum += v[r];
      return sum / static_cast<double>(rows.size());
    };
    const auto one = stats::bootstrap(v.size(), statistic, {}, {.threads = 1});
    const auto many = stats::bootstrap(v.size(), statistic, {}, {.threads = 4});
    QCOMPARE(one.percentile.lo, many.percentile.lo);
    QCOMPARE(one.bca.hi, many.bca.hi);
    const auto t = stats::mean_interval(v);
    QVERIFY(std::abs(one.percentile.lo - t.lo) < .06 && std::abs(one.percentile.hi - t.hi) < .06);
    QVERIFY(one.bca.lo > one.percentile.lo);  // skewed to the right: BCa moves up
  }
  // Three well-separated groups: any good start finds them.
  void k_means_plus() {
    stats::Matrix x{300, 2, {}};
    std::vector<int> truth;
    Random random(1, 9);
    for (size_t i = 0; i < x.rows; ++i) {
      const int group = i < 150 ? 0 : i < 250 ? 1 : 2;
      truth.push_back(group);
      x.values.insert(x.values.end(),
                      {10.0 * group + random.normal(), (group == 1 ? 8 : 0) + random.normal()});
    }
    const auto one = stats::k_means_plus(x, 3, 7, 10, {.threads = 1});
    const auto four = stats::k_means_plus(x, 3, 7, 10, {.threads = 4});
    QCOMPARE(one.labels, four.labels);
    QCOMPARE(one.labels, truth);  // numbered by size
    QCOMPARE(stats::adjusted_rand(one.labels, truth), 1.0);
  }
  // statistics.md "Gap statistic": log W of iris, p = 1 and 2, k = 1 and 3 (k-means as R's kmeans finds it).
  void log_within_of_iris() {
    std::ifstream file(SHARED_DATA "/clustering_reference/iris.csv");
    if (!file) QSKIP("../shared/data/clustering_reference is not there");
    stats::Matrix x{0, 4, {}};
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
      std::istringstream cells(line);
      std::string cell;
      std::getline(cells, cell, ',');
      for (int j = 0; j < 4; ++j) {
        std::getline(cells, cell, ',');
        x.values.push_back(std::stod(cell));
      }
      ++x.rows;
    }
    QCOMPARE(x.rows, size_t{150});
    const std::vector<int> one(150, 0);
    QVERIFY(close_to(stats::log_within(x, one, 1), 4.5516417069922923, 1e-10));
    QVERIFY(close_to(stats::log_within(x, one, 2), 5.830959177, 1e-9));
    const auto three = stats::k_means_plus(x, 3, 1).labels;
    QVERIFY(close_to(stats::log_within(x, three, 1), 3.5194067514163572, 1e-10));
  }

 private:
  struct Sample {
    stats::Matrix x;
    std::vector<double> y;
  };
  /// Rows any script can make again: a linear congruential generator (Numerical Recipes), no library's random
  /// numbers.
  static Sample sample(size_t n) {
    Sample s{{n, 3, {}}, {}};
    uint32_t state = 42;
    const auto next = [&] {
      state = 1664525u * state + 1013904223u;
      return state / 4294967296.0;
    };
    for (size_t i = 0; i < n; ++i) {
      const double a = 2 * next() - 1, b = 3 * next(), c = next();
      const double p = 1 / (1 + std::exp(-(-.4 + 1.5 * a - .6 * b + .05 * c)));
      s.x.values.insert(s.x.values.end(), {a, b, c});
      s.y.push_back(next() < p ? 1 : 0);
    }
    return s;
  }
  static inline const std::vector<double> kPlain{-1.5986980769772707, 2.450812898565271, -0.6403790259221798,
                                                 1.657909348251455};
  static inline const std::vector<double> kPlainSe{0.5595233977968118, 0.43940640956475135,
                                                   0.23677021347493435, 0.7042754711728154};
  static inline const std::vector<double> kLasso{-0.9023503306925094, 1.2305939813213085,
                                                 -0.23407605706578374, 0.0};
};

int run_order(int argc, char** argv);  // order.cpp

int main(int argc, char** argv) {
  TestStats test;
  return QTest::qExec(&test, argc, argv) + run_order(argc, argv);
}
#include "test_stats.moc"
