#include <algorithm>
#include <cmath>

#include "core/report/pen.h"

namespace habitus::report {

namespace {
constexpr double kFirst = 17;  ///< from the end of the first spoke up to its name

/// One ring for each series over the spokes of the x categories.
struct Radar {
  explicit Radar(Pen& pen) : p(pen) {}
  Pen& p;
  Scale from_centre;  ///< from a value to its distance in px
  double x = 0, y = 0;
  size_t spokes = 0;

  double angle(double spoke) const { return -M_PI / 2 + 2 * M_PI * spoke / static_cast<double>(spokes); }
  std::pair<double, double> at(double spoke, double value) const {
    const double far = from_centre(std::clamp(value, from_centre.lo, from_centre.hi));
    return {x + far * std::cos(angle(spoke)), y + far * std::sin(angle(spoke))};
  }
  void web(double value, Colour colour, double width, std::vector<double> dash = {}) const {
    std::vector<double> points;
    for (size_t s = 0; s < spokes; ++s) {
      const auto [px, py] = at(static_cast<double>(s), value);
      points.insert(points.end(), {px, py});
    }
    p.path(points, true, {}, colour, width, std::move(dash));
  }
};

/// Rings are told apart by more than their colour.
std::vector<double> dash_of(int series) {
  static const std::vector<double> all[] = {{}, {7, 3}, {2, 3}, {9, 3, 2, 3}};
  return all[static_cast<size_t>(std::max(0, series)) % 4];
}

void frame(const Radar& r) {
  Pen& p = r.p;
  for (const auto& [v, label] : r.from_centre.ticks)
    if (v > r.from_centre.lo) r.web(v, p.c.grid, 1);
  const Axis& spokes = p.figure.x;
  for (size_t s = 0; s < r.spokes; ++s) {
    const double a = r.angle(static_cast<double>(s)), cosine = std::cos(a);
    const auto [ex, ey] = r.at(static_cast<double>(s), r.from_centre.hi);
    p.line(r.x, r.y, ex, ey, p.c.grid, 1);
    // The first stands above the last value of its spoke, which begins where the spoke ends.
    const double away = s == 0 ? -kFirst : std::sin(a) > 0.01 ? 16 : std::sin(a) < -0.01 ? -7 : 4.3;
    const double lx = ex + 9 * p.k * cosine, ly = ey + away * p.k;
    const bool middle = std::abs(cosine) < 0.05;
    const double room = middle ? 2 * r.x : cosine > 0 ? 2 * r.x - lx : lx;
    p.text(lx, ly, p.fit(p.say(spokes.categories[s]), room), p.c.text,
           middle       ? Pen::Anchor::middle
           : cosine > 0 ? Pen::Anchor::start
                        : Pen::Anchor::end);
  }
  for (const Mark& m : p.figure.marks) {
    if (m.kind != Mark::Kind::rule || std::isnan(m.y)) continue;
    r.web(m.y, p.c.outline, 1.4, {4, 3});
  }
}

/// Values stand on the first spoke, over everything else.
void ticks(const Radar& r) {
  Pen& p = r.p;
  for (const auto& [v, label] : r.from_centre.ticks) {
    const auto [tx, ty] = r.at(0, v);
    p.tick(tx + 4 * p.k, ty - 2 * p.k, label, Pen::Anchor::start);
  }
}

void ring(const Radar& r, int series) {
  Pen& p = r.p;
  const Colour colour = p.series(series);
  std::vector<std::pair<const Mark*, int>> known(r.spokes, {nullptr, -1});
  for (size_t i = 0; i < p.figure.marks.size(); ++i) {
    const Mark& m = p.figure.marks[i];
    if (m.kind == Mark::Kind::point && m.series == series && std::isfinite(m.quantity.value) && m.x >= 0 &&
        static_cast<size_t>(m.x) < r.spokes)
      known[static_cast<size_t>(m.x)] = {&m, static_cast<int>(i)};
  }
  const bool whole = std::all_of(known.begin(), known.end(), [](const auto& k) { return k.first; });
  std::vector<double> outline;
  for (size_t s = 0; s < r.spokes; ++s) {
    const Mark *m = known[s].first, *next = known[(s + 1) % r.spokes].first;
    if (!m) continue;
    const auto [ax, ay] = r.at(static_cast<double>(s), m->quantity.value);
    outline.insert(outline.end(), {ax, ay});
    if (!next || whole) continue;  // where a value is missing the ring is open
    const auto [bx, by] = r.at(static_cast<double>(s + 1), next->quantity.value);
    p.line(ax, ay, bx, by, colour, 1.8, dash_of(series));
  }
  if (whole) p.path(outline, true, colour.at(p.c.dark ? 0.1 : 0.06), colour, 1.8, dash_of(series));
  for (size_t s = 0; s < r.spokes; ++s) {
    const auto& [m, index] = known[s];
    if (!m) continue;
    const auto [ax, ay] = r.at(static_cast<double>(s), m->quantity.value);
    const bool beyond = m->quantity.value > r.from_centre.hi;
    p.mark = index;
    p.circle(ax, ay, 3, beyond ? p.c.surface : colour, beyond ? colour : p.c.surface, beyond ? 1.5 : 1);
    p.hit(ax - 7 * p.k, ay - 7 * p.k, 14 * p.k, 14 * p.k, index);
    p.mark = -1;
  }
}

void legend(Pen& p, double x, double room) {
  double y = 14 * p.k;
  const auto entry = [&](const Text& name, Colour colour, double width, std::vector<double> dash) {
    p.line(x, y - 4 * p.k, x + 24 * p.k, y - 4 * p.k, colour, width, std::move(dash));
    p.text(x + 32 * p.k, y, p.fit(p.say(name), room - 32 * p.k), p.c.text);
    y += 20 * p.k;
  };
  for (size_t s = 0; s < p.figure.series.size(); ++s)
    entry(p.figure.series[s].name, p.series(static_cast<int>(s)), 1.8, dash_of(static_cast<int>(s)));
  for (const Mark& m : p.figure.marks)
    if (m.kind == Mark::Kind::rule && !m.label.empty()) entry(m.label, p.c.outline, 1.4, {4, 3});
}

double legend_width(const Pen& p) {
  double w = 0;
  for (const Series& s : p.figure.series) w = std::max(w, p.width(p.say(s.name)));
  for (const Mark& m : p.figure.marks)
    if (m.kind == Mark::Kind::rule) w = std::max(w, p.width(p.say(m.label)));
  return std::min(w + 40 * p.k, p.canvas.width * 0.35);
}
}  // namespace

Drawing draw_radar(const Figure& figure, const Canvas& canvas) {
  Pen p(figure, canvas);
  Radar r(p);
  r.spokes = figure.x.categories.size();
  std::vector<double> values;
  double label = 0;
  for (const Text& t : figure.x.categories) label = std::max(label, p.width(p.say(t)) + 14 * p.k);
  for (const Mark& m : figure.marks) values.push_back(m.kind == Mark::Kind::rule ? m.y : m.quantity.value);
  const double names = legend_width(p), room = canvas.width - names - 16 * p.k, ends = (kFirst + 13) * p.k;
  label = std::min(label, room * 0.3);
  double radius = std::min(room / 2 - label, 165 * p.k);
  if (canvas.height > 0) radius = std::min(radius, canvas.height / 2 - ends);
  radius = std::max(radius, 40 * p.k);
  r.from_centre = scale_of(figure.y, values, true, p.words);
  r.from_centre.from = 0, r.from_centre.to = radius;
  r.x = room / 2;
  r.y = radius + ends;
  p.out.height = std::max(2 * r.y, (20 * static_cast<double>(figure.series.size() + 1) + 8) * p.k);
  frame(r);
  for (size_t s = 0; s < figure.series.size(); ++s) ring(r, static_cast<int>(s));
  ticks(r);
  legend(p, room + 16 * p.k, names);
  return std::move(p.out);
}

}  // namespace habitus::report
