#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/report/words.h"
#include "core/retention/run.h"
#include "core/segments/selection.h"

namespace habitus::retention {
namespace {

using report::Axis;
using report::Column;
using report::Figure;
using report::Mark;
using report::Quantity;

/// A cell or mean: a share, or a number of the KPI.
Quantity value_at(const Json& answer, const std::string& at, int decimals = 1) {
  Quantity q = segments::rate(answer, at, decimals);
  if (answer.contains("kpi")) q.format = report::number(std::abs(q.value) < 100 ? 2 : 0);
  return q;
}

/// "sum amount", or nothing for the share that comes back.
std::string kpi_name(const Json& answer) {
  if (!answer.contains("kpi")) return {};
  const std::string property = answer["kpi"].value("property", "");
  return answer["kpi"]["as"].get<std::string>() + (property.empty() ? "" : " " + property);
}

Text series_name(const Json& answer) {
  return answer.contains("kpi") ? Text("%1", {kpi_name(answer)}) : Text(QT_TRANSLATE_NOOP("core", "came back"));
}

Quantity cell_at(const Json& answer, size_t c, size_t column) {
  const std::string at = "/cohorts/" + std::to_string(c) + "/cells/" + std::to_string(column);
  Quantity q = value_at(answer, at, 0);
  // A sum can only grow; a mean over the people so far is no bound.
  const bool grows = !answer.contains("kpi") || answer["kpi"]["as"] != "mean";
  if (grows && answer["cohorts"][c]["cells"][column]["state"] == "immature" && q.state == report::State::ok)
    q.state = report::State::immature;
  return q;
}

Text sentence(const Json& answer) {
  for (size_t column = 1; column < answer["mean"].size(); ++column) {
    const Quantity q = value_at(answer, "/mean/" + std::to_string(column));
    if (std::isnan(q.value)) break;
    const report::Words words;
    if (answer["count"] == "bracket" && !answer.contains("kpi"))
      return Text(QT_TRANSLATE_NOOP(
                      "core", "Of those who entered, %1 came back within offsets %2 (95 % interval %3)."),
                  {report::print(q, words), answer["columns"][column]["label"].get<std::string>(),
                   report::print_interval(q, words)});
    size_t last = column;
    while (last + 1 < answer["mean"].size() && answer["mean"][last + 1]["value"].is_number()) ++last;
    const Quantity end = value_at(answer, "/mean/" + std::to_string(last));
    if (answer.contains("kpi"))
      return Text(
          QT_TRANSLATE_NOOP("core",
                            "“%1” per person who entered is %2 after one %3 and %4 after %5 (means over "
                            "ended cells)."),
          {kpi_name(answer), report::print(q, words), answer["grain"].get<std::string>(),
           report::print(end, words), static_cast<int64_t>(last)});
    return Text(
        QT_TRANSLATE_NOOP(
            "core",
            "Of those who entered, %1 came back after one %2 and %3 after %4 (means over ended cells)."),
        {report::print(q, words), answer["grain"].get<std::string>(), report::print(end, words),
         static_cast<int64_t>(last)});
  }
  return Text(QT_TRANSLATE_NOOP(
      "core", "No period after the entry has ended yet, so nothing can be said about coming back."));
}

void add_row(const Json& answer, size_t c, Figure& f) {
  const Json& cohort = answer["cohorts"][c];
  const Text label("%1", {cohort["label"].get<std::string>()});
  const auto y = static_cast<double>(c);
  f.y.categories.push_back(label);
  Mark size{Mark::Kind::cell, -1, y};
  size.quantity = segments::quantity(answer, "/cohorts/" + std::to_string(c) + "/n", report::count());
  size.selection = segments::selection_text("retention", Json{{"cohort", cohort["label"]}});
  f.marks.push_back(size);
  std::vector<report::Cell> row{label, size.quantity};
  for (size_t column = 0; column < answer["columns"].size(); ++column) {
    if (column >= cohort["cells"].size()) {
      row.emplace_back();
      continue;
    }
    Mark cell{Mark::Kind::cell, static_cast<double>(column), y};
    cell.quantity = cell_at(answer, c, column);
    cell.series = answer["columns"][column]["last"] == 0 ? -1 : 0;  // offset 0 would swallow the scale
    cell.selection =
        segments::selection_text("retention", Json{{"cohort", cohort["label"]}, {"column", column}});
    row.emplace_back(cell.quantity);
    f.marks.push_back(std::move(cell));
  }
  f.table.rows.push_back(std::move(row));
  f.table.selections.push_back(size.selection);
}

std::string said_count(const std::string& count) {
  if (count == "on") return QT_TRANSLATE_NOOP("core", "back in that period");
  if (count == "on_or_after") return QT_TRANSLATE_NOOP("core", "back in that period or later");
  return QT_TRANSLATE_NOOP("core", "back within brackets");
}

Figure triangle(const Json& answer) {
  Figure f{.kind = "matrix", .id = "retention"};
  f.title = Text(QT_TRANSLATE_NOOP("core", "Retention"));
  f.sentence = sentence(answer);
  f.caption =
      Text(QT_TRANSLATE_NOOP("core", "%1 entries · %2 · %3 · hatched: not wholly over, a lower bound"),
           {answer["entered"].get<int64_t>(),
            answer["clock"] == "calendar" ? QT_TRANSLATE_NOOP("core", "calendar periods")
                                          : QT_TRANSLATE_NOOP("core", "periods of 24 hours from the entry"),
            said_count(answer["count"])});
  f.x.scale = f.y.scale = Axis::Scale::category;
  f.x.title = Text(answer["grain"].get<std::string>());
  f.series = {{series_name(answer)}};
  f.table.caption = f.title;
  f.table.columns = {{Text(QT_TRANSLATE_NOOP("core", "Entered in")), Column::Align::left},
                     {Text(QT_TRANSLATE_NOOP("core", "Persons")), Column::Align::right}};
  for (const auto& column : answer["columns"]) {
    f.x.categories.emplace_back(column["label"].get<std::string>());
    f.table.columns.push_back({Text(column["label"].get<std::string>()), Column::Align::right});
  }
  for (size_t c = 0; c < answer["cohorts"].size(); ++c) add_row(answer, c, f);
  f.tiles = {{Text(QT_TRANSLATE_NOOP("core", "Entered")),
              segments::quantity(answer, "/entered", report::count()),
              {}}};
  for (size_t column = 1; column < answer["mean"].size() && column <= 3; ++column)
    f.tiles.push_back(
        {Text(QT_TRANSLATE_NOOP("core", "%1 %2"),
              {answer["grain"].get<std::string>(), answer["columns"][column]["label"].get<std::string>()}),
         value_at(answer, "/mean/" + std::to_string(column)),
         Text(QT_TRANSLATE_NOOP("core", "mean of ended cells"))});
  return f;
}

Figure curve(const Json& answer) {
  Figure f{.kind = "lines", .id = "retention-curve"};
  f.title = Text(QT_TRANSLATE_NOOP("core", "Mean retention"));
  f.sentence =
      answer.contains("kpi")
          ? Text(QT_TRANSLATE_NOOP("core", "All entries whose period has ended, with t intervals."))
          : Text(QT_TRANSLATE_NOOP(
                "core",
                "All entries whose period has ended, weighted by their number, with Wilson intervals."));
  f.x.scale = Axis::Scale::category;
  f.y.format = answer.contains("kpi") ? report::number(1) : report::share(0);
  f.series = {{series_name(answer)}};
  f.table.caption = f.title;
  f.table.columns = {
      {Text(QT_TRANSLATE_NOOP("core", "Offset")), Column::Align::left},
      {Text(QT_TRANSLATE_NOOP("core", "Entries")), Column::Align::right},
      {answer.contains("kpi") ? series_name(answer) : Text(QT_TRANSLATE_NOOP("core", "Came back")),
       Column::Align::right}};
  for (size_t column = 0; column < answer["mean"].size(); ++column) {
    const std::string at = "/mean/" + std::to_string(column);
    Mark point{Mark::Kind::line, static_cast<double>(column)};
    point.quantity = value_at(answer, at);
    point.label = Text(answer["columns"][column]["label"].get<std::string>());
    f.x.categories.push_back(point.label);
    f.table.rows.push_back(
        {point.label, segments::quantity(answer, at + "/n", report::count()), point.quantity});
    if (!std::isnan(point.quantity.value)) f.marks.push_back(std::move(point));
  }
  return f;
}

}  // namespace

std::vector<report::Figure> figures(const Json& answer) { return {triangle(answer), curve(answer)}; }

}  // namespace habitus::retention
