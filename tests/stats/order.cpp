#include <algorithm>
#include <cmath>
#include <span>

#include <QTest>

#include "core/base/random.h"
#include "core/stats/intervals.h"
#include "core/stats/order.h"

using namespace habitus;

/// Sorting and counting numbers against the plain way.
class TestOrder : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  // The order and the bits of comparison sort: counts, microseconds, negative and tiny numbers, many and few.
  void values_are_sorted() {
    Random random(3, 5);
    for (const size_t n : {size_t{0}, size_t{5}, size_t{2047}, size_t{2048}, size_t{70000}})
      for (int kind = 0; kind < 5; ++kind) {
        std::vector<double> values(n);
        for (double& v : values)
          v = kind == 0   ? static_cast<double>(random.below(40))
              : kind == 1 ? static_cast<double>(random.below(uint64_t{1} << 52))
              : kind == 2 ? random.normal() * std::pow(10, random.normal() * 40)
              : kind == 3 ? static_cast<double>(random.below(3000)) / 2 - 100 : 7;
        std::vector<double> plain = values;
        stats::Numbers pieces, behind;
        for (size_t i = 0; i < n; ++i) (i < n / 3 ? pieces : behind).add(values[i]);
        pieces.take(behind);
        std::sort(plain.begin(), plain.end());
        stats::sort_values(values);
        QVERIFY(values == plain && (n == 0 || pieces.mean() == stats::mean(plain)));
        stats::Numbers at_once, later;  // whole numbers, many in one call
        const std::vector<uint64_t> whole(plain.begin(), kind == 2 || kind == 3 ? plain.begin() : plain.end());
        at_once.add(std::span(whole).first(whole.size() / 2));
        later.add(std::span(whole).subspan(whole.size() / 2));
        at_once.take(later);
        QCOMPARE(at_once.size(), whole.size());
        long double sum = 0;
        for (const uint64_t v : whole) sum += static_cast<long double>(v);
        if (!whole.empty()) QCOMPARE(at_once.mean(), static_cast<double>(sum / static_cast<long double>(whole.size())));
        for (const double p : {0., .1, .25, .5, .999, 1.}) {
          QVERIFY(!n || stats::quantiles(pieces, {&p, 1})[0] == stats::quantile(plain, p));
          QVERIFY(whole.empty() || stats::quantiles(at_once, {&p, 1})[0] == stats::quantile(plain, p));
        }
      }
  }
};

int run_order(int argc, char** argv) {
  TestOrder test;
  return QTest::qExec(&test, argc, argv);
}
#include "order.moc"
