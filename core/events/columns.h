#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace habitus::events {

/// The words of one text column of the whole log. Code 0 is "missing"; codes are dense, valid while the project is open,
/// and mean nothing outside it: no result may depend on them. Translate codes to words before sorting or storing.
class Dictionary {
 public:
  virtual ~Dictionary() = default;
  virtual uint32_t size() const = 0;                        ///< number of codes including 0
  virtual std::string_view word(uint32_t code) const = 0;   ///< "" for 0
  virtual uint32_t code(std::string_view word) const = 0;   ///< 0 when the log does not have it
};

/// Codes of one text column for the events of a slab, in the narrowest width that fits the dictionary.
/// Hot loops dispatch once: `codes.with([&](auto* c) { for (…) use(c[i]); });`
class Codes {
 public:
  Codes() = default;
  Codes(const uint8_t* p) : p_(p), width_(1) {}
  Codes(const uint16_t* p) : p_(p), width_(2) {}
  Codes(const uint32_t* p) : p_(p), width_(4) {}
  uint32_t operator[](size_t i) const {
    return width_ == 1 ? static_cast<const uint8_t*>(p_)[i]
         : width_ == 2 ? static_cast<const uint16_t*>(p_)[i] : static_cast<const uint32_t*>(p_)[i];
  }
  template <class F>
  decltype(auto) with(F&& f) const {
    if (width_ == 1) return f(static_cast<const uint8_t*>(p_));
    if (width_ == 2) return f(static_cast<const uint16_t*>(p_));
    return f(static_cast<const uint32_t*>(p_));
  }
  explicit operator bool() const { return p_ != nullptr; }

 private:
  const void* p_ = nullptr;
  int width_ = 4;
};

}  // namespace habitus::events
