#pragma once
#include <set>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/report/question.h"

namespace habitus::governance {

/// The parts of an answer (JSON pointers; everything below one is meant) that must not leave the program:
/// counts of 1 … k−1 persons in breakdowns, segments, cohorts, dates, levels and bins, and what would betray
/// them (fairness/suppress.h). Audits are withheld in their answers already (fairness/audit.h, `shared`).
std::set<std::string> withheld(const std::string& question, const Json& answer, double k);

/// The figures of an answer as they may leave the program: what is withheld, and what stands on fewer than k
/// persons, is marked suppressed in tables and tiles and left out of pictures; a sentence that says such a
/// number is struck.
std::vector<report::Figure> shared_figures(const report::Question& question, const Json& answer, double k);
/// The same of an answer as it was computed, audits included: what is copied, saved, printed, pinned and
/// presented.
std::vector<report::Figure> leaving_figures(const report::Question& question, const Json& answer, double k);

}  // namespace habitus::governance
