#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/objectives/indicators.h"
#include "core/objectives/objective_parts.h"
#include "core/report/read.h"
#include "core/report/words.h"
#include "core/segments/answers.h"

namespace habitus::objectives {
namespace {

using report::Axis;
using report::Cell;
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

Text name_of(const Json& row) {
  const std::string name = row["name"].get<std::string>();
  return name.empty() ? Text(QT_TRANSLATE_NOOP("core", "(unmatched)")) : Text("%1", {name});
}

Quantity link(const Json& row, const std::string& at) {
  return report::estimate(row["association"], at + "/association", number(2));
}
/// "14 d"; a lead of nothing is seen at the date itself only.
std::string lead_text(const Json& row) {
  const auto us = row["lead_us"].get<int64_t>();
  return us == 0 ? "0 d" : duration_text(us);
}
Cell lead(const Json& row) {
  if (!row["lead_us"].is_number()) return Text(QT_TRANSLATE_NOOP("core", "none shown"));
  return Text("%1", {lead_text(row)});
}

/// The strongest that is shown, in words; it turns with the sign and says so when nothing is shown.
Text strongest(const Json& rows, const std::string& list) {
  const report::Words words;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i]["lead_us"].is_number()) continue;
    const Quantity q = link(rows[i], "/" + list + "/" + std::to_string(i));
    const std::vector<Arg> args{rows[i]["name"].get<std::string>(), report::print(q, words),
                                report::print_interval(q, words), lead_text(rows[i])};
    Text out(q.value > 0
                 ? QT_TRANSLATE_NOOP("core",
                                     "“%1” goes with the outcome most clearly: rank correlation %2 "
                                     "(95 % interval %3), seen %4 before.")
                 : QT_TRANSLATE_NOOP("core",
                                     "“%1” goes against the outcome most clearly: rank correlation %2 "
                                     "(95 % interval %3), seen %4 before."));
    out.args = args;
    return out;
  }
  return Text(QT_TRANSLATE_NOOP("core", "No association with the outcome is shown."));
}

Figure forest(const Json& rows, const std::string& list) {
  Figure f{.kind = "rows"};
  f.x = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Correlation"), number(2), -1, 1};
  f.y.scale = Axis::Scale::category;
  f.y.title = QT_TRANSLATE_NOOP("core", "people");
  for (size_t i = 0; i < rows.size(); ++i) {
    f.y.categories.push_back(name_of(rows[i]));
    Mark m{Mark::Kind::interval};
    m.quantity = link(rows[i], "/" + list + "/" + std::to_string(i));
    m.x = m.quantity.value;
    m.y = static_cast<double>(i);
    m.label = name_of(rows[i]);
    f.marks.push_back(std::move(m));
  }
  Mark zero{Mark::Kind::rule, 0};
  f.marks.push_back(zero);
  return f;
}

/// Association by how long before the as-of date it was taken.
Figure by_lag(const Json& rows, const std::string& list) {
  constexpr size_t kDrawn = 6;
  Figure f{.kind = "lines", .id = "association-lags"};
  f.title = QT_TRANSLATE_NOOP("core", "How early it shows");
  f.caption = QT_TRANSLATE_NOOP(
      "core", "The same association, taken earlier and earlier before the as-of date · 95 % bands");
  f.x = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Days before the as-of date"), number(0), 0};
  f.y = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Rank correlation with the outcome"), number(2)};
  f.table.caption = f.title;
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Name"))};
  for (const Json& lag : rows[0]["lags"])
    f.table.columns.push_back(
        {Text(QT_TRANSLATE_NOOP("core", "%1 before"),
              {lag["lag_us"] == 0 ? std::string("0 d") : lag["lag"].get<std::string>()}),
         Side::right});
  for (size_t i = 0; i < rows.size(); ++i) {
    std::vector<Cell> row{name_of(rows[i])};
    if (i < kDrawn) f.series.push_back({name_of(rows[i]), Series::Role::data});
    for (size_t l = 0; l < rows[i]["lags"].size(); ++l) {
      const Json& lag = rows[i]["lags"][l];
      const std::string at = "/" + list + "/" + std::to_string(i) + "/lags/" + std::to_string(l);
      const Quantity q = report::estimate(lag, at, number(2));
      row.emplace_back(q);
      if (i >= kDrawn || std::isnan(q.value)) continue;
      Mark m{Mark::Kind::line, lag["lag_us"].get<double>() / kDay};
      m.y = q.value;
      m.quantity = q;
      m.series = static_cast<int>(i);
      f.marks.push_back(std::move(m));
    }
    f.table.rows.push_back(std::move(row));
  }
  f.table.selections.resize(f.table.rows.size());
  return f;
}

Text about_outcome(const Json& answer) {
  return {
      QT_TRANSLATE_NOOP("core",
                        "%1 known outcomes, %2 of them positive · counted in the %3 before the as-of date · "
                        "Spearman's rank correlation, 95 % intervals"),
      {answer["outcome"]["n"].get<int64_t>(),
       static_cast<int64_t>(answer["outcome"]["positives"].get<double>()),
       answer["window"].get<std::string>()}};
}

Quantity gain(const Json& row, const std::string& at) {
  Quantity q = report::estimate(row["gain"], at + "/gain", number(4));
  q.n = report::kNone;
  return q;
}

/// One of the two tables of proxies.
Figure proxy_figure(const Json& answer, const std::string& list, const char* id, const char* title,
                    const char* first) {
  const Json& rows = answer[list];
  Figure f = forest(rows, list);
  f.id = id;
  f.title = title;
  f.sentence = strongest(rows, list);
  f.caption = about_outcome(answer);
  f.table.caption = f.title;
  f.table.columns = {left(first),
                     right(QT_TRANSLATE_NOOP("core", "Events")),
                     right(QT_TRANSLATE_NOOP("core", "Coverage")),
                     right(QT_TRANSLATE_NOOP("core", "Information gain, bits")),
                     right(QT_TRANSLATE_NOOP("core", "Of what is to be known")),
                     right(QT_TRANSLATE_NOOP("core", "Association")),
                     right(QT_TRANSLATE_NOOP("core", "Lead time"))};
  for (size_t i = 0; i < rows.size(); ++i) {
    const std::string at = "/" + list + "/" + std::to_string(i);
    f.table.rows.push_back({name_of(rows[i]), quantity(answer, at + "/events", count()),
                            segments::rate(answer, at + "/coverage"), gain(rows[i], at),
                            quantity(answer, at + "/gain/share", share(1)), link(rows[i], at),
                            lead(rows[i])});
  }
  f.table.selections.resize(f.table.rows.size());
  return f;
}

report::Format format_of(const Json& row) {
  const std::string formula = row["formula"].get<std::string>();
  if (row["value"].contains("k")) return share(1);
  if (formula == "duration() / sessions()") return number(1);
  const double v = std::abs(report::number_at(row["value"], "value"));
  return number(v < 100 ? 3 : 0);
}

}  // namespace

std::vector<Figure> indicator_figures(const Json& answer) {
  const Json& rows = answer["indicators"];
  const bool linked = answer.contains("outcome");
  Figure f = linked ? forest(rows, "indicators") : Figure{.kind = "rows"};
  f.id = "indicators";
  f.title = QT_TRANSLATE_NOOP("core", "Indicators");
  f.sentence =
      linked ? strongest(rows, "indicators")
             : Text(QT_TRANSLATE_NOOP("core", "Choose an outcome to see which indicator foretells it."));
  f.caption = linked ? about_outcome(answer)
                     : Text(QT_TRANSLATE_NOOP("core", "Values over the whole period · 95 % intervals"));
  f.table.caption = f.title;
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Indicator")), left(QT_TRANSLATE_NOOP("core", "Formula")),
                     right(QT_TRANSLATE_NOOP("core", "Value"))};
  if (linked) {
    f.table.columns.push_back(right(QT_TRANSLATE_NOOP("core", "Association")));
    f.table.columns.push_back(right(QT_TRANSLATE_NOOP("core", "People")));
    f.table.columns.push_back(right(QT_TRANSLATE_NOOP("core", "Lead time")));
  }
  for (size_t i = 0; i < rows.size(); ++i) {
    const std::string at = "/indicators/" + std::to_string(i);
    const Quantity value = report::estimate(rows[i]["value"], at + "/value", format_of(rows[i]));
    std::vector<Cell> row{name_of(rows[i]), Text("%1", {rows[i]["formula"].get<std::string>()}), value};
    if (linked) {
      row.emplace_back(link(rows[i], at));
      row.emplace_back(quantity(answer, at + "/association/n", count()));
      row.push_back(lead(rows[i]));
    }
    f.table.rows.push_back(std::move(row));
    if (i < 4) f.tiles.push_back({name_of(rows[i]), value, {}});
  }
  f.table.selections.resize(f.table.rows.size());
  std::vector<Figure> out{std::move(f)};
  if (linked) out.push_back(by_lag(rows, "indicators"));
  return out;
}

std::vector<Figure> proxy_figures(const Json& answer) {
  std::vector<Figure> out{proxy_figure(answer, "sources", "proxies.sources",
                                       QT_TRANSLATE_NOOP("core", "Which sources foretell it"),
                                       QT_TRANSLATE_NOOP("core", "Source"))};
  out.push_back(proxy_figure(answer, "events", "proxies.events",
                             QT_TRANSLATE_NOOP("core", "Which events foretell it"),
                             QT_TRANSLATE_NOOP("core", "Event")));
  if (!answer["events"].empty()) out.push_back(by_lag(answer["events"], "events"));
  return out;
}

}  // namespace habitus::objectives
