#pragma once
#include <cstdint>
#include <vector>

#include "core/base/json.h"

namespace habitus::sessions {

/// Between every two neighbouring events of a person: 1 = a session ends here. One less than there are
/// events.
using Boundaries = std::vector<uint8_t>;

/// How far a segmentation agrees with a true one, summed over persons. A boundary is found where both have
/// one between the same two events.
struct Agreement {
  int64_t found = 0, missed = 0, extra = 0;
  int64_t windows = 0, wrong_diff = 0, wrong_pk = 0;

  /// Slides a window of `k` gaps over both. WindowDiff (Pevzner and Hearst 2002, Computational Linguistics
  /// 28): wrong where they have different numbers of boundaries inside; Pk (Beeferman, Berger and Lafferty
  /// 1999): where one has some and the other none. A person with fewer than k gaps has no window.
  void add(const Boundaries& truth, const Boundaries& guess, size_t k);
  void add(const Agreement& other);
};
/// Half of the mean true session, in events, as both papers set it; at least 1.
size_t window_of(const Boundaries& truth);

/// {"found","missed","extra","precision":rate,"recall":rate,"f1","window_diff","pk","windows"}; undefined is
/// null. F1 = 2·found / (2·found + missed + extra).
Json agreement_json(const Agreement& a);

}  // namespace habitus::sessions
