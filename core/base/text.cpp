#include "core/base/text.h"

#include <cstdio>
#include <string_view>

namespace habitus {

std::string fill(const std::string& pattern, const std::vector<std::string>& args) {
  std::string out;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const bool hole =
        pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9';
    if (!hole) {
      out += pattern[i];
      continue;
    }
    const size_t n = static_cast<size_t>(pattern[++i] - '1');
    out += n < args.size() ? args[n] : std::string("%") + pattern[i];
  }
  return out;
}

std::string english(const Text& text) {
  std::vector<std::string> args;
  for (const Arg& arg : text.args) {
    if (const auto* s = std::get_if<std::string>(&arg)) {
      args.push_back(*s);
    } else if (const auto* i = std::get_if<int64_t>(&arg)) {
      args.push_back(std::to_string(*i));
    } else {
      char buffer[32];
      std::snprintf(buffer, sizeof buffer, "%.6g", std::get<double>(arg));
      args.emplace_back(buffer);
    }
  }
  return fill(text.id, args);
}

namespace {
/// Length of the well-formed UTF-8 sequence at the start of `s`, or 0.
size_t sequence(std::string_view s) {
  const auto b = [&](size_t i) { return static_cast<unsigned char>(s[i]); };
  const auto follows = [&](size_t i) { return i < s.size() && (b(i) & 0xC0) == 0x80; };
  if (b(0) < 0x80) return 1;
  if (b(0) >= 0xC2 && b(0) <= 0xDF) return follows(1) ? 2 : 0;
  if (b(0) >= 0xE0 && b(0) <= 0xEF) {
    if (!follows(1) || !follows(2)) return 0;
    if (b(0) == 0xE0 && b(1) < 0xA0) return 0;
    if (b(0) == 0xED && b(1) > 0x9F) return 0;
    return 3;
  }
  if (b(0) >= 0xF0 && b(0) <= 0xF4) {
    if (!follows(1) || !follows(2) || !follows(3)) return 0;
    if (b(0) == 0xF0 && b(1) < 0x90) return 0;
    if (b(0) == 0xF4 && b(1) > 0x8F) return 0;
    return 4;
  }
  return 0;
}
}  // namespace

bool is_utf8(std::string_view raw) {
  while (!raw.empty()) {
    const size_t n = sequence(raw);
    if (n == 0) return false;
    raw.remove_prefix(n);
  }
  return true;
}

std::string excerpt(std::string_view raw, size_t bytes) {
  std::string out;
  while (!raw.empty()) {
    const size_t n = sequence(raw);
    const auto c = static_cast<unsigned char>(raw[0]);
    char buffer[8];
    std::string piece;
    if (n == 0 || (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7F) {
      std::snprintf(buffer, sizeof buffer, "\\x%02x", c);
      piece = buffer;
    } else if (c == '\n') {
      piece = "\\n";
    } else if (c == '\t') {
      piece = "\\t";
    } else if (c == '\r') {
      piece = "\\r";
    } else {
      piece = std::string(raw.substr(0, n));
    }
    if (out.size() + piece.size() > bytes) return out + "…";
    out += piece;
    raw.remove_prefix(n == 0 ? 1 : n);
  }
  return out;
}

}  // namespace habitus
