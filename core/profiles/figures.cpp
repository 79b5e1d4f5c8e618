#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/profiles/profiles.h"
#include "core/segments/answers.h"
#include "core/segments/selection.h"

namespace habitus::profiles {
namespace {

using report::Column;
using report::Figure;
using report::Mark;
using report::Quantity;
using segments::quantity;

std::string place(size_t group) { return "/groups/" + std::to_string(group); }
Text name_at(const Json& answer, size_t group) { return answer["groups"][group]["name"].get<std::string>(); }

Text check_name(const std::string& id) {
  if (id == "dominant") return QT_TRANSLATE_NOOP("core", "Share of the largest segment");
  if (id == "effective") return QT_TRANSLATE_NOOP("core", "Effective number of segments, of all");
  if (id == "gini") return QT_TRANSLATE_NOOP("core", "Gini coefficient of the sizes");
  if (id == "tiny") return QT_TRANSLATE_NOOP("core", "Share of the smallest segment");
  if (id == "empty") return QT_TRANSLATE_NOOP("core", "Empty segments");
  if (id == "outside") return QT_TRANSLATE_NOOP("core", "People in no segment");
  if (id == "change") return QT_TRANSLATE_NOOP("core", "Largest change of a share since the version before");
  return QT_TRANSLATE_NOOP("core", "Imbalance across the population (Cramér's V)");
}

Text state_name(const std::string& state) {
  if (state == "pass") return QT_TRANSLATE_NOOP("core", "pass");
  if (state == "warn") return QT_TRANSLATE_NOOP("core", "warn");
  if (state == "fail") return QT_TRANSLATE_NOOP("core", "fail");
  return QT_TRANSLATE_NOOP("core", "not known");
}

report::Format format_of(const std::string& id) {
  if (id == "empty") return report::count();
  if (id == "gini" || id == "imbalance") return report::number(3);
  return report::share(1);
}

Text sanity_sentence(const Json& answer) {
  std::string worst, id;
  for (const Json& c : answer["checks"])
    if (c["state"] == answer["verdict"] && id.empty()) id = c["id"], worst = c["group"];
  if (answer["verdict"] == "pass") return QT_TRANSLATE_NOOP("core", "The sizes of the segments pass every check.");
  const std::string said = english(check_name(id)) + (worst.empty() ? "" : " (" + worst + ")");
  return answer["verdict"] == "fail"
             ? Text(QT_TRANSLATE_NOOP("core", "A check of the sizes fails: %1."), {said})
             : Text(QT_TRANSLATE_NOOP("core", "A check of the sizes warns: %1."), {said});
}

Figure checks(const Json& answer) {
  Figure f{.kind = "", .id = "profiles"};
  f.title = QT_TRANSLATE_NOOP("core", "Sanity of the segments");
  f.sentence = sanity_sentence(answer);
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Check"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Value"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Warns from"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Fails from"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Where"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Verdict"), Column::Align::left}};
  for (size_t c = 0; c < answer["checks"].size(); ++c) {
    const std::string at = "/checks/" + std::to_string(c), id = answer["checks"][c]["id"];
    f.table.rows.push_back({check_name(id), quantity(answer, at + "/value", format_of(id)),
                            quantity(answer, at + "/warn", format_of(id)), quantity(answer, at + "/fail", format_of(id)),
                            Text(answer["checks"][c]["group"].get<std::string>()),
                            state_name(answer["checks"][c]["state"])});
  }
  f.tiles = {{QT_TRANSLATE_NOOP("core", "People"), quantity(answer, "/population", report::count()), {}},
             {QT_TRANSLATE_NOOP("core", "Effective number"), quantity(answer, "/effective", report::number(2)),
              QT_TRANSLATE_NOOP("core", "segments of equal size would be as diverse")}};
  return f;
}

Figure sizes(const Json& answer) {
  Figure f{.kind = "rows", .id = "profiles"};
  f.title = QT_TRANSLATE_NOOP("core", "Sizes of the segments");
  f.caption = QT_TRANSLATE_NOOP("core", "Share of the population · Wilson intervals, 95 %");
  f.x = {report::Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "% of people"), report::share(0), 0};
  f.y.scale = report::Axis::Scale::category;
  f.y.title = QT_TRANSLATE_NOOP("core", "people");
  f.series = {{f.title}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Segment"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "People"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Share"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Share before"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Change"), Column::Align::right}};
  for (size_t g = 0; g < answer["groups"].size(); ++g) {
    Mark bar{Mark::Kind::bar, 0, static_cast<double>(g)};
    bar.quantity = segments::rate(answer, place(g) + "/size");
    bar.x2 = bar.quantity.value;
    const Quantity size = quantity(answer, place(g) + "/size/k", report::count());
    bar.quantity.n = size.value;
    bar.label = name_at(answer, g);
    f.y.categories.push_back(bar.label);
    f.table.rows.push_back({bar.label, size, bar.quantity, quantity(answer, place(g) + "/before", report::share(1)),
                            quantity(answer, place(g) + "/change", {report::Format::Unit::points, 1, {}})});
    f.marks.push_back(std::move(bar));
  }
  return f;
}

/// Each group's column against everybody's: 100 is the same, 200 twice as much. What the spokes of a radar would
/// show, where it can be read.
Figure indices(const Json& answer) {
  Figure f{.kind = "matrix", .id = "profiles"};
  f.title = QT_TRANSLATE_NOOP("core", "Index against everybody");
  f.caption = QT_TRANSLATE_NOOP("core", "100 = the mean of everybody, 200 = twice as much");
  f.x.scale = f.y.scale = report::Axis::Scale::category;
  f.series = {{QT_TRANSLATE_NOOP("core", "index")}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Segment"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Feature"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "People"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Median"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Lower quartile"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Upper quartile"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Mean"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Index"), Column::Align::right}};
  double most = 0;
  std::string where, what;
  for (const Json& column : answer["columns"]) f.x.categories.emplace_back(column["name"].get<std::string>());
  const auto row_of = [&](const std::string& at, const Text& name, size_t j) {
    const report::Format format{report::Format::Unit::number, 2, answer["columns"][j]["unit"].get<std::string>()};
    const auto q = [&](const char* key) { return quantity(answer, at + key, format); };
    f.table.rows.push_back({name, f.x.categories[j], quantity(answer, at + "/n", report::count()), q("/median"),
                            q("/q1"), q("/q3"), q("/mean"), quantity(answer, at + "/index", report::number(0))});
  };
  for (size_t g = 0; g < answer["groups"].size(); ++g) {
    f.y.categories.push_back(name_at(answer, g));
    for (size_t j = 0; j < answer["columns"].size(); ++j) {
      const std::string at = place(g) + "/columns/" + std::to_string(j);
      Mark cell{Mark::Kind::cell, static_cast<double>(j), static_cast<double>(g)};
      cell.quantity = quantity(answer, at + "/index", report::number(0));
      cell.quantity.n = answer["groups"][g]["columns"][j]["n"];
      if (std::abs(cell.quantity.value - 100) > std::abs(most))
        most = cell.quantity.value - 100, where = answer["groups"][g]["name"], what = answer["columns"][j]["name"];
      row_of(at, f.y.categories[g], j);
      f.marks.push_back(std::move(cell));
    }
  }
  for (size_t j = 0; j < answer["columns"].size(); ++j)
    row_of("/everybody/columns/" + std::to_string(j), QT_TRANSLATE_NOOP("core", "everybody"), j);
  f.sentence = most == 0 ? Text(QT_TRANSLATE_NOOP("core", "The segments hardly differ in these features."))
                         : Text(QT_TRANSLATE_NOOP("core", "What stands out most: “%1” of %2 has the index %3."),
                                {what, where, static_cast<int64_t>(std::round(most + 100))});
  return f;
}

const char* const kDays[] = {QT_TRANSLATE_NOOP("core", "Mon"), QT_TRANSLATE_NOOP("core", "Tue"),
                             QT_TRANSLATE_NOOP("core", "Wed"), QT_TRANSLATE_NOOP("core", "Thu"),
                             QT_TRANSLATE_NOOP("core", "Fri"), QT_TRANSLATE_NOOP("core", "Sat"),
                             QT_TRANSLATE_NOOP("core", "Sun")};

Figure heat(const Json& answer, size_t g) {
  Figure f{.kind = "matrix", .id = "profiles"};
  f.title = {QT_TRANSLATE_NOOP("core", "When %1 is active"), {answer["groups"][g]["name"].get<std::string>()}};
  f.caption = {QT_TRANSLATE_NOOP("core", "Events by weekday and hour · %1 · the cells add up to %2 events"),
               {answer["zone"].get<std::string>(), answer["groups"][g]["events"].get<double>()}};
  f.x.scale = f.y.scale = report::Axis::Scale::category;
  f.series = {{QT_TRANSLATE_NOOP("core", "events")}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Weekday"), Column::Align::left}};
  for (int hour = 0; hour < 24; ++hour) {
    f.x.categories.emplace_back(std::to_string(hour));
    f.table.columns.push_back({std::to_string(hour), Column::Align::right});
  }
  for (size_t day = 0; day < 7; ++day) {
    f.y.categories.emplace_back(kDays[day]);
    std::vector<report::Cell> row{Text(kDays[day])};
    for (size_t hour = 0; hour < 24; ++hour) {
      Mark cell{Mark::Kind::cell, static_cast<double>(hour), static_cast<double>(day)};
      cell.quantity = quantity(answer, place(g) + "/heat/" + std::to_string(day) + "/" + std::to_string(hour),
                               report::count());
      row.emplace_back(cell.quantity);
      f.marks.push_back(std::move(cell));
    }
    f.table.rows.push_back(std::move(row));
  }
  return f;
}

Figure paths(const Json& answer) {
  Figure f{.kind = "", .id = "profiles"};
  f.title = QT_TRANSLATE_NOOP("core", "Most frequent paths of three events");
  f.caption = QT_TRANSLATE_NOOP("core", "One after another, no pause longer than 30 minutes");
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Segment"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Path"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Times"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "People"), Column::Align::right}};
  for (size_t g = 0; g < answer["groups"].size(); ++g)
    for (size_t p = 0; p < answer["groups"][g]["paths"].size(); ++p) {
      const std::string at = place(g) + "/paths/" + std::to_string(p);
      std::string said;
      for (const Json& word : answer["groups"][g]["paths"][p]["words"])
        said += (said.empty() ? "" : " → ") + word.get<std::string>();
      f.table.rows.push_back({name_at(answer, g), Text(said), quantity(answer, at + "/n", report::count()),
                              segments::rate(answer, at + "/people")});
    }
  return f;
}

}  // namespace

std::vector<Figure> sanity_figures(const Json& answer) { return {checks(answer), sizes(answer)}; }

std::vector<Figure> profile_figures(const Json& answer) {
  std::vector<Figure> out;
  if (!answer["columns"].empty()) out.push_back(indices(answer));
  for (size_t g = 0; g < answer["groups"].size(); ++g) out.push_back(heat(answer, g));
  out.push_back(paths(answer));
  if (out[0].sentence.empty())
    out[0].sentence = Text(QT_TRANSLATE_NOOP("core", "%1 segments, and when and how their people are active."),
                           {static_cast<int64_t>(answer["groups"].size())});
  return out;
}

}  // namespace habitus::profiles
