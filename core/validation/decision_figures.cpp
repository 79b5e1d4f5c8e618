#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/validation/figure_parts.h"

namespace habitus::validation {

using report::Axis;
using report::Cell;
using report::count;
using report::Figure;
using report::Mark;
using report::number;
using report::Quantity;
using report::Series;
using report::share;

namespace {
using Side = report::Column::Align;
int64_t count_of(const Json& e) { return e["n"].get<int64_t>(); }
}  // namespace

Figure cost_figure(const Json& e, const std::string& at) {
  const Json& c = e["cost_curve"];
  Figure f;
  f.kind = "lines";
  f.id = "validation.cost";
  f.title = QT_TRANSLATE_NOOP("core", "Expected cost");
  const double lowest = number_at(c["lowest"], "cost"), nobody = number_at(c, "nobody"),
               everybody = number_at(c, "everybody");
  f.sentence = lowest < std::min(nobody, everybody)
                   ? Text{QT_TRANSLATE_NOOP("core", "Cost is lowest when %1 % are selected."),
                          {std::round(number_at(c["lowest"], "selected") * 1000) / 10}}
                   : Text(QT_TRANSLATE_NOOP(
                         "core", "At these costs the scores save nothing over one decision for everybody."));
  f.caption = {
      QT_TRANSLATE_NOOP("core",
                        "Mean cost per person by the share selected, best scores first · %1 held-out rows"),
      {count_of(e)}};
  f.x = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Selected"), share(0), 0, 1};
  f.y = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Cost per person"), number(2)};
  f.series = {{QT_TRANSLATE_NOOP("core", "Model"), Series::Role::data}};
  for (const Json& p : c["points"]) {
    Mark m;
    m.kind = Mark::Kind::line;
    m.x = number_at(p, "selected");
    m.y = m.quantity.value = number_at(p, "cost");
    m.quantity.format = number(3);
    f.marks.push_back(m);
  }
  Mark rule;
  rule.kind = Mark::Kind::rule;
  rule.x = number_at(e["operating_point"].value("selection_rate", Json::object()), "value");
  rule.label = QT_TRANSLATE_NOOP("core", "operating point");
  if (!std::isnan(rule.x)) f.marks.push_back(rule);
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Decision"), Side::left},
                     {QT_TRANSLATE_NOOP("core", "Selected"), Side::right},
                     {QT_TRANSLATE_NOOP("core", "Threshold"), Side::right},
                     {QT_TRANSLATE_NOOP("core", "Cost per person"), Side::right}};
  const std::string here = at + "/cost_curve";
  f.table.rows = {
      {Text(QT_TRANSLATE_NOOP("core", "Lowest on these rows")),
       field(c["lowest"], "selected", here + "/lowest", share(1)),
       field(c["lowest"], "threshold", here + "/lowest", number(4)),
       field(c["lowest"], "cost", here + "/lowest", number(4))},
      {Text(QT_TRANSLATE_NOOP("core", "Nobody")), Cell(), Cell(), field(c, "nobody", here, number(4))},
      {Text(QT_TRANSLATE_NOOP("core", "Everybody")), Cell(), Cell(), field(c, "everybody", here, number(4))}};
  f.table.selections.resize(f.table.rows.size());
  return f;
}

Figure operating_figure(const Json& e, const std::string& at) {
  const Json& o = e["operating_point"];
  const std::string here = at + "/operating_point", rule = o["rule"];
  Figure f;
  f.kind = "rows";
  f.id = "validation.operating";
  f.title = QT_TRANSLATE_NOOP("core", "Operating point");
  f.sentence = {QT_TRANSLATE_NOOP("core", "%1 of %2 are selected; %3 of them are positive."),
                {o["selected"].get<int64_t>(), count_of(e), o["true_positives"].get<int64_t>()}};
  f.caption =
      rule == "capacity" ? Text(QT_TRANSLATE_NOOP("core",
                                                  "Best scores up to the capacity of each date; ties go by "
                                                  "person key · Wilson intervals, 95 %"))
      : rule == "cost"
          ? Text(QT_TRANSLATE_NOOP(
                "core",
                "Threshold from the costs of errors, for calibrated chances · Wilson intervals, 95 %"))
          : Text(QT_TRANSLATE_NOOP("core", "Threshold as given · Wilson intervals, 95 %"));
  f.x = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Share"), share(1), 0, 1};
  f.y = {Axis::Scale::category, "n"};
  f.series = {{QT_TRANSLATE_NOOP("core", "Model"), Series::Role::data}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Measure"), Side::left},
                     {QT_TRANSLATE_NOOP("core", "Value"), Side::right},
                     {"n", Side::right}};
  const std::pair<const char*, Text> rates[] = {
      {"precision", QT_TRANSLATE_NOOP("core", "Precision")},
      {"recall", QT_TRANSLATE_NOOP("core", "Recall")},
      {"specificity", QT_TRANSLATE_NOOP("core", "Specificity")},
      {"selection_rate", QT_TRANSLATE_NOOP("core", "Selection rate")}};
  for (const auto& [key, name] : rates) {
    const Quantity q = quantity_at(o[key], here + "/" + key, share(1));
    f.marks.push_back(interval_row(f.y.categories.size(), q, 0));
    f.y.categories.push_back(name);
    f.table.rows.push_back({name, q, field(o[key], "n", here + "/" + key, count())});
  }
  const std::pair<const char*, Text> counts[] = {
      {"true_positives", QT_TRANSLATE_NOOP("core", "True positives")},
      {"false_positives", QT_TRANSLATE_NOOP("core", "False positives")},
      {"false_negatives", QT_TRANSLATE_NOOP("core", "False negatives")},
      {"true_negatives", QT_TRANSLATE_NOOP("core", "True negatives")}};
  for (const auto& [key, name] : counts) f.table.rows.push_back({name, field(o, key, here, count()), Cell()});
  f.table.rows.push_back({Text(QT_TRANSLATE_NOOP("core", "Lowest score selected")),
                          field(o, "lowest_selected", here, number(4)), Cell()});
  f.table.rows.push_back({Text(QT_TRANSLATE_NOOP("core", "Cost per person")),
                          quantity_at(o["cost"], here + "/cost", number(4)),
                          field(o["cost"], "n", here + "/cost", count())});
  f.table.rows.push_back({Text(QT_TRANSLATE_NOOP("core", "Expected cost per 1,000 scored")),
                          quantity_at(o["cost_per_1000"], here + "/cost_per_1000", number(1)),
                          field(o["cost_per_1000"], "n", here + "/cost_per_1000", count())});
  f.table.rows.push_back(
      {Text(QT_TRANSLATE_NOOP("core", "Total cost")), field(o, "total_cost", here, number(2)), Cell()});
  f.table.selections.resize(f.table.rows.size());
  return f;
}

}  // namespace habitus::validation
