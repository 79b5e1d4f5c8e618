#include "core/validation/folds.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace habitus::validation {

using models::Part;
using models::Scored;

namespace {
bool learnable(const Scored& s, const std::vector<size_t>& rows) {
  double positives = 0;
  for (size_t r : rows) positives += s.label[r];
  return positives >= 5 && static_cast<double>(rows.size()) - positives >= 5;
}
}  // namespace

Rows rows_at(const Scored& s, const std::vector<size_t>& which) {
  Rows out;
  out.probabilities = s.probabilities;
  for (size_t r : which) {
    if (std::isnan(s.label[r])) continue;
    out.person.push_back(s.person[r]);
    out.as_of.push_back(s.as_of[r]);
    out.y.push_back(s.label[r]);
    out.score.push_back(s.score[r]);
    out.prevalence.push_back(s.prevalence[r]);
    if (!s.last_value.empty()) out.last_value.push_back(s.last_value[r]);
  }
  return out;
}

Result<Rows> rows_of_model(const Scored& s, const models::Model& model, std::vector<size_t> which,
                           const Exec& exec) {
  std::erase_if(which, [&](size_t r) { return std::isnan(s.label[r]); });
  Rows rows = rows_at(s, which);
  TRY(rows.score, models::score(model, s.frame, which, nullptr, exec));
  rows.prevalence = models::prevalence_scores(model, which);
  rows.last_value = models::last_value_scores(model, s.frame, which);
  return rows;
}

Result<std::optional<models::Model>> run_fold(const Scored& s, const Fold& fold, const models::Method& method,
                                              Json& entry, const Exec& exec) {
  std::vector<size_t> test = fold.test;
  std::erase_if(test, [&](size_t r) { return std::isnan(s.label[r]); });
  entry = Json{{"train", fold.train.size()}};
  if (!learnable(s, fold.train) || test.empty()) {
    entry["n"] = test.size();
    entry["state"] = "insufficient";
    return std::optional<models::Model>();
  }
  TRY(std::optional<models::Model> model, models::fit(s.frame, fold.train, fold.calibration, method, exec));
  TRY(const Rows rows, rows_of_model(s, *model, test, exec));
  entry.update(brief(rows));
  entry["calibration_skipped"] = model->calibration_skipped;
  return model;
}

bool sealed(const Scored& s, size_t r) {
  if (s.split.holdout_from && s.as_of[r] >= *s.split.holdout_from) return true;
  return s.split.isolate && s.split.holdout > 0 && models::group_of(s.split, s.person[r]) == Part::holdout;
}

Fold fold_at(const Scored& s, const std::set<Time>& train_dates, Time from, Duration window, Time test_date) {
  Fold fold;
  std::optional<Time> last;
  if (!s.split.isolate && !train_dates.empty() && s.method.calibration != models::Calibration::none)
    last = *train_dates.rbegin();
  for (size_t r = 0; r < s.person.size(); ++r) {
    if (sealed(s, r)) continue;
    const Part group = s.split.isolate ? models::group_of(s.split, s.person[r]) : Part::none;
    if (s.as_of[r] == test_date && (!s.split.isolate || group == Part::test)) fold.test.push_back(r);
    if (std::isnan(s.label[r]) || !train_dates.contains(s.as_of[r]) ||
        (window > 0 && s.as_of[r] < from - window))
      continue;
    // Without isolation the latest usable date calibrates, and training ends where its labels were known by
    // then.
    if (last ? s.as_of[r] == *last : group == Part::calibration)
      fold.calibration.push_back(r);
    else if (last ? s.as_of[r] + s.span <= *last : group == Part::train || !s.split.isolate)
      fold.train.push_back(r);
  }
  return fold;
}

}  // namespace habitus::validation
