#pragma once
#include <span>
#include <vector>

#include "core/stats/intervals.h"

/// Series in equal steps of time, the earliest value first.
namespace habitus::stats {

/// What is left of a series when its least-squares line is taken away. Fewer than three values are returned
/// as differences from their mean.
std::vector<double> detrended(std::span<const double> series);

/// Sample autocorrelation r_1 … r_most (Box and Jenkins: Σ (x_t − m)(x_{t+k} − m) / Σ (x_t − m)², sums over
/// all of the series, so that r shrinks with the lag). NaN for a constant series; `most` is capped at n − 1.
std::vector<double> autocorrelation(std::span<const double> series, size_t most);

/// The lag (from 2) with the greatest autocorrelation among those that rise above their neighbours and above
/// `band`; 0 when there is none. `r[0]` is lag 1.
size_t season_of(std::span<const double> r, double band);

}  // namespace habitus::stats
