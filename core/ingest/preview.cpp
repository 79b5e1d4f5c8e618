#include "core/ingest/preview.h"

#include <algorithm>

#include <QtCore/qglobal.h>

#include "core/ingest/file_order.h"
#include "core/ingest/mapper.h"
#include "core/ingest/records.h"

namespace habitus::ingest {
namespace {

report::Quantity record_number(int64_t n) {
  report::Quantity q;
  q.value = static_cast<double>(n);
  q.format = report::count();
  return q;
}

void show_rows(const Mapped& mapped, int64_t records_before, report::Table& table) {
  for (const events::Row& row : mapped.rows) {
    std::vector<report::Cell> cells{record_number(records_before + row.row), Text(iso(row.time)),
                                    Text(std::string(row.actor)), Text(std::string(row.event))};
    for (size_t i = 0; i + 4 < table.columns.size(); ++i) {
      const bool given = i < row.properties.size() && row.properties[i];
      cells.emplace_back(given ? report::Cell(Text(excerpt(*row.properties[i]))) : report::Cell());
    }
    table.rows.push_back(std::move(cells));
  }
}

}  // namespace

Result<Preview> preview(const std::string& path, const Mapping& mapping, int64_t records) {
  TRY(const auto reader, RecordReader::open(path, mapping.dialect, size_t{1} << 16));
  CHECK(check_columns(mapping, reader->columns(), path));
  TRY(Mapper mapper, Mapper::make(mapping, reader->columns(), 0));
  FileOrder order(mapping);
  Preview out;
  out.rules.resize(mapping.rules.size());
  using Align = report::Column::Align;
  out.events.columns = {{QT_TRANSLATE_NOOP("core", "Record"), Align::right},
                        {QT_TRANSLATE_NOOP("core", "Time, UTC")},
                        {QT_TRANSLATE_NOOP("core", "Actor")},
                        {QT_TRANSLATE_NOOP("core", "Event")}};
  int64_t lines = reader->first_line();
  while (out.read < records) {
    Block block;
    TRY(const bool more, reader->next(block));
    if (!more) break;
    parse(mapping.dialect, reader->columns().size(), block);
    Mapped mapped;
    mapper.map(block, mapped);
    order.apply(mapped, out.read);
    for (size_t i = 0; i < out.rules.size(); ++i) out.rules[i].add(mapped.rules[i], out.read);
    if (out.events.columns.size() == 4)
      for (const auto& name : mapped.properties) out.events.columns.push_back({Text(name)});
    show_rows(mapped, out.read, out.events);
    for (const Reject& reject : mapped.rejects) {
      const Record& record = block.records[reject.record];
      out.problems.push_back({path, out.read + reject.record + 1, lines + record.line,
                              block.source_byte + record.begin, reject.column, excerpt(reject.value),
                              reject.why});
    }
    out.stored += static_cast<int64_t>(mapped.rows.size());
    out.rejected += static_cast<int64_t>(mapped.rejects.size());
    out.skipped += mapped.skipped;
    out.read += static_cast<int64_t>(block.records.size());
    lines += block.lines;
  }
  if (out.events.rows.size() > static_cast<size_t>(records))
    out.events.rows.resize(static_cast<size_t>(records));
  return out;
}

}  // namespace habitus::ingest
