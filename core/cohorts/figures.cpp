#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/cohorts/run.h"
#include "core/report/words.h"
#include "core/segments/selection.h"

namespace habitus::cohorts {
namespace {

using report::Axis;
using report::Column;
using report::Figure;
using report::Mark;
using report::Quantity;

bool share_kpi(const Json& answer, size_t k) {
  const std::string as = answer["kpis"][k]["as"].get<std::string>();
  return as == "active" || as == "did" || as == "repeat";
}

Quantity kpi_at(const Json& answer, size_t c, size_t k) {
  Quantity q = segments::rate(answer, "/cohorts/" + std::to_string(c) + "/kpis/" + std::to_string(k));
  if (!share_kpi(answer, k)) q.format = report::number(std::abs(q.value) < 100 ? 2 : 0);
  return q;
}

std::string label_of(const Json& answer, size_t c) {
  return answer["cohorts"][c]["label"].get<std::string>();
}

/// "active *" says no more than "active".
std::string kpi_word(const Json& answer, size_t k) {
  const std::string name = answer["kpis"][k]["name"].get<std::string>();
  return name.ends_with(" *") ? name.substr(0, name.size() - 2) : name;
}

Text sentence(const Json& answer, size_t k) {
  size_t low = 0, high = 0, known = 0;
  for (size_t c = 0; c < answer["cohorts"].size(); ++c) {
    const double x = kpi_at(answer, c, k).value;
    if (std::isnan(x)) continue;
    if (++known == 1) low = high = c;
    if (x < kpi_at(answer, low, k).value) low = c;
    if (x > kpi_at(answer, high, k).value) high = c;
  }
  const std::string name = kpi_word(answer, k);
  if (known == 0) return Text(QT_TRANSLATE_NOOP("core", "Nobody belongs to any of these cohorts."));
  const report::Words words;
  const Quantity a = kpi_at(answer, low, k), b = kpi_at(answer, high, k);
  if (known == 1)
    return Text(QT_TRANSLATE_NOOP("core", "There is one cohort; its “%1” is %2."),
                {name, report::print(b, words)});
  if (std::isnan(a.hi) || std::isnan(b.lo) || a.hi >= b.lo)
    return Text(QT_TRANSLATE_NOOP(
                    "core", "No difference shown: the intervals of “%1” overlap, from %2 (%3) to %4 (%5)."),
                {name, report::print(a, words), label_of(answer, low), report::print(b, words),
                 label_of(answer, high)});
  return Text(
      QT_TRANSLATE_NOOP("core",
                        "“%1” is highest in %2 (%3) and lowest in %4 (%5); their intervals do not overlap."),
      {name, label_of(answer, high), report::print(b, words), label_of(answer, low),
       report::print(a, words)});
}

Text caption(const Json& answer) {
  const auto persons = answer["persons"].get<int64_t>(), outside = answer["outside"].get<int64_t>();
  if (answer.contains("unknown"))
    return Text(QT_TRANSLATE_NOOP("core", "%1 persons, %2 of them in no cohort · nobody has the label “%3”"),
                {persons, outside, answer["unknown"][0].get<std::string>()});
  if (answer.contains("reason"))
    return Text(QT_TRANSLATE_NOOP(
                    "core", "%1 persons, %2 of them in no cohort · 95 % intervals · Why these cohorts: %3"),
                {persons, outside, answer["reason"].get<std::string>()});
  return Text(QT_TRANSLATE_NOOP("core", "%1 persons, %2 of them in no cohort · 95 % intervals"),
              {persons, outside});
}

Figure kpi_figure(const Json& answer, size_t k) {
  Figure f{.kind = "rows", .id = "cohorts"};
  f.title = Text(kpi_word(answer, k));
  f.sentence = sentence(answer, k);
  f.caption = caption(answer);
  f.x.scale = Axis::Scale::linear;
  f.x.format = share_kpi(answer, k) ? report::share(0) : report::number(1);
  f.x.title = f.title;
  f.y.scale = Axis::Scale::category;
  f.y.title = Text(QT_TRANSLATE_NOOP("core", "persons"));
  f.series = {{f.title}};
  f.table.caption = Text(QT_TRANSLATE_NOOP("core", "Cohorts"));
  f.table.columns = {{Text(QT_TRANSLATE_NOOP("core", "Cohort")), Column::Align::left},
                     {Text(QT_TRANSLATE_NOOP("core", "Persons")), Column::Align::right},
                     {f.title, Column::Align::right}};
  for (size_t c = 0; c < answer["cohorts"].size(); ++c) {
    Mark mark{Mark::Kind::interval};
    mark.y = static_cast<double>(c);
    mark.quantity = kpi_at(answer, c, k);
    mark.label = Text("%1", {label_of(answer, c)});
    mark.selection = segments::selection_text(
        "cohorts", Json{{"part", answer["cohorts"][c]["part"]}, {"label", answer["cohorts"][c]["label"]}});
    f.y.categories.push_back(mark.label);
    f.table.rows.push_back(
        {mark.label, segments::quantity(answer, "/cohorts/" + std::to_string(c) + "/n", report::count()),
         mark.quantity});
    f.table.selections.push_back(mark.selection);
    if (!std::isnan(mark.quantity.value)) f.marks.push_back(std::move(mark));
  }
  return f;
}

Figure overlap_figure(const Json& answer) {
  Figure f{.kind = "matrix", .id = "cohorts-overlap"};
  f.title = Text(QT_TRANSLATE_NOOP("core", "Overlap"));
  f.sentence =
      Text(QT_TRANSLATE_NOOP("core", "Persons who belong to both cohorts; sizes stand on the diagonal."));
  f.x.scale = f.y.scale = Axis::Scale::category;
  f.series = {{Text(QT_TRANSLATE_NOOP("core", "persons"))}};
  f.table.caption = f.title;
  f.table.columns = {{Text(QT_TRANSLATE_NOOP("core", "Cohort")), Column::Align::left}};
  for (size_t c = 0; c < answer["overlap"].size(); ++c) {
    f.x.categories.push_back(Text("%1", {label_of(answer, c)}));
    f.table.columns.push_back({Text("%1", {label_of(answer, c)}), Column::Align::right});
  }
  f.y.categories = f.x.categories;
  for (size_t a = 0; a < answer["overlap"].size(); ++a) {
    std::vector<report::Cell> row{Text("%1", {label_of(answer, a)})};
    for (size_t b = 0; b < answer["overlap"].size(); ++b) {
      Mark cell{Mark::Kind::cell, static_cast<double>(b), static_cast<double>(a)};
      cell.quantity = segments::quantity(answer, "/overlap/" + std::to_string(a) + "/" + std::to_string(b),
                                         report::count());
      if (a == b) cell.series = -1;
      row.emplace_back(cell.quantity);
      f.marks.push_back(std::move(cell));
    }
    f.table.rows.push_back(std::move(row));
  }
  return f;
}

}  // namespace

std::vector<report::Figure> figures(const Json& answer) {
  std::vector<Figure> out;
  for (size_t k = 0; k < answer["kpis"].size(); ++k) out.push_back(kpi_figure(answer, k));
  // Cohorts by time alone never overlap: their matrix would say nothing.
  const bool overlapping =
      std::any_of(answer["overlap"].begin(), answer["overlap"].end(), [&](const Json& row) {
        return std::count_if(row.begin(), row.end(), [](const Json& n) { return n != 0; }) > 1;
      });
  if (overlapping) out.push_back(overlap_figure(answer));
  return out;
}

}  // namespace habitus::cohorts
