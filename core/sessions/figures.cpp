#include "core/sessions/figures.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/base/time.h"
#include "core/report/words.h"
#include "core/segments/answers.h"

namespace habitus::sessions {
namespace {

using report::Axis;
using report::Column;
using report::Figure;
using report::Mark;
using report::Quantity;
using segments::quantity;

Figure gaps_figure(const Json& answer) {
  Figure f{.kind = "bars", .id = "sessions"};
  f.title = Text(QT_TRANSLATE_NOOP("core", "Sessions"));
  const auto sessions = answer["sessions"].get<int64_t>();
  f.sentence =
      sessions == 0
          ? Text(QT_TRANSLATE_NOOP("core", "There are no events in this period, so there are no sessions."))
          : Text(QT_TRANSLATE_NOOP("core",
                                   "%1 sessions of %2 persons: half of them last no longer than %3, and %4 "
                                   "are a single event."),
                 {sessions, answer["persons"].get<int64_t>(),
                  report::print(duration_at(answer, "/duration/median"), report::Words()),
                  segments::spoken_share(answer["bounces"]["value"].get<double>())});
  f.caption = Text(
      QT_TRANSLATE_NOOP("core", "Time between one event of a person and the next; dashed: the timeout of %1"),
      {duration_text(answer["timeout_us"].get<int64_t>())});
  f.x = {Axis::Scale::log, {}, {report::Format::Unit::duration, 0, {}}};
  f.y = {Axis::Scale::linear, Text(QT_TRANSLATE_NOOP("core", "gaps")), report::count()};
  f.series = {{Text(QT_TRANSLATE_NOOP("core", "gaps"))}};
  f.table.caption = f.title;
  f.table.columns = {right_column(QT_TRANSLATE_NOOP("core", "From")),
                     right_column(QT_TRANSLATE_NOOP("core", "To")),
                     right_column(QT_TRANSLATE_NOOP("core", "Gaps"))};
  for (size_t k = 0; k < answer["gaps"].size(); ++k) {
    const std::string here = "/gaps/" + std::to_string(k);
    const Quantity from = duration_at(answer, here + "/from"), to = duration_at(answer, here + "/to");
    Mark bar{Mark::Kind::bar, std::max(from.value, 5.6e5)};
    bar.quantity = quantity(answer, here + "/n", report::count());
    bar.x2 = std::isnan(to.value) ? bar.x * std::pow(10.0, .25) : to.value;
    f.table.rows.push_back({from, to, bar.quantity});
    f.marks.push_back(std::move(bar));
  }
  Mark rule{Mark::Kind::rule, answer["timeout_us"].get<double>()};
  rule.label = Text(QT_TRANSLATE_NOOP("core", "timeout"));
  f.marks.push_back(rule);
  f.tiles = {
      {Text(QT_TRANSLATE_NOOP("core", "Sessions")), quantity(answer, "/sessions", report::count()), {}},
      {Text(QT_TRANSLATE_NOOP("core", "Median length")), duration_at(answer, "/duration/median"), {}},
      {Text(QT_TRANSLATE_NOOP("core", "Events a session")),
       quantity(answer, "/length/mean", report::number(1)), Text(QT_TRANSLATE_NOOP("core", "mean"))},
      {Text(QT_TRANSLATE_NOOP("core", "Sessions a person")),
       quantity(answer, "/per_person/mean", report::number(1)), Text(QT_TRANSLATE_NOOP("core", "mean"))},
      {Text(QT_TRANSLATE_NOOP("core", "One event only")), segments::rate(answer, "/bounces"), {}}};
  if (answer.contains("conversion"))
    f.tiles.push_back(
        {Text(QT_TRANSLATE_NOOP("core", "With a conversion")), segments::rate(answer, "/conversion"), {}});
  return f;
}

Figure spread_figure(const Json& answer) {
  Figure f{.kind = "boxes", .id = "sessions-length"};
  f.title = Text(QT_TRANSLATE_NOOP("core", "Length of sessions"));
  f.sentence = Text(QT_TRANSLATE_NOOP(
      "core", "From the first to the last event of a session; a session of one event lasts 0."));
  f.caption = Text(QT_TRANSLATE_NOOP("core", "Line p10–p90, box middle half, tick median"));
  f.x.format = {report::Format::Unit::duration, 0, {}};
  f.y.scale = Axis::Scale::category;
  f.y.categories = {Text(QT_TRANSLATE_NOOP("core", "Duration"))};
  f.table.caption = f.title;
  f.table.columns = {{Text(QT_TRANSLATE_NOOP("core", "Of a session")), Column::Align::left},
                     right_column("p10"),
                     right_column("q1"),
                     right_column(QT_TRANSLATE_NOOP("core", "Median")),
                     right_column("q3"),
                     right_column("p90"),
                     right_column(QT_TRANSLATE_NOOP("core", "Mean"))};
  Mark box{Mark::Kind::box};
  box.y = 0;
  box.quantity = duration_at(answer, "/duration/median");
  box.quantity.lo = duration_at(answer, "/duration/p10").value;
  box.quantity.hi = duration_at(answer, "/duration/p90").value;
  box.x = duration_at(answer, "/duration/q1").value;
  box.x2 = duration_at(answer, "/duration/q3").value;
  if (!std::isnan(box.quantity.value)) f.marks.push_back(box);
  const auto row = [&](const char* title, const std::string& from, auto read) {
    std::vector<report::Cell> cells{Text(title)};
    for (const char* point : {"p10", "q1", "median", "q3", "p90", "mean"})
      cells.push_back(read(answer, from + "/" + point));
    f.table.rows.push_back(std::move(cells));
  };
  const auto plain = [](const Json& a, const std::string& p) { return quantity(a, p, report::number(1)); };
  row(QT_TRANSLATE_NOOP("core", "Duration"), "/duration", duration_at);
  row(QT_TRANSLATE_NOOP("core", "Events"), "/length", plain);
  row(QT_TRANSLATE_NOOP("core", "Sessions a person"), "/per_person", plain);
  return f;
}

}  // namespace

Quantity duration_at(const Json& answer, const std::string& pointer) {
  Quantity q = quantity(answer, pointer, {});
  q.format = segments::duration_format(q.value);
  return q;
}
Column right_column(const char* title) { return {Text(title), Column::Align::right}; }
Column left_column(const char* title) { return {Text(title), Column::Align::left}; }

std::vector<report::Figure> figures(const Json& answer) {
  Figure whole = gaps_figure(answer);
  whole.below.push_back(spread_figure(answer));
  std::vector<Figure> out{std::move(whole)};
  if (answer.contains("against")) out.push_back(against_figure(answer));
  if (answer.contains("labels")) out.push_back(labels_figure(answer));
  if (answer.contains("mixture")) out.push_back(mixture_figure(answer));
  out.push_back(timeout_figure(answer));
  if (answer.value("begun_by", Json::object()).size() > 2) out.push_back(begun_figure(answer));
  return out;
}

}  // namespace habitus::sessions
