#include <algorithm>

#include "core/governance/recompute.h"
#include "core/report/markup.h"

namespace habitus::governance {

namespace {
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  size_t from = 0;
  for (size_t at = text.find('\n'); at != std::string::npos; from = at + 1, at = text.find('\n', from))
    out.push_back(text.substr(from, at - from));
  out.push_back(text.substr(from));
  return out;
}

/// A line as alternating runs: digits with what groups and points them, and everything else.
struct Piece {
  size_t at;
  std::string text;
  bool digits;
};
std::vector<Piece> pieces_of(const std::string& line) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::vector<Piece> out;
  for (size_t i = 0; i < line.size();) {
    const size_t from = i;
    const bool digits = is_digit(line[i]);
    const auto inside = [&](size_t p) {  // the comma of 23,570
      return digits && (line[p] == ',' || line[p] == '.') && p + 1 < line.size() && is_digit(line[p + 1]);
    };
    while (i < line.size() && (is_digit(line[i]) == digits || inside(i))) ++i;
    out.push_back({from, line.substr(from, i - from), digits});
  }
  return out;
}

/// The value of the last `name="…"` before `at` whose element still holds that place.
std::string owner(const std::string& line, size_t at, const std::string& name) {
  const size_t found = line.rfind(name + "=\"", at);
  if (found == std::string::npos) return {};
  const size_t close = line.find('>', found);
  if (close != std::string::npos && close < at) {
    const size_t end = line.find("</", close);
    if (end != std::string::npos && end < at) return {};
  }
  const size_t from = found + name.size() + 2;
  return line.substr(from, line.find('"', from) - from);
}

std::string without_tags(const std::string& text) {
  std::string out;
  bool tag = text.find('>') < text.find('<');  // it begins inside one
  for (const char c : text) {
    if (c == '<') tag = true;
    if (!tag) out += c;
    if (c == '>') tag = false;
  }
  return out;
}

/// The words that stand around that place, as a reader sees them.
std::string around(const std::string& line, size_t at) {
  constexpr size_t kLook = 400, kShow = 24;
  std::string before = without_tags(line.substr(at > kLook ? at - kLook : 0, std::min(at, kLook)));
  if (before.size() > kShow) before.erase(0, before.size() - kShow);
  while (!before.empty() && (before[0] & 0xC0) == 0x80) before.erase(0, 1);  // half a character
  return excerpt(before + without_tags(line.substr(at, kLook)), 60);
}

Mismatch name_it(const std::string& line, size_t number, size_t at, const std::string& section) {
  Mismatch m;
  m.fact = owner(line, at, "data-fact");
  const std::string def = m.fact.empty() ? owner(line, at, "data-def") : std::string();
  m.where = (section.empty() ? std::string() : section + ", ") + "line " + std::to_string(number) +
            (def.empty() ? "" : ", " + def) + ": " + around(line, at);
  return m;
}
}  // namespace

std::vector<Mismatch> compare_digits(const std::string& printed, const std::string& recomputed) {
  std::vector<Mismatch> out;
  if (printed == recomputed) return out;
  const std::vector<std::string> a = lines_of(printed), b = lines_of(recomputed);
  std::string section;
  for (size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    if (i < b.size())
      if (const size_t at = b[i].find("<h2 id=\"s"); at != std::string::npos)
        section = "section " + b[i].substr(at + 9, b[i].find('"', at + 9) - at - 9);
    if (i >= a.size() || i >= b.size()) {
      out.push_back(
          {{},
           "the file has " + std::to_string(a.size()) + " lines, the card " + std::to_string(b.size()),
           {},
           {}});
      break;
    }
    if (a[i] == b[i]) continue;
    const std::vector<Piece> x = pieces_of(a[i]), y = pieces_of(b[i]);
    if (x.size() != y.size()) {
      Mismatch m = name_it(b[i], i + 1, 0, section);
      m.printed = excerpt(a[i], 80), m.recomputed = excerpt(b[i], 80);
      out.push_back(std::move(m));
      continue;
    }
    for (size_t k = 0; k < x.size(); ++k) {
      if (x[k].text == y[k].text) continue;
      Mismatch m = name_it(b[i], i + 1, y[k].at, section);
      m.printed = x[k].text, m.recomputed = y[k].text;
      out.push_back(std::move(m));
    }
  }
  return out;
}

}  // namespace habitus::governance
