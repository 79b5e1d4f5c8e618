#include <algorithm>
#include <cmath>
#include <set>

#include "core/report/plot.h"

namespace habitus::report {

namespace {
void column(Pen& p, const Plot& plot, const Mark& m, int index, double from, double to) {
  const double v = y_of(m), base = std::isnan(m.y2) ? std::clamp(0.0, plot.y.lo, plot.y.hi) : m.y2;
  if (std::isnan(v)) return;
  const Colour colour = p.series(std::max(0, m.series));
  const double top = plot.y(std::max(v, base)), bottom = plot.y(std::min(v, base));
  p.mark = index;
  if (m.quantity.state == State::immature)
    p.hatch(from, top, to - from, bottom - top, colour);
  else
    p.rect(from, top, to - from, bottom - top, p.c.dark ? colour.at(0.84) : colour);
  if (!std::isnan(m.quantity.lo) && !std::isnan(m.quantity.hi))
    p.whisker((from + to) / 2, plot.y(m.quantity.lo), plot.y(m.quantity.hi), 3.5, false, p.c.text2);
  p.hit(from, std::min(top, bottom - 6), to - from, std::max(6.0, bottom - top), index);
  p.mark = -1;
}

void key(Pen& p, double left) {
  if (p.figure.series.size() < 2) return;
  double x = left;
  for (size_t i = 0; i < p.figure.series.size(); ++i) {
    const std::string name = p.say(p.figure.series[i].name);
    p.rect(x, 2 * p.k, 12 * p.k, 9 * p.k, p.series(static_cast<int>(i)));
    p.text(x + 17 * p.k, 11 * p.k, name, p.c.text2);
    x += 17 * p.k + p.width(name) + 14 * p.k;
  }
}

/// Few columns carry their value above them; many leave it to the axis and the twin table.
void top_value(Pen& p, const Plot& plot, const Mark& m, int index, double from, double to) {
  const Run run = p.value(m.quantity);
  if (run.text.empty() || p.width(run.text) > to - from + 10 * p.k) return;
  const double high = std::isnan(m.quantity.hi) ? y_of(m) : std::max(y_of(m), m.quantity.hi);
  if (std::isnan(high)) return;
  p.mark = index;
  p.text((from + to) / 2, plot.y(std::max(0.0, high)) - 5 * p.k, {run}, p.c.text2, Pen::Anchor::middle);
  p.mark = -1;
}
}  // namespace

Drawing draw_bars(const Figure& figure, const Canvas& canvas) {
  Pen p(figure, canvas);
  std::vector<double> xs, ys;
  std::set<int> series;
  std::set<double> places;
  bool histogram = false;
  for (const Mark& m : figure.marks) {
    ys.insert(ys.end(), {y_of(m), m.quantity.lo, m.quantity.hi});
    if (m.kind != Mark::Kind::bar) continue;
    xs.insert(xs.end(), {m.x, m.x2});
    series.insert(m.series);
    places.insert(m.x);
    histogram |= !std::isnan(m.x2);
  }
  double least = INFINITY, before = NAN;
  for (const double v : places) {
    if (!std::isnan(before)) least = std::min(least, v - before);
    before = v;
  }
  if (!std::isfinite(least)) least = figure.x.scale == Axis::Scale::time ? 86400e6 : 1;
  if (!histogram && figure.x.scale != Axis::Scale::category && !places.empty()) {
    xs.push_back(*places.begin() - least / 2);
    xs.push_back(*places.rbegin() + least / 2);
  }
  const Plot plot = plot_frame(p, xs, ys, true, 0, 260);
  key(p, plot.left);
  const double slot = plot.x(least) - plot.x(0),
               lanes = static_cast<double>(std::max<size_t>(1, series.size()));
  const double width = std::min(slot * 0.72, 72 * p.k * lanes) / lanes;
  const bool values = static_cast<double>(places.size()) * lanes <= 16;
  for (size_t i = 0; i < figure.marks.size(); ++i) {
    const Mark& m = figure.marks[i];
    if (m.kind == Mark::Kind::rule) draw_rule(p, plot, m);
    if (m.kind != Mark::Kind::bar) continue;
    double from = 0, to = 0;
    if (!std::isnan(m.x2)) {
      from = plot.x(m.x) + 1, to = plot.x(m.x2) - 1;
    } else {
      const auto lane = static_cast<double>(std::distance(series.begin(), series.find(m.series)));
      from = plot.x(m.x) + (lane - lanes / 2) * width;
      to = from + width - (lanes > 1 ? 1 : 0);
    }
    column(p, plot, m, static_cast<int>(i), from, std::max(to, from + 1));
    if (values) top_value(p, plot, m, static_cast<int>(i), from, to);
  }
  return std::move(p.out);
}

Drawing draw_reliability(const Figure& figure, const Canvas& canvas) {
  Canvas square = canvas;
  Figure f = figure;
  if (std::isnan(f.x.lo)) f.x.lo = 0, f.x.hi = 1;
  if (std::isnan(f.y.lo)) f.y.lo = 0, f.y.hi = 1;
  for (Axis* axis : {&f.x, &f.y})
    if (axis->format.unit == Format::Unit::number) axis->format = share(0);
  const double k = canvas.text_px / 12, foot = 46 * k;
  if (canvas.height <= 0) square.height = std::min(canvas.width, 420 * k) + foot;
  square.width = std::min(canvas.width, square.height - foot + 30 * k);
  Pen p(f, square);
  const Plot plot = plot_frame(p, {}, {}, false, 16 * k, 0, foot);
  p.line(plot.x(0), plot.y(0), plot.x(1), plot.y(1), p.c.outline, 1.2, {4, 3});
  double most = 0;
  std::vector<const Mark*> path;
  for (const Mark& m : f.marks) {
    if (m.kind == Mark::Kind::bar) most = std::max(most, m.quantity.value);
    if (m.kind == Mark::Kind::point && m.series <= 0) path.push_back(&m);
  }
  for (size_t i = 1; i < path.size(); ++i)
    if (!std::isnan(y_of(*path[i])) && !std::isnan(y_of(*path[i - 1])))
      p.line(plot.x(path[i - 1]->x), plot.y(y_of(*path[i - 1])), plot.x(path[i]->x), plot.y(y_of(*path[i])),
             p.series(0), 1.4);
  const double ground = plot.bottom + foot - 2 * k;
  for (size_t i = 0; i < f.marks.size(); ++i) {
    const Mark& m = f.marks[i];
    p.mark = static_cast<int>(i);
    if (m.kind == Mark::Kind::point && !std::isnan(y_of(m))) {
      const Colour colour = p.series(std::max(0, m.series));
      if (!std::isnan(m.quantity.lo))
        p.whisker(plot.x(m.x), plot.y(m.quantity.lo), plot.y(m.quantity.hi), 3.5, false, colour);
      p.circle(plot.x(m.x), plot.y(y_of(m)), 4.5, colour, p.c.surface, 1.5);
      p.hit(plot.x(m.x) - 8, plot.y(y_of(m)) - 8, 16, 16, p.mark);
    } else if (m.kind == Mark::Kind::bar && most > 0) {
      const double x = plot.x(m.x) + 1, w = plot.x(m.x2) - plot.x(m.x) - 2,
                   h = 26 * k * m.quantity.value / most;
      p.rect(x, ground - h, w, h, p.series(0).at(0.45));
      const Run run = p.value(m.quantity);
      if (p.width(run.text) <= w + 6 * k)
        p.text(x + w / 2, ground - h - 3 * k, {run}, p.c.text2, Pen::Anchor::middle);
      p.hit(x, ground - h, w, h, p.mark);
    }
    p.mark = -1;
  }
  p.line(plot.left, ground, plot.right, ground, p.c.outline, 1);
  return std::move(p.out);
}

}  // namespace habitus::report
