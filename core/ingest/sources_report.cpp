#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/ingest/report.h"
#include "core/ingest/sources.h"

namespace habitus::ingest {
namespace {

using Align = report::Column::Align;

report::Cell number(int64_t n) {
  report::Quantity q;
  q.value = static_cast<double>(n);
  q.format = report::count();
  return q;
}
report::Cell text(const std::string& t) { return Text("%1", {t.empty() ? std::string("–") : t}); }
std::string short_hash(const std::string& hash) { return hash.substr(0, 12); }

std::vector<report::Column> count_columns() {
  return {{QT_TRANSLATE_NOOP("core", "Read"), Align::right},
          {QT_TRANSLATE_NOOP("core", "Stored"), Align::right},
          {QT_TRANSLATE_NOOP("core", "Rejected"), Align::right},
          {QT_TRANSLATE_NOOP("core", "Duplicates"), Align::right},
          {QT_TRANSLATE_NOOP("core", "Skipped"), Align::right}};
}
void add_counts(std::vector<report::Cell>& row, const Counts& c) {
  for (const int64_t n : {c.read, c.stored, c.rejected, c.duplicates, c.skipped}) row.push_back(number(n));
}

Text job_state(const std::string& state) {
  return state == "running"    ? Text(QT_TRANSLATE_NOOP("core", "running"))
         : state == "complete" ? Text(QT_TRANSLATE_NOOP("core", "complete"))
         : state == "stopped"  ? Text(QT_TRANSLATE_NOOP("core", "stopped"))
         : state == "failed"   ? Text(QT_TRANSLATE_NOOP("core", "failed"))
         : state == "stored"   ? Text(QT_TRANSLATE_NOOP("core", "stored"))
         : state == "replay"   ? Text(QT_TRANSLATE_NOOP("core", "replayed from quarantine"))
         : state == "empty"    ? Text(QT_TRANSLATE_NOOP("core", "nothing to store"))
                               : Text(QT_TRANSLATE_NOOP("core", "interrupted"));
}

}  // namespace

Json to_json(const std::vector<Source>& all) {
  Json out = Json::array();
  for (const Source& s : all) {
    Json one = to_json(s.counts);
    one["name"] = s.name;
    one["mapping"] = s.mapping;
    one["mapping_version"] = s.mapping_version;
    one["owner"] = s.owner;
    one["schedule"] = s.schedule;
    one["note"] = s.note;
    one["quarantined"] = s.quarantined;
    one["files"] = one["rules"] = Json::array();
    for (const SourceFile& f : s.files) {
      Json file = to_json(f.counts);
      file.update(Json{{"file", f.file},
                       {"sha256", f.sha256},
                       {"lines", f.lines},
                       {"batches", f.batches},
                       {"imported", iso(f.imported)}});
      one["files"].push_back(std::move(file));
    }
    for (const auto& [rule, n] : s.rules)
      one["rules"].push_back({{"rule", rule}, {"failed", n.failed}, {"rejected", n.rejected}});
    out.push_back(std::move(one));
  }
  return Json{{"sources", out}};
}

Json to_json(const Ledger& l) {
  Json jobs = Json::array(), batches = Json::array();
  for (const ImportJob& j : l.jobs) {
    jobs.push_back({{"import", j.id},
                    {"source", j.source},
                    {"state", j.state},
                    {"files", j.files},
                    {"read", j.read},
                    {"stored", j.stored},
                    {"began", iso(j.began)}});
    if (j.ended) jobs.back()["ended"] = iso(*j.ended);
  }
  for (const LedgerBatch& b : l.batches) {
    Json one = to_json(b.counts);
    one.update(Json{{"range", b.id},
                    {"batch", b.batch},
                    {"source", b.source},
                    {"file", b.file},
                    {"sha256", b.sha256},
                    {"from", b.text_from},
                    {"to", b.text_to},
                    {"time", iso(b.time)},
                    {"state", b.state}});
    batches.push_back(std::move(one));
  }
  return Json{{"imports", jobs}, {"batches", batches}};
}

std::vector<report::Table> tables(const std::vector<Source>& all) {
  report::Table list, files;
  list.caption = Text(QT_TRANSLATE_NOOP("core", "Sources"));
  list.columns = {{QT_TRANSLATE_NOOP("core", "Source"), Align::left},
                  {QT_TRANSLATE_NOOP("core", "Owner"), Align::left},
                  {QT_TRANSLATE_NOOP("core", "Schedule"), Align::left},
                  {QT_TRANSLATE_NOOP("core", "Mapping"), Align::left},
                  {QT_TRANSLATE_NOOP("core", "Files"), Align::right}};
  files.caption = Text(QT_TRANSLATE_NOOP("core", "Files of the sources"));
  files.columns = {{QT_TRANSLATE_NOOP("core", "Source"), Align::left},
                   {QT_TRANSLATE_NOOP("core", "File"), Align::left},
                   {"SHA-256", Align::left},
                   {QT_TRANSLATE_NOOP("core", "Lines"), Align::right}};
  for (report::Table* t : {&list, &files})
    for (auto& column : count_columns()) t->columns.push_back(column);
  list.columns.push_back({QT_TRANSLATE_NOOP("core", "In quarantine"), Align::right});
  report::Table rules;
  rules.caption = Text(QT_TRANSLATE_NOOP("core", "Rules broken in their records"));
  rules.columns = {{QT_TRANSLATE_NOOP("core", "Source"), Align::left},
                   {QT_TRANSLATE_NOOP("core", "Rule"), Align::left},
                   {QT_TRANSLATE_NOOP("core", "Broken"), Align::right},
                   {QT_TRANSLATE_NOOP("core", "Rejected"), Align::right}};
  for (const Source& s : all) {
    std::vector<report::Cell> row{text(s.name), text(s.owner), text(s.schedule),
                                  Text("%1 · %2", {int64_t{s.mapping_version}, short_hash(s.mapping)}),
                                  number(static_cast<int64_t>(s.files.size()))};
    add_counts(row, s.counts);
    row.push_back(number(s.quarantined));
    list.rows.push_back(std::move(row));
    for (const SourceFile& f : s.files) {
      std::vector<report::Cell> line{text(s.name), text(f.file), text(short_hash(f.sha256)), number(f.lines)};
      add_counts(line, f.counts);
      files.rows.push_back(std::move(line));
    }
    for (const auto& [rule, n] : s.rules)
      rules.rows.push_back({text(s.name), text(rule), number(n.failed), number(n.rejected)});
  }
  std::vector<report::Table> out{std::move(list), std::move(files)};
  if (!rules.rows.empty()) out.push_back(std::move(rules));
  return out;
}

std::vector<report::Table> tables(const Ledger& l) {
  report::Table jobs, batches;
  jobs.caption = Text(QT_TRANSLATE_NOOP("core", "Imports"));
  jobs.columns = {{QT_TRANSLATE_NOOP("core", "Import"), Align::right},
                  {QT_TRANSLATE_NOOP("core", "Source"), Align::left},
                  {QT_TRANSLATE_NOOP("core", "State"), Align::left},
                  {QT_TRANSLATE_NOOP("core", "Began, UTC"), Align::left},
                  {QT_TRANSLATE_NOOP("core", "Read"), Align::right},
                  {QT_TRANSLATE_NOOP("core", "Stored"), Align::right}};
  for (const ImportJob& j : l.jobs)
    jobs.rows.push_back({number(j.id), text(j.source), job_state(j.state),
                         text(iso(j.began - j.began % kSecond)), number(j.read), number(j.stored)});
  batches.caption = Text(QT_TRANSLATE_NOOP("core", "Batches"));
  batches.columns = {{QT_TRANSLATE_NOOP("core", "Batch"), Align::right},
                     {QT_TRANSLATE_NOOP("core", "Source"), Align::left},
                     {QT_TRANSLATE_NOOP("core", "File"), Align::left},
                     {QT_TRANSLATE_NOOP("core", "State"), Align::left},
                     {QT_TRANSLATE_NOOP("core", "From byte"), Align::right},
                     {QT_TRANSLATE_NOOP("core", "To byte"), Align::right},
                     {"SHA-256", Align::left}};
  for (auto& column : count_columns()) batches.columns.push_back(column);
  for (const LedgerBatch& b : l.batches) {
    std::vector<report::Cell> row{number(b.batch),           text(b.source),      text(b.file),
                                  job_state(b.state),        number(b.text_from), number(b.text_to),
                                  text(short_hash(b.sha256))};
    add_counts(row, b.counts);
    batches.rows.push_back(std::move(row));
  }
  return {std::move(jobs), std::move(batches)};
}

}  // namespace habitus::ingest
