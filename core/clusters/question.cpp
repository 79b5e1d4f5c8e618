#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/base/spec.h"
#include "core/clusters/clusters.h"
#include "core/features/frame.h"
#include "core/features/recipe.h"
#include "core/segments/answers.h"
#include "core/stats/cluster.h"
#include "core/stats/intervals.h"

namespace habitus::clusters {
namespace {

/// The number columns of a completed set: those one may use, and those used when nothing is said.
struct Choice {
  std::vector<std::string> all, usual;
};
Result<Choice> choice_of(const Json& set) {
  TRY(const auto recipe, features::recipe_of(set));
  Choice out;
  for (const auto& [is_attribute, index] : recipe.order) {
    if (is_attribute) {
      const Json& a = recipe.attributes[index];
      if (a["as"] != "number") continue;
      out.all.push_back(a["name"]);
      if (!a["protected"]) out.usual.push_back(a["name"]);
      continue;
    }
    for (const auto& column : recipe.features[index]->columns()) {
      if (column.kind != features::Column::Kind::number) continue;
      out.all.push_back(column.name);
      out.usual.push_back(column.name);
    }
  }
  return out;
}

Result<Json> complete(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"on", "columns", "k", "scale", "starts", "seed"}, "clusters"));
  Json out = Json::object();
  const Json on = spec.value("on", Json());
  if (on.is_null())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "It is not said on which features"), "clusters.on",
                QT_TRANSLATE_NOOP("core", "Name a saved set of features"));
  const bool frame = on.is_object() && (on.contains("set") || on.contains("features"));
  TRY(out["on"], features::complete_frame(project, frame ? on : Json{{"set", on}}));
  if (out["on"]["as_of"].size() != 1)
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "People are grouped as of one date"), "clusters.on",
                QT_TRANSLATE_NOOP("core", "Give one date as as_of"));
  TRY(const Choice choice, choice_of(out["on"]["set"]));
  TRY(auto columns, spec::texts(spec, "columns", "clusters"));
  for (const auto& name : columns)
    if (std::find(choice.all.begin(), choice.all.end(), name) == choice.all.end())
      return spec::unknown("number column", name, choice.all, "clusters.columns");
  if (columns.empty()) columns = choice.usual;
  if (columns.empty())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "These features have no number column"), "clusters.on",
                QT_TRANSLATE_NOOP("core", "Take counts, sums or days since"));
  out["columns"] = columns;
  TRY(out["k"], spec::whole(spec, "k", 4, 2, 50, "clusters"));
  TRY(out["scale"], spec::choice(spec, "scale", {"standard", "log", "none"}, "clusters"));
  TRY(out["starts"], spec::whole(spec, "starts", 10, 1, 1000, "clusters"));
  TRY(out["seed"], spec::whole(spec, "seed", 1, 0, INT64_MAX, "clusters"));
  return out;
}

Result<ResultKey> key(Project& project, const Json& complete) {
  TRY(ResultKey out, features::key_of_frame(project, complete["on"]));
  out.specs.push_back(sha256(canonical(complete)));
  out.seed = complete["seed"];
  return out;
}

/// The rows that have every value: as they are, and on the scale that distances are measured on.
struct Table {
  std::vector<events::PersonKey> person;
  stats::Matrix raw, scaled;
  size_t left_out = 0;
  std::vector<std::string> units;
};

Done scale_column(stats::Matrix& m, size_t j, const std::string& scale, const std::string& name) {
  if (scale == "none") return {};
  double sum = 0, squares = 0;
  for (size_t i = 0; i < m.rows; ++i) {
    double& x = m.values[i * m.columns + j];
    if (scale == "log" && x < 0)
      return fail(
          Kind::input,
          Text(QT_TRANSLATE_NOOP("core", "The logarithm of “%1” does not exist: it has values below 0"),
               {name}),
          "clusters.scale", QT_TRANSLATE_NOOP("core", "Write standard, or leave that column out"));
    if (scale == "log") x = std::log1p(x);
    sum += x;
  }
  const double n = static_cast<double>(m.rows), mean = sum / n;
  for (size_t i = 0; i < m.rows; ++i) squares += std::pow(m.at(i, j) - mean, 2);
  const double sd = std::sqrt(squares / n);
  for (size_t i = 0; i < m.rows; ++i) {
    double& x = m.values[i * m.columns + j];
    x = sd > 0 ? (x - mean) / sd : 0;
  }
  return {};
}

Result<Table> table_of(Project& project, const Json& complete, const Exec& exec) {
  TRY(const auto frame, features::build(project, complete["on"], exec));
  Table out;
  std::vector<const features::Column*> columns;
  for (const Json& name : complete["columns"]) {
    const features::Column* column = frame.column(name.get<std::string>());
    if (!column)
      return fail(Kind::internal, Text(QT_TRANSLATE_NOOP("core", "The column “%1” was not built"),
                                       {name.get<std::string>()}));
    columns.push_back(column);
    out.units.push_back(column->unit);
  }
  out.raw.columns = columns.size();
  for (size_t i = 0; i < frame.rows(); ++i) {
    if (std::any_of(columns.begin(), columns.end(),
                    [&](const auto* c) { return !std::isfinite(c->number[i]); })) {
      ++out.left_out;
      continue;
    }
    out.person.push_back(frame.person[i]);
    for (const auto* c : columns) out.raw.values.push_back(c->number[i]);
    ++out.raw.rows;
  }
  if (out.raw.rows < complete["k"].get<size_t>())
    return fail(Kind::input,
                Text(QT_TRANSLATE_NOOP("core", "%1 people have all values: too few for %2 clusters"),
                     {static_cast<int64_t>(out.raw.rows), complete["k"].get<int64_t>()}),
                "clusters.k", QT_TRANSLATE_NOOP("core", "Take fewer clusters, or columns with fewer gaps"));
  out.scaled = out.raw;
  for (size_t j = 0; j < columns.size(); ++j)
    CHECK(scale_column(out.scaled, j, complete["scale"].get<std::string>(), columns[j]->name));
  return out;
}

stats::KMeans found(const Table& table, const Json& complete, const Exec& exec) {
  return stats::k_means_plus(table.scaled, complete["k"], complete["seed"], complete["starts"], exec);
}

/// Mean silhouette, on rows drawn without replacement where there are too many for all pairs.
Json silhouette_json(const Table& table, const std::vector<int>& labels, const Json& complete,
                     const Exec& exec) {
  std::vector<size_t> rows(table.raw.rows);
  std::iota(rows.begin(), rows.end(), size_t{0});
  const bool drawn = rows.size() > kSilhouette;
  if (drawn) {
    Random(complete["seed"].get<uint64_t>(), 0x73696c68ULL).shuffle(rows);
    rows.resize(kSilhouette);
    std::sort(rows.begin(), rows.end());
  }
  stats::Matrix x{rows.size(), table.scaled.columns, {}};
  std::vector<int> label;
  std::map<int, int> dense;  // a drawn sample may miss a small cluster
  for (const size_t i : rows) {
    const auto row = table.scaled.row(i);
    x.values.insert(x.values.end(), row.begin(), row.end());
    label.push_back(dense.emplace(labels[i], static_cast<int>(dense.size())).first->second);
  }
  Json out{{"n", rows.size()}, {"drawn", drawn}};
  const auto each = dense.size() > 1 ? stats::silhouettes(x, label, exec) : std::vector<double>{};
  out["value"] = segments::number_json(stats::mean(each));
  const auto interval = stats::mean_interval(each);
  out["lo"] = segments::number_json(interval.lo);
  out["hi"] = segments::number_json(interval.hi);
  return out;
}

Json cluster_json(const Table& table, const stats::KMeans& found, size_t c) {
  Json values = Json::array();
  size_t n = 0;
  for (size_t j = 0; j < table.raw.columns; ++j) {
    std::vector<double> of;
    for (size_t i = 0; i < table.raw.rows; ++i)
      if (found.labels[i] == static_cast<int>(c)) of.push_back(table.raw.at(i, j));
    n = of.size();
    const auto interval = stats::mean_interval(of);
    Json value{{"mean", segments::number_json(stats::mean(of))},
               {"lo", segments::number_json(interval.lo)},
               {"hi", segments::number_json(interval.hi)},
               {"n", n},
               {"z", found.centres.at(c, j)}};
    std::sort(of.begin(), of.end());
    value["median"] = segments::number_json(stats::quantile(of, .5));
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
  TRY(const Table table, table_of(project, complete, exec));
  const stats::KMeans km = found(table, complete, exec);
  if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
  const auto k = complete["k"].get<size_t>();
  stats::Matrix middle{1, table.scaled.columns, std::vector<double>(table.scaled.columns, 0.0)};
  for (size_t j = 0; j < table.scaled.columns; ++j) {
    for (size_t i = 0; i < table.scaled.rows; ++i) middle.values[j] += table.scaled.at(i, j);
    middle.values[j] /= static_cast<double>(table.scaled.rows);
  }
  double total = 0;
  for (size_t i = 0; i < table.scaled.rows; ++i)
    for (size_t j = 0; j < table.scaled.columns; ++j)
      total += std::pow(table.scaled.at(i, j) - middle.values[j], 2);
  Json answer{{"k", k},
              {"n", table.raw.rows},
              {"left_out", table.left_out},
              {"scale", complete["scale"]},
              {"seed", complete["seed"]},
              {"as_of", complete["on"]["as_of"][0]},
              {"columns", Json::array()},
              {"clusters", Json::array()},
              {"inertia", km.inertia},
              {"rounds", km.rounds},
              {"explained", segments::number_json(total > 0 ? 1 - km.inertia / total : NAN)},
              {"silhouette", silhouette_json(table, km.labels, complete, exec)},
              {"calinski_harabasz", segments::number_json(stats::calinski_harabasz(table.scaled, km.labels))},
              {"davies_bouldin", segments::number_json(stats::davies_bouldin(table.scaled, km.labels))},
              {"labels", labels_hash(table, km.labels)}};
  for (size_t j = 0; j < table.units.size(); ++j)
    answer["columns"].push_back({{"name", complete["columns"][j]}, {"unit", table.units[j]}});
  for (size_t c = 0; c < k; ++c) answer["clusters"].push_back(cluster_json(table, km, c));
  return answer;
}

Result<std::vector<uint64_t>> people(Project& project, const Json& complete, const Json& selection,
                                     const Exec& exec) {
  const auto wanted = selection.value("cluster", int64_t{-1});
  if (wanted < 0 || wanted >= complete["k"].get<int64_t>())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "There is no such cluster in this answer"),
                "selection");
  TRY(const Table table, table_of(project, complete, exec));
  const stats::KMeans km = found(table, complete, exec);
  std::vector<uint64_t> out;
  for (size_t i = 0; i < km.labels.size(); ++i)
    if (km.labels[i] == wanted) out.push_back(table.person[i]);
  return out;
}

}  // namespace

const report::Question& question() {
  static const report::Question made{"clusters", 1, complete, key, compute, figures, people};
  return made;
}

}  // namespace habitus::clusters
