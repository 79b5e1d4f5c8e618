// What speaks for a timeout: two kinds of gaps, and what depends on the choice.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/report/words.h"
#include "core/segments/answers.h"
#include "core/sessions/figures.h"

namespace habitus::sessions {
namespace {

using report::Axis;
using report::Figure;
using report::Mark;
using report::Quantity;
using segments::quantity;

std::string spoken(const Json& answer, const std::string& pointer) {
  return report::print(duration_at(answer, pointer), report::Words());
}

Text mixture_sentence(const Json& answer) {
  const Json& m = answer["mixture"];
  const std::string bend = m["knee"].is_null() ? "–" : spoken(answer, "/mixture/knee");
  if (!m["fitted"].get<bool>())
    return Text(
        QT_TRANSLATE_NOOP("core",
                          "The gaps do not fall into two groups, so they suggest no timeout; the curve "
                          "of sessions bends at %1."),
        {bend});
  return Text(
      QT_TRANSLATE_NOOP(
          "core",
          "The gaps fall into pauses (%1 of them, median %2) and absences (median %3). From %4 on "
          "an absence is the likelier one; the curve of sessions bends at %5."),
      {segments::spoken_share(m["pause"]["weight"].get<double>()), spoken(answer, "/mixture/pause/median"),
       spoken(answer, "/mixture/absence/median"), spoken(answer, "/mixture/crossing"), bend});
}

/// The share of all gaps that a component has between two moments.
double between(const Json& component, double from, double to) {
  const double mean = std::log(component["median"].get<double>()),
               sd = std::log(component["spread"].get<double>());
  const auto below = [&](double us) { return .5 * std::erfc(-(std::log(us) - mean) / sd / std::sqrt(2.0)); };
  return component["weight"].get<double>() * (below(to) - below(from));
}

void add_curves(const Json& answer, Figure& f) {
  const double total = answer["mixture"]["gaps"].get<double>();
  for (size_t k = 0; k < answer["gaps"].size(); ++k) {
    const Json& bin = answer["gaps"][k];
    if (!bin["to"].is_number() || total <= 0) continue;
    const double to = bin["to"].get<double>(),
                 from = k == 0 ? to / std::pow(10.0, .25) : bin["from"].get<double>();
    Mark seen{Mark::Kind::point, std::sqrt(from * to)};
    seen.quantity.value = bin["n"].get<double>() / total;
    seen.quantity.format = report::share(1);
    f.marks.push_back(seen);
    if (!answer["mixture"]["fitted"].get<bool>()) continue;
    for (const int series : {1, 2}) {
      Mark curve{Mark::Kind::line, seen.x};
      curve.series = series;
      curve.quantity = seen.quantity;
      curve.quantity.value = between(answer["mixture"][series == 1 ? "pause" : "absence"], from, to);
      f.marks.push_back(curve);
    }
  }
}

/// The place of the timeout nearest to `us` among those tried.
size_t nearest(const Json& rows, double us) {
  size_t best = 0;
  const auto off = [&](size_t k) { return std::abs(std::log(rows[k]["timeout_us"].get<double>() / us)); };
  for (size_t k = 1; k < rows.size(); ++k)
    if (off(k) < off(best)) best = k;
  return best;
}

Text timeout_sentence(const Json& answer, size_t base) {
  const Json& rows = answer["by_timeout"];
  const auto sessions = [&](size_t k) { return rows[k]["sessions"].get<double>(); };
  if (sessions(base) <= 0)
    return Text(QT_TRANSLATE_NOOP("core", "There are no events in this period, so there are no sessions."));
  const double us = rows[base]["timeout_us"].get<double>();
  const size_t half = nearest(rows, us / 2), twice = nearest(rows, us * 2);
  return Text(QT_TRANSLATE_NOOP(
                  "core",
                  "A timeout of %1 instead of %2 gives %3 more sessions, one of %4 gives %5 fewer. Where a "
                  "line is flat, the choice matters little."),
              {spoken(answer, "/by_timeout/" + std::to_string(half) + "/timeout_us"),
               spoken(answer, "/by_timeout/" + std::to_string(base) + "/timeout_us"),
               segments::spoken_share(sessions(half) / sessions(base) - 1),
               spoken(answer, "/by_timeout/" + std::to_string(twice) + "/timeout_us"),
               segments::spoken_share(1 - sessions(twice) / sessions(base))});
}

struct Kpi {
  const char* key;
  const char* title;
};
constexpr Kpi kKpis[] = {{"sessions", QT_TRANSLATE_NOOP("core", "Sessions")},
                         {"duration", QT_TRANSLATE_NOOP("core", "Mean length")},
                         {"length", QT_TRANSLATE_NOOP("core", "Events a session")},
                         {"bounces", QT_TRANSLATE_NOOP("core", "One event only")},
                         {"conversion", QT_TRANSLATE_NOOP("core", "With a conversion")}};

Quantity kpi_at(const Json& answer, size_t k, const char* key) {
  const std::string at = "/by_timeout/" + std::to_string(k) + "/" + key, name = key;
  if (name == "duration") return duration_at(answer, at);
  if (name == "bounces" || name == "conversion") return segments::rate(answer, at);
  return quantity(answer, at, name == "length" ? report::number(2) : report::count());
}

}  // namespace

report::Figure mixture_figure(const Json& answer) {
  Figure f{.kind = "lines", .id = "sessions-mixture"};
  f.title = Text(QT_TRANSLATE_NOOP("core", "Pauses and absences"));
  f.sentence = mixture_sentence(answer);
  f.caption =
      answer.contains("reason")
          ? Text(QT_TRANSLATE_NOOP("core", "Why this recipe: %1"), {answer["reason"].get<std::string>()})
          : Text(QT_TRANSLATE_NOOP("core",
                                   "Points: gaps that were seen; lines: two log-normal components, fitted by "
                                   "expectation maximisation"));
  f.x = {Axis::Scale::log, {}, {report::Format::Unit::duration, 0, {}}};
  f.y = {Axis::Scale::linear, Text(QT_TRANSLATE_NOOP("core", "share of gaps")), report::share(0), 0};
  f.series = {{Text(QT_TRANSLATE_NOOP("core", "seen"))},
              {Text(QT_TRANSLATE_NOOP("core", "pauses"))},
              {Text(QT_TRANSLATE_NOOP("core", "absences"))}};
  add_curves(answer, f);
  const Json& m = answer["mixture"];
  if (m["fitted"].get<bool>()) {
    Mark rule{Mark::Kind::rule, m["crossing"].get<double>()};
    rule.label = Text(QT_TRANSLATE_NOOP("core", "they cross"));
    f.marks.push_back(rule);
  }
  f.table.caption = f.title;
  f.table.columns = {left_column(QT_TRANSLATE_NOOP("core", "Gaps")),
                     right_column(QT_TRANSLATE_NOOP("core", "Share")),
                     right_column(QT_TRANSLATE_NOOP("core", "Median"))};
  for (const auto& [key, title] : {std::pair("pause", QT_TRANSLATE_NOOP("core", "pauses")),
                                   std::pair("absence", QT_TRANSLATE_NOOP("core", "absences"))})
    f.table.rows.push_back({Text(title),
                            quantity(answer, std::string("/mixture/") + key + "/weight", report::share(1)),
                            duration_at(answer, std::string("/mixture/") + key + "/median")});
  f.tiles = {
      {Text(QT_TRANSLATE_NOOP("core", "Suggested timeout")), duration_at(answer, "/mixture/suggested"), {}},
      {Text(QT_TRANSLATE_NOOP("core", "Densities cross")), duration_at(answer, "/mixture/crossing"), {}},
      {Text(QT_TRANSLATE_NOOP("core", "Knee of the curve")), duration_at(answer, "/mixture/knee"), {}},
      {Text(QT_TRANSLATE_NOOP("core", "Timeout")), duration_at(answer, "/timeout_us"), {}}};
  return f;
}

report::Figure timeout_figure(const Json& answer) {
  Figure f{.kind = "lines", .id = "sessions-timeout"};
  const Json& rows = answer["by_timeout"];
  const size_t base = nearest(rows, answer["timeout_us"].get<double>());
  f.title = Text(QT_TRANSLATE_NOOP("core", "What depends on the timeout"));
  f.sentence = timeout_sentence(answer, base);
  f.caption = Text(QT_TRANSLATE_NOOP("core", "What the timeout alone would cut, relative to %1"),
                   {spoken(answer, "/by_timeout/" + std::to_string(base) + "/timeout_us")});
  f.x = {Axis::Scale::log, {}, {report::Format::Unit::duration, 0, {}}};
  f.y.format = report::share(0);
  f.table.caption = f.title;
  f.table.columns = {right_column(QT_TRANSLATE_NOOP("core", "Timeout"))};
  for (size_t k = 0; k < rows.size(); ++k)
    f.table.rows.push_back({duration_at(answer, "/by_timeout/" + std::to_string(k) + "/timeout_us")});
  for (const auto& [key, title] : kKpis) {
    if (rows.empty() || !rows[0].contains(key)) continue;
    const int series = static_cast<int>(f.series.size());
    f.series.push_back({Text(title)});
    f.table.columns.push_back(right_column(title));
    const double whole = kpi_at(answer, base, key).value;
    for (size_t k = 0; k < rows.size(); ++k) {
      const Quantity value = kpi_at(answer, k, key);
      f.table.rows[k].emplace_back(value);
      Mark point{Mark::Kind::line, rows[k]["timeout_us"].get<double>()};
      point.series = series;
      point.quantity.format = report::share(0);
      point.quantity.value = value.value / whole;
      if (std::isfinite(point.quantity.value)) f.marks.push_back(std::move(point));
    }
  }
  Mark rule{Mark::Kind::rule, answer["timeout_us"].get<double>()};
  rule.label = Text(QT_TRANSLATE_NOOP("core", "timeout"));
  f.marks.push_back(rule);
  return f;
}

}  // namespace habitus::sessions
