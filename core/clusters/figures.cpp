#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/clusters/bench.h"
#include "core/clusters/clusters.h"
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

std::string place(size_t cluster) { return "/clusters/" + std::to_string(cluster); }
Text name_of(const Json& answer, size_t c) {
  return {QT_TRANSLATE_NOOP("core", "Cluster %1"), {answer["clusters"][c]["name"].get<std::string>()}};
}

/// What sets a cluster apart most: the column whose centre lies farthest from the middle of all.
size_t trait_of(const Json& cluster) {
  size_t most = 0;
  for (size_t j = 0; j < cluster["values"].size(); ++j)
    if (std::abs(cluster["values"][j]["z"].get<double>()) >
        std::abs(cluster["values"][most]["z"].get<double>()))
      most = j;
  return most;
}

Text sizes_sentence(const Json& answer) {
  const Json& largest = answer["clusters"][0];
  const size_t trait = trait_of(largest);
  const bool high = largest["values"][trait]["z"].get<double>() > 0;
  return {
      high ? QT_TRANSLATE_NOOP(
                 "core", "The largest cluster holds %1 of %2 people; what sets it apart most is a high “%3”.")
           : QT_TRANSLATE_NOOP(
                 "core", "The largest cluster holds %1 of %2 people; what sets it apart most is a low “%3”."),
      {segments::spoken_share(largest["size"]["value"].get<double>()), answer["n"].get<int64_t>(),
       answer["columns"][trait]["name"].get<std::string>()}};
}

/// Kaufman and Rousseeuw's (1990) reading of the mean silhouette.
Text structure_note(double silhouette) {
  if (std::isnan(silhouette)) return {};
  if (silhouette > .7) return QT_TRANSLATE_NOOP("core", "a strong structure");
  if (silhouette > .5) return QT_TRANSLATE_NOOP("core", "a reasonable structure");
  if (silhouette > .25) return QT_TRANSLATE_NOOP("core", "a weak structure: it may be artificial");
  return QT_TRANSLATE_NOOP("core", "no substantial structure");
}

Figure sizes(const Json& answer) {
  Figure f = report::rows_along(
      "segments", {QT_TRANSLATE_NOOP("core", "Clusters by %1"), {english(algorithm_name(answer["algorithm"]))}},
      QT_TRANSLATE_NOOP("core", "% of people"), report::share(0));
  f.sentence = answer["clusters"].empty() ? Text(QT_TRANSLATE_NOOP("core", "No cluster was found: all is noise."))
                                          : sizes_sentence(answer);
  f.caption =
      Text(QT_TRANSLATE_NOOP("core",
                             "Share of the %1 people with all values, as of %2 · without one and in no cluster: %3 · "
                             "Wilson intervals, 95 % · seed %4"),
           {answer["n"].get<int64_t>(),
            answer["as_of"] == "" ? std::string("–") : answer["as_of"].get<std::string>().substr(0, 10),
            answer["left_out"].get<int64_t>(), answer["seed"].get<int64_t>()});
  f.y.title = QT_TRANSLATE_NOOP("core", "people");
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Cluster")),
                     right(QT_TRANSLATE_NOOP("core", "People")),
                     right(QT_TRANSLATE_NOOP("core", "Share"))};
  for (size_t c = 0; c < answer["clusters"].size(); ++c) {
    const Quantity size = segments::quantity(answer, place(c) + "/size/k", report::count());
    Quantity share = segments::rate(answer, place(c) + "/size");
    share.n = size.value;
    Mark& bar = report::add_bar(f, name_of(answer, c), share);
    bar.selection = segments::selection_text("clusters", Json{{"cluster", c}});
    f.table.rows.push_back({bar.label, size, share});
    f.table.selections.push_back(bar.selection);
  }
  if (answer["noise"]["k"] > 0) {
    const Quantity noise = segments::quantity(answer, "/noise/k", report::count());
    f.table.rows.push_back({QT_TRANSLATE_NOOP("core", "noise"), noise, segments::rate(answer, "/noise")});
    f.table.selections.push_back(segments::selection_text("clusters", Json{{"cluster", -1}}));
  }
  Quantity silhouette = segments::rate(answer, "/silhouette");
  silhouette.format = report::number(3);
  f.tiles = {{QT_TRANSLATE_NOOP("core", "Mean silhouette"), silhouette, structure_note(silhouette.value)},
             {QT_TRANSLATE_NOOP("core", "Explained variance"),
              segments::quantity(answer, "/explained", report::share(1)),
              {}},
             {QT_TRANSLATE_NOOP("core", "Calinski–Harabasz"),
              segments::quantity(answer, "/calinski_harabasz", report::number(1)),
              {}},
             {QT_TRANSLATE_NOOP("core", "Davies–Bouldin"),
              segments::quantity(answer, "/davies_bouldin", report::number(3)),
              {}}};
  return f;
}

/// The middle of each cluster: coloured by its distance from everybody's, in the table in the column's unit.
Figure profile(const Json& answer) {
  Figure f = report::titled("matrix", "segments", QT_TRANSLATE_NOOP("core", "What the clusters are like"));
  f.sentence = QT_TRANSLATE_NOOP("core",
                                 "Each cell is a cluster's centre on the scale distances are measured on; "
                                 "the table has means and medians.");
  f.caption =
      answer["scale"] == "none" ? Text(QT_TRANSLATE_NOOP("core", "Columns as they are"))
      : answer["scale"] == "log"
          ? Text(QT_TRANSLATE_NOOP("core", "Logarithms of 1 + x with mean 0 and standard deviation 1"))
          : Text(QT_TRANSLATE_NOOP("core", "Columns with mean 0 and standard deviation 1"));
  f.x.scale = f.y.scale = report::Axis::Scale::category;
  f.series = {{QT_TRANSLATE_NOOP("core", "centre")}};
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Cluster")),
                     left(QT_TRANSLATE_NOOP("core", "Feature")),
                     right(QT_TRANSLATE_NOOP("core", "Mean")),
                     right(QT_TRANSLATE_NOOP("core", "Median")),
                     right(QT_TRANSLATE_NOOP("core", "Lower quartile")),
                     right(QT_TRANSLATE_NOOP("core", "Upper quartile")),
                     right(QT_TRANSLATE_NOOP("core", "Centre"))};
  for (const Json& column : answer["columns"]) f.x.categories.push_back(report::named(column["name"]));
  for (size_t c = 0; c < answer["clusters"].size(); ++c) {
    f.y.categories.push_back(name_of(answer, c));
    for (size_t j = 0; j < answer["columns"].size(); ++j) {
      const std::string at = place(c) + "/values/" + std::to_string(j);
      const std::string unit = answer["columns"][j]["unit"].get<std::string>();
      const Quantity centre = segments::quantity(answer, at + "/z", report::number(2));
      Quantity mean = segments::quantity(answer, at + "/mean", {report::Format::Unit::number, 2, unit});
      const Json& value = answer["clusters"][c]["values"][j];
      if (value["lo"].is_number()) mean.lo = value["lo"], mean.hi = value["hi"];
      mean.n = value["n"];
      f.table.rows.push_back(
          {name_of(answer, c), f.x.categories[j], mean,
           segments::quantity(answer, at + "/median", {report::Format::Unit::number, 2, unit}),
           segments::quantity(answer, at + "/q1", {report::Format::Unit::number, 2, unit}),
           segments::quantity(answer, at + "/q3", {report::Format::Unit::number, 2, unit}), centre});
      report::add_cell(f, j, c, centre);
    }
  }
  return f;
}

}  // namespace

std::vector<Figure> figures(const Json& answer) {
  std::vector<Figure> out{sizes(answer)};
  if (!answer["clusters"].empty()) out.push_back(profile(answer));
  return out;
}

}  // namespace habitus::clusters
