#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/json.h"
#include "core/base/time.h"

namespace habitus::sessions {

/// Gaps counted in bins that grow with them: 32 to a doubling, so a bin is at most 1/32 wide relative to its
/// size. Counting one costs no logarithm.
class GapCounts {
 public:
  static constexpr size_t kBins = 58 * 32;
  void add(Duration gap) {
    if (gap < 32)
      ++short_;
    else
      ++n_[bin(gap)];
  }
  void add(const GapCounts& other);
  int64_t total() const;  ///< without those under 32 µs, which are no gap to speak of
  struct Bin {
    double log;  ///< natural logarithm of its middle, in µs
    double n;
  };
  std::vector<Bin> filled() const;  ///< ascending
  /// Gaps longer than t, to the width of a bin.
  int64_t longer(Duration t) const;

 private:
  static size_t bin(Duration gap);
  std::array<int64_t, kBins> n_{};
  int64_t short_ = 0;
};

/// Two log-normal components fitted by expectation maximisation (Dempster, Laird and Rubin 1977): pauses
/// within an activity, and the absences between. Started from Otsu's threshold of the logarithms, so always
/// the same.
struct Mixture {
  struct Component {
    double weight = 0, mean = 0, sd = 0;  ///< of ln(gap in µs)
  };
  bool fitted = false;  ///< two components describe the gaps better than one (BIC), and they cross between
  double bic_one = 0, bic_two = 0;
  std::array<Component, 2> of{};
  Duration crossing =
      0;  ///< where an absence becomes likelier than a pause: the weighted densities are equal
};
/// Needs at least 20 gaps; fewer, or one component: not fitted, parameters as far as they are known.
Mixture fit_mixture(const std::vector<GapCounts::Bin>& bins);

/// The bend of the curve "sessions by timeout" from 1 min to 1 d on a logarithmic axis: the point farthest
/// from the straight line between its ends (Satopää et al. 2011, "Kneedle"). 0 when the curve is flat.
Duration knee(const GapCounts& gaps, int64_t persons);

/// {"gaps","fitted","pause":{"weight","median","spread"},"absence":{…},"crossing","knee","suggested","bic_one",
/// "bic_two"}: medians and moments in µs, spread = exp(sd) (a factor); undefined is null. Suggested is the
/// crossing, else the knee.
Json mixture_json(const GapCounts& gaps, int64_t persons);

}  // namespace habitus::sessions
