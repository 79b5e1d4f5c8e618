#include "core/events/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "core/events/hex.h"
#include "core/events/ints.h"
#include "core/events/typed.h"

namespace habitus::events {
namespace {

enum Way : uint8_t { kPlain = 0, kPrefixes = 1, kHex = 2, kUuid = 3, kTyped = 4 };
/// All words packed, when each is lower-case hex of one size or each is a UUID; nothing else is kept in `bytes`.
bool pack_all(const std::vector<std::string_view>& words, bool uuid, std::string& bytes) {
  const size_t size = words[0].size(), width = uuid ? 16 : size / 2, start = bytes.size();
  bytes.resize(start + words.size() * width);
  char* out = bytes.data() + start;
  for (const auto w : words) {
    if (w.size() != size || !(uuid ? hex::pack_uuid(w, out) : hex::pack(w, out))) {
      bytes.resize(start);
      return false;
    }
    out += width;
  }
  return true;
}

/// Hex, unless no word has a letter: digits alone are better kept as numbers.
bool write_packed(Out& out, const std::vector<std::string_view>& words) {
  const size_t size = words.empty() ? 0 : words[0].size();
  const size_t before = out.size();
  if (size == 36) {
    out.u8(kUuid);
    if (pack_all(words, true, out.bytes())) return true;
    out.bytes().resize(before);
  }
  if (size < 8 || size % 2 != 0 || size > 128) return false;
  const auto digits = [](std::string_view w) { return w.find_first_not_of("0123456789") == std::string_view::npos; };
  out.u8(kHex);
  out.u8(static_cast<uint8_t>(size / 2));
  if (pack_all(words, false, out.bytes()) && !std::all_of(words.begin(), words.end(), digits)) return true;
  out.bytes().resize(before);
  return false;
}

void write_plain(Out& out, const std::vector<std::string_view>& words) {
  std::vector<uint32_t> sizes;
  sizes.reserve(words.size());
  for (const auto w : words) sizes.push_back(static_cast<uint32_t>(w.size()));
  write_ints(out, sizes);
  for (const auto w : words) out.raw(w.data(), w.size());
}

void write_prefixes(Out& out, const std::vector<std::string_view>& words) {
  std::string_view last;
  for (const auto w : words) {
    size_t shared = 0;
    while (shared < w.size() && shared < last.size() && w[shared] == last[shared]) ++shared;
    out.varint(shared);
    out.text(w.substr(shared));
    last = w;
  }
}

/// Whole numbers, decimals or times, if at least 15 of 16 words follow the pattern most of the first words
/// have.
bool write_typed(Out& out, const std::vector<std::string_view>& words) {
  std::optional<Pattern> pattern;
  for (size_t i = 0; i < words.size() && i < 8 && !pattern; ++i) pattern = pattern_of(words[i]);
  if (!pattern) return false;
  std::vector<int64_t> values(words.size(), 0);
  std::vector<uint32_t> odd;
  std::vector<std::string_view> odd_words;
  int64_t last = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    const auto value = value_of(words[i], *pattern);
    if (!value) {
      odd.push_back(static_cast<uint32_t>(i));
      odd_words.push_back(words[i]);
      if (odd.size() * 16 > words.size() + 15) return false;
    }
    last = values[i] = value.value_or(last);  // an exception repeats its neighbour, which costs nothing
  }
  out.u8(kTyped);
  out.u8(static_cast<uint8_t>(pattern->kind));
  out.u8(pattern->scale);
  out.u8(static_cast<uint8_t>(pattern->separator));
  out.u8(pattern->fraction);
  out.u8(pattern->zone);
  write_ints(out, values);
  out.varint(odd.size());
  write_ints(out, odd);
  write_plain(out, odd_words);
  return true;
}

struct Typed {
  Pattern pattern;
  std::vector<int64_t> values;
  std::vector<uint32_t> odd;
  Words odd_words;
};

bool read_plain(In& in, size_t n, Words& words) {
  std::vector<uint32_t> sizes;
  if (!read_ints(in, n, sizes)) return false;
  words.reserve(n, in.left());
  for (const uint32_t size : sizes) words.add(in.raw(size));
  return in.ok();
}

bool read_typed(In& in, size_t n, Typed& typed) {
  const uint8_t kind = in.u8();
  if (kind > 2) return false;
  typed.pattern.kind = static_cast<Pattern::Kind>(kind);
  typed.pattern.scale = in.u8();
  typed.pattern.separator = static_cast<char>(in.u8());
  typed.pattern.fraction = in.u8();
  typed.pattern.zone = in.u8();
  if (typed.pattern.scale > 15 || typed.pattern.fraction > 6 || !read_ints(in, n, typed.values)) return false;
  const size_t odd = in.count(n);
  if (!read_ints(in, odd, typed.odd) || !read_plain(in, odd, typed.odd_words)) return false;
  for (size_t i = 0; i < odd; ++i)
    if (typed.odd[i] >= n || (i && typed.odd[i] <= typed.odd[i - 1])) return false;
  return true;
}

bool read_packed(In& in, size_t n, bool uuid, Words& words) {
  const size_t size = uuid ? 16 : in.u8();
  if (size == 0 || n > in.left() / size) return false;
  words.reserve(n, n * size * (uuid ? 9 : 8) / 4);
  std::string text;
  for (size_t i = 0; i < n; ++i) {
    hex::unpack(in.raw(size), uuid, text);
    words.add(text);
  }
  return in.ok();
}

bool read_prefixes(In& in, size_t n, Words& words) {
  std::string word;
  for (size_t i = 0; i < n && in.ok(); ++i) {
    const size_t shared = in.count(word.size());
    word.resize(shared);
    word += in.text();
    words.add(word);
  }
  return in.ok();
}

}  // namespace

double number_of(std::string_view text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, code] = std::from_chars(text.data(), end, value);
  return code == std::errc() && rest == end && std::isfinite(value)
             ? value
             : std::numeric_limits<double>::quiet_NaN();
}

bool write_words(Out& out, const std::vector<std::string_view>& words, bool sorted) {
  if (write_packed(out, words)) return false;
  if (write_typed(out, words)) return true;
  out.u8(sorted ? kPrefixes : kPlain);
  if (sorted)
    write_prefixes(out, words);
  else
    write_plain(out, words);
  return true;
}

bool write_packed(Out& out, std::string_view bytes, size_t width, bool uuid) {
  const auto has_letter = [](char c) { return (c & 15) > 9 || (static_cast<uint8_t>(c) >> 4) > 9; };
  if (!uuid && std::none_of(bytes.begin(), bytes.end(), has_letter)) return false;
  out.u8(uuid ? kUuid : kHex);
  if (!uuid) out.u8(static_cast<uint8_t>(width));
  out.bytes() += bytes;
  return true;
}

bool read_words(In& in, size_t n, Words& words) {
  words.clear();
  switch (in.u8()) {
    case kPlain:
      return read_plain(in, n, words);
    case kPrefixes:
      return read_prefixes(in, n, words);
    case kHex:
      return read_packed(in, n, false, words);
    case kUuid:
      return read_packed(in, n, true, words);
    case kTyped:
      break;
    default:
      return false;
  }
  Typed typed;
  if (!read_typed(in, n, typed)) return false;
  std::string text;
  for (size_t i = 0, next = 0; i < n; ++i) {
    if (next < typed.odd.size() && typed.odd[next] == i) {
      words.add(typed.odd_words[next++]);
      continue;
    }
    text.clear();
    print_value(typed.values[i], typed.pattern, text);
    words.add(text);
  }
  return true;
}

bool read_packed_words(In& in, size_t n, std::string_view& bytes, size_t& width, bool& uuid) {
  const uint8_t way = in.u8();
  if (way != kHex && way != kUuid) return false;
  uuid = way == kUuid;
  width = uuid ? 16 : in.u8();
  if (width == 0 || n > in.left() / width) return false;
  bytes = in.raw(n * width);
  return in.ok();
}

bool read_words_as_numbers(In& in, size_t n, std::vector<double>& numbers) {
  const In start = in;
  numbers.clear();
  if (in.u8() == kTyped) {
    Typed typed;
    if (!read_typed(in, n, typed)) return false;
    if (typed.pattern.kind == Pattern::Kind::time) {
      numbers.assign(n, std::numeric_limits<double>::quiet_NaN());
    } else {
      // Below 2^53 and 10^15 both are exact doubles, so the quotient is the double nearest to the printed
      // text.
      static constexpr std::array<double, 16> tens{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                   1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
      std::string text;
      for (const int64_t value : typed.values) {
        if (value < int64_t{1} << 53 && value > -(int64_t{1} << 53)) {
          numbers.push_back(static_cast<double>(value) / tens[typed.pattern.scale]);
          continue;
        }
        text.clear();
        print_value(value, typed.pattern, text);
        numbers.push_back(number_of(text));
      }
    }
    for (size_t i = 0; i < typed.odd.size(); ++i) numbers[typed.odd[i]] = number_of(typed.odd_words[i]);
    return true;
  }
  in = start;
  Words words;
  if (!read_words(in, n, words)) return false;
  numbers.reserve(n);
  for (size_t i = 0; i < n; ++i) numbers.push_back(number_of(words[i]));
  return true;
}

}  // namespace habitus::events
