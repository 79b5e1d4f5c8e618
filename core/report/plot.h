#pragma once
#include "core/report/pen.h"

namespace habitus::report {

/// The frame that lines, bars and reliability stand in: gridlines across the value axis only, no box.
struct Plot {
  Scale x, y;
  double left = 0, right = 0, top = 0, bottom = 0;
};
/// `right_room` is kept free for labels at line ends; `foot` below the x axis for more rows.
Plot plot_frame(Pen& pen, const std::vector<double>& xs, const std::vector<double>& ys, bool from_zero,
                double right_room, double natural_height, double foot = 0);
double y_of(const Mark& m);  ///< m.y, or the quantity's value
void draw_rule(Pen& pen, const Plot& plot, const Mark& m);

}  // namespace habitus::report
