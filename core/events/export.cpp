#include "core/events/export.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <QtCore/qtmetamacros.h>

#include "core/events/table.h"

namespace habitus::events {
namespace {

using Holds = TableColumn::What;

/// Where the rows of an export go.
struct Sink {
  virtual ~Sink() = default;
  virtual Done row(TableReader& reader) = 0;
  virtual Done finish() = 0;
};

tl::unexpected<Error> cannot_write(const std::string& path, const char* why) {
  return fail(Kind::resource,
              Text(QT_TRANSLATE_NOOP("core", "The export cannot be written: %1"), {std::string(why)}), path,
              QT_TRANSLATE_NOOP("core", "Check the folder and the free space"));
}

bool looks_like_formula(std::string_view cell) {
  while (!cell.empty() && (cell[0] == ' ' || cell[0] == '\'' || cell[0] == '"')) cell.remove_prefix(1);
  if (cell.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(cell[0]) != std::string_view::npos) return true;
  for (const char* wide : {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"})
    if (cell.starts_with(wide)) return true;
  return false;
}

/// Text formats: lines collected in memory, written to PATH.part, renamed at the end.
class TextSink : public Sink {
 public:
  TextSink(std::string path, const std::vector<TableColumn>& columns)
      : path_(std::move(path)),
        columns_(columns),
        file_(std::fopen((path_ + ".part").c_str(), "wb"), std::fclose) {}
  Done ready() const { return file_ ? Done{} : cannot_write(path_, std::strerror(errno)); }
  ~TextSink() override {
    if (!done_) std::remove((path_ + ".part").c_str());
  }
  Done row(TableReader& reader) override {
    line(reader);
    return buffer_.size() < (1 << 20) ? Done{} : flush();
  }
  Done finish() override {
    CHECK(flush());
    if (std::fflush(file_.get()) != 0 || ::fsync(::fileno(file_.get())) != 0)
      return cannot_write(path_, std::strerror(errno));
    if (std::rename((path_ + ".part").c_str(), path_.c_str()) != 0)
      return cannot_write(path_, std::strerror(errno));
    done_ = true;
    return {};
  }

 protected:
  virtual void line(TableReader& reader) = 0;
  Done flush() {
    if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_.get()) != buffer_.size())
      return cannot_write(path_, std::strerror(errno));
    buffer_.clear();
    return {};
  }
  std::string path_, buffer_;
  std::vector<TableColumn> columns_;

 private:
  std::unique_ptr<FILE, int (*)(FILE*)> file_;
  bool done_ = false;
};

class CsvSink : public TextSink {
 public:
  CsvSink(std::string path, const std::vector<TableColumn>& columns, bool formula_safe, int64_t& guarded)
      : TextSink(std::move(path), columns), formula_safe_(formula_safe), guarded_(guarded) {
    for (size_t i = 0; i < columns_.size(); ++i) {
      buffer_ += i ? "," : "";
      cell(columns_[i].name, false);
    }
    buffer_ += "\n";
  }

 private:
  void cell(std::string_view text, bool guard) {
    const bool quote = text.empty() || guard || text.find_first_of(",\"\r\n") != std::string_view::npos ||
                       text.front() == ' ' || text.back() == ' ';
    if (!quote) {
      buffer_ += text;
      return;
    }
    buffer_ += guard ? "\"'" : "\"";
    for (const char c : text) {
      buffer_ += c;
      if (c == '"') buffer_ += c;
    }
    buffer_ += '"';
  }
  void line(TableReader& reader) override {
    for (size_t i = 0; i < columns_.size(); ++i) {
      if (i) buffer_ += ',';
      const auto text = reader.text(i);
      if (!text) continue;
      const bool guard = formula_safe_ && !columns_[i].numeric && looks_like_formula(*text);
      guarded_ += guard;
      cell(*text, guard);
    }
    buffer_ += '\n';
  }
  bool formula_safe_;
  int64_t& guarded_;
};

class JsonlSink : public TextSink {
 public:
  using TextSink::TextSink;

 private:
  void line(TableReader& reader) override {
    char before = '{';
    for (size_t i = 0; i < columns_.size(); ++i) {
      const auto text = reader.text(i);
      if (!text) continue;  // a missing value has no key
      buffer_ += before;
      before = ',';
      const auto what = columns_[i].what;
      const bool number =
          what == Holds::time_us || what == Holds::weight || what == Holds::batch || what == Holds::row;
      buffer_ += canonical(Json(columns_[i].name)) + ":" +
                 (number ? std::string(*text) : canonical(Json(std::string(*text))));
    }
    buffer_ += before == '{' ? "{}\n" : "}\n";
  }
};

/// A plain table `events` in a plain SQLite file; every cell as text except time_us, weight, batch and row.
class SqliteSink : public Sink {
 public:
  SqliteSink(std::string path, const std::vector<TableColumn>& columns)
      : path_(std::move(path)), columns_(columns) {
    std::remove((path_ + ".part").c_str());
    db_ = std::make_unique<SQLite::Database>(path_ + ".part", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    std::string names, marks;
    for (const TableColumn& c : columns_) {
      std::string name = c.name;
      for (size_t at = 0; (at = name.find('"', at)) != std::string::npos; at += 2) name.insert(at, "\"");
      const bool whole = c.what == Holds::time_us || c.what == Holds::batch || c.what == Holds::row;
      names += (names.empty() ? "\"" : ", \"") + name +
               (whole                     ? "\" INTEGER"
                : c.what == Holds::weight ? "\" REAL"
                                          : "\" TEXT");
      marks += marks.empty() ? "?" : ", ?";
    }
    db_->exec("PRAGMA journal_mode = OFF");
    db_->exec("CREATE TABLE events(" + names + ")");
    db_->exec("BEGIN");
    insert_ = std::make_unique<SQLite::Statement>(*db_, "INSERT INTO events VALUES(" + marks + ")");
  }
  ~SqliteSink() override {
    insert_.reset();
    db_.reset();
    if (!done_) std::remove((path_ + ".part").c_str());
  }
  Done row(TableReader& reader) override {
    try {
      insert_->reset();
      insert_->clearBindings();
      for (size_t i = 0; i < columns_.size(); ++i)
        if (const auto text = reader.text(i)) insert_->bind(static_cast<int>(i + 1), std::string(*text));
      insert_->exec();
    } catch (const SQLite::Exception& e) {
      return cannot_write(path_, e.what());
    }
    return {};
  }
  Done finish() override {
    try {
      insert_.reset();
      db_->exec("COMMIT");
      db_.reset();
    } catch (const SQLite::Exception& e) {
      return cannot_write(path_, e.what());
    }
    const int fd = ::open((path_ + ".part").c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = fd >= 0 && ::fsync(fd) == 0;
    if (fd >= 0) ::close(fd);
    if (!synced || std::rename((path_ + ".part").c_str(), path_.c_str()) != 0)
      return cannot_write(path_, std::strerror(errno));
    done_ = true;
    return {};
  }

 private:
  std::string path_;
  std::vector<TableColumn> columns_;
  std::unique_ptr<SQLite::Database> db_;
  std::unique_ptr<SQLite::Statement> insert_;
  bool done_ = false;
};

Result<std::unique_ptr<Sink>> sink_for(const std::string& path, const ExportOptions& options,
                                       const std::vector<TableColumn>& columns, int64_t& guarded) {
  if (options.format == ExportFormat::sqlite) {
    try {
      return std::make_unique<SqliteSink>(path, columns);
    } catch (const SQLite::Exception& e) {
      return cannot_write(path, e.what());
    }
  }
  std::unique_ptr<TextSink> sink;
  if (options.format == ExportFormat::csv)
    sink = std::make_unique<CsvSink>(path, columns, options.formula_safe, guarded);
  else
    sink = std::make_unique<JsonlSink>(path, columns);
  CHECK(sink->ready());
  return std::unique_ptr<Sink>(std::move(sink));
}

}  // namespace

Result<ExportFormat> parse_export_format(const std::string& name) {
  if (name == "csv") return ExportFormat::csv;
  if (name == "jsonl") return ExportFormat::jsonl;
  if (name == "sqlite") return ExportFormat::sqlite;
  return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” is not a format of exports"), {name}), {},
              QT_TRANSLATE_NOOP("core", "Write csv, jsonl or sqlite"));
}

Result<ExportReport> export_events(Project& project, const Pass& rows_pass, const std::string& path,
                                   const ExportOptions& options, const Exec& exec) {
  ExportReport report;
  TRY(const auto columns, table_columns(project));
  TRY(const auto reader, TableReader::open(project, rows_pass, options.scope, columns, exec));
  TRY(const auto sink, sink_for(path, options, columns, report.guarded));
  for (;;) {
    TRY(const bool more, reader->next());
    if (!more) break;
    if (exec.stopped())
      return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped; no file was written"), path);
    CHECK(sink->row(*reader));
    ++report.events;
  }
  CHECK(sink->finish());
  return report;
}

}  // namespace habitus::events
