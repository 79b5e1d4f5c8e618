#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/clusters/bench.h"
#include "core/report/parts.h"
#include "core/segments/answers.h"

namespace habitus::clusters {
namespace {

using report::Figure;
using report::left;
using report::Mark;
using report::Quantity;
using report::right;
using segments::quantity;

std::string at_k(size_t i, const char* what) { return "/ks/" + std::to_string(i) + what; }

Text rule_name(const std::string& id) {
  if (id == "elbow") return QT_TRANSLATE_NOOP("core", "Elbow of the inertia (kneedle)");
  if (id == "silhouette") return QT_TRANSLATE_NOOP("core", "Largest silhouette");
  if (id == "gap") return QT_TRANSLATE_NOOP("core", "Gap, first within one standard error");
  if (id == "gap_tibshirani") return QT_TRANSLATE_NOOP("core", "Gap, Tibshirani's rule");
  if (id == "gap_global") return QT_TRANSLATE_NOOP("core", "Largest gap");
  if (id == "bic") return QT_TRANSLATE_NOOP("core", "Least BIC of a mixture");
  if (id == "calinski_harabasz") return QT_TRANSLATE_NOOP("core", "Largest Calinski–Harabasz");
  return QT_TRANSLATE_NOOP("core", "Least Davies–Bouldin");
}

/// Does any rule name another number than the optimum?
Text sentence(const Json& answer) {
  const int64_t best = answer["optimum"];
  int64_t other = 0;
  for (const Json& rule : answer["rules"])
    if (rule["within"].is_number() && rule["within"] != best) other = rule["within"];
  if (answer.contains("chosen") && answer["chosen"]["k"] != best)
    return {QT_TRANSLATE_NOOP("core", "Chosen: %1 clusters, where most rules say %2. Reason: %3"),
            {answer["chosen"]["k"].get<int64_t>(), best, answer["chosen"]["reason"].get<std::string>()}};
  if (answer["limited"].get<bool>() && answer["free_optimum"] != answer["optimum"])
    return {QT_TRANSLATE_NOOP("core",
                              "Within the limits %1 to %2 most rules say %3 clusters; without limits they would say %4."),
            {answer["limits"]["least"].get<int64_t>(), answer["limits"]["most"].get<int64_t>(), best,
             answer["free_optimum"].get<int64_t>()}};
  if (other > 0)
    return {QT_TRANSLATE_NOOP("core", "Most rules say %1 clusters, but they disagree: another one says %2."),
            {best, other}};
  return {QT_TRANSLATE_NOOP("core", "All rules say %1 clusters."), {best}};
}

/// A curve over k with the allowed band and the optimum.
Figure curve(const Json& answer, const char* what, Text title, Text name, report::Format format, bool errors) {
  Figure f = report::titled("lines", "clusters", std::move(title));
  f.x = {report::Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "clusters"), report::count()};
  f.x.lo = 1, f.x.hi = static_cast<double>(answer["ks"].size());
  f.y.title = name;
  f.y.format = format;
  f.series = {{std::move(name)}};
  f.table.columns = {right(QT_TRANSLATE_NOOP("core", "Clusters")), right(f.y.title)};
  double low = INFINITY, high = -INFINITY;
  for (size_t i = 0; i < answer["ks"].size(); ++i) {
    Mark point{Mark::Kind::line, answer["ks"][i]["k"].get<double>()};
    point.quantity = quantity(answer, at_k(i, what), format);
    if (errors) {
      const Json& gap = answer["ks"][i]["gap"];
      point.quantity.lo = gap["lo"], point.quantity.hi = gap["hi"];
    }
    if (std::isnan(point.quantity.value)) continue;
    low = std::min(low, errors ? point.quantity.lo : point.quantity.value);
    high = std::max(high, errors ? point.quantity.hi : point.quantity.value);
    f.table.rows.push_back({quantity(answer, at_k(i, "/k"), report::count()), point.quantity});
    f.marks.push_back(std::move(point));
  }
  if (answer["limited"].get<bool>()) {  // what the business can handle
    f.series.push_back({QT_TRANSLATE_NOOP("core", "allowed"), report::Series::Role::reference});
    for (const char* end : {"least", "most"}) {
      Mark band{Mark::Kind::band, answer["limits"][end].get<double>()};
      band.series = 1;
      band.quantity.lo = low, band.quantity.hi = high;
      f.marks.push_back(std::move(band));
    }
  }
  Mark optimum{Mark::Kind::rule, answer["optimum"].get<double>()};
  optimum.label = QT_TRANSLATE_NOOP("core", "optimum");
  f.marks.push_back(std::move(optimum));
  if (answer.contains("chosen") && answer["chosen"]["k"] != answer["optimum"]) {
    Mark chosen{Mark::Kind::rule, answer["chosen"]["k"].get<double>()};
    chosen.label = QT_TRANSLATE_NOOP("core", "chosen");
    f.marks.push_back(std::move(chosen));
  }
  return f;
}

/// The curve of the inertia, with the table of everything.
Figure all_of_it(const Json& answer) {
  Figure f = curve(answer, "/inertia", QT_TRANSLATE_NOOP("core", "How many clusters"),
                   QT_TRANSLATE_NOOP("core", "inertia"), report::number(1), false);
  f.sentence = sentence(answer);
  f.caption = {QT_TRANSLATE_NOOP("core",
                                 "k-means++ on %1 of %2 people with all values · gap with %3 draws, W of distances to "
                                 "the power %4 · limits %5 to %6 · seed %7"),
               {answer["drawn"].get<int64_t>(), answer["n"].get<int64_t>(), answer["draws"].get<int64_t>(),
                answer["power"].get<int64_t>(), answer["limits"]["least"].get<int64_t>(),
                answer["limits"]["most"].get<int64_t>(), answer["seed"].get<int64_t>()}};
  f.table.rows.clear();
  f.table.columns.clear();
  for (const Text& title :
       {Text(QT_TRANSLATE_NOOP("core", "Clusters")), Text(QT_TRANSLATE_NOOP("core", "Inertia")),
        Text(QT_TRANSLATE_NOOP("core", "Silhouette")), Text(QT_TRANSLATE_NOOP("core", "Gap")),
        Text(QT_TRANSLATE_NOOP("core", "its standard error")), Text(QT_TRANSLATE_NOOP("core", "BIC")),
        Text(QT_TRANSLATE_NOOP("core", "Calinski–Harabasz")), Text(QT_TRANSLATE_NOOP("core", "Davies–Bouldin")),
        Text(QT_TRANSLATE_NOOP("core", "Smallest cluster")), Text(QT_TRANSLATE_NOOP("core", "Rating")),
        Text(QT_TRANSLATE_NOOP("core", "Within limits"))})
    f.table.columns.push_back(right(title));
  for (size_t i = 0; i < answer["ks"].size(); ++i) {
    const auto q = [&](const char* what, report::Format format) { return quantity(answer, at_k(i, what), format); };
    f.table.rows.push_back(
        {q("/k", report::count()), q("/inertia", report::number(3)), q("/silhouette/value", report::number(4)),
         q("/gap/value", report::number(4)), q("/gap/se", report::number(4)), q("/bic", report::number(1)),
         q("/calinski_harabasz", report::number(2)), q("/davies_bouldin", report::number(4)),
         q("/smallest/value", report::share(1)), q("/rating", report::count()),
         answer["ks"][i]["allowed"].get<bool>() ? Text(QT_TRANSLATE_NOOP("core", "yes"))
                                                : Text(QT_TRANSLATE_NOOP("core", "no"))});
  }
  f.tiles = {{QT_TRANSLATE_NOOP("core", "Optimum"), quantity(answer, "/optimum", report::count()),
              QT_TRANSLATE_NOOP("core", "most rules, within the limits")}};
  if (answer.contains("chosen"))
    f.tiles.push_back({QT_TRANSLATE_NOOP("core", "Chosen"), quantity(answer, "/chosen/k", report::count()),
                       report::named(answer["chosen"]["reason"])});
  return f;
}

Figure rules(const Json& answer) {
  Figure f = report::rows_along("clusters", QT_TRANSLATE_NOOP("core", "What each rule says"),
                                QT_TRANSLATE_NOOP("core", "clusters"), report::count());
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Rule")),
                     right(QT_TRANSLATE_NOOP("core", "Clusters")),
                     right(QT_TRANSLATE_NOOP("core", "Within limits"))};
  for (size_t r = 0; r < answer["rules"].size(); ++r) {
    const std::string at = "/rules/" + std::to_string(r);
    const Quantity within = quantity(answer, at + "/within", report::count());
    const Text name = rule_name(answer["rules"][r]["id"]);
    f.table.rows.push_back({name, quantity(answer, at + "/k", report::count()), within});
    report::add_bar(f, name, within);
  }
  return f;
}

}  // namespace

std::vector<Figure> count_figures(const Json& answer) {
  return {all_of_it(answer),
          curve(answer, "/silhouette/value", QT_TRANSLATE_NOOP("core", "Silhouette by number of clusters"),
                QT_TRANSLATE_NOOP("core", "mean silhouette"), report::number(2), false),
          curve(answer, "/gap/value", QT_TRANSLATE_NOOP("core", "Gap statistic by number of clusters"),
                QT_TRANSLATE_NOOP("core", "gap"), report::number(2), true),
          curve(answer, "/bic", QT_TRANSLATE_NOOP("core", "BIC of a Gaussian mixture by number of components"),
                QT_TRANSLATE_NOOP("core", "BIC"), report::number(0), false),
          rules(answer)};
}

}  // namespace habitus::clusters
