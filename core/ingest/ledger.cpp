#include "core/ingest/ledger.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/base/hash.h"
#include "core/ingest/bytes.h"
#include "core/project/project.h"

namespace habitus::ingest {
namespace {

struct Link {
  Range range;
  std::string mapping;
};

Result<std::vector<Link>> links(Project& project, const std::string& source, int64_t parent) {
  return project.store().read([&](SQLite::Database& db) -> Result<std::vector<Link>> {
    SQLite::Statement rows(
        db,
        "SELECT id, text_from, text_to, sha256, records_to, lines_to, records, stored, rejected, duplicates, "
        "skipped, mapping "
        "FROM import_range WHERE source = ? AND parent = ? AND text_to > text_from ORDER BY text_to, id");
    rows.bind(1, source);
    rows.bind(2, parent);
    std::vector<Link> all;
    while (rows.executeStep()) {
      Link l;
      l.range.id = rows.getColumn(0).getInt64();
      l.range.parent = parent;
      l.range.text_from = rows.getColumn(1).getInt64();
      l.range.text_to = rows.getColumn(2).getInt64();
      l.range.sha256 = rows.getColumn(3).getString();
      l.range.records_to = rows.getColumn(4).getInt64();
      l.range.lines_to = rows.getColumn(5).getInt64();
      l.range.counts = {rows.getColumn(6).getInt64(), rows.getColumn(7).getInt64(),
                        rows.getColumn(8).getInt64(), rows.getColumn(9).getInt64(),
                        rows.getColumn(10).getInt64()};
      l.mapping = rows.getColumn(11).getString();
      all.push_back(std::move(l));
    }
    return all;
  });
}

/// The refused record with which a range ends, when all of its text was kept.
Result<std::optional<std::pair<Progressed::Unfinished, int64_t>>> last_reject(Project& project,
                                                                              const Range& range) {
  using Found = std::optional<std::pair<Progressed::Unfinished, int64_t>>;
  return project.store().read([&](SQLite::Database& db) -> Result<Found> {
    SQLite::Statement q(db,
                        "SELECT id, line, length(raw) FROM quarantine WHERE import_range = ? AND record = ? "
                        "AND state IN ('open', 'repaired')");
    q.bind(1, range.id);
    q.bind(2, range.records_to);
    if (!q.executeStep() || q.getColumn(2).getInt64() >= int64_t{kKeptRaw}) return Found();
    return Found({{q.getColumn(0).getInt64(), q.getColumn(1).getInt64()}, q.getColumn(2).getInt64()});
  });
}

/// Where a file that has grown since is read on. Its known text may end without a line end: then what follows
/// is that line end, or the rest of a record that was cut off.
Done find_resumption(Project& project, const std::string& path, const Mapping& mapping, Progressed& done) {
  done.resume_at = done.last.text_to;
  if (!done.last.id || done.complete || done.last.text_to == 0) return {};
  TRY(const auto text, TextSource::open(path, mapping.dialect.encoding));
  CHECK(text->skip(done.last.text_to - 1));
  std::string edge;
  for (size_t had = 1; edge.size() < 3 && had > 0;) {
    had = edge.size();
    CHECK(text->read(edge, 3 - had));
    had = edge.size() - had;
  }
  const char eol = mapping.dialect.carriage_return ? '\r' : '\n';
  const bool array = mapping.dialect.format == Dialect::Format::json;
  if (edge.size() < 2 || edge[0] == eol || (array && std::strchr(" \t\r\n,]", edge[1]))) return {};
  if (!array && (edge[1] == eol || edge.substr(1, 2) == "\r\n")) {
    done.between = edge.substr(1, edge[1] == eol ? 1 : 2);
    done.resume_at += static_cast<int64_t>(done.between.size());
    return {};
  }
  TRY(const auto refused, last_reject(project, done.last));
  if (!refused)
    return fail(Kind::input,
                Text(QT_TRANSLATE_NOOP(
                         "core", "Record %1 was imported when the file ended inside it; now it goes on"),
                     {done.last.records_to}),
                path,
                QT_TRANSLATE_NOOP("core",
                                  "The log keeps what it read then. Import the file into a new project, or "
                                  "under another source name"));
  done.unfinished = refused->first;
  done.resume_at -= refused->second;
  return {};
}

}  // namespace

Time wall_clock() {
  return std::chrono::duration_cast<std::chrono::microseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

Counts& Counts::operator+=(const Counts& more) {
  read += more.read;
  stored += more.stored;
  rejected += more.rejected;
  duplicates += more.duplicates;
  skipped += more.skipped;
  return *this;
}

Result<Progressed> progressed(Project& project, const std::string& path, const Mapping& mapping,
                              const std::string& source) {
  Progressed done;
  TRY(auto candidates, links(project, source, 0));
  if (candidates.empty()) return done;
  TRY(const auto text, TextSource::open(path, mapping.dialect.encoding));
  std::string window;
  int64_t at = 0;
  while (!candidates.empty()) {
    Sha256 hash;
    bool found = false;
    for (const Link& link : candidates) {  // by growing end: each file byte is hashed once for all of them
      while (at < link.range.text_to) {
        if (window.empty()) CHECK(text->read(window, size_t{1} << 20));
        if (window.empty()) break;
        const auto take = std::min(window.size(), static_cast<size_t>(link.range.text_to - at));
        hash.add(std::string_view(window).substr(0, take));
        window.erase(0, take);
        at += static_cast<int64_t>(take);
      }
      if (at < link.range.text_to) break;  // the file ends before
      if (hash.so_far() != link.range.sha256) continue;
      done.last = link.range;
      done.counts += link.range.counts;
      done.other_mapping = done.other_mapping || link.mapping != mapping.hash;
      found = true;
      break;
    }
    if (!found) break;
    TRY(candidates, links(project, source, done.last.id));
  }
  if (window.empty()) CHECK(text->read(window, 1));
  // Of an array the last record is the end; the bracket behind it gives way when the array grows.
  const size_t rest = mapping.dialect.format == Dialect::Format::json ? window.find_first_not_of(" \t\r\n")
                                                                      : std::string::npos;
  const bool closed = rest != std::string::npos && window[rest] == ']';
  done.complete = done.last.id != 0 && at == done.last.text_to && (window.empty() || closed);
  CHECK(find_resumption(project, path, mapping, done));
  return done;
}

Done record_range(SQLite::Database& db, Range& range, const std::string& source, const Mapping& mapping,
                  const std::string& file, const std::vector<std::string>& columns, Time now,
                  const std::vector<Quarantined>& rejects) {
  SQLite::Statement add(db,
                        "INSERT INTO import_range(source, mapping, parent, text_from, text_to, sha256, "
                        "records_to, lines_to, records, stored, "
                        "rejected, duplicates, skipped, batch, file, columns, time) VALUES(?, ?, ?, ?, ?, ?, "
                        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  int i = 0;
  add.bind(++i, source);
  add.bind(++i, mapping.hash);
  for (const int64_t n : {range.parent, range.text_from, range.text_to}) add.bind(++i, n);
  add.bind(++i, range.sha256);
  const Counts& c = range.counts;
  for (const int64_t n :
       {range.records_to, range.lines_to, c.read, c.stored, c.rejected, c.duplicates, c.skipped, range.batch})
    add.bind(++i, n);
  add.bind(++i, file);
  add.bind(++i, canonical(Json(columns)));
  add.bind(++i, now);
  add.exec();
  range.id = db.getLastInsertRowid();
  SQLite::Statement rule(db,
                         "INSERT INTO import_rule(import_range, rule, action, failed, rejected, first) "
                         "VALUES(?, ?, ?, ?, ?, ?)");
  for (size_t k = 0; k < range.rules.size(); ++k) {
    const RuleCount& n = range.rules[k];
    if (n.failed == 0) continue;
    rule.bind(1, range.id);
    rule.bind(2, mapping.rules[k].label);
    rule.bind(3, action_name(mapping.rules[k].action));
    rule.bind(4, n.failed);
    rule.bind(5, n.rejected);
    rule.bind(6, n.first);
    rule.exec();
    rule.reset();
  }
  SQLite::Statement put(
      db,
      "INSERT INTO quarantine(import_range, record, line, byte, field, value, why, args, raw, state) "
      "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')");
  for (const Quarantined& q : rejects) {
    Json args = Json::array();
    for (const Arg& a : q.why.args) std::visit([&](const auto& v) { args.push_back(v); }, a);
    put.bind(1, range.id);
    put.bind(2, q.record);
    put.bind(3, q.line);
    put.bind(4, q.byte);
    put.bind(5, q.column);
    put.bind(6, excerpt(q.value));
    put.bind(7, q.why.id);
    put.bind(8, args.dump(-1, ' ', false, Json::error_handler_t::replace));
    put.bind(9, q.raw.data(), static_cast<int>(q.raw.size()));
    put.exec();
    put.reset();
  }
  return {};
}

Json rules_json(const Mapping& mapping, const Range& range) {
  Json out = Json::array();
  for (size_t i = 0; i < range.rules.size(); ++i)
    if (range.rules[i].failed > 0)
      out.push_back({{"rule", mapping.rules[i].label},
                     {"action", action_name(mapping.rules[i].action)},
                     {"failed", range.rules[i].failed},
                     {"rejected", range.rules[i].rejected}});
  return out;
}

}  // namespace habitus::ingest
