#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/models/fit.h"
#include "core/models/model.h"
#include "core/report/read.h"

namespace habitus::models {

using report::Axis;
using report::Figure;
using report::Mark;
using A = report::Column::Align;

namespace {

Mark point(double x, double y, int series) {
  Mark m;
  m.kind = Mark::Kind::line;
  m.x = x;
  m.y = m.quantity.value = y;
  m.quantity.format = report::share(1);
  m.series = series;
  return m;
}

Text sentence_of(const Json& map) {
  const auto rows = map["rows"].get<int64_t>(), positives = map["positives"].get<int64_t>();
  if (map["skipped"].get<bool>())
    return {QT_TRANSLATE_NOOP("core", "Nothing was calibrated: the %1 rows kept for it hold one outcome only."), {rows}};
  if (map["method"] == "isotonic")
    return {QT_TRANSLATE_NOOP("core",
                              "Isotonic regression maps what was fitted to what is said, by %1 thresholds learnt on %2 "
                              "rows of their own, %3 positive."),
            {static_cast<int64_t>(map["x"].size()), rows, positives}};
  return {map["method"] == "platt"
              ? QT_TRANSLATE_NOOP("core",
                                  "Platt scaling maps what was fitted to what is said, by two numbers learnt on %1 rows "
                                  "of their own, %2 positive.")
              : QT_TRANSLATE_NOOP("core",
                                  "Beta calibration maps what was fitted to what is said, by three numbers learnt on %1 "
                                  "rows of their own, %2 positive."),
          {rows, positives}};
}

/// The thresholds as they are stored: between them the map is straight, outside them level.
void thresholds(const Json& map, Figure& f) {
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "As fitted"), A::right}, {QT_TRANSLATE_NOOP("core", "As said"), A::right}};
  const auto cell = [&](const char* key, size_t i) {
    report::Quantity q;
    q.value = map[key][i];
    q.format = report::number(6);
    q.at = "/artefact/calibration/" + std::string(key) + "/" + std::to_string(i);
    return q;
  };
  for (size_t i = 0; i < map["x"].size(); ++i) f.table.rows.push_back({cell("x", i), cell("y", i)});
}

void parameters(const Json& map, Figure& f) {
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Number of the map"), A::left}, {QT_TRANSLATE_NOOP("core", "Value"), A::right}};
  for (const char* key : {"a", "b", "c"})
    if (map.contains(key))
      f.table.rows.push_back({Text(key), report::field(map, key, "/artefact/calibration", report::number(6))});
}

}  // namespace

Figure calibration_figure(const Json& artefact) {
  const Json& map = artefact["calibration"];
  Figure f;
  f.kind = "lines";
  f.id = "model.calibration";
  f.title = QT_TRANSLATE_NOOP("core", "Calibration");
  f.table.caption = QT_TRANSLATE_NOOP("core", "The stored map");
  f.sentence = sentence_of(map);
  if (map["skipped"].get<bool>()) return f;
  Model m;
  read_calibration(map, m);
  const auto said = [&](double p) { return calibrated(m, std::log(p / (1 - p))); };
  const bool steps = map["method"] == "isotonic";
  f.caption = map["method"] == "isotonic"
                  ? Text{QT_TRANSLATE_NOOP("core",
                                           "Straight between the thresholds, level outside them; never below %1 or above "
                                           "%2, as no one is certain"),
                         {std::round(said(1e-12) * 1e4) / 1e4, std::round(said(1 - 1e-12) * 1e4) / 1e4}}
              : map["method"] == "platt" ? Text(QT_TRANSLATE_NOOP("core", "Chance = 1 / (1 + exp(a · log-odds + b))"))
                                         : Text(QT_TRANSLATE_NOOP(
                                               "core", "Log-odds = a · ln p − b · ln(1 − p) + c, p the chance as fitted"));
  f.x = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Chance as fitted"), report::share(0), 0, 1};
  f.y = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Chance as said"), report::share(0), 0, 1};
  f.series = {{QT_TRANSLATE_NOOP("core", "Map"), report::Series::Role::data},
              {QT_TRANSLATE_NOOP("core", "Unchanged"), report::Series::Role::reference}};
  std::vector<double> at{1e-12};
  if (steps)
    for (const Json& x : map["x"]) at.push_back(std::clamp(x.get<double>(), 1e-12, 1 - 1e-12));
  else
    for (int i = 1; i < 100; ++i) at.push_back(i / 100.);
  at.push_back(1 - 1e-12);
  for (const double p : at) f.marks.push_back(point(p, said(p), 0));
  for (const double p : {0., 1.}) f.marks.push_back(point(p, p, 1));
  steps ? thresholds(map, f) : parameters(map, f);
  f.table.selections.resize(f.table.rows.size());
  return f;
}

}  // namespace habitus::models
