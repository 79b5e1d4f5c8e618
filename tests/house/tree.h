#pragma once
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace house {

/// Something that is not as the house wants it, with the way out: "core/x/y.cpp:12: what. What to do."
struct Finding {
  std::string file;
  size_t line = 0;
  std::string what;
  std::string text() const { return file + ":" + std::to_string(line) + ": " + what; }
};
using Findings = std::vector<Finding>;

/// The sources as text, by their path from the root. Rules are functions of it, so they can be shown a
/// planted fault.
using Tree = std::map<std::string, std::string>;

inline bool ends(const std::string& text, const std::string& tail) {
  return text.size() >= tail.size() && text.compare(text.size() - tail.size(), tail.size(), tail) == 0;
}
inline bool begins(const std::string& text, const std::string& head) { return text.rfind(head, 0) == 0; }
inline bool is_header(const std::string& path) { return ends(path, ".h"); }
inline bool is_code(const std::string& path) { return is_header(path) || ends(path, ".cpp"); }

/// The part of a path before the n-th slash: folder("core/base/x.h", 1) = "base".
inline std::string folder(const std::string& path, size_t n) {
  std::istringstream parts(path);
  std::string part;
  for (size_t i = 0; i <= n; ++i)
    if (!std::getline(parts, part, '/')) return {};
  return part;
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

inline size_t line_at(const std::string& text, size_t offset) {
  return 1 + static_cast<size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

inline Tree read_tree(const std::filesystem::path& root) {
  namespace fs = std::filesystem;
  static const std::set<std::string> kText{".h",  ".cpp", ".txt",  ".md", ".sql",
                                           ".sh", ".py",  ".json", ".ts", ".cmake"};
  Tree tree;
  auto take = [&](const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    tree[fs::relative(file, root).generic_string()] = bytes.str();
  };
  for (const char* top : {"app", "core", "views", "resources", "translations", "tests", "packaging", ".ci"}) {
    if (!fs::is_directory(root / top)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / top))
      if (entry.is_regular_file() &&
          (kText.count(entry.path().extension().string()) || std::string(top) == ".ci"))
        take(entry.path());
  }
  for (const char* file : {"README.md", "CMakeLists.txt"}) take(root / file);
  return tree;
}

/// The code with comments, string and character literals and preprocessor lines blanked out; line breaks
/// stay.
inline std::string blank(const std::string& code) {
  std::string out = code;
  auto wipe = [&](size_t from, size_t to) {
    for (size_t i = from; i < to && i < out.size(); ++i)
      if (out[i] != '\n') out[i] = ' ';
  };
  bool line_start = true;
  for (size_t i = 0; i < code.size();) {
    size_t end = i + 1;
    if (line_start && code[i] == '#') {
      while (end < code.size() && (code[end] != '\n' || code[end - 1] == '\\')) ++end;
      wipe(i, end);
    } else if (code.compare(i, 2, "//") == 0) {
      end = std::min(code.find('\n', i), code.size());
      wipe(i, end);
    } else if (code.compare(i, 2, "/*") == 0) {
      end = std::min(code.find("*/", i + 2), code.size() - 2) + 2;
      wipe(i, end);
    } else if (code.compare(i, 2, "R\"") == 0 &&
               (i == 0 || !std::isalnum(static_cast<unsigned char>(code[i - 1])))) {
      const std::string close = ")" + code.substr(i + 2, code.find('(', i) - i - 2) + "\"";
      end = std::min(code.find(close, i), code.size() - close.size()) + close.size();
      wipe(i, end);
    } else if (code[i] == '"' ||
               (code[i] == '\'' && (i == 0 || !std::isalnum(static_cast<unsigned char>(code[i - 1]))))) {
      while (end < code.size() && code[end] != code[i] && code[end] != '\n') end += code[end] == '\\' ? 2 : 1;
      end = std::min(end + 1, code.size());
      wipe(i, end);
    }
    for (; i < end; ++i)
      line_start = code[i] == '\n' || (line_start && std::isspace(static_cast<unsigned char>(code[i])));
  }
  return out;
}

}  // namespace house
