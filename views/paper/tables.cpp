#include <algorithm>
#include <cmath>

#include "core/report/html_parts.h"
#include "views/paper/pages.h"

namespace habitus::paper {

using report::Bit;
using report::Column;
using report::DocumentCell;
using report::DocumentTable;
using report::Line;

Line plain(const habitus::Text& t) { return {Bit{t, -1, report::Run::Part::none, "", Bit::Style::plain}}; }

namespace {
std::vector<double> column_widths(Sheet& s, const DocumentTable& t, double width) {
  const size_t n = t.columns.size();
  std::vector<double> out(n, width / static_cast<double>(std::max<size_t>(1, n)));
  if (t.widths.size() == n) {
    for (size_t i = 0; i < n; ++i) out[i] = t.widths[i] * width;
    return out;
  }
  std::vector<double> want(n, 14);
  for (size_t i = 0; i < n; ++i) {
    want[i] = s.natural(plain(t.columns[i].title), kTableHead);
    for (size_t r = 0; r < t.rows.size() && r < 40; ++r) {
      if (i >= t.rows[r].size()) continue;
      const DocumentCell& cell = t.rows[r][i];
      double w = s.natural(cell.line, kTable, true);
      if (!cell.second.empty()) w = std::max(w, s.natural(cell.second, kCaption));
      if (cell.sign != report::Sign::none) w += 14 + s.natural(plain(cell.said()), kTable);
      if (cell.drawing) w = std::max(w, cell.drawing->width * 0.66);
      want[i] = std::max(want[i], w);
    }
    want[i] += 9;
  }
  double total = 0;
  for (const double w : want) total += w;
  // Too wide: what is wider than its share gives way first.
  if (total > width) {
    const double fair = width / static_cast<double>(n);
    double fixed = 0, loose = 0;
    for (const double w : want) (w <= fair ? fixed : loose) += w;
    for (double& w : want)
      if (w > fair) w *= (width - fixed) / loose;
  } else if (n > 0) {
    want[0] += width - total;
  }
  return want;
}

void table_head(Sheet& s, const DocumentTable& t, const std::vector<double>& widths, double x, double width) {
  double height = 0, at = x;
  std::vector<Sheet::Text> cells;
  for (size_t i = 0; i < t.columns.size(); ++i) {
    const bool right = t.columns[i].align == Column::Align::right;
    cells.push_back(s.text(plain(t.columns[i].title), kTableHead, std::max(8.0, widths[i] - 9), false,
                           right ? Qt::AlignRight : Qt::AlignLeft));
    height = std::max(height, cells.back().height);
  }
  for (size_t i = 0; i < cells.size(); ++i) {
    s.put(cells[i], at, s.y + 2.5);
    at += widths[i];
  }
  s.y += height + 5;
  s.rule(x, x + width, 0.6, print_palette().line);
}

}  // namespace

void table(Sheet& s, const DocumentTable& t, double x, double width, Rows rows) {
  const Type& type = rows == Rows::tight ? kTight : kTable;
  const double air = rows == Rows::tight ? 2.6 : 6;
  if (t.columns.empty()) return;
  s.y += 6;
  if (!t.caption.empty()) {
    const Sheet::Text caption = s.text(t.caption, kCaption, width);
    s.need(caption.height + 46);
    s.flow(caption, x);
    s.y += 3;
  }
  const std::vector<double> widths = column_widths(s, t, width);
  s.need(40);
  table_head(s, t, widths, x, width);
  for (const auto& row : t.rows) {
    std::vector<Sheet::Text> lines, seconds;
    double height = type.leading;
    bool linked = false;
    for (size_t i = 0; i < t.columns.size(); ++i) {
      const DocumentCell cell = i < row.size() ? row[i] : DocumentCell{};
      const Qt::Alignment align = t.columns[i].align == Column::Align::right ? Qt::AlignRight : Qt::AlignLeft;
      Line line = cell.line;
      if (cell.sign != report::Sign::none)
        line.insert(line.begin(), Bit{cell.said(), -1, report::Run::Part::none, "", Bit::Style::plain});
      const double room = std::max(10.0, widths[i] - 9 - (cell.sign != report::Sign::none ? 13 : 0));
      lines.push_back(s.text(line, type, room, !linked, align));
      linked |= std::any_of(line.begin(), line.end(), [](const Bit& b) { return b.fact >= 0; });
      seconds.push_back(s.text(cell.second, kCaption, room, false, align));
      if (cell.second.empty()) seconds.back().height = 0;
      height = std::max({height, lines.back().height + seconds.back().height,
                         cell.drawing ? cell.drawing->height * 0.66 : 0});
    }
    if (height + air > s.room()) {
      s.page();
      table_head(s, t, widths, x, width);
    }
    double at = x;
    for (size_t i = 0; i < t.columns.size(); ++i) {
      const DocumentCell cell = i < row.size() ? row[i] : DocumentCell{};
      double cx = at;
      if (cell.sign != report::Sign::none) s.sign(cell.sign, at, s.y + 4, 9), cx += 13;
      s.put(lines[i], cx, s.y + air / 2);
      if (!cell.second.empty()) s.put(seconds[i], cx, s.y + air / 2 + lines[i].height);
      if (cell.drawing)
        s.drawing(*cell.drawing, at, s.y + 3,
                  0.66 * std::min(1.0, (widths[i] - 6) / (cell.drawing->width * 0.66)));
      at += widths[i];
    }
    if (!row.empty() && !row[0].target.empty()) s.link(row[0].target, x, s.y, width, height + air);
    s.y += height + air;
    s.rule(x, x + width, 0.5, print_palette().grid);
  }
}

}  // namespace habitus::paper
