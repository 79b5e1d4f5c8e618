#include <cmath>
#include <cstring>
#include <map>
#include <numeric>

#include <QFile>
#include <QObject>

#include "core/base/random.h"
#include "core/stats/choice.h"
#include "core/stats/cluster.h"
#include "core/stats/components.h"
#include "core/stats/density.h"
#include "core/stats/linkage.h"
#include "core/stats/mixture.h"
#include "tests/check.h"

using namespace habitus;
using namespace habitus::stats;

/// The clustering kernels against published values (../shared/data/clustering_reference/NOTICE.txt, statistics.md §2)
/// and against the plainest computation.
class TestClustering : public QObject {
  Q_OBJECT

  /// The number columns of a table of Rdatasets; empty when it is not there.
  static Matrix real(const char* name, std::vector<int>* species = nullptr) {
    QFile file(QStringLiteral(SHARED_DATA "/clustering_reference/") + QString::fromLatin1(name));
    Matrix out;
    if (!file.open(QIODevice::ReadOnly)) return out;
    file.readLine();
    std::map<QByteArray, int> words;
    while (!file.atEnd()) {
      const auto cells = file.readLine().trimmed().split(',');
      out.columns = 0;
      for (qsizetype c = 1; c < cells.size(); ++c) {
        bool number = false;
        const double x = cells[c].toDouble(&number);
        if (number) out.values.push_back(x), ++out.columns;
        else if (species) species->push_back(words.emplace(cells[c], static_cast<int>(words.size())).first->second);
      }
      ++out.rows;
    }
    return out;
  }
  static std::vector<int> sizes(const std::vector<int>& labels) {
    std::vector<int> out;
    for (const int l : labels) {
      if (l < 0) continue;
      if (out.size() <= static_cast<size_t>(l)) out.resize(static_cast<size_t>(l) + 1);
      ++out[static_cast<size_t>(l)];
    }
    return out;
  }
  static Matrix standardised(Matrix x, double ddof) {
    for (size_t j = 0; j < x.columns; ++j) {
      double mean = 0, squares = 0;
      for (size_t i = 0; i < x.rows; ++i) mean += x.at(i, j) / static_cast<double>(x.rows);
      for (size_t i = 0; i < x.rows; ++i) squares += std::pow(x.at(i, j) - mean, 2);
      const double sd = std::sqrt(squares / (static_cast<double>(x.rows) - ddof));
      for (size_t i = 0; i < x.rows; ++i) x.values[i * x.columns + j] = (x.at(i, j) - mean) / sd;
    }
    return x;
  }
  /// k normal heaps in d columns, `apart` standard deviations from each other.
  static Matrix heaps(size_t rows, size_t k, size_t d, double apart, std::vector<int>* truth = nullptr) {
    Matrix out{rows, d, {}};
    Random random(11, 1);
    for (size_t i = 0; i < rows; ++i) {
      const size_t c = i % k;
      if (truth) truth->push_back(static_cast<int>(c));
      for (size_t j = 0; j < d; ++j)
        out.values.push_back(random.normal() + apart * static_cast<double>((c * (j + 3) * 7 + c * c) % (2 * k)));
    }
    return out;
  }
  static Matrix moons(size_t rows, double noise, std::vector<int>& truth) {
    Matrix out{rows, 2, {}};
    Random random(5, 2);
    for (size_t i = 0; i < rows; ++i) {
      const double t = M_PI * static_cast<double>(i / 2) / (static_cast<double>(rows) / 2 - 1);
      const bool lower = i % 2;
      truth.push_back(lower);
      out.values.push_back((lower ? 1 - std::cos(t) : std::cos(t)) + noise * random.normal());
      out.values.push_back((lower ? .5 - std::sin(t) : std::sin(t)) + noise * random.normal());
    }
    return out;
  }
  static bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
  }

 private Q_SLOTS:
  void lloyd_is_the_plain_algorithm() {
    for (const auto& [k, d] : {std::pair<size_t, size_t>{7, 5}, {3, 1}, {13, 9}}) {
      const Matrix x = heaps(5000, k, d, .8);
      const Matrix start{k, d, {x.values.begin(), x.values.begin() + static_cast<std::ptrdiff_t>(k * d)}};
      const KMeans ours = k_means(x, start, 0, 300);
      Matrix centres = start;
      std::vector<int> label(x.rows, -1);
      for (int round = 0; round < 300; ++round) {
        std::vector<int> now;
        for (size_t i = 0; i < x.rows; ++i) {
          double least = INFINITY;
          int best = 0;
          for (size_t c = 0; c < k; ++c) {
            double sum = 0;
            for (size_t j = 0; j < d; ++j) sum += std::pow(x.at(i, j) - centres.at(c, j), 2);
            if (sum < least) least = sum, best = static_cast<int>(c);
          }
          now.push_back(best);
        }
        if (now == label) break;
        label = now;
        centres.values.assign(k * d, 0.0);
        std::vector<double> n(k, 0.0);
        for (size_t i = 0; i < x.rows; ++i) {
          n[static_cast<size_t>(label[i])] += 1;
          for (size_t j = 0; j < d; ++j) centres.values[static_cast<size_t>(label[i]) * d + j] += x.at(i, j);
        }
        for (size_t c = 0; c < k; ++c)
          for (size_t j = 0; j < d; ++j) centres.values[c * d + j] /= n[c];
      }
      QCOMPARE(ours.labels, label);
      for (size_t i = 0; i < k * d; ++i) QVERIFY(close_to(ours.centres.values[i], centres.values[i], 1e-10));
    }
  }

  void same_bits_for_any_threads() {
    const Matrix x = heaps(20000, 6, 7, 1.5);
    const Blocks blocks(x);
    const KMeans one = k_means_plus(blocks, 6, 3, 4, {.threads = 1}), two = k_means_plus(blocks, 6, 3, 4, {.threads = 2});
    QCOMPARE(one.labels, two.labels);
    QVERIFY(same_bits(one.centres.values, two.centres.values));
    for (const auto kind : {Covariance::full, Covariance::tied, Covariance::diag}) {
      OK(const Mixture a, fit_mixture(blocks, one.labels, {.kind = kind}, {.threads = 1}));
      OK(const Mixture b, fit_mixture(blocks, one.labels, {.kind = kind}, {.threads = 2}));
      QVERIFY(same_bits(a.covariances.values, b.covariances.values));
      QCOMPARE(a.log_likelihood, b.log_likelihood);
    }
    QVERIFY(same_bits(components(blocks, {.threads = 1}).axes.values, components(blocks, {.threads = 2}).axes.values));
  }

  void k_means_of_iris() {
    const Matrix x = real("iris.csv");
    if (x.rows == 0) QSKIP("the reference data are not there");
    const KMeans three = k_means_plus(x, 3, 1, 20);
    QVERIFY(close_to(three.inertia, 78.851441, 1e-7));  // R: tot.withinss 78.85144
    const std::vector<int> all(x.rows, 0);
    const std::vector<int> two = k_means_plus(x, 2, 1, 20).labels;
    QVERIFY(close_to(log_within(x, all, 1), 4.5516417069922923, 1e-10));  // R: clusGap
    QVERIFY(close_to(log_within(x, two, 1), 3.8083973335937404, 1e-10));
    QVERIFY(close_to(log_within(x, three.labels, 1), 3.5194067514163572, 1e-10));
    QVERIFY(close_to(log_within(x, all, 2), 5.830959177, 1e-9));
    QVERIFY(close_to(log_within(x, two, 2), 4.333019880, 1e-9));
    QVERIFY(close_to(log_within(x, three.labels, 2), 3.674418413, 1e-9));
  }

  void components_of_iris() {
    const Matrix x = real("iris.csv");
    if (x.rows == 0) QSKIP("the reference data are not there");
    const Components pca = components(Blocks(x));
    const double sdev[] = {2.05626889, 0.49261623, 0.27965962, 0.15438619};  // R: prcomp(iris[1:4])
    for (size_t i = 0; i < 4; ++i) QVERIFY(close_to(std::sqrt(pca.variance[i]), sdev[i], 1e-6));
    QVERIFY(close_to(pca.share(0), 0.92461872, 1e-7));
  }

  void density_of_iris() {
    const Matrix x = real("iris.csv");
    if (x.rows == 0) QSKIP("the reference data are not there");
    const Density found = dbscan(x, .4, 4);  // the vignette of R's dbscan
    QCOMPARE(found.noise, size_t{25});
    QCOMPARE(sizes(found.labels), (std::vector<int>{47, 38, 36, 4}));
  }

  void trees_of_us_arrests() {
    const Matrix x = real("USArrests.csv");
    if (x.rows == 0) QSKIP("the reference data are not there");
    // James, Witten, Hastie and Tibshirani: complete linkage, three clusters of 16, 14 and 20 states.
    QCOMPARE(sizes(linkage(x, Linkage::complete).cut(3)), (std::vector<int>{20, 16, 14}));
    // R: cutree(hclust(dist(scale(USArrests)), "ward.D2"), 4)
    const Tree ward = linkage(standardised(x, 1), Linkage::ward);
    QCOMPARE(sizes(ward.cut(4)), (std::vector<int>{19, 12, 12, 7}));
    QVERIFY(ward.cophenetic(standardised(x, 1)) > .6);
    const Tree average = linkage(x, Linkage::average);
    for (size_t m = 1; m < average.merges.size(); ++m)
      QVERIFY(average.merges[m].height >= average.merges[m - 1].height);
  }

  void mixture_of_faithful() {
    const Matrix x = real("faithful.csv");
    if (x.rows == 0) QSKIP("the reference data are not there");
    const Matrix z = standardised(x, 1);
    OK(const Mixture m, fit_mixture(Blocks(x), linkage(z, Linkage::ward).cut(3),
                                    {.kind = Covariance::tied, .tolerance = 1e-10, .most_rounds = 5000, .floor = 0}));
    // mclust: EEE, 3 components: log-likelihood −1126.326, df 11, BIC −2314.316, ICL −2357.824 (its sign), 40/97/135.
    // It stops when the log-likelihood grows by less than 0.011; we go to the top.
    QVERIFY(m.log_likelihood >= -1126.326 && m.log_likelihood < -1126.326 + .015);
    QCOMPARE(m.parameters, 11.0);
    QVERIFY(std::abs(m.bic(272) - 2314.316) < .03);
    QVERIFY(std::abs(m.icl(272) - 2357.824) < .6);
    const std::vector<int> published{135, 97, 40}, ours = sizes(m.labels);
    for (size_t c = 0; c < 3; ++c) QVERIFY(std::abs(ours[c] - published[c]) <= 1);  // one eruption lies on the border
    OK(const Mixture full, fit_mixture(Blocks(x), linkage(z, Linkage::ward).cut(2), {.kind = Covariance::full}));
    QVERIFY(full.bic(272) > m.bic(272));
  }

  void likelihood_is_the_plain_one() {
    std::vector<int> truth;
    const Matrix x = heaps(900, 3, 3, 4, &truth);
    OK(const Mixture m, fit_mixture(Blocks(x), truth, {.kind = Covariance::diag, .tolerance = 1e-8}));
    double sum = 0;
    for (size_t i = 0; i < x.rows; ++i) {
      double p = 0;
      for (size_t c = 0; c < 3; ++c) {
        double log = std::log(m.weights[c]);
        for (size_t j = 0; j < 3; ++j) {
          const double v = m.covariances.at(c, j);
          log -= (std::log(2 * M_PI * v) + std::pow(x.at(i, j) - m.means.at(c, j), 2) / v) / 2;
        }
        p += std::exp(log);
      }
      sum += std::log(p);
    }
    QVERIFY(close_to(m.log_likelihood, sum, 1e-12));
    QVERIFY(adjusted_rand(m.labels, truth) > .99);
    QVERIFY(close_to(std::accumulate(m.weights.begin(), m.weights.end(), 0.0), 1, 1e-12));
  }

  void moons_are_found_by_density() {
    std::vector<int> truth;
    const Matrix x = standardised(moons(400, .06, truth), 0);
    const Radius radius = lasting_radius(x, 5);
    QCOMPARE(radius.clusters, 2);
    QCOMPARE(adjusted_rand(dbscan(x, radius.eps, 5).labels, truth), 1.0);
    QVERIFY(adjusted_rand(k_means_plus(x, 2, 1).labels, truth) < .8);
    // The tree counts as DBSCAN does, at any radius.
    QVERIFY(dbscan(x, radius.eps * 10, 5).clusters == 1);
  }

  void structure_and_none() {
    Matrix flat{400, 2, {}};
    Random random(3, 3);
    for (int i = 0; i < 800; ++i) flat.values.push_back(random.uniform());
    const Hopkins none = hopkins(flat, 1, 100), some = hopkins(heaps(400, 4, 2, 8), 1, 100);
    QVERIFY(none.value > .35 && none.value < .65 && none.p > .001);
    QVERIFY(some.value > .8 && some.p < 1e-6);
  }

  void rules_read_curves() {
    // One curve, two answers: f grows to 4, hardly more at 5.
    const std::vector<double> f{.1, .3, .5, .9, .93, .91, .9}, se(7, .05);
    QCOMPARE(pick(GapRule::first_se_max, f, se), 4);
    QCOMPARE(pick(GapRule::tibshirani, f, se), 4);
    QCOMPARE(pick(GapRule::global_se_max, f, se), 4);
    QCOMPARE(pick(GapRule::global_max, f, se), 5);
    QCOMPARE(pick(GapRule::first_max, f, se), 5);
    const std::vector<double> k{1, 2, 3, 4, 5, 6}, inertia{100, 60, 22, 10, 8, 7};
    QCOMPARE(knee(k, inertia, true), 2);
    QCOMPARE(gini({1, 1, 1, 1}), 0.0);
    QVERIFY(close_to(gini({0, 0, 0, 4}), .75, 1e-12));
    QVERIFY(close_to(effective_number(std::vector<double>{5, 5, 5}), 3, 1e-12));
  }

  void gap_peaks_at_the_truth() {
    const Matrix x = heaps(400, 4, 2, 7);
    std::vector<double> log_w;
    for (int k = 1; k <= 7; ++k) log_w.push_back(log_within(x, k_means_plus(x, k, 1).labels, 2));
    const Gap gap = gap_statistic(x, log_w, {.most = 7, .draws = 20});
    QCOMPARE(pick(GapRule::first_se_max, gap.gap(), gap.se), 4);
    const Gap again = gap_statistic(x, log_w, {.most = 7, .draws = 20}, {.threads = 1});
    QVERIFY(same_bits(gap.expected, again.expected));
  }
};

QTEST_APPLESS_MAIN(TestClustering)
#include "test_clustering.moc"
