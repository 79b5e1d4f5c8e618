#include <algorithm>
#include <cmath>
#include <set>

#include <QtCore/qtmetamacros.h>

#include "core/report/document.h"
#include "core/report/pen.h"

namespace habitus::report {

namespace {

struct Rows {
  explicit Rows(Pen& p) : pen(p) {}
  Pen& pen;
  size_t count = 0;
  bool funnel = false, forest = false, ghosts = false, hatched = false;
  bool terse = false;  ///< no room for the words of verdicts
  std::vector<int> lanes;  ///< series that share a row, one below the other
  std::vector<bool> heading;
  Scale x;
  double pitch = 0, top = 0, bottom = 0, bar = 0;
  double value_x = 0, interval_x = 0, n_x = 0, verdict_x = 0;

  double centre(double row) const { return top + (row + 0.5) * pitch; }
  double lane_of(const Mark& m) const {
    if (lanes.size() < 2) return centre(m.y);
    const auto at = std::find(lanes.begin(), lanes.end(), m.series) - lanes.begin();
    return centre(m.y) +
           (static_cast<double>(at) - (static_cast<double>(lanes.size()) - 1) / 2) * (bar + 3 * pen.k);
  }
};

void survey(Rows& r) {
  const Figure& f = r.pen.figure;
  r.count = f.y.categories.size();
  std::set<int> series;
  for (const Mark& m : f.marks) {
    if (std::isfinite(m.y) && m.kind != Mark::Kind::note)
      r.count = std::max(r.count, static_cast<size_t>(m.y + 1));
    if (m.kind == Mark::Kind::note && std::isfinite(m.y)) r.funnel = true;
    if (m.kind == Mark::Kind::interval) r.forest = true;
    if (m.kind == Mark::Kind::ghost) r.ghosts = true;
    if (m.kind == Mark::Kind::bar && m.quantity.state == State::immature) r.hatched = true;
    if (m.kind == Mark::Kind::bar) series.insert(m.series);
  }
  r.lanes.assign(series.begin(), series.end());
  r.heading.assign(r.count, true);
  for (const Mark& m : f.marks)
    if (std::isfinite(m.y) && m.kind != Mark::Kind::note && m.kind != Mark::Kind::rule &&
        m.kind != Mark::Kind::band)
      r.heading[static_cast<size_t>(m.y)] = false;
}

std::vector<double> x_values(const Figure& f) {
  std::vector<double> all;
  for (const Mark& m : f.marks) {
    if (m.kind == Mark::Kind::interval || m.kind == Mark::Kind::bar) {
      all.insert(all.end(), {m.quantity.lo, m.quantity.hi});
      if (m.kind == Mark::Kind::interval) all.push_back(m.quantity.value);
    }
    if (m.kind != Mark::Kind::note && m.kind != Mark::Kind::interval) all.insert(all.end(), {m.x, m.x2});
  }
  return all;
}

/// A row names its series where that is a verdict, or one of several: the only one there is says nothing.
bool says_verdict(const Figure& f, int series) {
  if (series < 0 || static_cast<size_t>(series) >= f.series.size()) return false;
  return f.series.size() > 1 || f.series[static_cast<size_t>(series)].role != Series::Role::data;
}

void lay_out(Rows& r) {
  Pen& p = r.pen;
  const Figure& f = p.figure;
  const double title = p.width(p.say(f.x.title), 400);
  double label = 0, value = 0, interval = 0, n = p.width(p.say(f.y.title)), verdict = 0, note = 0;
  for (size_t i = 0; i < f.y.categories.size(); ++i)
    if (!(r.forest && r.heading[i]))  // a heading reaches over the plot
      label = std::max(label, p.width(p.say(f.y.categories[i]), 600) + (r.funnel   ? 20 * p.k
                                                                        : r.forest ? 12 * p.k
                                                                                   : 0));
  label = std::min(label, p.canvas.width * 0.4);
  for (const Mark& m : f.marks) {
    if (m.kind != Mark::Kind::bar && m.kind != Mark::Kind::interval && m.kind != Mark::Kind::note) continue;
    value = std::max(value, p.width(p.value(m.quantity).text, 600));
    interval = std::max(interval, p.width(p.interval(m.quantity).text));
    n = std::max(n, p.width(p.n(m.quantity).text));
    if (m.kind == Mark::Kind::note) note = std::max(note, p.width(p.say(m.label)) + 9 * p.k);
    if (r.forest && says_verdict(f, m.series))
      verdict = std::max(verdict, p.width(p.say(f.series[static_cast<size_t>(m.series)].name)) + 18 * p.k);
  }
  double gap = 12 * p.k, plot = 80 * p.k;
  const auto right = [&] {  // the heading of the values may reach over their intervals
    return std::max(value + (interval > 0 ? gap + interval : 0), title) + (n > 0 ? gap + n : 0) +
           (verdict > 0 ? gap + verdict : 0);
  };
  const auto lacking = [&] { return label + 3.5 * gap + std::max(note, plot) + right() - p.canvas.width; };
  // Where it is narrow: shorter labels, then a verdict's glyph alone, a smaller plot, then no
  // intervals in words: they are drawn.
  if (lacking() > 0) label = std::max(std::min(label, 80 * p.k), label - lacking());
  if (lacking() > 0 && verdict > 0) r.terse = true, verdict = 14 * p.k;
  if (lacking() > 0 && r.forest) gap = 8 * p.k, plot = note = 56 * p.k;
  if (lacking() > 0) interval = 0;
  r.top = (r.ghosts || r.hatched || !f.x.title.empty() || r.forest ? 30 : 8) * p.k;
  r.bottom = 26 * p.k;
  const double natural =
      (r.funnel ? 82 : (r.forest && p.canvas.width <= kHalfWidth ? 21 : 26) + 18 * (static_cast<double>(std::max<size_t>(1, r.lanes.size())) - 1)) * p.k;
  r.pitch = natural;
  if (p.canvas.height > 0 && r.count > 0)
    r.pitch = std::clamp((p.canvas.height - r.top - r.bottom) / static_cast<double>(r.count), natural * 0.62,
                         natural * 1.15);
  r.bar = r.funnel ? std::min(27 * p.k, r.pitch * 0.36) : 15 * p.k;
  if (r.lanes.size() > 1)
    r.bar = std::min(r.bar, (r.pitch - 8 * p.k) / static_cast<double>(r.lanes.size()) - 3 * p.k);
  r.x.from = label + gap;
  r.x.to = std::max(r.x.from + plot, p.canvas.width - right() - 2.5 * gap);
  const Scale s = scale_of(f.x, x_values(f), !r.forest, p.words);
  r.x.kind = s.kind, r.x.lo = s.lo, r.x.hi = s.hi, r.x.ticks = s.ticks;
  r.value_x = r.x.to + 1.5 * gap;
  r.interval_x = interval > 0 ? r.value_x + value + gap : NAN;
  r.n_x = p.canvas.width - (verdict > 0 ? verdict + gap : 0);
  r.verdict_x = p.canvas.width - verdict;
  p.out.height = r.top + r.pitch * static_cast<double>(r.count) + r.bottom;
}

void legend(Rows& r) {
  Pen& p = r.pen;
  if (!r.ghosts && !r.hatched) return;
  double x = r.x.from;
  const double y = 6 * p.k, w = 12 * p.k, h = 9 * p.k;
  const auto entry = [&](const char* words, int kind) {
    const std::string s = p.say(Text(words));
    if (x + w + p.width(s) > r.value_x) return;
    if (kind == 0) p.rect(x, y, w, h, p.series(0));
    if (kind == 1) p.hatch(x, y, w, h, p.series(0));
    if (kind == 2) p.rect(x, y, w, h, p.c.ghost);
    p.text(x + w + 5 * p.k, y + h, s, p.c.text2);
    x += w + 5 * p.k + p.width(s) + 14 * p.k;
  };
  entry(QT_TRANSLATE_NOOP("core", "reached"), 0);
  if (r.hatched) entry(QT_TRANSLATE_NOOP("core", "may still"), 1);
  if (r.ghosts) entry(QT_TRANSLATE_NOOP("core", "lost"), 2);
}

void frame(Rows& r) {
  Pen& p = r.pen;
  const Figure& f = p.figure;
  const double end = r.top + r.pitch * static_cast<double>(r.count);
  for (size_t i = 0; i < f.marks.size(); ++i) {
    const Mark& m = f.marks[i];
    if (m.kind != Mark::Kind::band) continue;
    const double a = r.x(std::max(m.x, r.x.lo)), b = r.x(std::min(m.x2, r.x.hi));
    p.rect(a, r.top - 4 * p.k, b - a, end - r.top + 4 * p.k, p.c.pass.at(p.c.dark ? 0.16 : 0.09));
    if (m.label.empty()) continue;
    const std::string label = p.say(m.label);
    const double reach = (a + b + p.width(label)) / 2, end_of_room = r.value_x - 8 * p.k;  // the next heading begins
    if (reach <= end_of_room)
      p.text((a + b) / 2, r.top - 10 * p.k, label, p.c.pass, Pen::Anchor::middle);
    else
      p.text(end_of_room, r.top - 10 * p.k, label, p.c.pass, Pen::Anchor::end);
  }
  for (const auto& [v, label] : r.x.ticks) {
    const double x = r.x(v);
    p.line(x, r.top - 4 * p.k, x, end, v == 0 ? p.c.outline : p.c.grid, 1);
  }
  p.ticks(r.x, end + 16 * p.k);
  const double head = 14 * p.k;
  if (!f.x.title.empty()) p.text(r.value_x, head, p.say(f.x.title), p.c.text2);
  if (!f.y.title.empty()) p.text(r.n_x, head, p.say(f.y.title), p.c.text2, Pen::Anchor::end);
}

void labels(Rows& r) {
  Pen& p = r.pen;
  for (size_t i = 0; i < p.figure.y.categories.size(); ++i) {
    const double y = r.centre(static_cast<double>(i)) + 4.3 * p.k;
    const std::string label = p.say(p.figure.y.categories[i]);
    double x = 0;
    if (r.funnel) {
      p.tick(0, y, std::to_string(i + 1), Pen::Anchor::start);
      x = 18 * p.k;
    } else if (r.forest && !r.heading[i] && std::count(r.heading.begin(), r.heading.end(), true)) {
      x = 12 * p.k;
    }
    if (r.heading[i] && i > 0) {
      const double top = y - 4.3 * p.k - r.pitch / 2;
      p.line(0, top, p.canvas.width, top, p.c.line, 1);
    }
    const int weight = r.funnel || r.heading[i] ? 600 : 400;
    const std::string said = p.fit(label, (r.forest && r.heading[i] ? r.value_x : r.x.from) - x - 8 * p.k, weight);
    if (const double over = x + p.width(said, weight) + 4 * p.k - r.x.from; r.heading[i] && over > 0)  // lines end before it
      p.rect(r.x.from - p.k, y - 12 * p.k, over + p.k, 16 * p.k, p.c.surface);
    p.text(x, y, said, p.c.text, Pen::Anchor::start, weight);
  }
}

void numbers(Rows& r, const Mark& m, double y) {
  Pen& p = r.pen;
  const double base = y + 4.3 * p.k;
  const bool note = m.kind == Mark::Kind::note;
  if (m.quantity.state == State::suppressed || !std::isnan(m.quantity.value) ||
      m.quantity.state == State::undefined)
    p.text(r.value_x, base, {p.value(m.quantity)}, note ? p.c.text2 : p.c.text, Pen::Anchor::start,
           note ? 400 : 600);
  if (Run run = p.interval(m.quantity); !run.text.empty() && !std::isnan(r.interval_x))
    p.text(r.interval_x, base, {run}, p.c.text2);
  if (Run run = p.n(m.quantity); !run.text.empty())
    p.text(r.n_x, base, {run}, note ? p.c.text2 : p.c.text, Pen::Anchor::end);
}

void draw_bar(Rows& r, const Mark& m, int index) {
  Pen& p = r.pen;
  const double y = r.lane_of(m), h = r.bar, from = std::isnan(m.x) ? r.x(std::max(0.0, r.x.lo)) : r.x(m.x);
  const double value = std::isnan(m.x2) ? m.quantity.value : m.x2;
  if (std::isnan(value)) return numbers(r, m, y);
  const double to = r.x(value);
  const Colour colour = p.series(std::max(0, m.series));
  if (m.quantity.state == State::immature) {
    p.hatch(from, y - h / 2, to - from, h, colour);
  } else {
    p.rect(from, y - h / 2, to - from, h, p.c.dark ? colour.at(0.84) : colour);
    if (!std::isnan(m.quantity.lo) && !std::isnan(m.quantity.hi) && m.quantity.hi > m.quantity.lo &&
        m.quantity.hi <= r.x.hi * 1.0001) {
      const double a = r.x(m.quantity.lo), b = r.x(m.quantity.hi);
      p.rect(a, y - h / 2, b - a, h, p.c.surface);
      p.rect(a, y - h / 2, b - a, h, colour.at(0.45));
      p.line(to, y - h / 2 - 3 * p.k, to, y + h / 2 + 3 * p.k, p.c.text, 1.5);
    }
    numbers(r, m, y);
  }
  p.hit(from, y - h / 2 - 2, to - from, h + 4, index);
}

void verdict(Rows& r, const Mark& m, double y) {
  Pen& p = r.pen;
  if (!says_verdict(p.figure, m.series)) return;
  const Series::Role role = p.role(m.series);
  const char* glyph = role == Series::Role::pass   ? "✓ "
                      : role == Series::Role::fail ? "✕ "
                      : role == Series::Role::warn ? "? "
                                                   : "";
  const std::string name = r.terse ? std::string() : p.say(p.figure.series[static_cast<size_t>(m.series)].name);
  p.text(r.verdict_x, y + 4.3 * p.k, glyph + name,
         p.series(m.series));
}

void draw_interval(Rows& r, const Mark& m, int index) {
  Pen& p = r.pen;
  const double y = r.centre(m.y);
  const Colour colour = p.series(m.series);
  numbers(r, m, y);
  verdict(r, m, y);
  if (m.quantity.state == State::suppressed) {
    p.hatch(r.x.from + 4 * p.k, y - 5 * p.k, r.x.to - r.x.from - 8 * p.k, 10 * p.k, p.c.line);
    p.hit(r.x.from, y - r.pitch / 2, r.x.to - r.x.from, r.pitch, index);
    return;
  }
  if (std::isnan(m.quantity.value)) return;
  const double x = r.x(m.quantity.value);
  if (!std::isnan(m.quantity.lo) && !std::isnan(m.quantity.hi))
    p.whisker(y, r.x(std::max(m.quantity.lo, r.x.lo)), r.x(std::min(m.quantity.hi, r.x.hi)), 3.5, true,
              colour, 2);
  const double s = 5.2 * p.k;
  switch (p.role(m.series)) {
    case Series::Role::fail:
      p.path({x, y - s, x + s, y, x, y + s, x - s, y}, true, colour, p.c.surface, 1.5);
      break;
    case Series::Role::warn:
    case Series::Role::reference:
      p.circle(x, y, 4, p.c.surface, colour, 1.5);
      break;
    default:
      p.circle(x, y, 4.5, colour, p.c.surface, 1.5);
  }
  p.hit(r.x.from, y - r.pitch / 2, r.x.to - r.x.from, r.pitch, index);
}

void draw_mark(Rows& r, const Mark& m, int index) {
  Pen& p = r.pen;
  p.mark = index;
  switch (m.kind) {
    case Mark::Kind::bar:
      draw_bar(r, m, index);
      break;
    case Mark::Kind::interval:
      draw_interval(r, m, index);
      break;
    case Mark::Kind::note: {
      const double y = r.centre(m.y);
      p.text(r.x.from + 9 * p.k, y + 4.3 * p.k, p.fit(p.say(m.label), r.value_x - r.x.from - 13 * p.k, 400),
             p.c.text2);
      numbers(r, m, y);
      break;
    }
    case Mark::Kind::rule:
      p.line(r.x(m.x), r.top - 4 * p.k, r.x(m.x), r.top + r.pitch * static_cast<double>(r.count), p.c.warn,
             1.2, {4, 3});
      if (!m.label.empty()) p.text(r.x(m.x), r.top - 8 * p.k, p.say(m.label), p.c.warn, Pen::Anchor::middle);
      break;
    default:
      break;
  }
  p.mark = -1;
}

}  // namespace

Drawing draw_rows(const Figure& figure, const Canvas& canvas) {
  Pen pen(figure, canvas);
  Rows rows(pen);
  survey(rows);
  lay_out(rows);
  legend(rows);
  frame(rows);
  labels(rows);
  for (size_t i = 0; i < figure.marks.size(); ++i) {  // what is lost lies behind what is reached
    const Mark& m = figure.marks[i];
    if (m.kind != Mark::Kind::ghost) continue;
    const double y = rows.lane_of(m), from = rows.x(std::isnan(m.x) ? 0 : m.x), to = rows.x(m.x2);
    pen.mark = static_cast<int>(i);
    pen.rect(from, y - rows.bar / 2, to - from, rows.bar, pen.c.ghost);
    pen.hit(from, y - rows.bar / 2, to - from, rows.bar, static_cast<int>(i));
    pen.mark = -1;
  }
  for (size_t i = 0; i < figure.marks.size(); ++i) draw_mark(rows, figure.marks[i], static_cast<int>(i));
  return std::move(pen.out);
}

}  // namespace habitus::report
