#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/hash.h"
#include "core/events/words.h"

namespace habitus::events {

/// The event ids of a batch, one a row, "" = none, each with its hash. As long as all are hex of one size, or all UUIDs, they
/// are kept as the bytes that will be stored, so that nothing touches their text again.
class Ids {
 public:
  void add(std::string_view id);
  void add(std::span<const std::string_view> ids);
  void add(const Ids& later);
  void pad(size_t rows);  ///< rows without an id up to that many
  void clear();
  void reserve(size_t rows) {
    hash_.reserve(rows);
    bytes_.reserve(rows * width_);
  }
  size_t size() const { return hash_.size(); }
  bool has(size_t i) const { return (hash_[i][0] | hash_[i][1]) != 0; }
  const Hash128& hash(size_t i) const { return hash_[i]; }  ///< id_field of it; zero where there is none
  size_t width() const { return width_; }                   ///< bytes of each packed id; 0: kept as texts
  bool uuid() const { return uuid_; }
  const char* packed() const { return bytes_.data(); }
  const Words& texts() const { return words_; }  ///< of ids that are not packed
  size_t memory() const { return hash_.capacity() * sizeof(Hash128) + bytes_.capacity() + words_.memory(); }

 private:
  void keep(std::string_view id);
  bool pack(std::string_view id);
  void unpack();
  std::vector<Hash128> hash_;
  size_t width_ = 0;
  bool uuid_ = false;
  std::string bytes_;
  Words words_;
};

}  // namespace habitus::events
