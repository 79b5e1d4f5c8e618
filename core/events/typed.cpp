#include "core/events/typed.h"

#include <charconv>

#include "core/base/time.h"

namespace habitus::events {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool digits_at(std::string_view s, size_t from, size_t n) {
  if (from + n > s.size()) return false;
  for (size_t i = from; i < from + n; ++i)
    if (!is_digit(s[i])) return false;
  return true;
}
int number_at(std::string_view s, size_t from, size_t n) {
  int x = 0;
  for (size_t i = from; i < from + n; ++i) x = x * 10 + (s[i] - '0');
  return x;
}

/// Digits after the point of a canonical decimal ("0", "-12", "3.50"); −1 when the text is none.
int scale_of(std::string_view s) {
  if (!s.empty() && s[0] == '-') s.remove_prefix(1);
  size_t whole = 0;
  while (whole < s.size() && is_digit(s[whole])) ++whole;
  if (whole == 0 || (whole > 1 && s[0] == '0') || s.size() > 18) return -1;
  if (whole == s.size()) return 0;
  const size_t scale = s.size() - whole - 1;
  return s[whole] == '.' && scale >= 1 && scale <= 15 && digits_at(s, whole + 1, scale)
             ? static_cast<int>(scale)
             : -1;
}

void two(int x, std::string& out) {
  out += static_cast<char>('0' + x / 10);
  out += static_cast<char>('0' + x % 10);
}

void print_time(int64_t t, const Pattern& p, std::string& out) {
  const int64_t day = floor_div(t, kDay);
  const Date d = civil_from_days(day);
  two(d.year / 100, out);
  two(d.year % 100, out);
  out += '-';
  two(d.month, out);
  out += '-';
  two(d.day, out);
  if (p.separator == 0) return;
  const int64_t clock = t - day * kDay, s = clock / kSecond;
  out += p.separator;
  two(static_cast<int>(s / 3600), out);
  out += ':';
  two(static_cast<int>(s / 60 % 60), out);
  out += ':';
  two(static_cast<int>(s % 60), out);
  if (p.fraction) {
    const std::string us = std::to_string(clock % kSecond + kSecond);
    out += '.';
    out.append(us, 1, p.fraction);
  }
  if (p.zone == 1) out += 'Z';
  if (p.zone == 2) out += "+00:00";
}

void print_number(int64_t value, int scale, std::string& out) {
  char buffer[24];
  const char* end = std::to_chars(buffer, buffer + sizeof buffer,
                                  value < 0 ? -static_cast<uint64_t>(value) : static_cast<uint64_t>(value))
                        .ptr;
  std::string_view digits(buffer, static_cast<size_t>(end - buffer));
  if (value < 0) out += '-';
  const size_t places = static_cast<size_t>(scale);
  if (digits.size() <= places) {
    out += scale ? "0." : "";
    out.append(places - digits.size(), '0');
    out += digits;
  } else {
    out += digits.substr(0, digits.size() - places);
    if (scale) (out += '.') += digits.substr(digits.size() - places);
  }
}

std::optional<Pattern> time_pattern(std::string_view s) {
  if (!digits_at(s, 0, 4) || s.size() < 10 || s[4] != '-' || s[7] != '-' || !digits_at(s, 5, 2) ||
      !digits_at(s, 8, 2))
    return {};
  Pattern p{.kind = Pattern::Kind::time};
  if (s.size() == 10) return p.separator = 0, p;
  p.separator = s[10];
  if ((p.separator != 'T' && p.separator != ' ') || !digits_at(s, 11, 2) || s.size() < 19 || s[13] != ':' ||
      s[16] != ':')
    return {};
  size_t at = 19;
  if (at < s.size() && s[at] == '.') {
    while (at + 1 + p.fraction < s.size() && is_digit(s[at + 1 + p.fraction])) ++p.fraction;
    at += 1u + p.fraction;
  }
  if (p.fraction != 0 && p.fraction != 3 && p.fraction != 6) return {};
  const std::string_view zone = s.substr(std::min(at, s.size()));
  if (zone == "Z")
    p.zone = 1;
  else if (zone == "+00:00")
    p.zone = 2;
  else if (!zone.empty())
    return {};
  return p;
}

std::optional<int64_t> time_value(std::string_view s, const Pattern& want) {
  const auto p = time_pattern(s);
  if (!p || p->separator != want.separator || p->fraction != want.fraction || p->zone != want.zone) return {};
  const Date d{number_at(s, 0, 4), number_at(s, 5, 2), number_at(s, 8, 2)};
  if (d.month < 1 || d.month > 12 || d.day < 1 || d.day > days_in_month(d.year, d.month)) return {};
  int64_t t = days_from_civil(d) * kDay;
  if (p->separator == 0) return t;
  if (!digits_at(s, 14, 2) || !digits_at(s, 17, 2)) return {};
  const int h = number_at(s, 11, 2), m = number_at(s, 14, 2), sec = number_at(s, 17, 2);
  if (h > 23 || m > 59 || sec > 59) return {};
  t += h * kHour + m * kMinute + sec * kSecond;
  if (p->fraction) t += number_at(s, 20, p->fraction) * (p->fraction == 3 ? 1000 : 1);
  return t;
}

}  // namespace

std::optional<Pattern> pattern_of(std::string_view text) {
  if (const int scale = scale_of(text); scale >= 0)
    return Pattern{.kind = scale ? Pattern::Kind::decimal : Pattern::Kind::whole,
                   .scale = static_cast<uint8_t>(scale)};
  return time_pattern(text);
}

std::optional<int64_t> value_of(std::string_view text, const Pattern& pattern) {
  if (pattern.kind == Pattern::Kind::time) return time_value(text, pattern);
  if (scale_of(text) != pattern.scale) return {};
  int64_t value = 0;
  for (const char c : text)
    if (is_digit(c)) value = value * 10 + (c - '0');
  if (text[0] != '-') return value;
  return value == 0 ? std::nullopt : std::optional(-value);  // "-0" keeps its sign only as a text
}

void print_value(int64_t value, const Pattern& pattern, std::string& out) {
  if (pattern.kind == Pattern::Kind::time) return print_time(value, pattern, out);
  print_number(value, pattern.scale, out);
}

}  // namespace habitus::events
