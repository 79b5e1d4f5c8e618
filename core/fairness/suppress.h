#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace habitus::fairness {

/// count[total] = Σ count[parts]. Margins and totals are cells like all others.
struct Sum {
  size_t total = 0;
  std::vector<size_t> parts;
};

/// Everything a table publishes, directly or by a rate beside its denominator, and how it adds up.
struct CountTable {
  std::vector<double> count;  ///< persons, ≥ 0
  std::vector<Sum> sums;
};

enum class Cover : uint8_t {
  shown,
  small,       ///< 1 … k−1 persons
  complement,  ///< would betray a small one
};

/// Which cells of a table must not leave the program: those with 1 … k−1 persons, and as many others,
/// smallest first, parts before totals, as it takes that nobody who knows the shown cells, how they add up
/// and that counts are not negative can tell that a small cell is below k. Checked by linear programming, not
/// by subtraction alone (statistics.md §5b 20; reliability.md P22, F-80).
std::vector<Cover> suppress(const CountTable& table, double k);

struct Bounds {
  double lo = 0, hi = 0;  ///< hi is infinite when nothing limits the cell
};

/// What an attacker can deduce about one covered cell: the exact range of linear programming.
Bounds attack(const CountTable& table, const std::vector<Cover>& cover, size_t cell);

}  // namespace habitus::fairness
