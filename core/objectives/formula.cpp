#include "core/objectives/formula.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/taxonomy/pick_text.h"

namespace habitus::objectives {
namespace {

using Op = Formula::Op;
using Term = Formula::Term;

std::string trim(std::string text) {
  const char* blanks = " \t\n";
  text.erase(0, text.find_first_not_of(blanks));
  text.erase(text.find_last_not_of(blanks) + 1);
  return text;
}

/// Recursive descent: sums of products of numbers, counts and bracketed sums.
class Parser {
 public:
  Parser(const std::string& text, const taxonomy::Lens& lens, const std::vector<std::string>& properties,
         const std::string& where)
      : text_(text), lens_(lens), properties_(properties), where_(where) {}

  Result<Formula> whole() {
    CHECK(sum());
    blanks();
    if (at_ < text_.size()) return wrong();
    return std::move(out_);
  }

 private:
  void blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }
  bool eat(char c) {
    blanks();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  tl::unexpected<Error> wrong() const {
    return fail(Kind::input,
                Text(QT_TRANSLATE_NOOP("core", "The formula cannot be read from “%1” on"),
                     {excerpt(std::string_view(text_).substr(std::min(at_, text_.size())), 40)}),
                where_,
                QT_TRANSLATE_NOOP("core",
                                  "Write like persons(purchase) / persons(), with events, persons, sum, "
                                  "sessions, duration, days and window"));
  }
  void push(Op::What what) { out_.code.push_back({what, 0, 0}); }

  Done sum() {
    CHECK(product());
    for (;;) {
      if (eat('+')) {
        CHECK(product());
        push(Op::What::plus);
      } else if (eat('-')) {
        CHECK(product());
        push(Op::What::minus);
      } else {
        return {};
      }
    }
  }
  Done product() {
    CHECK(factor());
    for (;;) {
      if (eat('*')) {
        CHECK(factor());
        push(Op::What::times);
      } else if (eat('/')) {
        CHECK(factor());
        push(Op::What::over);
      } else {
        return {};
      }
    }
  }
  Done factor() {
    if (++depth_ > 200) return wrong();
    if (eat('-')) {
      CHECK(factor());
      push(Op::What::negate);
      return {};
    }
    if (eat('(')) {
      CHECK(sum());
      if (!eat(')')) return wrong();
      return {};
    }
    blanks();
    if (at_ < text_.size() && (std::isdigit(static_cast<unsigned char>(text_[at_])) || text_[at_] == '.'))
      return number();
    return count();
  }
  Done number() {
    double value = 0;
    const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (error != std::errc()) return wrong();
    at_ = static_cast<size_t>(end - text_.data());
    out_.code.push_back({Op::What::number, value, 0});
    return {};
  }
  /// What stands between the brackets, up to the one that closes them.
  Result<std::string> argument() {
    if (!eat('(')) return wrong();
    const size_t from = at_;
    int open = 1;
    char quote = 0;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (quote) {
        if (c == quote) quote = 0;
      } else if (c == '"') {
        quote = c;
      } else if (c == '(') {
        ++open;
      } else if (c == ')' && --open == 0) {
        return trim(text_.substr(from, at_++ - from));
      }
    }
    return wrong();
  }
  Done pick_of(const std::string& text, Term& term) {
    TRY(const Json pick, taxonomy::pick_from_text(text.empty() ? "*" : text));
    TRY(const Json done, taxonomy::complete_pick(pick, lens_, properties_, where_));
    term.pick = canonical(done);
    return {};
  }
  Done count() {
    static const std::vector<std::string> names{"events",   "persons", "sum",   "sessions",
                                                "duration", "days",    "window"};
    const size_t from = at_;
    while (at_ < text_.size() && std::isalpha(static_cast<unsigned char>(text_[at_]))) ++at_;
    const std::string name = text_.substr(from, at_ - from);
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      if (name.empty()) return wrong();
      return spec::unknown("count", name, names, where_);
    }
    Term term;
    term.count = static_cast<Formula::Count>(found - names.begin());
    TRY(std::string inside, argument());
    if (term.count == Formula::Count::persons)
      if (const size_t comma = inside.rfind(','); comma != std::string::npos) {
        const std::string times = trim(inside.substr(comma + 1));
        if (!times.empty() && times.size() < 9 && std::all_of(times.begin(), times.end(), [](char c) {
              return std::isdigit(static_cast<unsigned char>(c));
            })) {
          term.times = std::max(1, std::stoi(times));
          inside = trim(inside.substr(0, comma));
        }
      }
    if (term.count == Formula::Count::sum) {
      const size_t of = inside.find(" of ");
      term.property = trim(inside.substr(0, of));
      if (std::find(properties_.begin(), properties_.end(), term.property) == properties_.end())
        return spec::unknown("property", term.property, properties_, where_);
      inside = of == std::string::npos ? "" : trim(inside.substr(of + 4));
    }
    const bool bare = term.count == Formula::Count::sessions || term.count == Formula::Count::duration ||
                      term.count == Formula::Count::window;
    if (bare && !inside.empty())
      return fail(Kind::input,
                  Text(QT_TRANSLATE_NOOP("core", "%1() takes nothing between its brackets"), {name}), where_);
    CHECK(pick_of(inside, term));
    const auto known = std::find(out_.terms.begin(), out_.terms.end(), term);
    out_.code.push_back({Op::What::term, 0, static_cast<size_t>(known - out_.terms.begin())});
    if (known == out_.terms.end()) out_.terms.push_back(std::move(term));
    return {};
  }

  const std::string& text_;
  const taxonomy::Lens& lens_;
  const std::vector<std::string>& properties_;
  const std::string& where_;
  size_t at_ = 0;
  int depth_ = 0;
  Formula out_;
};

}  // namespace

Result<Formula> parse_formula(const std::string& text, const taxonomy::Lens& lens,
                              const std::vector<std::string>& properties, const std::string& where) {
  if (trim(text).empty())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "There is no formula"), where,
                QT_TRANSLATE_NOOP("core", "Write like persons(purchase) / persons()"));
  return Parser(text, lens, properties, where).whole();
}

double Formula::value(std::span<const double> counts) const {
  std::vector<double> stack;
  const auto take = [&stack] {
    const double x = stack.back();
    stack.pop_back();
    return x;
  };
  for (const Op& op : code) {
    if (op.what == Op::What::number || op.what == Op::What::term) {
      stack.push_back(op.what == Op::What::number ? op.number : counts[op.term]);
      continue;
    }
    const double b = take();
    if (op.what == Op::What::negate) {
      stack.push_back(-b);
      continue;
    }
    const double a = take();
    stack.push_back(op.what == Op::What::plus    ? a + b
                    : op.what == Op::What::minus ? a - b
                    : op.what == Op::What::times ? a * b
                    : b == 0                     ? std::nan("")
                                                 : a / b);
  }
  return stack.back();
}

}  // namespace habitus::objectives
