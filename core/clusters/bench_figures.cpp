#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/clusters/bench.h"
#include "core/report/parts.h"
#include "core/segments/answers.h"
#include "core/segments/selection.h"

namespace habitus::clusters {
namespace {

using report::Figure;
using report::left;
using report::Mark;
using report::Quantity;
using report::right;
using segments::quantity;

std::string row_at(size_t row) { return "/algorithms/" + std::to_string(row); }
Text name_at(const Json& answer, size_t row) { return algorithm_name(answer["algorithms"][row]["algorithm"]); }

Text state_name(const std::string& state) {
  if (state == "pass") return QT_TRANSLATE_NOOP("core", "hold");
  if (state == "warn") return QT_TRANSLATE_NOOP("core", "doubtful");
  return QT_TRANSLATE_NOOP("core", "broken");
}

Text check_name(const std::string& id) {
  if (id == "round") return QT_TRANSLATE_NOOP("core", "Round clusters: longest axis over the mean one");
  if (id == "equal_spread") return QT_TRANSLATE_NOOP("core", "Equal spread: widest over narrowest cluster");
  if (id == "equal_size") return QT_TRANSLATE_NOOP("core", "Equal sizes: smallest over largest cluster");
  if (id == "normal") return QT_TRANSLATE_NOOP("core", "Normal components: Mardia's kurtosis over the expected");
  if (id == "rows_per_parameter") return QT_TRANSLATE_NOOP("core", "People for each free parameter");
  if (id == "converged") return QT_TRANSLATE_NOOP("core", "Converged");
  if (id == "one_density") return QT_TRANSLATE_NOOP("core", "One density: sparsest over densest cluster");
  if (id == "noise") return QT_TRANSLATE_NOOP("core", "Share of noise");
  if (id == "lasting") return QT_TRANSLATE_NOOP("core", "How far the radius may grow unnoticed");
  if (id == "few_columns") return QT_TRANSLATE_NOOP("core", "Columns: distances grow alike in many");
  if (id == "cophenetic") return QT_TRANSLATE_NOOP("core", "Cophenetic correlation");
  return QT_TRANSLATE_NOOP("core", "Share of people the tree was built on");
}

Figure table_figure(const Json& answer) {
  Figure f = report::rows_along("clusters", QT_TRANSLATE_NOOP("core", "Clustering algorithms on the same features"),
                                QT_TRANSLATE_NOOP("core", "mean silhouette"), report::number(2));
  f.sentence = recommendation_said(answer);
  f.caption = {QT_TRANSLATE_NOOP("core",
                                 "People with all values: %1 · left out without one: %2 · drawn for all pairs: %3 · "
                                 "seed %4"),
               {answer["n"].get<int64_t>(), answer["left_out"].get<int64_t>(), answer["drawn"].get<int64_t>(),
                answer["seed"].get<int64_t>()}};
  std::vector<Text> titles{QT_TRANSLATE_NOOP("core", "Clusters"),   QT_TRANSLATE_NOOP("core", "Noise"),
                           QT_TRANSLATE_NOOP("core", "Largest"),    QT_TRANSLATE_NOOP("core", "Silhouette"),
                           QT_TRANSLATE_NOOP("core", "Calinski–Harabasz"),
                           QT_TRANSLATE_NOOP("core", "Davies–Bouldin"), QT_TRANSLATE_NOOP("core", "BIC")};
  if (answer["has_truth"].get<bool>()) titles.insert(titles.end(), {Text("ARI"), Text("NMI")});
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Algorithm"))};
  for (const Text& title : titles) f.table.columns.push_back(right(title));
  f.table.columns.push_back(left(QT_TRANSLATE_NOOP("core", "Assumptions")));
  for (size_t r = 0; r < answer["algorithms"].size(); ++r) {
    const auto q = [&](const char* what, report::Format format) { return quantity(answer, row_at(r) + what, format); };
    Quantity silhouette = segments::rate(answer, row_at(r) + "/silhouette");
    silhouette.format = report::number(3);
    std::vector<report::Cell> row{name_at(answer, r),
                                  q("/clusters", report::count()),
                                  q("/noise/k", report::count()),
                                  q("/largest/value", report::share(1)),
                                  silhouette,
                                  q("/calinski_harabasz", report::number(1)),
                                  q("/davies_bouldin", report::number(3)),
                                  q("/facts/bic", report::number(1))};
    if (answer["has_truth"].get<bool>()) {
      row.emplace_back(q("/ari", report::number(4)));
      row.emplace_back(q("/nmi", report::number(4)));
    }
    row.emplace_back(state_name(answer["algorithms"][r]["assumptions"]));
    f.table.rows.push_back(std::move(row));
    report::add_interval(f, name_at(answer, r), silhouette);
  }
  Quantity hopkins = quantity(answer, "/hopkins/value", report::number(3));
  hopkins.n = answer["hopkins"]["n"];
  f.tiles = {{QT_TRANSLATE_NOOP("core", "Hopkins"), hopkins,
              hopkins.value > .75  ? Text(QT_TRANSLATE_NOOP("core", "a tendency to cluster"))
              : hopkins.value > .6 ? Text(QT_TRANSLATE_NOOP("core", "a weak tendency to cluster"))
                                   : Text(QT_TRANSLATE_NOOP("core", "hardly any tendency to cluster"))},
             {QT_TRANSLATE_NOOP("core", "Zeros"), quantity(answer, "/zeros/value", report::share(1)),
              QT_TRANSLATE_NOOP("core", "of all values")},
             {QT_TRANSLATE_NOOP("core", "Least agreement"), quantity(answer, "/least_agreement", report::number(3)),
              QT_TRANSLATE_NOOP("core", "adjusted Rand index of two algorithms")}};
  return f;
}

Figure checks(const Json& answer) {
  Figure f = report::titled("", "clusters", QT_TRANSLATE_NOOP("core", "What each algorithm assumes"));
  f.sentence = QT_TRANSLATE_NOOP("core", "An algorithm whose assumptions are broken answers another question.");
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Algorithm")),
                     left(QT_TRANSLATE_NOOP("core", "Verdict")),
                     left(QT_TRANSLATE_NOOP("core", "Assumption")),
                     right(QT_TRANSLATE_NOOP("core", "Value")),
                     right(QT_TRANSLATE_NOOP("core", "Doubtful from")),
                     right(QT_TRANSLATE_NOOP("core", "Broken from"))};
  for (size_t r = 0; r < answer["algorithms"].size(); ++r)
    for (size_t c = 0; c < answer["algorithms"][r]["checks"].size(); ++c) {
      const std::string at = row_at(r) + "/checks/" + std::to_string(c);
      const Json& check = answer["algorithms"][r]["checks"][c];
      f.table.rows.push_back({name_at(answer, r), state_name(check["state"]), check_name(check["id"]),
                              quantity(answer, at + "/value", report::number(2)),
                              quantity(answer, at + "/warn", report::number(2)),
                              quantity(answer, at + "/fail", report::number(2))});
    }
  return f;
}

Figure agreement(const Json& answer) {
  Figure f = report::titled("matrix", "clusters", QT_TRANSLATE_NOOP("core", "Who agrees with whom"));
  const double least = answer["least_agreement"];
  f.sentence = least >= .9 ? Text(QT_TRANSLATE_NOOP("core", "All algorithms find nearly the same clusters."))
                           : Text(QT_TRANSLATE_NOOP("core", "The algorithms disagree: the farthest two agree by %1."),
                                  {std::round(least * 100) / 100 + 0.0});
  f.caption = QT_TRANSLATE_NOOP("core", "Adjusted Rand index: 1 the same clusters, 0 as by chance; noise counts as one "
                                        "more cluster");
  f.x.scale = f.y.scale = report::Axis::Scale::category;
  f.series = {{QT_TRANSLATE_NOOP("core", "agreement")}};
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Algorithm"))};
  for (size_t a = 0; a < answer["agreement"].size(); ++a) {
    f.x.categories.push_back(name_at(answer, a));
    f.y.categories.push_back(name_at(answer, a));
    f.table.columns.push_back(right(name_at(answer, a)));
    std::vector<report::Cell> row{name_at(answer, a)};
    for (size_t b = 0; b < answer["agreement"].size(); ++b) {
      const Quantity agreed =
          quantity(answer, "/agreement/" + std::to_string(a) + "/" + std::to_string(b), report::number(2));
      row.emplace_back(agreed);
      report::add_cell(f, b, a, agreed);
    }
    f.table.rows.push_back(std::move(row));
  }
  return f;
}

Figure distances(const Json& answer) {
  Figure f = report::titled(
      "lines", "clusters",
      {QT_TRANSLATE_NOOP("core", "Distance to neighbour number %1"), {answer["min_points"].get<int64_t>() - 1}});
  f.x = {report::Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "share of people"), report::share(0), 0, 1};
  f.y.title = QT_TRANSLATE_NOOP("core", "distance");
  f.y.format = report::number(2);
  f.series = {{QT_TRANSLATE_NOOP("core", "distance")}};
  f.table.columns = {right(QT_TRANSLATE_NOOP("core", "Share of people")),
                     right(QT_TRANSLATE_NOOP("core", "Distance"))};
  for (size_t i = 0; i < answer["k_distances"].size(); ++i) {
    const std::string at = "/k_distances/" + std::to_string(i);
    Mark point{Mark::Kind::line, answer["k_distances"][i]["share"].get<double>()};
    point.quantity = quantity(answer, at + "/distance", report::number(3));
    f.table.rows.push_back({quantity(answer, at + "/share", report::share(1)), point.quantity});
    f.marks.push_back(std::move(point));
  }
  for (size_t r = 0; r < answer["algorithms"].size(); ++r) {
    if (answer["algorithms"][r]["algorithm"] != "dbscan") continue;
    Mark rule{Mark::Kind::rule, report::kNone, answer["algorithms"][r]["facts"]["eps"].get<double>()};
    rule.label = QT_TRANSLATE_NOOP("core", "radius of DBSCAN");
    f.marks.push_back(std::move(rule));
  }
  return f;
}

Figure components(const Json& answer) {
  Figure f = report::titled("lines", "clusters",
                            QT_TRANSLATE_NOOP("core", "BIC of a Gaussian mixture by number of components"));
  f.x = {report::Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "components"), report::count()};
  f.y.title = "BIC";
  f.y.format = report::number(0);
  f.series = {{QT_TRANSLATE_NOOP("core", "BIC")}};
  f.table.columns = {right(QT_TRANSLATE_NOOP("core", "Components")),
                     right(QT_TRANSLATE_NOOP("core", "BIC")),
                     left(QT_TRANSLATE_NOOP("core", "Covariance"))};
  size_t best = 0;
  const auto bic = [&](size_t i) {
    const Json& v = answer["bic"][i]["bic"];
    return v.is_number() ? v.get<double>() : INFINITY;
  };
  for (size_t i = 0; i < answer["bic"].size(); ++i) {
    const std::string at = "/bic/" + std::to_string(i);
    if (bic(i) < bic(best)) best = i;
    Mark point{Mark::Kind::line, answer["bic"][i]["k"].get<double>()};
    point.quantity = quantity(answer, at + "/bic", report::number(1));
    f.table.rows.push_back({quantity(answer, at + "/k", report::count()), point.quantity,
                            Text(answer["bic"][i]["covariance"].get<std::string>())});
    f.marks.push_back(std::move(point));
  }
  f.sentence = {QT_TRANSLATE_NOOP("core", "Components with the least BIC: %1."),
                {answer["bic"][best]["k"].get<int64_t>()}};
  if (answer["drawn"] != answer["n"])
    f.caption = {QT_TRANSLATE_NOOP("core", "On %1 people drawn; the row of the mixture is fitted to all %2"),
                 {answer["drawn"].get<int64_t>(), answer["n"].get<int64_t>()}};
  return f;
}

/// Drawn people on the first two components, coloured by one algorithm's clusters.
Figure projection(const Json& answer, size_t row) {
  const Json& shares = answer["components"];
  Figure f = report::titled("lines", "clusters",
                            {QT_TRANSLATE_NOOP("core", "Clusters of %1 on the first two components"),
                             {english(name_at(answer, row))}});
  f.caption = {QT_TRANSLATE_NOOP("core", "People drawn: %1 · a view, not a proof: clusters are found on all columns"),
               {static_cast<int64_t>(answer["points"].size())}};
  f.x = {report::Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "first component"), report::number(1)};
  f.y = {report::Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "second component"), report::number(1)};
  const auto clusters = answer["algorithms"][row]["clusters"].get<int64_t>();
  for (int64_t c = 0; c < clusters; ++c)
    f.series.push_back({Text(QT_TRANSLATE_NOOP("core", "Cluster %1"), {std::to_string(c + 1)})});
  f.series.push_back({QT_TRANSLATE_NOOP("core", "noise"), report::Series::Role::warn});
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Cluster")),
                     right(QT_TRANSLATE_NOOP("core", "People"))};
  for (int64_t c = 0; c < clusters; ++c)
    f.table.rows.push_back(
        {f.series[static_cast<size_t>(c)].name,
         quantity(answer, row_at(row) + "/sizes/" + std::to_string(c), report::count())});
  f.table.rows.push_back(
      {QT_TRANSLATE_NOOP("core", "noise"), quantity(answer, row_at(row) + "/noise/k", report::count())});
  for (const Json& point : answer["points"]) {
    const int label = point["labels"][row];
    Mark mark{Mark::Kind::point, point["x"].get<double>(), point["y"].get<double>()};
    mark.series = label < 0 ? static_cast<int>(clusters) : label;
    mark.selection = segments::selection_text(
        "clusterbench", Json{{"algorithm", answer["algorithms"][row]["algorithm"]}, {"cluster", label}});
    f.marks.push_back(std::move(mark));
  }
  if (shares.size() > 1)
    f.tiles = {{QT_TRANSLATE_NOOP("core", "first component"), quantity(answer, "/components/0", report::share(1)), {}},
               {QT_TRANSLATE_NOOP("core", "second component"), quantity(answer, "/components/1", report::share(1)), {}}};
  return f;
}

}  // namespace

Text algorithm_name(const std::string& algorithm) {
  if (algorithm == "kmeans") return "k-means++";
  if (algorithm == "gmm") return QT_TRANSLATE_NOOP("core", "Gaussian mixture");
  if (algorithm == "dbscan") return "DBSCAN";
  if (algorithm == "ward") return QT_TRANSLATE_NOOP("core", "Agglomerative (Ward)");
  if (algorithm == "average") return QT_TRANSLATE_NOOP("core", "Agglomerative (average)");
  return QT_TRANSLATE_NOOP("core", "Agglomerative (complete)");
}

Text recommendation_said(const Json& answer) {
  const std::string because = answer["because"];
  const double least = std::round(answer["least_agreement"].get<double>() * 100) / 100 + 0.0;  // no −0
  if (because == "no_structure")
    return QT_TRANSLATE_NOOP("core",
                             "None is recommended: there is hardly any structure, whatever the algorithm draws.");
  if (because == "all_agree")
    return QT_TRANSLATE_NOOP("core", "k-means++ is recommended: all algorithms agree, and it is the simplest.");
  if (because == "shapes")
    return {QT_TRANSLATE_NOOP("core",
                              "DBSCAN is recommended: the clusters are dense and set apart but not round, and k-means++ "
                              "cuts across them. The algorithms disagree (least agreement %1)."),
            {least}};
  if (because == "ellipses")
    return {QT_TRANSLATE_NOOP("core",
                              "The Gaussian mixture is recommended: the clusters are longish or of unequal spread, and "
                              "it explains them better than k-means++. The algorithms disagree (least agreement %1)."),
            {least}};
  if (because == "assumptions_hold")
    return {QT_TRANSLATE_NOOP("core",
                              "k-means++ is recommended: what it assumes is not broken. The algorithms disagree (least "
                              "agreement %1)."),
            {least}};
  const std::string name = english(algorithm_name(answer["recommended"].get<std::string>()));
  return {QT_TRANSLATE_NOOP("core",
                            "%1 has the largest silhouette, but the algorithms disagree (least agreement %2) and "
                            "assumptions are broken: look before you use it."),
          {name, least}};
}

std::vector<Figure> bench_figures(const Json& answer) {
  std::vector<Figure> out{table_figure(answer), checks(answer), agreement(answer)};
  for (size_t r = 0; r < answer["algorithms"].size(); ++r) out.push_back(projection(answer, r));
  out.push_back(distances(answer));
  out.push_back(components(answer));
  return out;
}

}  // namespace habitus::clusters
