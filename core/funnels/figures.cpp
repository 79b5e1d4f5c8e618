#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/funnels/run.h"
#include "core/report/words.h"
#include "core/segments/selection.h"
#include "core/taxonomy/pick_text.h"

namespace habitus::funnels {
namespace {

using report::Axis;
using report::Column;
using report::Figure;
using report::Mark;
using report::Quantity;
using segments::quantity;
using segments::rate;

std::string at(const char* list, size_t i, const char* rest = "") {
  return "/" + std::string(list) + "/" + std::to_string(i) + rest;
}
std::string title_of(const Json& value) { return value.is_null() ? "–" : value.get<std::string>(); }

Quantity duration(const Json& answer, const std::string& pointer) {
  Quantity q = quantity(answer, pointer, {});
  q.format = segments::duration_format(q.value);
  return q;
}

std::string selected(size_t step, const char* outcome) {
  return segments::selection_text("funnel", Json{{"step", step}, {"outcome", outcome}});
}

size_t worst_step(const Json& answer) {
  size_t worst = 1;
  for (size_t k = 1; k < answer["steps"].size(); ++k)
    if (answer["steps"][k]["lost"] > answer["steps"][worst]["lost"]) worst = k;
  return worst;
}

std::string step_word(const Json& answer, size_t k) {
  return taxonomy::spoken_name(answer["steps"][k]["name"].get<std::string>());
}

/// "any event" is ours to say in the reader's language, names of events are not.
Text step_text(const Json& answer, size_t k) {
  const std::string word = step_word(answer, k);
  return answer["steps"][k]["name"] == "*" ? Text(word) : Text("%1", {word});
}

Text sentence(const Json& answer) {
  const Json& converted = answer["converted"];
  if (converted["value"].is_null())
    return Text(QT_TRANSLATE_NOOP("core", "Nobody entered this funnel in the period."));
  const size_t worst = worst_step(answer);
  const std::string name = step_word(answer, worst), before = step_word(answer, worst - 1);
  const Quantity q = rate(answer, "/converted");
  const Text whole(QT_TRANSLATE_NOOP("core",
                                     "%1 of those who entered went all the way (95 % interval %2 to %3); "
                                     "most are lost between %4 and %5."),
                   {segments::spoken_share(q.value), segments::spoken_share(q.lo),
                    segments::spoken_share(q.hi), before, name});
  if (answer["steps"][worst]["lost"] == 0)
    return Text(QT_TRANSLATE_NOOP("core", "Everybody who entered went all the way (%1 persons)."),
                {answer["entered"].get<int64_t>()});
  return whole;
}

void add_step(const Json& answer, size_t k, Figure& figure) {
  const double y = static_cast<double>(k);
  const std::string here = at("steps", k);
  const Quantity share = rate(answer, here + "/share"),
                 open = quantity(answer, here + "/may_still_share", report::share());
  const Quantity n = quantity(answer, here + "/n", report::count());
  const double reach = std::isnan(share.value) ? 0 : share.value;
  if (k > 0) {
    const double before = answer["steps"][k - 1]["share"]["value"].is_null()
                              ? 0
                              : answer["steps"][k - 1]["share"]["value"].get<double>();
    Mark lost{Mark::Kind::ghost, reach, y, before};
    lost.quantity = quantity(answer, here + "/lost", report::count());
    lost.selection = selected(k + 1, "lost");
    figure.marks.push_back(lost);
    if (!std::isnan(open.value) && open.value > 0) {
      Mark hatched{Mark::Kind::bar, reach, y, reach + open.value};
      hatched.quantity = open;
      hatched.quantity.state = report::State::immature;
      hatched.selection = selected(k + 1, "may_still");
      figure.marks.push_back(hatched);
    }
    Mark note{Mark::Kind::note, 0, y - 0.5};
    const Quantity on = rate(answer, here + "/from_previous", 0),
                   median = duration(answer, here + "/time/median");
    note.label = std::isnan(median.value)
                     ? Text(QT_TRANSLATE_NOOP("core", "↓ nobody goes on"))
                     : Text(QT_TRANSLATE_NOOP("core", "↓ %1 go on, median %2"),
                            {report::print(on, report::Words()), report::print(median, report::Words())});
    note.quantity = quantity(answer, here + "/change", {report::Format::Unit::points, 1, {}});
    figure.marks.push_back(note);
  }
  Mark bar{Mark::Kind::bar, 0, y, reach};
  bar.quantity = share;
  bar.quantity.n = n.value;
  bar.label = step_text(answer, k);
  bar.selection = selected(k + 1, "reached");
  figure.marks.push_back(bar);
  figure.y.categories.push_back(bar.label);
  std::vector<report::Cell> row{bar.label, n, share};
  if (k == 0)
    row.insert(row.end(), {std::monostate(), std::monostate(), std::monostate(), std::monostate()});
  else
    row.insert(
        row.end(),
        {rate(answer, here + "/from_previous"), quantity(answer, here + "/lost", report::count()),
         quantity(answer, here + "/may_still", report::count()), duration(answer, here + "/time/median")});
  figure.table.rows.push_back(std::move(row));
  figure.table.selections.push_back(bar.selection);
}

std::string said_order(const std::string& order) {
  if (order == "latest_start") return QT_TRANSLATE_NOOP("core", "clock from the latest start");
  if (order == "first_start") return QT_TRANSLATE_NOOP("core", "clock from the first start");
  if (order == "strict") return QT_TRANSLATE_NOOP("core", "nothing else in between");
  if (order == "strict_order") return QT_TRANSLATE_NOOP("core", "a wrong step ends it");
  return QT_TRANSLATE_NOOP("core", "steps in any order");
}

Column right(const char* title) { return {Text(title), Column::Align::right}; }

Figure steps_figure(const Json& answer) {
  Figure f{.kind = "rows", .id = "funnel"};
  f.title = Text(QT_TRANSLATE_NOOP("core", "Funnel"));
  f.sentence = sentence(answer);
  f.caption = Text(QT_TRANSLATE_NOOP("core", "%1 persons entered · window %2 · %3 · Wilson intervals, 95 %"),
                   {answer["entered"].get<int64_t>(), duration_text(answer["window_us"].get<int64_t>()),
                    said_order(answer["order"])});
  f.x = {Axis::Scale::linear, Text(QT_TRANSLATE_NOOP("core", "% of entries")), report::share(0), 0, 1};
  f.y.scale = Axis::Scale::category;
  f.y.title = Text(QT_TRANSLATE_NOOP("core", "persons"));
  f.table.caption = f.title;
  f.table.columns = {{Text(QT_TRANSLATE_NOOP("core", "Step")), Column::Align::left},
                     right(QT_TRANSLATE_NOOP("core", "Persons")),
                     right(QT_TRANSLATE_NOOP("core", "Of entries")),
                     right(QT_TRANSLATE_NOOP("core", "Of the step before")),
                     right(QT_TRANSLATE_NOOP("core", "Lost")),
                     right(QT_TRANSLATE_NOOP("core", "May still")),
                     right(QT_TRANSLATE_NOOP("core", "Median time"))};
  for (size_t k = 0; k < answer["steps"].size(); ++k) add_step(answer, k, f);
  const size_t worst = worst_step(answer);
  const Quantity loss =
      quantity(answer, at("steps", worst, "/change"), {report::Format::Unit::points, 1, {}});
  f.tiles = {
      {Text(QT_TRANSLATE_NOOP("core", "Converted")), rate(answer, "/converted"), {}},
      {Text(QT_TRANSLATE_NOOP("core", "Median time")), duration(answer, "/time/median"), {}},
      {Text(QT_TRANSLATE_NOOP("core", "Largest loss")), loss,
       Text(QT_TRANSLATE_NOOP("core", "step %1 → %2"),
            {static_cast<int64_t>(worst), static_cast<int64_t>(worst + 1)})},
      {Text(QT_TRANSLATE_NOOP("core", "Still open")), quantity(answer, "/may_still", report::count()), {}}};
  return f;
}

void add_box(const Json& answer, const std::string& here, Text label, Figure& f) {
  Mark box{Mark::Kind::box};
  box.y = static_cast<double>(f.y.categories.size());
  box.quantity = duration(answer, here + "/median");
  const Quantity lo = duration(answer, here + "/p10"), hi = duration(answer, here + "/p90");
  const Quantity q1 = duration(answer, here + "/q1"), q3 = duration(answer, here + "/q3");
  box.quantity.lo = lo.value;
  box.quantity.hi = hi.value;
  box.x = q1.value;
  box.x2 = q3.value;
  box.label = label;
  f.y.categories.push_back(label);
  const Quantity n = quantity(answer, here + "/n", report::count());
  box.quantity.n = n.value;
  if (!std::isnan(box.quantity.value)) f.marks.push_back(box);
  Quantity median = box.quantity;
  median.lo = median.hi = report::kNone;
  f.table.rows.push_back({label, n, lo, q1, median, q3, hi});
}

Figure times_figure(const Json& answer) {
  Figure f{.kind = "boxes", .id = "funnel-time"};
  f.title = Text(QT_TRANSLATE_NOOP("core", "Time to convert"));
  const Quantity median = duration(answer, "/time/median");
  f.sentence = std::isnan(median.value)
                   ? Text(QT_TRANSLATE_NOOP("core", "Nobody converted, so there is no time to convert."))
                   : Text(QT_TRANSLATE_NOOP("core", "Half of those who converted did so within %1."),
                          {report::print(median, report::Words())});
  f.caption =
      Text(QT_TRANSLATE_NOOP("core", "Line p10–p90, box middle half, tick median; dashed: the window"));
  f.x = {Axis::Scale::log, {}, {report::Format::Unit::duration, 0, {}}};
  f.y.scale = Axis::Scale::category;
  f.table.caption = f.title;
  f.table.columns = {{Text(QT_TRANSLATE_NOOP("core", "Step")), Column::Align::left},
                     right(QT_TRANSLATE_NOOP("core", "Persons")),
                     right("p10"),
                     right("q1"),
                     right(QT_TRANSLATE_NOOP("core", "Median")),
                     right("q3"),
                     right("p90")};
  for (size_t k = 1; k < answer["steps"].size(); ++k)
    add_box(answer, at("steps", k, "/time"),
            Text(QT_TRANSLATE_NOOP("core", "%1 → %2 %3"),
                 {static_cast<int64_t>(k), static_cast<int64_t>(k + 1), step_word(answer, k)}),
            f);
  add_box(answer, "/time", Text(QT_TRANSLATE_NOOP("core", "All the way")), f);
  Mark window{Mark::Kind::rule, answer["window_us"].get<double>()};
  window.label = Text(QT_TRANSLATE_NOOP("core", "window"));
  f.marks.push_back(window);
  return f;
}

Figure entries_figure(const Json& answer) {
  Figure f{.kind = "lines", .id = "funnel-entries"};
  f.title = Text(QT_TRANSLATE_NOOP("core", "Conversion by entry"));
  f.sentence = Text(QT_TRANSLATE_NOOP("core",
                                      "Share of those who entered in each period that went all the way; "
                                      "periods whose window has not ended are dashed."));
  f.x.scale = Axis::Scale::category;
  f.y.format = report::share(0);
  f.series = {{Text(QT_TRANSLATE_NOOP("core", "converted"))}};
  f.table.caption = f.title;
  f.table.columns = {{Text(QT_TRANSLATE_NOOP("core", "Entered in")), Column::Align::left},
                     right(QT_TRANSLATE_NOOP("core", "Persons")),
                     right(QT_TRANSLATE_NOOP("core", "Converted")),
                     right(QT_TRANSLATE_NOOP("core", "May still"))};
  for (size_t i = 0; i < answer["entries"].size(); ++i) {
    const Json& entry = answer["entries"][i];
    Mark point{Mark::Kind::line, static_cast<double>(i)};
    point.quantity = rate(answer, at("entries", i, "/rate"));
    if (entry["state"] == "immature" && point.quantity.state == report::State::ok)
      point.quantity.state = report::State::immature;
    point.label = Text("%1", {entry["label"].get<std::string>()});
    point.selection = segments::selection_text(
        "funnel", Json{{"step", 1}, {"outcome", "reached"}, {"entry", entry["label"]}});
    f.x.categories.push_back(point.label);
    f.table.rows.push_back({point.label, quantity(answer, at("entries", i, "/rate/n"), report::count()),
                            point.quantity,
                            quantity(answer, at("entries", i, "/may_still"), report::count())});
    f.table.selections.push_back(point.selection);
    if (!std::isnan(point.quantity.value)) f.marks.push_back(std::move(point));
  }
  return f;
}

/// Groups by the persons who entered, the largest first.
std::vector<size_t> by_size(const Json& answer) {
  std::vector<size_t> order(answer["groups"].size());
  for (size_t g = 0; g < order.size(); ++g) order[g] = g;
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return answer["groups"][a]["steps"][0]["n"].get<double>() >
           answer["groups"][b]["steps"][0]["n"].get<double>();
  });
  return order;
}

/// One row a group, all of them in the table; the picture holds the largest twenty.
Figure groups_figure(const Json& answer) {
  Figure f{.kind = "rows", .id = "funnel-breakdown"};
  const size_t last = answer["steps"].size() - 1;
  std::string names;
  for (const auto& name : answer["breakdown"])
    names += (names.empty() ? "" : " × ") + name.get<std::string>();
  f.title = Text(QT_TRANSLATE_NOOP("core", "Conversion by %1"), {names});
  f.caption = Text(QT_TRANSLATE_NOOP("core",
                                     "Value at entry · Wilson intervals, 95 %; the twenty largest groups are "
                                     "drawn, the table has all %1"),
                   {static_cast<int64_t>(answer["groups"].size())});
  f.x = {Axis::Scale::linear, Text(QT_TRANSLATE_NOOP("core", "% of entries")), report::share(0)};
  f.y.scale = Axis::Scale::category;
  f.y.title = Text(QT_TRANSLATE_NOOP("core", "persons"));
  f.series = {{Text(QT_TRANSLATE_NOOP("core", "converted"))}};
  f.table.caption = f.title;
  f.table.columns = {{Text("%1", {names}), Column::Align::left}};
  for (size_t k = 0; k <= last; ++k)
    f.table.columns.push_back({step_text(answer, k), Column::Align::right});
  f.table.columns.push_back(right(QT_TRANSLATE_NOOP("core", "Median time")));
  for (const size_t g : by_size(answer)) {
    std::string label;
    for (const auto& value : answer["groups"][g]["values"])
      label += (label.empty() ? "" : " · ") + title_of(value);
    const std::string here = at("groups", g);
    const std::string selection = segments::selection_text(
        "funnel",
        Json{{"step", last + 1}, {"outcome", "reached"}, {"values", answer["groups"][g]["values"]}});
    std::vector<report::Cell> row{Text("%1", {label}), quantity(answer, here + "/steps/0/n", report::count())};
    for (size_t k = 1; k <= last; ++k) row.push_back(rate(answer, here + "/steps/" + std::to_string(k)));
    row.push_back(duration(answer, here + "/median"));
    f.table.rows.push_back(std::move(row));
    f.table.selections.push_back(selection);
    if (f.y.categories.size() >= 20) continue;
    Mark mark{Mark::Kind::interval};
    mark.y = static_cast<double>(f.y.categories.size());
    mark.quantity = rate(answer, here + "/steps/" + std::to_string(last));
    mark.selection = selection;
    mark.label = Text("%1", {label});
    f.y.categories.push_back(mark.label);
    f.marks.push_back(std::move(mark));
  }
  const auto spread = [&] {
    double lo = 2, hi = -1;
    for (const auto& m : f.marks)
      if (!std::isnan(m.quantity.value))
        lo = std::min(lo, m.quantity.value), hi = std::max(hi, m.quantity.value);
    return std::pair(lo, hi);
  }();
  f.sentence = spread.first > spread.second
                   ? Text(QT_TRANSLATE_NOOP("core", "No group entered this funnel."))
                   : Text(QT_TRANSLATE_NOOP("core", "Conversion runs from %1 to %2 over the groups drawn."),
                          {segments::spoken_share(spread.first), segments::spoken_share(spread.second)});
  return f;
}

}  // namespace

std::vector<report::Figure> figures(const Json& answer) {
  Figure whole = steps_figure(answer);
  whole.below.push_back(times_figure(answer));
  std::vector<Figure> out{std::move(whole)};
  if (answer.contains("baseline")) out.push_back(overlay_figure(answer));
  if (answer.contains("groups")) out.push_back(groups_figure(answer));
  out.push_back(entries_figure(answer));
  return out;
}

}  // namespace habitus::funnels
