#include "core/validation/decision.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/stats/intervals.h"

namespace habitus::validation {
namespace {

Json rate(double k, double n) {
  const auto interval = stats::wilson(k, n);
  return {
      {"value", n > 0 ? k / n : std::nan("")}, {"lo", interval.lo}, {"hi", interval.hi}, {"n", n}, {"k", k}};
}

}  // namespace

std::vector<char> select(std::span<const double> score, std::span<const Time> as_of,
                         std::span<const events::PersonKey> person, const Rule& rule) {
  std::vector<char> out(score.size(), 0);
  std::map<Time, std::vector<size_t>> dates;
  for (size_t i = 0; i < score.size(); ++i)
    if (score[i] >= rule.threshold) dates[as_of[i]].push_back(i);
  for (auto& [date, rows] : dates) {
    std::sort(rows.begin(), rows.end(), [&](size_t a, size_t b) {
      return score[a] != score[b] ? score[a] > score[b] : person[a] < person[b];
    });
    if (rule.capacity) rows.resize(std::min(rows.size(), static_cast<size_t>(*rule.capacity)));
    for (size_t r : rows) out[r] = 1;
  }
  return out;
}

bool nobody_selected(const Json& e) {
  return e.value("state", "") == "ok" && e.contains("operating_point") &&
         e["operating_point"].value("selected", 1.0) == 0;
}

Json operating_point(std::span<const char> selected, std::span<const double> y, const Costs& costs) {
  double tp = 0, fp = 0, fn = 0, tn = 0;
  std::vector<double> each(y.size());
  for (size_t i = 0; i < y.size(); ++i) {
    (selected[i] ? (y[i] == 1 ? tp : fp) : (y[i] == 1 ? fn : tn)) += 1;
    each[i] = costs.of(selected[i] != 0, y[i]);
  }
  const auto interval = stats::mean_interval(each);
  return {
      {"selected", tp + fp},
      {"true_positives", tp},
      {"false_positives", fp},
      {"false_negatives", fn},
      {"true_negatives", tn},
      {"selection_rate", rate(tp + fp, tp + fp + fn + tn)},
      {"precision", rate(tp, tp + fp)},
      {"recall", rate(tp, tp + fn)},
      {"specificity", rate(tn, tn + fp)},
      {"cost", {{"value", stats::mean(each)}, {"lo", interval.lo}, {"hi", interval.hi}, {"n", each.size()}}},
      {"cost_per_1000",
       {{"value", 1000 * stats::mean(each)},
        {"lo", 1000 * interval.lo},
        {"hi", 1000 * interval.hi},
        {"n", each.size()}}},
      {"total_cost", stats::pairwise_sum(each)}};
}

}  // namespace habitus::validation
