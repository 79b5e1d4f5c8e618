#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/report/drawing.h"

namespace habitus::report {

struct Scale;

/// Drawing's own tool: adds shapes in the house's lines, sizes and colours. Only core/report/draw_*.cpp use
/// it.
class Pen {
 public:
  Pen(const Figure& figure, const Canvas& canvas);

  const Figure& figure;
  const Canvas& canvas;
  const Palette& c;
  const Words& words;
  Drawing out;
  int mark = -1;    ///< the mark that shapes are added for
  const double px;  ///< size of labels
  const double k;   ///< everything drawn for 12 px labels is multiplied by this

  using Anchor = Shape::Anchor;
  void line(double x, double y, double x2, double y2, Colour colour, double width = 1,
            std::vector<double> dash = {});
  void rect(double x, double y, double w, double h, Colour fill, Colour stroke = {}, double width = 1,
            double radius = 0);
  void circle(double x, double y, double r, Colour fill, Colour stroke = {}, double width = 1);
  void path(std::vector<double> points, bool closed, Colour fill, Colour stroke, double width,
            std::vector<double> dash = {});
  /// 45° lines, pitch 5, inside the rectangle; with a 1 px outline.
  void hatch(double x, double y, double w, double h, Colour colour);
  Shape& text(double x, double y, std::vector<Run> runs, Colour colour, Anchor anchor = Anchor::start,
              int weight = 400);
  Shape& text(double x, double y, const std::string& s, Colour colour, Anchor anchor = Anchor::start,
              int weight = 400);
  /// A tick label.
  void tick(double x, double y, const std::string& s, Anchor anchor);
  /// The labels of a horizontal axis: those that would touch are left out, the edge cuts none.
  void ticks(const Scale& x, double y);
  void hit(double x, double y, double w, double h, int mark_index);
  /// Estimate with its interval: line with caps, point with a halo. Horizontal when `across`.
  void whisker(double at, double lo, double hi, double half, bool across, Colour colour, double width = 1.5);

  std::string say(const Text& t) const { return words.say(t); }
  double width(const std::string& s, int weight = 400) const { return canvas.measure(s, px, weight); }
  /// `s` cut with "…" to fit.
  std::string fit(const std::string& s, double room, int weight = 400) const;

  Run value(const Quantity& q, int weight = 400) const;
  Run interval(const Quantity& q) const;
  Run n(const Quantity& q) const;
  Colour series(int index) const;
  Series::Role role(int index) const;
};

/// A value axis: from data to px, with its ticks.
struct Scale {
  Axis::Scale kind = Axis::Scale::linear;
  double lo = 0, hi = 1;    ///< in data
  double from = 0, to = 1;  ///< in px
  std::vector<std::pair<double, std::string>> ticks;
  double operator()(double v) const;
};
/// Chooses limits and 4–6 ticks. `values` are all the data on this axis.
Scale scale_of(const Axis& axis, const std::vector<double>& values, bool from_zero, const Words& words);

Drawing draw_rows(const Figure& figure, const Canvas& canvas);
Drawing draw_lines(const Figure& figure, const Canvas& canvas);
Drawing draw_bars(const Figure& figure, const Canvas& canvas);
Drawing draw_matrix(const Figure& figure, const Canvas& canvas);
Drawing draw_boxes(const Figure& figure, const Canvas& canvas);
Drawing draw_reliability(const Figure& figure, const Canvas& canvas);
Drawing draw_graph(const Figure& figure, const Canvas& canvas);
Drawing draw_radar(const Figure& figure, const Canvas& canvas);

}  // namespace habitus::report
