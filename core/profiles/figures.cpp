#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/profiles/profiles.h"
#include "core/report/parts.h"
#include "core/segments/answers.h"

namespace habitus::profiles {
namespace {

using report::Figure;
using report::left;
using report::Mark;
using report::Quantity;
using report::right;
using segments::quantity;

std::string place(size_t group) { return "/groups/" + std::to_string(group); }
Text name_at(const Json& answer, size_t group) { return report::named(answer["groups"][group]["name"]); }

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
  const std::string check = english(check_name(id));
  const bool fails = answer["verdict"] == "fail";
  if (worst.empty())
    return {fails ? QT_TRANSLATE_NOOP("core", "A check of the sizes fails: %1.")
                  : QT_TRANSLATE_NOOP("core", "A check of the sizes warns: %1."),
            {check}};
  return {fails ? QT_TRANSLATE_NOOP("core", "A check of the sizes fails: %1 (“%2”).")
                : QT_TRANSLATE_NOOP("core", "A check of the sizes warns: %1 (“%2”)."),
          {check, worst}};
}

Figure checks(const Json& answer) {
  Figure f = report::titled("", "profiles", QT_TRANSLATE_NOOP("core", "Sanity of the segments"));
  f.sentence = sanity_sentence(answer);
  // The verdict stands where a narrow dock shows it, beside the check.
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Check")),       left(QT_TRANSLATE_NOOP("core", "Verdict")),
                     right(QT_TRANSLATE_NOOP("core", "Value")),      left(QT_TRANSLATE_NOOP("core", "Where")),
                     right(QT_TRANSLATE_NOOP("core", "Warns from")), right(QT_TRANSLATE_NOOP("core", "Fails from"))};
  for (size_t c = 0; c < answer["checks"].size(); ++c) {
    const std::string at = "/checks/" + std::to_string(c), id = answer["checks"][c]["id"],
                      state = answer["checks"][c]["state"];
    f.table.rows.push_back({check_name(id),
                            state == "unknown" ? Text(QT_TRANSLATE_NOOP("core", "not known"))
                                               : report::verdict_text(state),
                            quantity(answer, at + "/value", format_of(id)), report::named(answer["checks"][c]["group"]),
                            quantity(answer, at + "/warn", format_of(id)), quantity(answer, at + "/fail", format_of(id))});
  }
  f.tiles = {{QT_TRANSLATE_NOOP("core", "People"), quantity(answer, "/population", report::count()), {}},
             {QT_TRANSLATE_NOOP("core", "Effective number"), quantity(answer, "/effective", report::number(2)),
              QT_TRANSLATE_NOOP("core", "segments of equal size would be as diverse")}};
  return f;
}

Figure sizes(const Json& answer) {
  Figure f = report::rows_along("profiles", QT_TRANSLATE_NOOP("core", "Sizes of the segments"),
                                QT_TRANSLATE_NOOP("core", "% of people"), report::share(0));
  f.caption = QT_TRANSLATE_NOOP("core", "Share of the population · Wilson intervals, 95 %");
  f.y.title = QT_TRANSLATE_NOOP("core", "people");
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Segment")), right(QT_TRANSLATE_NOOP("core", "People")),
                     right(QT_TRANSLATE_NOOP("core", "Share")), right(QT_TRANSLATE_NOOP("core", "Share before")),
                     right(QT_TRANSLATE_NOOP("core", "Change"))};
  for (size_t g = 0; g < answer["groups"].size(); ++g) {
    const Quantity size = quantity(answer, place(g) + "/size/k", report::count());
    Quantity share = segments::rate(answer, place(g) + "/size");
    share.n = size.value;
    f.table.rows.push_back({name_at(answer, g), size, share, quantity(answer, place(g) + "/before", report::share(1)),
                            quantity(answer, place(g) + "/change", {report::Format::Unit::points, 1, {}})});
    report::add_bar(f, name_at(answer, g), share);
  }
  return f;
}

Quantity index_of(const Json& answer, size_t g, size_t j) {
  Quantity q = quantity(answer, place(g) + "/columns/" + std::to_string(j) + "/index", report::number(0));
  q.n = answer["groups"][g]["columns"][j]["n"];
  return q;
}

/// Each group's column against everybody's: 100 is the same, 200 twice as much. What the spokes of the radar show,
/// where it can be read.
Figure indices(const Json& answer) {
  Figure f = report::titled("matrix", "profiles", QT_TRANSLATE_NOOP("core", "Index against everybody"));
  f.caption = QT_TRANSLATE_NOOP("core", "100 = the mean of everybody, 200 = twice as much");
  f.x.scale = f.y.scale = report::Axis::Scale::category;
  f.series = {{QT_TRANSLATE_NOOP("core", "index")}};
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Segment")),         left(QT_TRANSLATE_NOOP("core", "Feature")),
                     right(QT_TRANSLATE_NOOP("core", "People")),         right(QT_TRANSLATE_NOOP("core", "Median")),
                     right(QT_TRANSLATE_NOOP("core", "Lower quartile")), right(QT_TRANSLATE_NOOP("core", "Upper quartile")),
                     right(QT_TRANSLATE_NOOP("core", "Mean")),           right(QT_TRANSLATE_NOOP("core", "Index"))};
  double most = 0;
  std::string where, what;
  for (const Json& column : answer["columns"]) f.x.categories.push_back(report::named(column["name"]));
  const auto row_of = [&](const std::string& at, const Text& name, size_t j) {
    const report::Format format{report::Format::Unit::number, 2, answer["columns"][j]["unit"].get<std::string>()};
    const auto q = [&](const char* key) { return quantity(answer, at + key, format); };
    f.table.rows.push_back({name, f.x.categories[j], quantity(answer, at + "/n", report::count()), q("/median"),
                            q("/q1"), q("/q3"), q("/mean"), quantity(answer, at + "/index", report::number(0))});
  };
  for (size_t g = 0; g < answer["groups"].size(); ++g) {
    f.y.categories.push_back(name_at(answer, g));
    for (size_t j = 0; j < answer["columns"].size(); ++j) {
      const Mark& cell = report::add_cell(f, j, g, index_of(answer, g, j));
      if (std::abs(cell.quantity.value - 100) > std::abs(most))
        most = cell.quantity.value - 100, where = answer["groups"][g]["name"], what = answer["columns"][j]["name"];
      row_of(place(g) + "/columns/" + std::to_string(j), f.y.categories[g], j);
    }
  }
  for (size_t j = 0; j < answer["columns"].size(); ++j)
    row_of("/everybody/columns/" + std::to_string(j), QT_TRANSLATE_NOOP("core", "everybody"), j);
  f.sentence = std::round(most) == 0 ? Text(QT_TRANSLATE_NOOP("core", "The segments hardly differ in these features."))
                         : Text(QT_TRANSLATE_NOOP("core", "What stands out most: “%1” of %2 has the index %3."),
                                {what, where, static_cast<int64_t>(std::round(most + 100))});
  return f;
}

constexpr size_t kRings = 6, kSpokes = 12;  ///< more cannot be told apart
constexpr double kRim = 400;                ///< one feature that is far out does not press the others together

/// The same indices as rings over the features: how segments compare at a glance.
Figure radar(const Json& answer) {
  Figure f = report::titled("radar", "profiles", QT_TRANSLATE_NOOP("core", "Segments compared"));
  const size_t rings = std::min(kRings, answer["groups"].size()), spokes = std::min(kSpokes, answer["columns"].size());
  f.caption = {QT_TRANSLATE_NOOP("core",
                                 "Index of each feature, 100 = the mean of everybody; what lies beyond %1 stands hollow on "
                                 "the rim · segments drawn: %2 of %3, features: %4 of %5"),
               {kRim, static_cast<int64_t>(rings), static_cast<int64_t>(answer["groups"].size()),
                static_cast<int64_t>(spokes), static_cast<int64_t>(answer["columns"].size())}};
  f.x.scale = report::Axis::Scale::category;
  f.y.format = report::number(0);
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Feature"))};
  double most = 0;
  for (size_t g = 0; g < answer["groups"].size(); ++g) f.table.columns.push_back(right(name_at(answer, g)));
  for (size_t g = 0; g < rings; ++g) f.series.push_back({name_at(answer, g)});
  for (size_t j = 0; j < answer["columns"].size(); ++j) {
    const Text feature = report::named(answer["columns"][j]["name"]);
    std::vector<report::Cell> row{feature};
    if (j < spokes) f.x.categories.push_back(feature);
    for (size_t g = 0; g < answer["groups"].size(); ++g) {
      row.emplace_back(index_of(answer, g, j));
      if (j >= spokes || g >= rings) continue;
      Mark& point = f.marks.emplace_back(Mark{Mark::Kind::point, static_cast<double>(j)});
      point.quantity = index_of(answer, g, j);
      point.series = static_cast<int>(g);
      most = std::max(most, std::isnan(point.quantity.value) ? 0 : point.quantity.value);
    }
    f.table.rows.push_back(std::move(row));
  }
  if (most > kRim) f.y.hi = kRim;
  Mark& everybody = f.marks.emplace_back(Mark{Mark::Kind::rule, report::kNone, 100});
  everybody.label = QT_TRANSLATE_NOOP("core", "everybody");
  everybody.series = -1;
  return f;
}

const char* const kDays[] = {QT_TRANSLATE_NOOP("core", "Mon"), QT_TRANSLATE_NOOP("core", "Tue"),
                             QT_TRANSLATE_NOOP("core", "Wed"), QT_TRANSLATE_NOOP("core", "Thu"),
                             QT_TRANSLATE_NOOP("core", "Fri"), QT_TRANSLATE_NOOP("core", "Sat"),
                             QT_TRANSLATE_NOOP("core", "Sun")};

Figure heat(const Json& answer, size_t g) {
  Figure f = report::titled(
      "matrix", "profiles",
      {QT_TRANSLATE_NOOP("core", "When “%1” is active"), {answer["groups"][g]["name"].get<std::string>()}});
  f.caption = {QT_TRANSLATE_NOOP("core", "Events by weekday and hour · %1 · all cells together: %2"),
               {answer["zone"].get<std::string>(), answer["groups"][g]["events"].get<double>()}};
  f.x.scale = f.y.scale = report::Axis::Scale::category;
  f.series = {{QT_TRANSLATE_NOOP("core", "events")}};
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Weekday"))};
  for (int hour = 0; hour < 24; ++hour) {
    f.x.categories.emplace_back(std::to_string(hour));
    f.table.columns.push_back(right(std::to_string(hour)));
  }
  for (size_t day = 0; day < 7; ++day) {
    f.y.categories.emplace_back(kDays[day]);
    std::vector<report::Cell> row{Text(kDays[day])};
    for (size_t hour = 0; hour < 24; ++hour) {
      const Quantity events =
          quantity(answer, place(g) + "/heat/" + std::to_string(day) + "/" + std::to_string(hour), report::count());
      row.emplace_back(events);
      report::add_cell(f, hour, day, events);
    }
    f.table.rows.push_back(std::move(row));
  }
  return f;
}

Figure paths(const Json& answer) {
  Figure f = report::titled("", "profiles", QT_TRANSLATE_NOOP("core", "Most frequent paths of three events"));
  f.caption = QT_TRANSLATE_NOOP("core", "One after another, no pause longer than 30 minutes");
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Segment")), left(QT_TRANSLATE_NOOP("core", "Path")),
                     right(QT_TRANSLATE_NOOP("core", "Times")), right(QT_TRANSLATE_NOOP("core", "People"))};
  for (size_t g = 0; g < answer["groups"].size(); ++g)
    for (size_t p = 0; p < answer["groups"][g]["paths"].size(); ++p) {
      const std::string at = place(g) + "/paths/" + std::to_string(p);
      std::string said;
      for (const Json& word : answer["groups"][g]["paths"][p]["words"])
        said += (said.empty() ? "" : " → ") + word.get<std::string>();
      f.table.rows.push_back({name_at(answer, g), report::named(said), quantity(answer, at + "/n", report::count()),
                              segments::rate(answer, at + "/people")});
    }
  return f;
}

}  // namespace

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

std::vector<Figure> sanity_figures(const Json& answer) { return {checks(answer), sizes(answer)}; }

std::vector<Figure> profile_figures(const Json& answer) {
  std::vector<Figure> out;
  if (!answer["columns"].empty()) out.push_back(indices(answer));
  if (answer["columns"].size() > 2 && !answer["groups"].empty()) out.push_back(radar(answer));
  for (size_t g = 0; g < answer["groups"].size(); ++g) out.push_back(heat(answer, g));
  out.push_back(paths(answer));
  if (out[0].sentence.empty())
    out[0].sentence = QT_TRANSLATE_NOOP("core", "When and how the people of each segment are active.");
  return out;
}

}  // namespace habitus::profiles
