#include "views/paper/pages.h"

#include <algorithm>

#include "core/report/html_parts.h"
#include "core/report/markup.h"

namespace habitus::paper {

namespace {
using report::Bit;
using report::Block;
using report::Column;
using report::Document;
using report::DocumentTable;
using report::Line;
using report::print_palette;

constexpr double kTallest = Sheet::kHeight - Sheet::kTop - Sheet::kBottom - 150;  // what is said over a figure stands with it
double figure_scale(const Block& b, double width) {
  return std::min({0.66, width / b.figure->drawing.width, kTallest / std::max(1.0, b.figure->drawing.height)});
}
double figure_height(const Block& b, double width) { return b.figure->drawing.height * figure_scale(b, width); }

void block(Sheet& s, const Block& b, double x, double width) {
  switch (b.kind) {
    case Block::Kind::heading: {
      s.y += 8;
      const Sheet::Text t = s.text(b.line, {9.25, 13, 600, print_palette().text, false, false}, width);
      s.need(t.height + 40);
      s.flow(t, x);
      break;
    }
    case Block::Kind::lead: {
      s.y += 4;
      const Sheet::Text t = s.text(b.line, kLead, width, true);
      s.need(t.height + 24);
      s.flow(t, x);
      break;
    }
    case Block::Kind::paragraph:
      s.y += 4;
      s.flow(s.text(b.line, kBody, width, true), x);
      break;
    case Block::Kind::code:
      s.flow(s.text(b.line, kMono, width), x);
      break;
    case Block::Kind::list:
      s.y += 4;
      for (const Line& item : b.items) {
        s.need(kBody.leading);
        s.put(s.text("–", kBody, 9), x, s.y);
        s.flow(s.text(item, kBody, width - 9, true), x + 9);
      }
      break;
    case Block::Kind::table:
      table(s, b.table, x, width);
      break;
    case Block::Kind::figure: {
      const double scale = figure_scale(b, width), height = figure_height(b, width);
      s.y += 7;
      s.need(std::min(height + 14, Sheet::kHeight - Sheet::kTop - Sheet::kBottom - 10));
      s.drawing(b.figure->drawing, x, s.y, scale);
      s.y += height + 3;
      if (!b.figure->caption.empty()) s.flow(s.text(b.figure->caption, kCaption, width), x);
      break;
    }
  }
}

double block_height(Sheet& s, const Block& b, double width) {
  switch (b.kind) {
    case Block::Kind::figure:
      return 10 + figure_height(b, width) + (b.figure->caption.empty() ? 0 : s.text(b.figure->caption, kCaption, width).height);
    case Block::Kind::table:
      return table_height(s, b.table, width);
    default:
      return 4 + s.text(b.line, kLead, width).height;
  }
}

/// Two figures, or a figure and the table to it, one beside the other: blocks from `from` to `middle`, and to `end`.
constexpr double kAisle = 17;
double half_width(const Sheet& s) { return (s.right() - s.left() - kAisle) / 2; }
double pair_height(Sheet& s, const std::vector<Block>& blocks, size_t from, size_t middle, size_t end) {
  double left = 0, right = 0;
  for (size_t i = from; i < end; ++i) (i < middle ? left : right) += block_height(s, blocks[i], half_width(s));
  return std::max(left, right);
}
void pair(Sheet& s, const std::vector<Block>& blocks, size_t from, size_t middle, size_t end) {
  s.need(pair_height(s, blocks, from, middle, end));
  const double top = s.y;
  for (size_t i = from; i < middle; ++i) block(s, blocks[i], s.left(), half_width(s));
  const double low = s.y;
  s.y = top;
  for (size_t i = middle; i < end; ++i) block(s, blocks[i], s.left() + half_width(s) + kAisle, half_width(s));
  s.y = std::max(low, s.y) + 2;
}

/// A line of warning over the whole width.
void band(Sheet& s, const habitus::Text& told, int weight, report::Colour ink) {
  const double width = s.right() - s.left();
  const Sheet::Text words = s.text(s.words.say(told), {8.25, 11.5, weight, ink, false, false}, width - 36);
  s.y += 6;
  s.fill(s.left(), s.y, width, words.height + 8, print_palette().sunken);
  s.fill(s.left(), s.y, 2.4, words.height + 8, ink);
  s.sign(report::Sign::finding, s.left() + 10, s.y + 5, 10);
  s.put(words, s.left() + 26, s.y + 4);
  s.y += words.height + 8;
}

void strip(Sheet& s, const Document& d) {
  const double width = s.right() - s.left(), facts = 80 * kMm, say = width - facts, names = 17 * kMm;
  const Sheet::Text title = s.text(d.verdict_title, kHead, say - 46),
                    body = s.text(d.verdict_text, {8.75, 12.75, 400, print_palette().text2, false, false},
                                  say - 46),
                    caution = s.text(s.words.say(d.caution),
                                     {7.75, 10.75, 400, print_palette().text, false, false}, say - 46);
  std::vector<std::pair<Sheet::Text, Sheet::Text>> rows;
  double tall = 17;
  for (const auto& [name, value] : d.strip) {
    rows.emplace_back(
        s.text(plain(name), {7.6, 10.6, 400, print_palette().text3, false, false}, names),
        s.text(value, {7.6, 10.6, 400, print_palette().text, false, false}, facts - 18 - names));
    tall += std::max(rows.back().first.height, rows.back().second.height) + 2.1;
  }
  double left = 9 + title.height + 3 + body.height;
  const double warned = left + 5;  // how the figures must not be read stands under what they say
  if (!d.caution.empty()) left += 5 + caution.height;
  const double height = std::max(left + 10, tall);
  s.y += 11;
  const report::Colour edge = d.verdict == report::Sign::pass   ? print_palette().pass
                              : d.verdict == report::Sign::fail ? print_palette().fail
                                                                : print_palette().warn;
  s.fill(s.left(), s.y, width, height, print_palette().sunken);
  s.fill(s.left(), s.y, width, 2.2, edge);
  s.sign(d.verdict, s.left() + 10, s.y + 11, 19);
  s.put(title, s.left() + 37, s.y + 9);
  s.put(body, s.left() + 37, s.y + 12 + title.height);
  if (!d.caution.empty()) {
    s.sign(report::Sign::finding, s.left() + 15, s.y + warned + 1, 10);
    s.put(caution, s.left() + 37, s.y + warned);
  }
  s.fill(s.left() + say, s.y + 2.2, 0.5, height - 2.2, print_palette().line);
  double at = s.y + 9;
  for (const auto& [name, value] : rows) {
    s.put(name, s.left() + say + 10, at);
    s.put(value, s.left() + say + 10 + names, at);
    at += std::max(name.height, value.height) + 2.1;
  }
  s.y += height;
}

void first_page(Sheet& s, const Document& d) {
  s.mark("0", s.words.say(d.kind) + " · " + d.title);
  const double width = s.right() - s.left();
  s.put(s.text(s.words.say(d.kind), {8.25, 10, 600, print_palette().text2, false, false}, width), s.left(),
        s.y);
  s.put(s.text(d.project, {8.25, 10, 400, print_palette().text2, false, false}, width, Qt::AlignRight),
        s.left(), s.y);
  s.y += 16;
  const Sheet::Text title = s.text(d.title, kTitle, width);
  s.put(title, s.left(), s.y);
  s.put(s.text(d.version, {12, 16, 400, print_palette().text2, false, false}, width),
        std::min(s.left() + title.width + 6, s.right() - 80), s.y + 11);
  s.y += title.height + 3;
  s.flow(s.text(d.purpose, kPurpose, 150 * kMm), s.left());
  for (const habitus::Text& told : d.bands) band(s, told, 600, print_palette().warn);
  if (!d.strip.empty()) strip(s, d);
  if (!d.minute.empty()) {
    small_head(s, plain(QT_TRANSLATE_NOOP("core", "In one minute")));
    for (const auto& m : d.minute) {
      const Sheet::Text head = s.text(m.title, {9.1, 13, 600, print_palette().text, false, false},
                                      46 * kMm - 16),
                        body = s.text(m.line, {9.1, 13, 400, print_palette().text, false, false},
                                      width - 50 * kMm, true);
      const double height = std::max(head.height, body.height) + 5.6;
      s.need(height);
      s.sign(m.sign, s.left(), s.y + 4.7, 10);
      s.put(head, s.left() + 15, s.y + 2.9);
      s.put(body, s.left() + 50 * kMm, s.y + 2.9);
      s.y += height;
      s.rule(s.left(), s.right(), 0.5, print_palette().grid);
    }
  }
  if (d.gates) {
    small_head(s, d.gates_title);
    s.y -= 4;
    table(s, *d.gates, s.left(), width);
  }
  if (d.asked.empty()) return;
  small_head(s, plain(QT_TRANSLATE_NOOP("core", "What is asked of you")));
  const double column = (width - 14 * kMm) / 3;
  double low = s.y, x = s.left();
  for (size_t i = 0; i < d.asked.size() && i < 3; ++i) {
    const Sheet::Text head = s.text(d.asked[i].first, {8.25, 12, 600, print_palette().text, false, false},
                                    column),
                      body = s.text(d.asked[i].second, {8.25, 12, 400, print_palette().text2, false, false},
                                    column);
    s.put(head, x, s.y + 4);
    s.put(body, x, s.y + 4 + head.height);
    low = std::max(low, s.y + 4 + head.height + body.height);
    x += column + 7 * kMm;
  }
  s.y = low;
}

void contents(Sheet& s, const Document& d) {
  const bool annex = std::any_of(d.sections.begin(), d.sections.end(), [](const auto& x) { return !x.annex.empty(); });
  DocumentTable t;
  t.caption = plain(QT_TRANSLATE_NOOP("core", "Contents and status of each section. "));
  if (annex) t.caption.push_back(plain(QT_TRANSLATE_NOOP("core", "Annex IV: Regulation (EU) 2024/1689.")).front());
  t.columns = {{"§", Column::Align::right},
               {QT_TRANSLATE_NOOP("core", "Section"), Column::Align::left},
               {QT_TRANSLATE_NOOP("core", "Status"), Column::Align::left}};
  if (annex) t.columns.push_back({"Annex IV", Column::Align::left});
  t.dense = true;
  for (const report::Section& x : d.sections) {
    Line status;  // after the word of its mark
    const bool by_itself = x.answered_by.size() == 1 && x.answered_by[0].text.id == "computed";  // the rail says so
    if (!x.answered_by.empty() && !by_itself) {
      status.push_back(Bit{habitus::Text(" · "), -1, report::Run::Part::none, "", Bit::Style::quiet});
      status.insert(status.end(), x.answered_by.begin(), x.answered_by.end());
    }
    t.rows.push_back({{plain(habitus::Text(x.number)), {}, report::Sign::none, nullptr, x.number},
                      {plain(x.title), {}, report::Sign::none, nullptr},
                      {status, {}, x.state, nullptr},
                      {plain(habitus::Text(x.annex)), {}, report::Sign::none, nullptr}});
    t.rows.back().resize(t.columns.size());
  }
  table(s, t, s.left(), s.right() - s.left());
}

/// Tables of sentences, and those of many columns, take the whole width.
bool is_wide(const DocumentTable& t) {
  const auto words = [](const Column& c) { return c.align == Column::Align::left; };
  return t.columns.size() >= 8 || ((t.columns.size() >= 4 || t.dense) && std::all_of(t.columns.begin(), t.columns.end(), words));
}

bool takes_all(Sheet& s, const DocumentTable& t, double main) {
  const double all = s.right() - s.left();
  if (is_wide(t)) return true;
  return !fits_twice(s, t, main) && (fits_twice(s, t, all) || wants_more(s, t, main));
}

constexpr double kBeforePair = 66;  // rule, title and rail above a pair

/// The title of a section, what is said under it and its first figure stand on one page.
double held_together(Sheet& s, const report::Section& x, double width) {
  double height = 90;
  const size_t middle = report::half_end(x.blocks, 0), end = report::half_end(x.blocks, middle);
  if (end > middle) return kBeforePair + pair_height(s, x.blocks, 0, middle, end);
  for (const Block& b : x.blocks) {
    if (b.kind == Block::Kind::figure) return height + figure_height(b, width);
    if (b.kind != Block::Kind::lead && b.kind != Block::Kind::heading) return 90;
    height += s.text(b.line, kLead, width).height;
  }
  return 90;
}

/// What is said over a figure stands on its page: the height of both, 0 where no figure follows.
double with_its_figure(Sheet& s, const std::vector<Block>& blocks, size_t from, double width) {
  double height = 10;
  for (size_t i = from; i < blocks.size(); ++i) {
    const Block::Kind kind = blocks[i].kind;
    if (kind == Block::Kind::figure) return i > from ? height + block_height(s, blocks[i], width) : 0;
    const bool said = kind == Block::Kind::lead || kind == Block::Kind::heading || kind == Block::Kind::paragraph;
    if (blocks[i].half || !said) return 0;
    height += block_height(s, blocks[i], width) + 4;
  }
  return 0;
}

constexpr double kGiven = 20;  // what a table gives for the whole width

void section(Sheet& s, const report::Section& x) {
  s.y += 13;
  s.need(std::min(held_together(s, x, s.right() - s.left() - 36 * kMm), Sheet::kHeight - Sheet::kTop - Sheet::kBottom));
  s.mark(x.number, (x.number.empty() ? std::string() : x.number + ". ") + s.words.say(x.title));
  s.rule(s.left(), s.right(), 0.75, print_palette().text);
  s.y += 5;
  s.put(s.text(x.number, kHead, 30 * kMm), s.left(), s.y);
  s.sign(x.state, s.left(), s.y + 18, 8);
  s.put(s.text(plain(report::sign_word(x.state)), kRail, 30 * kMm - 12), s.left() + 11, s.y + 17);
  s.put(s.text(x.answered_by, kRail, 30 * kMm), s.left(), s.y + 29);
  const double main = s.left() + 36 * kMm, width = s.right() - main, bottom = s.y + 42;
  s.flow(s.text(plain(x.title), kHead, width), main);
  const double begun = s.y;
  const size_t first = s.pages();
  for (size_t i = 0; i < x.blocks.size();) {
    const size_t middle = report::half_end(x.blocks, i), end = report::half_end(x.blocks, middle);
    if (end > middle) {
      if (s.pages() == first && s.y < bottom) s.y = bottom;
      pair(s, x.blocks, i, middle, end);
      i = end;
      continue;
    }
    s.need(std::min(with_its_figure(s, x.blocks, i, width), Sheet::kHeight - Sheet::kTop - Sheet::kBottom));
    const Block& b = x.blocks[i++];
    const bool wants = b.kind == Block::Kind::table && takes_all(s, b.table, width);
    if (wants && s.pages() == first && s.y < bottom && bottom - s.y < kGiven) s.y = bottom;  // of what stands in the rail
    const bool wide = wants && (s.pages() > first || s.y >= bottom);
    block(s, b, wide ? s.left() : main, wide ? s.right() - s.left() : width);
  }
  if (s.y >= begun) s.y = std::max(s.y, std::min(bottom, Sheet::kHeight - Sheet::kBottom));
}

void annex_head(Sheet& s, const Document& d) {
  const double width = s.right() - s.left();
  s.put(s.text(s.words.say(habitus::Text(QT_TRANSLATE_NOOP("core", "Annexes"))),
               {8.25, 10, 600, print_palette().text2, false, false}, width),
        s.left(), s.y);
  s.put(s.text(d.project, {8.25, 10, 400, print_palette().text2, false, false}, width, Qt::AlignRight),
        s.left(), s.y);
  s.y += 16;
  s.flow(s.text(d.title + ", " + d.version, kTitle, width), s.left());
  s.flow(s.text(s.words.say(habitus::Text(QT_TRANSLATE_NOOP(
                    "core",
                    "The tables and pictures that the card leaves out, by section. Every figure has its "
                    "passport in the HTML and JSON copies of the card."))),
                kPurpose, 150 * kMm),
         s.left());
  for (const habitus::Text& told : d.bands) band(s, told, 600, print_palette().warn);
  if (!d.caution.empty()) band(s, d.caution, 400, print_palette().text);
}
}  // namespace

void small_head(Sheet& s, const Line& line) {
  s.y += 13;
  s.need(60);
  s.flow(s.text(line, kSmallHead, s.right() - s.left()), s.left());
  s.y += 3;
  s.rule(s.left(), s.right(), 0.75, print_palette().text);
  s.y += 1;
}

void lay_out_annex(Sheet& s) {
  annex_head(s, s.document);
  for (const report::Section& x : s.document.annexes) section(s, x);
}

std::vector<std::function<void()>> parts(Sheet& s) {
  const Document& d = s.document;
  std::vector<std::function<void()>> out{[&] { first_page(s, d); }};
  const bool record = !d.card_hash.empty() || !d.signatures.empty();  // else a page about one answer
  if (record) out.push_back([&] { s.page(), contents(s, d); });
  for (const report::Section& x : d.sections)
    if (x.number != "0") out.push_back([&] { section(s, x); });
  if (record) out.push_back([&] { signoff(s, d); });
  if (!d.ledger.facts.empty()) out.push_back([&] { passports(s, d); });
  return out;
}

void lay_out(Sheet& s) {
  for (const auto& part : parts(s)) part();
}

}  // namespace habitus::paper
