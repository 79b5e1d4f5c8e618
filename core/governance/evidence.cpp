#include "core/governance/evidence.h"

#include <cmath>
#include <sstream>

#include <QtCore/qtmetamacros.h>

namespace habitus::governance {

using report::Bit;
using report::Block;
using report::Column;
using report::DocumentCell;
using report::Figure;
using report::Ledger;
using report::Line;
using report::Quantity;
using report::Run;

Bit plain_bit(Text text, const char* def, Bit::Style style) {
  return {std::move(text), -1, Run::Part::none, def, style};
}

Block paragraph(Line line) {
  Block b;
  b.line = std::move(line);
  return b;
}

void add_human(std::vector<Block>& blocks, const std::string& text) {
  std::istringstream in(text);
  std::string line, prose;
  std::vector<Line> items;
  const auto flush = [&] {
    if (!prose.empty()) blocks.push_back(paragraph({plain_bit(Text(prose), "human")}));
    if (!items.empty()) {
      Block b;
      b.kind = Block::Kind::list;
      b.items = std::move(items);
      blocks.push_back(std::move(b));
    }
    prose.clear();
    items.clear();
  };
  while (std::getline(in, line)) {
    if (line.rfind("- ", 0) == 0) {
      if (!prose.empty()) flush();
      items.push_back({plain_bit(Text(line.substr(2)), "human")});
    } else if (line.empty()) {
      flush();
    } else {
      if (!items.empty()) flush();
      prose += (prose.empty() ? "" : " ") + line;
    }
  }
  flush();
}

namespace {
constexpr size_t kMostRows = 80;  ///< of a twin table in a document; the whole stands in the program

DocumentCell cell_of(Ledger& ledger, size_t answer, const report::Cell& cell, const Text& label) {
  DocumentCell out;
  if (const auto* text = std::get_if<Text>(&cell)) out.line = {plain_bit(*text, "name")};
  if (const auto* q = std::get_if<Quantity>(&cell)) {
    out.line = ledger.value(answer, *q, label);
    out.second = ledger.interval(answer, *q, label);
  }
  return out;
}

void add_table(std::vector<Block>& blocks, Ledger& ledger, size_t answer, const Figure& f) {
  if (f.table.rows.empty()) return;
  Block b;
  b.kind = Block::Kind::table;
  b.table.caption = {
      plain_bit(f.table.caption.empty() ? f.title : f.table.caption, "name", Bit::Style::strong)};
  b.table.columns = f.table.columns;
  for (size_t r = 0; r < f.table.rows.size() && r < kMostRows; ++r) {
    const auto& row = f.table.rows[r];
    std::vector<DocumentCell> cells;
    const auto* first = row.empty() ? nullptr : std::get_if<Text>(&row[0]);
    for (size_t c = 0; c < row.size(); ++c) {
      Text label = c < f.table.columns.size() ? f.table.columns[c].title : Text();
      if (first && !first->empty()) label = Text("%1, %2", {english(label), english(*first)});
      cells.push_back(cell_of(ledger, answer, row[c], label));
    }
    b.table.rows.push_back(std::move(cells));
  }
  blocks.push_back(std::move(b));
  if (f.table.rows.size() > kMostRows)
    blocks.push_back(
        paragraph({plain_bit(Text(QT_TRANSLATE_NOOP("core", "%1 more rows stand in the project."),
                                  {static_cast<int64_t>(f.table.rows.size() - kMostRows)}),
                             "section")}));
}

void add_tiles(std::vector<Block>& blocks, Ledger& ledger, size_t answer, const Figure& f) {
  if (f.tiles.empty()) return;
  Block b;
  b.kind = Block::Kind::table;
  b.table.columns = {{QT_TRANSLATE_NOOP("core", "Figure"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Value"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "95 % interval"), Column::Align::left},
                     {"n", Column::Align::right}};
  for (const report::Tile& t : f.tiles) {
    std::vector<DocumentCell> row(4);
    row[0].line = {plain_bit(t.label, "name")};
    if (!t.note.empty()) row[0].second = {plain_bit(t.note, "text")};
    row[1].line = ledger.value(answer, t.quantity, t.label);
    row[2].line = ledger.interval(answer, t.quantity, t.label);
    if (!std::isnan(t.quantity.n) && t.quantity.state != report::State::suppressed) {
      const int fact = ledger.bind(answer, t.quantity, t.label);
      row[3].line = {Bit{Text(ledger.words->number(t.quantity.n, 0)), fact, Run::Part::n,
                         fact < 0 ? "text" : "", Bit::Style::quiet}};
    }
    b.table.rows.push_back(std::move(row));
  }
  blocks.push_back(std::move(b));
}
}  // namespace

void add_figure(std::vector<Block>& blocks, Ledger& ledger, size_t answer, const Figure& f, bool heading) {
  if (heading && !f.title.empty()) {
    Block b;
    b.kind = Block::Kind::heading;
    b.line = {plain_bit(f.title, "name")};
    blocks.push_back(std::move(b));
  }
  if (!f.sentence.empty()) {
    Block b;
    b.kind = Block::Kind::lead;
    b.line = ledger.message(answer, f, f.sentence);
    blocks.push_back(std::move(b));
  }
  if (!f.marks.empty()) {
    auto figure = std::make_shared<report::DocumentFigure>();
    report::Canvas canvas;
    canvas.width = report::kFigureWidth;
    canvas.palette = &report::print_palette();
    canvas.words = ledger.words;
    figure->drawing = report::draw(f, canvas);
    figure->answer = answer;
    if (!f.caption.empty()) figure->caption = ledger.message(answer, f, f.caption);
    for (const auto& [q, label] : report::quantities(f))
      if (!q.at.empty() && q.state != report::State::suppressed)
        figure->facts[q.at] = ledger.bind(answer, q, label);
    std::erase_if(figure->facts, [](const auto& entry) { return entry.second < 0; });
    Block b;
    b.kind = Block::Kind::figure;
    b.figure = std::move(figure);
    blocks.push_back(std::move(b));
  } else if (!f.caption.empty()) {
    blocks.push_back(paragraph(ledger.message(answer, f, f.caption)));
  }
  add_tiles(blocks, ledger, answer, f);
  add_table(blocks, ledger, answer, f);
  for (const Figure& below : f.below) add_figure(blocks, ledger, answer, below, true);
}

}  // namespace habitus::governance
