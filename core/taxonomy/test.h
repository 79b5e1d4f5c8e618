#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/events/scan.h"

namespace habitus::taxonomy {

/// A predicate on one event: on its name ("event") or on a property. Text is compared as text, order as
/// numbers; a missing value passes `missing`, `is_not` and `not_in` and nothing else.
struct Test {
  enum class Op {
    is,
    is_not,
    in,
    not_in,
    less,
    at_most,
    more,
    at_least,
    contains,
    starts,
    ends,
    matches,
    exists,
    missing
  };
  std::string property;
  Op op = Op::is;
  std::vector<std::string> values;  ///< one, several for in/not_in, none for exists/missing
  bool operator==(const Test&) const = default;
};

/// {"property":"country","op":"is","values":["DE"]}; "value" may stand for a single value. Checks the
/// property against `properties` ("event" always exists), the numbers and the regular expression.
Result<Test> parse_test(const Json& spec, const std::vector<std::string>& properties,
                        const std::string& where);
Json to_json(const Test& test);
const char* op_name(Test::Op op);
bool is_order(Test::Op op);  ///< less, at_most, more, at_least: read as numbers

/// Does the word pass? `present` is false for a missing value.
bool passes(const Test& test, std::string_view word, bool present);
/// The same for many present words: the regular expression is compiled once.
std::function<bool(std::string_view)> word_predicate(const Test& test);
double bound_of(const Test& test);  ///< the number an order test compares with
/// For less, at_most, more, at_least: does `number` stand to `bound` as asked? A NaN never does.
inline bool passes(Test::Op op, double number, double bound) {
  return op == Test::Op::less      ? number < bound
         : op == Test::Op::at_most ? number <= bound
         : op == Test::Op::more    ? number > bound
                                   : number >= bound;
}

/// Several tests that must all hold, compiled against the words of the log: every text test is one table
/// look-up.
class Tests {
 public:
  static Result<Tests> make(Project& project, const std::vector<Test>& tests);
  /// Adds the columns the tests read to `need` and remembers where they are.
  void bind(events::Need& need);
  bool hold(const events::Slab& slab, size_t i) const {
    for (const auto& t : text_)
      if (!(*t.pass)[t.column < 0 ? slab.event[i] : slab.text[static_cast<size_t>(t.column)][i]])
        return false;
    for (const auto& t : order_)
      if (!passes(t.op, slab.number[t.column][i], t.bound)) return false;
    return true;
  }
  bool empty() const { return text_.empty() && order_.empty(); }

 private:
  struct Table {
    std::string property;
    std::shared_ptr<const std::vector<uint8_t>> pass;  ///< by code
    int column = -1;                                   ///< −1: the event name
  };
  struct Order {
    std::string property;
    Test::Op op = Test::Op::less;
    double bound = 0;
    size_t column = 0;
  };
  std::vector<Table> text_;
  std::vector<Order> order_;
};

/// Index of `name` in `columns`, added when it is not there.
size_t column_of(std::vector<std::string>& columns, const std::string& name);

}  // namespace habitus::taxonomy
