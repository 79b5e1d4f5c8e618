#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/fairness/slice.h"
#include "core/profiles/groups.h"
#include "core/profiles/profiles.h"
#include "core/segments/answers.h"
#include "core/segments/scope.h"
#include "core/stats/choice.h"
#include "core/stats/hypothesis.h"

namespace habitus::profiles {
namespace {

using segments::number_json;
constexpr const char* kSanity = "sanity";

Result<Json> complete_thresholds(const Json& spec) {
  const Json given = spec.value("thresholds", Json::object());
  CHECK(spec::only(given, {"dominant", "effective", "gini", "tiny", "empty", "outside", "change", "imbalance"},
                   "sanity.thresholds"));
  Json out = Json::object();
  for (const Limit& limit : limits()) {
    const Json own = given.value(limit.id, Json::object());
    CHECK(spec::only(own, {"warn", "fail"}, std::string("sanity.thresholds.") + limit.id));
    out[limit.id] = {{"warn", own.value("warn", Json(limit.warn))}, {"fail", own.value("fail", Json(limit.fail))}};
    for (const char* key : {"warn", "fail"})
      if (!out[limit.id][key].is_number())
        return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A threshold is a number"), "sanity.thresholds");
  }
  return out;
}

/// The versions before those asked for, where there are any.
Result<Json> versions_before(Project& project, const Json& segments) {
  Json out = Json::array();
  for (const Json& segment : segments) {
    if (!segment.is_string()) continue;
    const std::string text = segment.get<std::string>(), name = text.substr(0, text.rfind('@'));
    TRY(const auto versions, project.definitions().history("segment", name));
    for (size_t v = 0; v + 1 < versions.size(); ++v)
      if (text == name + "@" + versions[v].hash) out.push_back(name + "@" + versions[v + 1].hash);
  }
  return out;
}

/// Specs kept by earlier versions have null for a segment without a version before.
Json without_gaps(Json before) {
  if (before.is_object() && before.contains("segments") && before["segments"].is_array())
    std::erase_if(before["segments"].get_ref<Json::array_t&>(), [](const Json& s) { return s.is_null(); });
  return before;
}

Result<Json> complete_sanity(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"of", "scope", "before", "by", "thresholds"}, kSanity));
  Json out = Json::object();
  TRY(out["scope"], segments::complete_scope(project, spec.value("scope", Json())));
  TRY(out["of"], complete_groups(project, spec.value("of", Json()), out["scope"], kSanity));
  TRY(out["thresholds"], complete_thresholds(spec));
  if (spec.contains("before")) {
    TRY(out["before"], complete_groups(project, without_gaps(spec["before"]), out["scope"], kSanity));
  } else if (out["of"].contains("segments")) {
    TRY(const Json before, versions_before(project, out["of"]["segments"]));
    if (!before.empty()) out["before"] = Json{{"segments", before}};
  }
  out["by"] = Json::array();
  const Json by = spec.value("by", Json::array());
  for (const Json& cut : by.is_array() ? by : Json::array({by})) {
    TRY(Json done, fairness::complete_cut(project, cut));
    out["by"].push_back(std::move(done));
  }
  return out;
}

Result<ResultKey> key_sanity(Project& project, const Json& complete) {
  TRY(ResultKey out, key_of_groups(project, complete));
  for (const Json& cut : complete["by"]) {
    TRY(const auto made, fairness::Cut::make(project, cut));
    out.specs.insert(out.specs.end(), made.content().begin(), made.content().end());
  }
  return out;
}

/// Shares before, by name; of groups that were not there nothing.
Result<std::map<std::string, double>> shares_before(Project& project, const Json& complete, const Exec& exec) {
  std::map<std::string, double> out;
  if (!complete.contains("before")) return out;
  TRY(const Groups groups, groups_of(project, without_gaps(complete["before"]), complete["scope"], exec));
  for (const Group& g : groups.all)
    out[g.name] = static_cast<double>(g.people->keys.size()) / static_cast<double>(groups.population.size());
  return out;
}

/// Groups against the values of a cut: members of several groups count in each.
Result<Json> imbalance(Project& project, const Json& cut, const Groups& groups) {
  TRY(const auto made, fairness::Cut::make(project, cut));
  std::map<std::string, std::vector<double>> counts;
  for (size_t g = 0; g < groups.all.size(); ++g)
    for (const auto person : groups.all[g].people->keys) {
      auto& row = counts[made.group(person, kEnd)];
      row.resize(groups.all.size(), 0.0);
      row[g] += 1;
    }
  counts.erase("");
  std::vector<std::vector<double>> table;
  for (auto& [name, row] : counts) table.push_back(row);
  Json out = to_json(association(table));
  out["name"] = fairness::cut_name(cut);
  return out;
}

Json check(const Json& thresholds, const char* id, double value, const std::string& group = {}) {
  bool higher = false;
  for (const Limit& l : limits())
    if (std::string(l.id) == id) higher = l.higher;
  const double warn = thresholds[id]["warn"], fail = thresholds[id]["fail"];
  const auto beyond = [&](double limit) { return higher ? value <= limit : value >= limit; };
  const char* state = std::isnan(value) ? "unknown" : beyond(fail) ? "fail" : beyond(warn) ? "warn" : "pass";
  return {{"id", id},     {"value", number_json(value)}, {"warn", warn},  {"fail", fail}, {"higher_is_better", higher},
          {"state", state}, {"group", group}};
}

Json groups_json(const Groups& groups, const std::map<std::string, double>& before, double& change,
                 std::string& changed) {
  Json out = Json::array();
  const auto n = static_cast<double>(groups.population.size());
  for (const Group& g : groups.all) {
    const auto size = static_cast<double>(g.people->keys.size());
    Json one{{"name", g.name}, {"size", segments::rate_json(size, n)}, {"before", nullptr}, {"change", nullptr}};
    if (const auto it = before.find(g.name); it != before.end()) {
      const double moved = size / n - it->second;
      one["before"] = it->second;
      one["change"] = moved;
      if (std::isnan(change) || std::abs(moved) > change) change = std::abs(moved), changed = g.name;
    }
    out.push_back(std::move(one));
  }
  return out;
}

Result<Json> compute_sanity(Project& project, const Json& complete, const Exec& exec) {
  TRY(const Groups groups, groups_of(project, complete["of"], complete["scope"], exec));
  const auto n = static_cast<double>(groups.population.size());
  TRY(const auto before, shares_before(project, complete, exec));
  double change = NAN;
  std::string changed;
  Json answer{{"population", n}, {"disjoint", groups.disjoint}};
  answer["groups"] = groups_json(groups, before, change, changed);
  std::vector<double> sizes;
  size_t largest = 0, smallest = 0;
  std::vector<events::PersonKey> inside;
  for (size_t g = 0; g < groups.all.size(); ++g) {
    sizes.push_back(static_cast<double>(groups.all[g].people->keys.size()));
    if (sizes[g] > sizes[largest]) largest = g;
    if (sizes[g] < sizes[smallest]) smallest = g;
    inside.insert(inside.end(), groups.all[g].people->keys.begin(), groups.all[g].people->keys.end());
  }
  std::sort(inside.begin(), inside.end());
  inside.erase(std::unique(inside.begin(), inside.end()), inside.end());
  const Json& t = complete["thresholds"];
  const double k = static_cast<double>(sizes.size());
  Json checks = Json::array();
  const double share = n > 0 ? sizes[largest] / n : NAN;
  checks.push_back(check(t, "dominant", share, groups.all[largest].name));
  checks.push_back(check(t, "effective", stats::effective_number(sizes) / k));
  checks.push_back(check(t, "gini", stats::gini(sizes)));
  checks.push_back(check(t, "tiny", n > 0 ? sizes[smallest] / n : NAN, groups.all[smallest].name));
  checks.push_back(check(t, "empty", static_cast<double>(std::count(sizes.begin(), sizes.end(), 0.0))));
  checks.push_back(check(t, "outside", n > 0 ? 1 - static_cast<double>(inside.size()) / n : NAN));
  checks.push_back(check(t, "change", change, changed));
  answer["imbalance"] = Json::array();
  double most = NAN;
  std::string by;
  for (const Json& cut : complete["by"]) {
    TRY(Json one, imbalance(project, cut, groups));
    if (one["v"].is_number() && !(one["v"].get<double>() <= most)) most = one["v"], by = one["name"];
    answer["imbalance"].push_back(std::move(one));
  }
  checks.push_back(check(t, "imbalance", most, by));
  std::string verdict = "pass";
  for (const Json& c : checks)
    if (c["state"] == "fail" || (c["state"] == "warn" && verdict == "pass")) verdict = c["state"];
  answer["effective"] = number_json(stats::effective_number(sizes));
  answer["checks"] = std::move(checks);
  answer["verdict"] = verdict;
  return answer;
}

}  // namespace

Association association(const std::vector<std::vector<double>>& table) {
  const auto chi = stats::chi_square(table);
  double n = 0;
  size_t rows = 0;
  std::vector<double> columns(table.empty() ? 0 : table[0].size(), 0.0);
  for (const auto& row : table) {
    double sum = 0;
    for (size_t j = 0; j < row.size(); ++j) sum += row[j], columns[j] += row[j];
    rows += sum > 0;
    n += sum;
  }
  const auto r = static_cast<double>(rows),
             c = static_cast<double>(std::count_if(columns.begin(), columns.end(), [](double x) { return x > 0; }));
  const double phi = chi.statistic / n, fewer = std::min(r, c) - 1;
  // Bergsma: what chi-square has by chance alone is taken off.
  const double less = std::max(0.0, phi - (r - 1) * (c - 1) / (n - 1));
  const double rr = r - (r - 1) * (r - 1) / (n - 1), cc = c - (c - 1) * (c - 1) / (n - 1);
  return {chi.statistic, chi.degrees, chi.p, std::sqrt(phi / fewer), std::sqrt(less / (std::min(rr, cc) - 1)), n,
          chi.small_expected};
}

Json to_json(const Association& a) {
  return {{"chi_square", number_json(a.chi_square)},
          {"degrees", number_json(a.degrees)},
          {"p", number_json(a.p)},
          {"v", number_json(a.v)},
          {"corrected", number_json(a.corrected)},
          {"n", a.n},
          {"small_expected", a.small_expected}};
}

const std::vector<Limit>& limits() {
  static const std::vector<Limit> all{{"dominant", .5, .8, false}, {"effective", .5, .25, true}, {"gini", .6, .8, false},
                                      {"tiny", .02, .005, true},   {"empty", 1, 1, false},       {"outside", .3, .7, false},
                                      {"change", .1, .25, false},  {"imbalance", .2, .4, false}};
  return all;
}

const report::Question& sanity() {
  static const report::Question made{"sanity", 1, complete_sanity, key_sanity, compute_sanity, sanity_figures};
  return made;
}

}  // namespace habitus::profiles
