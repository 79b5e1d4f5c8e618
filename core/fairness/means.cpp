#include "core/fairness/means.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "core/stats/hypothesis.h"
#include "core/stats/intervals.h"

namespace habitus::fairness {
namespace {

struct Values {
  std::string name;
  std::vector<double> all;
  double n = 0, mean = 0;
  double log_variance = 0;  ///< of ln(mean), by the delta method
};

std::vector<Values> values_of(const Subject& rows, const std::vector<std::string>& group) {
  std::map<std::string, std::vector<double>> found;
  for (size_t i = 0; i < rows.person.size(); ++i)
    if (!group[i].empty() && !std::isnan(rows.value[i])) found[group[i]].push_back(rows.value[i]);
  std::vector<Values> out;
  for (auto& [name, values] : found) {
    Values v{name, std::move(values)};
    v.n = static_cast<double>(v.all.size());
    v.mean = stats::mean(v.all);
    const double se = stats::sd(v.all) / std::sqrt(v.n);
    v.log_variance = se * se / (v.mean * v.mean);
    out.push_back(std::move(v));
  }
  return out;
}

size_t reference_among(const std::vector<Values>& groups, const Plan& plan, size_t cut) {
  size_t best = 0;
  for (size_t g = 0; g < groups.size(); ++g) {
    for (const auto& [name, level] : plan.references)
      if (name == plan.cut_names[cut] && groups[g].name == level) return g;
    if (plan.kinds[cut] == "slice" && groups[g].name == "others") return g;
    const bool better = plan.reference == "best"
                            ? groups[g].n >= plan.min_n && groups[g].mean > groups[best].mean
                            : groups[g].n > groups[best].n;
    if (better) best = g;
  }
  return best;
}

/// How many more people the group needs until the interval of the log ratio clears the nearest bound, if
/// means and spread stay as they are; NaN where no number of them would do.
double extra_people(const Values& group, const Values& reference, double log_ratio, double log_tau) {
  const double inside = std::abs(log_ratio) < -log_tau ? -log_tau - std::abs(log_ratio) : 0;
  const double distance = inside > 0 ? inside : std::abs(log_ratio) + log_tau;
  const double z = stats::two_sided_z(.95);
  const double left = distance * distance / (z * z) - reference.log_variance;
  if (!(left > 0) || !(group.log_variance > 0)) return report::kNone;
  return std::max(0.0, std::ceil(group.log_variance * group.n / left - group.n));
}

void put_number(Json& to, const char* key, double value) {
  if (std::isfinite(value)) to[key] = value;
}

Json gap_json(const Values& group, const Values& reference, const Plan& plan) {
  Json out{{"n", group.n}, {"reference_n", reference.n}};
  double lo = report::kNone, hi = report::kNone, log_ratio = report::kNone;
  if (group.mean > 0 && reference.mean > 0) {
    log_ratio = std::log(group.mean / reference.mean);
    const double half = stats::two_sided_z(.95) * std::sqrt(group.log_variance + reference.log_variance);
    lo = std::exp(log_ratio - half);
    hi = std::exp(log_ratio + half);
  }
  put_number(out, "value", std::exp(log_ratio));
  put_number(out, "lo", lo);
  put_number(out, "hi", hi);
  put_number(out, "ratio", std::exp(log_ratio));
  put_number(out, "difference", group.mean - reference.mean);
  put_number(out, "p", stats::welch(group.all, reference.all).p);
  const Verdict verdict = judge(lo, hi, group.n, reference.n, {plan.tau, 1 / plan.tau, plan.min_n});
  out["verdict"] = verdict_name(verdict);
  if (verdict == Verdict::insufficient) {
    double extra = extra_people(group, reference, log_ratio, std::log(plan.tau));
    if (group.n < plan.min_n) extra = std::max(std::isnan(extra) ? 0 : extra, plan.min_n - group.n);
    put_number(out, "extra", extra);
    put_number(out, "extra_rows", extra);
  }
  return out;
}

Json cut_of_means(const Subject& rows, const Plan& plan, size_t cut) {
  const auto groups = values_of(rows, plan.group[cut]);
  Json out{{"name", plan.cut_names[cut]}, {"kind", plan.kinds[cut]}, {"groups", Json::array()}};
  out["unknown"] = std::count(plan.group[cut].begin(), plan.group[cut].end(), std::string());
  if (groups.empty()) return out;
  const size_t reference = reference_among(groups, plan, cut);
  out["reference"] = groups[reference].name;
  for (size_t g = 0; g < groups.size(); ++g) {
    const auto interval = stats::mean_interval(groups[g].all);
    Json mean{{"n", groups[g].n}};
    put_number(mean, "value", groups[g].mean);
    put_number(mean, "lo", interval.lo);
    put_number(mean, "hi", interval.hi);
    Json one{
        {"name", groups[g].name}, {"counts", {{"n", groups[g].n}}}, {"rates", {{"mean", std::move(mean)}}}};
    if (g != reference) one["gaps"]["mean"] = gap_json(groups[g], groups[reference], plan);
    out["groups"].push_back(std::move(one));
  }
  return out;
}

}  // namespace

Json audit_means(const Subject& rows, const Plan& plan) {
  const auto known =
      std::count_if(rows.value.begin(), rows.value.end(), [](double v) { return !std::isnan(v); });
  Json out{{"n", static_cast<double>(known)}, {"favourable", "selected"}, {"measures", plan.measures},
           {"tolerance", plan.tolerance},     {"tau", plan.tau},          {"min_n", plan.min_n},
           {"looked_at", plan.looked_at},     {"cuts", Json::array()}};
  for (size_t cut = 0; cut < plan.cut_names.size(); ++cut)
    out["cuts"].push_back(cut_of_means(rows, plan, cut));
  adjust(out, plan);
  count_verdicts(out);
  return out;
}

}  // namespace habitus::fairness
