#pragma once
#include "core/base/json.h"
#include "core/report/figure.h"

namespace habitus::clusters {

/// {"recommended": algorithm or null, "because", "least_agreement"} of a bench's answer, by these rules in order:
/// no_structure (Hopkins < .6 and no silhouette ≥ .25) · all_agree (each two ARI ≥ .9: the simplest) · shapes (density
/// finds two or more clusters, none of nine tenths, its checks hold, and k-means cuts them otherwise) · ellipses (a mixture
/// explains the rows better than round clusters, by ICL against BIC, and cuts them otherwise) · assumptions_hold
/// (k-means) · silhouette (the largest).
Json recommendation(const Json& answer);
Text recommendation_said(const Json& answer);
Text algorithm_name(const std::string& algorithm);

std::vector<report::Figure> bench_figures(const Json& answer);
std::vector<report::Figure> count_figures(const Json& answer);

}  // namespace habitus::clusters
