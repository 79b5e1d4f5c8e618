#include "core/ingest/sources.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/base/hash.h"
#include "core/events/log.h"
#include "core/ingest/records.h"
#include "core/project/project.h"

namespace habitus::ingest {
namespace {

/// The import that runs in this process, 0 for none; one at a time writes.
struct Running {
  std::atomic<int64_t> job{0};
};
Running& running(Project& project) {
  return project.shared<Running>([] { return std::make_shared<Running>(); });
}

/// What an import that never ended had acknowledged: the batches of its source from its beginning on, before the next.
void count_unended(Ledger& ledger) {
  for (size_t j = 0; j < ledger.jobs.size(); ++j) {
    ImportJob& job = ledger.jobs[j];
    if (job.ended) continue;
    const Time until = j + 1 < ledger.jobs.size() ? ledger.jobs[j + 1].began : INT64_MAX;
    job.read = job.stored = 0;
    for (const LedgerBatch& b : ledger.batches)
      if (b.source == job.source && b.time >= job.began && b.time < until && b.state != "replay")
        job.read += b.counts.read, job.stored += b.counts.stored;
  }
}

Counts counts_at(SQLite::Statement& q, int column) {
  return {q.getColumn(column).getInt64(), q.getColumn(column + 1).getInt64(),
          q.getColumn(column + 2).getInt64(), q.getColumn(column + 3).getInt64(),
          q.getColumn(column + 4).getInt64()};
}

/// The batches of a file follow one another; the first has no parent.
void add_range(SQLite::Statement& q, std::map<int64_t, std::pair<std::string, size_t>>& place,
               std::map<std::string, Source>& all) {
  const int64_t id = q.getColumn(0).getInt64(), parent = q.getColumn(2).getInt64();
  const std::string name = q.getColumn(1);
  Source& source = all[name];
  source.name = name;
  const Counts counts = counts_at(q, 7);
  source.counts += counts;
  if (q.getColumn(4).getInt64() == 0) {  // a replay: it moves records of a file from rejected to stored
    for (SourceFile& file : source.files)
      if (file.file == q.getColumn(5).getString()) {
        file.counts += counts;
        break;
      }
    return;
  }
  const auto before = place.find(parent);
  size_t at = source.files.size();
  if (parent != 0 && before != place.end())
    at = before->second.second;
  else
    source.files.push_back({q.getColumn(5).getString(), {}, 0, 0, {}, 0});
  place[id] = {name, at};
  SourceFile& file = source.files[at];
  const std::string sha = q.getColumn(3);
  file.sha256 = file.sha256.empty() ? sha : sha256(file.sha256 + sha);
  file.lines = q.getColumn(6).getInt64();
  ++file.batches;
  file.counts += counts;
  file.imported = q.getColumn(12).getInt64();
}

Done read_rules(SQLite::Database& db, std::map<std::string, Source>& all) {
  if (!db.tableExists("import_rule")) return {};
  SQLite::Statement q(
      db,
      "SELECT r.source, u.rule || ' (' || u.action || ')', sum(u.failed), sum(u.rejected) FROM import_rule u "
      "JOIN import_range r ON r.id = u.import_range GROUP BY 1, 2 ORDER BY 1, min(u.id)");
  while (q.executeStep())
    all[q.getColumn(0)].rules.push_back(
        {q.getColumn(1).getString(), RuleCount{q.getColumn(2).getInt64(), q.getColumn(3).getInt64(), 0}});
  return {};
}

}  // namespace

std::string usual_source(const std::string& path) {
  const std::string name = std::filesystem::path(path).filename().string();
  return name.substr(0, name.find('.'));
}

Text read_as_before(const std::string& source) {
  return Text(QT_TRANSLATE_NOOP("core", "Read as “%1” was read before: its columns are all there."), {source});
}

Result<std::optional<Mapping>> usual_mapping(Project& project, const std::string& source, const std::string& path) {
  TRY(const auto kept, project.definitions().head("mapping", source));
  if (!kept) return std::optional<Mapping>();
  TRY(Mapping mapping, parse_mapping(kept->json()));
  if (mapping.dialect.format != Dialect::Format::csv || !mapping.dialect.header) return std::optional<Mapping>();
  constexpr size_t enough = size_t{64} << 10;
  TRY(const auto reader, RecordReader::open(path, mapping.dialect, enough));
  if (!check_columns(mapping, reader->columns(), path)) return std::optional<Mapping>();
  return std::optional(std::move(mapping));
}

Result<std::vector<Source>> sources(Project& project) {
  std::map<std::string, Source> all;
  CHECK(project.store().read([&](SQLite::Database& db) -> Done {
    SQLite::Statement q(
        db,
        "SELECT id, source, parent, sha256, text_to, file, lines_to, records, stored, rejected, duplicates, "
        "skipped, time FROM import_range ORDER BY id");
    std::map<int64_t, std::pair<std::string, size_t>> place;
    while (q.executeStep()) add_range(q, place, all);
    SQLite::Statement open(
        db,
        "SELECT r.source, count(*) FROM quarantine k JOIN import_range r ON r.id = k.import_range WHERE "
        "k.state IN ('open', 'repaired') GROUP BY 1");
    while (open.executeStep()) all[open.getColumn(0)].quarantined = open.getColumn(1).getInt64();
    return read_rules(db, all);
  }));
  std::vector<Source> out;
  for (auto& [name, source] : all) {
    TRY(const auto mapping, project.definitions().head("mapping", name));
    if (mapping) source.mapping = mapping->hash, source.mapping_version = mapping->version;
    TRY(const auto about, project.definitions().head("source", name));
    if (about) {
      const Json spec = about->json();
      source.owner = spec.value("owner", "");
      source.schedule = spec.value("schedule", "");
      source.note = spec.value("note", "");
    }
    out.push_back(std::move(source));
  }
  return out;
}

Done describe_source(Project& project, const std::string& name, const std::string& owner,
                     const std::string& schedule, const std::string& note) {
  TRY(const auto all, sources(project));
  if (std::none_of(all.begin(), all.end(), [&](const Source& s) { return s.name == name; }))
    return fail(Kind::missing, Text(QT_TRANSLATE_NOOP("core", "There is no source “%1”"), {name}), {},
                QT_TRANSLATE_NOOP("core", "“habitus-cli sources P” lists them"));
  return project.definitions()
      .apply("source", name, Json{{"owner", owner}, {"schedule", schedule}, {"note", note}})
      .map([](const auto&) {});
}

Result<Ledger> ledger(Project& project) {
  return project.store().read([&](SQLite::Database& db) -> Result<Ledger> {
    Ledger out;
    SQLite::Statement q(
        db,
        "SELECT id, batch, source, file, sha256, text_from, text_to, records, stored, rejected, duplicates, "
        "skipped, time FROM import_range ORDER BY id");
    while (q.executeStep()) {
      LedgerBatch b{q.getColumn(0).getInt64(),
                    q.getColumn(1).getInt64(),
                    q.getColumn(2),
                    q.getColumn(3),
                    q.getColumn(4),
                    q.getColumn(5).getInt64(),
                    q.getColumn(6).getInt64(),
                    counts_at(q, 7),
                    q.getColumn(12).getInt64(),
                    {}};
      b.state = b.text_to == 0 ? "replay" : b.batch == 0 ? "empty" : "stored";
      out.batches.push_back(std::move(b));
    }
    if (!db.tableExists("import_job")) return out;
    SQLite::Statement j(
        db, "SELECT id, source, state, files, read, stored, began, ended FROM import_job ORDER BY id");
    while (j.executeStep()) {
      ImportJob job{j.getColumn(0).getInt64(),
                    j.getColumn(1),
                    j.getColumn(2),
                    j.getColumn(3).getInt64(),
                    j.getColumn(4).getInt64(),
                    j.getColumn(5).getInt64(),
                    j.getColumn(6).getInt64(),
                    {}};
      if (!j.getColumn(7).isNull()) job.ended = j.getColumn(7).getInt64();
      // Who writes is alone: what runs by its row, and not here, was killed.
      if (job.state == "running" && !project.read_only() && job.id != running(project).job) job.state = "interrupted";
      out.jobs.push_back(std::move(job));
    }
    count_unended(out);
    return out;
  });
}

Result<int64_t> begin_job(Project& project, const std::string& source, const Mapping& mapping, int64_t files,
                          Time now) {
  TRY(const int64_t job, project.store().write([&](SQLite::Database& db) -> Result<int64_t> {
    // Only one process writes: whatever still runs by its row was killed.
    db.exec("UPDATE import_job SET state = 'interrupted' WHERE state = 'running'");
    SQLite::Statement q(db,
                        "INSERT INTO import_job(source, mapping, files, began, state, read, stored) "
                        "VALUES(?, ?, ?, ?, 'running', 0, 0)");
    q.bind(1, source);
    q.bind(2, mapping.hash);
    q.bind(3, files);
    q.bind(4, now);
    q.exec();
    return db.getLastInsertRowid();
  }));
  running(project).job = job;
  return job;
}

Done end_job(Project& project, int64_t job, const std::string& state, const Counts& counts) {
  running(project).job = 0;
  return project.store().write([&](SQLite::Database& db) -> Done {
    SQLite::Statement q(db, "UPDATE import_job SET state = ?, ended = ?, read = ?, stored = ? WHERE id = ?");
    q.bind(1, state);
    q.bind(2, wall_clock());
    q.bind(3, counts.read);
    q.bind(4, counts.stored);
    q.bind(5, job);
    q.exec();
    return {};
  });
}

}  // namespace habitus::ingest
