#pragma once
#include "core/events/scan.h"
#include "core/report/question.h"

/// Groups of people who behave alike, found on features or on the numbers of a people table (statistics.md §2).
namespace habitus::clusters {

/// One partition, the question "clusters" (definition kind too). Spec: what is compared (table.h) and how (fit.h);
/// "objective": what it is to serve, without which it is not approved (objectives/objective.h).
///
/// Rows without a value in one of the columns are in no cluster and are counted ("left_out"). Answer: n,
/// left_out, columns, clusters (size with Wilson's interval; mean with t interval, median and quartiles of each
/// column in its own unit, "z" = centre on the scale used), noise, inertia, explained = 1 − inertia / total sum of
/// squares, criteria (silhouette on at most `kDrawn` rows drawn by the seed, Calinski–Harabasz, Davies–Bouldin), the
/// algorithm's own facts and the checks of what it assumes, "ari" where there is a truth, and "labels", a hash of
/// who is where. Clusters are numbered by size. Same seed, same bits.
const report::Question& question();
std::vector<report::Figure> figures(const Json& answer);

/// Who is where: labels by size from 0, −1 = noise.
struct Members {
  std::vector<events::PersonKey> person;
  std::vector<int> label;
  int k = 0;
};
Result<Members> members_of(Project& project, const Json& complete, const Exec& exec);

/// All algorithms on the same rows, the question "clusterbench": {on, columns, scale, truth; k, starts, seed,
/// covariance, eps, min_points; "algorithms": ["kmeans","gmm","dbscan","ward","average"]}. Answer: Hopkins'
/// statistic, share of zeros, distances to the k-th neighbour with the radius chosen, components; a row an algorithm
/// (clusters, noise, criteria, checks, agreement with the truth), agreement of each two (ARI), BIC by components,
/// the recommendation with its reason, and a projection of drawn rows. Its marks are clusters: {"algorithm",
/// "cluster"}.
const report::Question& bench();

/// How many, the question "clustercount": {on, columns, scale, truth; "most": 8, starts, seed, covariance; "draws":
/// 20 (of the gap), "power": 2; "limits": {"least","most"} what the business can handle; "ratings": {"3": 1 … 5};
/// "choose": k, "reason": text}. Answer: for each k inertia, silhouette, gap with standard error, BIC,
/// Calinski–Harabasz, Davies–Bouldin; what each rule picks within and without the limits; the optimum and, when
/// somebody chose, that with the reason. A choice that is not the optimum needs one.
const report::Question& count();

}  // namespace habitus::clusters
