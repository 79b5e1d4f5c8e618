#include "core/report/fact.h"

#include <cmath>

#include <QtCore/qtmetamacros.h>

#include "core/report/markup.h"

namespace habitus::report {

const std::vector<Listed>& listed_definitions() {
  static const std::vector<Listed> all{
      {"hash",
       QT_TRANSLATE_NOOP("core", "fingerprints of definitions, results, inputs, keys and the journal")},
      {"date", QT_TRANSLATE_NOOP("core", "dates and times of the record, in UTC")},
      {"version", QT_TRANSLATE_NOOP("core", "versions of definitions and of this program")},
      {"section",
       QT_TRANSLATE_NOOP("core", "numbers of sections, pages, entries, facts and places in Annex IV")},
      {"setting",
       QT_TRANSLATE_NOOP("core", "settings written in a definition: thresholds, windows, seeds, gates")},
      {"name",
       QT_TRANSLATE_NOOP(
           "core",
           "names found in the data or given by the analyst: groups, steps, features, periods, limits")},
      {"scale", QT_TRANSLATE_NOOP("core", "ticks of an axis")},
      {"count", QT_TRANSLATE_NOOP("core", "counts of what stands in this document: gates, sections, rows")},
      {"law", QT_TRANSLATE_NOOP("core", "articles and sections of laws, and what they set")},
      {"human", QT_TRANSLATE_NOOP("core", "words of the person named beside the section")},
  };
  return all;
}

Ledger::Ledger() {
  static const Words english_words;
  words = &english_words;
}

size_t Ledger::adopt(const Answer& answer) {
  const auto [at, is_new] = by_result_.emplace(answer.result, answers.size());
  if (is_new) answers.push_back(answer);
  return at->second;
}

int Ledger::bind(size_t answer, const Quantity& quantity, const Text& label, const std::string& where) {
  if (quantity.state == State::suppressed) return -1;  // what is withheld has no passport
  const std::string at = quantity.at.empty() ? where : quantity.at;
  if (at.empty()) return -1;
  const auto [place, is_new] = by_place_.emplace(std::pair{answer, at}, static_cast<int>(facts.size()));
  if (!is_new) {
    // The same number may first appear bare and later with its interval: the fact keeps the fuller one.
    Quantity& known = facts[static_cast<size_t>(place->second)].quantity;
    if (std::isnan(known.lo) && !std::isnan(quantity.lo)) known.lo = quantity.lo, known.hi = quantity.hi;
    if (std::isnan(known.n)) known.n = quantity.n;
    return place->second;
  }
  Fact fact{"f" + std::to_string(facts.size() + 1), answer, quantity, label, section};
  fact.quantity.at = at;
  facts.push_back(std::move(fact));
  return place->second;
}

Line Ledger::value(size_t answer, const Quantity& q, const Text& label, const std::string& place) {
  const std::string text = print(q, *words);
  const int fact = has_digits(text) ? bind(answer, q, label, place) : -1;
  return {Bit{Text(text), fact, Run::Part::value, {}, Bit::Style::plain}};
}

Line Ledger::interval(size_t answer, const Quantity& q, const Text& label, const std::string& place) {
  const std::string text = print_interval(q, *words);
  if (text.empty()) return {};
  return {Bit{Text(text), bind(answer, q, label, place), Run::Part::interval, {}, Bit::Style::quiet}};
}

std::vector<std::pair<Quantity, Text>> quantities(const Figure& figure) {
  std::vector<std::pair<Quantity, Text>> all;
  for (const Tile& t : figure.tiles) all.emplace_back(t.quantity, t.label);
  for (const auto& row : figure.table.rows)
    for (size_t c = 0; c < row.size(); ++c)
      if (const auto* q = std::get_if<Quantity>(&row[c]); q) {
        const auto* first = std::get_if<Text>(&row[0]);
        Text label = c < figure.table.columns.size() ? figure.table.columns[c].title : Text();
        if (first) label = label.empty() ? *first : Text("%1, %2", {english(label), english(*first)});
        all.emplace_back(*q, label);
      }
  for (const Mark& m : figure.marks)
    if (!m.quantity.at.empty()) {
      Text label = m.label;
      const auto name = [](const Axis& axis, double at) {
        return std::isfinite(at) && at >= 0 && static_cast<size_t>(at) < axis.categories.size()
                   ? english(axis.categories[static_cast<size_t>(at)])
                   : std::string();
      };
      if (label.empty()) label = name(figure.y, m.y);
      if (const std::string column = name(figure.x, m.x); !column.empty())
        label = label.empty() ? Text(column) : Text("%1, %2", {english(label), column});
      all.emplace_back(m.quantity, label.empty() ? figure.title : label);
    }
  return all;
}

namespace {
/// A number of a sentence as a quantity, printed with the digits it was written with.
Quantity spoken(const Arg& arg) {
  Quantity q;
  if (const auto* whole = std::get_if<int64_t>(&arg)) {
    q.value = static_cast<double>(*whole);
    q.format = count();
    return q;
  }
  q.value = std::get<double>(arg);
  const std::string plain = english(Text("%1", {arg}));
  const size_t point = plain.find('.');
  q.format = number(point == std::string::npos ? 0 : static_cast<int>(plain.size() - point - 1));
  return q;
}
}  // namespace

Line Ledger::message(size_t answer, const Text& text, const Text& label, const std::string& place) {
  Line line;
  std::string literal;
  const std::string pattern = words->say(Text(text.id));
  const auto flush = [&] {
    if (!literal.empty())
      line.push_back(
          Bit{Text(literal), -1, Run::Part::none, has_digits(literal) ? "setting" : "", Bit::Style::plain});
    literal.clear();
  };
  for (size_t i = 0; i < pattern.size(); ++i) {
    const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
    const auto number = static_cast<size_t>(next - '1');
    if (pattern[i] != '%' || next < '1' || next > '9' || number >= text.args.size()) {
      literal += pattern[i];
      continue;
    }
    ++i;
    const Arg& arg = text.args[number];
    if (const auto* word = std::get_if<std::string>(&arg)) {
      // A name stands in quotation marks and stays what it is; anything else may be a word of ours.
      const bool name = text.id.find(std::string("“%") + next + "”") != std::string::npos;
      std::string said = name ? *word : words->say(Text("%1 ", {*word}));
      if (!name) said.pop_back();
      if (!has_digits(said)) {
        literal += said;
        continue;
      }
      flush();
      line.push_back(Bit{Text(said), -1, Run::Part::none, "name", Bit::Style::plain});
      continue;
    }
    flush();
    Line said = value(answer, spoken(arg), label, place + "/" + next);
    for (Bit& b : said) b.style = Bit::Style::strong;
    line.insert(line.end(), said.begin(), said.end());
  }
  flush();
  return line;
}

}  // namespace habitus::report
