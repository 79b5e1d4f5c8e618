#include "core/report/words.h"

#include <QtCore/qglobal.h>

#include <cmath>
#include <cstdio>

#include <QtCore/qtmetamacros.h>

namespace habitus::report {

std::string Words::say(const Text& text) const { return english(text); }

std::string Words::number(double value, int decimals) const {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.*f", decimals, std::abs(value));
  std::string digits = buffer;
  const size_t point = digits.find('.');
  for (size_t i = point == std::string::npos ? digits.size() : point; i > 3; i -= 3)
    digits.insert(i - 3, ",");
  const bool zero = digits.find_first_of("123456789") == std::string::npos;
  return (std::signbit(value) && !zero ? "\u2212" : "") + digits;
}

namespace {
constexpr const char* kSpace = "\u00a0";  // no-break

struct Scaled {
  double factor;
  const char* unit;
};
Scaled scaled(const Format& format, double value) {
  switch (format.unit) {
    case Format::Unit::share:
      return {100, "%"};
    case Format::Unit::points:
      return {100, QT_TRANSLATE_NOOP("core", "pts")};
    case Format::Unit::days:
      return {1, "d"};
    case Format::Unit::duration: {
      const double us = std::abs(value);
      if (us >= 86400e6) return {1 / 86400e6, "d"};
      if (us >= 3600e6) return {1 / 3600e6, "h"};
      if (us >= 60e6) return {1 / 60e6, "min"};
      return {1e-6, "s"};
    }
    default:
      return {1, ""};
  }
}
}  // namespace

std::string print(const Quantity& q, const Words& words) {
  if (q.state == State::suppressed) return "·";
  if (q.state == State::undefined || std::isnan(q.value)) return "–";
  const Scaled s = scaled(q.format, q.value);
  std::string out = words.number(q.value * s.factor, q.format.decimals);
  if (q.state == State::immature) out = "≥" + std::string(kSpace) + out;
  const std::string unit = q.format.symbol.empty() ? s.unit : q.format.symbol;
  return unit.empty() ? out : out + kSpace + words.say(unit);
}

std::string print_interval(const Quantity& q, const Words& words) {
  if (q.state == State::suppressed || std::isnan(q.lo) || std::isnan(q.hi)) return {};
  const Scaled s = scaled(q.format, q.value);
  const std::string lo = words.number(q.lo * s.factor, q.format.decimals);
  const std::string hi = words.number(q.hi * s.factor, q.format.decimals);
  if (q.lo >= 0) return lo + "–" + hi;
  return lo + " " + words.say(Text(QT_TRANSLATE_NOOP("core", "to"))) + " " + (q.hi > 0 ? "+" : "") + hi;
}

std::string print(const Cell& cell, const Words& words) {
  if (const auto* text = std::get_if<Text>(&cell)) return words.say(*text);
  if (const auto* q = std::get_if<Quantity>(&cell)) return print(*q, words);
  return {};
}

}  // namespace habitus::report
