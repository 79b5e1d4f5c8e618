#include "core/validation/drift.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/random.h"
#include "core/report/read.h"
#include "core/stats/hypothesis.h"
#include "core/stats/scores.h"
#include "core/validation/folds.h"

namespace habitus::validation {
namespace {

using models::Part;
using models::Scored;
using report::number_at;
using Numbers = std::vector<double>;
constexpr uint64_t kRandomStage = 0x72616e64;  // "rand"

Json estimate_json(double v, stats::Interval i, double n) {
  return {{"value", v}, {"lo", i.lo}, {"hi", i.hi}, {"n", n}};
}
bool judged(const Json& entry) { return entry.value("state", "") == "ok"; }
double se_of(const Json& auc) { return number_at(auc, "se"); }

/// AUCs of one age: of each model at that age, and of the same model at its first date.
struct Age {
  Numbers days, auc, variance, first, n;
};

/// Rows at one date that the test persons of an origin have there.
std::vector<size_t> test_rows(const Scored& s, Time date) {
  std::vector<size_t> out;
  for (size_t r = 0; r < s.person.size(); ++r)
    if (s.as_of[r] == date && !std::isnan(s.label[r]) && !sealed(s, r) &&
        (!s.split.isolate || models::group_of(s.split, s.person[r]) == Part::test))
      out.push_back(r);
  return out;
}

Done add_later_dates(const Scored& s, const OriginFit& origin, double first, const std::vector<Time>& dates,
                     std::map<size_t, Age>& ages, const Exec& exec) {
  size_t age = 0;
  for (const Time date : dates) {
    if (date < origin.as_of) continue;
    const size_t steps = age++;
    TRY(const Rows rows, rows_of_model(s, *origin.model, test_rows(s, date), exec));
    double positives = 0;
    for (const double y : rows.y) positives += y;
    if (positives < kFewest || static_cast<double>(rows.y.size()) - positives < kFewest) continue;
    const auto auc = stats::auc(rows.score, rows.y);
    Age& to = ages[steps];
    to.days.push_back(static_cast<double>(date - origin.as_of) / static_cast<double>(kDay));
    to.auc.push_back(auc.auc);
    to.variance.push_back(auc.variance);
    to.first.push_back(first);
    to.n.push_back(static_cast<double>(rows.y.size()));
  }
  return {};
}

Json ages_json(const std::map<size_t, Age>& ages) {
  Json out = Json::array();
  for (const auto& [steps, a] : ages) {
    const double k = static_cast<double>(a.auc.size());
    Numbers change(a.auc.size());
    for (size_t i = 0; i < change.size(); ++i) change[i] = a.auc[i] - a.first[i];
    // Few models: the interval of the AUCs themselves; from three on, of their scatter.
    const double half = stats::two_sided_z(.95) * std::sqrt(stats::pairwise_sum(a.variance)) / k;
    const double mean = stats::mean(a.auc);
    const stats::Interval interval =
        a.auc.size() >= 3 ? stats::mean_interval(a.auc) : stats::Interval{mean - half, mean + half};
    out.push_back({{"age", stats::mean(a.days)},
                   {"models", k},
                   {"auc", estimate_json(mean, {std::max(0., interval.lo), std::min(1., interval.hi)},
                                         stats::pairwise_sum(a.n))},
                   {"change", estimate_json(stats::mean(change), stats::mean_interval(change), k)}});
  }
  return out;
}

/// What is left at an age of what the same models added to chance at their first date; NaN where that was
/// nothing.
double left_of(const Json& age) {
  const double now = number_at(age["auc"], "value") - .5, start = now - number_at(age["change"], "value");
  return start > 0 ? now / start : report::kNone;
}

Json half_life(const Json& ages) {
  if (ages.size() < 2) return {{"state", "undefined"}};
  const double observed = ages.back()["age"];
  double before = 1, age_before = 0, at = report::kNone;
  bool shown = false;  // at this age or a later one the change is more than its interval
  for (size_t k = 1; k < ages.size(); ++k) {
    const double left = left_of(ages[k]), age = ages[k]["age"];
    if (std::isnan(left)) continue;
    if (std::isnan(at) && left <= .5) at = age_before + (age - age_before) * (before - .5) / (before - left);
    before = left;
    age_before = age;
    shown = shown || (!std::isnan(at) && number_at(ages[k]["change"], "hi") < 0);
  }
  if (std::isnan(left_of(ages[0])) && age_before == 0)
    return {{"state", "undefined"}, {"observed", observed}};
  if (std::isnan(at)) return {{"state", "not_reached"}, {"observed", observed}};
  return {{"state", shown ? "ok" : "insufficient"}, {"value", at}, {"observed", observed}};
}

Json slope_json(const std::vector<OriginFit>& origins, const Json& entries) {
  Numbers x, y, variance;
  for (size_t i = 0; i < origins.size(); ++i) {
    const Json& entry = entries[i];
    if (!judged(entry) || std::isnan(se_of(entry["auc"]))) continue;
    x.push_back(static_cast<double>(origins[i].as_of) / static_cast<double>(30 * kDay));
    y.push_back(number_at(entry["auc"], "value"));
    // Very large or degenerate samples have next to no variance; a floor keeps every origin in the line.
    variance.push_back(std::max(1e-10, se_of(entry["auc"]) * se_of(entry["auc"])));
  }
  const auto t = stats::weighted_trend(x, y, variance);
  Json out = estimate_json(t.slope, t.interval, static_cast<double>(x.size()));
  out["p"] = t.p;
  out["state"] = std::isnan(t.slope) ? "undefined" : "ok";
  return out;
}

/// Means over the origins, and how many lie below what the random split had promised: each against its share of
/// 5 % (Bonferroni), or among many origins one would by chance.
void compare(const Json& entries, Json& out) {
  double time = 0, random = 0, time_variance = 0, random_variance = 0, k = 0, n = 0;
  Numbers z;
  for (const Json& entry : entries) {
    if (!judged(entry) || !entry.contains("random_split") || entry["random_split"].empty()) continue;
    const Json &own = entry["auc"], &promised = entry["random_split"]["auc"];
    k += 1;
    n += number_at(own, "n");
    time += number_at(own, "value");
    random += number_at(promised, "value");
    time_variance += se_of(own) * se_of(own);
    random_variance += se_of(promised) * se_of(promised);
    z.push_back((number_at(own, "value") - number_at(promised, "value")) /
                std::hypot(se_of(own), se_of(promised)));
  }
  const auto mean = [&](double sum, double variance) {
    const double half = stats::two_sided_z(.95) * std::sqrt(variance) / k;
    return estimate_json(sum / k, {sum / k - half, sum / k + half}, n);
  };
  out["compared"] = k;
  out["below"] = 0.0;
  if (k == 0) return;
  const double limit = -stats::two_sided_z(1 - .05 / k);
  out["below"] = static_cast<double>(std::count_if(z.begin(), z.end(), [&](double v) { return v < limit; }));
  out["time_split"] = mean(time, time_variance);
  out["random_split"] = mean(random, random_variance);
  out["difference"] = mean(time - random, time_variance + random_variance);
}

const char* warning_of(const Json& d) {
  const Json& slope = d["slope"];
  const bool falls = number_at(slope, "hi") < 0;
  // Single origins below are shown but do not decide: the first ones learnt from little.
  if (d.contains("difference") && number_at(d["difference"], "hi") < 0) return "parts";
  if (falls) return "falls";
  return d["compared"].get<double>() == 0 ? "insufficient" : "none";
}

}  // namespace

Result<Json> random_split(const Scored& s, const std::vector<size_t>& rows, uint64_t origin,
                          const Exec& exec) {
  Fold fold;
  for (const size_t r : rows)
    (Random(s.split.seed, kRandomStage + origin, r).uniform() < .8 ? fold.train : fold.test).push_back(r);
  models::Method method = s.method;
  method.calibration = models::Calibration::none;  // the ranking does not need it
  method.boosting.early_stopping = 0;
  Json entry;
  TRY(const auto fitted, run_fold(s, fold, method, entry, exec));
  if (!fitted || !judged(entry)) return Json::object();
  return Json{{"n", entry["n"]}, {"auc", entry["auc"]}};
}

Result<Json> drift(const Scored& s, const std::vector<OriginFit>& origins, const Json& entries,
                   const Exec& exec) {
  std::set<Time> dates;
  for (const OriginFit& o : origins) dates.insert(o.as_of);
  const std::vector<Time> all(dates.begin(), dates.end());
  std::map<size_t, Age> ages;
  for (size_t i = 0; i < origins.size(); ++i) {
    if (!origins[i].model || !judged(entries[i])) continue;
    CHECK(add_later_dates(s, origins[i], number_at(entries[i]["auc"], "value"), all, ages, exec));
  }
  Json out{{"ages", ages_json(ages)}};
  out["half_life"] = half_life(out["ages"]);
  out["slope"] = slope_json(origins, entries);
  compare(entries, out);
  out["warning"] = warning_of(out);
  return out;
}

}  // namespace habitus::validation
