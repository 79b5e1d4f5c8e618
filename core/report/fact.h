#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/report/drawing.h"
#include "core/report/question.h"

namespace habitus::report {

/// One printed number with everything that computes it again: ask `answer.question` with its completed spec,
/// take the figures, look up `at`.
struct Fact {
  std::string id;       ///< "f1", "f2", … in the order of first appearance
  size_t answer = 0;    ///< index into Ledger::answers
  Quantity quantity;    ///< value, interval, n, format, JSON pointer `at`
  Text label;           ///< what it is
  std::string section;  ///< where it was printed first
};

/// A piece of a line. Digits outside facts must belong to a listed definition: `def` names which
/// (definitions() below).
struct Bit {
  Text text;
  int fact = -1;
  Run::Part part = Run::Part::none;
  std::string def;
  enum class Style { plain, strong, quiet, code } style = Style::plain;
};
using Line = std::vector<Bit>;

/// What digits that are no figures of an answer may be, with the sentence that explains each; printed in the
/// glossary.
struct Listed {
  const char* def;
  const char* meaning;
};
const std::vector<Listed>& listed_definitions();

/// Binds printed numbers to answers while a document is built.
class Ledger {
 public:
  Ledger();
  const Words* words;  ///< prints the numbers; English unless the document is in another language
  std::vector<Answer> answers;
  std::vector<Fact> facts;
  std::string section;  ///< where facts are being printed now

  size_t adopt(const Answer& answer);
  /// The fact of a quantity of an answer: one per (answer, place). The place is the quantity's own JSON
  /// pointer; where it has none, `place`: where it stands in the answer's figures ("figures/0/table/2/1"),
  /// which are a pure function of the answer. −1 without either, and for what is withheld.
  int bind(size_t answer, const Quantity& quantity, const Text& label, const std::string& place = {});
  /// A quantity as a line: value (strong), interval, each bound.
  Line value(size_t answer, const Quantity& quantity, const Text& label, const std::string& place = {});
  Line interval(size_t answer, const Quantity& quantity, const Text& label, const std::string& place = {});
  /// A sentence of a figure at `place`: each numeric argument is a fact of its own; digits in words are
  /// names.
  Line message(size_t answer, const Text& text, const Text& label, const std::string& place);

 private:
  std::map<std::string, size_t> by_result_;
  std::map<std::pair<size_t, std::string>, int> by_place_;
};

/// Every quantity of a figure with what it is called: marks, tiles, twin table.
std::vector<std::pair<Quantity, Text>> quantities(const Figure& figure);

}  // namespace habitus::report
