#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

#include <QtCore/qtmetamacros.h>

#include "core/report/drawing.h"
#include "core/report/page.h"

namespace habitus::report {
namespace {

constexpr size_t kMostColumns = 16;  // of a table on paper

Bit plain(Text text, Bit::Style style = Bit::Style::plain) { return {std::move(text), -1, Run::Part::none, "", style}; }

DocumentCell cell_of(const Cell& cell, const Words& words) {
  DocumentCell out;
  if (const std::string text = print(cell, words); !text.empty()) out.line = {plain(Text("%1", {text}))};
  if (const auto* q = std::get_if<Quantity>(&cell))
    if (const std::string interval = print_interval(*q, words); !interval.empty())
      out.second = {plain(Text("%1", {interval}))};
  return out;
}

Block table_of(const Table& table, const Words& words) {
  Block b;
  b.kind = Block::Kind::table;
  b.table.caption = {plain(table.caption, Bit::Style::strong)};
  b.table.columns = table.columns;
  for (const auto& row : table.rows) {
    b.table.rows.emplace_back();
    for (const Cell& cell : row) b.table.rows.back().push_back(cell_of(cell, words));
  }
  return b;
}

Block line_of(Block::Kind kind, const Text& text) {
  Block b;
  b.kind = kind;
  b.line = {plain(text)};
  return b;
}

void add_figure(Section& section, const Figure& f, const Words& words, bool first) {
  if (!first && !f.title.empty()) section.blocks.push_back(line_of(Block::Kind::heading, f.title));
  if (!f.sentence.empty()) section.blocks.push_back(line_of(Block::Kind::lead, f.sentence));
  if (!f.marks.empty()) {
    auto drawn = std::make_shared<DocumentFigure>();
    Canvas canvas;
    canvas.width = kFigureWidth;
    canvas.palette = &print_palette();
    canvas.words = &words;
    drawn->drawing = draw(f, canvas);
    drawn->drawing.alt = words.say(f.title);
    if (!f.caption.empty()) drawn->caption = {plain(f.caption)};
    Block b;
    b.kind = Block::Kind::figure;
    b.figure = std::move(drawn);
    section.blocks.push_back(std::move(b));
  }
  const bool drawn = !f.marks.empty() && f.table.columns.size() > kMostColumns;  // its picture has the numbers
  if (!f.table.rows.empty() && !drawn) section.blocks.push_back(table_of(f.table, words));
  for (const Figure& below : f.below) add_figure(section, below, words, false);
}

std::string exact(double value) {
  if (std::isnan(value)) return {};
  char buffer[32];  // the shortest decimal that reads back to the same number
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

/// A cell of text. What a spreadsheet would take for a formula is told to be text: names come from data.
std::string quoted(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) text.insert(0, 1, '\'');
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  for (size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2) text.insert(at, 1, '"');
  return '"' + text + '"';
}

const Quantity* number(const std::vector<Cell>& row, size_t column) {
  return column < row.size() ? std::get_if<Quantity>(&row[column]) : nullptr;
}

}  // namespace

Document document(const Page& page, const Words& words) {
  Document d;
  d.kind = QT_TRANSLATE_NOOP("core", "Report");
  d.title = page.title;
  if (!page.lead.empty()) d.purpose = {plain(Text("%1", {page.lead}))};
  for (const Figure& f : page.figures) {
    Section section;
    section.number = std::to_string(d.sections.size() + 1);
    section.title = f.title;
    section.state = Sign::none;
    add_figure(section, f, words, true);
    d.sections.push_back(std::move(section));
  }
  Section about;
  about.number = std::to_string(d.sections.size() + 1);
  about.title = QT_TRANSLATE_NOOP("core", "Where this comes from");
  about.state = Sign::none;
  for (const auto& [label, text] : page.facts) {
    about.blocks.push_back(line_of(Block::Kind::heading, Text("%1", {label})));
    about.blocks.push_back(line_of(Block::Kind::code, Text("%1", {text})));
  }
  d.sections.push_back(std::move(about));
  return d;
}

std::string csv(const Table& table, const Words& words) {
  std::vector<bool> intervals;
  std::string out;
  const auto add = [&](const std::string& cell, bool first = false) { out += (first ? "" : ",") + cell; };
  for (size_t c = 0; c < table.columns.size(); ++c) {
    intervals.push_back(std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
      const Quantity* q = number(row, c);
      return q && !std::isnan(q->lo);
    }));
    const std::string title = words.say(table.columns[c].title);
    add(quoted(title), c == 0);
    if (intervals[c]) add(quoted(title + " (95 % low)")), add(quoted(title + " (95 % high)"));
  }
  out += "\r\n";
  for (const auto& row : table.rows) {
    for (size_t c = 0; c < row.size() && c < intervals.size(); ++c) {
      const Quantity* q = number(row, c);
      const bool open = q && q->state != State::suppressed && q->state != State::undefined;
      add(open ? exact(q->value) : quoted(print(row[c], words)), c == 0);
      if (intervals[c]) add(open ? exact(q->lo) : ""), add(open ? exact(q->hi) : "");
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace habitus::report
