#include "core/ingest/origin.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/project/project.h"

namespace habitus::ingest {
namespace {

/// Lines before the first record, by the mapping a range was read with.
int64_t head_lines(SQLite::Database& db, const std::string& mapping) {
  SQLite::Statement q(db, "SELECT spec FROM definition WHERE hash = ? LIMIT 1");
  q.bind(1, mapping);
  if (!q.executeStep()) return 0;
  const Json spec = Json::parse(q.getColumn(0).getString(), nullptr, false);
  return spec.value("skip_lines", int64_t{0}) + (spec.value("header", false) ? 1 : 0);
}

/// A record that was refused first, repaired and replayed.
bool from_quarantine(SQLite::Database& db, const Origin& replay, int64_t record, Origin& out) {
  SQLite::Statement q(
      db,
      "SELECT r.source, r.file, r.sha256, r.text_from, r.text_to, q.line FROM quarantine q "
      "JOIN import_range r ON r.id = q.import_range WHERE q.state = 'stored' AND q.record = ? "
      "AND r.source = ? ORDER BY r.file = ? DESC, q.id LIMIT 1");
  q.bind(1, record);
  q.bind(2, replay.source);
  q.bind(3, replay.file);
  if (!q.executeStep()) return false;
  out = {q.getColumn(0),
         q.getColumn(1),
         q.getColumn(2),
         q.getColumn(3).getInt64(),
         q.getColumn(4).getInt64(),
         q.getColumn(5).getInt64(),
         q.getColumn(5).getInt64(),
         true};
  return true;
}

}  // namespace

Result<Origin> origin(Project& project, int64_t batch, int64_t record) {
  return project.store().read([&](SQLite::Database& db) -> Result<Origin> {
    SQLite::Statement q(
        db,
        "SELECT r.source, r.file, r.sha256, r.text_from, r.text_to, r.mapping, r.records_to, "
        "r.lines_to, p.records_to, p.lines_to FROM import_range r LEFT JOIN import_range p ON "
        "p.id = r.parent WHERE r.batch = ? LIMIT 1");
    q.bind(1, batch);
    if (!q.executeStep())
      return fail(Kind::missing, Text(QT_TRANSLATE_NOOP("core", "No import is known of batch %1"), {batch}));
    Origin o{q.getColumn(0), q.getColumn(1), q.getColumn(2), q.getColumn(3).getInt64(),
             q.getColumn(4).getInt64()};
    if (o.text_to == 0) {
      Origin refused;
      return from_quarantine(db, o, record, refused) ? refused : o;
    }
    const int64_t records = q.getColumn(6).getInt64(), lines = q.getColumn(7).getInt64();
    const bool first = q.getColumn(8).isNull();
    const int64_t records_before = first ? 0 : q.getColumn(8).getInt64();
    const int64_t lines_before = first ? head_lines(db, q.getColumn(5)) : q.getColumn(9).getInt64();
    // As many lines as records: the record's line is known. A last line may lack its end.
    const int64_t extra = (lines - lines_before) - (records - records_before);
    const int64_t earliest = lines_before + record - records_before;
    o.line_from = earliest;
    o.line_to = extra == 0 || extra == -1 ? earliest : earliest + std::max<int64_t>(0, extra);
    return o;
  });
}

}  // namespace habitus::ingest
