// bench --table: k-means, mixtures and principal components of a binary table, beside the models.
#include "app/verbs/bench_tables.h"

#include <cmath>
#include <cstdio>
#include <fstream>

#include "core/stats/cluster.h"
#include "core/stats/components.h"
#include "core/stats/mixture.h"

namespace habitus {
namespace {

constexpr size_t kClusters = 8, kUsed = 20;

std::string said(const char* format, auto... values) {
  char line[256];
  std::snprintf(line, sizeof line, format, values...);
  return line;
}

/// Mean and standard deviation (n) of the first columns.
struct Moments {
  std::vector<double> mean, sd;
};
Moments moments(const BenchTable& t, size_t columns) {
  Moments out{std::vector<double>(columns, 0.0), std::vector<double>(columns, 0.0)};
  const auto n = static_cast<double>(t.rows);
  for (size_t i = 0; i < t.rows; ++i)
    for (size_t j = 0; j < columns; ++j) out.mean[j] += t.values[i * t.columns + j];
  for (double& m : out.mean) m /= n;
  for (size_t i = 0; i < t.rows; ++i)
    for (size_t j = 0; j < columns; ++j) out.sd[j] += std::pow(t.values[i * t.columns + j] - out.mean[j], 2);
  for (double& s : out.sd) s = std::sqrt(s / n);
  return out;
}

stats::Matrix first_rows(const BenchTable& t) {
  stats::Matrix out{kClusters, kUsed, {}};
  for (size_t c = 0; c < kClusters; ++c)
    for (size_t j = 0; j < kUsed; ++j) out.values.push_back(t.values[c * t.columns + j]);
  return out;
}

Result<std::string> kmeans(const BenchTable& t, const Exec& exec) {
  const stats::Blocks x(t.values.data(), t.rows, t.columns, kUsed, nullptr, nullptr, exec);
  const auto km = stats::k_means(x, first_rows(t), 0, 300, exec);
  return said("inertia=%.6e iters=%d", km.inertia, km.rounds);
}

/// Diagonal covariances from given means, equal weights and the variances of all rows; `rounds` 0 = to 1e-3.
Result<std::string> mixture(const BenchTable& t, const stats::Matrix& means, int rounds, const Exec& exec) {
  const stats::Blocks x(t.values.data(), t.rows, t.columns, kUsed, nullptr, nullptr, exec);
  const Moments m = moments(t, kUsed);
  stats::Mixture start;
  start.weights.assign(kClusters, 1.0 / kClusters);
  start.means = means;
  start.covariances = {kClusters, kUsed, {}};
  for (size_t c = 0; c < kClusters; ++c)
    for (const double s : m.sd) start.covariances.values.push_back(s * s);
  stats::MixtureOptions options{.kind = stats::Covariance::diag};
  if (rounds > 0) options.tolerance = 0, options.most_rounds = rounds;
  TRY(const auto fitted, stats::fit_mixture(x, start, options, exec));
  return said("mean_loglik=%.6f iters=%d", fitted.log_likelihood / static_cast<double>(t.rows), fitted.rounds);
}

Result<std::string> pca(const BenchTable& t, const Moments& m, const Exec& exec) {
  const stats::Blocks x(t.values.data(), t.rows, t.columns, t.columns, m.mean.data(), m.sd.data(), exec);
  const auto c = stats::components(x, exec);
  return said("ratio=%.6f %.6f %.6f", c.share(0), c.share(1), c.share(2));
}

}  // namespace

Result<BenchTable> read_bench_table(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return fail(Kind::missing, "The table cannot be read", path);
  BenchTable out;
  const auto bytes = static_cast<size_t>(file.tellg());
  out.columns = 40;
  out.rows = bytes / (out.columns * sizeof(float) + 1);
  if (out.rows == 0 || out.rows * (out.columns * sizeof(float) + 1) != bytes)
    return fail(Kind::input, "This is not a table of 40 float columns and a byte for the label", path);
  out.values.resize(out.rows * out.columns);
  out.label.resize(out.rows);
  file.seekg(0);
  file.read(reinterpret_cast<char*>(out.values.data()), static_cast<std::streamsize>(out.values.size() * sizeof(float)));
  file.read(reinterpret_cast<char*>(out.label.data()), static_cast<std::streamsize>(out.label.size()));
  return out;
}

std::vector<std::pair<std::string, BenchAnswer>> cluster_answers(const BenchTable& table, const std::string& workload,
                                                                 const Exec& exec) {
  if (workload == "kmeans") return {{"W7.kmeans", [&] { return kmeans(table, exec); }}};
  if (workload == "pca") {
    const auto m = std::make_shared<Moments>(moments(table, table.columns));
    return {{"W7.pca", [&, m] { return pca(table, *m, exec); }}};
  }
  if (workload != "gmm") return {};
  // The time of a round is the difference of the last two, divided by twenty.
  const stats::Blocks x(table.values.data(), table.rows, table.columns, kUsed, nullptr, nullptr, exec);
  const auto centres = std::make_shared<stats::Matrix>(stats::k_means(x, first_rows(table), 0, 300, exec).centres);
  return {{"W7.gmm", [&, centres] { return mixture(table, *centres, 0, exec); }},
          {"W7.gmm10", [&] { return mixture(table, first_rows(table), 10, exec); }},
          {"W7.gmm30", [&] { return mixture(table, first_rows(table), 30, exec); }}};
}

}  // namespace habitus
