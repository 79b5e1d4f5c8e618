#pragma once
#include "core/report/question.h"

/// Groups of people who behave alike, found by k-means++ on features (statistics.md §2, "k-means (Lloyd)").
namespace habitus::clusters {

/// The question "clusters" (definition kind too). Spec:
///
///     {"on": name of a features set, a set, or a frame (features/frame.h) with one as-of date,
///      "columns": number columns of it to use; absent: all that are not protected,
///      "k": 4 (2 … 50), "scale": "standard" (mean 0, sd 1) | "log" (ln(1 + x), then standard) | "none",
///      "starts": 10, "seed": 1}
///
/// Rows without a value in one of the columns are in no cluster and are counted ("left_out"). Answer: n,
/// left_out, columns, clusters (size with Wilson's interval, mean with t interval and median of each column
/// in its own unit, "z" = centre on the scale used), inertia, explained = 1 − inertia / total sum of squares,
/// criteria (silhouette on at most `kSilhouette` rows drawn by the seed, Calinski–Harabasz, Davies–Bouldin)
/// and "labels", a hash of who is where. Clusters are numbered by size. Same seed, same bits.
const report::Question& question();
inline constexpr size_t kSilhouette = 4000;

std::vector<report::Figure> figures(const Json& answer);

}  // namespace habitus::clusters
