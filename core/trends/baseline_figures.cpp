#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/report/read.h"
#include "core/report/words.h"
#include "core/segments/answers.h"
#include "core/taxonomy/pick_text.h"
#include "core/trends/baseline.h"

namespace habitus::trends {
namespace {

using report::Axis;
using report::Column;
using report::Figure;
using report::Mark;
using report::Quantity;
using segments::quantity;
using Side = Column::Align;

Column left(const char* title) { return {Text(title), Side::left}; }
Column right(const char* title) { return {Text(title), Side::right}; }

report::Format format_of(const std::string& as, double size) {
  if (as == "ratio") return report::share(1);
  return report::number(std::abs(size) < 100 ? 1 : 0);
}

Text outside_text(const std::string& outside) {
  if (outside == "above") return QT_TRANSLATE_NOOP("core", "above the band");
  if (outside == "below") return QT_TRANSLATE_NOOP("core", "below the band");
  return outside == "inside" ? QT_TRANSLATE_NOOP("core", "inside") : QT_TRANSLATE_NOOP("core", "not judged");
}

Quantity expected(const Json& answer, const std::string& at, const std::string& as) {
  Quantity q = quantity(answer, at + "/expected", {});
  q.format = format_of(as, q.value);
  q.lo = report::number_at(answer.at(Json::json_pointer(at)), "lo");
  q.hi = report::number_at(answer.at(Json::json_pointer(at)), "hi");
  return q;
}

/// +100.0 %, with its sign.
std::string signed_share(double x) {
  const report::Words words;
  Quantity q;
  q.value = std::abs(x);
  q.format = report::share(1);
  return (x < 0 ? "−" : "+") + report::print(q, words);
}

Text told(const std::string& name, const std::string& label, const Json& point) {
  const double off = report::number_at(point, "deviation");
  if (std::isnan(off))
    return Text(QT_TRANSLATE_NOOP("core", "The last period cannot be held against the baseline."));
  const std::string outside = point["outside"];
  const std::vector<Arg> args{name, label, signed_share(off)};
  Text out(outside == "inside"
               ? QT_TRANSLATE_NOOP("core", "%1 in %2 lay %3 off the baseline, inside its 95 % band.")
           : outside == "unknown"
               ? QT_TRANSLATE_NOOP("core", "%1 in %2 lies %3 off the baseline; that period cannot be judged.")
               : QT_TRANSLATE_NOOP("core", "%1 in %2 lay %3 off the baseline, outside its 95 % band."));
  out.args = args;
  return out;
}

std::string said(const Json& row) { return taxonomy::spoken_name(row["name"].get<std::string>()); }

Figure measures_figure(const Json& answer) {
  Figure f{.kind = "rows", .id = "baseline"};
  f.title = answer.contains("name")
                ? Text(QT_TRANSLATE_NOOP("core", "Baseline “%1”"), {answer["name"].get<std::string>()})
                : Text(QT_TRANSLATE_NOOP("core", "Baseline"));
  f.sentence = {QT_TRANSLATE_NOOP("core", "What was usual from %1 to before %2, over %3 days."),
                {answer["from"].get<std::string>().substr(0, 10),
                 answer["to"].get<std::string>().substr(0, 10), answer["days"].get<int64_t>()}};
  f.caption = QT_TRANSLATE_NOOP(
      "core", "Mean of whole periods with its t interval; the band holds 95 % of further ones");
  f.table.caption = f.title;
  f.table.columns = {
      left(QT_TRANSLATE_NOOP("core", "Measure")),    left(QT_TRANSLATE_NOOP("core", "Period")),
      right(QT_TRANSLATE_NOOP("core", "Periods")),   right(QT_TRANSLATE_NOOP("core", "Mean")),
      right(QT_TRANSLATE_NOOP("core", "Band from")), right(QT_TRANSLATE_NOOP("core", "Band to"))};
  static const std::pair<const char*, const char*> kGrains[] = {
      {"day", QT_TRANSLATE_NOOP("core", "day")},
      {"week", QT_TRANSLATE_NOOP("core", "week")},
      {"month", QT_TRANSLATE_NOOP("core", "month")}};
  static const char* kDays[] = {QT_TRANSLATE_NOOP("core", "Monday"),    QT_TRANSLATE_NOOP("core", "Tuesday"),
                                QT_TRANSLATE_NOOP("core", "Wednesday"), QT_TRANSLATE_NOOP("core", "Thursday"),
                                QT_TRANSLATE_NOOP("core", "Friday"),    QT_TRANSLATE_NOOP("core", "Saturday"),
                                QT_TRANSLATE_NOOP("core", "Sunday")};
  for (size_t m = 0; m < answer["measures"].size(); ++m) {
    const Json& own = answer["measures"][m];
    const std::string at = "/measures/" + std::to_string(m), as = own["as"];
    const auto add = [&](const char* period, const Json& row, const std::string& here) {
      const report::Format format = format_of(as, report::number_at(row, "mean"));
      Quantity mean = quantity(answer, here + "/mean", format);
      mean.lo = report::number_at(row, "lo"), mean.hi = report::number_at(row, "hi");
      f.table.rows.push_back(
          {Text("%1", {said(own)}), Text(period), quantity(answer, here + "/n", report::count()), mean,
           quantity(answer, here + "/low", format), quantity(answer, here + "/high", format)});
    };
    for (const auto& [key, title] : kGrains) add(title, own["grains"][key], at + "/grains/" + key);
    for (size_t d = 0; d < 7; ++d) add(kDays[d], own["weekdays"][d], at + "/weekdays/" + std::to_string(d));
    if (m < 4) {
      Quantity week = quantity(answer, at + "/grains/week/mean",
                               format_of(as, report::number_at(own["grains"]["week"], "mean")));
      f.tiles.push_back({Text("%1", {said(own)}), week, QT_TRANSLATE_NOOP("core", "a week")});
    }
  }
  f.table.selections.resize(f.table.rows.size());
  return f;
}

void add_points(const Json& points, const Json& answer, const std::string& list, const std::string& as,
                const std::function<Text(size_t)>& label, const std::function<report::Cell(size_t)>& value,
                Figure& f) {
  for (size_t t = 0; t < points.size(); ++t) {
    const std::string at = list + "/" + std::to_string(t);
    f.table.rows.push_back({label(t), value(t), expected(answer, at, as),
                            quantity(answer, at + "/deviation", report::share(1)),
                            outside_text(points[t]["outside"].get<std::string>())});
  }
}

Figure deviations(const char* id) {
  Figure f{.kind = "rows"};
  f.id = id;
  f.caption =
      QT_TRANSLATE_NOOP("core",
                        "Expected: the mean of such periods when it was frozen, with the band 95 % of "
                        "further ones lie in");
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Period")), right(QT_TRANSLATE_NOOP("core", "Value")),
                     right(QT_TRANSLATE_NOOP("core", "Expected")),
                     right(QT_TRANSLATE_NOOP("core", "Deviation")),
                     left(QT_TRANSLATE_NOOP("core", "Verdict"))};
  return f;
}

/// The last judged point, else the last.
size_t telling(const Json& points) {
  for (size_t t = points.size(); t-- > 0;)
    if (points[t]["outside"] != "unknown") return t;
  return points.empty() ? 0 : points.size() - 1;
}

Figure compared_figure(const Json& answer, size_t c) {
  const Json& own = answer["compared"][c];
  const std::string at = "/compared/" + std::to_string(c) + "/periods", as = own["as"];
  Figure f = deviations("baseline-compared");
  f.title = own["grain"] == "day"
                ? Text(QT_TRANSLATE_NOOP("core", "%1, day by day against the baseline"), {said(own)})
                : Text(QT_TRANSLATE_NOOP("core", "%1, week by week against the baseline"), {said(own)});
  f.table.caption = f.title;
  const Json& periods = own["periods"];
  if (!periods.empty()) {
    const size_t t = telling(periods);
    f.sentence = told(said(own), periods[t]["label"].get<std::string>(), periods[t]);
  }
  add_points(
      periods, answer, at, as, [&](size_t t) { return Text("%1", {periods[t]["label"].get<std::string>()}); },
      [&](size_t t) -> report::Cell {
        Quantity q = quantity(answer, at + "/" + std::to_string(t) + "/value", {});
        q.format = format_of(as, q.value);
        return q;
      },
      f);
  f.table.selections.resize(f.table.rows.size());
  return f;
}

/// How often each person did it, of those who did.
Figure people_figure(const Json& answer) {
  Figure f{.kind = "rows", .id = "baseline-people"};
  f.title = QT_TRANSLATE_NOOP("core", "Events a person");
  f.caption = QT_TRANSLATE_NOOP("core", "Of the people who had at least one, over the whole time");
  f.table.caption = f.title;
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Measure")), right(QT_TRANSLATE_NOOP("core", "People")),
                     right(QT_TRANSLATE_NOOP("core", "Mean"))};
  static const std::pair<const char*, const char*> kPoints[] = {
      {"p10", "10 %"}, {"q1", "25 %"}, {"median", "50 %"}, {"q3", "75 %"}, {"p90", "90 %"}};
  for (const auto& [key, title] : kPoints) f.table.columns.push_back(right(title));
  for (size_t m = 0; m < answer["measures"].size(); ++m) {
    const std::string at = "/measures/" + std::to_string(m) + "/people";
    std::vector<report::Cell> row{Text("%1", {said(answer["measures"][m])}),
                                  quantity(answer, at + "/n", report::count()),
                                  quantity(answer, at + "/mean", report::number(2))};
    for (const auto& [key, title] : kPoints)
      row.emplace_back(quantity(answer, at + "/" + key, report::number(1)));
    f.table.rows.push_back(std::move(row));
  }
  const report::Words words;
  f.sentence = {QT_TRANSLATE_NOOP("core", "Half of the people had at most %1 of “%2”."),
                {report::print(quantity(answer, "/measures/0/people/median", report::number(1)), words),
                 said(answer["measures"][0])}};
  f.table.selections.resize(f.table.rows.size());
  return f;
}

/// The funnel as it was, and, where another time is held against it, how far that lies off.
Figure funnel_figure(const Json& answer) {
  Figure f{.kind = "rows", .id = "baseline-funnel"};
  f.title = QT_TRANSLATE_NOOP("core", "Funnel of the baseline");
  f.table.caption = f.title;
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Step")), right(QT_TRANSLATE_NOOP("core", "When frozen"))};
  const bool compared = answer.contains("funnel_compared");
  if (compared)
    for (Column column :
         {right(QT_TRANSLATE_NOOP("core", "Difference")), right(QT_TRANSLATE_NOOP("core", "Deviation")),
          left(QT_TRANSLATE_NOOP("core", "Verdict"))})
      f.table.columns.push_back(std::move(column));
  f.caption = compared ? QT_TRANSLATE_NOOP("core",
                                           "Difference in the share of entries that reach a step · Newcombe's "
                                           "intervals, 95 %")
                       : QT_TRANSLATE_NOOP("core", "Share of entries that reach a step · Wilson intervals, 95 %");
  const Json& steps = answer["funnel"]["steps"];
  for (size_t k = 0; k < steps.size(); ++k) {
    const std::string number = std::to_string(k), at = "/funnel_compared/steps/" + number;
    std::vector<report::Cell> row{Text("%1", {said(steps[k])}),
                                  segments::rate(answer, "/funnel/steps/" + number + "/share")};
    if (compared) {
      const Json& now = answer["funnel_compared"]["steps"][k];
      row.emplace_back(now["difference"].is_null() ? Quantity{.state = report::State::undefined}
                                                   : report::estimate(now["difference"], at + "/difference",
                                                                      {report::Format::Unit::points, 1, {}}));
      row.emplace_back(quantity(answer, at + "/deviation", report::share(1)));
      row.emplace_back(outside_text(now["outside"].get<std::string>()));
    }
    f.table.rows.push_back(std::move(row));
  }
  const report::Words words;
  const std::string last = std::to_string(steps.size() - 1);
  f.sentence = {QT_TRANSLATE_NOOP("core", "%1 of the entries reached “%2”."),
                {report::print(segments::rate(answer, "/funnel/steps/" + last + "/share"), words),
                 said(steps.back())}};
  f.table.selections.resize(f.table.rows.size());
  return f;
}

}  // namespace

std::vector<Figure> baseline_figures(const Json& answer) {
  std::vector<Figure> out;
  if (answer.contains("compared"))
    for (size_t c = 0; c < answer["compared"].size(); ++c) out.push_back(compared_figure(answer, c));
  out.push_back(measures_figure(answer));
  if (!answer["measures"].empty()) out.push_back(people_figure(answer));
  if (answer.contains("funnel")) out.push_back(funnel_figure(answer));
  return out;
}

Figure overlay_figure(const Json& answer, Figure& trend) {
  const Json& base = answer["baseline"];
  Figure f = deviations("baseline-deviation");
  f.title = {QT_TRANSLATE_NOOP("core", "Against the baseline “%1”"), {base["name"].get<std::string>()}};
  f.table.caption = f.title;
  const bool several = base["series"].size() > 1;
  for (size_t s = 0; s < base["series"].size(); ++s) {
    const Json& points = base["series"][s]["points"];
    const Json& measure = answer["measures"][base["series"][s]["measure"].get<size_t>()];
    const std::string list = "/baseline/series/" + std::to_string(s) + "/points", as = measure["as"];
    const int series = static_cast<int>(trend.series.size());
    trend.series.push_back({several ? Text(QT_TRANSLATE_NOOP("core", "baseline of %1"), {said(measure)})
                                    : Text(QT_TRANSLATE_NOOP("core", "baseline")),
                            report::Series::Role::reference});
    for (size_t t = 0; t < points.size(); ++t) {
      const Quantity q = expected(answer, list + "/" + std::to_string(t), as);
      if (std::isnan(q.value)) continue;
      Mark line{Mark::Kind::line, answer["periods"][t]["from_us"].get<double>()};
      line.quantity = q;
      line.series = series;
      Mark band = line;
      band.kind = Mark::Kind::band;
      line.quantity.lo = line.quantity.hi = report::kNone;
      if (!std::isnan(q.lo)) trend.marks.push_back(std::move(band));
      trend.marks.push_back(std::move(line));
    }
    const auto label = [&](size_t t) {
      const std::string period = answer["periods"][t]["label"].get<std::string>();
      return Text("%1", {several ? said(measure) + " · " + period : period});
    };
    add_points(
        points, answer, list, as, label,
        [&](size_t t) -> report::Cell {
          Quantity q = quantity(
              answer, "/series/" + std::to_string(s) + "/points/" + std::to_string(t) + "/value", {});
          q.format = format_of(as, q.value);
          return q;
        },
        f);
    if (s == 0 && !points.empty()) {
      const size_t t = telling(points);
      f.sentence = told(said(measure), answer["periods"][t]["label"].get<std::string>(), points[t]);
    }
  }
  f.table.selections.resize(f.table.rows.size());
  return f;
}

}  // namespace habitus::trends
