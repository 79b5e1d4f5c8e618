#include <algorithm>
#include <cmath>

#include "core/report/pen.h"

namespace habitus::report {

namespace {
double label_width(const Pen& p) {
  double w = 0;
  for (const Text& t : p.figure.y.categories) w = std::max(w, p.width(p.say(t)));
  return std::min(w, p.canvas.width * 0.4);
}

void draw_box(Pen& p, const Scale& x, double y, const Mark& m, double half) {
  const Colour colour = p.series(std::max(0, m.series));
  const auto at = [&](double v) { return x(std::clamp(v, x.lo, x.hi)); };
  if (!std::isnan(m.quantity.lo) && !std::isnan(m.quantity.hi))
    p.line(at(m.quantity.lo), y, at(m.quantity.hi), y, p.c.outline, 1.2);
  if (!std::isnan(m.x) && !std::isnan(m.x2)) {
    p.rect(at(m.x), y - half, at(m.x2) - at(m.x), 2 * half, p.c.surface);
    p.rect(at(m.x), y - half, at(m.x2) - at(m.x), 2 * half, colour.at(p.c.dark ? 0.6 : 0.45));
  }
  if (!std::isnan(m.quantity.value))
    p.line(at(m.quantity.value), y - half - 2, at(m.quantity.value), y + half + 2, p.c.text, 2);
}
}  // namespace

Drawing draw_boxes(const Figure& figure, const Canvas& canvas) {
  Pen p(figure, canvas);
  const double gap = 12 * p.k;
  std::vector<double> values;
  double value = p.width(p.say(figure.x.title)), half_width = 0;
  size_t count = figure.y.categories.size();
  const auto middle = [&](const Mark& m) {  // the middle half, printed like an interval
    Quantity q = m.quantity;
    q.lo = m.x, q.hi = m.x2;
    return p.interval(q);
  };
  for (const Mark& m : figure.marks) {
    for (const double v :
         {m.x, m.x2, m.quantity.lo, m.quantity.hi, m.kind == Mark::Kind::box ? m.quantity.value : kNone})
      if (figure.x.scale != Axis::Scale::log || v > 0) values.push_back(v);
    if (m.kind != Mark::Kind::box) continue;
    count = std::max(count, static_cast<size_t>(m.y + 1));
    value = std::max(value, p.width(p.value(m.quantity).text, 600));
    half_width = std::max(half_width, p.width(middle(m).text));
  }
  Scale x = scale_of(figure.x, values, false, p.words);
  x.from = label_width(p) + gap;
  x.to = std::max(x.from + 80, canvas.width - value - half_width - 2.5 * gap);
  const double top = 20 * p.k;
  double pitch = 28 * p.k;
  if (canvas.height > 0 && count > 0)
    pitch = std::clamp((canvas.height - top - 24 * p.k) / static_cast<double>(count), 18 * p.k, 34 * p.k);
  const double end = top + pitch * static_cast<double>(count);
  for (const auto& [v, label] : x.ticks) p.line(x(v), top, x(v), end, p.c.grid, 1);
  p.ticks(x, end + 16 * p.k);
  for (size_t i = 0; i < figure.y.categories.size(); ++i)
    p.text(0, top + (static_cast<double>(i) + 0.5) * pitch + 4.3 * p.k,
           p.fit(p.say(figure.y.categories[i]), x.from - gap), p.c.text2);
  const double value_x = x.to + 1.5 * gap;
  if (!figure.x.title.empty()) p.text(value_x, 12 * p.k, p.say(figure.x.title), p.c.text2);
  for (size_t i = 0; i < figure.marks.size(); ++i) {
    const Mark& m = figure.marks[i];
    p.mark = static_cast<int>(i);
    if (m.kind == Mark::Kind::box) {
      const double y = top + (m.y + 0.5) * pitch;
      draw_box(p, x, y, m, 5 * p.k);
      p.text(value_x, y + 4.3 * p.k, {p.value(m.quantity)}, p.c.text, Pen::Anchor::start, 600);
      p.text(value_x + value + gap, y + 4.3 * p.k, {middle(m)}, p.c.text2);
      p.hit(x.from, y - pitch / 2, x.to - x.from, pitch, p.mark);
    } else if (m.kind == Mark::Kind::rule && !std::isnan(m.x)) {
      p.line(x(m.x), top - 4 * p.k, x(m.x), end, p.c.warn, 1.2, {4, 3});
      p.text(x(m.x), top - 8 * p.k, p.say(m.label), p.c.warn, Pen::Anchor::end);
    }
    p.mark = -1;
  }
  p.out.height = end + 24 * p.k;
  return std::move(p.out);
}

}  // namespace habitus::report
