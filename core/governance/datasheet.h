#pragma once
#include "core/report/question.h"

namespace habitus::governance {

/// What the log holds: events, actors, sources, period, properties. Spec {}. The card's section 4 begins with
/// it.
const report::Question& datasheet();

}  // namespace habitus::governance
