#include "core/validation/backtest.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include <QtCore/qtmetamacros.h>

#include "core/base/random.h"
#include "core/validation/evaluate.h"

namespace habitus::validation {
namespace {

using models::Part;
using models::Scored;
constexpr uint64_t kFoldStage = 0x666f6c64;  // "fold"

struct Fold {
  std::vector<size_t> train, calibration, test;
};

bool learnable(const Scored& s, const std::vector<size_t>& rows) {
  double positives = 0;
  for (size_t r : rows) positives += s.label[r];
  return positives >= 5 && static_cast<double>(rows.size()) - positives >= 5;
}

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

/// Fits on the fold's training rows and says how its test rows went.
Result<Json> run(const Scored& s, const Fold& fold, const Exec& exec) {
  std::vector<size_t> test = fold.test;
  std::erase_if(test, [&](size_t r) { return std::isnan(s.label[r]); });
  Json out{{"train", fold.train.size()}};
  if (!learnable(s, fold.train) || test.empty()) {
    out["n"] = test.size();
    out["state"] = "insufficient";
    return out;
  }
  TRY(const auto model, models::fit(s.frame, fold.train, fold.calibration, s.method, exec));
  Rows rows = rows_at(s, test);
  TRY(rows.score, models::score(model, s.frame, test));
  rows.prevalence = models::prevalence_scores(model, test);
  rows.last_value = models::last_value_scores(model, s.frame, test);
  out.update(brief(rows));
  out["calibration_skipped"] = model.calibration_skipped;
  return out;
}

/// Persons of the sealed part, and every row from the holdout's first date on, stay out.
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

Result<Json> by_dates(const Scored& s, const std::vector<Time>& dates, const BacktestOptions& o,
                      const Exec& exec) {
  Json out = Json::array();
  const auto origins = rolling_origins(dates, s.span, o.gap, 1, static_cast<size_t>(o.origins));
  for (size_t k = 0; k < origins.size(); ++k) {
    const Time date = dates[origins[k].test[0]];
    std::set<Time> train;
    for (size_t i : origins[k].train) train.insert(dates[i]);
    TRY(Json entry, run(s, fold_at(s, train, date, o.window, date), exec));
    entry["as_of"] = iso(date);
    entry["train_dates"] = train.size();
    out.push_back(std::move(entry));
    exec.report(static_cast<double>(k + 1) / static_cast<double>(origins.size()));
  }
  return out;
}

Result<Json> by_persons(const Scored& s, const BacktestOptions& o, const Exec& exec) {
  Json out = Json::array();
  const uint64_t k = static_cast<uint64_t>(o.folds);
  for (uint64_t f = 0; f < k; ++f) {
    Fold fold;
    for (size_t r = 0; r < s.person.size(); ++r) {
      if (s.part[r] == Part::holdout || sealed(s, r) || std::isnan(s.label[r]) ||
          (s.split.only && s.as_of[r] != *s.split.only))
        continue;
      Random random(s.split.seed, kFoldStage, s.person[r]);
      const uint64_t own = random.below(k);
      const bool calibrates = s.method.calibration != models::Calibration::none &&
                              random.uniform() < s.split.calibration / (s.split.calibration + s.split.train);
      (own == f ? fold.test : calibrates ? fold.calibration : fold.train).push_back(r);
    }
    TRY(Json entry, run(s, fold, exec));
    entry["fold"] = f + 1;
    out.push_back(std::move(entry));
    exec.report(static_cast<double>(f + 1) / static_cast<double>(k));
  }
  return out;
}

Json external_dates(const Scored& s) {
  Json out = Json::array();
  std::set<Time> dates(s.as_of.begin(), s.as_of.end());
  // Scores made person by person have a date each; those are not origins of a backtest.
  if (dates.size() > 60) return out;
  for (Time t : dates) {
    std::vector<size_t> rows;
    for (size_t r = 0; r < s.as_of.size(); ++r)
      if (s.as_of[r] == t) rows.push_back(r);
    const Rows known = rows_at(s, rows);
    Json entry = known.y.empty() ? Json{{"state", "immature"}, {"n", rows.size()}} : brief(known);
    entry["as_of"] = iso(t);
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace

std::vector<Origin> rolling_origins(const std::vector<Time>& dates, Duration span, Duration gap,
                                    size_t test_size, size_t most) {
  std::vector<Origin> out;
  for (size_t end = dates.size(); end >= test_size && out.size() < most; end -= test_size) {
    Origin origin;
    for (size_t i = end - test_size; i < end; ++i) origin.test.push_back(i);
    for (size_t i = 0; i < end - test_size; ++i)
      if (dates[i] + span + gap <= dates[end - test_size]) origin.train.push_back(i);
    if (origin.train.empty()) break;
    out.push_back(std::move(origin));
  }
  std::reverse(out.begin(), out.end());
  return out;
}

Result<Json> backtest(const Scored& s, const BacktestOptions& o, const Exec& exec) {
  Json out{{"gap", duration_text(o.gap)},
           {"purge", duration_text(s.span)},
           {"window", o.window ? Json(duration_text(o.window)) : Json(nullptr)}};
  if (s.external) {
    out["kind"] = "dates";
    out["origins"] = external_dates(s);
    return out;
  }
  std::vector<Time> dates;
  for (Time t : models::mature_dates(s.frame))
    if (!s.split.holdout_from || t < *s.split.holdout_from) dates.push_back(t);
  const bool timed = !s.split.only && dates.size() > 1;
  out["kind"] = timed ? "rolling_origin" : "persons";
  TRY(out["origins"], timed ? by_dates(s, dates, o, exec) : by_persons(s, o, exec));
  // Dates whose labels nobody can know yet are shown, without values.
  std::set<Time> immature(s.as_of.begin(), s.as_of.end());
  for (Time t : models::mature_dates(s.frame)) immature.erase(t);
  for (Time t : immature)
    if (timed) out["origins"].push_back({{"as_of", iso(t)}, {"state", "immature"}});
  return out;
}

}  // namespace habitus::validation
