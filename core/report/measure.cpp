#include <array>

#include "core/report/drawing.h"

namespace habitus::report {

namespace {
// Advance widths of Inter 4.0 in thousandths of an em, U+0020 … U+007E, digits tabular (Debian's fonts-inter,
// hmtx table).
constexpr std::array<int, 95> kRegular{
    281, 278, 403, 631, 638, 812, 639, 222, 362, 362, 500, 659, 280, 460, 276, 357, 648, 648, 648,
    648, 648, 648, 648, 648, 648, 648, 276, 280, 659, 659, 659, 507, 936, 676, 651, 727, 719, 598,
    587, 743, 740, 264, 543, 652, 562, 889, 753, 761, 635, 761, 639, 638, 642, 741, 676, 949, 642,
    665, 625, 362, 357, 362, 469, 452, 497, 564, 621, 558, 621, 582, 361, 609, 591, 237, 237, 544,
    237, 869, 585, 597, 609, 609, 372, 523, 364, 581, 557, 812, 540, 557, 541, 362, 327, 362, 659};
constexpr std::array<int, 95> kSemiBold{
    248, 309, 396, 643, 649, 844, 663, 213, 393, 393, 543, 673, 295, 466, 290, 379, 670, 670,  670,
    670, 670, 670, 670, 670, 670, 670, 290, 295, 673, 673, 673, 544, 999, 724, 657, 744, 724,  608,
    586, 755, 744, 275, 561, 677, 566, 906, 741, 775, 643, 776, 651, 649, 660, 734, 724, 1007, 690,
    705, 653, 393, 379, 393, 481, 468, 497, 575, 630, 577, 630, 593, 377, 625, 613, 261, 261,  569,
    261, 898, 610, 608, 625, 625, 397, 549, 380, 608, 576, 837, 562, 576, 562, 393, 358, 393,  673};

int beyond_ascii(uint32_t c) {
  switch (c) {
    case 0xa0:
      return 281;
    case 0xb7:
      return 276;
    case 0x2013:
      return 500;
    case 0x2014:
      return 1000;
    case 0x2026:
      return 821;
    case 0x2190:
    case 0x2191:
    case 0x2192:
    case 0x2193:
      return 955;
    case 0x208a:
    case 0x208b:
      return 440;
    default:
      return c >= 0x1100 ? 1000 : c >= 0x2000 ? 660 : 600;
  }
}
}  // namespace

double inter_width(const std::string& text, double px, int weight) {
  const auto& table = weight >= 550 ? kSemiBold : kRegular;
  double sum = 0;
  for (size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length == 1) {
      sum += lead >= 32 && lead < 127 ? table[lead - 32u] : 0;
    } else {
      uint32_t c = lead & (0x7fu >> length);
      for (size_t k = 1; k < length && i + k < text.size(); ++k)
        c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3fu);
      sum += beyond_ascii(c);
    }
    i += length;
  }
  return sum * px / 1000;
}

}  // namespace habitus::report
