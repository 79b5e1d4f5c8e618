#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/spec.h"
#include "core/taxonomy/rules.h"
#include "core/taxonomy/test_list.h"

// The text form of a taxonomy: a writer, a tokenizer and a parser by recursive descent.
namespace habitus::taxonomy {
namespace {

const std::set<std::string> kReserved{"behaviour", "in",       "when",   "and",  "is",
                                      "not",       "contains", "starts", "ends", "matches",
                                      "exists",    "missing",  "between"};

bool plain_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0 ||
         std::string_view("_.:-/+").find(c) != std::string_view::npos;
}

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

std::string test_text(const Test& test) {
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

struct Token {
  std::string text;
  bool quoted = false;
};

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

/// Reads the tokens of one line.
class Line {
 public:
  Line(std::vector<Token> tokens, std::string where) : tokens_(std::move(tokens)), where_(std::move(where)) {}
  bool done() const { return at_ == tokens_.size(); }
  bool take(const char* word) {
    if (done() || tokens_[at_].quoted || tokens_[at_].text != word) return false;
    ++at_;
    return true;
  }
  Result<std::string> word(const char* what) {
    const bool is_word =
        !done() &&
        (tokens_[at_].quoted || (plain_char(tokens_[at_].text[0]) && !kReserved.contains(tokens_[at_].text)));
    if (!is_word) return wanted(what);
    return tokens_[at_++].text;
  }
  tl::unexpected<Error> wanted(const std::string& what) const {
    return fail(Kind::input,
                Text("Here should stand %1, not “%2”",
                     {what, done() ? std::string("the end of the line") : tokens_[at_].text}),
                where_);
  }

  Result<Json> test() {
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

 private:
  /// "between 10 and 20"
  Result<Json> range(Json test) {
    test["op"] = "between";
    TRY(const std::string low, word("the smaller value"));
    if (!take("and")) return wanted("“and” between the two values");
    TRY(const std::string high, word("the greater value"));
    test["values"] = Json::array({low, high});
    return test;
  }
  Result<Json> list(Json test, const char* op) {
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

  std::vector<Token> tokens_;
  std::string where_;
  size_t at_ = 0;
};

}  // namespace

std::string to_text(const Rules& rules) {
  std::string out;
  for (const auto& b : rules.behaviours) {
    if (!out.empty()) out += "\n";
    for (size_t from = 0; !b.note.empty() && from <= b.note.size();) {
      const size_t end = std::min(b.note.find('\n', from), b.note.size());
      out += "# " + b.note.substr(from, end - from) + "\n";
      from = end + 1;
    }
    out += "behaviour " + quoted(b.name) + (b.category.empty() ? "" : " in " + quoted(b.category)) + "\n";
    for (const auto& alternative : b.any) {
      out += "  when ";
      for (size_t i = 0; i < alternative.size(); ++i) out += (i ? " and " : "") + test_text(alternative[i]);
      out += "\n";
    }
  }
  return out;
}

std::string conditions_to_text(const Json& tests) {
  std::string out;
  for (const auto& test : tests) {
    const auto parsed = parse_test(test, {test.value("property", "")}, {});
    if (parsed) out += (out.empty() ? "" : " and ") + test_text(*parsed);
  }
  return out;
}

Result<Json> conditions_from_text(const std::string& text) {
  TRY(auto parts, tokens(text, text));
  Line line(std::move(parts), text);
  Json tests = Json::array();
  do {
    TRY(Json test, line.test());
    tests.push_back(std::move(test));
  } while (line.take("and"));
  if (!line.done()) return line.wanted("“and”, or the end");
  return tests;
}

Result<Rules> parse_text(const std::string& text, const std::vector<std::string>& properties) {
  Json list = Json::array();
  std::string note;
  int number = 0;
  for (size_t from = 0; from < text.size();) {
    const size_t end = std::min(text.find('\n', from), text.size());
    std::string raw = text.substr(from, end - from);
    from = end + 1;
    const std::string where = "line " + std::to_string(++number);
    const size_t start = raw.find_first_not_of(" \t\r");
    if (start == std::string::npos) {
      note.clear();
      continue;
    }
    if (raw[start] == '#') {
      std::string words = raw.substr(start + 1);
      if (!words.empty() && words[0] == ' ') words.erase(0, 1);
      note += (note.empty() ? "" : "\n") + words;
      continue;
    }
    TRY(auto parts, tokens(raw, where));
    Line line(std::move(parts), where);
    if (line.take("behaviour")) {
      TRY(const std::string name, line.word("a name"));
      Json entry{{"name", name}, {"any", Json::array()}};
      if (line.take("in")) {
        TRY(const std::string category, line.word("a category"));
        entry["category"] = category;
      }
      if (!note.empty()) entry["note"] = note;
      note.clear();
      list.push_back(std::move(entry));
    } else if (line.take("when") && !list.empty()) {
      Json tests = Json::array();
      do {
        TRY(Json test, line.test());
        tests.push_back(std::move(test));
      } while (line.take("and"));
      TRY(const auto checked, parse_tests(tests, properties, where));
      list.back()["any"].push_back(Json::array());
      for (const Test& test : checked) list.back()["any"].back().push_back(to_json(test));
    } else {
      return line.wanted("“behaviour name”, or “when …” below one");
    }
    if (!line.done()) return line.wanted("the end of the line");
  }
  return parse_rules(Json{{"behaviours", std::move(list)}}, properties);
}

}  // namespace habitus::taxonomy
