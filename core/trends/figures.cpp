#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/report/words.h"
#include "core/taxonomy/pick_text.h"
#include "core/trends/baseline.h"
#include "core/trends/measure.h"

namespace habitus::trends {
namespace {

using report::Axis;
using report::Column;
using report::Figure;
using report::Mark;
using report::Quantity;

constexpr size_t kDrawn = 8;  ///< lines a picture can bear; the table has all

Quantity point(const Json& answer, const std::string& at, const std::string& as) {
  Quantity q = segments::rate(answer, at);
  if (as == "events" || as == "actors")
    q.format = report::count();
  else if (as == "per_actor" || as == "mean")
    q.format = report::number(2);
  else if (as == "sum")
    q.format = report::number(std::abs(q.value) < 1000 ? 2 : 0);
  return q;
}

std::string name_of(const Json& answer, const Json& series) {
  std::string values;
  for (const auto& value : series["values"])
    values += (values.empty() ? "" : " · ") + (value.is_null() ? "–" : value.get<std::string>());
  const std::string measure = answer["measures"][series["measure"].get<size_t>()]["name"].get<std::string>();
  if (values.empty()) return taxonomy::spoken_name(measure);
  return answer["measures"].size() == 1 ? values : values + " · " + measure;
}

/// Names from the data are said as they are; only "any event" is a word of ours.
Text name_text(const Json& answer, const Json& series) {
  const std::string name = name_of(answer, series), any = taxonomy::spoken_name("*");
  return name == any ? Text(any) : Text("%1", {name});
}

Text as_text(const std::string& as) {
  if (as == "events") return Text(QT_TRANSLATE_NOOP("core", "events"));
  if (as == "actors") return Text(QT_TRANSLATE_NOOP("core", "persons"));
  if (as == "per_actor") return Text(QT_TRANSLATE_NOOP("core", "events a person"));
  if (as == "sum") return Text(QT_TRANSLATE_NOOP("core", "sum"));
  if (as == "mean") return Text(QT_TRANSLATE_NOOP("core", "mean"));
  return Text(QT_TRANSLATE_NOOP("core", "share of persons"));
}

/// The first and last whole period of the first series, in words; it turns when the change turns.
Text sentence(const Json& answer, const std::vector<size_t>& order) {
  if (order.empty()) return Text(QT_TRANSLATE_NOOP("core", "There are no such events in this period."));
  const Json& series = answer["series"][order.front()];
  const std::string as = answer["measures"][series["measure"].get<size_t>()]["as"].get<std::string>();
  std::vector<size_t> whole;
  for (size_t t = 0; t < answer["periods"].size(); ++t)
    if (answer["periods"][t]["state"] == "ok" && series["points"][t]["value"].is_number()) whole.push_back(t);
  const std::string at = "/series/" + std::to_string(order.front()) + "/points/";
  if (whole.size() < 2)
    return Text(QT_TRANSLATE_NOOP("core", "The period is too short to speak of a trend in %1."),
                {name_of(answer, series)});
  const Quantity a = point(answer, at + std::to_string(whole.front()), as),
                 b = point(answer, at + std::to_string(whole.back()), as);
  const bool overlap = !std::isnan(a.lo) && !std::isnan(b.lo) && a.lo <= b.hi && b.lo <= a.hi;
  const Text pattern =
      overlap             ? Text(QT_TRANSLATE_NOOP(
                                "core", "%1: no clear difference between %2 (%3) and %4 (%5); their intervals overlap."))
      : b.value > a.value ? Text(QT_TRANSLATE_NOOP("core", "%1 rose from %3 in %2 to %5 in %4."))
      : b.value < a.value ? Text(QT_TRANSLATE_NOOP("core", "%1 fell from %3 in %2 to %5 in %4."))
                          : Text(QT_TRANSLATE_NOOP("core", "%1 is the same in %2 and %4: %3."));
  const report::Words words;
  return Text(pattern.id,
              {name_of(answer, series), answer["periods"][whole.front()]["label"].get<std::string>(),
               report::print(a, words), answer["periods"][whole.back()]["label"].get<std::string>(),
               report::print(b, words)});
}

void fill_table(const Json& answer, const std::vector<size_t>& order, Figure& f) {
  const bool wide = order.size() <= kDrawn;
  f.table.caption = f.title;
  f.table.columns = {{Text(QT_TRANSLATE_NOOP("core", "Period")), Column::Align::left}};
  if (!wide) f.table.columns.push_back({Text(QT_TRANSLATE_NOOP("core", "Series")), Column::Align::left});
  for (size_t k = 0; k < (wide ? order.size() : 1); ++k)
    f.table.columns.push_back(
        {wide ? Text("%1", {name_of(answer, answer["series"][order[k]])}) : Text(QT_TRANSLATE_NOOP("core", "Value")),
         Column::Align::right});
  const auto cell = [&](size_t s, size_t t) {
    const Json& series = answer["series"][s];
    const std::string as = answer["measures"][series["measure"].get<size_t>()]["as"].get<std::string>();
    return point(answer, "/series/" + std::to_string(s) + "/points/" + std::to_string(t), as);
  };
  for (size_t t = 0; t < answer["periods"].size(); ++t) {
    const Text period("%1", {answer["periods"][t]["label"].get<std::string>()});
    if (wide) {
      std::vector<report::Cell> row{period};
      for (const size_t s : order) row.push_back(cell(s, t));
      f.table.rows.push_back(std::move(row));
    } else {
      for (const size_t s : order)
        f.table.rows.push_back({period, name_text(answer, answer["series"][s]), cell(s, t)});
    }
  }
}

}  // namespace

std::vector<report::Figure> figures(const Json& answer) {
  std::vector<size_t> order(answer["series"].size());
  for (size_t s = 0; s < order.size(); ++s) order[s] = s;
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return answer["series"][a]["total"]["n"].get<double>() > answer["series"][b]["total"]["n"].get<double>();
  });
  Figure f{.kind = "lines", .id = "trend"};
  f.title = Text(QT_TRANSLATE_NOOP("core", "Trend"));
  f.sentence = sentence(answer, order);
  f.caption =
      order.size() > kDrawn
          ? Text(
                QT_TRANSLATE_NOOP("core", "By %1 · the %2 largest of %3 series are drawn, the table has all"),
                {answer["grain"].get<std::string>(), static_cast<int64_t>(kDrawn),
                 static_cast<int64_t>(order.size())})
          : Text(QT_TRANSLATE_NOOP(
                     "core", "By %1 · %2 events of %3 persons · dashed: periods the data cover only in part"),
                 {answer["grain"].get<std::string>(), answer["events"].get<int64_t>(),
                  answer["persons"].get<int64_t>()});
  f.x.scale = Axis::Scale::time;
  f.y.title = as_text(answer["measures"][0]["as"].get<std::string>());
  for (size_t k = 0; k < order.size() && k < kDrawn; ++k) {
    const Json& series = answer["series"][order[k]];
    const std::string as = answer["measures"][series["measure"].get<size_t>()]["as"].get<std::string>();
    f.series.push_back({name_text(answer, series)});
    for (size_t t = 0; t < answer["periods"].size(); ++t) {
      Mark mark{Mark::Kind::line, answer["periods"][t]["from_us"].get<double>()};
      mark.quantity =
          point(answer, "/series/" + std::to_string(order[k]) + "/points/" + std::to_string(t), as);
      mark.series = static_cast<int>(k);
      mark.label = Text("%1", {answer["periods"][t]["label"].get<std::string>()});
      if (std::isnan(mark.quantity.value)) continue;
      if (answer["periods"][t]["state"] == "immature") mark.quantity.state = report::State::immature;
      if (f.marks.empty()) f.y.format = mark.quantity.format;
      f.marks.push_back(std::move(mark));
    }
    if (k < 4)
      f.tiles.push_back({name_text(answer, series),
                         point(answer, "/series/" + std::to_string(order[k]) + "/total", as), as_text(as)});
  }
  fill_table(answer, order, f);
  if (!answer.contains("baseline")) return {std::move(f)};
  Figure off = overlay_figure(answer, f);
  return {std::move(f), std::move(off)};
}

}  // namespace habitus::trends
