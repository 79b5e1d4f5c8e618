#pragma once
#include <string>
#include <vector>

namespace habitus::stats {

/// One reference value and what this build makes of the same fixture.
struct Golden {
  std::string definition, quantity;
  double expected = 0, tolerance = 0;  ///< relative, absolute below 1
  double got = 0;
  bool holds() const;
};

/// The reference values of tests/stats/golden.tsv (built into the library), computed here and now: for
/// `selftest` and tests. A quantity that nothing computes is NaN and does not hold.
std::vector<Golden> golden_values();

}  // namespace habitus::stats
