#include "core/governance/evidence.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
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

Block heading(Text text) {
  Block b;
  b.kind = Block::Kind::heading;
  b.line = {plain_bit(std::move(text), "name")};
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
/// One figure on its way into a document.
struct Press {
  Ledger& ledger;
  size_t answer;
  const Figure& figure;
  const std::string& place;

  /// What each row is about: its words up to the first number, as many as tell it from the others.
  std::vector<std::string> row_names() const {
    const auto words = [](const std::vector<report::Cell>& row, size_t many) {
      std::string out;
      for (size_t c = 0; c < std::min(many, row.size()); ++c) {
        const auto* text = std::get_if<Text>(&row[c]);
        if (!text) break;
        if (!text->empty()) out += (out.empty() ? "" : " ") + english(*text);
      }
      return out;
    };
    std::map<std::string, int> like;
    for (const auto& row : figure.table.rows) ++like[words(row, 1)];
    std::vector<std::string> out;
    for (const auto& row : figure.table.rows) out.push_back(words(row, like[words(row, 1)] > 1 ? row.size() : 1));
    return out;
  }

  DocumentCell cell(size_t r, size_t c, const std::string& name) const {
    const auto& row = figure.table.rows[r];
    DocumentCell out;
    if (const auto* text = std::get_if<Text>(&row[c])) out.line = {plain_bit(*text, "name")};
    const auto* q = std::get_if<Quantity>(&row[c]);
    if (!q) return out;
    Text label = c < figure.table.columns.size() ? figure.table.columns[c].title : Text();
    if (!name.empty()) label = Text("%1, %2", {english(label), name});
    const std::string at = place + "/table/" + std::to_string(r) + "/" + std::to_string(c);
    out.line = ledger.value(answer, *q, label, at);
    out.second = ledger.interval(answer, *q, label, at);
    return out;
  }

  Block table(size_t from, size_t to, const std::vector<size_t>& columns) const {
    Block b;
    b.kind = Block::Kind::table;
    b.table.caption = {plain_bit(figure.table.caption.empty() ? figure.title : figure.table.caption, "name",
                                 Bit::Style::strong)};
    std::vector<size_t> chosen = columns;
    if (chosen.empty())
      for (size_t c = 0; c < figure.table.columns.size(); ++c) chosen.push_back(c);
    std::erase_if(chosen, [&](size_t c) { return c >= figure.table.columns.size(); });
    for (const size_t c : chosen) b.table.columns.push_back(figure.table.columns[c]);
    const std::vector<std::string> names = row_names();
    for (size_t r = from; r < to; ++r) {
      std::vector<DocumentCell> cells;
      for (const size_t c : chosen)
        cells.push_back(c < figure.table.rows[r].size() ? cell(r, c, names[r]) : DocumentCell{});
      b.table.rows.push_back(std::move(cells));
    }
    return b;
  }

  /// The columns that `shown` leaves out, with the names of the rows; none when it leaves out none.
  std::vector<size_t> other_columns(const std::vector<size_t>& shown) const {
    std::vector<size_t> names, rest;
    if (shown.empty() || figure.table.rows.empty()) return {};
    for (size_t c = 0; c < figure.table.columns.size(); ++c) {
      if (std::find(shown.begin(), shown.end(), c) == shown.end())
        rest.push_back(c);
      else if (c == rest.size() + names.size() && std::holds_alternative<Text>(figure.table.rows[0][c]))
        names.push_back(c);
    }
    if (rest.empty()) return {};
    names.insert(names.end(), rest.begin(), rest.end());
    return names;
  }

  Block tiles() const {
    Block b;
    b.kind = Block::Kind::table;
    b.table.columns = {{QT_TRANSLATE_NOOP("core", "Figure"), Column::Align::left},
                       {QT_TRANSLATE_NOOP("core", "Value"), Column::Align::right},
                       {QT_TRANSLATE_NOOP("core", "95 % interval"), Column::Align::right},
                       {"n", Column::Align::right}};
    for (size_t i = 0; i < figure.tiles.size(); ++i) {
      const report::Tile& t = figure.tiles[i];
      const std::string at = place + "/tile/" + std::to_string(i);
      std::vector<DocumentCell> row(4);
      row[0].line = {plain_bit(t.label, "name")};
      if (!t.note.empty()) row[0].second = ledger.message(answer, t.note, t.label, at + "/note");
      if (t.quantity.format.unit != report::Format::Unit::text) {
        row[1].line = ledger.value(answer, t.quantity, t.label, at);
        row[2].line = ledger.interval(answer, t.quantity, t.label, at);
        if (!std::isnan(t.quantity.n) && t.quantity.state != report::State::suppressed)
          row[3].line = {Bit{Text(ledger.words->number(t.quantity.n, 0)),
                             ledger.bind(answer, t.quantity, t.label, at),
                             Run::Part::n,
                             {},
                             Bit::Style::quiet}};
      }
      b.table.rows.push_back(std::move(row));
    }
    drop_empty_columns(b.table);
    return b;
  }

  static void drop_empty_columns(report::DocumentTable& t) {
    for (size_t c = t.columns.size(); c-- > 1;) {
      if (std::any_of(t.rows.begin(), t.rows.end(), [&](const auto& row) { return !row[c].line.empty(); }))
        continue;
      t.columns.erase(t.columns.begin() + static_cast<std::ptrdiff_t>(c));
      for (auto& row : t.rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(c));
    }
  }

  /// The picture with its first `most` rows.
  Block picture(size_t most, bool half = false) const {
    auto drawn = std::make_shared<report::DocumentFigure>();
    report::Canvas canvas;
    canvas.width = half ? report::kHalfWidth : report::kFigureWidth;
    canvas.palette = &report::print_palette();
    canvas.words = ledger.words;
    if (figure.y.categories.size() > most) {
      Figure cut = figure;
      cut.y.categories.resize(most);
      std::erase_if(cut.marks, [&](const report::Mark& m) { return m.y >= static_cast<double>(most); });
      drawn->drawing = report::draw(cut, canvas);
    } else {
      drawn->drawing = report::draw(figure, canvas);
    }
    drawn->drawing.alt = ledger.words->say(figure.title);
    drawn->answer = answer;
    if (!figure.caption.empty())
      drawn->caption = ledger.message(answer, figure.caption, figure.title, place + "/caption");
    std::map<std::string, std::pair<Quantity, Text>> known;
    for (const auto& [q, label] : report::quantities(figure))
      if (!q.at.empty() && q.state != report::State::suppressed) known.emplace(q.at, std::pair{q, label});
    for (const report::Shape& shape : drawn->drawing.shapes)
      for (const Run& run : shape.runs)  // what is printed, and no more
        if (const auto found = known.find(run.at); run.part != Run::Part::none && found != known.end())
          drawn->facts[run.at] = ledger.bind(answer, found->second.first, found->second.second);
    std::erase_if(drawn->facts, [](const auto& entry) { return entry.second < 0; });
    Block b;
    b.kind = Block::Kind::figure;
    b.figure = std::move(drawn);
    return b;
  }
};

/// "3 of 12 rows; the others stand in annex A5."
Line cut_note(size_t shown, size_t all, const std::string& annex) {
  return {plain_bit(Text(QT_TRANSLATE_NOOP("core", " The first %1 of %2; the others stand in annex %3."),
                         {static_cast<int64_t>(shown), static_cast<int64_t>(all), annex}),
                    "count")};
}
}  // namespace

void add_figure(Pages pages, size_t answer, const Figure& f, const std::string& place, const Shown& shown) {
  Ledger& ledger = pages.ledger;
  const Press press{ledger, answer, f, place};
  const size_t rows = std::min(shown.rows, f.table.rows.size());
  const bool pictured = shown.picture && !f.marks.empty();
  std::vector<Block>& body = pages.section.blocks;
  const size_t before = body.size();
  ledger.section = pages.section.number;
  if (shown.words && !f.sentence.empty()) {
    Block b;
    b.kind = Block::Kind::lead;
    b.line = ledger.message(answer, f.sentence, f.title, place + "/sentence");
    body.push_back(std::move(b));
  }
  if (pictured) body.push_back(press.picture(shown.drawn, shown.half));
  if (shown.tiles && !f.tiles.empty()) body.push_back(press.tiles());
  if (rows > 0) {
    Block b = press.table(0, rows, shown.columns);
    if (rows < f.table.rows.size()) {
      const Line note = cut_note(rows, f.table.rows.size(), pages.annex.number);
      b.table.caption.insert(b.table.caption.end(), note.begin(), note.end());
    }
    body.push_back(std::move(b));
  }
  for (size_t i = before; i < body.size(); ++i) body[i].half = shown.half;
  // The annex: what was left out.
  ledger.section = pages.annex.number;
  std::vector<Block> rest;
  if (!pictured && !f.marks.empty() && rows == 0) rest.push_back(press.picture(kAllRows));
  if (!shown.tiles && !f.tiles.empty()) rest.push_back(press.tiles());
  const std::vector<size_t> others = press.other_columns(shown.columns);
  if (rows < f.table.rows.size())
    rest.push_back(press.table(shown.columns.empty() ? rows : 0, f.table.rows.size(), {}));
  else if (rows > 0 && !others.empty())
    rest.push_back(press.table(0, rows, others));
  if (!rest.empty()) {
    pages.annex.blocks.push_back(heading(f.title));
    if (!shown.words && !f.sentence.empty())
      pages.annex.blocks.push_back(
          paragraph(ledger.message(answer, f.sentence, f.title, place + "/sentence")));
    std::move(rest.begin(), rest.end(), std::back_inserter(pages.annex.blocks));
  }
  const Shown nothing{false, false, false, 0, {}, kAllRows};
  for (size_t i = 0; i < f.below.size(); ++i)
    add_figure(pages, answer, f.below[i], place + "/below/" + std::to_string(i), nothing);
}

}  // namespace habitus::governance
