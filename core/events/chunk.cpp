#include "core/events/chunk.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <zstd.h>

#include "core/events/hex.h"
#include "core/events/ints.h"

namespace habitus::events {
namespace {

constexpr uint64_t kLargestChunk = uint64_t{1} << 31;

/// [0][payload] or [1][payload size][zstd frame], whichever is at least 1/32 smaller.
std::string pack(Out whole, bool dense) {
  const std::string& payload = whole.bytes();
  Out out;
  if (!dense && payload.size() > 64) {
    out.u8(1);
    out.varint(payload.size());
    const size_t head = out.size();
    out.bytes().resize(head + ZSTD_compressBound(payload.size()));
    const size_t size =
        ZSTD_compress(out.bytes().data() + head, out.size() - head, payload.data(), payload.size(), 1);
    if (!ZSTD_isError(size) && head + size < payload.size() - payload.size() / 32) {
      out.bytes().resize(head + size);
      out.bytes().shrink_to_fit();
      return std::move(out.bytes());
    }
    out.bytes().clear();
  }
  out.u8(0);
  out.bytes() += payload;
  return std::move(out.bytes());
}

/// The payload of a chunk: a view of it, or unpacked into `space`. Empty when broken.
std::string_view unpack(std::string_view chunk, std::string& space) {
  In in(chunk);
  if (in.u8() == 0) return in.raw(in.left());
  const uint64_t size = in.varint();
  if (!in.ok() || size > kLargestChunk) return {};
  space.resize(size);
  const std::string_view frame = in.raw(in.left());
  const size_t got = ZSTD_decompress(space.data(), size, frame.data(), frame.size());
  return ZSTD_isError(got) || got != size ? std::string_view() : std::string_view(space);
}

Out begin_chunk(char kind, size_t rows) {
  Out out;
  out.u8(static_cast<uint8_t>(kind));
  out.varint(rows);
  return out;
}

bool open_chunk(In& in, char kind, size_t rows) {
  return in.u8() == static_cast<uint8_t>(kind) && in.varint() == rows && in.ok();
}

/// The words of `codes` that are used, most frequent first (or in the order of the text when there are many),
/// renumbered.
struct Local {
  std::vector<std::string_view> words;
  std::vector<uint32_t> uses;
  std::vector<uint32_t> codes;
  size_t present = 0;
  bool sorted = false;
  bool by_row = false;  ///< too many different words for a dictionary; nothing else is filled in then
};

Local localise(std::span<const uint32_t> codes, const std::vector<std::string_view>& words) {
  static thread_local std::vector<uint32_t> count;  // all zero between calls
  if (count.size() < words.size() + 1) count.assign(words.size() + 1, 0);
  Local local;
  std::vector<uint32_t> used;
  for (const uint32_t c : codes) {
    if (c == 0) continue;
    ++local.present;
    if (count[c]++ == 0) used.push_back(c);
  }
  local.by_row = used.size() > 256 && used.size() * 4 > local.present;
  if (local.by_row) {
    for (const uint32_t c : used) count[c] = 0;
    return local;
  }
  local.sorted = used.size() > 65536;
  std::sort(used.begin(), used.end(), [&](uint32_t a, uint32_t b) {
    if (!local.sorted && count[a] != count[b]) return count[a] > count[b];
    return words[a - 1] < words[b - 1];
  });
  for (const uint32_t c : used) {
    local.words.push_back(words[c - 1]);
    local.uses.push_back(count[c]);
  }
  for (size_t i = 0; i < used.size(); ++i) count[used[i]] = static_cast<uint32_t>(i + 1);
  local.codes.reserve(codes.size());
  for (const uint32_t c : codes) local.codes.push_back(c ? count[c] : 0);
  for (const uint32_t c : used) count[c] = 0;
  return local;
}

/// Row by row: presence bits (when some are missing) and one word per row that has one.
std::string rows_chunk(std::span<const uint32_t> codes, const std::vector<std::string_view>& words,
                       size_t present) {
  Out out = begin_chunk('r', codes.size());
  out.varint(present);
  if (present < codes.size()) {
    std::string bits((codes.size() + 7) / 8, '\0');
    for (size_t i = 0; i < codes.size(); ++i)
      if (codes[i]) bits[i / 8] = static_cast<char>(bits[i / 8] | 1 << i % 8);
    out.raw(bits.data(), bits.size());
  }
  std::vector<std::string_view> each;
  each.reserve(present);
  for (const uint32_t c : codes)
    if (c) each.push_back(words[c - 1]);
  const bool dense = !write_words(out, each, false);
  return pack(std::move(out), dense);
}

std::string dictionary_chunk(const Local& local) {
  Out out = begin_chunk('d', local.codes.size());
  out.varint(local.words.size());
  write_words(out, local.words, local.sorted);
  write_ints(out, local.uses);
  write_ints(out, local.codes);
  return pack(std::move(out), false);
}

/// Reads the head of a row-by-row chunk into codes; false when broken.
bool read_presence(In& in, size_t rows, size_t& present, std::vector<uint32_t>& codes) {
  present = in.count(rows);
  codes.assign(rows, 0);
  uint32_t next = 0;
  if (present == rows) {
    for (uint32_t& c : codes) c = ++next;
  } else {
    const std::string_view bits = in.raw((rows + 7) / 8);
    if (!in.ok()) return false;
    for (size_t i = 0; i < rows; ++i)
      if (bits[i / 8] >> i % 8 & 1) codes[i] = ++next;
  }
  return in.ok() && next == present;
}

bool read_dictionary_codes(In& in, size_t rows, size_t words, std::vector<uint32_t>& codes) {
  return read_ints(in, rows, codes) &&
         std::all_of(codes.begin(), codes.end(), [&](uint32_t c) { return c <= words; });
}

}  // namespace

std::string persons_chunk(std::span<const uint64_t> keys, std::span<const uint32_t> counts) {
  size_t rows = 0;
  for (const uint32_t c : counts) rows += c;
  Out out = begin_chunk('p', rows);
  out.varint(keys.size());
  std::vector<int64_t> steps;
  uint64_t last = 0;
  for (const uint64_t key : keys) {
    steps.push_back(static_cast<int64_t>(key - last));
    last = key;
  }
  if (!steps.empty()) {
    out.raw(&keys[0], 8);
    write_ints(out, std::span<const int64_t>(steps).subspan(1));
  }
  write_ints(out, counts);
  return pack(std::move(out), false);
}

bool read_persons(std::string_view chunk, size_t rows, std::vector<uint64_t>& keys,
                  std::vector<uint32_t>& counts) {
  std::string space;
  In in(unpack(chunk, space));
  if (!open_chunk(in, 'p', rows)) return false;
  const size_t n = in.count(rows);
  keys.clear();
  if (n > 0) {
    const std::string_view first = in.raw(8);
    std::vector<int64_t> steps;
    if (!in.ok() || !read_ints(in, n - 1, steps)) return false;
    keys.resize(n);
    std::memcpy(&keys[0], first.data(), 8);
    for (size_t i = 1; i < n; ++i) keys[i] = keys[i - 1] + static_cast<uint64_t>(steps[i - 1]);
  }
  if (!read_ints(in, n, counts)) return false;
  uint64_t total = 0;
  for (const uint32_t c : counts) total += c;
  return total == rows && std::is_sorted(keys.begin(), keys.end());
}

std::string ints_chunk(std::span<const int64_t> values) {
  Out out = begin_chunk('i', values.size());
  write_ints(out, values);
  return pack(std::move(out), false);
}

bool read_ints_chunk(std::string_view chunk, size_t rows, std::vector<int64_t>& values) {
  std::string space;
  In in(unpack(chunk, space));
  return open_chunk(in, 'i', rows) && read_ints(in, rows, values);
}

std::string doubles_chunk(std::span<const double> values) {
  Out out = begin_chunk('f', values.size());
  out.raw(values.data(), values.size_bytes());
  return pack(std::move(out), false);
}

bool read_doubles_chunk(std::string_view chunk, size_t rows, std::vector<double>& values) {
  std::string space;
  In in(unpack(chunk, space));
  if (!open_chunk(in, 'f', rows) || in.left() != rows * sizeof(double)) return false;
  values.resize(rows);
  std::memcpy(values.data(), in.raw(rows * sizeof(double)).data(), rows * sizeof(double));
  return true;
}

std::string text_chunk(std::span<const uint32_t> codes, const std::vector<std::string_view>& words) {
  const Local local = localise(codes, words);
  return local.by_row ? rows_chunk(codes, words, local.present) : dictionary_chunk(local);
}

std::string packed_chunk(std::string_view bytes, size_t width, bool uuid) {
  const size_t rows = bytes.size() / width;
  Out out = begin_chunk('r', rows);
  out.varint(rows);
  if (write_packed(out, bytes, width, uuid)) return pack(std::move(out), true);
  std::vector<std::string> texts(rows);
  for (size_t i = 0; i < rows; ++i) hex::unpack(bytes.substr(i * width, width), uuid, texts[i]);
  std::vector<uint32_t> codes(rows);
  std::iota(codes.begin(), codes.end(), 1u);
  return rows_chunk(codes, {texts.begin(), texts.end()}, rows);
}

bool read_text(std::string_view chunk, size_t rows, Part part, TextChunk& text) {
  std::string space;
  In in(unpack(chunk, space));
  const uint8_t kind = in.u8();
  if (in.varint() != rows || !in.ok()) return false;
  text.uses.clear();
  if (kind == 'r') {
    size_t present = 0;
    if (!read_presence(in, rows, present, text.codes)) return false;
    return part == Part::codes || read_words(in, present, text.words);
  }
  if (kind != 'd') return false;
  const size_t words = in.count(rows);
  if (!read_words(in, words, text.words) || !read_ints(in, words, text.uses)) return false;
  return part == Part::words || read_dictionary_codes(in, rows, words, text.codes);
}

std::optional<PackedTexts> read_packed(std::string_view chunk, size_t rows, std::string& space) {
  In in(unpack(chunk, space));
  PackedTexts out;
  if (!open_chunk(in, 'r', rows) || in.varint() != rows) return {};
  return read_packed_words(in, rows, out.bytes, out.width, out.uuid) ? std::optional(out) : std::nullopt;
}

bool read_numbers(std::string_view chunk, size_t rows, std::vector<double>& numbers) {
  std::string space;
  In in(unpack(chunk, space));
  const uint8_t kind = in.u8();
  if (in.varint() != rows || !in.ok()) return false;
  std::vector<uint32_t> codes, uses;
  std::vector<double> values;
  if (kind == 'r') {
    size_t present = 0;
    if (!read_presence(in, rows, present, codes) || !read_words_as_numbers(in, present, values)) return false;
  } else {
    const size_t words = in.count(rows);
    if (kind != 'd' || !read_words_as_numbers(in, words, values) || !read_ints(in, words, uses) ||
        !read_dictionary_codes(in, rows, words, codes))
      return false;
  }
  numbers.resize(rows);
  for (size_t i = 0; i < rows; ++i)
    numbers[i] = codes[i] ? values[codes[i] - 1] : std::numeric_limits<double>::quiet_NaN();
  return true;
}

}  // namespace habitus::events
