#pragma once
#include "core/features/build.h"
#include "core/report/question.h"

namespace habitus::features {

/// The question "features": spec of a frame (frame.h) → what its table holds. Answer: rows, as-of dates with
/// labels, hashes, and for each column its source, kind, window, what is missing, distribution or levels,
/// and, where there is a target, the AUC of that column alone with DeLong's interval; above `kSuspect`
/// (either way round) it is called a suspected leak.
const report::Question& question();
inline constexpr double kSuspect = .95;

/// The answer for a frame at hand.
Json describe(const Frame& frame);

/// AUC of one column alone against the labels. Numbers: rows without a value are left out; `missing` is the
/// AUC of their being absent. Categories: each level scored by the mean label of the other four fifths of the
/// rows.
struct SingleAuc {
  double auc = report::kNone, lo = report::kNone, hi = report::kNone;
  double positives = 0, negatives = 0;
  double missing = report::kNone;
  bool suspect = false;
};
SingleAuc single_auc(const Column& column, const std::vector<double>& label);

/// Pages of an answer: AUC bars, distributions, data dictionary. Pure.
std::vector<report::Figure> figures(const Json& answer);

/// One feature in words: what it is, its formula, window, what missing means, when it is known, source,
/// version.
struct Dossier {
  std::string name, version;
  Text definition, missing, known, window;
  std::string formula, unit;
};
std::vector<Dossier> dossiers(const Json& complete_set);

}  // namespace habitus::features
