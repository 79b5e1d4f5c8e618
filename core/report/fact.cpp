#include "core/report/fact.h"

#include <cmath>
#include <nlohmann/json.hpp>

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
           "core", "names found in the data or given by the analyst: groups, steps, features, periods")},
      {"scale", QT_TRANSLATE_NOOP("core", "ticks of an axis")},
      {"text",
       QT_TRANSLATE_NOOP(
           "core",
           "numbers in a sentence of a figure, written from the same answer as the figure beside it")},
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

namespace {
void collect(const Json& node, const std::string& path, std::map<double, std::string>& into) {
  if (node.is_number()) {
    into.emplace(node.get<double>(), path);
  } else if (node.is_object()) {
    for (const auto& [key, value] : node.items()) {
      std::string step;
      for (const char c : key) step += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
      collect(value, path + "/" + step, into);
    }
  } else if (node.is_array()) {
    for (size_t i = 0; i < node.size(); ++i) collect(node[i], path + "/" + std::to_string(i), into);
  }
}
}  // namespace

std::string Ledger::find(size_t answer, double value) {
  const auto [at, is_new] = places_.try_emplace(answer);
  if (is_new) collect(answers[answer].json(), {}, at->second);
  const auto found = at->second.find(value);
  return found == at->second.end() ? std::string() : found->second;
}

int Ledger::bind(size_t answer, const Quantity& quantity, const Text& label) {
  if (quantity.state == State::suppressed) return -1;  // what is withheld has no passport
  std::string at = quantity.at;
  if (at.empty() && !std::isnan(quantity.value)) at = find(answer, quantity.value);
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

Line Ledger::value(size_t answer, const Quantity& q, const Text& label) {
  const int fact = bind(answer, q, label);
  const std::string text = print(q, *words);
  Bit bit{Text(text), fact, Run::Part::value, fact < 0 ? "text" : "", Bit::Style::plain};
  return {bit};
}

Line Ledger::interval(size_t answer, const Quantity& q, const Text& label) {
  const std::string text = print_interval(q, *words);
  if (text.empty()) return {};
  const int fact = bind(answer, q, label);
  return {Bit{Text(text), fact, Run::Part::interval, fact < 0 ? "text" : "", Bit::Style::quiet}};
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
bool same(const Quantity& q, const Arg& arg, Run::Part& part, const Words& words) {
  if (const auto* text = std::get_if<std::string>(&arg)) {
    part = Run::Part::value;
    if (*text == print(q, words)) return true;
    part = Run::Part::interval;
    if (const std::string interval = print_interval(q, words); !interval.empty() && *text == interval)
      return true;
    part = Run::Part::n;
    return !std::isnan(q.n) && *text == words.number(q.n, 0);
  }
  const double v = std::holds_alternative<int64_t>(arg) ? static_cast<double>(std::get<int64_t>(arg))
                                                        : std::get<double>(arg);
  part = Run::Part::value;
  if (q.value == v || (q.format.unit == Format::Unit::share && q.value * 100 == v)) return true;
  part = Run::Part::n;
  return q.n == v;
}
}  // namespace

Line Ledger::message(size_t answer, const Figure& figure, const Text& text) {
  const auto known = quantities(figure);
  Line line;
  std::string literal;
  const std::string pattern = words->say(Text(text.id));
  const auto flush = [&] {
    if (!literal.empty())
      line.push_back(
          Bit{Text(literal), -1, Run::Part::none, has_digits(literal) ? "text" : "", Bit::Style::plain});
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
    const std::string printed = english(Text("%1", {arg}));
    if (!has_digits(printed)) {
      literal += printed;
      continue;
    }
    flush();
    Bit bit{Text(printed), -1, Run::Part::none, "text", Bit::Style::plain};
    for (const auto& [q, label] : known) {
      Run::Part part = Run::Part::none;
      if (!same(q, arg, part, *words)) continue;
      bit.fact = bind(answer, q, label);
      bit.part = part;
      if (bit.fact >= 0) bit.def.clear(), bit.style = Bit::Style::strong;
      break;
    }
    line.push_back(bit);
  }
  flush();
  return line;
}

}  // namespace habitus::report
