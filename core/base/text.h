#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace habitus {

/// One value inside a message. Numbers stay numbers until somebody reads them, so that the locale can print
/// them.
using Arg = std::variant<int64_t, double, std::string>;

/// A message that is not yet in any language: the English source text with %1 … %9, and its arguments.
/// Core never formats prose; `app` and `views` call `tr(text)` (views/kit/words.h) and verbs print
/// `english()`.
struct Text {
  std::string id;  ///< English source text, marked with QT_TRANSLATE_NOOP("core", "…") where it is written
  std::vector<Arg> args;

  Text() = default;
  Text(const char* source) : id(source) {}  // NOLINT: a bare source text is a message
  Text(std::string source) : id(std::move(source)) {}
  Text(std::string source, std::initializer_list<Arg> values) : id(std::move(source)), args(values) {}
  bool empty() const { return id.empty(); }
  bool operator==(const Text&) const = default;
};

/// The message in English with its arguments filled in (integers plain, doubles with up to 6 significant
/// digits).
std::string english(const Text& text);

/// Replaces %1 … %9 in `pattern` by `args`. Shared with the translated path.
std::string fill(const std::string& pattern, const std::vector<std::string>& args);

/// At most `bytes` bytes of `raw`, control characters escaped (\n, \t, \x1b …), cut at a UTF-8 boundary with
/// "…".
std::string excerpt(std::string_view raw, size_t bytes = 80);

/// True when `raw` is well-formed UTF-8.
bool is_utf8(std::string_view raw);

}  // namespace habitus
