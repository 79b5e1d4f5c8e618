#pragma once
#include "core/report/question.h"

/// Segments looked at before they are used: sizes, what they are like, and whom they hold. Groups are saved segments
/// or the clusters of a partition (groups.h).
namespace habitus::profiles {

/// "sanity" {"of", "scope", "before": {"segments"|"clusters"} as "of", absent = the versions before those of saved
/// segments, "by": [cuts] (fairness/slice.h), "thresholds": {"dominant": {"warn","fail"}, …}}. Answer: population, groups
/// {name, size, before, change}, checks {id, value, warn, fail, higher_is_better, state "pass|warn|fail|unknown",
/// group} and the worst state as "verdict". Checks: dominant (largest share), effective (exp of the entropy, of all
/// groups), gini, tiny (smallest share), empty (how many), outside (share of the population in no group), change (largest
/// change of a share), imbalance (largest Cramér V of group by a cut).
const report::Question& sanity();

/// A check of the sizes and where it warns and fails when nobody says otherwise.
struct Limit {
  const char* id;
  double warn, fail;
  bool higher;  ///< is better
};
const std::vector<Limit>& limits();
Text check_name(const std::string& id);

/// "profile" {"of", "scope", "on", "columns" (clusters/table.h: what is described), "top": 5 paths of three events}.
/// Completed, on and columns stand in "table"; null = events alone.
/// Answer: for each group people, events, columns {median, q1, q3, mean, index = 100 · mean / everybody's mean}, heat
/// (7 × 24 events by weekday, Monday first, and hour in the scope's zone) and paths {words, n, share of its people}; the
/// same of everybody.
const report::Question& profile();

/// "representation" {"of", "scope", "by": [cuts], "beneficial": [names of groups; absent: all], "tau": 0.8, "min_n",
/// "reference": "best" | "majority"}. Answer: for each beneficial group the fairness audit of belonging to it
/// (fairness/audit.h: rates with Wilson's interval, ratio of rates with interval and verdict), chi-square with Cramér V
/// and its reading, the share of each slice among members and among everybody; verdicts counted.
const report::Question& representation();

/// The cuts of a spec, completed or not, as a list of texts they are read from.
Json cuts_said(const Json& by);

std::vector<report::Figure> sanity_figures(const Json& answer);
std::vector<report::Figure> profile_figures(const Json& answer);
std::vector<report::Figure> representation_figures(const Json& answer);

/// Cramér's V (1946) of a table of counts, √(χ² / (n (min(rows, columns) − 1))), with Bergsma's (2013) correction for
/// bias beside it; NaN where chi-square is.
struct Association {
  double chi_square, degrees, p, v, corrected, n;
  bool small_expected;
};
Association association(const std::vector<std::vector<double>>& table);
Json to_json(const Association& a);

}  // namespace habitus::profiles
