#include "core/objectives/association.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/spec.h"
#include "core/objectives/window.h"
#include "core/report/read.h"
#include "core/segments/answers.h"
#include "core/segments/scope.h"
#include "core/stats/hypothesis.h"
#include "core/stats/scores.h"

namespace habitus::objectives {

Result<Outcome> outcome_of(Project& project, const Json& target, const Exec& exec) {
  TRY(const Labels rows, labels(project, target, exec));
  Outcome out;
  for (size_t i = 0; i < rows.person.size(); ++i) {
    if (rows.maturity[i] != Maturity::known) continue;
    out.order.push_back(out.person.size());
    out.person.push_back(rows.person[i]);
    out.as_of.push_back(rows.as_of[i]);
    out.y.push_back(rows.label[i]);
    out.positives += rows.label[i];
  }
  std::stable_sort(out.order.begin(), out.order.end(),
                   [&](size_t a, size_t b) { return out.person[a] < out.person[b]; });
  return out;
}

std::span<const uint32_t> Moment::within(const events::Slab& slab, Duration window) const {
  const auto from = std::lower_bound(known.begin(), known.end(), at - window,
                                     [&](uint32_t i, Time t) { return slab.time[i] < t; });
  return known.subspan(static_cast<size_t>(from - known.begin()));
}

Done walk(Project& project, const Json& scope_spec, const events::Need& wanted, const Outcome& outcome,
          Duration lag, const Exec& exec, const RowVisitor& visitor) {
  TRY(const auto scope, segments::scope_of(project, scope_spec, exec));
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  events::Need need = wanted;
  need.arrival = true;
  return events::scan(project, pass, scope, need, exec, [&](const events::Slab& slab) {
    const auto call = visitor(slab);
    Known known;
    for (size_t p = 0; p < slab.person.size(); ++p) {
      auto at = std::lower_bound(outcome.order.begin(), outcome.order.end(), slab.person[p],
                                 [&](size_t i, events::PersonKey key) { return outcome.person[i] < key; });
      for (; at != outcome.order.end() && outcome.person[*at] == slab.person[p]; ++at) {
        const Time moment = outcome.as_of[*at] - lag;
        known_as_of(slab, slab.first[p], slab.first[p + 1], moment, known);
        call({*at, moment, known.rows});
      }
    }
  });
}

Json rank_correlation(std::span<const double> x, const Outcome& outcome) {
  std::vector<double> a, b;
  events::PersonKey before = 0;
  double people = 0;
  for (const size_t i : outcome.order) {
    if (std::isnan(x[i])) continue;
    if (a.empty() || outcome.person[i] != before) ++people;
    before = outcome.person[i];
    a.push_back(x[i]);
    b.push_back(outcome.y[i]);
  }
  Json out{{"value", nullptr}, {"lo", nullptr}, {"hi", nullptr}, {"n", people}};
  if (a.size() < 2) return out;
  const auto ra = stats::mid_ranks(a), rb = stats::mid_ranks(b);
  const double middle = (static_cast<double>(a.size()) + 1) / 2;
  double ab = 0, aa = 0, bb = 0;
  for (size_t i = 0; i < ra.size(); ++i) {
    ab += (ra[i] - middle) * (rb[i] - middle);
    aa += (ra[i] - middle) * (ra[i] - middle);
    bb += (rb[i] - middle) * (rb[i] - middle);
  }
  if (aa == 0 || bb == 0) return out;
  const double r = std::clamp(ab / std::sqrt(aa * bb), -1.0, 1.0);
  out["value"] = r;
  if (people <= 3 || std::abs(r) >= 1) return out;
  const double half = stats::two_sided_z(.95) * std::sqrt((1 + r * r / 2) / (people - 3));
  out["lo"] = std::tanh(std::atanh(r) - half);
  out["hi"] = std::tanh(std::atanh(r) + half);
  return out;
}

namespace {
double entropy(double k, double n) {
  const auto part = [](double p) { return p > 0 ? -p * std::log2(p) : 0; };
  return n > 0 ? part(k / n) + part(1 - k / n) : 0;
}
}  // namespace

Json information_gain(std::span<const double> counts, const Outcome& outcome) {
  std::map<int, std::pair<double, double>> classes;  // positives, all
  double n = 0, positives = 0;
  for (size_t i = 0; i < counts.size(); ++i) {
    if (std::isnan(counts[i])) continue;
    auto& c = classes[counts[i] < 1 ? 0 : 1 + std::ilogb(counts[i])];
    c.first += outcome.y[i];
    c.second += 1;
    positives += outcome.y[i];
    ++n;
  }
  const double whole = entropy(positives, n);
  double rest = 0;
  std::vector<std::vector<double>> table;
  for (const auto& [level, c] : classes) {
    rest += c.second / n * entropy(c.first, c.second);
    table.push_back({c.first, c.second - c.first});
  }
  if (n == 0) return {{"value", nullptr}, {"corrected", nullptr}, {"share", nullptr}, {"p", nullptr}};
  const double gain = std::max(0.0, whole - rest),
               chance = (static_cast<double>(classes.size()) - 1) / (2 * n * std::log(2.0));
  return {{"value", gain},
          {"corrected", std::max(0.0, gain - chance)},
          {"share", whole > 0 ? Json(gain / whole) : Json(nullptr)},
          {"p", segments::number_json(stats::chi_square(table).p)}};
}

Json foretelling(const std::vector<Duration>& lags, const std::vector<Json>& associations) {
  Json out{{"association", associations.front()}, {"lags", Json::array()}, {"lead_us", nullptr}};
  bool seen = true;
  const bool up = report::number_at(associations.front(), "value") > 0;
  for (size_t l = 0; l < lags.size(); ++l) {
    Json one = associations[l];
    one["lag"] = duration_text(lags[l]);
    one["lag_us"] = lags[l];
    const double lo = report::number_at(one, "lo"), hi = report::number_at(one, "hi");
    seen = seen && (up ? lo > 0 : hi < 0);
    if (seen) out["lead_us"] = lags[l];
    out["lags"].push_back(std::move(one));
  }
  return out;
}

bool stronger(const Json& a, const Json& b) {
  const auto size = [](const Json& j) {
    const double v = report::number_at(j["association"], "value");
    return std::isnan(v) ? -1 : std::abs(v);
  };
  const auto lead = [](const Json& j) { return j["lead_us"].is_number() ? j["lead_us"].get<double>() : -1; };
  if (size(a) != size(b)) return size(a) > size(b);
  if (lead(a) != lead(b)) return lead(a) > lead(b);
  return a["name"] < b["name"];
}

Result<Json> complete_lags(const Json& spec, const std::string& where) {
  TRY(auto texts, spec::texts(spec, "lags", where));
  if (texts.empty()) texts = {"0 d", "7 d", "14 d", "28 d"};
  std::vector<Duration> lags{0};
  for (const auto& text : texts) {
    TRY(const Duration lag, parse_duration(text));
    if (lag < 0) return fail(Kind::input, "A lag is not negative", where + ".lags");
    lags.push_back(lag);
  }
  std::sort(lags.begin(), lags.end());
  lags.erase(std::unique(lags.begin(), lags.end()), lags.end());
  if (lags.size() > 12) return fail(Kind::input, "At most 12 lags", where + ".lags");
  Json out = Json::array();
  for (const Duration lag : lags) out.push_back(duration_text(lag));
  return out;
}

std::vector<Duration> lags_of(const Json& complete) {
  std::vector<Duration> out;
  for (const Json& text : complete) out.push_back(parse_duration(text.get<std::string>()).value_or(0));
  return out;
}

}  // namespace habitus::objectives
