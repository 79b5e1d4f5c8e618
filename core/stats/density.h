#pragma once
#include <cstdint>
#include <vector>

#include "core/base/progress.h"
#include "core/stats/blocks.h"

/// Clusters as places where rows lie close together, and whether there are any. Euclidean; O(n²) of time, O(n) of
/// memory.
namespace habitus::stats {

struct Density {
  std::vector<int> labels;  ///< numbered by size; −1 = noise
  std::vector<char> core;   ///< has `min_points` rows within eps, itself included
  int clusters = 0;
  size_t noise = 0;
};
/// DBSCAN (Ester, Kriegel, Sander and Xu 1996) as scikit-learn and R's dbscan have it: a row is core when at least
/// `min_points` rows, itself included, lie at most `eps` away; a border row joins the cluster that reaches it first
/// in the order of the rows.
Density dbscan(const Matrix& x, double eps, int min_points, const Exec& exec = {});

/// Distance of each row to its k-th nearest other row, in the order of the rows.
std::vector<double> k_distances(const Matrix& x, int k, const Exec& exec = {});

/// A radius for DBSCAN: in the hierarchy of all radii (the least spanning tree of mutual reachability: Campello,
/// Moulavi and Sander 2013) the number of clusters that lasts longest on a logarithmic scale, of those of two or more
/// that leave at most a tenth of the rows outside; of that stretch the middle of what leaves out fewest.
struct Radius {
  double eps = 0;      ///< NaN where no number of clusters ≥ 2 lasts
  double lasting = 0;  ///< how many times as large the radius may grow without another number of clusters
  int clusters = 0;
};
Radius lasting_radius(const Matrix& x, int min_points, const Exec& exec = {});

/// Hopkins' statistic (Hopkins and Skellam 1954; Lawson and Jurs 1990): Σ u / (Σ u + Σ w) over `draws` places
/// drawn uniformly in the box of the rows (u: to the nearest row) and as many rows (w: to the nearest other row), each
/// distance to the power of the number of columns (Cross and Jain 1982), so that it is Beta(m, m) where there is no
/// structure: .5 no tendency to cluster, towards 1 a strong one. Columns without spread are left out.
struct Hopkins {
  double value, p;  ///< p: chance of at least that much without structure
  size_t draws;
};
Hopkins hopkins(const Matrix& x, uint64_t seed, size_t draws, const Exec& exec = {});

/// The point of a curve farthest from the line between its ends, x ascending ("kneedle" with sensitivity 0:
/// Satopää, Albrecht, Irwin and Raghavan 2011). `falling` and convex, like inertia over k; or rising and convex, like
/// sorted k-distances. −1 where there are fewer than three points or no bend.
int knee(std::span<const double> x, std::span<const double> y, bool falling);

}  // namespace habitus::stats
