#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "core/report/document.h"
#include "core/report/pen.h"

namespace habitus::report {

namespace {
struct Place {
  double x = 0, y = 0, w = 0, h = 0;
};

/// Where the line from the middle of `a` towards the middle of `b` leaves a's box.
std::pair<double, double> edge(const Place& a, const Place& b) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  if (dx == 0 && dy == 0) return {a.x, a.y};
  const double t =
      std::min(dx != 0 ? a.w / 2 / std::abs(dx) : INFINITY, dy != 0 ? a.h / 2 / std::abs(dy) : INFINITY);
  return {a.x + dx * t, a.y + dy * t};
}

/// What stands where numbers of flows must not: nodes, and the numbers before.
struct Taken {
  std::vector<Place> plates;
  bool free(const Place& at) const {
    return std::none_of(plates.begin(), plates.end(), [&](const Place& one) {
      return std::abs(one.x - at.x) < (one.w + at.w) / 2 && std::abs(one.y - at.y) < (one.h + at.h) / 2;
    });
  }
};

void flow(Pen& p, const Place& a, const Place& b, double width, const Quantity& q, bool said, Taken& taken) {
  const Colour colour = p.c.series[0].at(0.74);
  if (&a == &b) {  // to itself: a loop above the box
    const double r = 12 * p.k, y = a.y - a.h / 2;
    p.path({a.x - r, y, a.x - r, y - r, a.x + r, y - r, a.x + r, y}, false, {}, colour, width);
    p.text(a.x, y - r - 4 * p.k, {p.value(q)}, p.c.text2, Pen::Anchor::middle);
    return;
  }
  const auto [x1, y1] = edge(a, b);
  const auto [x2, y2] = edge(b, a);
  const double length = std::hypot(x2 - x1, y2 - y1);
  if (length < 1) return;
  const double ux = (x2 - x1) / length, uy = (y2 - y1) / length, head = (5 + width * 0.8) * p.k;
  p.line(x1, y1, x2 - ux * head, y2 - uy * head, colour, width);
  p.path({x2, y2, x2 - ux * head - uy * head * 0.6, y2 - uy * head + ux * head * 0.6,
          x2 - ux * head + uy * head * 0.6, y2 - uy * head - ux * head * 0.6},
         true, colour, {}, 0);
  if (!said) return;
  // The two directions of a pair keep their plates apart: each sits nearer to where it starts. A number that has no
  // place of its own along its line stands in the table alone.
  const Run run = p.value(q);
  const double w = p.width(run.text) + 6 * p.k, h = 16 * p.k;
  for (const double t : {0.42, 0.3, 0.54, 0.2, 0.66, 0.78}) {
    const Place at{x1 + (x2 - x1) * t, y1 + (y2 - y1) * t, w, h};
    if (!taken.free(at)) continue;
    taken.plates.push_back(at);
    p.rect(at.x - w / 2, at.y - h / 2, w, h, p.c.surface, {}, 0, 3 * p.k);
    p.text(at.x, at.y + 4.3 * p.k, {run}, p.c.text2, Pen::Anchor::middle);
    p.hit(at.x - w / 2, at.y - h / 2, w, h, p.mark);
    return;
  }
}

/// Label and number of a node: below each other, or both in one line.
void node_text(Pen& p, const Place& at, const Mark& m, Colour ink, bool one_line) {
  const Run number = p.value(m.quantity);
  if (!one_line) {
    p.text(at.x, at.y - 2 * p.k, p.fit(p.say(m.label), at.w - 8 * p.k, 600), ink, Pen::Anchor::middle, 600);
    p.text(at.x, at.y + 13 * p.k, {number}, ink, Pen::Anchor::middle);
    return;
  }
  const double left = at.x - at.w / 2 + 7 * p.k, right = at.x + at.w / 2 - 7 * p.k, base = at.y + 4.3 * p.k;
  p.text(left, base, p.fit(p.say(m.label), right - left - p.width(number.text) - 6 * p.k, 600), ink,
         Pen::Anchor::start, 600);
  p.text(right, base, {number}, ink, Pen::Anchor::end);
}

constexpr size_t kManyRows = 8;
}  // namespace

Drawing draw_graph(const Figure& figure, const Canvas& canvas) {
  Pen p(figure, canvas);
  std::vector<std::pair<size_t, Place>> nodes;  // mark index, place
  double max_x = 1, max_y = 1, most = 0, widest = 0, numbers = 0, busiest = 0;
  size_t flows = 0;
  std::map<double, size_t> columns;  // nodes of each
  for (size_t i = 0; i < figure.marks.size(); ++i) {
    const Mark& m = figure.marks[i];
    if (m.kind == Mark::Kind::flow && m.quantity.value > most) most = m.quantity.value;
    flows += m.kind == Mark::Kind::flow;
    if (m.kind != Mark::Kind::node) continue;
    ++columns[m.x];
    max_x = std::max(max_x, m.x), max_y = std::max(max_y, m.y);
    widest = std::max(widest, p.width(p.say(m.label), 600));
    numbers = std::max(numbers, p.width(p.value(m.quantity).text));
    busiest = std::max(busiest, m.quantity.value);
    nodes.push_back({i, {m.x, m.y, 0, 0}});
  }
  const auto room = canvas.width / static_cast<double>(std::max<size_t>(1, columns.size()));
  // On paper many rows stand close: label and number of a node in one line, numbers of flows in the table only.
  size_t rows = 0;
  for (const auto& [x, n] : columns) rows = std::max(rows, n);
  const bool close = canvas.height <= 0 && max_y > 1 && rows > kManyRows;
  // In a window there is more room than beside the text of a page.
  const bool page = canvas.width <= kFigureWidth;
  const double wanted = (close ? widest + numbers + 8 * p.k : std::max(widest, numbers)) + 20 * p.k;
  const double w = columns.size() > 4 ? wanted : std::min(wanted, room - 24 * p.k),
               h = (close ? (page ? 16 : 20) : 40) * p.k;
  p.out.height = canvas.height > 0 ? canvas.height
                 : close           ? static_cast<double>(rows) * (page ? 17.5 : 26) * p.k
                                   : std::max(240.0, (max_y <= 1 ? 4 : max_y + 1) * 80) * p.k;
  const double edge_room = close ? 2 * p.k : 22 * p.k;
  for (auto& [index, place] : nodes)
    place = {w / 2 + 4 + place.x / max_x * (canvas.width - w - 8),
             h / 2 + edge_room + place.y / max_y * (p.out.height - h - 2 * edge_room), w, h};
  Taken taken;
  for (const auto& [index, place] : nodes) taken.plates.push_back(place);
  for (size_t i = 0; i < figure.marks.size(); ++i) {
    const Mark& m = figure.marks[i];
    if (m.kind != Mark::Kind::flow || m.from < 0 || m.to < 0) continue;
    if (static_cast<size_t>(std::max(m.from, m.to)) >= nodes.size()) continue;
    p.mark = static_cast<int>(i);
    flow(p, nodes[static_cast<size_t>(m.from)].second, nodes[static_cast<size_t>(m.to)].second,
         most > 0 ? 1 + 9 * std::max(0.0, m.quantity.value) / most : 1, m.quantity, flows <= 30 && !close, taken);
  }
  for (const auto& [index, at] : nodes) {
    const Mark& m = figure.marks[index];
    p.mark = static_cast<int>(index);
    const Colour fill = ramp(p.c.sequential, busiest > 0 ? 0.45 * m.quantity.value / busiest : 0);
    p.rect(at.x - at.w / 2, at.y - at.h / 2, at.w, at.h, fill, p.c.outline, 1, 6 * p.k);
    node_text(p, at, m, ink_on(fill), close);
    p.hit(at.x - at.w / 2, at.y - at.h / 2, at.w, at.h, p.mark);
  }
  p.mark = -1;
  return std::move(p.out);
}

}  // namespace habitus::report
