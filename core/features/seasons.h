#pragma once
#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/report/figure.h"

namespace habitus {
class Project;
}

namespace habitus::features {

/// The autocorrelation guide: which season a lag should have. For each series that a step feature of the
/// frame looks at (its events or property, by its step) the sum over everybody, in steps back from the last
/// as-of moment, of what was known then, since the first such event; less its straight-line trend. One entry
/// a series: {"name","step","n" (steps),"r":[lag 1 …],"band" (1.96/√n, outside it a lag is not
/// chance),"season" (steps; absent when none stands out),"of":[features]}. At most `kMostSteps` steps and a
/// third of them as lags, up to `kMostLags`. Empty without step features.
Result<Json> seasons(Project& project, const Json& complete_frame, const Exec& exec);
inline constexpr size_t kMostSteps = 1200, kMostLags = 60;
/// One picture of each series of an answer's "autocorrelation": bars by lag, the band of chance.
std::vector<report::Figure> season_figures(const Json& answer);

}  // namespace habitus::features
