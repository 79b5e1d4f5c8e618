#pragma once
#include <string>
#include <vector>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include "core/ingest/records.h"

namespace habitus::ingest {

/// What a text reads as: one list of fields a record, and its fault.
struct ReadRecord {
  std::vector<std::string> fields;
  Fault fault = Fault::none;
  uint32_t line = 0;
  std::string raw;
};

inline std::vector<ReadRecord> read_text(const std::string& text, const Dialect& dialect,
                                         size_t columns = 0) {
  Block block;
  block.text = text;
  block.size = text.size();
  block.text.append(kPadding, '\0');
  parse(dialect, columns, block);
  std::vector<ReadRecord> out;
  for (const Record& r : block.records) {
    ReadRecord one{{}, r.fault, r.line + 1, std::string(block.raw(r))};
    for (uint32_t i = 0; i < r.fields; ++i) one.fields.emplace_back(block.fields[r.first + i]);
    out.push_back(std::move(one));
  }
  return out;
}

inline std::string write_file(const QTemporaryDir& dir, const char* name, const std::string& bytes) {
  QFile f(dir.filePath(QLatin1String(name)));
  if (!f.open(QIODevice::WriteOnly) ||
      f.write(bytes.data(), static_cast<qint64>(bytes.size())) != static_cast<qint64>(bytes.size()))
    return {};
  return f.fileName().toStdString();
}

inline std::string read_file(const QString& path) {
  QFile f(path);
  return f.open(QIODevice::ReadOnly) ? f.readAll().toStdString() : std::string();
}

}  // namespace habitus::ingest
