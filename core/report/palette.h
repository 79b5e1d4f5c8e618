#pragma once
#include <array>
#include <cstdint>
#include <string>

namespace habitus::report {

struct Colour {
  uint8_t r = 0, g = 0, b = 0;
  double a = 0;  ///< 0 = not drawn
  bool operator==(const Colour&) const = default;
  Colour at(double alpha) const { return {r, g, b, alpha}; }
};
constexpr Colour rgb(uint32_t hex) {
  return {static_cast<uint8_t>(hex >> 16), static_cast<uint8_t>(hex >> 8), static_cast<uint8_t>(hex), 1};
}
/// "#17557a"
std::string hex(Colour colour);
/// Relative contrast of two opaque colours (WCAG 2.2), 1 … 21.
double contrast(Colour a, Colour b);
/// Interpolates three stops in OKLab; `t` from 0 to 1.
Colour ramp(const std::array<Colour, 3>& stops, double t);
/// Black or white, whichever contrasts more with `ground`.
Colour ink_on(Colour ground);

/// Colours by role: the tokens of the window (light, dark) or of printed documents.
struct Palette {
  bool dark = false;
  Colour surface, sunken, line, grid, ghost, outline, text3, text2, text, accent, tint;
  Colour pass, pass_bg, fail, fail_bg, warn, warn_bg;
  std::array<Colour, 8> series;
  std::array<Colour, 3> sequential, diverging;
};
const Palette& light_palette();
const Palette& dark_palette();
const Palette& print_palette();  ///< documents on paper, always light

}  // namespace habitus::report
