#pragma once
#include "core/report/figure.h"

namespace habitus {

struct SampleStep {
  const char* name;
  double n, lo, hi, open, rate, days;
};
inline const SampleStep kSampleSteps[] = {{"Enrol", 12480, report::kNone, report::kNone, 0, 0, 0},
                                          {"Open first unit", 10214, 0.81157, 0.82509, 312, 0.82, 0.8},
                                          {"Submit, exercise", 7362, 0.5812, 0.5985, 640, 0.72, 3.1},
                                          {"Pass first quiz", 5217, 0.4093, 0.4267, 905, 0.71, 6.4},
                                          {"Sit the exam", 3908, 0.3051, 0.3213, 1120, 0.75, 41}};

/// The funnel of look/window/01, its figures invented there.
inline report::Figure sample_funnel() {
  using namespace report;
  Figure f;
  f.kind = "rows";
  f.id = "funnel";
  f.title = "Enrolment to exam";
  f.sentence =
      "Three in ten who enrol sit the exam within 90 days (31.3 %, 30.5–32.1); most are lost between opening "
      "the first unit and "
      "submitting an exercise.";
  f.caption = "12,480 people who enrolled 1 Feb – 30 Jun 2023 · window 90 days · Wilson intervals, 95 %";
  f.x.title = "% of entries";
  f.x.format = share(0);
  f.x.lo = 0, f.x.hi = 1;
  f.y.title = "people";
  f.y.scale = Axis::Scale::category;
  f.series = {{"reached", Series::Role::data}};
  f.table.columns = {
      {"Step", Column::Align::left}, {"People", Column::Align::right}, {"Of entries", Column::Align::right}};
  double before = 12480, row = 0;
  for (const SampleStep& step : kSampleSteps) {
    const Quantity rate{step.n / 12480, step.lo, step.hi, step.n, State::ok, share(1), {}};
    f.y.categories.push_back(step.name);
    Mark ghost{Mark::Kind::ghost, 0, row, before / 12480};
    ghost.quantity = {before - step.n, kNone, kNone, kNone, State::ok, count(), {}};
    Mark bar{Mark::Kind::bar, 0, row, step.n / 12480};
    bar.quantity = rate;
    bar.selection = "{\"step\":1}";
    if (row > 0) f.marks.push_back(ghost);
    f.marks.push_back(bar);
    if (step.open > 0) {
      Mark open{Mark::Kind::bar, step.n / 12480, row, (step.n + step.open) / 12480};
      open.quantity = {step.open, kNone, kNone, kNone, State::immature, count(), {}};
      f.marks.push_back(open);
    }
    if (row > 0) {
      Mark note{Mark::Kind::note, 0, row - 0.5};
      note.label = Text("↓ %1 % go on, median %2 d", {int64_t(step.rate * 100 + 0.5), step.days});
      f.marks.push_back(note);
    }
    f.table.rows.push_back(
        {Text(step.name), Quantity{step.n, kNone, kNone, kNone, State::ok, count(), {}}, rate});
    before = step.n;
    row += 1;
  }
  f.tiles = {{"Converted", {3908.0 / 12480, 0.3051, 0.3213, 12480, State::ok, share(1), {}}, {}},
             {"Median time", {52, 37, 66, 3908, State::ok, {Format::Unit::days, 0, {}}, {}}, {}},
             {"Largest loss",
              {-0.229, kNone, kNone, kNone, State::ok, {Format::Unit::points, 1, {}}, {}},
              "step 2 → 3"},
             {"Still open", {1120, kNone, kNone, kNone, State::ok, count(), {}}, "9.0 % of entries"}};
  return f;
}

}  // namespace habitus
