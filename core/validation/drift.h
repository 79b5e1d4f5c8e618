#pragma once
#include <optional>
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/models/scored.h"

namespace habitus::validation {

/// One origin of a backtest by dates, and the model that was fitted for it.
struct OriginFit {
  Time as_of = 0;
  std::optional<models::Model> model;  ///< none where the evidence is insufficient
};

/// The comparison at one origin that time is left out of: the recipe fitted on four fifths of the rows known
/// by then, drawn without regard to persons or dates, and judged on the last fifth. {"n", "auc"}: what a
/// random split would have promised on that day. Empty object where the evidence is insufficient.
Result<Json> random_split(const models::Scored& scored, const std::vector<size_t>& rows, uint64_t origin,
                          const Exec& exec);

/// What the origins say about time; `entries` are theirs in the answer, in the same order. Every AUC is
/// {"value","lo","hi","n"}:
///
///   "ages"          by age of the model in dates since its own: "age" (mean days), "models", "auc" (mean
///   over
///                   models), "change" from the same models' first date, paired, with a t interval
///   "half_life"     first age at which half is left of what the same models added to chance (AUC − 1/2) at
///   their
///                   first date, interpolated linearly; state "ok", "not_reached" (within "observed" days),
///                   "insufficient" (no change from there on is more than its interval), "undefined"
///   "slope"         of the AUC per 30 days over the origins (stats/hypothesis.h weighted_trend): "p"
///   "time_split", "random_split"   means over the origins that have both; "difference" = time − random
///   "below"         origins whose whole interval lies below the random split's, of "compared"
///   "warning"       "none", "falls" (slope), "parts" (origins below, or the mean difference), "insufficient"
Result<Json> drift(const models::Scored& scored, const std::vector<OriginFit>& origins, const Json& entries,
                   const Exec& exec);

}  // namespace habitus::validation
