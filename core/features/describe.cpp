#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "core/features/features.h"
#include "core/features/seasons.h"
#include "core/objectives/moments.h"
#include "core/stats/intervals.h"
#include "core/stats/resample.h"
#include "core/stats/scores.h"

namespace habitus::features {
namespace {

constexpr size_t kFolds = 5;
constexpr size_t kMostLevels = 20;

/// Scores of a category column: the mean label of the row's level among the other folds (rows cut by their
/// number), and of all other rows where those folds never saw the level. In-sample means would call every id
/// column a leak of 1.
std::vector<double> level_scores(const Column& column, const std::vector<double>& label) {
  const size_t levels = column.levels.size();
  std::vector<double> sum((kFolds + 1) * levels, 0), n((kFolds + 1) * levels, 0);
  double all = 0, rows = 0;
  for (size_t i = 0; i < label.size(); ++i) {
    if (std::isnan(label[i])) continue;
    for (const size_t fold : {i % kFolds, kFolds}) {
      sum[fold * levels + column.code[i]] += label[i];
      n[fold * levels + column.code[i]] += 1;
    }
    all += label[i];
    rows += 1;
  }
  std::vector<double> out(label.size(), report::kNone);
  for (size_t i = 0; i < label.size(); ++i) {
    if (std::isnan(label[i])) continue;
    const size_t whole = kFolds * levels + column.code[i], own = i % kFolds * levels + column.code[i];
    const double seen = n[whole] - n[own];
    out[i] = seen > 0 ? (sum[whole] - sum[own]) / seen : all / rows;
  }
  return out;
}

double either_way(double auc) { return std::isnan(auc) ? 0 : std::max(auc, 1 - auc); }
}  // namespace

SingleAuc single_auc(const Column& column, const std::vector<double>& label) {
  const bool number = column.kind == Column::Kind::number;
  const std::vector<double> scores = number ? column.number : level_scores(column, label);
  std::vector<double> score, y, absent, all;
  for (size_t i = 0; i < label.size(); ++i) {
    if (std::isnan(label[i])) continue;
    const bool gone = number ? std::isnan(scores[i]) : column.code[i] == 0;
    absent.push_back(gone);
    all.push_back(label[i]);
    if (std::isnan(scores[i])) continue;
    score.push_back(scores[i]);
    y.push_back(label[i]);
  }
  SingleAuc out;
  const stats::Auc a = stats::auc(score, y);
  out.auc = a.auc;
  out.lo = a.interval.lo;
  out.hi = a.interval.hi;
  out.positives = a.positives;
  out.negatives = a.negatives;
  if (std::find(absent.begin(), absent.end(), 1.0) != absent.end()) out.missing = stats::auc(absent, all).auc;
  out.suspect = either_way(out.auc) > kSuspect || either_way(out.missing) > kSuspect;
  return out;
}

namespace {

void put(Json& out, const char* key, double value) {
  if (!std::isnan(value)) out[key] = value;
}

Json number_summary(const Column& column) {
  std::vector<double> values;
  for (const double v : column.number)
    if (!std::isnan(v)) values.push_back(v);
  Json out{{"n", values.size()}, {"missing", column.number.size() - values.size()}};
  if (values.empty()) return out;
  put(out, "mean", stats::mean(values));
  put(out, "sd", stats::sd(values));
  std::sort(values.begin(), values.end());
  out["min"] = values.front();
  out["max"] = values.back();
  out["q25"] = stats::quantile(values, .25);
  out["median"] = stats::quantile(values, .5);
  out["q75"] = stats::quantile(values, .75);
  out["p95"] = stats::quantile(values, .95);
  out["distinct"] = static_cast<size_t>(std::unique(values.begin(), values.end()) - values.begin());
  return out;
}

Json category_summary(const Column& column) {
  std::vector<size_t> n(column.levels.size(), 0);
  for (const uint32_t code : column.code) ++n[code];
  std::vector<uint32_t> order;
  for (uint32_t c = 1; c < n.size(); ++c) order.push_back(c);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return n[a] > n[b]; });
  Json out{{"n", column.code.size() - n[0]},
           {"missing", n[0]},
           {"distinct", order.size()},
           {"levels", Json::array()}};
  size_t rest = 0;
  for (size_t i = 0; i < order.size(); ++i) {
    if (i < kMostLevels)
      out["levels"].push_back({{"level", column.levels[order[i]]}, {"n", n[order[i]]}});
    else
      rest += n[order[i]];
  }
  out["other"] = rest;
  return out;
}

/// Shares of a column among rows [first, last): by tenths of the first date, or by level; missing apart.
std::vector<double> shares(const Column& c, const std::vector<double>& edges, size_t first, size_t last) {
  if (c.kind == Column::Kind::number)
    return stats::bin_shares(std::span(c.number).subspan(first, last - first), edges, true);
  std::vector<double> out(c.levels.size(), 0.0);
  for (size_t i = first; i < last; ++i) out[c.code[i]] += 1 / static_cast<double>(last - first);
  return out;
}

/// Population stability index of the last date against the first; NaN with one date.
double drift(const Frame& frame, const Column& c) {
  size_t first = 0, last = frame.rows();
  while (first < frame.rows() && frame.as_of[first] == frame.as_of.front()) ++first;
  while (last > 0 && frame.as_of[last - 1] == frame.as_of.back()) --last;
  if (last == 0) return report::kNone;
  std::vector<double> edges, known;
  if (c.kind == Column::Kind::number) {
    for (size_t i = 0; i < first; ++i)
      if (!std::isnan(c.number[i])) known.push_back(c.number[i]);
    if (known.empty()) return report::kNone;
    edges = stats::psi_edges(known, 10);
  }
  return stats::psi(shares(c, edges, 0, first), shares(c, edges, last, frame.rows()));
}

Json dates_of(const Frame& frame) {
  Json out = Json::array();
  for (size_t i = 0; i < frame.rows();) {
    size_t j = i, positive = 0, known = 0;
    for (; j < frame.rows() && frame.as_of[j] == frame.as_of[i]; ++j) {
      if (frame.label.empty() || std::isnan(frame.label[j])) continue;
      ++known;
      positive += frame.label[j] == 1;
    }
    Json date{{"as_of", iso(frame.as_of[i])}, {"rows", j - i}};
    if (!frame.label.empty()) date.update({{"known", known}, {"positive", positive}});
    out.push_back(date);
    i = j;
  }
  return out;
}
}  // namespace

Json describe(const Frame& frame) {
  Json out{{"rows", frame.rows()},
           {"dates", dates_of(frame)},
           {"schema", frame.schema_hash()},
           {"content", frame.content_hash()},
           {"columns", Json::array()}};
  Json suspects = Json::array();
  for (const Column& c : frame.columns) {
    const bool number = c.kind == Column::Kind::number;
    Json one = number ? number_summary(c) : category_summary(c);
    one.update({{"name", c.name},
                {"source", c.source},
                {"version", c.version},
                {"kind", number ? "number" : "category"},
                {"window", c.window == 0 ? "" : duration_text(c.window)},
                {"known_after", c.known_after},
                {"unit", c.unit},
                {"protected", c.is_protected}});
    if (frame.rows() > 0)
      one["missing_share"] = one["missing"].get<double>() / static_cast<double>(frame.rows());
    put(one, "drift", drift(frame, c));
    if (!frame.label.empty()) {
      const SingleAuc a = single_auc(c, frame.label);
      Json auc{{"positives", a.positives}, {"negatives", a.negatives}, {"suspect", a.suspect}};
      put(auc, "value", a.auc);
      put(auc, "lo", a.lo);
      put(auc, "hi", a.hi);
      put(auc, "missing", a.missing);
      one["auc"] = auc;
      if (a.suspect) suspects.push_back(c.name);
    }
    out["columns"].push_back(one);
  }
  if (!frame.label.empty()) out["suspected_leaks"] = suspects;
  return out;
}

const report::Question& question() {
  static const report::Question q{
      "features",
      2,
      complete_frame,
      key_of_frame,
      [](Project& project, const Json& complete, const Exec& exec) -> Result<Json> {
        TRY(const Frame frame, build(project, complete, exec));
        Json answer = describe(frame);
        answer["features"] = complete["set"]["features"];
        TRY(Json guide, seasons(project, complete, exec));
        if (!guide.empty()) answer["autocorrelation"] = std::move(guide);
        return answer;
      },
      figures};
  return q;
}

}  // namespace habitus::features
