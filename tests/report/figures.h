#pragma once
#include <vector>

#include "core/report/figure.h"

/// Figures with the numbers of the pictures in look/window: one of each kind.
namespace habitus::report {

inline Quantity quantity(double value, double lo, double hi, double n, Format format, std::string at,
                         State state = State::ok) {
  return {value, lo, hi, n, state, std::move(format), std::move(at)};
}

inline Figure funnel_figure() {
  Figure f;
  f.kind = "rows", f.id = "funnel";
  f.title = "Enrolment to exam";
  f.sentence = "Three in ten who enrol sit the exam within 90 days.";
  f.x.title = "% of entries", f.x.format = share(0), f.x.lo = 0, f.x.hi = 1;
  f.y.title = "people";
  f.series = {{"reached", Series::Role::data}};
  const char* steps[] = {"Enrol", "Open first unit", "Submit exercise", "Pass first quiz", "Sit the exam"};
  const double reach[] = {1, .818, .590, .418, .313}, lo[] = {kNone, .812, .581, .409, .305},
               hi[] = {kNone, .825, .599, .427, .321};
  const double n[] = {12480, 10214, 7362, 5217, 3908}, open[] = {1, .842, .641, .489, .402};
  const char* notes[] = {"↓ 82 % go on, median 0.8 d", "↓ 72 % go on, median 3.1 d",
                         "↓ 71 % go on, median 6.4 d", "↓ 75 % go on, median 41 d"};
  for (int i = 0; i < 5; ++i) {
    f.y.categories.push_back(steps[i]);
    const std::string at = "/steps/" + std::to_string(i);
    if (i > 0)
      f.marks.push_back({Mark::Kind::ghost, 0, double(i), reach[i - 1], kNone, {}, 0, -1, -1, {}, {}});
    f.marks.push_back({Mark::Kind::bar,
                       0,
                       double(i),
                       reach[i],
                       kNone,
                       quantity(reach[i], lo[i], hi[i], n[i], share(1), at + "/reach"),
                       0,
                       -1,
                       -1,
                       {},
                       "{}"});
    if (i > 0)
      f.marks.push_back({Mark::Kind::bar,
                         reach[i],
                         double(i),
                         open[i],
                         kNone,
                         quantity(open[i], kNone, kNone, kNone, share(1), at + "/open", State::immature),
                         0,
                         -1,
                         -1,
                         {},
                         {}});
    if (i < 4)
      f.marks.push_back({Mark::Kind::note,
                         kNone,
                         i + 0.5,
                         kNone,
                         kNone,
                         quantity(reach[i + 1] - reach[i], kNone, kNone, n[i + 1] - n[i],
                                  {Format::Unit::points, 1, {}}, at + "/loss"),
                         0,
                         -1,
                         -1,
                         notes[i],
                         {}});
  }
  return f;
}

inline Figure forest_figure() {
  Figure f;
  f.kind = "rows", f.id = "forest";
  f.title = "Gap in true-positive rate, against the reference group";
  const Format points{Format::Unit::points, 1, {}};
  f.x.title = "gap, pts", f.x.format = points, f.x.lo = -.4, f.x.hi = .4;
  f.y.title = "n";
  f.series = {{"pass", Series::Role::pass},
              {"fail", Series::Role::fail},
              {"insufficient", Series::Role::warn},
              {"reference", Series::Role::reference}};
  for (const char* row : {"Gender", "female", "male", "Location", "urban", "rural", "abroad", "male, abroad"})
    f.y.categories.push_back(row);
  f.marks.push_back({Mark::Kind::band, -.1, kNone, .1, kNone, {}, 0, -1, -1, "tolerance ±10 pts", {}});
  const auto row = [&](double y, Quantity q, int series) {
    f.marks.push_back({Mark::Kind::interval, kNone, y, kNone, kNone, q, series, -1, -1, {}, {}});
  };
  row(1, quantity(0, kNone, kNone, 1131, points, "/g/0"), 3);
  row(2, quantity(.012, -.058, .082, 1162, points, "/g/1"), 0);
  row(4, quantity(0, kNone, kNone, 1604, points, "/g/2"), 3);
  row(5, quantity(-.194, -.27, -.118, 641, points, "/g/3"), 1);
  row(6, quantity(.06, -.27, .39, 48, points, "/g/4"), 2);
  row(7, quantity(kNone, kNone, kNone, kNone, points, "/g/5", State::suppressed), 2);
  return f;
}

inline Figure lines_figure() {
  Figure f;
  f.kind = "lines", f.id = "backtest";
  f.title = "Backtest by month";
  f.x.scale = Axis::Scale::category;
  f.y.format = number(1), f.y.lo = 0.45, f.y.hi = 0.9;
  f.series = {{"Boosted trees", Series::Role::data}, {"Last value", Series::Role::rival}};
  const char* months[] = {"Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  for (int i = 0; i < 6; ++i) {
    f.x.categories.push_back(months[i]);
    const double v = .851 - .006 * i;
    f.marks.push_back({Mark::Kind::line,
                       double(i),
                       v,
                       kNone,
                       kNone,
                       quantity(v, v - .02, v + .02, 2000, number(3), "/m/" + std::to_string(i),
                                i == 5 ? State::immature : State::ok),
                       0,
                       -1,
                       -1,
                       {},
                       {}});
    f.marks.push_back({Mark::Kind::line,
                       double(i),
                       .71 - .003 * i,
                       kNone,
                       kNone,
                       quantity(.71 - .003 * i, kNone, kNone, 2000, number(3), "/b/" + std::to_string(i)),
                       1,
                       -1,
                       -1,
                       {},
                       {}});
  }
  f.marks.push_back({Mark::Kind::rule, kNone, .72, kNone, kNone, {}, -1, -1, -1, "gate", {}});
  return f;
}

inline Figure matrix_figure() {
  Figure f;
  f.kind = "matrix", f.id = "retention";
  f.title = "Monthly retention";
  f.x.title = "Months since first visit", f.y.title = "Cohort";
  const double values[] = {1, .46, .34, .25, .20};
  for (int y = 0; y < 5; ++y) {
    f.y.categories.push_back(Text("2023-0" + std::to_string(y + 1)));
    f.x.categories.push_back(Text(std::to_string(y)));
    f.marks.push_back({Mark::Kind::cell,
                       -1,
                       double(y),
                       kNone,
                       kNone,
                       quantity(1840 - 100 * y, kNone, kNone, kNone, count(), "/n/" + std::to_string(y)),
                       0,
                       -1,
                       -1,
                       {},
                       {}});
    for (int x = 0; x + y < 5; ++x) {
      const State state = x + y == 4 && x > 0 ? State::immature
                          : y == 3 && x == 0  ? State::suppressed
                                              : State::ok;
      f.marks.push_back(
          {Mark::Kind::cell,
           double(x),
           double(y),
           kNone,
           kNone,
           quantity(values[x], kNone, kNone, 1840, share(0), "/c/" + std::to_string(5 * y + x), state),
           x == 0 ? -1 : 0,
           -1,
           -1,
           {},
           {}});
    }
  }
  return f;
}

inline Figure boxes_figure() {
  Figure f;
  f.kind = "boxes", f.id = "convert";
  f.title = "Time to convert";
  f.x.scale = Axis::Scale::log, f.x.format = {Format::Unit::duration, 1, {}}, f.x.title = "median";
  const double day = 86400e6, med[] = {.8, 3.1, 6.4, 41}, lo[] = {.04, .3, 1.2, 20},
               q1[] = {.2, 1.4, 3.2, 30}, q3[] = {2.1, 6.8, 12, 55}, hi[] = {6, 12, 25, 88};
  const char* rows[] = {"1 → 2 Open first unit", "2 → 3 Submit exercise", "3 → 4 Pass first quiz",
                        "4 → 5 Sit the exam"};
  for (int i = 0; i < 4; ++i) {
    f.y.categories.push_back(rows[i]);
    f.marks.push_back({Mark::Kind::box,
                       q1[i] * day,
                       double(i),
                       q3[i] * day,
                       kNone,
                       quantity(med[i] * day, lo[i] * day, hi[i] * day, 7000, {Format::Unit::duration, 1, {}},
                                "/t/" + std::to_string(i)),
                       0,
                       -1,
                       -1,
                       {},
                       {}});
  }
  f.marks.push_back({Mark::Kind::rule, 90 * day, kNone, kNone, kNone, {}, 0, -1, -1, "window", {}});
  return f;
}

inline Figure reliability_figure() {
  Figure f;
  f.kind = "reliability", f.id = "reliability";
  f.title = "Reliability";
  f.x.title = "Predicted risk", f.y.title = "Observed share";
  const double p[] = {.04, .12, .21, .31, .40, .51, .60, .71, .82, .93},
               o[] = {.05, .10, .19, .33, .38, .47, .66, .69, .86, .90};
  const double n[] = {412, 388, 301, 244, 180, 131, 96, 71, 48, 22};
  for (int i = 0; i < 10; ++i) {
    f.marks.push_back({Mark::Kind::point,
                       p[i],
                       kNone,
                       kNone,
                       kNone,
                       quantity(o[i], std::max(0.0, o[i] - .06), std::min(1.0, o[i] + .07), n[i], share(1),
                                "/o/" + std::to_string(i)),
                       0,
                       -1,
                       -1,
                       {},
                       {}});
    f.marks.push_back({Mark::Kind::bar,
                       i / 10.0,
                       kNone,
                       (i + 1) / 10.0,
                       kNone,
                       quantity(n[i], kNone, kNone, kNone, count(), "/n/" + std::to_string(i)),
                       0,
                       -1,
                       -1,
                       {},
                       {}});
  }
  return f;
}

inline Figure bars_figure() {
  Figure f;
  f.kind = "bars", f.id = "prevalence";
  f.title = "Prevalence per as-of date";
  f.x.scale = Axis::Scale::category, f.y.format = share(0);
  const char* dates[] = {"2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30"};
  const double v[] = {.28, .31, .29, .2};
  for (int i = 0; i < 4; ++i) {
    f.x.categories.push_back(dates[i]);
    f.marks.push_back({Mark::Kind::bar,
                       double(i),
                       v[i],
                       kNone,
                       kNone,
                       quantity(v[i], v[i] - .02, v[i] + .02, 1200, share(1), "/p/" + std::to_string(i),
                                i == 3 ? State::immature : State::ok),
                       0,
                       -1,
                       -1,
                       {},
                       {}});
  }
  return f;
}

inline Figure graph_figure() {
  Figure f;
  f.kind = "graph", f.id = "process";
  f.title = "Process map";
  const char* names[] = {"Visit", "Basket", "Pay"};
  const double n[] = {900, 400, 250};
  for (int i = 0; i < 3; ++i)
    f.marks.push_back({Mark::Kind::node,
                       i % 2 * 1.0,
                       i * 0.5,
                       kNone,
                       kNone,
                       quantity(n[i], kNone, kNone, kNone, count(), "/nodes/" + std::to_string(i)),
                       0,
                       -1,
                       -1,
                       names[i],
                       {}});
  const int flows[][2] = {{0, 1}, {1, 2}, {1, 0}, {1, 1}};
  for (int i = 0; i < 4; ++i)
    f.marks.push_back({Mark::Kind::flow,
                       kNone,
                       kNone,
                       kNone,
                       kNone,
                       quantity(400 - 90 * i, kNone, kNone, kNone, count(), "/flows/" + std::to_string(i)),
                       0,
                       flows[i][0],
                       flows[i][1],
                       {},
                       {}});
  return f;
}

inline Figure radar_figure() {
  Figure f;
  f.kind = "radar", f.id = "compared";
  f.title = "Segments compared";
  f.x.scale = Axis::Scale::category, f.y.format = number(0), f.y.hi = 400;
  f.x.categories = {"Visits", "Orders a month", "Amount", "Days since the last", "Age"};
  f.series = {{"Loyal"}, {"New"}};
  const double index[][5] = {{181, 240, 520, 60, 104}, {80, kNone, 40, 130, 92}};
  for (int s = 0; s < 2; ++s)
    for (int j = 0; j < 5; ++j) {
      Mark m{Mark::Kind::point, double(j)};
      m.quantity = quantity(index[s][j], kNone, kNone, 40, number(0), "/groups/" + std::to_string(s * 5 + j));
      m.series = s;
      f.marks.push_back(m);
    }
  Mark everybody{Mark::Kind::rule, kNone, 100};
  everybody.label = "everybody", everybody.series = -1;
  f.marks.push_back(everybody);
  return f;
}

inline std::vector<Figure> example_figures() {
  return {funnel_figure(),      forest_figure(), lines_figure(), matrix_figure(), boxes_figure(),
          reliability_figure(), bars_figure(),   graph_figure(), radar_figure()};
}

}  // namespace habitus::report
