#include "tests/house/rules.h"

namespace house {
namespace {

constexpr size_t kFile = 400, kFunction = 60, kMainWindow = 250;

/// Longest functions by counting braces: a block whose head has a parenthesis and stands in a namespace or
/// class.
void long_functions(const std::string& path, const std::string& text, Findings& out) {
  static const std::regex kScope("\\b(namespace|class|struct|union|enum|extern)\\b");
  const std::string code = blank(text);
  struct Block {
    bool scope;
    size_t start;
    bool function;
  };
  std::vector<Block> open;
  size_t head = 0;  // where the statement before a brace begins
  for (size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '{') {
      const std::string before = code.substr(head, i - head);
      const bool inside_scopes =
          std::all_of(open.begin(), open.end(), [](const Block& b) { return b.scope; });
      const bool scope = std::regex_search(before, kScope) && before.find(')') == std::string::npos;
      const size_t skip = before.find_first_not_of(" \n\t");
      const bool function = inside_scopes && !scope && before.find('(') != std::string::npos;
      open.push_back({scope, head + (skip == std::string::npos ? 0 : skip), function});
    } else if (code[i] == '}' && !open.empty()) {
      const Block block = open.back();
      open.pop_back();
      const size_t from = line_at(code, block.start), length = line_at(code, i) - from + 1;
      if (block.function && length >= kFunction)
        out.push_back({path, from,
                       "a function of " + std::to_string(length) + " lines; stay under " +
                           std::to_string(kFunction) + ". Give its parts names"});
    }
    if (code[i] == '{' || code[i] == '}' || code[i] == ';') head = i + 1;
  }
}

}  // namespace

Findings budgets(const Tree& tree) {
  Findings out;
  for (const auto& [path, text] : tree) {
    if (!is_code(path)) continue;
    const size_t lines = lines_of(text).size();
    const bool window = ends(path, "/mainwindow.cpp") || ends(path, "/main_window.cpp");
    const size_t most = window ? kMainWindow : kFile;
    if (lines >= most)
      out.push_back({path, lines,
                     std::to_string(lines) + " lines; stay under " + std::to_string(most) +
                         ". Move one of its subjects to a file of its own"});
    long_functions(path, text, out);
  }
  return out;
}

}  // namespace house
