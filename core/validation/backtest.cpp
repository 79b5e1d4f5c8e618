#include "core/validation/backtest.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include <QtCore/qtmetamacros.h>

#include "core/base/random.h"
#include "core/validation/drift.h"
#include "core/validation/folds.h"

namespace habitus::validation {
namespace {

using models::Part;
using models::Scored;
constexpr uint64_t kFoldStage = 0x666f6c64;  // "fold"

/// Known rows of all persons (but the sealed) at these dates.
std::vector<size_t> known_at(const Scored& s, const std::set<Time>& dates) {
  std::vector<size_t> out;
  for (size_t r = 0; r < s.person.size(); ++r)
    if (!std::isnan(s.label[r]) && dates.contains(s.as_of[r]) && !sealed(s, r)) out.push_back(r);
  return out;
}

/// One origin: fitted on all that was known before (or on `window`), beside a rolling window and a random
/// split of the same past.
Result<OriginFit> fit_origin(const Scored& s, const std::set<Time>& train, Time date, Duration rolling,
                             uint64_t number, const BacktestOptions& o, Json& entry, const Exec& exec) {
  OriginFit out{date, {}};
  TRY(out.model, run_fold(s, fold_at(s, train, date, o.window, date), s.method, entry, exec));
  entry["as_of"] = iso(date);
  entry["train_dates"] = train.size();
  if (rolling > 0) {
    Json recent;
    TRY(const auto fitted, run_fold(s, fold_at(s, train, date, rolling, date), s.method, recent, exec));
    entry["rolling"] = {{"fitted", fitted.has_value()}};
    for (const char* key : {"state", "train", "auc"})
      if (recent.contains(key)) entry["rolling"][key] = recent[key];
  }
  TRY(entry["random_split"], random_split(s, known_at(s, train), number, exec));
  return out;
}

/// The rolling window beside an expanding backtest: as given, else half of the time the dates span, in whole days.
Duration rolling_window(const std::vector<Time>& dates, const BacktestOptions& o) {
  if (o.window > 0 || o.rolling < 0) return 0;
  return o.rolling > 0 ? o.rolling : std::max(kDay, (dates.back() - dates.front()) / 2 / kDay * kDay);
}

Done by_dates(const Scored& s, const std::vector<Time>& dates, const BacktestOptions& o, Json& out,
              const Exec& exec) {
  const auto origins = rolling_origins(dates, s.span, o.gap, 1, static_cast<size_t>(o.origins));
  const Duration rolling = rolling_window(dates, o);
  std::vector<OriginFit> fits;
  out["origins"] = Json::array();
  for (size_t k = 0; k < origins.size(); ++k) {
    const Time date = dates[origins[k].test[0]];
    std::set<Time> train;
    for (size_t i : origins[k].train) train.insert(dates[i]);
    Json entry;
    TRY(OriginFit fit, fit_origin(s, train, date, rolling, k, o, entry, exec));
    fits.push_back(std::move(fit));
    out["origins"].push_back(std::move(entry));
    exec.report(static_cast<double>(k + 1) / static_cast<double>(origins.size()));
  }
  out["rolling"] = rolling > 0 ? Json(duration_text(rolling)) : Json(nullptr);
  TRY(out["drift"], drift(s, fits, out["origins"], exec));
  return {};
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
    Json entry;
    CHECK(run_fold(s, fold, s.method, entry, exec));
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
  if (timed) {
    CHECK(by_dates(s, dates, o, out, exec));
  } else {
    TRY(out["origins"], by_persons(s, o, exec));
  }
  // Dates whose labels nobody can know yet are shown, without values.
  std::set<Time> immature(s.as_of.begin(), s.as_of.end());
  for (Time t : models::mature_dates(s.frame)) immature.erase(t);
  for (Time t : immature)
    if (timed) out["origins"].push_back({{"as_of", iso(t)}, {"state", "immature"}});
  return out;
}

}  // namespace habitus::validation
