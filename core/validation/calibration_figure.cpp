#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/validation/figure_parts.h"

namespace habitus::validation {

using report::number;
using A = report::Column::Align;

namespace {

double rounded(double v) { return std::round(v * 1000) / 1000; }

Text sentence_of(const Json& e) {
  if (e["state"] != "ok")
    return QT_TRANSLATE_NOOP("core", "Too few people of either outcome to judge calibration.");
  const double before = rounded(number_at(e["uncalibrated"]["ece"]["uniform"], "value")),
               after = rounded(number_at(e["ece"]["uniform"], "value"));
  const Json& change = e["uncalibrated"]["difference"]["ece"]["uniform"];
  if (number_at(change, "hi") < 0)
    return {QT_TRANSLATE_NOOP("core", "Calibration lowers the error of stated chances (ECE) from %1 to %2."),
            {before, after}};
  if (number_at(change, "lo") > 0)
    return {QT_TRANSLATE_NOOP("core", "Calibration raises the error of stated chances (ECE) from %1 to %2."),
            {before, after}};
  return {QT_TRANSLATE_NOOP("core",
                            "No difference made by calibration is shown: the error of stated chances (ECE) was %1 and "
                            "is %2."),
          {before, after}};
}

}  // namespace

report::Figure calibration_figure(const Json& e, const std::string& at) {
  report::Figure f;
  f.kind = "rows";
  f.id = "validation.calibration";
  f.title = QT_TRANSLATE_NOOP("core", "Before and after calibration");
  f.sentence = sentence_of(e);
  f.caption = {QT_TRANSLATE_NOOP("core",
                                 "Lower is better · %1 held-out rows that calibration never saw · bootstrap and t "
                                 "intervals, 95 %"),
               {e["n"].get<int64_t>()}};
  f.x = {report::Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Value"), number(3), 0};
  f.y.scale = report::Axis::Scale::category;
  f.series = {{QT_TRANSLATE_NOOP("core", "after"), report::Series::Role::data},
              {QT_TRANSLATE_NOOP("core", "before"), report::Series::Role::rival}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Measure"), A::left},
                     {QT_TRANSLATE_NOOP("core", "Before calibration"), A::right},
                     {QT_TRANSLATE_NOOP("core", "After calibration"), A::right},
                     {QT_TRANSLATE_NOOP("core", "After minus before"), A::right}};
  const std::pair<const char*, Text> measures[] = {
      {"/ece/uniform", QT_TRANSLATE_NOOP("core", "ECE, equal width")},
      {"/ece/mass", QT_TRANSLATE_NOOP("core", "ECE, equal mass")},
      {"/brier", "Brier"},
      {"/log_loss", QT_TRANSLATE_NOOP("core", "Log loss")}};
  for (const auto& [place, name] : measures) {
    const Json::json_pointer own(place);
    const Json& past = e["uncalibrated"];
    const auto before = quantity_at(past[own], at + "/uncalibrated" + place, number(4)),
               after = quantity_at(e[own], at + place, number(4)),
               change = quantity_at(past["difference"][own], at + "/uncalibrated/difference" + place, number(4));
    f.y.categories.push_back(name);
    for (const auto& [q, series] : {std::pair{before, size_t{1}}, {after, size_t{0}}}) {
      f.marks.push_back(interval_row(f.y.categories.size(), q, static_cast<int>(series)));
      f.marks.back().quantity.n = report::kNone;  // the caption says it once
      f.marks.back().quantity.format = number(3);
      f.y.categories.push_back(f.series[series].name);
    }
    f.table.rows.push_back({name, before, after, change});
  }
  f.table.selections.resize(f.table.rows.size());
  return f;
}

}  // namespace habitus::validation
