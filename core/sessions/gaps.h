#pragma once
#include <array>
#include <vector>

#include "core/sessions/mixture.h"
#include "core/sessions/sessions.h"

namespace habitus::sessions {

inline constexpr size_t kBins =
    26;  ///< four a decade from 1 s up: 10^(k/4) s; the first also holds what is shorter
inline constexpr std::array<int, 12> kMinutes{5, 10, 15, 20, 30, 45, 60, 90, 120, 240, 480, 720};
const std::array<Duration, kBins>& bin_edges();

/// What timeouts alone would give, all of them at once: a gap is put where it lies among them, and whatever a
/// longer timeout joins is told by sums from there. Index k stands for “no timeout below number k is longer”.
struct Sweep {
  using Counts = std::array<int64_t, kMinutes.size() + 1>;
  Counts gaps{}, us{}, single{}, converted{};  ///< gaps, their sum, events alone, gaps between conversions
  int64_t converters = 0;
  static size_t place(Duration gap);  ///< the number of timeouts the gap is longer than
  /// Sums over indices above k: what timeout k cuts.
  static int64_t above(const Counts& counts, size_t k);
  static int64_t up_to(const Counts& counts, size_t k);
};

/// The gaps between active events, whatever cuts them.
struct Gaps {
  std::array<int64_t, kBins> bins{};
  Sweep sweep;
  GapCounts fine;
  int64_t persons = 0, events = 0, idle = 0;
};

Json rate(int64_t k, int64_t n);

/// {"persons","events","idle","gaps":[…],"mixture","by_timeout":[…]} as in the answer of `question`. No rule of cutting has a
/// part in it, so it is looked up, and not counted again, while somebody tries recipes.
Result<Json> gaps_json(Project& project, const Json& complete, const Exec& exec);

}  // namespace habitus::sessions
