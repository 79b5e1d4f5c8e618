#include "core/ingest/lookup_import.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include <QtCore/qglobal.h>

#include "core/base/spec.h"
#include "core/ingest/records.h"
#include "core/ingest/sniff.h"
#include "core/project/project.h"

namespace habitus::ingest {
namespace {

Done read_rows(RecordReader& reader, const Dialect& dialect, size_t key, events::LookupTable& table,
               std::vector<events::LookupRow>& rows) {
  const size_t width = reader.columns().size();
  std::unordered_set<std::string> seen;
  Block block;
  for (;;) {
    TRY(const bool more, reader.next(block));
    if (!more) return {};
    parse(dialect, width, block);
    for (const Record& r : block.records) {
      if (r.fault == Fault::blank || r.fault == Fault::comment) continue;
      if (r.fault != Fault::none)
        return fail(
            Kind::input, why(r.fault), table.file,
            QT_TRANSLATE_NOOP("core", "A look-up table is read whole or not at all: repair the file"));
      std::string word(block.fields[r.first + key]);
      if (word.empty()) continue;
      if (!seen.insert(word).second) {
        ++table.repeated;
        continue;
      }
      std::vector<std::string> cells;
      for (uint32_t f = 0; f < r.fields; ++f)
        if (f != key) cells.emplace_back(block.fields[r.first + f]);
      rows.emplace_back(std::move(word), std::move(cells));
    }
  }
}

/// Properties pinned to an older table of the name move on; their history keeps where they were.
Result<std::vector<std::string>> refresh(Project& project, const events::LookupTable& table) {
  std::vector<std::string> moved;
  TRY(const auto heads, project.definitions().heads("property"));
  for (const Definition& d : heads) {
    Json spec = d.json();
    const std::string pinned = spec.value("table", "");
    const std::string now = table.name + "@" + table.hash;
    if (!pinned.starts_with(table.name + "@") || pinned == now) continue;
    const std::string column = spec.value("column", "");
    if (std::find(table.columns.begin(), table.columns.end(), column) == table.columns.end()) continue;
    spec["table"] = now;
    CHECK(project.definitions().apply("property", d.name, spec,
                                      "look-up table " + table.name + " imported anew"));
    moved.push_back(d.name);
  }
  return moved;
}

}  // namespace

Result<LookupImport> import_lookup(Project& project, const std::string& path, const std::string& name,
                                   const std::string& key) {
  if (name.empty() || name.find('@') != std::string::npos || name == "events" || name == "actors")
    return fail(Kind::input,
                Text(QT_TRANSLATE_NOOP("core", "A look-up table cannot be called “%1”"), {name}));
  TRY(const Sample sample, take_sample(path));
  if (sample.dialect.format != Dialect::Format::csv)
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A look-up table is a delimited file with a header"),
                path);
  TRY(const auto reader, RecordReader::open(path, sample.dialect));
  const auto& columns = reader->columns();
  const size_t at =
      key.empty() ? 0 : static_cast<size_t>(std::find(columns.begin(), columns.end(), key) - columns.begin());
  if (at >= columns.size()) return spec::unknown("column", key, columns, path);
  if (columns.size() < 2)
    return fail(Kind::input,
                QT_TRANSLATE_NOOP("core", "A look-up table has a key and at least one other column"), path);
  LookupImport out;
  out.table.name = name;
  out.table.file = path.substr(path.find_last_of('/') + 1);
  out.table.key = columns[at];
  for (size_t i = 0; i < columns.size(); ++i)
    if (i != at) out.table.columns.push_back(columns[i]);
  std::vector<events::LookupRow> rows;
  CHECK(read_rows(*reader, sample.dialect, at, out.table, rows));
  TRY(const auto before, events::lookups(project));
  TRY(out.table, events::store_lookup(project, out.table, std::move(rows)));
  out.known = std::any_of(before.begin(), before.end(), [&](const auto& t) { return t.id == out.table.id; });
  TRY(out.refreshed, refresh(project, out.table));
  return out;
}

}  // namespace habitus::ingest
