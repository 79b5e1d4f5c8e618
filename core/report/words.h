#pragma once
#include <string>

#include "core/report/figure.h"

namespace habitus::report {

/// How numbers and messages become text. The window and the German documents pass their own; core's default
/// is English.
struct Words {
  virtual ~Words() = default;
  virtual std::string say(const Text& text) const;  ///< translated, arguments filled in
  virtual std::string number(double value,
                             int decimals) const;  ///< grouping and decimal sign of the language
};

/// "31.3 %", "12,480", "0.8 d", "–" when undefined, "·" when suppressed, "≥ 17" when immature. Minus is
/// U+2212.
std::string print(const Quantity& quantity, const Words& words);
/// "30.5–32.1", with a sign "−6.2 to +1.4"; empty when there is no interval.
std::string print_interval(const Quantity& quantity, const Words& words);
std::string print(const Cell& cell, const Words& words);

}  // namespace habitus::report
