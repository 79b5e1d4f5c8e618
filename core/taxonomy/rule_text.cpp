// The text form of a taxonomy: a writer, and a parser of its lines (line.h).
#include <nlohmann/json.hpp>

#include "core/taxonomy/line.h"
#include "core/taxonomy/rules.h"

namespace habitus::taxonomy {

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
    for (const Pattern& alternative : b.any) out += "  when " + to_text(alternative) + "\n";
  }
  return out;
}

std::string conditions_to_text(const Json& tests) {
  std::string out;
  for (const auto& test : tests) {
    const auto parsed = parse_test(test, {test.value("property", "")}, {});
    if (parsed) out += (out.empty() ? "" : " and ") + to_text(*parsed);
  }
  return out;
}

Result<Json> conditions_from_text(const std::string& text) {
  TRY(auto parts, tokens(text, text));
  Line line(std::move(parts), text);
  TRY(Json tests, line.tests());
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
      TRY(const Json written, line.pattern());
      TRY(const Pattern checked, parse_pattern(written, properties, where));
      list.back()["any"].push_back(to_json(checked));
    } else {
      return line.wanted("“behaviour name”, or “when …” below one");
    }
    if (!line.done()) return line.wanted("the end of the line");
  }
  return parse_rules(Json{{"behaviours", std::move(list)}}, properties);
}

}  // namespace habitus::taxonomy
