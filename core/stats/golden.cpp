#include "core/stats/golden.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <sstream>

#include "core/stats/calibration.h"
#include "core/stats/cluster.h"
#include "core/stats/hypothesis.h"
#include "core/stats/logistic.h"
#include "core/stats/resample.h"
#include "core/stats/scores.h"

namespace habitus::stats {

extern const char* const golden_table;  // tests/stats/golden.tsv, see core/CMakeLists.txt

namespace {

using Values = std::map<std::string, double>;

// Shared fixture F12 of statistics.md §2: twelve rows, one tie.
const std::vector<double> kOutcome{1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0};
const std::vector<double> kScore{.92, .81, .80, .70, .55, .55, .52, .40, .38, .30, .20, .05};

void add_scores(Values& v) {
  const Auc a = auc(kScore, kOutcome);
  v["auc/1 f12"] = a.auc;
  v["auc/1 f12_delong_variance"] = a.variance;
  v["auc/1 f12_delong_lo"] = a.interval.lo;
  v["auc/1 f12_delong_hi"] = a.interval.hi;
  v["average_precision/1 f12"] = average_precision(kScore, kOutcome);
  v["log_loss/1 f12"] = log_loss(kScore, kOutcome).loss;
  const LogLoss zero = log_loss(std::vector<double>{0, 0}, std::vector<double>{1, 0});
  v["log_loss/1 clipped"] = zero.loss;
  v["log_loss/1 clipped_rows"] = static_cast<double>(zero.clipped);
  v["brier/1 f12"] = brier(kScore, kOutcome);
}

void add_calibration(Values& v) {
  const BrierTerms t = brier_terms(kScore, kOutcome, Binning::uniform, 5);
  v["brier_terms/1 reliability"] = t.reliability;
  v["brier_terms/1 resolution"] = t.resolution;
  v["brier_terms/1 uncertainty"] = t.uncertainty;
  v["brier_terms/1 within_variance"] = t.within_variance;
  v["brier_terms/1 within_covariance"] = t.within_covariance;
  v["brier_terms/1 sum_minus_brier"] =
      t.reliability - t.resolution + t.uncertainty + t.within_variance - t.within_covariance - t.brier;
  v["ece_uniform/1 bins10"] = calibration_error(reliability(kScore, kOutcome, Binning::uniform, 10)).expected;
  const auto five = reliability(kScore, kOutcome, Binning::uniform, 5);
  v["ece_uniform/1 bins5"] = calibration_error(five).expected;
  v["reliability/1 bins5_rate1"] = five[1].rate;
  v["reliability/1 bins5_rate3"] = five[3].rate;
  v["reliability/1 bins5_mean0"] = five[0].mean_p;
  v["reliability/1 bins5_mean1"] = five[1].mean_p;
  v["reliability/1 bins5_mean4"] = five[4].mean_p;
  const Platt platt = fit_platt(kScore, kOutcome);
  v["platt/1 a"] = platt.a;
  v["platt/1 b"] = platt.b;
  v["platt/1 at_half"] = platt(.5);
  std::vector<double> logits;  // Kull 2017 on ln p and −ln(1 − p), solved apart with 60 decimals
  for (const double s : kScore) logits.push_back(logit(s));
  const Beta beta = fit_beta(logits, kOutcome);
  v["beta/1 a"] = beta.a;
  v["beta/1 b"] = beta.b;
  v["beta/1 c"] = beta.c;
  v["beta/1 at_half"] = beta(0);
  const Isotonic iso = fit_isotonic(kScore, kOutcome);
  v["isotonic/1 x_sum"] = std::accumulate(iso.x.begin(), iso.x.end(), 0.0);
  v["isotonic/1 y_sum"] = std::accumulate(iso.y.begin(), iso.y.end(), 0.0);
  v["isotonic/1 thresholds"] = static_cast<double>(iso.x.size());
  v["isotonic/1 at_045"] = iso(.45);
  Matrix x{12, 2, {}};
  for (size_t i = 0; i < 12; ++i) x.values.insert(x.values.end(), {kScore[i], static_cast<double>(i % 3)});
  if (const auto fit = fit_logistic(x, kOutcome, {.l2 = 1})) {
    v["logistic_l2/1 w0"] = fit->weights[0];
    v["logistic_l2/1 w1"] = fit->weights[1];
    v["logistic_l2/1 b"] = fit->intercept;
  }
}

void add_clusters(Values& v) {
  const Matrix x{7, 2, {1, 1, 1.5, 2, 3, 4, 5, 7, 3.5, 5, 4.5, 5, 3.5, 4.5}};
  const std::vector<int> two{0, 0, 1, 1, 1, 1, 1}, three{0, 0, 1, 2, 1, 1, 1};
  const auto s = silhouettes(x, two);
  v["silhouette/1 mean"] = mean(s);
  v["silhouette/1 point1"] = s[0];
  v["silhouette/1 singleton"] = silhouettes(x, three)[3];
  v["calinski_harabasz/1 x7"] = calinski_harabasz(x, two);
  v["davies_bouldin/1 x7"] = davies_bouldin(x, two);
  const KMeans k = k_means(x, {2, 2, {1, 1, 5, 7}});
  v["k_means/1 inertia"] = k.inertia;
  v["k_means/1 rounds"] = k.rounds;
  v["k_means/1 centre1_x"] = k.centres.at(1, 0);
  v["k_means/1 centre1_y"] = k.centres.at(1, 1);
  const std::vector<int> a{0, 0, 0, 1, 1, 1, 2, 2, 2}, b{0, 0, 1, 1, 1, 2, 2, 2, 2};
  v["adjusted_rand/1 nine"] = adjusted_rand(a, b);
  v["nmi_arithmetic/1 nine"] = normalised_mutual_information(a, b);
}

void add_tests(Values& v) {
  std::vector<double> reference, current;
  for (int i = 1; i <= 100; ++i) reference.push_back(i / 10.0);
  for (size_t i = 0; i < 60; ++i) current.push_back(1.15 * reference[i] + .3);
  const auto edges = psi_edges(reference);
  v["psi_reference_deciles/1 shifted"] =
      psi(bin_shares(reference, edges, false), bin_shares(current, edges, false));
  v["wasserstein/1 shifted"] = wasserstein(reference, current);
  const TestResult ks = kolmogorov_smirnov(reference, current);
  v["ks/1 d"] = ks.statistic;
  v["ks/1 p_exact"] = ks.p;
  const TestResult ties = kolmogorov_smirnov(std::vector<double>{1, 1, 2, 2, 3, 3, 4, 4},
                                             std::vector<double>{1, 2, 2, 3, 3, 3, 4, 4, 4, 5});
  v["ks/1 d_ties"] = ties.statistic;
  v["ks/1 p_ties"] = ties.p;
  const ChiSquare table = chi_square({{50, 30, 20}, {30, 40, 30}});
  v["chi_square/1 table"] = table.statistic;
  v["chi_square/1 table_p"] = table.p;
  v["chi_square/1 yates"] = chi_square({{50, 30}, {30, 40}}, true).statistic;
  v["chi_square/1 plain"] = chi_square({{50, 30}, {30, 40}}).statistic;
  const std::vector<double> p{.001, .008, .039, .041, .042, .06, .074, .205, .212, .216};
  const auto bh = adjust_bh(p), holm = adjust_holm(p);
  v["bh/1 first"] = bh[0];
  v["bh/1 third"] = bh[2];
  v["bh/1 seventh"] = bh[6];
  v["bh/1 last"] = bh[9];
  v["holm/1 second"] = holm[1];
  v["holm/1 fourth"] = holm[3];
  v["holm/1 sixth"] = holm[5];
  v["holm/1 seventh"] = holm[6];
  v["holm/1 eighth"] = holm[7];
  v["wilson/1 8_of_20_lo"] = wilson(8, 20).lo;
  v["wilson/1 8_of_20_hi"] = wilson(8, 20).hi;
  v["wilson/1 0_of_20_lo"] = wilson(0, 20).lo;
  v["wilson/1 0_of_20_hi"] = wilson(0, 20).hi;
}

}  // namespace

bool Golden::holds() const {
  return std::abs(got - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

std::vector<Golden> golden_values() {
  Values computed;
  add_scores(computed);
  add_calibration(computed);
  add_clusters(computed);
  add_tests(computed);
  std::vector<Golden> out;
  std::istringstream lines(golden_table);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    Golden g;
    std::istringstream(line) >> g.definition >> g.quantity >> g.expected >> g.tolerance;
    const auto found = computed.find(g.definition + " " + g.quantity);
    g.got = found == computed.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
    out.push_back(g);
  }
  return out;
}

}  // namespace habitus::stats
