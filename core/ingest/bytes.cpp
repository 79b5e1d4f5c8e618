#include "core/ingest/bytes.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include <QtCore/qglobal.h>

namespace habitus::ingest {
namespace {

tl::unexpected<Error> unreadable(const std::string& path) {
  return fail(
      Kind::input,
      Text(QT_TRANSLATE_NOOP("core", "The file cannot be read: %1"), {std::string(std::strerror(errno))}),
      path, QT_TRANSLATE_NOOP("core", "Check its name and permissions"));
}

/// A name for bytes that are no text at all, "" when they may be.
std::string foreign_kind(std::string_view head) {
  using namespace std::string_view_literals;
  constexpr std::pair<std::string_view, const char*> known[] = {{"PAR1"sv, "Parquet"},
                                                                {"SQLite format 3\0"sv, "SQLite"},
                                                                {"\x89PNG"sv, "PNG"},
                                                                {"%PDF-"sv, "PDF"},
                                                                {"\xD0\xCF\x11\xE0"sv, "XLS"},
                                                                {"\xFF\xD8\xFF"sv, "JPEG"},
                                                                {"GIF8"sv, "GIF"},
                                                                {"\x7F"
                                                                 "ELF"sv,
                                                                 "ELF"},
                                                                {"ARROW1"sv, "Arrow"},
                                                                {"Obj\x01"sv, "Avro"},
                                                                {"ORC"sv, "ORC"},
                                                                {"RDX2"sv, "RData"},
                                                                {"RDX3"sv, "RData"},
                                                                {"\x89HDF"sv, "HDF5"}};
  for (const auto& [magic, name] : known)
    if (head.starts_with(magic)) return name;
  return {};
}

bool is_compressed(std::string_view head) {
  using namespace std::string_view_literals;
  for (const auto magic : {"\x1F\x8B"sv, "BZh"sv,
                           "\xFD"
                           "7zXZ"sv,
                           "\x28\xB5\x2F\xFD"sv, "PK\x03\x04"sv})
    if (head.starts_with(magic)) return true;
  return false;
}

class PlainFile final : public ByteSource {
 public:
  PlainFile(int fd, int64_t size, std::string path) : fd_(fd), size_(size), path_(std::move(path)) {}
  ~PlainFile() override { ::close(fd_); }
  Result<size_t> read(char* into, size_t n) override {
    n = std::min(n, static_cast<size_t>(std::max<int64_t>(0, size_ - at_)));
    size_t got = 0;
    while (got < n) {
      const ssize_t k = ::pread(fd_, into + got, n - got, at_);
      if (k < 0 && errno == EINTR) continue;
      if (k < 0) return unreadable(path_);
      if (k == 0) break;  // it shrank while we read
      got += static_cast<size_t>(k);
      at_ += k;
    }
    return got;
  }
  Done skip(int64_t n) override {
    at_ = std::min(size_, at_ + n);
    return {};
  }
  int64_t size() const override { return size_; }
  int64_t consumed() const override { return at_; }
  bool compressed() const override { return false; }

 private:
  int fd_;
  int64_t size_, at_ = 0;
  std::string path_;
};

/// Decompression by libarchive, streamed; nothing is written to disk.
class PackedFile final : public ByteSource {
 public:
  PackedFile(int fd, int64_t size, std::string path, bool zip)
      : fd_(fd), size_(size), path_(std::move(path)), zip_(zip) {}
  ~PackedFile() override {
    archive_read_free(archive_);
    ::close(fd_);
  }
  Done begin() {
    archive_ = archive_read_new();
    archive_read_support_filter_gzip(archive_);
    archive_read_support_filter_bzip2(archive_);
    archive_read_support_filter_xz(archive_);
    archive_read_support_filter_zstd(archive_);
    if (zip_)
      archive_read_support_format_zip(archive_);
    else
      archive_read_support_format_raw(archive_);
    archive_read_support_format_empty(archive_);
    if (archive_read_open_fd(archive_, fd_, 1 << 18) != ARCHIVE_OK) return broken();
    return next_entry();
  }
  Result<size_t> read(char* into, size_t n) override {
    size_t got = 0;
    while (got < n && !empty_) {
      const la_ssize_t k = archive_read_data(archive_, into + got, n - got);
      if (k < 0) return tl::unexpected<Error>(broken().error());
      if (k == 0) {
        if (zip_) CHECK(nothing_more());
        break;
      }
      got += static_cast<size_t>(k);
    }
    out_ += static_cast<int64_t>(got);
    if (out_ > (int64_t{1} << 28) && out_ / 400 > consumed() + 1)
      return fail(
          Kind::refused,
          QT_TRANSLATE_NOOP("core",
                            "The compressed file unpacks to more than 400 times its size; it may be a trap"),
          path_, QT_TRANSLATE_NOOP("core", "If it is a real log, unpack it first and import the plain file"));
    return got;
  }
  Done skip(int64_t n) override {
    std::string sink(1 << 18, '\0');
    while (n > 0) {
      TRY(const size_t got, read(sink.data(), std::min(sink.size(), static_cast<size_t>(n))));
      if (got == 0) break;
      n -= static_cast<int64_t>(got);
    }
    return {};
  }
  int64_t size() const override { return size_; }
  int64_t consumed() const override { return std::min<int64_t>(size_, archive_filter_bytes(archive_, -1)); }
  bool compressed() const override { return true; }

 private:
  /// Goes to the next regular file of a ZIP; the one text of every other form.
  Done next_entry() {
    archive_entry* entry = nullptr;
    for (;;) {
      const int opened = archive_read_next_header(archive_, &entry);
      empty_ = opened == ARCHIVE_EOF;
      if (empty_) return {};
      if (opened != ARCHIVE_OK) return broken();
      const char* name = archive_entry_pathname(entry);
      const std::string_view called = name ? name : "";
      if (zip_ && (called == "[Content_Types].xml" || called == "mimetype"))
        return fail(Kind::input,
                    Text(QT_TRANSLATE_NOOP("core", "This is a %1 file, not a text log"),
                         {std::string("spreadsheet")}),
                    path_, QT_TRANSLATE_NOOP("core", "Export it as CSV or JSON lines and import that"));
      if (!zip_ || (archive_entry_filetype(entry) == AE_IFREG && !called.starts_with("__MACOSX/"))) return {};
    }
  }
  Done nothing_more() {
    CHECK(next_entry());
    if (std::exchange(empty_, true)) return {};
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "The ZIP file holds several files"), path_,
                QT_TRANSLATE_NOOP("core", "Unpack it and import the folder"));
  }
  Done broken() {
    const char* why = archive_error_string(archive_);
    return fail(
        Kind::input,
        Text(QT_TRANSLATE_NOOP("core", "The compressed file is damaged: %1"), {std::string(why ? why : "?")}),
        path_, QT_TRANSLATE_NOOP("core", "Fetch it again, or import what can be unpacked of it"));
  }
  int fd_;
  int64_t size_, out_ = 0;
  std::string path_;
  bool zip_;
  archive* archive_ = nullptr;
  bool empty_ = false;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> ByteSource::open(const std::string& path) {
  const int fd =
      ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);  // NONBLOCK: a pipe must not hang us here
  if (fd < 0) return unreadable(path);
  struct stat about {};
  if (::fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) {
    ::close(fd);
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "This is not a regular file"), path,
                QT_TRANSLATE_NOOP("core", "Give a file, or a folder of files"));
  }
  char head[16] = {};
  const ssize_t got = ::pread(fd, head, sizeof head, 0);
  const std::string_view first(head, static_cast<size_t>(std::max<ssize_t>(0, got)));
  if (const std::string kind = foreign_kind(first); !kind.empty()) {
    ::close(fd);
    return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "This is a %1 file, not a text log"), {kind}),
                path, QT_TRANSLATE_NOOP("core", "Export it as CSV or JSON lines and import that"));
  }
  if (!is_compressed(first)) return std::unique_ptr<ByteSource>(new PlainFile(fd, about.st_size, path));
  auto packed = std::make_unique<PackedFile>(fd, about.st_size, path, first.starts_with("PK"));
  CHECK(packed->begin());
  return std::unique_ptr<ByteSource>(std::move(packed));
}

}  // namespace habitus::ingest
