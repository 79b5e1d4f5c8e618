#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace habitus::events {

/// How a text that is really a number or a time is printed, so that the value alone gives the text back, byte
/// for byte.
struct Pattern {
  enum class Kind : uint8_t { whole, decimal, time };
  Kind kind = Kind::whole;
  uint8_t scale = 0;     ///< decimal: digits after the point (1 … 15)
  char separator = 'T';  ///< time: between date and clock; 0 = a date alone
  uint8_t fraction = 0;  ///< time: digits of the second's fraction: 0, 3 or 6
  uint8_t zone = 0;      ///< time: 0 nothing, 1 "Z", 2 "+00:00"
};

/// The pattern a text follows, if any: "17", "-3.50", "2025-01-06", "2025-01-06T00:00:00.000Z", …
std::optional<Pattern> pattern_of(std::string_view text);
/// The value of a text under `pattern` (decimals times 10^scale, times in µs); nothing when printing it would
/// differ.
std::optional<int64_t> value_of(std::string_view text, const Pattern& pattern);
/// Appends the text of a value.
void print_value(int64_t value, const Pattern& pattern, std::string& out);

}  // namespace habitus::events
