#include <algorithm>
#include <simdjson.h>

#include "core/ingest/bytes.h"

namespace habitus::ingest {
namespace {

// 0x80 … 0x9F of Windows-1252; 0 where the code page has nothing.
constexpr uint16_t kWindows1252[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                       0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void put(std::string& out, uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 63));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 63));
    out += static_cast<char>(0x80 | (c & 63));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 63));
    out += static_cast<char>(0x80 | (c >> 6 & 63));
    out += static_cast<char>(0x80 | (c & 63));
  }
}

void decode_bytes(std::string& raw, bool windows, std::string& into) {
  for (const char byte : raw) {
    const auto c = static_cast<unsigned char>(byte);
    const uint32_t mapped = windows && c >= 0x80 && c < 0xA0 ? kWindows1252[c - 0x80] : c;
    if (mapped == 0 && c != 0)
      into += byte;  // not in the code page: stays an invalid byte, the record is refused
    else
      put(into, mapped);
  }
  raw.clear();
}

void decode_utf16(std::string& raw, bool big, std::string& into) {
  const auto unit = [&](size_t i) {
    const auto a = static_cast<unsigned char>(raw[i]), b = static_cast<unsigned char>(raw[i + 1]);
    return static_cast<uint32_t>(big ? a << 8 | b : b << 8 | a);
  };
  size_t i = 0;
  for (; i + 1 < raw.size(); i += 2) {
    const uint32_t high = unit(i);
    if (high >= 0xD800 && high < 0xDC00) {
      if (i + 3 >= raw.size()) break;  // its other half comes with the next read
      const uint32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        put(into, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
        i += 2;
        continue;
      }
    }
    put(into, high);  // a lone surrogate becomes three bytes that are not valid UTF-8
  }
  raw.erase(0, i);
}

}  // namespace

Result<std::unique_ptr<TextSource>> TextSource::open(const std::string& path, Encoding encoding) {
  auto text = std::make_unique<TextSource>();
  TRY(text->bytes_, ByteSource::open(path));
  text->encoding_ = encoding;
  text->raw_.resize(4);
  TRY(const size_t got, text->bytes_->read(text->raw_.data(), 4));
  text->raw_.resize(got);
  const std::string_view mark = encoding == Encoding::utf8      ? std::string_view("\xEF\xBB\xBF")
                                : encoding == Encoding::utf16le ? std::string_view("\xFF\xFE")
                                : encoding == Encoding::utf16be ? std::string_view("\xFE\xFF")
                                                                : std::string_view();
  if (!mark.empty() && text->raw_.starts_with(mark)) {
    text->mark_bytes_ = static_cast<int64_t>(mark.size());
    text->raw_.erase(0, mark.size());
  }
  return text;
}

Done TextSource::read(std::string& into, size_t n) {
  if (encoding_ == Encoding::utf8) {  // straight into the caller's block
    const size_t had = into.size(), kept = raw_.size();
    into += raw_;
    raw_.clear();
    if (n <= kept) return {};
    into.resize(had + n);
    TRY(const size_t got, bytes_->read(into.data() + had + kept, n - kept));
    into.resize(had + kept + got);
    return {};
  }
  if (!ahead_.empty()) {
    into += ahead_;
    ahead_.clear();
    return {};
  }
  const size_t kept = raw_.size();
  raw_.resize(kept + n);
  TRY(const size_t got, bytes_->read(raw_.data() + kept, n));
  raw_.resize(kept + got);
  const size_t before = into.size();
  decode(into);
  if (got == 0 && into.size() == before && !raw_.empty()) {  // half a character at the very end
    into += '\xFF';
    raw_.clear();
  }
  return {};
}

void TextSource::decode(std::string& into) {
  if (encoding_ == Encoding::utf16le || encoding_ == Encoding::utf16be)
    decode_utf16(raw_, encoding_ == Encoding::utf16be, into);
  else
    decode_bytes(raw_, encoding_ == Encoding::windows1252, into);
}

Done TextSource::skip(int64_t n) {
  if (encoding_ == Encoding::utf8) {
    const auto kept = std::min(n, static_cast<int64_t>(raw_.size()));
    raw_.erase(0, static_cast<size_t>(kept));
    return n > kept ? bytes_->skip(n - kept) : Done{};
  }
  while (n > 0) {
    std::string sink;
    const size_t half = raw_.size();
    CHECK(read(sink, 1 << 18));
    if (sink.empty() && raw_.size() == half) break;
    const auto gone = std::min(n, static_cast<int64_t>(sink.size()));
    ahead_ = sink.substr(static_cast<size_t>(gone));
    n -= gone;
  }
  return {};
}

int64_t TextSource::source_bytes(std::string_view text) const {
  if (encoding_ == Encoding::utf8) return static_cast<int64_t>(text.size());
  int64_t bytes = 0;
  const bool wide = encoding_ == Encoding::utf16le || encoding_ == Encoding::utf16be;
  for (const char byte : text) {
    const auto c = static_cast<unsigned char>(byte);
    if ((c & 0xC0) == 0x80) continue;
    bytes += wide ? (c >= 0xF0 ? 4 : 2) : 1;
  }
  return bytes;
}

EncodingGuess guess_encoding(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) return {Encoding::utf8, true};
  if (head.starts_with("\xFF\xFE")) return {Encoding::utf16le, true};
  if (head.starts_with("\xFE\xFF")) return {Encoding::utf16be, true};
  // Without a mark, UTF-16 shows as zero bytes on one side of nearly every pair.
  size_t even = 0, odd = 0;
  const size_t looked = std::min<size_t>(head.size(), 4096) & ~size_t{1};
  for (size_t i = 0; i < looked; i += 2) {
    even += head[i] == 0;
    odd += head[i + 1] == 0;
  }
  if (looked >= 8 && odd * 5 > looked * 2 && even * 20 < looked) return {Encoding::utf16le, true};
  if (looked >= 8 && even * 5 > looked * 2 && odd * 20 < looked) return {Encoding::utf16be, true};
  // The head may end inside a character: the last three bytes decide nothing.
  size_t whole = head.size();
  for (int back = 0; back<4; ++back, whole -= whole> 0 ? 1 : 0)
    if (simdjson::validate_utf8(head.data(), whole)) return {Encoding::utf8, true};
  return {Encoding::windows1252, false};
}

}  // namespace habitus::ingest
