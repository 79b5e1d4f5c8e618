#include "core/events/ints.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace habitus::events {
namespace {

enum Method : uint8_t { kConstant = 0, kPacked = 1, kDeltas = 2 };

size_t varint_size(uint64_t x) { return static_cast<size_t>(std::bit_width(x | 1) + 6) / 7; }
uint64_t zigzag_of(int64_t x) { return static_cast<uint64_t>(x) << 1 ^ static_cast<uint64_t>(x >> 63); }

/// Divides numbers that `unit` divides exactly: a multiplication by its inverse modulo 2^64 (Hacker's
/// Delight, 10–16), where a division instruction would take ten times as long.
class ExactDivision {
 public:
  explicit ExactDivision(uint64_t unit) : shift_(std::countr_zero(unit)) {
    const uint64_t odd = unit >> shift_;
    inverse_ = odd * 3 ^ 2;  // right to 5 bits; each step doubles them
    for (int i = 0; i < 4; ++i) inverse_ *= 2 - odd * inverse_;
  }
  uint64_t operator()(uint64_t x) const { return (x >> shift_) * inverse_; }
  int64_t operator()(int64_t x) const {
    return static_cast<int64_t>(static_cast<uint64_t>(x >> shift_) * inverse_);
  }

 private:
  int shift_;
  uint64_t inverse_;
};

struct Shape {
  int64_t low = 0;
  uint64_t unit = 1;
  size_t width = 1;        ///< bytes of the largest (value − low) / unit
  size_t delta_bytes = 0;  ///< size of the varints of all differences / unit
};

template <class T>
Shape shape_of(std::span<const T> v) {
  const auto [low, high] = std::minmax_element(v.begin(), v.end());
  Shape s;
  s.low = static_cast<int64_t>(*low);
  const auto above = [&](T x) {
    return static_cast<uint64_t>(static_cast<int64_t>(x)) - static_cast<uint64_t>(s.low);
  };
  uint64_t unit = 0;
  for (size_t i = 0; i < v.size() && unit != 1; ++i)
    if (const uint64_t x = above(v[i]); unit == 0 || x % unit != 0) unit = std::gcd(unit, x);
  s.unit = std::max<uint64_t>(unit, 1);
  s.width = (static_cast<size_t>(std::bit_width(above(*high) / s.unit)) + 7) / 8;
  if (s.width < 2) return s;  // deltas cannot win
  int64_t last = s.low;
  const ExactDivision steps(s.unit);
  for (const T x : v) {
    const int64_t difference =
        static_cast<int64_t>(static_cast<uint64_t>(static_cast<int64_t>(x)) - static_cast<uint64_t>(last));
    s.delta_bytes += varint_size(zigzag_of(steps(difference)));
    last = static_cast<int64_t>(x);
  }
  return s;
}

template <class T>
void write_any(Out& out, std::span<const T> v) {
  if (v.empty() || std::all_of(v.begin(), v.end(), [&](T x) { return x == v[0]; })) {
    out.u8(kConstant);
    out.zigzag(v.empty() ? 0 : static_cast<int64_t>(v[0]));
    return;
  }
  const Shape s = shape_of(v);
  // Differences of numbers that span more than 63 bits would not divide cleanly: those stay packed.
  const bool deltas =
      s.width > 1 && s.width < 8 && s.unit < uint64_t{1} << 62 && s.delta_bytes < s.width * v.size();
  out.u8(deltas ? kDeltas : kPacked);
  out.zigzag(s.low);
  out.varint(s.unit);
  const ExactDivision in_steps(s.unit);
  const size_t start = out.size() + (deltas ? 0 : 1);
  if (deltas) {
    out.bytes().resize(start + s.delta_bytes);
    char* p = out.bytes().data() + start;
    int64_t last = s.low;
    for (const T x : v) {
      uint64_t d = zigzag_of(in_steps(static_cast<int64_t>(x) - last));
      for (; d >= 0x80; d >>= 7) *p++ = static_cast<char>(d | 0x80);
      *p++ = static_cast<char>(d);
      last = static_cast<int64_t>(x);
    }
    return;
  }
  out.u8(static_cast<uint8_t>(s.width));
  out.bytes().resize(start + s.width * v.size());
  char* p = out.bytes().data() + start;
  for (const T x : v) {
    const uint64_t steps =
        in_steps(static_cast<uint64_t>(static_cast<int64_t>(x)) - static_cast<uint64_t>(s.low));
    std::memcpy(p, &steps, s.width);
    p += s.width;
  }
}

template <class Word, class T>
void unpack(const char* p, uint64_t low, uint64_t unit, std::vector<T>& v) {
  for (size_t i = 0; i < v.size(); ++i) {
    Word steps;
    std::memcpy(&steps, p + i * sizeof(Word), sizeof(Word));
    v[i] = static_cast<T>(low + steps * unit);
  }
}

template <class T>
void unpack_width(const char* p, size_t width, uint64_t low, uint64_t unit, std::vector<T>& v) {
  if (width == 1) return unpack<uint8_t>(p, low, unit, v);
  if (width == 2) return unpack<uint16_t>(p, low, unit, v);
  if (width == 4) return unpack<uint32_t>(p, low, unit, v);
  if (width == 8) return unpack<uint64_t>(p, low, unit, v);
  for (T& x : v) {
    uint64_t steps = 0;
    std::memcpy(&steps, p, width);
    p += width;
    x = static_cast<T>(low + steps * unit);
  }
}

template <class T>
bool read_any(In& in, size_t n, std::vector<T>& v) {
  const uint8_t method = in.u8();
  const int64_t low = in.zigzag();
  if (method == kConstant) {
    if (!in.ok()) return false;
    v.assign(n, static_cast<T>(low));
    return true;
  }
  const uint64_t unit = in.varint();
  if (method == kDeltas) {
    if (n > in.left()) in.broken();
    if (!in.ok()) return false;
    v.resize(n);
    uint64_t last = static_cast<uint64_t>(low);
    for (T& x : v) {
      last += static_cast<uint64_t>(in.zigzag()) * unit;
      x = static_cast<T>(last);
    }
    return in.ok();
  }
  const size_t width = in.u8();
  if (method != kPacked || width < 1 || width > 8 || n > in.left() / width) in.broken();
  if (!in.ok()) return false;
  v.resize(n);
  unpack_width(in.raw(n * width).data(), width, static_cast<uint64_t>(low), unit, v);
  return true;
}

}  // namespace

void write_ints(Out& out, std::span<const int64_t> values) { write_any(out, values); }
void write_ints(Out& out, std::span<const uint32_t> values) { write_any(out, values); }
bool read_ints(In& in, size_t n, std::vector<int64_t>& values) { return read_any(in, n, values); }
bool read_ints(In& in, size_t n, std::vector<uint32_t>& values) { return read_any(in, n, values); }

}  // namespace habitus::events
