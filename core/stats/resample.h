#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/base/progress.h"
#include "core/stats/intervals.h"

namespace habitus::stats {

struct BootstrapOptions {
  int draws = 1000;
  uint64_t seed = 1, stage = 1;  ///< stream of core/base/random.h; draw b is item b
  double level = .95;
};
struct Bootstrap {
  double estimate = 0;           ///< on the rows themselves
  Interval percentile{}, bca{};  ///< Efron 1987; bca is NaN when every draw is equal
  int undefined = 0;  ///< draws whose statistic was NaN (one class in a resample); left out and reported
};
/// `statistic` gets row numbers (with repeats) and answers a number; it must be free of side effects. Rows
/// are drawn within strata when `strata` is given (one number a row). Same seed, same bits for any number of
/// threads.
Bootstrap bootstrap(size_t rows, const std::function<double(std::span<const size_t>)>& statistic,
                    const BootstrapOptions& options, const Exec& exec = {}, std::span<const int> strata = {});

/// Population stability index of two shares: Σ (c − r) ln(c / r); zeros become 1e-4, nothing is renormalised.
double psi(std::span<const double> reference_share, std::span<const double> current_share);
/// Edges by type-7 quantiles of the reference, equal edges merged, outer edges ±infinity.
std::vector<double> psi_edges(std::span<const double> reference, int bins = 10);
/// Shares of `values` in [edge, edge) bins as numpy.histogram cuts them; NaN counts into a last bin of its
/// own when `missing`.
std::vector<double> bin_shares(std::span<const double> values, std::span<const double> edges, bool missing);
/// Wasserstein-1 distance ∫ |F − G|.
double wasserstein(std::span<const double> a, std::span<const double> b);

}  // namespace habitus::stats
