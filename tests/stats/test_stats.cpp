#include <cmath>

#include "core/stats/intervals.h"
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
};

QTEST_APPLESS_MAIN(TestStats)
#include "test_stats.moc"
