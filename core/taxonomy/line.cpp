#include "core/taxonomy/line.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace habitus::taxonomy {
namespace {

const std::set<std::string> kReserved{"behaviour", "in",       "when",   "and",  "is",
                                      "not",       "contains", "starts", "ends", "matches",
                                      "exists",    "missing",  "between"};

bool plain_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0 ||
         std::string_view("_.:-/+").find(c) != std::string_view::npos;
}

}  // namespace

std::string quoted(const std::string& word) {
  if (!word.empty() && !kReserved.contains(word) && std::all_of(word.begin(), word.end(), plain_char))
    return word;
  std::string out = "\"";
  for (const char c : word) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else
      out += c;
  }
  return out + "\"";
}

std::string to_text(const Test& test) {
  std::string out = quoted(test.property) + " ";
  switch (test.op) {
    case Test::Op::is:
      out += "is ";
      break;
    case Test::Op::is_not:
      out += "is not ";
      break;
    case Test::Op::in:
      out += "in ";
      break;
    case Test::Op::not_in:
      out += "not in ";
      break;
    case Test::Op::less:
      out += "< ";
      break;
    case Test::Op::at_most:
      out += "<= ";
      break;
    case Test::Op::more:
      out += "> ";
      break;
    case Test::Op::at_least:
      out += ">= ";
      break;
    case Test::Op::exists:
    case Test::Op::missing:
      return out + op_name(test.op);
    default:
      out += std::string(op_name(test.op)) + " ";
  }
  if (test.op != Test::Op::in && test.op != Test::Op::not_in) return out + quoted(test.values.front());
  for (size_t i = 0; i < test.values.size(); ++i) out += (i ? ", " : "(") + quoted(test.values[i]);
  return out + ")";
}

Result<std::vector<Token>> tokens(const std::string& line, const std::string& where) {
  std::vector<Token> out;
  for (size_t i = 0; i < line.size();) {
    const char c = line[i];
    if (c == ' ' || c == '\t' || c == '\r') {
      ++i;
    } else if (c == '"') {
      Token token{"", true};
      for (++i; i < line.size() && line[i] != '"'; ++i) {
        if (line[i] != '\\' || i + 1 == line.size())
          token.text += line[i];
        else {
          const char e = line[++i];
          token.text += e == 'n' ? '\n' : e == 'r' ? '\r' : e == 't' ? '\t' : e;
        }
      }
      if (i == line.size()) return fail(Kind::input, "A quote is not closed", where, "Add the closing \"");
      ++i;
      out.push_back(std::move(token));
    } else if (c == '(' || c == ')' || c == ',') {
      out.push_back({std::string(1, c)});
      ++i;
    } else if (c == '=') {
      out.push_back({"="});
      ++i;
    } else if (line.substr(i, 2) == "!=") {
      out.push_back({"!="});
      i += 2;
    } else if (c == '<' || c == '>') {
      const bool equal = i + 1 < line.size() && line[i + 1] == '=';
      out.push_back({line.substr(i, equal ? 2 : 1)});
      i += equal ? 2 : 1;
    } else if (plain_char(c)) {
      size_t end = i;
      while (end < line.size() && plain_char(line[end])) ++end;
      out.push_back({line.substr(i, end - i)});
      i = end;
    } else {
      return fail(Kind::input, Text("The character “%1” has no meaning here", {std::string(1, c)}), where,
                  "Put the word in double quotes");
    }
  }
  return out;
}

Result<std::string> Line::word(const char* what) {
  const bool is_word =
      !done() &&
      (tokens_[at_].quoted || (plain_char(tokens_[at_].text[0]) && !kReserved.contains(tokens_[at_].text)));
  if (!is_word) return wanted(what);
  return tokens_[at_++].text;
}

tl::unexpected<Error> Line::wanted(const std::string& what) const {
  return fail(Kind::input,
              Text("Here should stand %1, not “%2”",
                   {what, done() ? std::string("the end of the line") : tokens_[at_].text}),
              where_);
}

Result<Json> Line::test() {
  TRY(const std::string property, word("a property or “event”"));
  Json test{{"property", property}};
  if (take("exists"))
    test["op"] = "exists";
  else if (take("missing"))
    test["op"] = "missing";
  else {
    if (take("between")) return range(std::move(test));
    const bool unequal = take("!="), is = unequal || take("=") || take("is"),
               negated = unequal || take("not");
    static constexpr std::pair<const char*, const char*> kSigns[] = {
        {"<", "less"},      {"<=", "at_most"},        {">", "more"},
        {">=", "at_least"}, {"contains", "contains"}, {"starts", "starts"},
        {"ends", "ends"},   {"matches", "matches"}};
    if (!is && take("in")) return list(std::move(test), negated ? "not_in" : "in");
    if (negated && !is) return wanted("“in” after “not”");
    test["op"] = is ? (negated ? "is_not" : "is") : "";
    for (const auto& [sign, op] : kSigns)
      if (test["op"] == "" && take(sign)) test["op"] = op;
    if (test["op"] == "") return wanted("a comparison (is, in, <, >=, contains, …)");
    TRY(const std::string value, word("a value"));
    test["values"] = Json::array({value});
  }
  return test;
}

/// "between 10 and 20"
Result<Json> Line::range(Json test) {
  test["op"] = "between";
  TRY(const std::string low, word("the smaller value"));
  if (!take("and")) return wanted("“and” between the two values");
  TRY(const std::string high, word("the greater value"));
  test["values"] = Json::array({low, high});
  return test;
}

Result<Json> Line::list(Json test, const char* op) {
  test["op"] = op;
  test["values"] = Json::array();
  if (!take("(")) return wanted("“(” before the values");
  do {
    TRY(const std::string value, word("a value"));
    test["values"].push_back(value);
  } while (take(","));
  if (!take(")")) return wanted("“,” or “)”");
  return test;
}

}  // namespace habitus::taxonomy
