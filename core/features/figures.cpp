#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/features/dossier.h"
#include "core/features/features.h"
#include "core/features/seasons.h"
#include "core/report/read.h"

namespace habitus::features {

using report::Axis;
using report::Cell;
using report::count;
using report::Figure;
using report::Format;
using report::Mark;
using report::number;
using report::Quantity;
using report::Series;
using report::State;

namespace {

Quantity auc_of(const Json& column, size_t index) {
  const Json& auc = column["auc"];
  Quantity q = report::field(auc, "value", "/columns/" + std::to_string(index) + "/auc", number(3));
  q.lo = report::number_at(auc, "lo");
  q.hi = report::number_at(auc, "hi");
  q.n = auc.value("positives", 0.0) + auc.value("negatives", 0.0);
  return q;
}

Text auc_sentence(const Json& answer) {
  const Json& leaks = answer["suspected_leaks"];
  if (!leaks.empty()) {
    std::string names;
    for (const Json& leak : leaks) names += (names.empty() ? "" : ", ") + leak.get<std::string>();
    return {
        leaks.size() == 1
            ? QT_TRANSLATE_NOOP("core", "Suspected leak: %1 alone all but knows the outcome (AUC beyond %2).")
            : QT_TRANSLATE_NOOP("core",
                                "Suspected leaks: %1 each all but know the outcome alone (AUC beyond %2)."),
        {names, kSuspect}};
  }
  std::string best;
  double most = 0;
  for (const Json& c : answer["columns"]) {
    const double auc = c["auc"].value("value", .5), lo = c["auc"].value("lo", 0.0),
                 hi = c["auc"].value("hi", 1.0);
    if (lo <= .5 && hi >= .5) continue;
    if (std::abs(auc - .5) <= most) continue;
    most = std::abs(auc - .5);
    best = c["name"];
  }
  if (best.empty())
    return QT_TRANSLATE_NOOP("core", "No single feature ranks the outcome better than chance.");
  return {QT_TRANSLATE_NOOP("core", "%1 alone ranks the outcome best; no feature is suspected of a leak."),
          {best}};
}

/// Forest of single-feature AUCs, the strongest first.
Figure auc_figure(const Json& answer) {
  Figure f;
  f.kind = "rows";
  f.id = "features";
  f.title = QT_TRANSLATE_NOOP("core", "What each feature says alone");
  f.sentence = auc_sentence(answer);
  f.caption = QT_TRANSLATE_NOOP(
      "core",
      "AUC of one column against the target, with DeLong's interval; 0.5 says nothing, beyond "
      "0.95 or below 0.05 is a suspected leak.");
  f.x.title = QT_TRANSLATE_NOOP("core", "AUC");
  f.x.format = number(2);
  f.x.lo = 0;
  f.x.hi = 1;
  f.y.scale = Axis::Scale::category;
  f.y.title = "n";
  f.series = {{QT_TRANSLATE_NOOP("core", "feature"), Series::Role::data},
              {QT_TRANSLATE_NOOP("core", "suspected leak"), Series::Role::fail},
              {QT_TRANSLATE_NOOP("core", "undefined"), Series::Role::warn}};
  std::vector<size_t> order(answer["columns"].size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto strength = [&](size_t i) {
    const Json& auc = answer["columns"][i]["auc"];
    return auc.contains("value") ? std::abs(auc["value"].get<double>() - .5) : -1.0;
  };
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return strength(a) > strength(b); });
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Feature"), report::Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "AUC"), report::Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "AUC of missing"), report::Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "n₊"), report::Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "n₋"), report::Column::Align::right}};
  for (const size_t i : order) {
    const Json& c = answer["columns"][i];
    const std::string at = "/columns/" + std::to_string(i) + "/auc";
    Mark m;
    m.kind = Mark::Kind::interval;
    m.y = static_cast<double>(f.y.categories.size());
    m.quantity = auc_of(c, i);
    m.series = c["auc"].value("suspect", false) ? 1 : m.quantity.state == State::ok ? 0 : 2;
    m.label = Text("%1", {c["name"].get<std::string>()});
    f.y.categories.push_back(m.label);
    f.marks.push_back(m);
    f.table.rows.push_back({m.label, m.quantity, report::field(c["auc"], "missing", at, number(3)),
                            report::field(c["auc"], "positives", at, count()),
                            report::field(c["auc"], "negatives", at, count())});
  }
  Mark chance;
  chance.kind = Mark::Kind::rule;
  chance.x = .5;
  f.marks.push_back(chance);
  f.table.selections.resize(f.table.rows.size());
  return f;
}

/// Boxes of all number columns, each scaled to its own 95th percentile; the table has the numbers.
Figure distributions(const Json& answer) {
  Figure f;
  f.kind = "boxes";
  f.id = "features";
  f.title = QT_TRANSLATE_NOOP("core", "How the features are distributed");
  f.sentence = {QT_TRANSLATE_NOOP("core", "%1 rows, %2 columns."),
                {answer["rows"].get<int64_t>(), static_cast<int64_t>(answer["columns"].size())}};
  f.caption = QT_TRANSLATE_NOOP(
      "core",
      "Quartile boxes of the number columns, each drawn on its own scale: 0 is its least value, "
      "1 its 95th percentile.");
  f.x.format = number(1);
  f.x.lo = 0;
  f.x.hi = 1;
  f.y.scale = Axis::Scale::category;
  f.series = {{QT_TRANSLATE_NOOP("core", "feature"), Series::Role::data}};
  f.table.caption = f.title;
  for (const Text& title :
       {Text(QT_TRANSLATE_NOOP("core", "Column")), Text(QT_TRANSLATE_NOOP("core", "n")),
        Text(QT_TRANSLATE_NOOP("core", "Missing")), Text(QT_TRANSLATE_NOOP("core", "Mean")),
        Text(QT_TRANSLATE_NOOP("core", "Standard deviation")), Text(QT_TRANSLATE_NOOP("core", "Least")),
        Text(QT_TRANSLATE_NOOP("core", "25 %")), Text(QT_TRANSLATE_NOOP("core", "Median")),
        Text(QT_TRANSLATE_NOOP("core", "75 %")), Text(QT_TRANSLATE_NOOP("core", "Greatest"))})
    f.table.columns.push_back(
        {title, f.table.columns.empty() ? report::Column::Align::left : report::Column::Align::right});
  for (size_t i = 0; i < answer["columns"].size(); ++i) {
    const Json& c = answer["columns"][i];
    if (c["kind"] != "number") continue;
    const std::string at = "/columns/" + std::to_string(i);
    const Text name("%1", {c["name"].get<std::string>()});
    std::vector<Cell> row{name, report::field(c, "n", at, count()), report::field(c, "missing", at, count())};
    for (const char* key : {"mean", "sd", "min", "q25", "median", "q75", "max"})
      row.push_back(report::field(c, key, at, number(2)));
    f.table.rows.push_back(row);
    if (!c.contains("median") || !(c["p95"].get<double>() > c["min"].get<double>())) continue;
    const double low = c["min"], width = c["p95"].get<double>() - low;
    Mark m;
    m.kind = Mark::Kind::box;
    m.y = static_cast<double>(f.y.categories.size());
    m.x = (c["q25"].get<double>() - low) / width;
    m.x2 = (c["q75"].get<double>() - low) / width;
    m.quantity.value = (c["median"].get<double>() - low) / width;
    m.quantity.lo = 0;
    m.quantity.hi = 1;
    m.quantity.format = number(2);
    m.label = name;
    f.y.categories.push_back(name);
    f.marks.push_back(m);
  }
  f.table.selections.resize(f.table.rows.size());
  return f;
}

Figure dictionary(const Json& answer) {
  Figure f;
  f.kind = "rows";
  f.id = "features";
  f.title = QT_TRANSLATE_NOOP("core", "Categories and their levels");
  f.caption =
      QT_TRANSLATE_NOOP("core", "Rows by level, the most frequent first; missing is a level of its own.");
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Column"), report::Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Level"), report::Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Rows"), report::Column::Align::right}};
  f.series = {{QT_TRANSLATE_NOOP("core", "rows"), Series::Role::data}};
  f.y.scale = Axis::Scale::category;
  const auto add = [&](const Text& column, const Text& level, const Quantity& n) {
    Mark m;
    m.kind = Mark::Kind::bar;
    m.x = 0;
    m.y = static_cast<double>(f.y.categories.size());
    m.quantity = n;
    m.label = level;
    f.y.categories.push_back(Text("%1: %2", {column.id, english(level)}));
    f.marks.push_back(m);
    f.table.rows.push_back({column, level, n});
  };
  for (size_t i = 0; i < answer["columns"].size(); ++i) {
    const Json& c = answer["columns"][i];
    if (c["kind"] != "category") continue;
    const std::string at = "/columns/" + std::to_string(i);
    const Text name("%1", {c["name"].get<std::string>()});
    size_t l = 0;
    for (const Json& level : c["levels"])
      add(name, Text("%1", {level["level"].get<std::string>()}),
          report::field(level, "n", at + "/levels/" + std::to_string(l++), count()));
    add(name, QT_TRANSLATE_NOOP("core", "missing"), report::field(c, "missing", at, count()));
  }
  f.sentence = {QT_TRANSLATE_NOOP("core", "%1 category columns."),
                {static_cast<int64_t>(f.table.rows.size())}};
  f.table.selections.resize(f.table.rows.size());
  return f;
}
}  // namespace

std::vector<Figure> figures(const Json& answer) {
  std::vector<Figure> out;
  if (answer.contains("suspected_leaks")) out.push_back(auc_figure(answer));
  out.push_back(distributions(answer));
  Figure levels = dictionary(answer);
  if (!levels.table.rows.empty()) out.push_back(std::move(levels));
  for (Figure& guide : season_figures(answer)) out.push_back(std::move(guide));
  if (answer.contains("features")) out.push_back(dossier_figure(answer));
  const Quantity rows = report::field(answer, "rows", "", count());
  out.front().tiles.push_back({QT_TRANSLATE_NOOP("core", "Rows"), rows, {}});
  return out;
}

}  // namespace habitus::features
