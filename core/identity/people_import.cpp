#include "core/identity/people_import.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

#include <QString>

#include "core/base/hash.h"
#include "core/events/actors.h"
#include "core/events/log.h"
#include "core/identity/people.h"
#include "core/ingest/ledger.h"
#include "core/ingest/sniff.h"
#include "core/project/project.h"

namespace habitus::identity {
namespace {

constexpr size_t kShown = 20;

std::string_view trimmed(std::string_view text) {
  const size_t from = text.find_first_not_of(" \t");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

/// What spellings of one id have in common: blanks around it, case and leading zeros aside.
std::string folded(const std::string& id) {
  const std::string bare = QString::fromStdString(std::string(trimmed(id)))
                               .toCaseFolded()
                               .normalized(QString::NormalizationForm_C)
                               .toStdString();
  const size_t digit = bare.find_first_not_of('0');
  return digit == std::string::npos ? std::string(bare.empty() ? "" : "0") : bare.substr(digit);
}

struct TableRow {
  std::string key;
  std::optional<Time> since;
  std::vector<std::string> values;
};

class Reading {
 public:
  Reading(const PeopleRequest& request, PeopleReport& report) : request_(request), report_(report) {}

  Done read(const Exec& exec) {
    TRY(const auto sample, ingest::take_sample(request_.path));
    TRY(const auto reader, ingest::RecordReader::open(request_.path, sample.dialect));
    if (sample.dialect.format != ingest::Dialect::Format::csv)
      return fail(Kind::input, QT_TRANSLATE_NOOP("core", "An attribute table is a CSV file"), request_.path);
    const auto& columns = sample.dialect.header ? reader->columns() : sample.dialect.columns;
    CHECK(choose(columns));
    CHECK(choose_date_format(sample));
    ingest::Block block;
    int64_t row = 0, line = reader->first_line() - 1;
    for (;;) {
      if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
      TRY(const bool more, reader->next(block));
      if (!more) break;
      content_.add(std::string_view(block.text.data(), block.size));
      ingest::parse(sample.dialect, columns.size(), block);
      for (const auto& r : block.records) take(block, r, ++row, line);
      line += block.lines;
      exec.report(block.consumed * 0.5);
    }
    return {};
  }
  std::string sha() { return content_.hex(); }
  std::vector<TableRow> rows;
  std::vector<std::string> attributes;

 private:
  Done choose(const std::vector<std::string>& columns) {
    const auto find = [&](const std::string& name) -> Result<size_t> {
      const auto at = std::find(columns.begin(), columns.end(), name);
      if (at != columns.end()) return static_cast<size_t>(at - columns.begin());
      std::string known;
      for (const auto& c : columns) known += (known.empty() ? "" : ", ") + c;
      return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "The table has no column “%1”"), {name}),
                  request_.path,
                  Text(QT_TRANSLATE_NOOP("core", "The columns are: %1"), {known.substr(0, 600)}));
    };
    TRY(key_, find(request_.key));
    if (!request_.date.empty()) {
      TRY(const size_t at, find(request_.date));
      date_ = at;
    }
    std::vector<std::string> wanted = request_.columns;
    if (wanted.empty())
      for (size_t i = 0; i < columns.size(); ++i)
        if (i != key_ && i != date_ && !columns[i].empty()) wanted.push_back(columns[i]);
    for (const auto& name : wanted) {
      TRY(const size_t at, find(name));
      take_.push_back(at);
      attributes.push_back(name);
    }
    std::vector<std::string> named = request_.is_protected;
    for (const auto& [name, reason] : request_.is_static) named.push_back(name);
    for (const auto& name : named)
      if (std::find(attributes.begin(), attributes.end(), name) == attributes.end())
        return fail(
            Kind::input,
            Text(QT_TRANSLATE_NOOP("core", "“%1” is marked, but it is no attribute of this table"), {name}),
            request_.path);
    return {};
  }

  Done choose_date_format(const ingest::Sample& sample) {
    if (!date_) return {};
    std::string format = request_.date_format;
    if (format.empty()) {
      const auto& guess = sample.columns[*date_].time;
      if (!guess || !guess->others.empty())
        return fail(Kind::input,
                    Text(QT_TRANSLATE_NOOP("core", "The dates in “%1” cannot be read in exactly one way"),
                         {request_.date}),
                    request_.path,
                    QT_TRANSLATE_NOOP("core", "Say their form, for example --date-format dd/MM/yyyy"));
      format = guess->format;
    }
    TRY(format_, ingest::TimeFormat::make(format, "UTC"));
    return {};
  }

  void refuse(const ingest::Block& block, const ingest::Record& r, int64_t row, int64_t line,
              const std::string& column, std::string_view value, Text why) {
    ++report_.rejected;
    if (report_.problems.size() < kShown)
      report_.problems.push_back({request_.path, row, line + r.line + 1, block.source_byte + r.begin, column,
                                  excerpt(value), std::move(why)});
  }

  void take(const ingest::Block& block, const ingest::Record& r, int64_t row, int64_t line) {
    if (r.fault == ingest::Fault::blank || r.fault == ingest::Fault::comment) return;
    ++report_.rows;
    if (r.fault != ingest::Fault::none)
      return refuse(block, r, row, line, {}, block.raw(r), ingest::why(r.fault));
    const auto field = [&](size_t i) { return block.fields[r.first + i]; };
    if (trimmed(field(key_)).empty())
      return refuse(block, r, row, line, request_.key, {}, QT_TRANSLATE_NOOP("core", "The key is missing"));
    TableRow out;
    out.key = std::string(field(key_));
    if (date_) {
      const auto reading = format_.read(field(*date_));
      if (reading.note >= ingest::TimeFormat::Note::unreadable)
        return refuse(block, r, row, line, request_.date, field(*date_),
                      QT_TRANSLATE_NOOP("core", "This is not a date of the form of the others"));
      out.since = reading.time;
    }
    for (const size_t i : take_) out.values.emplace_back(trimmed(field(i)));
    rows.push_back(std::move(out));
  }

  const PeopleRequest& request_;
  PeopleReport& report_;
  Sha256 content_;
  size_t key_ = 0;
  std::optional<size_t> date_;
  std::vector<size_t> take_;
  ingest::TimeFormat format_;
};

/// Keys of the table against the actors of the log, both ways.
Done join(Project& project, const PeopleRequest& request, const std::vector<TableRow>& rows,
          PeopleReport& report) {
  std::set<std::pair<std::string, std::optional<Time>>> seen;
  std::set<std::string> keys;
  for (const auto& row : rows) {
    if (!seen.emplace(row.key, row.since).second) {
      ++report.duplicates;
      if (report.duplicate_examples.size() < kShown) report.duplicate_examples.push_back(row.key);
    }
    keys.insert(row.key);
  }
  report.persons = static_cast<int64_t>(keys.size());
  std::vector<std::string> strangers;
  for (const auto& key : keys) {
    TRY(const auto found, events::person_key(project, key, request.name_space));
    if (!found) strangers.push_back(key);
  }
  report.unmatched = static_cast<int64_t>(strangers.size());
  report.matched = report.persons - report.unmatched;
  report.unmatched_examples.assign(
      strangers.begin(), strangers.begin() + static_cast<ptrdiff_t>(std::min(kShown, strangers.size())));
  int64_t actors = 0;
  std::map<std::string, std::string> ids;  // of the log, by what their spellings have in common
  CHECK(events::each_actor(project, request.name_space, [&](std::string_view id) {
    ++actors;
    if (!strangers.empty()) ids.emplace(folded(std::string(id)), id);
  }));
  for (const auto& key : strangers) {
    const auto near = ids.find(folded(key));
    if (near == ids.end()) continue;
    ++report.near;
    if (report.near_examples.size() < kShown) report.near_examples.emplace_back(key, near->second);
  }
  report.actors_without = actors - report.matched;
  return {};
}

Json about(const PeopleRequest& request, const PeopleReport& r, const std::string& sha,
           const std::vector<std::string>& attributes) {
  return Json{{"text", sha},
              {"attributes", attributes},
              {"dated", !request.date.empty()},
              {"key", request.key},
              {"date", request.date},
              {"date_format", request.date_format},
              {"namespace", request.name_space},
              {"rows", r.rows},
              {"persons", r.persons},
              {"matched", r.matched},
              {"unmatched", r.unmatched},
              {"duplicates", r.duplicates},
              {"rejected", r.rejected},
              {"near", r.near}};
}

/// The same text with the same attributes once more.
Result<bool> was_imported(Project& project, const std::string& sha,
                          const std::vector<std::string>& attributes) {
  return project.store().read([&](SQLite::Database& db) -> Result<bool> {
    SQLite::Statement rows(db, "SELECT report FROM people_table WHERE sha256 = ?");
    rows.bind(1, sha);
    while (rows.executeStep())
      if (Json::parse(rows.getColumn(0).getString(), nullptr, false).value("attributes", Json()) ==
          Json(attributes))
        return true;
    return false;
  });
}

}  // namespace

Result<PeopleReport> import_people(Project& project, const PeopleRequest& request, const Exec& exec) {
  PeopleReport report;
  Reading reading(request, report);
  CHECK(reading.read(exec));
  CHECK(join(project, request, reading.rows, report));
  const std::string sha = reading.sha();
  std::vector<Value> values;
  for (const auto& row : reading.rows)
    for (size_t i = 0; i < row.values.size(); ++i)
      if (!row.values[i].empty())
        values.push_back(
            {events::key_of(row.key, request.name_space), reading.attributes[i], row.values[i], row.since});
  report.values = static_cast<int64_t>(values.size());
  TRY(report.known, was_imported(project, sha, reading.attributes));
  if (!report.known) {
    const std::string name = request.path.substr(request.path.find_last_of('/') + 1);
    CHECK(store_values(project, name, sha, ingest::wall_clock(), values,
                       about(request, report, sha, reading.attributes)));
  }
  for (const auto& name : reading.attributes) {
    const auto reason = request.is_static.find(name);
    const bool guarded = std::find(request.is_protected.begin(), request.is_protected.end(), name) !=
                         request.is_protected.end();
    if (reason != request.is_static.end() || guarded)
      CHECK(mark(project, name, guarded, reason != request.is_static.end(),
                 reason != request.is_static.end() ? reason->second : ""));
  }
  exec.report(1);
  return report;
}

Json to_json(const PeopleReport& r) {
  Json out{{"rows", r.rows},
           {"values", r.values},
           {"rejected", r.rejected},
           {"persons", r.persons},
           {"matched", r.matched},
           {"unmatched", r.unmatched},
           {"actors_without", r.actors_without},
           {"duplicates", r.duplicates},
           {"near", r.near},
           {"known", r.known}};
  out["near_examples"] = r.near_examples;
  out["unmatched_examples"] = r.unmatched_examples;
  out["duplicate_examples"] = r.duplicate_examples;
  out["problems"] = Json::array();
  for (const auto& p : r.problems)
    out["problems"].push_back({{"record", p.row},
                               {"line", p.line},
                               {"byte", p.byte},
                               {"column", p.column},
                               {"value", p.value},
                               {"why", english(p.why)}});
  return out;
}

std::vector<report::Table> tables(const PeopleReport& r) {
  using Align = report::Column::Align;
  report::Table t;
  t.columns = {{QT_TRANSLATE_NOOP("core", "Join of table and log"), Align::left},
               {QT_TRANSLATE_NOOP("core", "Number"), Align::right}};
  const auto row = [&](const char* label, int64_t n) {
    report::Quantity q;
    q.value = static_cast<double>(n);
    q.format = report::count();
    t.rows.push_back({Text(label), q});
  };
  row(QT_TRANSLATE_NOOP("core", "Rows read"), r.rows);
  row(QT_TRANSLATE_NOOP("core", "Rows rejected"), r.rejected);
  row(QT_TRANSLATE_NOOP("core", "Rows whose key stood before"), r.duplicates);
  row(QT_TRANSLATE_NOOP("core", "Persons in the table"), r.persons);
  row(QT_TRANSLATE_NOOP("core", "Matched with an actor of the log"), r.matched);
  row(QT_TRANSLATE_NOOP("core", "Not in the log"), r.unmatched);
  row(QT_TRANSLATE_NOOP("core", "of these, nearly in the log (case, leading zeros, blanks)"), r.near);
  row(QT_TRANSLATE_NOOP("core", "Actors of the log without a row"), r.actors_without);
  std::vector<report::Table> all{t};
  if (!r.near_examples.empty()) {
    report::Table near;
    near.caption = QT_TRANSLATE_NOOP("core", "Keys that nearly match");
    near.columns = {{QT_TRANSLATE_NOOP("core", "In the table"), Align::left},
                    {QT_TRANSLATE_NOOP("core", "In the log"), Align::left}};
    for (const auto& [a, b] : r.near_examples) near.rows.push_back({Text("%1", {a}), Text("%1", {b})});
    all.push_back(near);
  }
  return all;
}

bool sounds_protected(const std::string& attribute) {
  std::string name;
  for (const char c : attribute) name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (const char* word : {"gender", "sex", "age", "race", "ethnic", "religion", "nationality", "origin",
                           "disab", "birth", "marital", "pregnan"})
    if (name.find(word) != std::string::npos && name.find("page") == std::string::npos &&
        name.find("message") == std::string::npos)
      return true;
  return false;
}

}  // namespace habitus::identity
