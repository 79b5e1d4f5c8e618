#include "core/ingest/records.h"

#include <algorithm>
#include <cstring>
#include <simdjson.h>

#include <QtCore/qglobal.h>

#include "core/ingest/csv.h"
#include "core/ingest/json_records.h"

namespace habitus::ingest {
namespace {

bool delimited(const Dialect& d) { return d.format == Dialect::Format::csv; }

/// Bytes before the first that is not UTF-8, of a text that has one. By halves: a record may be long.
size_t valid_bytes(std::string_view text) {
  size_t good = 0, bad = text.size();
  const auto valid = [&](size_t to) { return simdjson::validate_utf8(text.data() + good, to - good); };
  while (bad - good > 8) {
    size_t middle = good + (bad - good) / 2;
    for (int i = 0; i < 3 && (text[middle] & 0xC0) == 0x80; ++i) --middle;  // where a character begins
    if (middle <= good) break;
    (valid(middle) ? good : bad) = middle;
  }
  for (size_t end = good;;) {  // character by character
    size_t next = end + 1;
    while (next <= text.size() && next <= end + 4 && !valid(next)) ++next;
    if (next > text.size() || next > end + 4) return end;
    end = next;
  }
}

/// Bytes that are not the encoding's, and zero bytes, found a block at a time and then named record by
/// record.
void check_text(Block& block) {
  const std::string_view text(block.text.data(), block.size);
  const bool valid = simdjson::validate_utf8(text.data(), text.size());
  const bool zero = std::memchr(text.data(), 0, text.size()) != nullptr;
  if (valid && !zero) return;
  for (Record& r : block.records) {
    const std::string_view raw = block.raw(r);
    if (!valid && !simdjson::validate_utf8(raw.data(), raw.size())) {
      r.fault = Fault::not_text;
      r.fault_at = r.begin + static_cast<uint32_t>(valid_bytes(raw));
    } else if (const size_t at = raw.find('\0'); zero && at != std::string_view::npos) {
      r.fault = Fault::nul;
      r.fault_at = r.begin + static_cast<uint32_t>(at);
    }
  }
}

}  // namespace

std::string_view json_null() {
  static const char null = '\0';
  return {&null, 0};
}

Text why(Fault fault) {
  switch (fault) {
    case Fault::none:
      return {};
    case Fault::blank:
      return QT_TRANSLATE_NOOP("core", "Blank line");
    case Fault::comment:
      return QT_TRANSLATE_NOOP("core", "Comment");
    case Fault::open_quote:
      return QT_TRANSLATE_NOOP("core", "A quote opens here and is not closed");
    case Fault::after_quote:
      return QT_TRANSLATE_NOOP("core", "Text stands between a closing quote and the next delimiter");
    case Fault::few_fields:
      return QT_TRANSLATE_NOOP("core", "Too few fields");
    case Fault::many_fields:
      return QT_TRANSLATE_NOOP("core", "Too many fields");
    case Fault::not_text:
      return QT_TRANSLATE_NOOP("core", "These bytes are not valid in the encoding of the file");
    case Fault::nul:
      return QT_TRANSLATE_NOOP("core", "A zero byte stands in the text");
    case Fault::too_long:
      return QT_TRANSLATE_NOOP("core", "The record is longer than 16 MiB");
    case Fault::bad_json:
      return QT_TRANSLATE_NOOP("core", "This is not well-formed JSON");
    case Fault::not_object:
      return QT_TRANSLATE_NOOP("core", "This is JSON, but not an object");
  }
  return {};
}

void parse(const Dialect& dialect, size_t columns, Block& block) {
  block.records.clear();
  block.keys.clear();
  block.names.clear();
  block.kept.clear();
  block.lines = 0;
  if (block.oversized) {
    Record r;
    r.end = static_cast<uint32_t>(
        std::min<size_t>(block.size, 1 << 16));  // the beginning is enough to find it by
    r.fault = Fault::too_long;
    block.records.push_back(r);
    block.lines = 1;
    return;
  }
  if (delimited(dialect))
    csv::parse(dialect, columns, block);
  else
    json_records::parse(dialect, block);
  check_text(block);
}

size_t whole_records(const Dialect& dialect, size_t columns, std::string_view text, bool last) {
  return delimited(dialect) ? csv::whole_records(dialect, columns, text, last)
                            : json_records::whole_records(dialect, text, last);
}

Result<std::unique_ptr<RecordReader>> RecordReader::open(const std::string& path, const Dialect& dialect,
                                                         size_t block_bytes) {
  auto reader = std::make_unique<RecordReader>();
  reader->path_ = path;
  reader->dialect_ = dialect;
  reader->block_bytes_ = std::clamp<size_t>(block_bytes, 64, kMaxRecord);
  TRY(reader->text_, TextSource::open(path, dialect.encoding));
  reader->source_at_ = reader->text_->mark_bytes();
  CHECK(reader->read_header());
  return reader;
}

Done RecordReader::fill(size_t wanted) {
  while (!end_ && pending_.size() < wanted) {
    const size_t had = pending_.size();
    CHECK(text_->read(pending_, wanted - had));
    end_ = pending_.size() == had;
  }
  return {};
}

/// Skipped lines, then the header (or the opening bracket of a JSON array).
Done RecordReader::read_header() {
  CHECK(fill(kMaxRecord < block_bytes_ * 4 ? kMaxRecord : block_bytes_ * 4));
  const char eol = dialect_.carriage_return ? '\r' : '\n';
  size_t at = 0;
  const auto next_line = [&] {
    const size_t end = pending_.find(eol, at);
    at = end == std::string::npos ? pending_.size() : end + 1;
    ++first_line_;
  };
  if (dialect_.format == Dialect::Format::json) {
    while (at < pending_.size() && std::strchr(" \t\r\n", pending_[at]))
      first_line_ += pending_[at++] == '\n';
    if (at >= pending_.size() || pending_[at] != '[')
      return fail(Kind::input,
                  QT_TRANSLATE_NOOP("core", "The file does not begin with “[”: it is not a JSON array"),
                  path_, QT_TRANSLATE_NOOP("core", "If it holds one object a line, say format jsonl"));
    ++at;
  }
  columns_ = dialect_.columns;
  if (dialect_.format == Dialect::Format::csv) {
    for (int64_t i = 0; i < dialect_.skip_lines; ++i) next_line();
    if (dialect_.header) {
      Block head;
      for (;;) {  // blank and comment lines before the header belong to it
        CHECK(fill(std::min(kMaxRecord, pending_.size() + block_bytes_)));
        const size_t from = at;
        const size_t end = std::min(pending_.find(eol, at), pending_.size());
        size_t take = end;
        // A header may hold quoted line ends: give the parser a little more than the line.
        if (dialect_.quote != 0 && pending_.find(dialect_.quote, at) < end)
          take = std::min(pending_.size(), at + (size_t{1} << 16));
        head.text.assign(pending_, from, take - from);
        head.size = head.text.size();
        head.text.append(kPadding, '\0');
        parse(dialect_, 0, head);
        const bool skipped = !head.records.empty() && (head.records[0].fault == Fault::blank ||
                                                       head.records[0].fault == Fault::comment);
        if (!skipped || end >= pending_.size()) break;
        next_line();
      }
      if (head.records.empty())
        return fail(Kind::input, QT_TRANSLATE_NOOP("core", "The file is empty: there is not even a header"),
                    path_);
      const Record& r = head.records[0];
      if (r.fault != Fault::none) return fail(Kind::input, why(r.fault), path_ + ", header");
      std::vector<std::string> names;
      for (uint32_t i = 0; i < r.fields; ++i) names.emplace_back(head.fields[r.first + i]);
      columns_ = unique_names(std::move(names));
      const size_t header_end = at + r.end;
      for (; at < header_end; ++at) first_line_ += pending_[at] == eol;
      next_line();
    }
  }
  source_at_ += text_->source_bytes(std::string_view(pending_).substr(0, at));
  pending_.erase(0, at);
  at_ = static_cast<int64_t>(at);
  first_at_ = at_;
  return {};
}

Done RecordReader::seek(int64_t at) {
  const int64_t ahead = at - at_;
  const auto held = static_cast<int64_t>(pending_.size());
  if (ahead <= held) {
    source_at_ += text_->source_bytes(std::string_view(pending_).substr(0, static_cast<size_t>(ahead)));
    pending_.erase(0, static_cast<size_t>(ahead));
  } else {
    CHECK(text_->skip(ahead - held));
    source_at_ += ahead;
    pending_.clear();
    end_ = false;
  }
  at_ = at;
  return {};
}

Result<bool> RecordReader::next(Block& block) {
  size_t wanted = block_bytes_;
  size_t whole = 0;
  for (;;) {
    CHECK(fill(wanted));
    if (pending_.empty()) return false;
    whole = whole_records(dialect_, columns_.size(), pending_, end_);
    if (whole > 0) break;
    if (wanted >= kMaxRecord) return drop_oversized(block);
    wanted = std::min(kMaxRecord, wanted * 4);
  }
  block.oversized = false;
  block.swallowed = 0;
  block.last = end_;
  block.at = at_;
  block.source_byte = source_at_;
  block.size = whole;
  std::string rest(pending_, whole);
  block.text.swap(pending_);
  block.text.resize(whole);
  block.text.append(kPadding, '\0');
  pending_.swap(rest);
  at_ += static_cast<int64_t>(whole);
  source_at_ += text_->source_bytes(std::string_view(block.text.data(), whole));
  const auto size = static_cast<double>(std::max<int64_t>(1, text_->bytes().size()));
  block.consumed = static_cast<double>(text_->bytes().consumed()) / size;
  return true;
}

/// A record beyond every bound: its beginning is kept, the rest up to the next line end is read and dropped.
Result<bool> RecordReader::drop_oversized(Block& block) {
  block.at = at_;
  block.source_byte = source_at_;
  block.oversized = true;
  block.size = pending_.size();
  block.text = pending_;
  block.text.append(kPadding, '\0');
  const char eol = dialect_.carriage_return ? '\r' : '\n';
  int64_t gone = 0;
  for (;;) {
    const size_t end = pending_.find(eol);
    const size_t drop = end == std::string::npos ? pending_.size() : end + 1;
    gone += static_cast<int64_t>(drop);
    pending_.erase(0, drop);
    if (end != std::string::npos) break;
    CHECK(fill(block_bytes_));
    if (pending_.empty()) break;
  }
  block.swallowed = gone - static_cast<int64_t>(block.size);
  block.last = end_ && pending_.empty();
  at_ += gone;
  source_at_ += gone;
  return true;
}

}  // namespace habitus::ingest
