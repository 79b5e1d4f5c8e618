#include "core/ingest/json_records.h"

#include <cstring>
#include <unordered_map>
#include <unordered_set>

namespace habitus::ingest::json_records {
namespace {

constexpr int kMaxDepth = 64;

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
int hex(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

/// One strict walk over one value (RFC 8259). We need every token as it is written, every key once and the
/// place of the first fault; a parser that converts as it goes gives none of these. Encoding is checked
/// before, per block.
class Walk {
 public:
  Walk(Block& block, std::unordered_map<std::string, uint32_t>& ids) : block_(block), ids_(ids) {}

  Fault record(const char* from, const char* to) {
    at_ = from;
    to_ = to;
    blanks();
    const bool is_object = at_ < to_ && *at_ == '{';
    path_.clear();
    if (!(is_object ? object(1, true) : value(1, false))) return Fault::bad_json;
    blanks();
    if (at_ != to_) return Fault::bad_json;
    return is_object ? Fault::none : Fault::not_object;
  }
  const char* at() const { return at_; }

 private:
  void blanks() {
    while (at_ < to_ && blank(*at_)) ++at_;
  }
  bool take(char c) {
    blanks();
    if (at_ >= to_ || *at_ != c) return false;
    ++at_;
    return true;
  }

  bool object(int depth, bool keep) {
    if (depth > kMaxDepth) return false;
    ++at_;
    if (take('}')) return true;
    std::unordered_set<std::string> seen;
    do {
      blanks();
      std::string_view key;
      if (at_ >= to_ || *at_ != '"' || !string(key)) return false;
      if (keep && !seen.emplace(key).second) return false;  // two values for one name: neither is right
      const size_t had = path_.size();
      if (keep) path_.append(had == 0 ? "" : ".").append(key);
      if (!take(':')) return false;
      blanks();
      if (!value(depth, keep)) return false;
      if (keep) path_.resize(had);
    } while (take(','));
    return take('}');
  }

  bool array(int depth) {
    if (depth > kMaxDepth) return false;
    ++at_;
    if (take(']')) return true;
    do {
      blanks();
      if (!value(depth, false)) return false;
    } while (take(','));
    return take(']');
  }

  bool value(int depth, bool keep) {
    if (at_ >= to_) return false;
    const char* from = at_;
    switch (*at_) {
      case '{':
        return object(depth + 1, keep);
      case '[': {
        if (!array(depth + 1)) return false;
        if (keep) put({from, static_cast<size_t>(at_ - from)});
        return true;
      }
      case '"': {
        std::string_view text;
        if (!string(text)) return false;
        if (keep) put(text);
        return true;
      }
      case 't':
        return literal("true", keep);
      case 'f':
        return literal("false", keep);
      case 'n':
        return literal("null", keep);
      default: {
        if (!number()) return false;
        if (keep) put({from, static_cast<size_t>(at_ - from)});
        return true;
      }
    }
  }

  bool literal(std::string_view word, bool keep) {
    if (!std::string_view(at_, static_cast<size_t>(to_ - at_)).starts_with(word)) return false;
    if (keep) put(word == "null" ? json_null() : std::string_view(at_, word.size()));
    at_ += word.size();
    return true;
  }

  size_t digits() {
    const char* from = at_;
    while (at_ < to_ && *at_ >= '0' && *at_ <= '9') ++at_;
    return static_cast<size_t>(at_ - from);
  }
  bool number() {
    if (at_ < to_ && *at_ == '-') ++at_;
    const bool zero = at_ < to_ && *at_ == '0';
    const size_t whole = digits();
    if (whole == 0 || (zero && whole > 1)) return false;
    if (at_ < to_ && *at_ == '.') {
      ++at_;
      if (digits() == 0) return false;
    }
    if (at_ < to_ && (*at_ == 'e' || *at_ == 'E')) {
      ++at_;
      if (at_ < to_ && (*at_ == '+' || *at_ == '-')) ++at_;
      if (digits() == 0) return false;
    }
    return true;
  }

  bool four(uint32_t& unit) {
    if (to_ - at_ < 4) return false;
    unit = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const int digit = hex(*at_);
      if (digit < 0) return false;
      unit = unit << 4 | static_cast<uint32_t>(digit);
    }
    return true;
  }

  /// The text of a string; in place when nothing in it is escaped.
  bool string(std::string_view& text) {
    const char* from = ++at_;
    while (at_ < to_ && *at_ != '"' && *at_ != '\\' && static_cast<unsigned char>(*at_) >= 0x20) ++at_;
    if (at_ < to_ && *at_ == '"') {
      text = {from, static_cast<size_t>(at_ - from)};
      ++at_;
      return true;
    }
    auto kept = std::make_unique<std::string>(from, at_);
    while (at_ < to_ && *at_ != '"') {
      if (static_cast<unsigned char>(*at_) < 0x20) return false;
      if (*at_ != '\\') {
        *kept += *at_++;
      } else if (!escape(*kept)) {
        return false;
      }
    }
    if (at_ >= to_) return false;
    ++at_;
    block_.kept.push_back(std::move(kept));
    text = *block_.kept.back();
    return true;
  }

  bool escape(std::string& out) {
    if (++at_ >= to_) return false;
    constexpr std::string_view from = "\"\\/bfnrt", into = "\"\\/\b\f\n\r\t";
    const char c = *at_++;
    if (c != 'u') {
      const size_t i = from.find(c);
      if (i == std::string_view::npos) return false;
      out += into[i];
      return true;
    }
    uint32_t unit = 0, low = 0;
    if (!four(unit)) return false;
    if (unit >= 0xDC00 && unit < 0xE000) return false;  // a lone surrogate is no character
    if (unit >= 0xD800 && unit < 0xDC00) {
      if (to_ - at_ < 6 || at_[0] != '\\' || at_[1] != 'u') return false;
      at_ += 2;
      if (!four(low) || low < 0xDC00 || low >= 0xE000) return false;
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }
    if (unit < 0x80) {
      out += static_cast<char>(unit);
      return true;
    }
    const int more = unit < 0x800 ? 1 : unit < 0x10000 ? 2 : 3;
    out += static_cast<char>((more == 1 ? 0xC0 : more == 2 ? 0xE0 : 0xF0) | unit >> (6 * more));
    for (int i = more - 1; i >= 0; --i) out += static_cast<char>(0x80 | (unit >> (6 * i) & 63));
    return true;
  }

  void put(std::string_view text) {
    auto id = ids_.find(path_);
    if (id == ids_.end()) {
      id = ids_.emplace(path_, static_cast<uint32_t>(block_.names.size())).first;
      block_.names.push_back(path_);
    }
    block_.fields.push_back(text);
    block_.keys.push_back(id->second);
  }

  Block& block_;
  std::unordered_map<std::string, uint32_t>& ids_;
  const char* at_ = nullptr;
  const char* to_ = nullptr;
  std::string path_;
};

/// From the beginning of an array element to the comma or bracket that ends it; npos when `text` ends before.
size_t element_end(std::string_view text, size_t at) {
  int depth = 0;
  for (; at < text.size(); ++at) {
    switch (text[at]) {
      case '"':
        for (++at; at < text.size() && text[at] != '"'; ++at)
          if (text[at] == '\\') ++at;
        if (at >= text.size()) return std::string_view::npos;
        break;
      case '{':
      case '[':
        ++depth;
        break;
      case ',':
        if (depth == 0) return at;
        break;
      case '}':
      case ']':
        if (--depth < 0) return at;
        break;
      default:
        break;
    }
  }
  return std::string_view::npos;
}

/// The next record of the block, from `at`: its extent and where the one after begins.
size_t cut(const Dialect& d, std::string_view text, size_t at, Record& r) {
  size_t end = 0, next = 0;
  if (d.format == Dialect::Format::jsonl) {
    end = std::min(text.find('\n', at), text.size());
    next = end < text.size() ? end + 1 : end;
  } else {
    end = std::min(element_end(text, at), text.size());
    next = end < text.size() ? end + 1 : end;
    if (end < text.size() && text[end] == ']') {  // the array ends; nothing but blanks may follow
      const size_t after = text.find_first_not_of(" \t\r\n", next);
      if (after == std::string_view::npos) next = text.size();
    }
  }
  while (at < end && blank(text[at])) ++at;
  while (end > at && blank(text[end - 1])) --end;
  r.begin = static_cast<uint32_t>(at);
  r.end = static_cast<uint32_t>(end);
  return next;
}

}  // namespace

void parse(const Dialect& d, Block& block) {
  block.fields.clear();
  std::unordered_map<std::string, uint32_t> ids;
  Walk walk(block, ids);
  const std::string_view text(block.text.data(), block.size);
  const char* base = block.text.data();
  size_t counted = 0;
  for (size_t at = 0; at < text.size();) {
    Record r;
    const size_t next = cut(d, text, at, r);
    for (; counted < r.begin; ++counted) block.lines += text[counted] == '\n';
    r.line = block.lines;
    r.first = static_cast<uint32_t>(block.fields.size());
    if (r.begin == r.end) {
      r.fault = Fault::blank;
    } else {
      r.fault = walk.record(base + r.begin, base + r.end);
      if (r.fault != Fault::none) {
        r.fault_at = static_cast<uint32_t>(walk.at() - base);
        block.fields.resize(r.first);
        block.keys.resize(r.first);
      }
    }
    r.fields = static_cast<uint32_t>(block.fields.size()) - r.first;
    for (; counted < next; ++counted) block.lines += text[counted] == '\n';
    // Blanks around the brackets of an array are no records; a blank line among JSON lines is one that is
    // skipped.
    if (r.fault != Fault::blank || d.format == Dialect::Format::jsonl) block.records.push_back(r);
    at = next;
  }
}

size_t whole_records(const Dialect& d, std::string_view text, bool last) {
  if (last) return text.size();
  if (d.format == Dialect::Format::jsonl) {
    const size_t at = text.rfind('\n');
    return at == std::string_view::npos ? 0 : at + 1;
  }
  size_t at = 0;
  for (;;) {
    const size_t end = element_end(text, at);
    if (end == std::string_view::npos || text[end] != ',')
      return at;  // the closing bracket goes with the last block
    at = end + 1;
  }
}

}  // namespace habitus::ingest::json_records
