#include "core/fairness/audit.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "core/fairness/calibration.h"
#include "core/fairness/means.h"
#include "core/stats/hypothesis.h"
#include "core/stats/scores.h"

namespace habitus::fairness {
namespace {

constexpr int kDraws = 400;

struct Group {
  std::string name;
  Counts counts;
  std::vector<double> label, score;  ///< of rows with both
};

std::vector<Group> groups_of(const Subject& rows, const std::vector<std::string>& group) {
  std::map<std::string, Group> found;
  for (size_t i = 0; i < rows.person.size(); ++i) {
    if (group[i].empty() || std::isnan(rows.selected[i])) continue;
    Group& g = found[group[i]];
    const bool selected = rows.selected[i] > 0;
    ++g.counts.n;
    g.counts.selected += selected;
    if (!rows.has_label || std::isnan(rows.label[i])) continue;
    const bool positive = rows.label[i] > 0;
    ++(selected ? (positive ? g.counts.tp : g.counts.fp) : (positive ? g.counts.fn : g.counts.tn));
    if (std::isnan(rows.score[i])) continue;
    g.label.push_back(rows.label[i]);
    g.score.push_back(rows.score[i]);
  }
  std::vector<Group> out;
  for (auto& [name, g] : found) {
    g.name = name;
    out.push_back(std::move(g));
  }
  return out;
}

void put(Json& to, const char* key, double value) {
  if (!std::isnan(value)) to[key] = value;
}

Json to_json(const Rate& r) {
  Json out{{"k", r.k}, {"n", r.n}};
  put(out, "value", r.value);
  put(out, "lo", r.lo);
  put(out, "hi", r.hi);
  return out;
}

Json to_json(const Counts& c, bool labelled) {
  Json out{{"n", c.n}, {"selected", c.selected}};
  if (labelled)
    out.update({{"positive", c.positive()},
                {"negative", c.negative()},
                {"tp", c.tp},
                {"fp", c.fp},
                {"fn", c.fn},
                {"tn", c.tn}});
  return out;
}

Json to_json(const Calibration& c) {
  Json out{{"n", c.n}, {"observed", c.observed}, {"expected", c.expected}};
  put(out, "oe", c.oe);
  put(out, "oe_lo", c.oe_lo);
  put(out, "oe_hi", c.oe_hi);
  put(out, "in_the_large", c.in_the_large);
  put(out, "large_lo", c.large_lo);
  put(out, "large_hi", c.large_hi);
  put(out, "slope", c.slope);
  put(out, "slope_lo", c.slope_lo);
  put(out, "slope_hi", c.slope_hi);
  put(out, "ece", c.ece);
  put(out, "ece_equal_n", c.ece_equal_n);
  put(out, "ece_lo", c.ece_lo);
  put(out, "ece_hi", c.ece_hi);
  put(out, "intercept", c.intercept);
  put(out, "intercept_lo", c.intercept_lo);
  put(out, "intercept_hi", c.intercept_hi);
  put(out, "p", c.p);
  out["interval"] = c.bootstrapped ? "bootstrap" : "theory";
  return out;
}

/// How well the score ranks inside the group: AUC with DeLong's interval.
Json ranking_json(const Group& group) {
  const auto auc = stats::auc(group.score, group.label);
  Json out{{"n", group.label.size()}};
  put(out, "value", auc.auc);
  put(out, "lo", auc.interval.lo);
  put(out, "hi", auc.interval.hi);
  return out;
}

Measure measure_of(const std::string& name) {
  if (name == "impact") return Measure::favourable;
  for (const Measure m : kMeasures)
    if (name == measure_name(m)) return m;
  return Measure::selection;
}

size_t reference_of(const std::vector<Group>& groups, const Plan& plan, const std::string& cut,
                    const std::string& kind) {
  size_t best = 0;
  for (const auto& [name, level] : plan.references)
    for (size_t g = 0; name == cut && g < groups.size(); ++g)
      if (groups[g].name == level) return g;
  if (kind == "slice")
    for (size_t g = 0; g < groups.size(); ++g)
      if (groups[g].name == "others") return g;
  for (size_t g = 1; g < groups.size(); ++g) {
    const Counts &a = groups[g].counts, &b = groups[best].counts;
    if (plan.reference == "best") {
      const auto rate = [&](const Counts& c) {
        return c.n < plan.min_n ? -1 : measure(c, Measure::favourable, plan.favourable_selected).value;
      };
      if (rate(a) > rate(b)) best = g;
    } else if (a.n > b.n) {
      best = g;
    }
  }
  return best;
}

/// One gap with its verdict; the p-value waits for the adjustment.
Json gap_of(const std::string& name, const Group& group, const Group& reference, const Plan& plan) {
  const Measure which = measure_of(name);
  const Rate a = measure(group.counts, which, plan.favourable_selected);
  const Rate b = measure(reference.counts, which, plan.favourable_selected);
  const Disparity d = disparity(a, b);
  const bool ratio = name == "impact";
  const Tolerance band = ratio ? Tolerance{plan.tau, 1 / plan.tau, plan.min_n}
                               : Tolerance{-plan.tolerance, plan.tolerance, plan.min_n};
  Json out{{"n", a.n}, {"reference_n", b.n}};
  put(out, "value", ratio ? d.ratio : d.difference);
  put(out, "lo", ratio ? d.ratio_lo : d.difference_lo);
  put(out, "hi", ratio ? d.ratio_hi : d.difference_hi);
  put(out, "difference", d.difference);
  put(out, "ratio", d.ratio);
  put(out, "p", d.p);
  const Verdict verdict = ratio ? judge(d.ratio_lo, d.ratio_hi, a.n, b.n, band)
                                : judge(d.difference_lo, d.difference_hi, a.n, b.n, band);
  out["verdict"] = verdict_name(verdict);
  if (verdict == Verdict::insufficient) {
    const double extra = ratio ? extra_needed_ratio(a, b, band) : extra_needed_difference(a, b, band);
    put(out, "extra", extra);
    if (a.n > 0) put(out, "extra_rows", std::ceil(extra * group.counts.n / a.n));
  }
  return out;
}

Json spread_json(const std::vector<Group>& groups, Measure which, bool favourable_selected) {
  std::vector<Rate> rates;
  for (const Group& g : groups) rates.push_back(measure(g.counts, which, favourable_selected));
  const Spread s = spread(rates);
  Json out{{"left_out", s.left_out.size()}};
  put(out, "difference", s.difference);
  put(out, "ratio", s.ratio);
  return out;
}

Json odds_json(const std::vector<Group>& groups, const Plan& plan, size_t cut) {
  std::vector<Counts> counts;
  for (const Group& g : groups) counts.push_back(g.counts);
  const Odds odds = equalised_odds(counts, plan.seed + cut);
  Json out{{"left_out_tpr", Json::array()}, {"left_out_fpr", Json::array()}};
  for (const size_t g : odds.tpr.left_out) out["left_out_tpr"].push_back(groups[g].name);
  for (const size_t g : odds.fpr.left_out) out["left_out_fpr"].push_back(groups[g].name);
  put(out, "value", odds.worst);
  put(out, "lo", odds.lo);
  put(out, "hi", odds.hi);
  put(out, "mean", odds.mean);
  return out;
}

Json cut_json(const Subject& rows, const Plan& plan, size_t cut, double all_selected) {
  const auto groups = groups_of(rows, plan.group[cut]);
  Json out{{"name", plan.cut_names[cut]}, {"kind", plan.kinds[cut]}, {"groups", Json::array()}};
  out["unknown"] = std::count(plan.group[cut].begin(), plan.group[cut].end(), std::string());
  if (groups.empty()) return out;
  const size_t reference = reference_of(groups, plan, plan.cut_names[cut], plan.kinds[cut]);
  out["reference"] = groups[reference].name;
  for (size_t g = 0; g < groups.size(); ++g) {
    Json one{{"name", groups[g].name},
             {"counts", to_json(groups[g].counts, rows.has_label)},
             {"rates", Json::object()}};
    for (const Measure m : kMeasures) {
      const bool needs_label = m != Measure::selection && m != Measure::favourable;
      if (needs_label && !rows.has_label) continue;
      one["rates"][measure_name(m)] = to_json(measure(groups[g].counts, m, plan.favourable_selected));
    }
    if (all_selected > 0) one["share_of_selected"] = groups[g].counts.selected / all_selected;
    if (!groups[g].label.empty()) {
      one["ranking"] = ranking_json(groups[g]);
      if (rows.probabilities)
        one["calibration"] =
            to_json(resampled(groups[g].label, groups[g].score, kDraws, plan.seed, (cut << 20) + (g << 10)));
    }
    if (g != reference) {
      one["gaps"] = Json::object();
      for (const std::string& name : plan.measures)
        one["gaps"][name] = gap_of(name, groups[g], groups[reference], plan);
    }
    out["groups"].push_back(std::move(one));
  }
  out["parity"] = spread_json(groups, Measure::selection, plan.favourable_selected);
  if (rows.has_label) out["odds"] = odds_json(groups, plan, cut);
  return out;
}

}  // namespace

void adjust(Json& answer, const Plan& plan) {
  std::vector<double> p;
  std::vector<Json*> at;
  size_t here = 0;
  for (Json& cut : answer["cuts"])
    for (Json& group : cut["groups"]) {
      if (!group.contains("gaps")) continue;
      ++here;
      for (auto& [name, gap] : group["gaps"].items()) {
        if (!gap.contains("p")) continue;
        p.push_back(gap["p"].get<double>());
        at.push_back(&gap);
      }
    }
  const auto others = std::max<int64_t>(0, plan.looked_at - static_cast<int64_t>(here));
  p.resize(p.size() + static_cast<size_t>(others) * plan.measures.size(), 1.0);
  const auto q = stats::adjust_bh(p);
  for (size_t i = 0; i < at.size(); ++i) (*at[i])["q"] = q[i];
  answer["tests"] = p.size();
}

void judge_calibration(Json& answer, const Plan& plan) {
  std::vector<Json*> at;
  std::vector<double> p;
  for (Json& cut : answer["cuts"])
    for (Json& group : cut["groups"]) {
      if (!group.contains("calibration")) continue;
      at.push_back(&group["calibration"]);
      p.push_back(at.back()->value("p", 1.0));
    }
  if (at.empty()) return;
  const auto others = static_cast<int64_t>(plan.looked_at) - static_cast<int64_t>(plan.cut_names.size());
  p.resize(p.size() + static_cast<size_t>(std::max<int64_t>(0, others)), 1.0);
  const auto holm = stats::adjust_holm(p), bh = stats::adjust_bh(p);
  Json counts{{"pass", 0}, {"fail", 0}, {"insufficient", 0}};
  for (size_t i = 0; i < at.size(); ++i) {
    Json& c = *at[i];
    const double n = c["n"], hits = c["observed"];
    c["holm"] = holm[i];
    c["q"] = bh[i];
    const bool enough =
        n >= plan.min_n && hits >= kSlopeEvents && n - hits >= kSlopeEvents && c.contains("oe_lo");
    const double lo = enough ? c["oe_lo"].get<double>() : 0, hi = enough ? c["oe_hi"].get<double>() : 0;
    const bool inside = lo >= plan.tau && hi <= 1 / plan.tau, off = (lo > 1 || hi < 1) && holm[i] <= .05;
    const char* verdict = !enough || (!inside && !off) ? "insufficient" : inside ? "pass" : "fail";
    c["verdict"] = verdict;
    counts[verdict] = counts[verdict].get<int>() + 1;
  }
  answer["calibration"] = {{"tests", p.size()}, {"verdicts", counts}};
}

void count_verdicts(Json& answer) {
  Json verdicts{{"pass", 0}, {"fail", 0}, {"insufficient", 0}};
  for (const Json& cut : answer["cuts"])
    for (const Json& group : cut["groups"]) {
      if (!group.contains("gaps")) continue;
      for (const auto& [name, gap] : group["gaps"].items()) {
        const std::string verdict = gap["verdict"];
        verdicts[verdict] = verdicts[verdict].get<int>() + 1;
      }
    }
  answer["verdicts"] = verdicts;
}

Json audit(const Subject& rows, const Plan& plan) {
  if (!rows.value.empty()) return audit_means(rows, plan);
  double decided = 0, selected = 0, positive = 0, labelled = 0;
  for (size_t i = 0; i < rows.person.size(); ++i) {
    decided += !std::isnan(rows.selected[i]);
    selected += rows.selected[i] > 0;
    labelled += !std::isnan(rows.label[i]);
    positive += rows.label[i] > 0;
  }
  Json out{{"n", decided},
           {"selected", selected},
           {"favourable", plan.favourable_selected ? "selected" : "not_selected"},
           {"measures", plan.measures},
           {"tolerance", plan.tolerance},
           {"tau", plan.tau},
           {"min_n", plan.min_n},
           {"looked_at", plan.looked_at},
           {"cuts", Json::array()}};
  if (rows.has_label) out.update({{"labelled", labelled}, {"positive", positive}});
  for (size_t cut = 0; cut < plan.cut_names.size(); ++cut)
    out["cuts"].push_back(cut_json(rows, plan, cut, selected));
  adjust(out, plan);
  judge_calibration(out, plan);
  count_verdicts(out);
  return out;
}

}  // namespace habitus::fairness
