#include <cmath>

#include <QtCore/qtmetamacros.h>

#include "core/report/document.h"
#include "core/report/html_parts.h"

namespace habitus::report {

namespace {
std::string plain(const Line& line, const Words& words) {
  std::string out;
  for (const Bit& b : line) out += words.say(b.text);
  return out;
}

/// Characters that Markdown would read as marks.
std::string guarded(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '|' || c == '*' || c == '_' || c == '`' || c == '<' || c == '[' || c == '#') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string table(const DocumentTable& t, const Words& words) {
  if (t.columns.empty()) return {};
  std::string out, rule = "|";
  if (!t.caption.empty()) out += guarded(plain(t.caption, words)) + "\n\n";
  out += "|";
  for (const Column& c : t.columns) {
    out += " " + guarded(words.say(c.title)) + " |";
    rule += c.align == Column::Align::right ? " ---: |" : " --- |";
  }
  out += "\n" + rule + "\n";
  for (const auto& row : t.rows) {
    out += "|";
    for (const DocumentCell& cell : row) {
      std::string text = plain(cell.line, words);
      if (cell.sign != Sign::none) text = words.say(cell.said()) + (text.empty() ? "" : " " + text);
      if (!cell.second.empty()) text += " (" + plain(cell.second, words) + ")";
      out += " " + guarded(text) + " |";
    }
    out += "\n";
  }
  return out + "\n";
}

std::string block(const Block& b, const Words& words) {
  switch (b.kind) {
    case Block::Kind::heading:
      return "#### " + guarded(plain(b.line, words)) + "\n\n";
    case Block::Kind::lead:
      return "**" + guarded(plain(b.line, words)) + "**\n\n";
    case Block::Kind::paragraph:
      return guarded(plain(b.line, words)) + "\n\n";
    case Block::Kind::code:
      return "```\n" + plain(b.line, words) + "\n```\n\n";
    case Block::Kind::list: {
      std::string out;
      for (const Line& item : b.items) out += "- " + guarded(plain(item, words)) + "\n";
      return out + "\n";
    }
    case Block::Kind::table:
      return table(b.table, words);
    case Block::Kind::figure:
      return b.figure->caption.empty() ? "" : "*" + guarded(plain(b.figure->caption, words)) + "*\n\n";
  }
  return {};
}

struct Chapter {
  const char* heading;
  std::vector<const char*> sections;
};
/// The stock headings of Hugging Face's template, and which of our sections stand under each.
const std::vector<Chapter>& chapters() {
  static const std::vector<Chapter> all{
      {QT_TRANSLATE_NOOP("core", "Model Details"), {"1"}},
      {QT_TRANSLATE_NOOP("core", "Uses"), {"2", "3"}},
      {QT_TRANSLATE_NOOP("core", "Bias, Risks, and Limitations"), {"13", "20", "12", "14"}},
      {QT_TRANSLATE_NOOP("core", "Training Details"), {"4", "5", "6"}},
      {QT_TRANSLATE_NOOP("core", "Evaluation"), {"7", "8", "9", "10"}},
      {QT_TRANSLATE_NOOP("core", "Model Examination"), {"11"}},
      {QT_TRANSLATE_NOOP("core", "Environmental Impact"), {"19"}},
      {QT_TRANSLATE_NOOP("core", "More Information"), {"15", "16", "17", "18"}}};
  return all;
}
}  // namespace

std::string markdown(const Document& d, const Words& words, const std::string& yaml) {
  std::string out = "---\n" + yaml + (yaml.empty() || yaml.back() == '\n' ? "" : "\n") + "---\n# " + guarded(d.title) + ", " + guarded(d.version) + "\n\n";
  for (const Text& band : d.bands) out += "> **" + guarded(words.say(band)) + "**\n\n";
  if (!d.caution.empty()) out += "> " + guarded(words.say(d.caution)) + "\n\n";
  out += guarded(plain(d.purpose, words)) + "\n\n**" + guarded(plain(d.verdict_title, words)) +
         "**: " + guarded(plain(d.verdict_text, words)) + "\n\n";
  for (const auto& [name, value] : d.strip)
    out += "- " + guarded(words.say(name)) + ": " + guarded(plain(value, words)) + "\n";
  out += "\n";
  for (const auto& m : d.minute)
    out += "- **" + guarded(plain(m.title, words)) + "**: " + guarded(plain(m.line, words)) + "\n";
  out += "\n";
  if (d.gates) out += "### " + guarded(plain(d.gates_title, words)) + "\n\n" + table(*d.gates, words);
  const auto write = [&](const Section& s) {
    out += "### " + s.number + ". " + guarded(words.say(s.title)) + " (" + words.say(sign_word(s.state)) +
           ")\n\n";
    for (const Block& b : s.blocks) out += block(b, words);
  };
  // A card (its sections have places in Annex IV) stands under the hub's headings, other documents under
  // none.
  const bool card = !d.sections.empty() && !d.sections[0].annex.empty();
  if (!card)
    for (const Section& s : d.sections) write(s);
  for (const Chapter& chapter : chapters()) {
    if (!card) break;
    out += "## " + words.say(Text(chapter.heading)) + "\n\n";
    for (const char* number : chapter.sections)
      for (const Section& s : d.sections)
        if (s.number == number) write(s);
  }
  for (const Section& s : d.annexes) {
    out += "## " + s.number + ". " + guarded(words.say(s.title)) + "\n\n";
    for (const Block& b : s.blocks) out += block(b, words);
  }
  const auto head = [&](const char* text) { return words.say(Text(text)); };
  out += "## " + head(QT_TRANSLATE_NOOP("core", "Passports")) + "\n\n| Id | " +
         head(QT_TRANSLATE_NOOP("core", "Figure")) + " | " + head(QT_TRANSLATE_NOOP("core", "Value")) +
         " | " + head(QT_TRANSLATE_NOOP("core", "Interval")) + " | n | " +
         head(QT_TRANSLATE_NOOP("core", "Question")) + " | " + head(QT_TRANSLATE_NOOP("core", "Place")) +
         " |\n| --- | --- | ---: | --- | ---: | --- | --- |\n";
  for (const Fact& f : d.ledger.facts)
    out += "| " + f.id + " | " + guarded(words.say(f.label)) + " | " + guarded(print(f.quantity, words)) +
           " | " + print_interval(f.quantity, words) + " | " +
           (std::isnan(f.quantity.n) ? "" : words.number(f.quantity.n, 0)) + " | " +
           guarded(d.ledger.answers[f.answer].question) + " | " + guarded(f.quantity.at) + " |\n";
  return out + "\n" +
         words.say(Text(QT_TRANSLATE_NOOP("core", "card %1 · journal head %2, entry %3"),
                        {d.card_hash, d.journal_head, std::to_string(d.journal_entry)})) +
         "\n";
}

}  // namespace habitus::report
