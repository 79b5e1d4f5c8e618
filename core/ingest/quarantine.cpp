#include "core/ingest/quarantine.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/ingest/file_order.h"
#include "core/ingest/mapper.h"
#include "core/project/project.h"

namespace habitus::ingest {
namespace {

constexpr const char* kSelect =
    "SELECT q.id, r.source, r.file, q.record, q.line, q.byte, q.field, q.value, q.why, q.args, q.raw, "
    "q.repair, q.state, r.columns, r.id "
    "FROM quarantine q JOIN import_range r ON r.id = q.import_range ";

std::string blob(const SQLite::Column& column) {
  return column.isNull() ? std::string()
                         : std::string(static_cast<const char*>(column.getBlob()),
                                       static_cast<size_t>(column.getBytes()));
}

QuarantineEntry entry_of(SQLite::Statement& row) {
  QuarantineEntry e;
  e.id = row.getColumn(0).getInt64();
  e.source = row.getColumn(1).getString();
  e.file = row.getColumn(2).getString();
  e.record = row.getColumn(3).getInt64();
  e.line = row.getColumn(4).getInt64();
  e.byte = row.getColumn(5).getInt64();
  e.column = row.getColumn(6).getString();
  e.value = row.getColumn(7).getString();
  e.why.id = row.getColumn(8).getString();
  for (const Json& arg : Json::parse(row.getColumn(9).getString(), nullptr, false)) {
    if (arg.is_number_integer())
      e.why.args.emplace_back(arg.get<int64_t>());
    else if (arg.is_number())
      e.why.args.emplace_back(arg.get<double>());
    else
      e.why.args.emplace_back(arg.get<std::string>());
  }
  e.raw = blob(row.getColumn(10));
  e.repair = blob(row.getColumn(11));
  e.state = row.getColumn(12).getString();
  return e;
}

Done set_state(Project& project, int64_t id, const char* act, const char* state, const std::string* raw) {
  return project.store().write([&](SQLite::Database& db) -> Done {
    SQLite::Statement set(
        db, "UPDATE quarantine SET state = ?, repair = ? WHERE id = ? AND state IN ('open', 'repaired')");
    set.bind(1, state);
    if (raw)
      set.bind(2, raw->data(), static_cast<int>(raw->size()));
    else
      set.bind(2);
    set.bind(3, id);
    if (set.exec() == 0)
      return fail(Kind::missing,
                  Text(QT_TRANSLATE_NOOP("core", "There is no open record %1 in quarantine"), {id}), {},
                  QT_TRANSLATE_NOOP("core", "“quarantine list” shows them with their numbers"));
    return project.journal().append(act, Json{{"record", id}});
  });
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

/// Records of one source and header, waiting for the same mapping.
struct Waiting {
  int64_t range = 0;
  std::vector<QuarantineEntry> entries;
};

using Key = std::pair<std::string, std::string>;  ///< source, columns as JSON

Result<std::map<Key, Waiting>> waiting(Project& project) {
  return project.store().read([&](SQLite::Database& db) -> Result<std::map<Key, Waiting>> {
    SQLite::Statement rows(db, std::string(kSelect) + "WHERE q.state IN ('open', 'repaired') ORDER BY q.id");
    std::map<Key, Waiting> all;
    while (rows.executeStep()) {
      auto entry = entry_of(rows);
      Waiting& w = all[{entry.source, rows.getColumn(13).getString()}];
      w.range = rows.getColumn(14).getInt64();
      w.entries.push_back(std::move(entry));
    }
    return all;
  });
}

/// What one pass over the records of a source came to.
struct Outcome {
  std::vector<int64_t> stored, skipped;
  std::vector<std::pair<int64_t, Text>> rejected;
};

Result<Outcome> read_again(const Waiting& w, const Mapping& mapping, const std::vector<std::string>& columns,
                           Time now, std::unique_ptr<events::Batch>& batch) {
  TRY(Mapper mapper, Mapper::make(mapping, columns, now));
  Outcome pass;
  std::vector<std::pair<Block, Mapped>> read(w.entries.size());
  std::vector<std::string> names;
  for (size_t i = 0; i < w.entries.size(); ++i) {
    auto& [block, mapped] = read[i];
    block.text = w.entries[i].repair.empty() ? w.entries[i].raw : w.entries[i].repair;
    block.size = block.text.size();
    block.text.append(kPadding, '\0');
    parse(mapping.dialect, columns.size(), block);
    mapper.map(block, mapped);
    for (const auto& n : mapped.properties)
      if (std::find(names.begin(), names.end(), n) == names.end()) names.push_back(n);
  }
  batch = std::make_unique<events::Batch>(names);
  for (size_t i = 0; i < w.entries.size(); ++i) {
    auto& [block, mapped] = read[i];
    const int64_t id = w.entries[i].id;
    if (block.records.size() > 1) {
      pass.rejected.emplace_back(id, QT_TRANSLATE_NOOP("core", "The repaired text is more than one record"));
    } else if (!mapped.rejects.empty()) {
      pass.rejected.emplace_back(id, mapped.rejects[0].why);
    } else if (mapped.rows.empty()) {
      pass.skipped.push_back(id);
    } else {
      events::Row row = mapped.rows[0];
      row.row = w.entries[i].record;
      std::vector<std::optional<std::string_view>> cells(names.size());
      for (size_t k = 0; k < mapped.properties.size(); ++k)
        cells[static_cast<size_t>(std::find(names.begin(), names.end(), mapped.properties[k]) -
                                  names.begin())] = row.properties[k];
      row.properties = cells;
      batch->add(row);
      pass.stored.push_back(id);
    }
  }
  return pass;
}

Done settle(SQLite::Database& db, const Outcome& pass) {
  SQLite::Statement done(db, "UPDATE quarantine SET state = 'stored' WHERE id = ?");
  for (const auto* ids : {&pass.stored, &pass.skipped})
    for (const int64_t id : *ids) {
      done.bind(1, id);
      done.exec();
      done.reset();
    }
  SQLite::Statement still(db, "UPDATE quarantine SET why = ?, args = ? WHERE id = ?");
  for (const auto& [id, why] : pass.rejected) {
    Json args = Json::array();
    for (const Arg& a : why.args) std::visit([&](const auto& v) { args.push_back(v); }, a);
    still.bind(1, why.id);
    still.bind(2, args.dump(-1, ' ', false, Json::error_handler_t::replace));
    still.bind(3, id);
    still.exec();
    still.reset();
  }
  return {};
}

Done replay_group(Project& project, const Key& key, Waiting w, Time now, const Exec& exec,
                  ReplayReport& total) {
  TRY(const Definition definition, project.definitions().need("mapping", key.first));
  TRY(const Mapping mapping, parse_mapping(definition.json()));
  // What was refused because of other records stays refused until somebody repairs it or the rules change.
  if (!FileOrder(mapping).empty()) {
    const auto stays = [](const QuarantineEntry& e) {
      return e.state == "open" && FileOrder::refused(e.why);
    };
    const auto n = static_cast<int64_t>(std::erase_if(w.entries, stays));
    total.tried += n;
    total.rejected += n;
    if (w.entries.empty()) return {};
  }
  const auto columns = Json::parse(key.second, nullptr, false).get<std::vector<std::string>>();
  std::unique_ptr<events::Batch> batch;
  TRY(const Outcome pass, read_again(w, mapping, columns, now, batch));
  const auto n = [](const auto& list) { return static_cast<int64_t>(list.size()); };
  ReplayReport now_done{n(w.entries), 0, 0, n(pass.rejected), n(pass.skipped), {}};
  const auto also = [&](SQLite::Database& db, const events::AppendReport& report) -> Done {
    now_done.stored = report.stored;
    now_done.duplicates = report.duplicates;
    CHECK(settle(db, pass));
    // A range without text of its own: it moves the records from one side of the account to the other.
    Range moved;
    moved.counts = {0, report.stored, -n(pass.stored) - n(pass.skipped), report.duplicates, n(pass.skipped)};
    moved.batch = report.batch;
    CHECK(record_range(db, moved, key.first, mapping, w.entries.front().file, columns, now, {}));
    return project.journal().append("quarantine.replay", Json{{"source", key.first},
                                                              {"mapping", mapping.hash},
                                                              {"tried", n(w.entries)},
                                                              {"stored", report.stored},
                                                              {"duplicates", report.duplicates},
                                                              {"rejected", n(pass.rejected)},
                                                              {"skipped", n(pass.skipped)}});
  };
  if (pass.stored.empty()) {
    CHECK(project.store().write([&](SQLite::Database& db) { return also(db, {}); }));
  } else {
    events::BatchInfo info;
    info.source = key.first;
    info.arrival_is_import = mapping.arrival_from == Mapping::Arrival::import;
    info.name_space = mapping.name_space;
    info.without_id =
        mapping.drop_repeats ? events::BatchInfo::Repeats::drop : events::BatchInfo::Repeats::keep;
    CHECK(events::append(project, std::move(*batch), info, exec, also));
  }
  total.tried += now_done.tried;
  total.stored += now_done.stored;
  total.duplicates += now_done.duplicates;
  total.rejected += now_done.rejected;
  total.skipped += now_done.skipped;
  return {};
}

}  // namespace

Result<std::vector<QuarantineEntry>> quarantine(Project& project, const std::string& state, int64_t limit) {
  return project.store().read([&](SQLite::Database& db) -> Result<std::vector<QuarantineEntry>> {
    SQLite::Statement rows(
        db, std::string(kSelect) +
                "WHERE CASE ?1 WHEN '' THEN q.state IN ('open', 'repaired') ELSE q.state = ?1 END "
                "ORDER BY r.source, r.file, q.record, q.id LIMIT ?2");
    rows.bind(1, state);
    rows.bind(2, limit);
    std::vector<QuarantineEntry> all;
    while (rows.executeStep()) all.push_back(entry_of(rows));
    return all;
  });
}

Result<std::vector<QuarantineGroup>> quarantine_groups(Project& project) {
  return project.store().read([&](SQLite::Database& db) -> Result<std::vector<QuarantineGroup>> {
    SQLite::Statement rows(db,
                           "SELECT why, sum(state = 'open'), sum(state = 'repaired'), sum(state = 'stored'), "
                           "sum(state = 'dropped') "
                           "FROM quarantine GROUP BY why ORDER BY count(*) DESC, why");
    std::vector<QuarantineGroup> all;
    while (rows.executeStep())
      all.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getInt64(),
                     rows.getColumn(2).getInt64(), rows.getColumn(3).getInt64(),
                     rows.getColumn(4).getInt64()});
    return all;
  });
}

Done repair(Project& project, int64_t id, const std::string& raw) {
  return set_state(project, id, "quarantine.repair", "repaired", &raw);
}
Done drop(Project& project, int64_t id) {
  return set_state(project, id, "quarantine.drop", "dropped", nullptr);
}

Done export_quarantine(Project& project, const std::string& path) {
  TRY(const Pass pass, project.gate().rows(Purpose::explore, "quarantine export"));
  (void)pass;
  TRY(const auto entries, quarantine(project));
  std::ofstream out(path, std::ios::binary);
  out << "id,source,file,record,line,byte,column,reason,raw\n";
  for (const auto& e : entries)
    out << e.id << ',' << quoted(e.source) << ',' << quoted(e.file) << ',' << e.record << ',' << e.line << ','
        << e.byte << ',' << quoted(e.column) << ',' << quoted(english(e.why)) << ','
        << quoted(e.repair.empty() ? e.raw : e.repair) << '\n';
  if (!out.flush())
    return fail(Kind::resource, QT_TRANSLATE_NOOP("core", "The file cannot be written"), path);
  return {};
}

Result<int64_t> repair_from(Project& project, const std::string& path) {
  TRY(const auto reader, RecordReader::open(path, Dialect{}));
  const auto& columns = reader->columns();
  const auto find = [&](const char* name) {
    return static_cast<size_t>(std::find(columns.begin(), columns.end(), name) - columns.begin());
  };
  const size_t id = find("id"), raw = find("raw");
  if (id == columns.size() || raw == columns.size())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "The file has no columns id and raw"), path,
                QT_TRANSLATE_NOOP("core", "Edit the file that “quarantine export” writes"));
  TRY(const auto open, quarantine(project));
  std::map<std::string, const QuarantineEntry*> known;
  for (const auto& e : open) known[std::to_string(e.id)] = &e;
  int64_t changed = 0;
  Block block;
  for (;;) {
    TRY(const bool more, reader->next(block));
    if (!more) return changed;
    parse(Dialect{}, columns.size(), block);
    for (const Record& r : block.records) {
      if (r.fields != columns.size()) continue;
      const auto entry = known.find(std::string(block.fields[r.first + id]));
      if (entry == known.end()) continue;
      const std::string text(block.fields[r.first + raw]);
      const auto& e = *entry->second;
      if (text == (e.repair.empty() ? e.raw : e.repair)) continue;
      CHECK(repair(project, e.id, text));
      ++changed;
    }
  }
}

Result<ReplayReport> replay(Project& project, const Exec& exec) {
  TRY(const auto groups, waiting(project));
  ReplayReport total;
  const Time now = wall_clock();
  for (const auto& [key, group] : groups) CHECK(replay_group(project, key, group, now, exec, total));
  TRY(const auto log, events::info(project));
  total.content_hash = log.content_hash;
  return total;
}

}  // namespace habitus::ingest
