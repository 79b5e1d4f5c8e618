#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/objectives/cost_matrix.h"
#include "core/report/words.h"
#include "core/segments/answers.h"
#include "core/segments/selection.h"

namespace habitus::objectives {
namespace {

using report::Axis;
using report::Figure;
using report::Mark;
using segments::quantity;

Text class_text(const Json& answer, size_t i) { return {"%1", {answer["classes"][i].get<std::string>()}}; }

Text cost_sentence(const Json& answer) {
  const report::Words words;
  if (answer["best_always"].is_null())
    return QT_TRANSLATE_NOOP("core", "Nobody has both a truth and a decision among these classes.");
  const auto cost = quantity(answer, "/cost_per_1000/value", report::number(1));
  const std::string best = answer["best_always"].get<std::string>();
  size_t at = 0;
  while (answer["classes"][at] != best) ++at;
  return Text(
      QT_TRANSLATE_NOOP("core", "1,000 decided people cost %1; deciding “%2” for everybody would cost %3."),
      {report::print(cost, words), best,
       report::print(quantity(answer, "/always/" + std::to_string(at) + "/cost_per_1000", report::number(1)),
                     words)});
}

std::vector<report::Tile> cost_tiles(const Json& answer) {
  auto per = quantity(answer, "/cost_per_1000/value", report::number(1));
  const Json& c = answer["cost_per_1000"];
  if (c["lo"].is_number()) per.lo = c["lo"].get<double>(), per.hi = c["hi"].get<double>();
  per.n = c["n"].get<double>();
  return {{QT_TRANSLATE_NOOP("core", "Expected cost of 1,000"), per, {}},
          {QT_TRANSLATE_NOOP("core", "Total cost"), quantity(answer, "/total_cost", report::number(1)), {}},
          {QT_TRANSLATE_NOOP("core", "Decided as true"), segments::rate(answer, "/agreement"), {}},
          {QT_TRANSLATE_NOOP("core", "Labelled"), quantity(answer, "/persons/labelled", report::count()),
           Text(QT_TRANSLATE_NOOP("core", "of %1 persons"), {answer["persons"]["all"].get<int64_t>()})}};
}

/// What each decision would cost if everybody got it, beside what was decided.
Figure always_figure(const Json& answer) {
  Figure f{.kind = "rows", .id = "costs"};
  f.title = QT_TRANSLATE_NOOP("core", "The same decision for everybody");
  f.x = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "cost of 1,000 people"), report::number(0), 0};
  f.y.scale = Axis::Scale::category;
  f.series = {{f.title}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Decision"), report::Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Cost of 1,000"), report::Column::Align::right}};
  const auto add = [&](const Text& name, report::Quantity cost) {
    Mark bar{Mark::Kind::bar, 0, static_cast<double>(f.y.categories.size())};
    bar.quantity = cost;
    bar.x2 = cost.value;
    bar.label = name;
    f.y.categories.push_back(name);
    f.table.rows.push_back({name, std::move(cost)});
    f.marks.push_back(std::move(bar));
  };
  add(QT_TRANSLATE_NOOP("core", "As decided"), quantity(answer, "/cost_per_1000/value", report::number(1)));
  for (size_t d = 0; d < answer["always"].size(); ++d)
    add(class_text(answer, d),
        quantity(answer, "/always/" + std::to_string(d) + "/cost_per_1000", report::number(1)));
  return f;
}

}  // namespace

std::vector<Figure> cost_figures(const Json& answer) {
  Figure f{.kind = "matrix", .id = "costs"};
  f.title = QT_TRANSLATE_NOOP("core", "Decisions and what was true");
  f.sentence = cost_sentence(answer);
  f.caption = QT_TRANSLATE_NOOP("core", "Persons by truth and decision; the table says what each costs");
  f.x.scale = f.y.scale = Axis::Scale::category;
  f.x.title = Text(QT_TRANSLATE_NOOP("core", "decided: %1"), {answer["decided"].get<std::string>()});
  f.y.title = Text(QT_TRANSLATE_NOOP("core", "true: %1"), {answer["truth"].get<std::string>()});
  f.series = {{QT_TRANSLATE_NOOP("core", "persons")}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "True"), report::Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Decided"), report::Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Persons"), report::Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Cost of one"), report::Column::Align::right}};
  const size_t k = answer["classes"].size();
  for (size_t i = 0; i < k; ++i) {
    f.x.categories.push_back(class_text(answer, i));
    f.y.categories.push_back(class_text(answer, i));
  }
  for (size_t t = 0; t < k; ++t)
    for (size_t d = 0; d < k; ++d) {
      const std::string at = "/" + std::to_string(t) + "/" + std::to_string(d);
      Mark cell{Mark::Kind::cell, static_cast<double>(d), static_cast<double>(t)};
      cell.quantity = quantity(answer, "/counts" + at, report::count());
      cell.selection = segments::selection_text(
          "costs", Json{{"truth", answer["classes"][t]}, {"decided", answer["classes"][d]}});
      f.table.rows.push_back({class_text(answer, t), class_text(answer, d), cell.quantity,
                              quantity(answer, "/costs" + at, report::number(2))});
      f.table.selections.push_back(cell.selection);
      f.marks.push_back(std::move(cell));
    }
  f.tiles = cost_tiles(answer);
  return {std::move(f), always_figure(answer)};
}

}  // namespace habitus::objectives
