#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace habitus::events {

/// Builds a chunk: little-endian bytes, LEB128 varints, zigzag for signed numbers.
class Out {
 public:
  void u8(uint8_t x) { bytes_ += static_cast<char>(x); }
  void varint(uint64_t x) {
    for (; x >= 0x80; x >>= 7) u8(static_cast<uint8_t>(x | 0x80));
    u8(static_cast<uint8_t>(x));
  }
  void zigzag(int64_t x) { varint(static_cast<uint64_t>(x) << 1 ^ static_cast<uint64_t>(x >> 63)); }
  void raw(const void* data, size_t size) { bytes_.append(static_cast<const char*>(data), size); }
  void text(std::string_view s) {
    varint(s.size());
    bytes_ += s;
  }
  std::string& bytes() { return bytes_; }
  size_t size() const { return bytes_.size(); }

 private:
  std::string bytes_;
};

/// Reads a chunk. Never reads outside it: a short or broken chunk turns `ok()` false and gives zeros.
class In {
 public:
  explicit In(std::string_view bytes) : p_(bytes.data()), end_(bytes.data() + bytes.size()) {}
  bool ok() const { return ok_; }
  size_t left() const { return static_cast<size_t>(end_ - p_); }
  uint8_t u8() { return p_ < end_ ? static_cast<uint8_t>(*p_++) : (broken(), uint8_t{0}); }
  uint64_t varint() {
    uint64_t x = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const uint8_t byte = u8();
      x |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return x;
    }
    broken();
    return 0;
  }
  int64_t zigzag() {
    const uint64_t x = varint();
    return static_cast<int64_t>(x >> 1 ^ (~(x & 1) + 1));
  }
  std::string_view raw(size_t size) {
    if (size > left()) {
      broken();
      return {};
    }
    const std::string_view out(p_, size);
    p_ += size;
    return out;
  }
  std::string_view text() { return raw(varint()); }
  /// A count of things that follow, each at least `bits` bits: refuses counts the chunk cannot hold.
  size_t count(uint64_t limit) {
    const uint64_t n = varint();
    if (n <= limit) return n;
    broken();
    return 0;
  }
  void broken() {
    ok_ = false;
    p_ = end_;
  }

 private:
  const char* p_;
  const char* end_;
  bool ok_ = true;
};

}  // namespace habitus::events
