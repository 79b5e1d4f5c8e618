#include "core/events/ids.h"

#include "core/events/event_hash.h"
#include "core/events/hex.h"

namespace habitus::events {

/// Appends an id to the packed ones; false when it is not like them.
bool Ids::pack(std::string_view id) {
  if (hash_.empty()) {
    uuid_ = id.size() == 36;
    width_ = uuid_ ? 16 : id.size() >= 8 && id.size() % 2 == 0 && id.size() <= 128 ? id.size() / 2 : 0;
  }
  if (width_ == 0 || id.size() != (uuid_ ? 36 : width_ * 2)) return false;
  const size_t end = bytes_.size();
  bytes_.resize(end + width_);
  char* out = bytes_.data() + end;
  if (uuid_ ? hex::pack_uuid(id, out) : hex::pack(id, out)) return true;
  bytes_.resize(end);
  return false;
}

void Ids::unpack() {
  if (width_ == 0) return;
  std::string text;
  for (size_t at = 0; at < bytes_.size(); at += width_) {
    hex::unpack({bytes_.data() + at, width_}, uuid_, text);
    words_.add(text);
  }
  bytes_.clear();
  width_ = 0;
}

void Ids::keep(std::string_view id) {
  if (pack(id)) return;
  unpack();
  words_.add(id);
}

void Ids::add(std::string_view id) {
  keep(id);
  hash_.push_back(id.empty() ? Hash128{} : id_field(id));
}

void Ids::add(std::span<const std::string_view> ids) {
  const size_t before = hash_.size();
  for (const std::string_view id : ids) {
    keep(id);
    hash_.emplace_back();  // what is packed first decides how the others are
  }
  id_fields(ids, hash_.data() + before);
  for (size_t i = 0; i < ids.size(); ++i)
    if (ids[i].empty()) hash_[before + i] = {};
}

void Ids::add(const Ids& later) {
  if (hash_.empty()) width_ = later.width_, uuid_ = later.uuid_;
  if (width_ == later.width_ && (width_ == 0 || uuid_ == later.uuid_)) {
    bytes_ += later.bytes_;
    words_.add(later.words_);
  } else {
    unpack();
    Ids texts = later;
    texts.unpack();
    words_.add(texts.words_);
  }
  hash_.insert(hash_.end(), later.hash_.begin(), later.hash_.end());
}

void Ids::pad(size_t rows) {
  while (size() < rows) add(std::string_view());
}

void Ids::clear() {
  hash_.clear();
  bytes_.clear();
  words_.clear();
  width_ = 0;
}

}  // namespace habitus::events
