#pragma once
#include <map>
#include <string>

#include "core/clusters/table.h"
#include "core/stats/mixture.h"

namespace habitus::clusters {

/// More rows than this are too many for all pairs: density and agglomerative clustering, silhouettes and the gap
/// statistic then look at so many drawn by the seed, and say so.
inline constexpr size_t kDrawn = 4000;

inline constexpr const char* kAlgorithms[] = {"kmeans", "gmm", "dbscan", "ward", "average", "complete"};

/// The part of a spec that says how:
///
///     {"algorithm": one of kAlgorithms, "k": 4 (2 … 50; not for dbscan), "starts": 10, "seed": 1,
///      "covariance": "auto" (the least BIC) | "full" | "tied" | "diag",
///      "eps": radius on the scale used, or 0 = the one that lasts longest (stats/density.h), "min_points": 0 =
///      twice the columns, at least 4}
Done complete_how(const Json& spec, const std::string& where, Json& out);

/// A partition. Rows that were not drawn follow: to the nearest core row within eps, to the nearest mean.
struct Fit {
  std::string algorithm;
  std::vector<int> labels;  ///< by size from 0; −1 = noise
  int k = 0;
  size_t noise = 0;
  /// What the algorithm says of itself: inertia, bic, eps, cophenetic correlation, drawn …; covariance, chosen.
  std::map<std::string, double> facts = {};
  std::map<std::string, std::string> words = {};
};
Json facts_json(const Fit& fit);
/// Kind::stopped when the user wishes to stop, however far it came.
Result<Fit> fit(const Table& table, const std::string& algorithm, const Json& how, const Exec& exec);

/// Means on the scale used, one row a cluster.
stats::Matrix centres_of(const stats::Matrix& x, const std::vector<int>& labels, int k);

/// {"value","lo","hi","n","drawn"}: mean silhouette of the rows that are not noise; null with fewer than two clusters.
Json silhouette_json(const Table& table, const std::vector<int>& labels, uint64_t seed, const Exec& exec);
/// Calinski–Harabasz, Davies–Bouldin and the share of variance explained, without noise.
Json criteria_json(const Table& table, const Fit& fit);

/// Do the rows look as the algorithm takes them to be? A list of {"id","value","warn","fail","higher_is_better",
/// "state":"pass|warn|fail"}.
Json checks_json(const Table& table, const Fit& fit, const Exec& exec);

/// The mixture of k components of the least BIC among the covariances asked for; of each covariance the likeliest from
/// several starts, which are partitions of the `drawn` rows: the best one of k-means++ and rougher ones. Who asks for the
/// same rows, seed and starts gets the same mixture.
Result<stats::Mixture> mixture_of(const stats::Blocks& x, const stats::Blocks& drawn, int k,
                                  const std::string& covariance, uint64_t seed, int starts, const Exec& exec);
const char* covariance_name(stats::Covariance kind);

/// BIC of mixtures with 1 … most components: [{"k","bic","covariance"}], the best covariance of each; those that
/// could not be fitted have null.
Json bic_json(const stats::Blocks& x, int most, const std::string& covariance, uint64_t seed, int starts,
              const Exec& exec);

}  // namespace habitus::clusters
