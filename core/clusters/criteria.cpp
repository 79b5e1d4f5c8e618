// How good a partition is, and whether the rows look as its algorithm takes them to be.
#include <Eigen/Core>
#include <Eigen/Eigenvalues>
#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/clusters/fit.h"
#include "core/segments/answers.h"
#include "core/stats/density.h"
#include "core/stats/intervals.h"

namespace habitus::clusters {
namespace {

using segments::number_json;

struct Kept {
  stats::Matrix x;
  std::vector<int> label;
};
/// Rows in a cluster, clusters numbered without gaps.
Kept kept_of(const stats::Matrix& x, const std::vector<int>& labels, const std::vector<size_t>& rows) {
  Kept out{{0, x.columns, {}}, {}};
  std::map<int, int> dense;
  for (const size_t i : rows) {
    if (labels[i] < 0) continue;
    out.x.values.insert(out.x.values.end(), x.row(i).begin(), x.row(i).end());
    out.label.push_back(dense.emplace(labels[i], static_cast<int>(dense.size())).first->second);
    ++out.x.rows;
  }
  return out;
}

std::vector<size_t> all_rows(size_t n) {
  std::vector<size_t> out(n);
  std::iota(out.begin(), out.end(), size_t{0});
  return out;
}

int clusters_in(const std::vector<int>& labels) {
  return labels.empty() ? 0 : *std::max_element(labels.begin(), labels.end()) + 1;
}

/// Covariance of each cluster around its own mean, and how many rows it has.
struct Spread {
  Eigen::MatrixXd covariance;
  double n = 0;
};
std::vector<Spread> spreads(const Table& table, const Fit& fit) {
  const auto d = static_cast<Eigen::Index>(table.scaled.columns);
  const stats::Matrix centres = centres_of(table.scaled, fit.labels, fit.k);
  std::vector<Spread> out(static_cast<size_t>(fit.k), {Eigen::MatrixXd::Zero(d, d), 0});
  Eigen::VectorXd at(d);
  for (size_t i = 0; i < table.scaled.rows; ++i) {
    if (fit.labels[i] < 0) continue;
    const auto c = static_cast<size_t>(fit.labels[i]);
    for (Eigen::Index j = 0; j < d; ++j)
      at(j) = table.scaled.at(i, static_cast<size_t>(j)) - centres.at(c, static_cast<size_t>(j));
    out[c].covariance += at * at.transpose();
    out[c].n += 1;
  }
  for (Spread& s : out)
    if (s.n > 0) s.covariance /= s.n;
  return out;
}

/// One check; `warn` and `fail` are where it stops to pass and begins to fail.
Json check(const char* id, double value, double warn, double fail, bool higher) {
  const auto beyond = [&](double limit) { return std::isnan(value) || (higher ? value < limit : value > limit); };
  return {{"id", id},
          {"value", number_json(value)},
          {"warn", warn},
          {"fail", fail},
          {"higher_is_better", higher},
          {"state", beyond(fail) ? "fail" : beyond(warn) ? "warn" : "pass"}};
}

void check_kmeans(const Table& table, const Fit& fit, Json& out) {
  double least = INFINITY, most = 0, smallest = INFINITY, largest = 0, n = 0;
  const auto d = static_cast<Eigen::Index>(table.scaled.columns);
  Eigen::MatrixXd pooled = Eigen::MatrixXd::Zero(d, d);
  for (const Spread& s : spreads(table, fit)) {
    const double own = s.covariance.trace() / static_cast<double>(d);
    least = std::min(least, own), most = std::max(most, own);
    smallest = std::min(smallest, s.n), largest = std::max(largest, s.n);
    pooled += s.covariance * s.n, n += s.n;
  }
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> axes(pooled / n);
  const double longest = axes.eigenvalues()(d - 1), mean = axes.eigenvalues().mean();
  // Of columns that vary: one axis as long as all others together is no longer round.
  out.push_back(check("round", d > 1 && mean > 0 ? std::sqrt(longest / mean) : 1, 1.25, 1.6, false));
  out.push_back(check("equal_spread", least > 0 ? std::sqrt(most / least) : INFINITY, 2, 4, false));
  out.push_back(check("equal_size", smallest / largest, .1, .02, true));
}

/// Mardia's kurtosis over what a normal distribution has, of the component where it is farthest from 1.
double kurtosis(const Table& table, const Fit& fit) {
  const auto d = static_cast<Eigen::Index>(table.scaled.columns);
  const auto found = spreads(table, fit);
  const stats::Matrix centres = centres_of(table.scaled, fit.labels, fit.k);
  std::vector<Eigen::MatrixXd> inverse;
  for (const Spread& s : found)
    inverse.push_back((s.covariance + 1e-9 * Eigen::MatrixXd::Identity(d, d)).inverse());
  std::vector<double> sum(found.size(), 0.0);
  Eigen::VectorXd at(d);
  for (size_t i = 0; i < table.scaled.rows; ++i) {
    const auto c = static_cast<size_t>(fit.labels[i]);
    for (Eigen::Index j = 0; j < d; ++j)
      at(j) = table.scaled.at(i, static_cast<size_t>(j)) - centres.at(c, static_cast<size_t>(j));
    const double m = at.dot(inverse[c] * at);
    sum[c] += m * m;
  }
  double worst = 1;
  for (size_t c = 0; c < found.size(); ++c) {
    if (found[c].n < 2 * static_cast<double>(d) + 2) continue;
    const double ratio = sum[c] / found[c].n / static_cast<double>(d * (d + 2));
    if (std::abs(std::log(std::max(ratio, 1e-9))) > std::abs(std::log(std::max(worst, 1e-9)))) worst = ratio;
  }
  return worst;
}

void check_mixture(const Table& table, const Fit& fit, Json& out) {
  const double worst = kurtosis(table, fit);
  out.push_back(check("normal", std::max(worst, 1 / std::max(worst, 1e-9)), 1.25, 2, false));
  out.push_back(check("rows_per_parameter",
                      static_cast<double>(table.scaled.rows) / fit.facts.at("parameters"), 10, 3, true));
  out.push_back(check("converged", fit.facts.at("converged"), .5, .5, true));
}

void check_density(const Table& table, const Fit& fit, const Exec& exec, Json& out) {
  const auto rows = drawn_rows(table.scaled.rows, kDrawn, 1);
  const auto near =
      stats::k_distances(rows_of(table.scaled, rows), static_cast<int>(fit.facts.at("min_points")) - 1, exec);
  std::map<int, std::vector<double>> of;
  for (size_t i = 0; i < rows.size(); ++i)
    if (fit.labels[rows[i]] >= 0) of[fit.labels[rows[i]]].push_back(near[i]);
  double least = INFINITY, most = 0;
  for (auto& [c, values] : of) {
    const double m = stats::mean(values);
    least = std::min(least, m), most = std::max(most, m);
  }
  out.push_back(check("one_density", of.empty() ? NAN : most / least, 2, 4, false));
  out.push_back(check("noise", static_cast<double>(fit.noise) / static_cast<double>(table.scaled.rows), .1, .3,
                      false));
  out.push_back(check("lasting", fit.facts.contains("lasting") ? fit.facts.at("lasting") : 2.0, 1.25, 1.05, true));
  out.push_back(check("few_columns", static_cast<double>(table.scaled.columns), 10, 25, false));
}

}  // namespace

stats::Matrix centres_of(const stats::Matrix& x, const std::vector<int>& labels, int k) {
  stats::Matrix out{static_cast<size_t>(k), x.columns, {}};
  out.values.assign(out.rows * x.columns, 0.0);
  std::vector<double> n(out.rows, 0.0);
  for (size_t i = 0; i < x.rows; ++i) {
    if (labels[i] < 0) continue;
    const auto c = static_cast<size_t>(labels[i]);
    n[c] += 1;
    for (size_t j = 0; j < x.columns; ++j) out.values[c * x.columns + j] += x.at(i, j);
  }
  for (size_t c = 0; c < out.rows; ++c)
    for (size_t j = 0; j < x.columns && n[c] > 0; ++j) out.values[c * x.columns + j] /= n[c];
  return out;
}

Json silhouette_json(const Table& table, const std::vector<int>& labels, uint64_t seed, const Exec& exec) {
  const auto rows = drawn_rows(table.scaled.rows, kDrawn, seed);
  const Kept kept = kept_of(table.scaled, labels, rows);
  const auto each =
      clusters_in(kept.label) > 1 ? stats::silhouettes(kept.x, kept.label, exec) : std::vector<double>{};
  const auto interval = stats::mean_interval(each);
  return {{"n", kept.x.rows},
          {"drawn", rows.size() < table.scaled.rows},
          {"value", number_json(stats::mean(each))},
          {"lo", number_json(interval.lo)},
          {"hi", number_json(interval.hi)}};
}

Json criteria_json(const Table& table, const Fit& fit) {
  const Kept kept = kept_of(table.scaled, fit.labels, all_rows(table.scaled.rows));
  const bool several = clusters_in(kept.label) > 1;
  double total = 0, within = 0;
  const stats::Matrix middle = centres_of(kept.x, std::vector<int>(kept.x.rows, 0), 1);
  const stats::Matrix centres = centres_of(kept.x, kept.label, std::max(1, clusters_in(kept.label)));
  for (size_t i = 0; i < kept.x.rows; ++i)
    for (size_t j = 0; j < kept.x.columns; ++j) {
      total += std::pow(kept.x.at(i, j) - middle.at(0, j), 2);
      within += std::pow(kept.x.at(i, j) - centres.at(static_cast<size_t>(kept.label[i]), j), 2);
    }
  return {{"explained", number_json(total > 0 ? 1 - within / total : NAN)},
          {"within", number_json(within)},
          {"calinski_harabasz", number_json(several ? stats::calinski_harabasz(kept.x, kept.label) : NAN)},
          {"davies_bouldin", number_json(several ? stats::davies_bouldin(kept.x, kept.label) : NAN)}};
}

Json checks_json(const Table& table, const Fit& fit, const Exec& exec) {
  Json out = Json::array();
  if (fit.algorithm == "kmeans") check_kmeans(table, fit, out);
  else if (fit.algorithm == "gmm") check_mixture(table, fit, out);
  else if (fit.algorithm == "dbscan") check_density(table, fit, exec, out);
  else {
    out.push_back(check("cophenetic", fit.facts.at("cophenetic"), .75, .5, true));
    out.push_back(
        check("all_rows", fit.facts.at("drawn") / static_cast<double>(table.scaled.rows), 1, 0, true));
    if (fit.algorithm == "ward") check_kmeans(table, fit, out);
  }
  return out;
}

}  // namespace habitus::clusters
