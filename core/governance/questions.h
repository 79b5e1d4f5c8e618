#pragma once
#include <string>
#include <vector>

#include "core/report/question.h"

namespace habitus::governance {

/// Every question this program can ask: what `recompute`, `run`, `define` and the card look names up in.
const std::vector<const report::Question*>& questions();
/// By name; nullptr when there is none.
const report::Question* find_question(const std::string& name);
/// By name; the error lists what there is.
Result<const report::Question*> need_question(const std::string& name);

}  // namespace habitus::governance
