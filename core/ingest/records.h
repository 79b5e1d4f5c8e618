#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/ingest/bytes.h"
#include "core/ingest/dialect.h"

namespace habitus::ingest {

/// What a record is before anybody has looked at its values.
enum class Fault : uint8_t {
  none,
  blank,        ///< nothing but blanks: skipped
  comment,      ///< skipped
  open_quote,   ///< a quote that is not closed: refused up to the end of the line on which it opens
  after_quote,  ///< text between a closing quote and the next delimiter
  few_fields,
  many_fields,
  not_text,  ///< bytes that are not valid in the encoding
  nul,
  too_long,  ///< longer than kMaxRecord
  bad_json,
  not_object,  ///< JSON, but not an object
};
Text why(Fault fault);

inline constexpr size_t kMaxField = size_t{1}
                                    << 20;  ///< of a quoted field: beyond, the quote counts as not closed
inline constexpr size_t kMaxRecord = size_t{16} << 20;

/// One record of a block. Positions are offsets into Block::text.
struct Record {
  uint32_t begin = 0, end = 0;     ///< the record's text without its line end
  uint32_t first = 0, fields = 0;  ///< its fields in Block::fields
  uint32_t line = 0;               ///< line ends before it within the block
  uint32_t fault_at = 0;           ///< where the fault is
  Fault fault = Fault::none;
};

/// Some whole records of one file. `parse` fills `records` and `fields`; blocks are parsed in any order, on
/// any thread.
struct Block {
  std::string text;         ///< UTF-8, followed by kPadding readable bytes
  size_t size = 0;          ///< bytes of `text` that are records
  int64_t at = 0;           ///< offset of the block in the decoded text of the file
  int64_t source_byte = 0;  ///< the same in the file's own (uncompressed) bytes
  bool last = false;        ///< the file ends here
  bool oversized = false;   ///< the block is the beginning of one record longer than kMaxRecord
  int64_t swallowed = 0;    ///< bytes of that record that were read and dropped
  double consumed = 0;      ///< share of the file read when the block was cut

  std::vector<Record> records;
  std::vector<std::string_view> fields;  ///< values; for JSON, numbers and literals as they are written
  std::vector<uint32_t> keys;            ///< JSON: which of `names` each field is
  std::vector<std::string> names;        ///< JSON: flattened keys in order of appearance ("properties.price")
  std::vector<std::unique_ptr<std::string>> kept;  ///< unescaped texts that `fields` point to
  uint32_t lines = 0;                              ///< line ends in the block

  std::string_view raw(const Record& r) const {
    return std::string_view(text).substr(r.begin, r.end - r.begin);
  }
};
inline constexpr size_t kPadding = 64;

/// A JSON null among the fields: told from an empty text by its address.
std::string_view json_null();

/// Parses a block in place. `columns` is the number of fields a delimited record must have (0: any).
void parse(const Dialect& dialect, size_t columns, Block& block);

/// Cuts a file into blocks of whole records, in order.
class RecordReader {
 public:
  /// Opens the file, reads its header. `block_bytes` is what a block aims at.
  static Result<std::unique_ptr<RecordReader>> open(const std::string& path, const Dialect& dialect,
                                                    size_t block_bytes = size_t{1} << 20);
  /// Column names, made unique; empty for JSON.
  const std::vector<std::string>& columns() const { return columns_; }
  /// Offset (decoded text) and line of the first record.
  int64_t first_at() const { return first_at_; }
  int64_t first_line() const { return first_line_; }
  /// Continues at a record boundary found earlier (`Block::at` + `Block::size`).
  Done seek(int64_t at);
  /// The next block; false at the end.
  Result<bool> next(Block& block);
  const TextSource& source() const { return *text_; }

 private:
  Done read_header();
  Done fill(size_t wanted);
  Result<bool> drop_oversized(Block& block);
  std::string path_;
  Dialect dialect_;
  size_t block_bytes_ = 0;
  std::unique_ptr<TextSource> text_;
  std::string pending_;  ///< read, not yet handed on; begins at a record boundary
  int64_t at_ = 0, source_at_ = 0;
  bool end_ = false;
  std::vector<std::string> columns_;
  int64_t first_at_ = 0, first_line_ = 1;
};

/// How much of `text` is whole records (a record boundary), beginning at one. `last`: nothing follows, so all
/// of it is.
size_t whole_records(const Dialect& dialect, size_t columns, std::string_view text, bool last);

}  // namespace habitus::ingest
