#include "core/validation/evaluate.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "core/stats/calibration.h"
#include "core/stats/resample.h"
#include "core/stats/scores.h"

namespace habitus::validation {
namespace {

using stats::Binning;
using Numbers = std::vector<double>;

Json value(double v, stats::Interval i, double n) {
  return {{"value", v}, {"lo", i.lo}, {"hi", i.hi}, {"n", n}};
}
double size_of(const Rows& r) { return static_cast<double>(r.y.size()); }

Numbers losses(const Numbers& p, const Numbers& y) {
  Numbers out(p.size());
  for (size_t i = 0; i < p.size(); ++i) out[i] = stats::log_loss({&p[i], 1}, {&y[i], 1}).loss;
  return out;
}
Numbers squares(const Numbers& p, const Numbers& y) {
  Numbers out(p.size());
  for (size_t i = 0; i < p.size(); ++i) out[i] = (p[i] - y[i]) * (p[i] - y[i]);
  return out;
}
Json mean_value(const Numbers& each) {
  return value(stats::mean(each), stats::mean_interval(each), static_cast<double>(each.size()));
}

Json auc_json(const Numbers& score, const Numbers& y) {
  const auto a = stats::auc(score, y);
  Json out = value(a.auc, a.interval, static_cast<double>(y.size()));
  out["se"] = std::sqrt(a.variance);
  return out;
}

Json resampled(const Rows& r, const Options& o, uint64_t stage, const Exec& exec,
               const std::function<double(const Numbers&, const Numbers&)>& statistic) {
  const auto b = stats::bootstrap(
      r.y.size(),
      [&](std::span<const size_t> rows) {
        Numbers p(rows.size()), y(rows.size());
        for (size_t i = 0; i < rows.size(); ++i) p[i] = r.score[rows[i]], y[i] = r.y[rows[i]];
        return statistic(p, y);
      },
      {.draws = o.draws, .seed = o.seed, .stage = stage}, exec);
  Json out = value(b.estimate, b.percentile, size_of(r));
  out["undefined_draws"] = b.undefined;
  return out;
}

Json reliability_json(const Rows& r, Binning binning, int bins) {
  Json out = Json::array();
  for (const auto& b : stats::reliability(r.score, r.y, binning, bins))
    out.push_back({{"from", b.lo},
                   {"to", b.hi},
                   {"n", b.n},
                   {"mean", b.mean_p},
                   {"rate", value(b.rate, b.interval, b.n)}});
  return out;
}

double calibration_error(const Numbers& p, const Numbers& y, Binning binning, int bins) {
  return stats::calibration_error(stats::reliability(p, y, binning, bins)).expected;
}

Json probability_json(const Rows& r, const Options& o, const Exec& exec) {
  const auto loss = stats::log_loss(r.score, r.y);
  const auto t = stats::brier_terms(r.score, r.y, Binning::uniform, o.bins);
  Json log_loss = mean_value(losses(r.score, r.y));
  log_loss["clipped"] = loss.clipped;
  Json brier = mean_value(squares(r.score, r.y));
  brier["reliability"] = t.reliability;
  brier["resolution"] = t.resolution;
  brier["uncertainty"] = t.uncertainty;
  brier["within_variance"] = t.within_variance;
  brier["within_covariance"] = t.within_covariance;
  Json out{{"log_loss", log_loss}, {"brier", brier}};
  for (const auto& [name, binning] : {std::pair{"uniform", Binning::uniform}, {"mass", Binning::mass}}) {
    const auto bins = stats::reliability(r.score, r.y, binning, o.bins);
    out["reliability"][name] = reliability_json(r, binning, o.bins);
    Json ece =
        resampled(r, o, binning == Binning::uniform ? 11 : 12, exec, [&](const Numbers& p, const Numbers& y) {
          return calibration_error(p, y, binning, o.bins);
        });
    ece["maximum"] = stats::calibration_error(bins).maximum;
    out["ece"][name] = ece;
  }
  double expected = 0, seen = 0;
  for (size_t i = 0; i < r.y.size(); ++i) expected += r.score[i], seen += r.y[i];
  const auto interval = stats::wilson(seen, size_of(r));
  // Observed over expected: 1 = right on average; Wilson's limits of the observed share over the mean
  // prediction.
  out["observed_expected"] =
      value(seen / expected, {interval.lo * size_of(r) / expected, interval.hi * size_of(r) / expected},
            size_of(r));
  return out;
}

Json paired(const Numbers& model, const Numbers& other) {
  const auto d = stats::paired_difference(model, other);
  return value(d.difference, d.interval, static_cast<double>(model.size()));
}

/// The same measures of the scores before the stored map, and what the map changed: after − before, row by row.
Json before_calibration(const Rows& r, const Options& o, const Exec& exec) {
  Rows before;
  before.y = r.y;
  before.score = r.raw;
  Json out{{"log_loss", mean_value(losses(r.raw, r.y))}, {"brier", mean_value(squares(r.raw, r.y))}};
  out["difference"] = {{"log_loss", paired(losses(r.score, r.y), losses(r.raw, r.y))},
                       {"brier", paired(squares(r.score, r.y), squares(r.raw, r.y))}};
  const auto taken = [](const Numbers& from, std::span<const size_t> rows) {
    Numbers out(rows.size());
    for (size_t i = 0; i < rows.size(); ++i) out[i] = from[rows[i]];
    return out;
  };
  for (const auto& [name, binning] : {std::pair{"uniform", Binning::uniform}, {"mass", Binning::mass}}) {
    const uint64_t stage = binning == Binning::uniform ? 13 : 15;
    out["ece"][name] = resampled(before, o, stage, exec, [&](const Numbers& p, const Numbers& y) {
      return calibration_error(p, y, binning, o.bins);
    });
    const auto change = stats::bootstrap(
        r.y.size(),
        [&](std::span<const size_t> rows) {
          const Numbers y = taken(r.y, rows);
          return calibration_error(taken(r.score, rows), y, binning, o.bins) -
                 calibration_error(taken(r.raw, rows), y, binning, o.bins);
        },
        {.draws = o.draws, .seed = o.seed, .stage = stage + 1}, exec);
    out["difference"]["ece"][name] = value(change.estimate, change.percentile, size_of(r));
  }
  return out;
}

/// At most `most` points of a curve, always with its ends.
template <class T>
std::vector<T> thinned(const std::vector<T>& all, size_t most) {
  if (all.size() <= most) return all;
  std::vector<T> out;
  for (size_t i = 0; i < most; ++i) out.push_back(all[i * (all.size() - 1) / (most - 1)]);
  return out;
}

Json curves_json(const Rows& r, double positives) {
  const double negatives = size_of(r) - positives;
  Json roc = Json::array({Json{{"x", 0.0}, {"y", 0.0}}}), pr = Json::array();
  for (const auto& p : thinned(stats::curve(r.score, r.y), 120)) {
    roc.push_back({{"x", p.false_positives / negatives}, {"y", p.true_positives / positives}});
    pr.push_back({{"x", p.true_positives / positives},
                  {"y", p.true_positives / (p.true_positives + p.false_positives)}});
  }
  return {{"roc", roc}, {"pr", pr}};
}

/// Mean cost when everybody scoring at least the threshold is selected; the first point selects nobody.
Json cost_curve(const Rows& r, const Costs& c, double positives) {
  const double negatives = size_of(r) - positives, n = size_of(r);
  const auto mean_cost = [&](double tp, double fp) {
    return (tp * c.true_positive + fp * c.false_positive + (positives - tp) * c.false_negative +
            (negatives - fp) * c.true_negative) /
           n;
  };
  struct Point {
    double selected, cost, threshold;
  };
  std::vector<Point> all{{0, mean_cost(0, 0), std::nan("")}};
  for (const auto& p : stats::curve(r.score, r.y))
    all.push_back({(p.true_positives + p.false_positives) / n, mean_cost(p.true_positives, p.false_positives),
                   p.threshold});
  const auto best = std::min_element(all.begin(), all.end(),
                                     [](const Point& a, const Point& b) { return a.cost < b.cost; });
  Json points = Json::array();
  for (const auto& p : thinned(all, 120))
    points.push_back({{"selected", p.selected}, {"cost", p.cost}, {"threshold", p.threshold}});
  return {{"points", points},
          {"lowest", {{"selected", best->selected}, {"cost", best->cost}, {"threshold", best->threshold}}},
          {"nobody", all.front().cost},
          {"everybody", all.back().cost}};
}

const char* verdict_of(double lo, double hi, bool lower_is_better) {
  if (std::isnan(lo) || std::isnan(hi)) return "insufficient";
  if (lower_is_better ? hi < 0 : lo > 0) return "better";
  if (lower_is_better ? lo > 0 : hi < 0) return "worse";
  return "no_difference";
}

Json baseline_json(const Rows& r, const Numbers& other, bool enough) {
  const auto auc = stats::auc_difference(r.score, other, r.y);
  Json out{{"auc", auc_json(other, r.y)},
           {"average_precision", {{"value", stats::average_precision(other, r.y)}, {"n", size_of(r)}}}};
  out["difference"]["auc"] = value(auc.difference, auc.interval, size_of(r));
  out["difference"]["auc"]["p"] = auc.p;
  out["log_loss"] = mean_value(losses(other, r.y));
  out["brier"] = mean_value(squares(other, r.y));
  if (r.probabilities) {
    out["difference"]["log_loss"] = paired(losses(r.score, r.y), losses(other, r.y));
    out["difference"]["brier"] = paired(squares(r.score, r.y), squares(other, r.y));
  }
  const Json& deciding = out["difference"][r.probabilities ? "log_loss" : "auc"];
  out["verdict"] = enough ? verdict_of(deciding["lo"], deciding["hi"], r.probabilities) : "insufficient";
  return out;
}

/// The worst verdict against any baseline is the model's.
std::string overall(const Json& baselines) {
  for (const char* verdict : {"insufficient", "worse", "no_difference"})
    for (const auto& [name, b] : baselines.items())
      if (b["verdict"] == verdict) return verdict;
  return "better";
}

Json operating(const Rows& r, const Options& o) {
  const double own = o.costs.threshold();
  const bool given = o.threshold.has_value();
  if (!given && (!r.probabilities || std::isnan(own)) && !o.capacity) return {{"state", "undefined"}};
  const double threshold = given                                 ? *o.threshold
                           : r.probabilities && !std::isnan(own) ? own
                                                                 : -std::numeric_limits<double>::infinity();
  const auto selected = select(r.score, r.as_of, r.person, {threshold, o.capacity});
  Json out = operating_point(selected, r.y, o.costs);
  double edge = std::numeric_limits<double>::infinity();
  std::map<Time, double> at_once;
  for (size_t i = 0; i < selected.size(); ++i)
    if (selected[i]) {
      edge = std::min(edge, r.score[i]);
      at_once[r.as_of[i]] += 1;
    }
  double most = 0;
  for (const auto& [date, n] : at_once) most = std::max(most, n);
  out["most_at_once"] = most;
  out["rule"] = o.capacity ? "capacity" : given ? "threshold" : "cost";
  out["threshold"] = threshold;
  out["lowest_selected"] = edge;
  return out;
}

}  // namespace

Json evaluate(const Rows& r, const Options& o, const Exec& exec) {
  double positives = 0;
  for (double v : r.y) positives += v;
  const double negatives = size_of(r) - positives;
  const bool enough = positives >= kFewest && negatives >= kFewest;
  Json out{{"n", size_of(r)},
           {"positives", positives},
           {"negatives", negatives},
           {"state", r.y.empty() ? "undefined"
                     : enough    ? "ok"
                                 : "insufficient"},
           {"probabilities", r.probabilities}};
  if (r.y.empty()) return out;
  out["prevalence"] = value(positives / size_of(r), stats::wilson(positives, size_of(r)), size_of(r));
  out["auc"] = auc_json(r.score, r.y);
  out["average_precision"] = resampled(
      r, o, 10, exec, [](const Numbers& p, const Numbers& y) { return stats::average_precision(p, y); });
  if (r.probabilities) out.update(probability_json(r, o, exec));
  if (r.probabilities && !r.raw.empty()) out["uncalibrated"] = before_calibration(r, o, exec);
  if (positives > 0 && negatives > 0) out["curves"] = curves_json(r, positives);
  out["cost_curve"] = cost_curve(r, o.costs, positives);
  out["operating_point"] = operating(r, o);
  out["baselines"]["prevalence"] = baseline_json(r, r.prevalence, enough);
  if (!r.last_value.empty()) out["baselines"]["last_value"] = baseline_json(r, r.last_value, enough);
  out["verdict"] = overall(out["baselines"]);
  return out;
}

Json brief(const Rows& r) {
  double positives = 0;
  for (double v : r.y) positives += v;
  const bool enough = positives >= kFewest && size_of(r) - positives >= kFewest;
  Json out{{"n", size_of(r)},
           {"positives", positives},
           {"state", enough ? "ok" : "insufficient"},
           {"auc", auc_json(r.score, r.y)}};
  out["log_loss"] = mean_value(losses(r.score, r.y));
  out["brier"] = mean_value(squares(r.score, r.y));
  out["baselines"]["prevalence"] = baseline_json(r, r.prevalence, enough);
  if (!r.last_value.empty()) out["baselines"]["last_value"] = baseline_json(r, r.last_value, enough);
  return out;
}

}  // namespace habitus::validation
