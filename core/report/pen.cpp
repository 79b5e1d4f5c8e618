#include "core/report/pen.h"

#include <algorithm>
#include <cmath>

namespace habitus::report {

namespace {
const Words& english_words() {
  static const Words words;
  return words;
}
}  // namespace

Pen::Pen(const Figure& f, const Canvas& canvas_)
    : figure(f),
      canvas(canvas_),
      c(*canvas_.palette),
      words(canvas_.words ? *canvas_.words : english_words()),
      px(canvas_.text_px),
      k(canvas_.text_px / 12) {
  out.width = canvas.width;
  out.alt = say(f.title);
  if (!f.sentence.empty()) out.alt += (out.alt.empty() ? "" : ". ") + say(f.sentence);
}

void Pen::line(double x, double y, double x2, double y2, Colour colour, double width,
               std::vector<double> dash) {
  Shape s;
  s.kind = Shape::Kind::line;
  s.x = x, s.y = y, s.x2 = x2, s.y2 = y2;
  s.stroke = colour;
  s.width = width * k;
  for (double& d : dash) d *= k;
  s.dash = std::move(dash);
  s.mark = mark;
  out.shapes.push_back(std::move(s));
}

void Pen::rect(double x, double y, double w, double h, Colour fill, Colour stroke, double width,
               double radius) {
  if (w < 0) x += w, w = -w;
  Shape s;
  s.kind = Shape::Kind::rect;
  s.x = x, s.y = y, s.x2 = w, s.y2 = h;
  s.fill = fill;
  s.stroke = stroke;
  s.width = width;
  s.radius = radius;
  s.mark = mark;
  out.shapes.push_back(std::move(s));
}

void Pen::circle(double x, double y, double r, Colour fill, Colour stroke, double width) {
  Shape s;
  s.kind = Shape::Kind::circle;
  s.x = x, s.y = y, s.x2 = r * k;
  s.fill = fill;
  s.stroke = stroke;
  s.width = width * k;
  s.mark = mark;
  out.shapes.push_back(std::move(s));
}

void Pen::path(std::vector<double> points, bool closed, Colour fill, Colour stroke, double width,
               std::vector<double> dash) {
  if (points.size() < 4) return;
  Shape s;
  s.kind = Shape::Kind::path;
  s.points = std::move(points);
  s.closed = closed;
  s.fill = fill;
  s.stroke = stroke;
  s.width = width * k;
  for (double& d : dash) d *= k;
  s.dash = std::move(dash);
  s.mark = mark;
  out.shapes.push_back(std::move(s));
}

void Pen::hatch(double x, double y, double w, double h, Colour colour) {
  if (w < 0) x += w, w = -w;
  if (w < 0.5 || h < 0.5) return;
  const double pitch = 5 * k * std::sqrt(2.0);
  // Lines x + y = s rise to the right; clipped by hand, so that every renderer can draw them.
  for (double s = pitch; s < w + h; s += pitch) {
    const double left = std::max(0.0, s - h), right = std::min(w, s);
    line(x + left, y + s - left, x + right, y + s - right, colour, 1.3);
  }
  rect(x, y, w, h, {}, colour, k);
}

Shape& Pen::text(double x, double y, std::vector<Run> runs, Colour colour, Anchor anchor, int weight) {
  Shape s;
  s.kind = Shape::Kind::text;
  s.x = x, s.y = y;
  for (Run& run : runs)
    if (run.weight == 400) run.weight = weight;
  s.runs = std::move(runs);
  s.fill = colour;
  s.size = px;
  s.anchor = anchor;
  s.mark = mark;
  out.shapes.push_back(std::move(s));
  return out.shapes.back();
}

Shape& Pen::text(double x, double y, const std::string& s, Colour colour, Anchor anchor, int weight) {
  return text(x, y, std::vector<Run>{Run{s, weight, {}, Run::Part::none, {}}}, colour, anchor, weight);
}

void Pen::ticks(const Scale& x, double y) {
  double last = -1e9;
  for (const auto& [v, label] : x.ticks) {
    const double w = width(label), at = std::min(x(v), canvas.width - w / 2);
    if (at - w / 2 < last + 8 * k) continue;
    tick(at, y, label, Anchor::middle);
    last = at + w / 2;
  }
}

void Pen::tick(double x, double y, const std::string& s, Anchor anchor) {
  text(x, y, s, c.text3, anchor).scale = true;
}

void Pen::hit(double x, double y, double w, double h, int mark_index) {
  if (w < 0) x += w, w = -w;
  out.hits.push_back({x, y, w, h, mark_index});
}

void Pen::whisker(double at, double lo, double hi, double half, bool across, Colour colour, double width) {
  const double cap = half * k;
  if (across) {
    line(lo, at, hi, at, colour, width);
    line(lo, at - cap, lo, at + cap, colour, width);
    line(hi, at - cap, hi, at + cap, colour, width);
  } else {
    line(at, lo, at, hi, colour, width);
    line(at - cap, lo, at + cap, lo, colour, width);
    line(at - cap, hi, at + cap, hi, colour, width);
  }
}

std::string Pen::fit(const std::string& s, double room, int weight) const {
  if (width(s, weight) <= room) return s;
  std::string cut = s;
  while (!cut.empty() && width(cut + "…", weight) > room) {
    while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xc0u) == 0x80u) cut.pop_back();
    if (!cut.empty()) cut.pop_back();
  }
  return cut + "…";
}

Run Pen::value(const Quantity& q, int weight) const {
  return {print(q, words), weight, {}, Run::Part::value, q.at};
}
Run Pen::interval(const Quantity& q) const {
  return {print_interval(q, words), 400, c.text2, Run::Part::interval, q.at};
}
Run Pen::n(const Quantity& q) const {
  if (q.state == State::suppressed) return {"·", 400, {}, Run::Part::n, q.at};
  return {std::isnan(q.n) ? std::string() : words.number(q.n, 0), 400, {}, Run::Part::n, q.at};
}

Series::Role Pen::role(int index) const {
  if (index < 0 || static_cast<size_t>(index) >= figure.series.size()) return Series::Role::data;
  return figure.series[static_cast<size_t>(index)].role;
}

Colour Pen::series(int index) const {
  switch (role(index)) {
    case Series::Role::pass:
      return c.pass;
    case Series::Role::fail:
      return c.fail;
    case Series::Role::warn:
      return c.text2;
    case Series::Role::rival:
      return c.text3;
    case Series::Role::reference:
      return c.outline;
    default:
      break;
  }
  int data = 0;  // the n-th data series has the n-th colour
  for (int i = 0; i < index && i < static_cast<int>(figure.series.size()); ++i)
    data += role(i) == Series::Role::data;
  return c.series[static_cast<size_t>(std::max(0, data)) % c.series.size()];
}

std::string text_of(const Shape& shape) {
  std::string all;
  for (const Run& run : shape.runs) all += run.text;
  return all;
}

Drawing draw(const Figure& figure, const Canvas& canvas) {
  if (figure.kind == "rows") return draw_rows(figure, canvas);
  if (figure.kind == "bars") return draw_bars(figure, canvas);
  if (figure.kind == "matrix") return draw_matrix(figure, canvas);
  if (figure.kind == "boxes") return draw_boxes(figure, canvas);
  if (figure.kind == "reliability") return draw_reliability(figure, canvas);
  if (figure.kind == "graph") return draw_graph(figure, canvas);
  if (figure.kind == "radar") return draw_radar(figure, canvas);
  return draw_lines(figure, canvas);
}

}  // namespace habitus::report
