#include "core/objectives/cost_matrix.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/events/scan.h"
#include "core/identity/people.h"
#include "core/project/project.h"
#include "core/segments/answers.h"
#include "core/segments/scope.h"
#include "core/stats/intervals.h"

namespace habitus::objectives {
namespace {

using CostTable = std::vector<std::vector<double>>;
constexpr const char* kCosts = "costs";
constexpr size_t kMostClasses = 12;

/// Everybody of the scope with the classes of truth and decision, −1 where it is none of them.
struct Decided {
  std::vector<events::PersonKey> person;
  std::vector<int> truth, decision;
};

int class_of(const identity::Column& column, events::PersonKey person,
             const std::vector<std::string>& classes) {
  const auto value = column.text(person, kEnd);
  const auto at = value ? std::find(classes.begin(), classes.end(), *value) : classes.end();
  return at == classes.end() ? -1 : static_cast<int>(at - classes.begin());
}

Result<std::vector<events::PersonKey>> people_of(Project& project, const Json& scope_spec, const Exec& exec) {
  TRY(const auto scope, segments::scope_of(project, scope_spec, exec));
  return segments::everybody(project, scope, exec);
}

Result<Decided> decided(Project& project, const Json& complete, const Exec& exec) {
  Decided out;
  TRY(out.person, people_of(project, complete["scope"], exec));
  TRY(const auto truth, identity::column(project, complete["truth"].get<std::string>()));
  TRY(const auto decision, identity::column(project, complete["decided"].get<std::string>()));
  const auto classes = complete["classes"].get<std::vector<std::string>>();
  for (const events::PersonKey person : out.person) {
    out.truth.push_back(class_of(*truth, person, classes));
    out.decision.push_back(class_of(*decision, person, classes));
  }
  return out;
}

Result<Json> all_values(Project& project, const Json& out) {
  std::set<std::string> values;
  TRY(const auto people, people_of(project, out["scope"], {}));
  for (const char* key : {"truth", "decided"}) {
    TRY(const auto column, identity::column(project, out[key].get<std::string>()));
    for (const events::PersonKey person : people)
      if (const auto value = column->text(person, kEnd)) values.emplace(*value);
  }
  return Json(values);
}

/// "0 5; 100 0" as rows of numbers; what is no number stays text, so that it is no matrix.
Json matrix_from(const std::string& text) {
  Json out = Json::array({Json::array()});
  for (size_t at = 0; at < text.size();) {
    if (text[at] == ';' || text[at] == '\n') out.push_back(Json::array());
    if (std::string_view("; \t\r\n").find(text[at]) != std::string_view::npos) {
      ++at;
      continue;
    }
    const size_t end = std::min(text.find_first_of("; \t\r\n", at), text.size());
    double x = 0;
    const auto [rest, error] = std::from_chars(text.data() + at, text.data() + end, x);
    const bool whole = error == std::errc() && rest == text.data() + end && std::isfinite(x);
    out.back().push_back(whole ? Json(x) : Json(text.substr(at, end - at)));
    at = end;
  }
  while (!out.empty() && out.back().empty()) out.erase(out.size() - 1);
  return out;
}

Result<Json> complete_matrix(const Json& written, size_t k) {
  const Json given = written.is_string() ? matrix_from(written.get<std::string>()) : written;
  const std::string where = "costs.costs";
  if (given.is_null()) {
    Json out = Json::array();
    for (size_t t = 0; t < k; ++t)
      for (size_t d = 0; d < k; ++d) out[t].push_back(t == d ? 0.0 : 1.0);
    return out;
  }
  bool square = given.is_array() && given.size() == k;
  for (size_t t = 0; square && t < k; ++t) {
    square = given[t].is_array() && given[t].size() == k;
    for (size_t d = 0; square && d < k; ++d) square = given[t][d].is_number();
  }
  if (!square)
    return fail(Kind::input,
                Text(QT_TRANSLATE_NOOP("core",
                                       "The costs are %1 rows of %1 numbers: a row for each truth, a "
                                       "column for each decision"),
                     {static_cast<int64_t>(k)}),
                where, QT_TRANSLATE_NOOP("core", "Write \"costs\": [[0, 5], [100, 0]]"));
  return given;
}

Result<Json> complete_costs_question(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"truth", "decided", "classes", "costs", "scope"}, kCosts));
  Json out = Json::object();
  TRY(out["scope"], segments::complete_scope(project, spec.value("scope", Json())));
  TRY(const auto known, identity::attributes(project));
  std::vector<std::string> names;
  for (const auto& a : known) names.push_back(a.name);
  for (const char* key : {"truth", "decided"}) {
    TRY(const std::string name, spec::text(spec, key, "", kCosts));
    if (std::find(names.begin(), names.end(), name) == names.end())
      return spec::unknown("attribute", name, names, std::string("costs.") + key);
    out[key] = name;
  }
  TRY(const auto classes, spec::texts(spec, "classes", kCosts));
  out["classes"] = classes;
  if (classes.empty()) {
    TRY(out["classes"], all_values(project, out));
  }
  const std::set<std::string> unique(classes.begin(), classes.end());
  const size_t k = out["classes"].size();
  if (k < 2 || k > kMostClasses || (!classes.empty() && unique.size() != k))
    return fail(Kind::input,
                Text(QT_TRANSLATE_NOOP("core", "Decisions are between 2 to 12 different classes, not %1"),
                     {static_cast<int64_t>(k)}),
                "costs.classes", QT_TRANSLATE_NOOP("core", "Name them: \"classes\": [\"low\", \"high\"]"));
  TRY(out["costs"], complete_matrix(spec.value("costs", Json()), k));
  return out;
}

Result<ResultKey> key_costs(Project& project, const Json& complete) {
  TRY(ResultKey out, segments::key_of(project, complete));
  for (const char* key : {"truth", "decided"}) {
    TRY(const auto attribute, identity::attribute(project, complete[key].get<std::string>()));
    out.specs.push_back(attribute.content);
  }
  return out;
}

/// The mean cost of 1,000 people with Student's interval, from how often each cost was paid.
Json per_1000(const CostTable& counts, const CostTable& costs, double n) {
  const double mean = n > 0 ? total_cost(counts, costs) / n : std::nan("");
  double squares = 0;
  for (size_t t = 0; t < counts.size(); ++t)
    for (size_t d = 0; d < counts.size(); ++d) squares += counts[t][d] * std::pow(costs[t][d] - mean, 2);
  const double half =
      n > 1 ? stats::t_quantile(.975, n - 1) * std::sqrt(squares / (n - 1) / n) : std::nan("");
  return {{"value", segments::number_json(1000 * mean)},
          {"lo", segments::number_json(1000 * (mean - half))},
          {"hi", segments::number_json(1000 * (mean + half))},
          {"n", n}};
}

Result<Json> compute_costs(Project& project, const Json& complete, const Exec& exec) {
  TRY(const Decided rows, decided(project, complete, exec));
  const auto classes = complete["classes"].get<std::vector<std::string>>();
  const auto costs = complete["costs"].get<CostTable>();
  const size_t k = classes.size();
  CostTable counts(k, std::vector<double>(k, 0));
  std::vector<double> truths(k, 0);
  double n = 0, same = 0;
  for (size_t i = 0; i < rows.person.size(); ++i) {
    if (rows.truth[i] < 0 || rows.decision[i] < 0) continue;
    ++counts[static_cast<size_t>(rows.truth[i])][static_cast<size_t>(rows.decision[i])];
    ++truths[static_cast<size_t>(rows.truth[i])];
    same += rows.truth[i] == rows.decision[i];
    ++n;
  }
  Json out{{"persons", {{"all", rows.person.size()}, {"labelled", n}}},
           {"truth", complete["truth"]},
           {"decided", complete["decided"]},
           {"classes", classes},
           {"costs", costs},
           {"counts", counts},
           {"agreement", segments::rate_json(same, n)},
           {"total_cost", total_cost(counts, costs)},
           {"cost_per_1000", per_1000(counts, costs, n)},
           {"always", Json::array()},
           {"best_always", nullptr}};
  double best = INFINITY;
  for (size_t d = 0; d < k; ++d) {
    double sum = 0;
    for (size_t t = 0; t < k; ++t) sum += truths[t] * costs[t][d];
    out["always"].push_back(
        {{"decision", classes[d]}, {"cost_per_1000", segments::number_json(1000 * sum / n)}});
    if (n > 0 && sum < best) {
      best = sum;
      out["best_always"] = classes[d];
    }
  }
  return out;
}

Result<std::vector<uint64_t>> people_costs(Project& project, const Json& complete, const Json& selection,
                                           const Exec& exec) {
  TRY(const Decided rows, decided(project, complete, exec));
  const auto classes = complete["classes"].get<std::vector<std::string>>();
  const auto wanted = [&](const char* key) {
    const auto at = std::find(classes.begin(), classes.end(), selection.value(key, ""));
    return at == classes.end() ? -2 : static_cast<int>(at - classes.begin());
  };
  const int truth = wanted("truth"), decision = wanted("decided");
  std::vector<uint64_t> out;
  for (size_t i = 0; i < rows.person.size(); ++i)
    if (rows.truth[i] == truth && rows.decision[i] == decision) out.push_back(rows.person[i]);
  return out;
}

}  // namespace

double total_cost(const CostTable& counts, const CostTable& costs) {
  double out = 0;
  for (size_t t = 0; t < counts.size(); ++t)
    for (size_t d = 0; d < counts[t].size(); ++d) out += counts[t][d] * costs[t][d];
  return out;
}

const report::Question& costs() {
  static const report::Question made{
      kCosts, 1, complete_costs_question, key_costs, compute_costs, cost_figures, people_costs};
  return made;
}

}  // namespace habitus::objectives
