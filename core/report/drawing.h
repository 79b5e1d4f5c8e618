#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/report/figure.h"
#include "core/report/palette.h"
#include "core/report/words.h"

namespace habitus::report {

/// A piece of a drawn text. A run that prints (part of) a quantity remembers which, so that documents can
/// bind it to a fact.
struct Run {
  enum class Part { none, value, interval, n };
  std::string text;
  int weight = 400;
  Colour colour;  ///< a = 0: the shape's own
  Part part = Part::none;
  std::string at;  ///< of the quantity it prints; empty = not a number of the answer
};

/// One primitive in logical px; y grows downwards. Only what QPainter, SVG and PDF all can do; hatches are
/// lines.
struct Shape {
  enum class Kind { line, rect, circle, path, text };
  Kind kind = Kind::line;
  double x = 0, y = 0, x2 = 0, y2 = 0;  ///< line: its ends; rect: x, y, x2 = width, y2 = height; circle:
                                        ///< centre, x2 = radius; text: baseline point
  double radius = 0;                    ///< of a rect's corners
  std::vector<double> points;           ///< of a path: x0, y0, x1, y1, …
  bool closed = false;
  Colour fill, stroke;
  double width = 1;          ///< of the stroke
  std::vector<double> dash;  ///< px on, off, …
  std::vector<Run> runs;
  double size = 12;  ///< px of a text
  enum class Anchor { start, middle, end } anchor = Anchor::start;
  double angle = 0;    ///< degrees, counter-clockwise around the baseline point
  bool scale = false;  ///< a tick label: belongs to the axis, not to the answer
  int mark = -1;       ///< index of the Figure's mark it shows
};
std::string text_of(const Shape& shape);

/// Where the pointer meets a mark, in the order of the marks.
struct Hit {
  double x = 0, y = 0, w = 0, h = 0;
  int mark = -1;
};

struct Drawing {
  double width = 0, height = 0;
  std::vector<Shape> shapes;
  std::vector<Hit> hits;
  std::string alt;  ///< what a screen reader says: title and sentence
};

/// Width in px of a text in Inter, from its own advance widths: good enough where no fonts are at hand.
double inter_width(const std::string& text, double px, int weight);

struct Canvas {
  double width = 640;
  double height = 0;  ///< 0 = as high as the picture wants
  const Palette* palette = &light_palette();
  const Words* words = nullptr;  ///< nullptr = English
  std::function<double(const std::string& text, double px, int weight)> measure = inter_width;
  double text_px = 12;  ///< size of labels; everything else is in proportion (meetings: 21)
};

/// Lays a figure out. `Figure::below` is not included: draw each on its own. What the kinds read from the
/// marks:
///
/// "rows"   One row per y category (0, 1, …; a category without marks is a group heading). `bar` x…x2 with
/// its quantity at the
///          right (value, interval, n) and the interval at its end; a bar whose state is immature is hatched
///          ("may still"); `ghost` x…x2 is the lost part. `interval` draws quantity.lo–hi with a point at
///          quantity.value (forest), its marker by the role of its series (pass ●, fail ◆, warn ○, reference
///          hollow); suppressed = a hatched row. `band` x…x2 over all rows is a tolerance band, `rule` at x a
///          vertical line. `note` at y + 0.5 is a text between two rows, its quantity stands in the value
///          column. x.title heads the value column, y.title the n column. Verdicts = names of the series.
/// "lines"  Per series `line` or `point` marks ordered by x at (x, y), y = quantity.value when not given;
/// quantity.lo–hi is drawn as a band; immature
///          parts are dashed with hollow points. `band` at x from quantity.lo to hi, `area` down to y2 (or
///          0), `rule` at x or y, `note` at (x, y).
/// "bars"   `bar` at category or position x (to x2 for histograms), from y2 (or 0) to y (or quantity.value);
/// series side by side; whiskers lo–hi. "matrix" `cell` at column x, row y. series −1 leaves it uncoloured;
/// column −1 is the n column left of the cells. Values below
///          zero anywhere make the scale diverge around zero. Immature cells are hatched "≥ 17", suppressed
///          sunken "·".
/// "boxes"  `box` at row y: quartiles x…x2, whiskers quantity.lo–hi, median quantity.value; `rule` at x
/// dashed with its label. "reliability" `point` at x = mean prediction, y = quantity.value = observed share
/// with lo–hi; `bar` x…x2 with quantity.value = count below
///          the same axis; the diagonal draws itself; further series are lines.
/// "radar"  Spokes are the x categories; `point` at spoke x, as far out as quantity.value; each series is a ring,
/// open where a value is missing; beyond y.hi it stands hollow on the rim. `rule` at y is a ring to compare with.
/// "graph"  `node` at (x, y) in 0 … 1 (or grid numbers), sized by quantity; `flow` from → to, as wide as its
/// quantity.
Drawing draw(const Figure& figure, const Canvas& canvas);

/// The drawing as one <svg>, self-contained. `bind(run)` gives attributes for the <tspan> of a run (`
/// data-fact="f7"`), or nothing.
std::string svg(const Drawing& drawing, const std::string& id,
                const std::function<std::string(const Run&)>& bind = {});

}  // namespace habitus::report
