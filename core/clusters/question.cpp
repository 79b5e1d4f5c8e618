#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/base/spec.h"
#include "core/clusters/clusters.h"
#include "core/clusters/fit.h"
#include "core/segments/answers.h"
#include "core/stats/intervals.h"

namespace habitus::clusters {
namespace {

using segments::number_json;

Result<Json> complete(Project& project, const Json& spec) {
  CHECK(spec::only(spec,
                   {"on", "columns", "k", "scale", "starts", "seed", "algorithm", "covariance", "eps",
                    "min_points", "truth", "objective"},
                   "clusters"));
  Json out = Json::object();
  CHECK(complete_table(project, spec, "clusters", out));
  CHECK(complete_how(spec, "clusters", out));
  TRY(const std::string objective, spec::text(spec, "objective", "", "clusters"));
  if (!objective.empty()) out["objective"] = objective;
  return out;
}

size_t least_rows(const Json& complete) {
  return complete["algorithm"] == "dbscan" ? 2 : complete["k"].get<size_t>();
}

Json cluster_json(const Table& table, const std::vector<int>& labels, const stats::Matrix& centres, int c) {
  Json values = Json::array();
  size_t n = 0;
  for (size_t j = 0; j < table.raw.columns; ++j) {
    std::vector<double> of;
    for (size_t i = 0; i < table.raw.rows; ++i)
      if (labels[i] == c) of.push_back(table.raw.at(i, j));
    n = of.size();
    const auto interval = stats::mean_interval(of);
    Json value{{"mean", number_json(stats::mean(of))},
               {"lo", number_json(interval.lo)},
               {"hi", number_json(interval.hi)},
               {"n", n},
               {"z", c < 0 ? Json() : Json(centres.at(static_cast<size_t>(c), j))}};
    std::sort(of.begin(), of.end());
    value["median"] = number_json(stats::quantile(of, .5));
    value["q1"] = number_json(stats::quantile(of, .25));
    value["q3"] = number_json(stats::quantile(of, .75));
    values.push_back(std::move(value));
  }
  return {{"name", std::to_string(c + 1)},
          {"size", segments::rate_json(static_cast<double>(n), static_cast<double>(table.raw.rows))},
          {"values", std::move(values)}};
}

/// Who is where, as one hash: sensitive to every person and every label.
std::string labels_hash(const Table& table, const std::vector<int>& labels) {
  Sha256 hash;
  for (size_t i = 0; i < labels.size(); ++i)
    hash.add(std::to_string(table.person[i]) + " " + std::to_string(labels[i]) + "\n");
  return hash.hex();
}

Result<Json> compute(Project& project, const Json& complete, const Exec& exec) {
  TRY(const Table table, table_of(project, complete, least_rows(complete), exec));
  TRY(const Fit found, fit(table, complete["algorithm"], complete, exec));
  Json answer = about(table, complete);
  answer.update(criteria_json(table, found));
  answer["algorithm"] = found.algorithm;
  answer["k"] = found.k;
  answer["noise"] = segments::rate_json(static_cast<double>(found.noise), static_cast<double>(table.raw.rows));
  answer["facts"] = facts_json(found);
  answer["inertia"] = answer["within"];
  answer["checks"] = checks_json(table, found, exec);
  answer["silhouette"] = silhouette_json(table, found.labels, complete["seed"].get<uint64_t>(), exec);
  answer["labels"] = labels_hash(table, found.labels);
  if (!table.truth.empty()) answer["ari"] = stats::adjusted_rand(found.labels, table.truth);
  const stats::Matrix centres = centres_of(table.scaled, found.labels, found.k);
  answer["clusters"] = Json::array();
  for (int c = 0; c < found.k; ++c)
    answer["clusters"].push_back(cluster_json(table, found.labels, centres, c));
  return answer;
}

Result<std::vector<uint64_t>> people(Project& project, const Json& complete, const Json& selection,
                                     const Exec& exec) {
  const auto wanted = selection.value("cluster", int64_t{-2});
  TRY(const Members members, members_of(project, complete, exec));
  if (wanted < -1 || wanted >= members.k)
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "There is no such cluster in this answer"),
                "selection");
  std::vector<uint64_t> out;
  for (size_t i = 0; i < members.label.size(); ++i)
    if (members.label[i] == wanted) out.push_back(members.person[i]);
  return out;
}

}  // namespace

Result<Members> members_of(Project& project, const Json& complete, const Exec& exec) {
  TRY(Table table, table_of(project, complete, least_rows(complete), exec));
  TRY(Fit found, fit(table, complete["algorithm"], complete, exec));
  return Members{std::move(table.person), std::move(found.labels), found.k};
}

const report::Question& question() {
  static const report::Question made{"clusters", 3, complete, key_of_table, compute, figures, people};
  return made;
}

}  // namespace habitus::clusters
