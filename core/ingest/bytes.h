#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/ingest/dialect.h"

namespace habitus::ingest {

/// The bytes of one regular file, plain or compressed (gz, bz2, xz, zst, a zip of one file), one after another through a fixed
/// window. The size is taken when it is opened: what is written to the file meanwhile is not read. Refuses
/// pipes, devices, and files that are plainly something else (Parquet, SQLite, a picture …), naming them.
class ByteSource {
 public:
  static Result<std::unique_ptr<ByteSource>> open(const std::string& path);
  virtual ~ByteSource() = default;
  /// Fills up to `n` bytes; fewer only at the end.
  virtual Result<size_t> read(char* into, size_t n) = 0;
  /// Forward only. Compressed files are decompressed up to there.
  virtual Done skip(int64_t n) = 0;
  /// Of the file on disk, and how many of those have been consumed: for progress.
  virtual int64_t size() const = 0;
  virtual int64_t consumed() const = 0;
  virtual bool compressed() const = 0;
};

/// The text of a file: bytes decoded to UTF-8, without byte-order mark. Whatever is not valid in its encoding
/// comes out as bytes that are not valid UTF-8, so that the record is refused later and nothing is replaced
/// silently.
class TextSource {
 public:
  static Result<std::unique_ptr<TextSource>> open(const std::string& path, Encoding encoding);
  /// Appends about `n` bytes of text to `into`; nothing is appended at the end of the file.
  Done read(std::string& into, size_t n);
  /// Goes forward by `n` bytes of decoded text.
  Done skip(int64_t n);
  /// Bytes that `text` occupies in the source.
  int64_t source_bytes(std::string_view text) const;
  int64_t mark_bytes() const { return mark_bytes_; }  ///< of the byte-order mark
  const ByteSource& bytes() const { return *bytes_; }

 private:
  void decode(std::string& into);
  std::unique_ptr<ByteSource> bytes_;
  Encoding encoding_ = Encoding::utf8;
  std::string raw_;    ///< read, not yet decoded
  std::string ahead_;  ///< decoded, not yet handed on
  int64_t mark_bytes_ = 0;
};

/// What the first bytes of a file say about its encoding.
struct EncodingGuess {
  Encoding encoding = Encoding::utf8;
  bool sure = true;  ///< false: bytes above 0x7F that are not UTF-8, read as Windows-1252 until somebody says
                     ///< otherwise
};
EncodingGuess guess_encoding(std::string_view head);

}  // namespace habitus::ingest
