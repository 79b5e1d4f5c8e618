#pragma once
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/events/scan.h"
#include "core/project/results.h"

namespace habitus::fairness {

/// What is audited, as rows: who was decided on, when, and with what outcome. NaN = not known.
struct Subject {
  std::vector<events::PersonKey> person;
  std::vector<Time> moment;      ///< of the decision: the row's as-of, or the person's last event in scope
  std::vector<double> selected;  ///< 0 or 1
  std::vector<double> label;     ///< 0 or 1
  std::vector<double> score;     ///< in [0, 1] where `probabilities`
  bool has_label = false, probabilities = false;
  std::vector<double> value;  ///< of a KPI that is a number per person; `selected` is empty then
};

/// Completed "of" part of a fairness spec:
///
///     {"type":"model","model":"churn@…","part":"test|calibration|train|all","threshold":0.4}
///     {"type":"attributes","score":"decile_score","threshold":5,"label":"two_year_recid","positive":["1"]}
///       … or "selected":["High","Medium"] for words instead of a threshold; the label may be left out
///     {"type":"segment","segment":"loyal","as_of":"2025-06-01"}      members among everybody in scope
///     {"type":"funnel","steps":[picks],"step":2,"window":"7 d"}      who reached step 2 among those who
///     reached step 1
///     {"type":"kpi","event":pick,"as":"did|repeat"}                  who did it at all, or twice, in the
///     scope
///     {"type":"kpi","event":pick,"as":"events|sum|mean","property":"amount"}   a number per person: how
///     often, the sum (0 for those who did not), the mean of their events (only those who did): means are
///     compared
Result<Json> complete_subject(Project& project, const Json& of, const Json& scope);
Result<Subject> subject(Project& project, const Json& of, const Json& scope, const Exec& exec);
/// What it reads.
Result<ResultKey> key_of_subject(Project& project, const Json& of, const Json& scope);

}  // namespace habitus::fairness
