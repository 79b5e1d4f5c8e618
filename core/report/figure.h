#pragma once
#include <cmath>
#include <limits>
#include <string>
#include <variant>
#include <vector>

#include "core/base/text.h"

namespace habitus::report {

inline constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Undefined is a value (house.md idea 6).
enum class State {
  ok,
  undefined,     ///< a rate over zero, an AUC of one class
  insufficient,  ///< too little evidence for a verdict
  immature,      ///< its window has not ended: a lower bound at best
  suppressed,    ///< a small cell, or one that would reveal it
};

/// How a number is printed. Ranges use the same decimals as the value.
struct Format {
  enum class Unit { number, count, share, points, duration, days, money, text };
  Unit unit = Unit::number;
  int decimals = 0;
  std::string symbol;  ///< "€", "events", … printed after a no-break space
};
inline Format count() { return {Format::Unit::count, 0, {}}; }
inline Format share(int decimals = 1) { return {Format::Unit::share, decimals, {}}; }
inline Format number(int decimals) { return {Format::Unit::number, decimals, {}}; }

/// A number with everything it must carry when it is shown.
struct Quantity {
  double value = kNone;           ///< shares as fractions (0.313), durations in µs
  double lo = kNone, hi = kNone;  ///< 95 % interval, when there is one
  double n = kNone;               ///< what it stands on
  State state = State::ok;
  Format format;
  std::string at;  ///< JSON pointer into the result's body: what `recompute` will look up
};

using Cell = std::variant<std::monostate, Text, Quantity>;
struct Column {
  Text title;
  enum class Align { left, right } align = Align::left;
};
/// The twin of a figure: what is copied, exported and read aloud.
struct Table {
  Text caption;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> selections;  ///< per row: the selection behind it (see Mark), may be empty
};

/// One mark of a picture, in data coordinates. Rows and columns of categorical axes are 0, 1, 2, …
struct Mark {
  enum class Kind {
    bar,       ///< from (x, y) to x2, with the quantity's interval at its end
    ghost,     ///< the lost part behind a bar
    interval,  ///< lo–hi with caps and a point (forest rows)
    point,
    line,
    area,
    band,  ///< of a series; band from lo to hi
    cell,  ///< of a matrix at (x, y)
    rule,  ///< reference line at x or y
    box,   ///< quartile box x…x2 with whiskers lo…hi and median value
    node,
    flow,  ///< node at (x, y) sized by value; flow from node `from` to node `to`
    note,  ///< a text at (x, y)
  };
  Kind kind = Kind::bar;
  double x = kNone, y = kNone, x2 = kNone, y2 = kNone;
  Quantity quantity;
  int series = 0;
  int from = -1, to = -1;
  Text label;
  std::string
      selection;  ///< canonical JSON of the people or events behind it (segments/selection.h), empty = none
};

struct Axis {
  enum class Scale { linear, log, category, time };
  Scale scale = Scale::linear;
  Text title;
  Format format;
  double lo = kNone, hi = kNone;  ///< chosen from the marks when not given
  std::vector<Text> categories;
};

struct Series {
  Text name;
  enum class Role { data, rival, reference, pass, fail, warn } role = Role::data;
};

/// A number of the facts row below a picture.
struct Tile {
  Text label;
  Quantity quantity;
  Text note;
};

/// A picture as data: what core returns, views/kit draws and core/report writes as SVG. The sentence follows
/// the data: it turns when the effect turns, and says "no difference shown" when the interval covers zero.
struct Figure {
  std::string kind;  ///< "rows" (funnel, forest), "lines", "bars", "matrix", "boxes", "graph", "reliability"
  std::string id;    ///< explanation id, resources/explanations/<id>.md
  Text title, sentence, caption;
  Axis x, y;
  std::vector<Series> series;
  std::vector<Mark> marks;
  Table table;
  std::vector<Tile> tiles;
  std::vector<Figure> below;  ///< companion pictures on the same page (time to convert under a funnel)
};

}  // namespace habitus::report
