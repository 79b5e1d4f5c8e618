#include "core/report/parts.h"

#include <QtCore/qtmetamacros.h>

namespace habitus::report {

Figure titled(const char* kind, const char* id, Text title) {
  Figure f{.kind = kind, .id = id};
  f.table.caption = title;
  f.title = std::move(title);
  return f;
}

Figure rows_along(const char* id, Text title, Text values, Format format) {
  Figure f = titled("rows", id, std::move(title));
  f.x.title = std::move(values);
  f.x.format = std::move(format);
  f.y.scale = Axis::Scale::category;
  f.series = {{f.title}};
  return f;
}

namespace {
Mark& add_row(Figure& f, Mark::Kind kind, Text label, Quantity quantity) {
  Mark& mark = f.marks.emplace_back();
  mark.kind = kind;
  mark.y = static_cast<double>(f.y.categories.size());
  mark.label = label;
  mark.quantity = std::move(quantity);
  f.y.categories.push_back(std::move(label));
  return mark;
}
}  // namespace

Mark& add_bar(Figure& f, Text label, Quantity quantity) {
  Mark& mark = add_row(f, Mark::Kind::bar, std::move(label), std::move(quantity));
  mark.x = 0;
  mark.x2 = mark.quantity.value;
  f.x.lo = 0;
  return mark;
}

Mark& add_interval(Figure& f, Text label, Quantity quantity) {
  Mark& mark = add_row(f, Mark::Kind::interval, std::move(label), std::move(quantity));
  mark.x = mark.quantity.value;
  return mark;
}

Mark& add_cell(Figure& f, size_t column, size_t row, Quantity quantity) {
  Mark& mark = f.marks.emplace_back();
  mark.kind = Mark::Kind::cell;
  mark.x = static_cast<double>(column);
  mark.y = static_cast<double>(row);
  mark.quantity = std::move(quantity);
  return mark;
}

Text verdict_text(const std::string& verdict) {
  if (verdict == "pass") return QT_TRANSLATE_NOOP("core", "pass");
  if (verdict == "warn") return QT_TRANSLATE_NOOP("core", "warn");
  if (verdict == "fail") return QT_TRANSLATE_NOOP("core", "fail");
  return QT_TRANSLATE_NOOP("core", "insufficient evidence");
}

std::vector<Series> verdict_series() {
  return {{verdict_text("pass"), Series::Role::pass},
          {verdict_text("fail"), Series::Role::fail},
          {verdict_text(""), Series::Role::warn}};
}

int verdict_place(const std::string& verdict) { return verdict == "pass" ? 0 : verdict == "fail" ? 1 : 2; }

}  // namespace habitus::report
