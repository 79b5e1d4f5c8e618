#pragma once
#include "core/fairness/rates.h"
#include "core/fairness/subject.h"
#include "core/report/question.h"

namespace habitus::fairness {

/// Do groups fare alike? (definition kind and question "fairness"):
///
///     {"of": what is audited (subject.h), "by": [cuts] (slice.h), "scope": {…},
///      "favourable": "selected" or "not_selected",     which decision is the good one
///      "reference": "majority" | "best" | {"race":"Caucasian"},   best = highest favourable rate with enough
///      people "measures": ["impact","tpr","fpr","ppv","selection_rate","accuracy",…],   impact = ratio of
///      favourable rates "tolerance": 0.1 (points), "tau": 0.8, "min_n": 10, "seed": 1, "looked_at": slices
///      of this subject looked at so far, these included}
///
/// A group also has its AUC ("ranking") and, for chances, its calibration.
///
/// Without a label the measures are impact and selection_rate. A gap passes when its whole interval lies
/// inside the tolerance, fails wholly outside, else the evidence is insufficient and `extra` says how many
/// more rows of its denominator would decide (`extra_rows`: how many more people of the group). p-values are
/// adjusted by Benjamini–Hochberg over all slices looked at: those of earlier questions count as tests that
/// found nothing, which is on the safe side.
const report::Question& question();

/// One answer for rows at hand, without the project: what tests and other rooms call.
struct Plan {
  std::vector<std::string> cut_names;
  std::vector<std::string> kinds;               ///< "attribute", "cross", "slice"
  std::vector<std::vector<std::string>> group;  ///< by cut, by row; "" = unknown
  bool favourable_selected = true;
  std::string reference = "majority";
  std::vector<std::pair<std::string, std::string>> references;  ///< by cut name
  std::vector<std::string> measures;
  double tolerance = .1, tau = .8, min_n = 10;
  uint64_t seed = 1;
  int64_t looked_at = 0;
};
Json audit(const Subject& rows, const Plan& plan);

/// An answer as it may leave the program: counts of 1 … k−1 people, what would betray them, and every rate,
/// gap and verdict that rests on them are replaced by {"state":"suppressed"} (suppress.h).
Json shared(const Json& answer, double k);

std::vector<report::Figure> figures(const Json& answer);

}  // namespace habitus::fairness
