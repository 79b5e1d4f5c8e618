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

double figure_scale(const Block& b, double width) { return std::min(0.66, width / b.figure->drawing.width); }
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
  DocumentTable t;
  t.caption = plain(
      QT_TRANSLATE_NOOP("core", "Contents and status of each section. Annex IV: Regulation (EU) 2024/1689."));
  t.columns = {{"§", Column::Align::right},
               {QT_TRANSLATE_NOOP("core", "Section"), Column::Align::left},
               {QT_TRANSLATE_NOOP("core", "Status"), Column::Align::left},
               {QT_TRANSLATE_NOOP("core", "Answered by, or why not"), Column::Align::left},
               {"Annex IV", Column::Align::left}};
  t.widths = {0.05, 0.3, 0.17, 0.36, 0.12};
  for (const report::Section& x : d.sections)
    t.rows.push_back({{plain(habitus::Text(x.number)), {}, report::Sign::none, nullptr, x.number},
                      {plain(x.title), {}, report::Sign::none, nullptr},
                      {{}, {}, x.state, nullptr},
                      {x.answered_by, {}, report::Sign::none, nullptr},
                      {plain(habitus::Text(x.annex)), {}, report::Sign::none, nullptr}});
  table(s, t, s.left(), s.right() - s.left());
}

/// Tables of sentences, and those of many columns, take the whole width.
bool is_wide(const DocumentTable& t) {
  const auto words = [](const Column& c) { return c.align == Column::Align::left; };
  return t.columns.size() >= 8 || (t.columns.size() >= 4 && std::all_of(t.columns.begin(), t.columns.end(), words));
}

/// The title of a section, what is said under it and its first figure stand on one page.
double held_together(Sheet& s, const report::Section& x, double width) {
  double height = 90;
  for (const Block& b : x.blocks) {
    if (b.kind == Block::Kind::figure) return height + figure_height(b, width);
    if (b.kind != Block::Kind::lead && b.kind != Block::Kind::heading) return 90;
    height += s.text(b.line, kLead, width).height;
  }
  return 90;
}

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
  for (const Block& b : x.blocks) {
    const bool below = s.pages() > first || s.y > bottom;  // of what stands in the rail
    const bool wide = below && b.kind == Block::Kind::table && is_wide(b.table);
    block(s, b, wide ? s.left() : main, wide ? s.right() - s.left() : width);
  }
  if (s.y >= begun) s.y = std::max(s.y, std::min(bottom, Sheet::kHeight - Sheet::kBottom));
}

/// The hashes that stand for the whole, and how they are checked.
void record(Sheet& s, const Document& d) {
  const auto told = [&](const char* text) { return s.words.say(habitus::Text(text)); };
  s.need(90);
  s.fill(s.left(), s.y, s.right() - s.left(), 86, print_palette().sunken);
  if (d.seal) s.drawing(*d.seal, s.left() + 8, s.y + 8, 70 / d.seal->width);
  double at = s.y + 10;
  for (const auto& [name, value] :
       {std::pair<std::string, std::string>{told(QT_TRANSLATE_NOOP("core", "Card hash")),
                                            report::fours(d.card_hash)},
        {told(QT_TRANSLATE_NOOP("core", "Journal head")), report::fours(d.journal_head)},
        {told(QT_TRANSLATE_NOOP("core", "Entry")), std::to_string(d.journal_entry)},
        {told(QT_TRANSLATE_NOOP("core", "Made")), d.created}}) {
    s.put(s.text(name, kCaption, 70), s.left() + 94, at);
    const Sheet::Text t = s.text(value, kMono, s.right() - s.left() - 180);
    s.put(t, s.left() + 164, at + 1);
    at += std::max(12.0, t.height + 3);
  }
  s.y += 96;
  s.flow(
      s.text(told(QT_TRANSLATE_NOOP(
                 "core",
                 "The HTML copy is the accessible original of this document; this PDF is not tagged. To "
                 "check later: habitus-cli recompute must print 0 mismatches, habitus-cli verify must find "
                 "the journal head as printed here.")),
             kCaption, s.right() - s.left()),
      s.left());
}

void signoff(Sheet& s, const Document& d) {
  s.page();
  const auto told = [&](const char* text) { return s.words.say(habitus::Text(text)); };
  s.mark("signoff", told(QT_TRANSLATE_NOOP("core", "Sign-off")));
  const bool signable = !d.signatures.empty();
  small_head(s, plain(habitus::Text(told(signable ? QT_TRANSLATE_NOOP("core", "Sign-off")
                                                  : QT_TRANSLATE_NOOP("core", "Where this comes from")) +
                                    " · " + d.title + ", " + d.version)));
  s.y += 6;
  if (signable)
    s.flow(s.text(told(QT_TRANSLATE_NOOP(
                      "core",
                      "By signing I confirm that I have read the first page and every section. Who "
                      "approves also confirms not to have built the model.")),
                  kBody, 150 * kMm),
           s.left());
  s.y += 6;
  const double width = (s.right() - s.left() - 6 * kMm) / 2, height = 124;
  for (size_t i = 0; i < d.signatures.size(); ++i) {
    const report::Signature& g = d.signatures[i];
    if (i % 2 == 0) s.need(height + 14);
    const double x = s.left() + (i % 2 ? width + 6 * kMm : 0), y = s.y;
    s.fill(x, y, width, 1.2, print_palette().text);
    for (const double edge : {x, x + width - 0.5}) s.fill(edge, y, 0.5, height, print_palette().line);
    s.fill(x, y + height, width, 0.5, print_palette().line);
    s.fill(x + 8, y + 50, width - 16, 0.5, print_palette().text3);
    double at = y + 54;
    const auto say = [&](const std::string& text, const Type& type) {
      const Sheet::Text t = s.text(text, type, width - 16);
      s.put(t, x + 8, at);
      at += t.height;
    };
    say(g.name, {9.25, 13, 600, print_palette().text, false, false});
    say(g.role, kCaption);
    say(told(QT_TRANSLATE_NOOP("core", "Decision")) + ": " +
            (g.decision.empty() ? "–" : g.decision + " · " + g.time),
        kCaption);
    say(told(QT_TRANSLATE_NOOP("core", "Key")) + " " + report::fours(g.key, 32), kMono);
    say(told(QT_TRANSLATE_NOOP("core", "Signature")) + " " +
            (g.signature.empty() ? told(QT_TRANSLATE_NOOP("core", "not yet signed"))
                                 : report::fours(g.signature, 32) + " …"),
        kMono);
    if (i % 2 || i + 1 == d.signatures.size()) s.y += height + 14;
  }
  record(s, d);
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

void lay_out(Sheet& s) {
  const Document& d = s.document;
  first_page(s, d);
  const bool record = !d.card_hash.empty() || !d.signatures.empty();  // else a page about one answer
  if (record) s.page(), contents(s, d);
  for (const report::Section& x : d.sections)
    if (x.number != "0") section(s, x);
  if (record) signoff(s, d);
  if (!d.ledger.facts.empty()) passports(s, d);
}

}  // namespace habitus::paper
