#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/objectives/objective_parts.h"
#include "core/report/read.h"
#include "core/report/words.h"
#include "core/segments/answers.h"
#include "core/taxonomy/pick_text.h"

namespace habitus::objectives {
namespace {

using report::Axis;
using report::Column;
using report::count;
using report::Figure;
using report::Mark;
using report::number;
using report::Quantity;
using report::Series;
using report::share;
using segments::quantity;
using Side = Column::Align;

report::Format money(const Json& row, double size) {
  report::Format f = number(std::abs(size) < 100 ? 2 : 0);
  f.symbol = row.value("unit", "");
  return f;
}
Quantity amount(const Json& answer, const std::string& at, const Json& row) {
  Quantity q = quantity(answer, at, {});
  q.format = money(row, q.value);
  return q;
}
std::string subject(const Json& row) {
  if (!row.contains("target")) return taxonomy::spoken_name(row.value("behaviour", "*"));
  const std::string text = row["target"].get<std::string>();
  return text.substr(0, text.rfind('@'));
}
Text chosen_text(const Json& row) {
  if (!row.contains("chosen")) return Text("–");
  return Text(QT_TRANSLATE_NOOP("core", "chosen by %1: %2"),
              {row["chosen"]["owner"].get<std::string>(), row["chosen"]["reason"].get<std::string>()});
}

const char* role_text(const std::string& role) {
  if (role == "primary") return QT_TRANSLATE_NOOP("core", "primary");
  return role == "guardrail" ? QT_TRANSLATE_NOOP("core", "guardrail")
                             : QT_TRANSLATE_NOOP("core", "secondary");
}
const char* verdict_text(const std::string& verdict) {
  if (verdict == "pass") return QT_TRANSLATE_NOOP("core", "reached");
  if (verdict == "fail") return QT_TRANSLATE_NOOP("core", "missed");
  return verdict == "none" ? QT_TRANSLATE_NOOP("core", "no target")
                           : QT_TRANSLATE_NOOP("core", "cannot be told yet");
}

Figure head_figure(const Json& answer) {
  Figure f{.kind = "rows", .id = "objective"};
  f.title = QT_TRANSLATE_NOOP("core", "Objective");
  const report::Words words;
  const Quantity frequency = quantity(answer, "/frequency", count()),
                 value = amount(answer, "/value", answer), expected = amount(answer, "/expected", answer),
                 people = quantity(answer, "/population", count());
  f.sentence = {QT_TRANSLATE_NOOP("core", "“%1” was counted %2 times; at %3 each that comes to %4."),
                {subject(answer), report::print(frequency, words), report::print(value, words),
                 report::print(expected, words)}};
  f.caption = QT_TRANSLATE_NOOP("core", "Counted among the addressable people · Wilson interval, 95 %");
  f.table.caption = f.title;
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "What")), left(QT_TRANSLATE_NOOP("core", "Said")),
                     right(QT_TRANSLATE_NOOP("core", "Value"))};
  const Text none;
  const auto row = [&](const char* what, const Text& said, report::Cell cell) {
    f.table.rows.push_back({Text(what), said, std::move(cell)});
  };
  row(QT_TRANSLATE_NOOP("core", "Counted"), Text(subject(answer)), frequency);
  row(QT_TRANSLATE_NOOP("core", "Value of one"), none, value);
  row(QT_TRANSLATE_NOOP("core", "Expected impact"), none, expected);
  row(QT_TRANSLATE_NOOP("core", "Addressable people"), none, people);
  row(QT_TRANSLATE_NOOP("core", "Base rate"), none, segments::rate(answer, "/base"));
  if (answer.contains("goal")) {
    row(QT_TRANSLATE_NOOP("core", "Wished change"), Text(answer["goal"].value("by", "").substr(0, 10)),
        quantity(answer, "/goal/change", share(1)));
    row(QT_TRANSLATE_NOOP("core", "Base rate after it"), none, quantity(answer, "/goal/rate", share(1)));
    row(QT_TRANSLATE_NOOP("core", "What the change is worth"), none, amount(answer, "/goal/worth", answer));
  }
  if (answer.contains("baseline") && answer["baseline"].contains("value")) {
    const bool fraction = answer["baseline"]["value"].get<double>() <= 1 && answer["baseline"].contains("lo");
    row(QT_TRANSLATE_NOOP("core", "Primary KPI when this was made"), none,
        report::estimate(answer["baseline"], "/baseline", fraction ? share(1) : number(2)));
  }
  for (const auto& [key, title] : {std::pair{"owner", QT_TRANSLATE_NOOP("core", "Owner")},
                                   std::pair{"reason", QT_TRANSLATE_NOOP("core", "Reason")}})
    if (answer.contains(key)) row(title, Text("%1", {answer[key].get<std::string>()}), report::Cell());
  if (answer.contains("chosen"))
    row(QT_TRANSLATE_NOOP("core", "Choice"), chosen_text(answer), report::Cell());
  f.tiles = {{QT_TRANSLATE_NOOP("core", "Counted"), frequency, {}},
             {QT_TRANSLATE_NOOP("core", "Expected impact"), expected, {}},
             {QT_TRANSLATE_NOOP("core", "Addressable people"), people, {}},
             {QT_TRANSLATE_NOOP("core", "Base rate"), segments::rate(answer, "/base"), {}}};
  return f;
}

Figure kpi_figure(const Json& answer) {
  Figure f{.kind = "rows", .id = "objective.kpis"};
  f.title = QT_TRANSLATE_NOOP("core", "KPI sheet");
  f.table.caption = f.title;
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "KPI")),     left(QT_TRANSLATE_NOOP("core", "Role")),
                     left(QT_TRANSLATE_NOOP("core", "Formula")), right(QT_TRANSLATE_NOOP("core", "Value")),
                     right(QT_TRANSLATE_NOOP("core", "Target")), left(QT_TRANSLATE_NOOP("core", "Verdict"))};
  const Json& kpis = answer["kpis"];
  for (size_t k = 0; k < kpis.size(); ++k) {
    const std::string at = "/kpis/" + std::to_string(k);
    const Json& m = kpis[k]["measured"];
    const bool fraction = m.contains("k");
    const report::Format format =
        fraction ? share(1) : number(std::abs(report::number_at(m, "value")) < 100 ? 3 : 0);
    Quantity target = quantity(answer, at + "/target", format);
    const std::string verdict = kpis[k]["verdict"];
    if (kpis[k]["role"] == "primary")
      f.sentence =
          verdict == "pass" ? Text(QT_TRANSLATE_NOOP("core", "The primary KPI “%1” reaches its target."),
                                   {kpis[k]["name"].get<std::string>()})
          : verdict == "fail" ? Text(QT_TRANSLATE_NOOP("core", "The primary KPI “%1” misses its target."),
                                     {kpis[k]["name"].get<std::string>()})
          : verdict == "none" ? Text(QT_TRANSLATE_NOOP("core", "The primary KPI “%1” has no target yet."),
                                     {kpis[k]["name"].get<std::string>()})
                              : Text(QT_TRANSLATE_NOOP("core",
                                                       "Whether the primary KPI “%1” reaches its target "
                                                       "cannot be told yet."),
                                     {kpis[k]["name"].get<std::string>()});
    f.table.rows.push_back(
        {Text("%1", {kpis[k]["name"].get<std::string>()}),
         Text(role_text(kpis[k]["role"].get<std::string>())),
         Text("%1", {kpis[k]["formula"].get<std::string>()}), report::estimate(m, at + "/measured", format),
         kpis[k].contains("target") ? report::Cell(target) : report::Cell(), Text(verdict_text(verdict))});
  }
  f.caption = QT_TRANSLATE_NOOP(
      "core", "Shares of people: Wilson intervals; others: jackknife over 64 groups of people, 95 %");
  return f;
}

void add_line(const Json& t, Figure& f) {
  const double cost = t["contact_cost"].get<double>(), value = t["success_value"].get<double>();
  for (int i = 0; i <= 20; ++i) {
    Mark m{Mark::Kind::line, i / 20.0};
    m.y = m.quantity.value = m.x * value - cost;
    m.quantity.format = number(2);
    f.marks.push_back(m);
  }
}

Figure threshold_figure(const Json& answer) {
  const Json& t = answer["thresholds"];
  Figure f{.kind = "lines", .id = "objective.thresholds"};
  f.title = QT_TRANSLATE_NOOP("core", "What a model must reach");
  const report::Words words;
  const Quantity precision = quantity(answer, "/thresholds/break_even", share(1)),
                 base = segments::rate(answer, "/base"),
                 lift = quantity(answer, "/thresholds/lift", number(2)),
                 reach = quantity(answer, "/thresholds/reach", share(1));
  f.sentence =
      std::isnan(lift.value)
          ? Text(QT_TRANSLATE_NOOP("core", "A contact pays for itself from a precision of %1 on."),
                 {report::print(precision, words)})
      : lift.value <= 1
          ? Text(QT_TRANSLATE_NOOP("core",
                                   "A contact pays from a precision of %1 on; the base rate is already %2: "
                                   "contacting everybody pays."),
                 {report::print(precision, words), report::print(base, words)})
          : Text(QT_TRANSLATE_NOOP("core",
                                   "A contact pays from a precision of %1 on, %2 times the base rate."),
                 {report::print(precision, words), report::print(lift, words)});
  f.caption = QT_TRANSLATE_NOOP("core", "Gain a contact by precision: value × precision − cost of a contact");
  f.x = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Precision"), share(0), 0, 1};
  f.y = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Gain a contact"), number(2)};
  f.series = {{QT_TRANSLATE_NOOP("core", "Gain"), Series::Role::data}};
  add_line(t, f);
  for (const auto& [x, label] : {std::pair{precision.value, QT_TRANSLATE_NOOP("core", "break-even")},
                                 std::pair{base.value, QT_TRANSLATE_NOOP("core", "base rate")}})
    if (!std::isnan(x)) {
      Mark rule{Mark::Kind::rule, x};
      rule.label = label;
      f.marks.push_back(rule);
    }
  f.table.caption = f.title;
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "What")), right(QT_TRANSLATE_NOOP("core", "Value"))};
  const auto row = [&](const char* what, const Quantity& q) { f.table.rows.push_back({Text(what), q}); };
  row(QT_TRANSLATE_NOOP("core", "Cost of a contact"),
      quantity(answer, "/thresholds/contact_cost", number(2)));
  row(QT_TRANSLATE_NOOP("core", "Value of a success"),
      quantity(answer, "/thresholds/success_value", number(2)));
  row(QT_TRANSLATE_NOOP("core", "Break-even precision"), precision);
  row(QT_TRANSLATE_NOOP("core", "Base rate"), base);
  row(QT_TRANSLATE_NOOP("core", "Minimum lift"), lift);
  row(QT_TRANSLATE_NOOP("core", "Cut-off of a calibrated chance"),
      quantity(answer, "/thresholds/cut_off", share(1)));
  if (t.contains("capacity")) {
    row(QT_TRANSLATE_NOOP("core", "Capacity"), quantity(answer, "/thresholds/capacity", count()));
    row(QT_TRANSLATE_NOOP("core", "Share of people it reaches"), reach);
  }
  f.tiles = {{QT_TRANSLATE_NOOP("core", "Break-even precision"), precision, {}},
             {QT_TRANSLATE_NOOP("core", "Base rate"), base, {}},
             {QT_TRANSLATE_NOOP("core", "Minimum lift"), lift, {}}};
  return f;
}

Figure cost_matrix(const Json& answer) {
  Figure f{.kind = "rows", .id = "objective.costs"};
  f.title = QT_TRANSLATE_NOOP("core", "Cost matrix");
  const double threshold = Costs{report::number_at(answer["costs"], "false_positive"),
                                 report::number_at(answer["costs"], "false_negative"),
                                 report::number_at(answer["costs"], "true_positive"),
                                 report::number_at(answer["costs"], "true_negative")}
                               .threshold();
  Quantity q;
  q.value = threshold;
  q.format = share(1);
  f.sentence = std::isnan(threshold)
                   ? Text(QT_TRANSLATE_NOOP("core", "At these costs selecting never pays."))
                   : Text(QT_TRANSLATE_NOOP("core", "At these costs selecting pays from a chance of %1 on."),
                          {report::print(q, report::Words())});
  f.table.caption = f.title;
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Decision")),
                     right(QT_TRANSLATE_NOOP("core", "It happens")),
                     right(QT_TRANSLATE_NOOP("core", "It does not"))};
  const auto cost = [&](const char* key) {
    return quantity(answer, std::string("/costs/") + key, number(2));
  };
  f.table.rows = {
      {Text(QT_TRANSLATE_NOOP("core", "Selected")), cost("true_positive"), cost("false_positive")},
      {Text(QT_TRANSLATE_NOOP("core", "Not selected")), cost("false_negative"), cost("true_negative")}};
  return f;
}

}  // namespace

std::vector<Figure> objective_figures(const Json& answer) {
  std::vector<Figure> out{head_figure(answer)};
  if (answer.contains("kpis") && !answer["kpis"].empty()) out.push_back(kpi_figure(answer));
  if (answer.contains("thresholds")) out.push_back(threshold_figure(answer));
  if (answer.contains("costs")) out.push_back(cost_matrix(answer));
  for (Figure& f : out) f.table.selections.resize(f.table.rows.size());
  return out;
}

std::vector<Figure> ranking_figures(const Json& answer) {
  Figure f{.kind = "rows", .id = "objectives"};
  f.title = QT_TRANSLATE_NOOP("core", "Objectives by expected impact");
  const report::Words words;
  const Json& rows = answer["objectives"];
  f.sentence = {QT_TRANSLATE_NOOP("core", "“%1” has the largest expected impact: %2."),
                {rows[0]["name"].get<std::string>(),
                 report::print(amount(answer, "/objectives/0/expected", rows[0]), words)}};
  f.caption = QT_TRANSLATE_NOOP("core", "Expected impact = how often it was counted × value of one");
  f.x = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Expected impact"), number(0)};
  f.y.scale = Axis::Scale::category;
  f.series = {{f.title}};
  f.table.caption = f.title;
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Objective")),
                     right(QT_TRANSLATE_NOOP("core", "Counted")),
                     right(QT_TRANSLATE_NOOP("core", "Value of one")),
                     right(QT_TRANSLATE_NOOP("core", "Expected impact")),
                     right(QT_TRANSLATE_NOOP("core", "Addressable people")),
                     right(QT_TRANSLATE_NOOP("core", "Base rate")),
                     left(QT_TRANSLATE_NOOP("core", "Choice"))};
  for (size_t i = 0; i < rows.size(); ++i) {
    const std::string at = "/objectives/" + std::to_string(i);
    Mark bar{Mark::Kind::bar, 0, static_cast<double>(i)};
    bar.quantity = amount(answer, at + "/expected", rows[i]);
    bar.x2 = bar.quantity.value;
    bar.label = Text("%1", {rows[i]["name"].get<std::string>()});
    f.y.categories.push_back(bar.label);
    f.table.rows.push_back({bar.label, quantity(answer, at + "/frequency", count()),
                            amount(answer, at + "/value", rows[i]), bar.quantity,
                            quantity(answer, at + "/population", count()),
                            segments::rate(answer, at + "/base"), chosen_text(rows[i])});
    f.marks.push_back(std::move(bar));
  }
  f.table.selections.resize(f.table.rows.size());
  f.tiles = {{QT_TRANSLATE_NOOP("core", "Largest"), amount(answer, "/objectives/0/expected", rows[0]),
              Text("%1", {rows[0]["name"].get<std::string>()})}};
  return {std::move(f)};
}

}  // namespace habitus::objectives
