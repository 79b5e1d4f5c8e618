#include "core/report/palette.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace habitus::report {

namespace {
double linear(uint8_t v) {
  const double s = v / 255.0;
  return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}
uint8_t gamma8(double v) {
  v = std::clamp(v, 0.0, 1.0);
  const double s = v <= 0.0031308 ? v * 12.92 : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
  return static_cast<uint8_t>(std::lround(s * 255));
}
double luminance(Colour c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }

// OKLab: B. Ottosson, "A perceptual color space for image processing" (2020).
std::array<double, 3> oklab(Colour c) {
  const double r = linear(c.r), g = linear(c.g), b = linear(c.b);
  const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}
Colour from_oklab(const std::array<double, 3>& v) {
  const double l = std::pow(v[0] + 0.3963377774 * v[1] + 0.2158037573 * v[2], 3);
  const double m = std::pow(v[0] - 0.1055613458 * v[1] - 0.0638541728 * v[2], 3);
  const double s = std::pow(v[0] - 0.0894841775 * v[1] - 1.2914855480 * v[2], 3);
  return {gamma8(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
          gamma8(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
          gamma8(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s), 1};
}
}  // namespace

std::string hex(Colour c) {
  char text[8];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", c.r, c.g, c.b);
  return text;
}

double contrast(Colour a, Colour b) {
  const double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
  return std::max(x, y) / std::min(x, y);
}

Colour ramp(const std::array<Colour, 3>& stops, double t) {
  t = std::isnan(t) ? 0 : std::clamp(t, 0.0, 1.0) * 2;
  const size_t i = t >= 1 ? 1 : 0;
  const auto from = oklab(stops[i]), to = oklab(stops[i + 1]);
  const double u = t - static_cast<double>(i);
  return from_oklab(
      {from[0] + u * (to[0] - from[0]), from[1] + u * (to[1] - from[1]), from[2] + u * (to[2] - from[2])});
}

Colour ink_on(Colour ground) {
  const Colour black = rgb(0x000000), white = rgb(0xffffff);
  return contrast(black, ground) >= contrast(white, ground) ? black : white;
}

const Palette& light_palette() {
  static const Palette p{false,
                         rgb(0xffffff),
                         rgb(0xf7f8fa),
                         rgb(0xdde0e5),
                         rgb(0xe4e7eb),
                         rgb(0xe6e9ee),
                         rgb(0x7f858d),
                         rgb(0x61666e),
                         rgb(0x4c5158),
                         rgb(0x191c20),
                         rgb(0x2456be),
                         rgb(0xe3ecfc),
                         rgb(0x17693a),
                         rgb(0xe1f2e7),
                         rgb(0xb0261b),
                         rgb(0xfce8e5),
                         rgb(0x7f5200),
                         rgb(0xfbf0d6),
                         {rgb(0x4163bc), rgb(0xe1751d), rgb(0x02a39e), rgb(0x840a41), rgb(0x685c01),
                          rgb(0x9a80f2), rgb(0x034c75), rgb(0x956b5a)},
                         {rgb(0xeef3fc), rgb(0x7ea3e4), rgb(0x12337f)},
                         {rgb(0xb4540a), rgb(0xf3f4f6), rgb(0x2456be)}};
  return p;
}

const Palette& dark_palette() {
  static const Palette p{true,
                         rgb(0x1a1c20),
                         rgb(0x212429),
                         rgb(0x30343a),
                         rgb(0x2b2f35),
                         rgb(0x2b2f35),
                         rgb(0x7c828b),
                         rgb(0x969ca5),
                         rgb(0xb4b9c0),
                         rgb(0xe2e5e9),
                         rgb(0x82b0fa),
                         rgb(0x20304d),
                         rgb(0x86e0a2),
                         rgb(0x17321f),
                         rgb(0xf4786c),
                         rgb(0x421c19),
                         rgb(0xebbb5e),
                         rgb(0x38290d),
                         {rgb(0x7398ef), rgb(0xf19f51), rgb(0x75f2cf), rgb(0xaf4e79), rgb(0x867500),
                          rgb(0xcab6ff), rgb(0x077bba), rgb(0xb28980)},
                         {rgb(0x20262f), rgb(0x3f6fc0), rgb(0xc9ddff)},
                         {rgb(0xf59a4c), rgb(0x24272c), rgb(0x82b0fa)}};
  return p;
}

const Palette& print_palette() {
  static const Palette p{false,
                         rgb(0xffffff),
                         rgb(0xf3f5f7),
                         rgb(0xc6cdd4),
                         rgb(0xdfe4e8),
                         rgb(0xdfe4e8),
                         rgb(0x8a949e),
                         rgb(0x5e6a76),
                         rgb(0x46525f),
                         rgb(0x17212b),
                         rgb(0x17557a),
                         rgb(0xf3f5f7),
                         rgb(0x1c6444),
                         rgb(0xe6f0eb),
                         rgb(0x9a2a25),
                         rgb(0xf7e9e8),
                         rgb(0x7a5200),
                         rgb(0xf6efe0),
                         {rgb(0x17557a), rgb(0xb5631f), rgb(0x0b7f7a), rgb(0x840a41), rgb(0x685c01),
                          rgb(0x6f57c4), rgb(0x46525f), rgb(0x956b5a)},
                         {rgb(0xeef4f8), rgb(0x86b0c8), rgb(0x0f3b56)},
                         {rgb(0xb4540a), rgb(0xf3f4f6), rgb(0x17557a)}};
  return p;
}

}  // namespace habitus::report
