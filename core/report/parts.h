#pragma once
#include "core/report/figure.h"

namespace habitus::report {

/// What figures are put together from, in the words every room uses.

/// A name out of the data (an event, a segment, a value): said as it is, even where it reads like a message.
inline Text named(std::string name) { return {"%1", {std::move(name)}}; }
inline Column left(Text title) { return {std::move(title), Column::Align::left}; }
inline Column right(Text title) { return {std::move(title), Column::Align::right}; }

/// A figure whose table bears its title; kind "" = the table alone.
Figure titled(const char* kind, const char* id, Text title);
/// Rows of categories along an axis of values, its title above the values; bars begin at 0.
Figure rows_along(const char* id, Text title, Text values, Format format);

/// The next row of such a figure: a category with its mark, which can be dressed further.
Mark& add_bar(Figure& figure, Text label, Quantity quantity);       ///< from 0 to the value
Mark& add_interval(Figure& figure, Text label, Quantity quantity);  ///< of a forest
/// A cell of a matrix.
Mark& add_cell(Figure& figure, size_t column, size_t row, Quantity quantity);

/// "pass", "warn" and "fail" as the words and the signs of a verdict; anything else is evidence that is missing.
Text verdict_text(const std::string& verdict);
/// The series of a forest that is judged, and the place of a verdict in it.
std::vector<Series> verdict_series();
int verdict_place(const std::string& verdict);

}  // namespace habitus::report
