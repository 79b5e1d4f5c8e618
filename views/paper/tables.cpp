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
/// Type of a table, by how much stands in it.
struct Look {
  Type body = kTable, interval{7, 11.5, 400, print_palette().text2, false, false};
  double air = 4.5;  ///< between rows
};
Look look_of(const DocumentTable& t) {
  if (!t.dense) return {};
  return {{7.25, 9.75, 400, print_palette().text, false, false}, {6.5, 9.75, 400, print_palette().text2, false, false}, 3.4};
}

/// How the columns of a table share its width.
struct Columns {
  std::vector<double> widths;
  std::vector<double> beside;  ///< room for intervals right of their values; 0 = below them
};

constexpr double kGap = 9, kBeside = 4;  // between columns, value and interval
constexpr double kNarrowest = 84;  // of a column of words
constexpr double kGutter = 18;  // between the halves of a long narrow table
constexpr size_t kLong = 6;     // rows from which it is set in two

double natural_width(Sheet& s, const DocumentCell& cell, const Look& look) {
  double w = s.natural(cell.line, look.body, true);
  if (cell.sign != report::Sign::none) w += 14 + s.natural(plain(cell.said()), look.body);
  return cell.drawing ? std::max(w, cell.drawing->width * 0.66) : w;
}

/// What a column of numbers wants: its values, and their intervals beside them.
void measure(Sheet& s, const DocumentTable& t, size_t i, double& value, double& second) {
  const Look look = look_of(t);
  for (size_t r = 0; r < t.rows.size() && r < 40; ++r) {
    if (i >= t.rows[r].size()) continue;
    const DocumentCell& cell = t.rows[r][i];
    value = std::max(value, natural_width(s, cell, look) + 1);  // else rounding may break it
    const bool number = t.columns[i].align == Column::Align::right;
    if (!cell.second.empty())
      second = std::max(second, s.natural(cell.second, number ? look.interval : kCaption) + kBeside);
  }
}

/// A title may break between its words.
double longest_word(Sheet& s, const habitus::Text& title) {
  double out = 0;
  const std::string all = s.words.say(title);
  for (size_t at = 0; at < all.size();) {
    const size_t end = std::min(all.find(' ', at), all.size());
    out = std::max(out, s.natural(plain(habitus::Text("%1", {all.substr(at, end - at)})), kTableHead));
    at = end + 1;
  }
  return out;
}

/// How narrow a column may become: words in two lines.
double least_of(const DocumentTable& t, const std::vector<double>& value, const std::vector<double>& want, size_t i) {
  const bool words = t.columns[i].align == Column::Align::left;
  return words ? std::min(want[i], std::max(kNarrowest, 0.6 * value[i] + kGap)) : want[i];
}
double spare_of(const DocumentTable& t, const std::vector<double>& value, const std::vector<double>& want) {
  double spare = 0;
  for (size_t i = 0; i < want.size(); ++i) spare += want[i] - least_of(t, value, want, i);
  return spare;
}

/// Columns of words break their lines before an interval takes a line of its own. By how much they became narrower.
double give_way(const DocumentTable& t, const std::vector<double>& value, const std::vector<double>& second,
                std::vector<double>& want, double too_much) {
  if (std::all_of(second.begin(), second.end(), [](double s) { return s == 0; })) return 0;
  const double spare = spare_of(t, value, want);
  if (spare < too_much) return 0;
  for (size_t i = 0; i < want.size(); ++i) want[i] -= (want[i] - least_of(t, value, want, i)) * too_much / spare;
  return too_much;
}

/// What the columns want, with nothing broken and every interval beside its value.
struct Wish {
  std::vector<double> value, second, want;
  double total = 0;
};
Wish wish_of(Sheet& s, const DocumentTable& t) {
  const size_t n = t.columns.size();
  Wish out{std::vector<double>(n, 14), std::vector<double>(n, 0), std::vector<double>(n, 0), 0};
  for (size_t i = 0; i < n; ++i) {
    const double title = s.natural(plain(t.columns[i].title), kTableHead);
    measure(s, t, i, out.value[i], out.second[i]);
    const bool number = t.columns[i].align == Column::Align::right;
    out.want[i] =
        std::max(title, number ? out.value[i] + out.second[i] : std::max(out.value[i], out.second[i])) + kGap;
    out.total += out.want[i];
  }
  return out;
}

/// Intervals stand beside their values where the table has the room, else below them.
Columns share_width(Sheet& s, const DocumentTable& t, double width) {
  const size_t n = t.columns.size();
  Columns out{std::vector<double>(n, width / static_cast<double>(std::max<size_t>(1, n))), std::vector<double>(n, 0)};
  if (t.widths.size() == n) {
    for (size_t i = 0; i < n; ++i) out.widths[i] = t.widths[i] * width;
    return out;
  }
  Wish wish = wish_of(s, t);
  auto& [value, second, want, total] = wish;
  for (size_t i = 0; i < n; ++i)
    if (t.columns[i].align == Column::Align::right) out.beside[i] = second[i];
  if (total > width) total -= give_way(t, value, second, want, total - width);
  if (total > width) {
    total = 0;
    for (size_t i = 0; i < n; ++i) {
      want[i] = std::max({longest_word(s, t.columns[i].title), value[i], second[i]}) + kGap;
      out.beside[i] = 0;
      total += want[i];
    }
  }
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
  out.widths = std::move(want);
  return out;
}

void table_head(Sheet& s, const DocumentTable& t, const std::vector<double>& widths, double x, double width) {
  double height = 0, at = x;
  std::vector<Sheet::Text> cells;
  for (size_t i = 0; i < t.columns.size(); ++i) {
    const bool right = t.columns[i].align == Column::Align::right;
    cells.push_back(s.text(plain(t.columns[i].title), kTableHead, std::max(8.0, widths[i] - kGap), false,
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

/// A row as it is laid out: what stands in each cell, and how high it is.
struct Laid {
  std::vector<Sheet::Text> lines, seconds;
  double height = kTable.leading;
};

Laid lay_out_row(Sheet& s, const DocumentTable& t, const std::vector<DocumentCell>& row, const Columns& columns) {
  const Look look = look_of(t);
  Laid out;
  out.height = look.body.leading;
  bool linked = false;
  for (size_t i = 0; i < t.columns.size(); ++i) {
    const DocumentCell cell = i < row.size() ? row[i] : DocumentCell{};
    const Qt::Alignment align = t.columns[i].align == Column::Align::right ? Qt::AlignRight : Qt::AlignLeft;
    Line line = cell.line;
    if (cell.sign != report::Sign::none)
      line.insert(line.begin(), Bit{cell.said(), -1, report::Run::Part::none, "", Bit::Style::plain});
    const double beside = columns.beside[i];
    const double room = std::max(10.0, columns.widths[i] - kGap - (cell.sign != report::Sign::none ? 13 : 0));
    out.lines.push_back(s.text(line, look.body, room - beside, !linked, align));
    linked |= std::any_of(line.begin(), line.end(), [](const Bit& b) { return b.fact >= 0; });
    out.seconds.push_back(beside > 0 ? s.text(cell.second, look.interval, beside - kBeside + 1, false, align)
                                     : s.text(cell.second, align == Qt::AlignRight ? look.interval : kCaption, room, false, align));
    if (cell.second.empty()) out.seconds.back().height = 0;
    const double text = beside > 0 ? std::max(out.lines.back().height, out.seconds.back().height)
                                   : out.lines.back().height + out.seconds.back().height;
    out.height = std::max({out.height, text, cell.drawing ? cell.drawing->height * 0.66 : 0});
  }
  return out;
}

void put_row(Sheet& s, const DocumentTable& t, const std::vector<DocumentCell>& row, const Columns& columns,
             const Laid& laid, double x) {
  const double air = look_of(t).air / 2;
  double at = x;
  for (size_t i = 0; i < t.columns.size(); ++i) {
    const DocumentCell cell = i < row.size() ? row[i] : DocumentCell{};
    const double width = columns.widths[i], beside = columns.beside[i];
    double cx = at;
    if (cell.sign != report::Sign::none) s.sign(cell.sign, at, s.y + air + (laid.lines[i].leading - 9) / 2 + 0.6, 9), cx += 13;
    s.put(laid.lines[i], cx, s.y + air);
    if (!cell.second.empty() && beside > 0)
      s.put(laid.seconds[i], at + width - kGap - beside + kBeside - 1, s.y + air + 0.6);
    else if (!cell.second.empty())
      s.put(laid.seconds[i], cx, s.y + air + laid.lines[i].height);
    if (cell.drawing)
      s.drawing(*cell.drawing, at, s.y + 3, 0.66 * std::min(1.0, (width - 6) / (cell.drawing->width * 0.66)));
    at += width;
  }
}


double row_height(const DocumentTable& t, const Laid& laid) { return laid.height + look_of(t).air; }

void rows_below(Sheet& s, const DocumentTable& t, const Columns& columns, double x, double width) {
  table_head(s, t, columns.widths, x, width);
  for (const auto& row : t.rows) {
    const Laid laid = lay_out_row(s, t, row, columns);
    const double height = row_height(t, laid);
    if (height > s.room()) {
      s.page();
      table_head(s, t, columns.widths, x, width);
    }
    put_row(s, t, row, columns, laid, x);
    if (!row.empty() && !row[0].target.empty()) s.link(row[0].target, x, s.y, width, height);
    s.y += height;
    s.rule(x, x + width, 0.5, print_palette().grid);
  }
}

/// A part of a table, with its columns.
DocumentTable part_of(const DocumentTable& t, size_t from, size_t to) {
  DocumentTable out;
  out.columns = t.columns, out.widths = t.widths, out.dense = t.dense;
  out.rows.assign(t.rows.begin() + static_cast<std::ptrdiff_t>(from), t.rows.begin() + static_cast<std::ptrdiff_t>(to));
  return out;
}

double rows_height(Sheet& s, const DocumentTable& t, double width) {
  const Columns columns = share_width(s, t, width);
  double height = kTableHead.leading * 2 + 5;
  for (const auto& row : t.rows) height += row_height(t, lay_out_row(s, t, row, columns));
  return height;
}

/// Both halves of a long narrow table, one beside the other.
void in_two(Sheet& s, const DocumentTable& t, double x, double width) {
  const double half = (width - kGutter) / 2;
  const size_t middle = (t.rows.size() + 1) / 2;
  const DocumentTable left = part_of(t, 0, middle), right = part_of(t, middle, t.rows.size());
  s.need(std::max(rows_height(s, left, half), rows_height(s, right, half)));
  // Both share one measure, so that their columns stand alike.
  const Columns columns = share_width(s, t, half);
  const double top = s.y;
  rows_below(s, left, columns, x, half);
  const double low = s.y;
  s.y = top;
  rows_below(s, right, columns, x + half + kGutter, half);
  s.y = std::max(low, s.y);
}
}  // namespace

bool fits_twice(Sheet& s, const DocumentTable& t, double width) {
  if (t.rows.size() < kLong || t.rows.size() > 40 || t.columns.size() > 4) return false;
  if (!t.rows[0].empty() && !t.rows[0][0].target.empty()) return true;  // it leads to sections
  if (!t.widths.empty()) return false;
  return wish_of(s, t).total <= (width - kGutter) / 2;
}

bool wants_more(Sheet& s, const DocumentTable& t, double width) {
  return t.widths.empty() && wish_of(s, t).total > width;
}

namespace {
/// Smaller type where it spares intervals a line of their own.
DocumentTable in_its_type(Sheet& s, const DocumentTable& t, double width) {
  DocumentTable small = t;
  small.dense = true;
  const auto fits = [&](const DocumentTable& as) {
    const Wish wish = wish_of(s, as);
    return wish.total - spare_of(as, wish.value, wish.want) <= width;
  };
  return !t.dense && t.widths.empty() && !fits(t) && fits(small) ? small : t;
}
}  // namespace

double table_height(Sheet& s, const DocumentTable& t, double width) {
  return 9 + (t.caption.empty() ? 0 : s.text(t.caption, kCaption, width).height) +
         rows_height(s, in_its_type(s, t, width), width);
}

void table(Sheet& s, const DocumentTable& t, double x, double width) {
  if (t.columns.empty()) return;
  s.y += 6;
  if (!t.caption.empty()) {
    const Sheet::Text caption = s.text(t.caption, kCaption, width);
    s.need(caption.height + 46);
    s.flow(caption, x);
    s.y += 3;
  }
  if (fits_twice(s, t, width)) return in_two(s, t, x, width);
  s.need(40);
  const DocumentTable as = in_its_type(s, t, width);
  rows_below(s, as, share_width(s, as, width), x, width);
}

}  // namespace habitus::paper
