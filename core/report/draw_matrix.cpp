#include <algorithm>
#include <cmath>

#include "core/report/pen.h"

namespace habitus::report {

namespace {
struct Grid {
  size_t columns = 0, rows = 0;
  bool totals = false, diverging = false, named = false;
  bool bare = false;  ///< too narrow for their numbers: colour alone, with a scale below
  double lo = INFINITY, hi = -INFINITY;
  double left = 0, n_right = 0, top = 0, w = 0, h = 0;
};

Grid survey(const Pen& p) {
  Grid g;
  g.columns = p.figure.x.categories.size();
  g.rows = p.figure.y.categories.size();
  for (const Mark& m : p.figure.marks) {
    if (m.kind != Mark::Kind::cell || std::isnan(m.y)) continue;
    if (m.x < 0)
      g.totals = true;
    else
      g.columns = std::max(g.columns, static_cast<size_t>(m.x + 1));
    g.rows = std::max(g.rows, static_cast<size_t>(m.y + 1));
    g.named |= !m.label.empty();
    const double v = m.quantity.value;
    if (m.x < 0 || m.series < 0 || m.quantity.state != State::ok || std::isnan(v)) continue;
    g.lo = std::min(g.lo, v), g.hi = std::max(g.hi, v);
  }
  g.diverging = g.lo < 0;
  if (!g.diverging && g.lo > 0 && g.lo < g.hi * 0.5) g.lo = 0;
  return g;
}

Colour ground(const Pen& p, const Grid& g, double v) {
  if (g.diverging) {
    const double reach = std::max(std::abs(g.lo), std::abs(g.hi));
    return ramp(p.c.diverging, reach > 0 ? 0.5 + v / reach / 2 : 0.5);
  }
  return ramp(p.c.sequential, g.hi > g.lo ? (v - g.lo) / (g.hi - g.lo) : 0.5);
}

/// Cells of one unit all say the same "%": left out, the caption and the title say it.
Run cell_run(const Pen& p, Quantity q) {
  Run run = p.value(q);
  if (q.format.unit != Format::Unit::share) return run;
  const std::string unit = "\u00a0%";
  if (const size_t at = run.text.find(unit); at != std::string::npos) run.text.erase(at, unit.size());
  return run;
}

/// The widest number of a coloured cell that is done; the others are signs, or stand for comparison.
double widest(const Pen& p) {
  double out = 0;
  for (const Mark& m : p.figure.marks)
    if (m.kind == Mark::Kind::cell && m.x >= 0 && !std::isnan(m.y) && m.series >= 0 && m.quantity.state == State::ok)
      out = std::max(out, p.width(cell_run(p, m.quantity).text));
  return out;
}

/// Columns are called by names, or by numbers in order, of which every second or third is enough.
size_t every(const Pen& p, const Grid& g) {
  double head = 0;
  for (const Text& t : p.figure.x.categories) {
    const std::string said = p.say(t);
    if (said.empty() || said.find_first_not_of("0123456789") != std::string::npos) return 1;
    head = std::max(head, p.width(said));
  }
  for (const size_t step : {1, 2, 3, 4, 6, 12})
    if (head + 4 * p.k <= static_cast<double>(step) * g.w) return step;
  return 24;
}

/// Below the cells, where they hold no numbers: what the colours mean.
void scale_below(Pen& p, const Grid& g, double y) {
  constexpr int kSteps = 7;
  const auto said = [&](double v) {
    Quantity q;
    for (const Mark& m : p.figure.marks)
      if (m.kind == Mark::Kind::cell && m.x >= 0) q.format = m.quantity.format;
    q.value = v;
    return p.value(q).text;
  };
  const double side = 12 * p.k, base = y + side - 2 * p.k;
  double x = g.left;
  p.text(x, base, said(g.lo), p.c.text2);
  x += p.width(said(g.lo)) + 8 * p.k;
  for (int i = 0; i < kSteps; ++i, x += side + 2 * p.k)
    p.rect(x, y, side, side, ground(p, g, g.lo + (g.hi - g.lo) * i / (kSteps - 1)));
  p.text(x + 6 * p.k, base, said(g.hi), p.c.text2);
}

/// A name below the number, in two lines where one is too short.
void name_cell(Pen& p, const std::string& name, double middle, double y, double room, Colour ink) {
  const size_t space = name.find(' ', name.size() / 3);
  if (p.width(name) <= room || space == std::string::npos) {
    p.text(middle, y, p.fit(name, room), ink, Pen::Anchor::middle);
    return;
  }
  p.text(middle, y, p.fit(name.substr(0, space), room), ink, Pen::Anchor::middle);
  p.text(middle, y + 14 * p.k, p.fit(name.substr(space + 1), room), ink, Pen::Anchor::middle);
}

void draw_cell(Pen& p, const Grid& g, const Mark& m) {
  const double gap = 2 * p.k;
  const double x = g.left + m.x * g.w, y = g.top + m.y * g.h, w = g.w - gap, h = g.h - gap,
               base = y + (g.named ? 15 * p.k : h / 2 + 4.3 * p.k);
  const Quantity& q = m.quantity;
  if (q.state == State::suppressed) {
    p.rect(x, y, w, h, p.c.sunken, p.c.line);
    p.text(x + w / 2, base, {p.value(q)}, p.c.text2, Pen::Anchor::middle);
  } else if (q.state == State::immature) {
    p.hatch(x, y, w, h, p.c.outline.at(0.6));
    const Run run = cell_run(p, q);
    if (g.bare || p.width(run.text) > g.w) return;
    const double tw = p.width(run.text) + 6 * p.k;
    p.rect(x + (w - tw) / 2, y + h / 2 - 8 * p.k, tw, 16 * p.k, p.c.surface);
    p.text(x + w / 2, base, {run}, p.c.text2, Pen::Anchor::middle);
  } else if (q.state == State::undefined || std::isnan(q.value)) {
    p.rect(x, y, w, h, p.c.sunken);
    p.text(x + w / 2, base, {p.value(q)}, p.c.text3, Pen::Anchor::middle);
  } else {
    const bool plain = m.series < 0;
    const Colour fill = plain ? p.c.sunken : ground(p, g, q.value);
    p.rect(x, y, w, h, fill);
    if (g.bare) return;
    const Colour ink = plain ? p.c.text2 : ink_on(fill);
    p.text(x + w / 2, base, {cell_run(p, q)}, ink, Pen::Anchor::middle, g.named ? 600 : 400);
    if (!m.label.empty()) name_cell(p, p.say(m.label), x + w / 2, base + 15 * p.k, w - 6 * p.k, ink);
  }
}
}  // namespace

Drawing draw_matrix(const Figure& figure, const Canvas& canvas) {
  Pen p(figure, canvas);
  Grid g = survey(p);
  double label = p.width(p.say(figure.y.title)), n = 0;
  for (const Text& t : figure.y.categories) label = std::max(label, p.width(p.say(t)));
  label = std::min(label, canvas.width * 0.3);
  for (const Mark& m : figure.marks)
    if (m.kind == Mark::Kind::cell && m.x < 0) n = std::max(n, p.width(p.value(m.quantity).text));
  g.n_right = label + 12 * p.k + n;
  g.left = (g.totals ? g.n_right : label) + 14 * p.k;
  g.w = std::min((g.named ? 150 : 100) * p.k,
                 (canvas.width - g.left) / static_cast<double>(std::max<size_t>(1, g.columns)));
  g.bare = !g.named && g.lo <= g.hi && widest(p) + 4 * p.k > g.w;
  g.top = (figure.x.title.empty() ? 22 : 40) * p.k;
  const double natural = (g.named ? 52 : 36) * p.k;
  g.h = natural;
  if (canvas.height > 0 && g.rows > 0)
    g.h =
        std::clamp((canvas.height - g.top - (g.bare ? 24 * p.k : 0)) / static_cast<double>(g.rows), (g.named ? 50 : 20) * p.k, natural);
  if (!figure.x.title.empty()) p.text(g.left, 12 * p.k, p.say(figure.x.title), p.c.text2);
  const double head = g.top - 8 * p.k;
  if (!figure.y.title.empty()) p.text(0, head, p.say(figure.y.title), p.c.text2);
  const size_t step = every(p, g);
  for (size_t i = 0; i < figure.x.categories.size(); i += step)
    p.text(g.left + (static_cast<double>(i) + 0.5) * g.w, head,
           p.fit(p.say(figure.x.categories[i]), g.w * static_cast<double>(step) - 4), p.c.text2, Pen::Anchor::middle);
  for (size_t i = 0; i < figure.y.categories.size(); ++i)
    p.text(0, g.top + (static_cast<double>(i) + 0.5) * g.h + 3.3 * p.k,
           p.fit(p.say(figure.y.categories[i]), label), p.c.text);
  for (size_t i = 0; i < figure.marks.size(); ++i) {
    const Mark& m = figure.marks[i];
    if (m.kind != Mark::Kind::cell || std::isnan(m.y)) continue;
    p.mark = static_cast<int>(i);
    if (m.x < 0)
      p.text(g.n_right, g.top + (m.y + 0.5) * g.h + 3.3 * p.k, {p.value(m.quantity)}, p.c.text2,
             Pen::Anchor::end);
    else
      draw_cell(p, g, m);
    p.hit(m.x < 0 ? 0 : g.left + m.x * g.w, g.top + m.y * g.h, m.x < 0 ? g.left : g.w, g.h, p.mark);
    p.mark = -1;
  }
  p.out.height = g.top + static_cast<double>(g.rows) * g.h;
  if (g.bare) {
    scale_below(p, g, p.out.height + 8 * p.k);
    p.out.height += 24 * p.k;
  }
  return std::move(p.out);
}

}  // namespace habitus::report
