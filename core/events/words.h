#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/events/bytes.h"

namespace habitus::events {

/// A list of texts in one piece of memory.
class Words {
 public:
  void add(std::string_view word) {
    bytes_ += word;
    ends_.push_back(bytes_.size());
  }
  void add(const Words& later) {
    const uint64_t before = bytes_.size();
    bytes_ += later.bytes_;
    for (const uint64_t end : later.ends_) ends_.push_back(before + end);
  }
  size_t size() const { return ends_.size(); }
  std::string_view operator[](size_t i) const {
    const size_t from = i ? ends_[i - 1] : 0;
    return {bytes_.data() + from, ends_[i] - from};
  }
  void reserve(size_t words, size_t bytes) {
    ends_.reserve(words);
    bytes_.reserve(bytes);
  }
  void clear() {
    bytes_.clear();
    ends_.clear();
  }
  size_t bytes() const { return bytes_.size(); }
  size_t memory() const { return bytes_.capacity() + ends_.capacity() * sizeof(uint64_t); }

 private:
  std::string bytes_;
  std::vector<uint64_t> ends_;
};

/// A list of texts in the smallest of these ways that gives every byte back: packed hex or UUID, whole
/// numbers, decimals of one scale, times of one pattern (each with an exceptions lane for texts that printing
/// the value would not give back), shared prefixes (long sorted lists), or plain. `sorted`: the words ascend,
/// so that prefixes may be shared. Returns false when the bytes are already dense (no use in compressing them
/// again).
bool write_words(Out& out, const std::vector<std::string_view>& words, bool sorted);
/// The same for words that are packed already, `width` bytes each, one after another; false (and nothing
/// written) when they are better kept in another way.
bool write_packed(Out& out, std::string_view bytes, size_t width, bool uuid);
bool read_words(In& in, size_t n, Words& words);
/// The list as its packed bytes; false when it is stored in another way.
bool read_packed_words(In& in, size_t n, std::string_view& bytes, size_t& width, bool& uuid);
/// The same list as numbers (NaN where a text is none), without printing and parsing where it is stored as
/// numbers.
bool read_words_as_numbers(In& in, size_t n, std::vector<double>& numbers);

/// A text as a number: plain decimal or exponent notation, finite; NaN when it is none.
double number_of(std::string_view text);

}  // namespace habitus::events
