#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace habitus::events::hex {

/// Eight lower-case hex digits as four bytes; false when one is something else. All eight at once: ids are the widest column
/// of most logs.
inline bool pack8(const char* digits, char* out) {
  constexpr uint64_t ones = 0x0101010101010101;
  uint64_t x;
  std::memcpy(&x, digits, 8);
  const uint64_t value = (x & ones * 0x0F) + (x >> 6 & ones) * 9;  // right for digits and letters
  const uint64_t letter = (value + ones * 6) >> 4 & ones;
  if (value + ones * '0' + letter * ('a' - '0' - 10) != x) return false;
  uint64_t y = (value << 4 | value >> 8) & 0x00FF00FF00FF00FF;
  y = (y | y >> 8) & 0x0000FFFF0000FFFF;
  const auto four = static_cast<uint32_t>(y | y >> 16);
  std::memcpy(out, &four, 4);
  return true;
}

/// An even number of lower-case hex digits as half as many bytes; false when one is something else.
inline bool pack(std::string_view s, char* out) {
  const size_t rest = s.size() % 8, whole = s.size() - rest;
  for (size_t i = 0; i < whole; i += 8)
    if (!pack8(s.data() + i, out + i / 2)) return false;
  if (rest == 0) return true;
  char eight[] = "00000000", four[4];
  std::copy(s.begin() + static_cast<std::ptrdiff_t>(whole), s.end(), eight);
  if (!pack8(eight, four)) return false;
  std::copy_n(four, rest / 2, out + whole / 2);
  return true;
}

/// A UUID in lower case with its dashes as 16 bytes.
inline bool pack_uuid(std::string_view s, char* out) {
  if (s.size() != 36 || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-') return false;
  char digits[32];
  char* to = digits;
  for (const auto& [from, size] : {std::pair<size_t, size_t>{0, 8}, {9, 4}, {14, 4}, {19, 4}, {24, 12}}) {
    std::memcpy(to, s.data() + from, size);
    to += size;
  }
  return pack({digits, sizeof digits}, out);
}

inline void unpack(std::string_view bytes, bool uuid, std::string& out) {
  out.clear();
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (uuid && (i == 4 || i == 6 || i == 8 || i == 10)) out += '-';
    out += "0123456789abcdef"[static_cast<uint8_t>(bytes[i]) >> 4];
    out += "0123456789abcdef"[static_cast<uint8_t>(bytes[i]) & 15];
  }
}

}  // namespace habitus::events::hex
