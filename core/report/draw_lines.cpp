#include <algorithm>
#include <cmath>
#include <map>

#include "core/report/document.h"
#include "core/report/plot.h"

namespace habitus::report {

double y_of(const Mark& m) { return std::isnan(m.y) ? m.quantity.value : m.y; }

Plot plot_frame(Pen& p, const std::vector<double>& xs, const std::vector<double>& ys, bool from_zero,
                double right_room, double natural_height, double foot) {
  const Figure& f = p.figure;
  Plot plot;
  p.out.height = p.canvas.height > 0 ? p.canvas.height : natural_height * p.k;
  plot.x = scale_of(f.x, xs, false, p.words);
  plot.y = scale_of(f.y, ys, from_zero, p.words);
  double ticks = 0;
  for (const auto& [v, label] : plot.y.ticks) ticks = std::max(ticks, p.width(label));
  plot.left = ticks + 10 * p.k;
  plot.right = p.canvas.width - std::max(right_room, 14 * p.k);
  plot.top = (f.y.title.empty() ? 10 : 28) * p.k;
  plot.bottom = p.out.height - (f.x.title.empty() ? 24 : 42) * p.k - foot;
  plot.x.from = plot.left, plot.x.to = plot.right;
  plot.y.from = plot.bottom, plot.y.to = plot.top;
  if (!f.y.title.empty()) p.text(0, 12 * p.k, p.say(f.y.title), p.c.text2);
  for (const auto& [v, label] : plot.y.ticks) {
    const double y = plot.y(v);
    p.line(plot.left, y, plot.right, y, v == 0 ? p.c.outline : p.c.grid, 1);
    p.tick(plot.left - 7 * p.k, y + 4.3 * p.k, label, Pen::Anchor::end);
  }
  const double base = plot.bottom + foot + 17 * p.k;
  p.ticks(plot.x, base);
  if (!f.x.title.empty())
    p.text((plot.left + plot.right) / 2, base + 18 * p.k, p.say(f.x.title), p.c.text2, Pen::Anchor::middle);
  return plot;
}

void draw_rule(Pen& p, const Plot& plot, const Mark& m) {
  const Colour colour = p.role(m.series) == Series::Role::warn ? p.c.warn : p.c.outline;
  if (!std::isnan(m.x)) {
    p.line(plot.x(m.x), plot.top, plot.x(m.x), plot.bottom, colour, 1.2, {4, 3});
    if (!m.label.empty()) p.text(plot.x(m.x) + 4 * p.k, plot.top + 10 * p.k, p.say(m.label), p.c.text2);
  } else if (const double v = y_of(m); !std::isnan(v)) {
    p.line(plot.left, plot.y(v), plot.right, plot.y(v), colour, 1.2, {4, 3});
    if (!m.label.empty())
      p.text(plot.right, plot.y(v) - 5 * p.k, p.say(m.label), p.c.text2, Pen::Anchor::end);
  }
}

namespace {
using Points = std::vector<std::pair<const Mark*, int>>;

void draw_band(Pen& p, const Plot& plot, const Points& points, Colour colour) {
  std::vector<double> outline, back;
  const auto flush = [&] {
    for (size_t i = back.size(); i >= 2; i -= 2) outline.insert(outline.end(), {back[i - 2], back[i - 1]});
    if (outline.size() >= 8) p.path(outline, true, colour.at(p.c.dark ? 0.28 : 0.18), {}, 0);
    outline.clear(), back.clear();
  };
  for (const auto& [m, index] : points) {
    if (std::isnan(m->quantity.lo) || std::isnan(m->quantity.hi)) {
      flush();
      continue;
    }
    outline.insert(outline.end(), {plot.x(m->x), plot.y(std::max(m->quantity.lo, plot.y.lo))});
    back.insert(back.end(), {plot.x(m->x), plot.y(std::min(m->quantity.hi, plot.y.hi))});
  }
  flush();
}

void draw_series(Pen& p, const Plot& plot, const Points& points, int series, bool join) {
  const Colour colour = p.series(series);
  const Series::Role role = p.role(series);
  const bool other = role == Series::Role::rival || role == Series::Role::reference;
  draw_band(p, plot, points, colour);
  for (size_t i = 0; i < points.size(); ++i) {
    const Mark& m = *points[i].first;
    const double v = y_of(m);
    p.mark = points[i].second;
    if (std::isnan(v)) continue;
    const bool young = m.quantity.state == State::immature;
    if (join && i > 0 && !std::isnan(y_of(*points[i - 1].first))) {
      std::vector<double> dash;
      if (young)
        dash = {2, 3};
      else if (other)
        dash = {5, 3};
      p.line(plot.x(points[i - 1].first->x), plot.y(y_of(*points[i - 1].first)), plot.x(m.x), plot.y(v),
             colour, other ? 1.4 : 2, dash);
    }
    if (young)
      p.circle(plot.x(m.x), plot.y(v), 3, p.c.surface, colour, 1.5);
    else if (!other && (!join || points.size() <= 40))  // a cloud of points: smaller ones
      p.circle(plot.x(m.x), plot.y(v), join || points.size() > 40 ? 2.5 : 4, colour, p.c.surface,
               points.size() > 40 ? 0.5 : 1);
    p.hit(plot.x(m.x) - 6, plot.y(v) - 8, 12, 16, points[i].second);
  }
  p.mark = -1;
}

/// Names at the line ends, pushed apart where they would touch.
void end_labels(Pen& p, const Plot& plot, const std::map<int, Points>& all) {
  struct Name {
    double y;
    int series;
  };
  std::vector<Name> names;
  for (const auto& [series, points] : all) {
    if (series < 0 || static_cast<size_t>(series) >= p.figure.series.size()) continue;
    for (size_t i = points.size(); i-- > 0;)
      if (const double v = y_of(*points[i].first); !std::isnan(v)) {
        names.push_back({plot.y(v), series});
        break;
      }
  }
  std::stable_sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.y < b.y; });
  for (size_t i = 1; i < names.size(); ++i) names[i].y = std::max(names[i].y, names[i - 1].y + 15 * p.k);
  const double over = names.empty() ? 0 : names.back().y - plot.bottom;
  for (Name& n : names) {
    if (over > 0) n.y -= over;
    const Colour own = p.series(n.series);
    const std::string name = p.fit(p.say(p.figure.series[static_cast<size_t>(n.series)].name),
                                   p.canvas.width - plot.right - 8 * p.k, 600);
    p.text(plot.right + 8 * p.k, n.y + 4.3 * p.k, name, contrast(own, p.c.surface) >= 4.5 ? own : p.c.text2,
           Pen::Anchor::start, 600);
  }
}
}  // namespace

Drawing draw_lines(const Figure& figure, const Canvas& canvas) {
  Pen p(figure, canvas);
  std::map<int, Points> all;
  std::vector<double> xs, ys;
  bool areas = false;
  for (size_t i = 0; i < figure.marks.size(); ++i) {
    const Mark& m = figure.marks[i];
    ys.insert(ys.end(), {m.kind == Mark::Kind::note ? kNone : y_of(m), m.quantity.lo, m.quantity.hi});
    if (!std::isnan(m.x)) xs.push_back(m.x);
    if (!std::isnan(m.x2)) xs.push_back(m.x2);
    areas |= m.kind == Mark::Kind::area;
    if (m.kind == Mark::Kind::line || m.kind == Mark::Kind::point || m.kind == Mark::Kind::area ||
        m.kind == Mark::Kind::band)
      all[m.series].push_back({&m, static_cast<int>(i)});
  }
  double room = 0;
  for (const auto& [series, points] : all)
    if (series >= 0 && static_cast<size_t>(series) < figure.series.size() && all.size() > 0)
      room = std::max(room, p.width(p.say(figure.series[static_cast<size_t>(series)].name), 600) + 12 * p.k);
  const bool counts = figure.y.format.unit == Format::Unit::count;
  const Plot plot = plot_frame(p, xs, ys, areas || counts, std::min(room, canvas.width * (canvas.width > kHalfWidth ? 0.3 : 0.4)), 300);
  for (const Mark& m : figure.marks)
    if (m.kind == Mark::Kind::rule) draw_rule(p, plot, m);
  for (auto& [series, points] : all) {
    std::stable_sort(points.begin(), points.end(),
                     [](const auto& a, const auto& b) { return a.first->x < b.first->x; });
    Points lines, dots, bands;
    for (const auto& point : points)
      (point.first->kind == Mark::Kind::band    ? bands
       : point.first->kind == Mark::Kind::point ? dots
                                                : lines)
          .push_back(point);
    if (!lines.empty() && lines.front().first->kind == Mark::Kind::area) {
      std::vector<double> outline;
      for (const auto& [m, i] : lines) outline.insert(outline.end(), {plot.x(m->x), plot.y(y_of(*m))});
      for (size_t i = lines.size(); i-- > 0;)
        outline.insert(outline.end(), {plot.x(lines[i].first->x),
                                       plot.y(std::isnan(lines[i].first->y2) ? std::max(0.0, plot.y.lo)
                                                                             : lines[i].first->y2)});
      p.path(outline, true, p.series(series).at(0.35), {}, 0);
    }
    draw_band(p, plot, bands, p.series(series));
    draw_series(p, plot, lines, series, true);
    draw_series(p, plot, dots, series, lines.empty());
  }
  end_labels(p, plot, all);
  for (size_t i = 0; i < figure.marks.size(); ++i) {
    const Mark& m = figure.marks[i];
    if (m.kind != Mark::Kind::note || std::isnan(m.x)) continue;
    p.mark = static_cast<int>(i);
    p.text(plot.x(m.x), std::isnan(m.y) ? plot.top + 10 * p.k : plot.y(m.y) - 6 * p.k, p.say(m.label),
           p.c.text2, Pen::Anchor::middle);
    p.mark = -1;
  }
  return std::move(p.out);
}

}  // namespace habitus::report
