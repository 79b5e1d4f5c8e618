#pragma once
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/project/gate.h"

namespace habitus {
class Project;
}

/// The workloads by which the engine is measured against others, each one visitor of the ordinary scan. Their exact meaning
/// is in each comment; answers come as the digest that is compared.
namespace habitus::events::workloads {

/// Persons who did the steps in this order (others in between), all within `window` of a first-step event; then the median
/// time from the latest start that reaches the first completion.
struct Funnel {
  std::vector<std::string> steps;
  Duration window = 7 * kDay;
};
Result<std::string> funnel(Project& project, const Pass& pass, const Funnel& spec, const Exec& exec);

/// Monday weeks of UTC: distinct persons of each week of first event that were active n weeks later.
Result<std::string> retention(Project& project, const Pass& pass, Time origin, const Exec& exec);

/// Sessions end when more than `gap` passes; then ordered pairs of successive events inside a session.
Result<std::string> sessions(Project& project, const Pass& pass, Duration gap, const Exec& exec);

/// One row of 38 numbers for each person with events before `cut`.
Result<std::string> features(Project& project, const Pass& pass, const std::vector<std::string>& names, Time cut, const Exec& exec);

/// Events and distinct persons by UTC day, event and country where `channel` is as given.
Result<std::string> breakdown(Project& project, const Pass& pass, const std::string& channel, const Exec& exec);

}  // namespace habitus::events::workloads
