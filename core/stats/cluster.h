#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/progress.h"
#include "core/stats/logistic.h"

/// Clustering and its criteria. Euclidean; definitions and reference values in statistics.md §2.
namespace habitus::stats {

class Blocks;

inline double squared_distance(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (size_t j = 0; j < a.size(); ++j) sum += (a[j] - b[j]) * (a[j] - b[j]);
  return sum;
}

struct KMeans {
  std::vector<int> labels;  ///< 0 … k−1
  Matrix centres;           ///< k rows
  double inertia = 0;       ///< Σ ‖x − c‖²
  int rounds = 0;
};
/// Lloyd's algorithm from the given centres; stops when no label changes or the centres' squared shift is at
/// most tol × mean column variance. Ties go to the lowest index; a cluster that runs empty takes the point
/// farthest from its centre.
KMeans k_means(const Matrix& x, const Matrix& start, double tolerance = 1e-4, int most_rounds = 300);
KMeans k_means(const Blocks& x, const Matrix& start, double tolerance, int most_rounds, const Exec& exec);
/// k-means++ starts (Arthur and Vassilvitskii 2007) by our own random stream; the best of `starts` by
/// inertia, labels numbered by descending size.
KMeans k_means_plus(const Matrix& x, int k, uint64_t seed, int starts = 10, const Exec& exec = {});
KMeans k_means_plus(const Blocks& x, int k, uint64_t seed, int starts, const Exec& exec);
/// One of those starts alone, after at most so many rounds.
KMeans k_means_start(const Blocks& x, int k, uint64_t seed, uint64_t start, int most_rounds, const Exec& exec);
/// Numbers clusters by descending size (stable); labels below 0 are noise and stay. Gives the old numbers in the
/// new order.
std::vector<int> number_by_size(std::vector<int>& labels, int k);

/// Per point: (b − a)/max(a, b); 0 for singletons. O(n²).
std::vector<double> silhouettes(const Matrix& x, std::span<const int> labels, const Exec& exec = {});
double calinski_harabasz(const Matrix& x, std::span<const int> labels);
double davies_bouldin(const Matrix& x, std::span<const int> labels);
/// log W_k of the gap statistic as R's clusGap has it: W = ½ Σ_r (1/n_r) Σ_{i<j∈r} d^power (Tibshirani's W is twice that;
/// the gap is the same).
double log_within(const Matrix& x, std::span<const int> labels, int power);
/// Adjusted Rand index; 1 when both partitions are trivial in the same way.
double adjusted_rand(std::span<const int> a, std::span<const int> b);
/// Normalised mutual information, arithmetic mean of the entropies.
double normalised_mutual_information(std::span<const int> a, std::span<const int> b);

}  // namespace habitus::stats
