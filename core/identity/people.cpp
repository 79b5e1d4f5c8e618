#include "core/identity/people.h"

#include <fast_float/fast_float.h>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include <QtCore/qglobal.h>

#include "core/base/hash.h"
#include "core/identity/computed.h"
#include "core/project/project.h"

namespace habitus::identity {
namespace {

Attribute attribute_row(SQLite::Statement& row) {
  Attribute a;
  a.name = row.getColumn(0).getString();
  a.is_protected = row.getColumn(1).getInt() != 0;
  a.is_static = row.getColumn(2).getInt() != 0;
  a.static_reason = row.getColumn(3).getString();
  a.numeric = row.getColumn(4).getInt() != 0;
  a.persons = row.getColumn(5).getInt64();
  for (const auto& level : Json::parse(row.getColumn(6).getString(), nullptr, false))
    a.levels.push_back(level.get<std::string>());
  // When an undated value became known is its import, and only matters where it may have been another before.
  a.content = sha256(row.getColumn(7).getString() +
                     (a.is_static ? " static" : " known " + row.getColumn(8).getString()));
  return a;
}

bool reads_as_number(const std::string& word) {
  double value = 0;
  const auto [end, error] = fast_float::from_chars(word.data(), word.data() + word.size(), value);
  return error == std::errc() && end == word.data() + word.size();
}

int64_t attribute_id(SQLite::Database& db, const std::string& name) {
  SQLite::Statement add(db,
                        "INSERT INTO people_attribute(name, protected, static, static_reason, numeric, "
                        "persons, levels, content) "
                        "VALUES(?, 0, 0, '', 0, 0, '[]', '') ON CONFLICT(name) DO NOTHING");
  add.bind(1, name);
  add.exec();
  SQLite::Statement id(db, "SELECT id FROM people_attribute WHERE name = ?");
  id.bind(1, name);
  id.executeStep();
  return id.getColumn(0).getInt64();
}

struct Summary {
  bool numeric = false;
  int64_t persons = 0;
  std::string levels, content;
  bool timely = true;  ///< every undated value is known since its table's import
};

/// Persons, levels, numeric and content hash of one attribute, from its values: who, since when if dated,
/// what.
Summary summary_of(SQLite::Database& db, int64_t id) {
  SQLite::Statement rows(
      db,
      "SELECT v.person, v.since, v.dated, v.value, t.imported FROM people_value v LEFT JOIN "
      "people_table t ON t.id = v.people_table WHERE v.attribute = ? ORDER BY "
      "v.person, v.since, v.dated");
  rows.bind(1, id);
  Sha256 content;
  std::set<std::string> levels;
  Summary out;
  bool numeric = true;
  int64_t persons = 0, last = 0;
  while (rows.executeStep()) {
    const int64_t person = rows.getColumn(0).getInt64();
    const std::string value = rows.getColumn(3).getString();
    if (persons == 0 || person != last) ++persons;
    last = person;
    if (levels.size() <= kMaxLevels) levels.insert(value);
    numeric = numeric && reads_as_number(value);
    const bool dated = rows.getColumn(2).getInt() != 0;
    if (!dated && rows.getColumn(1).getInt64() != rows.getColumn(4).getInt64()) out.timely = false;
    content.add(std::to_string(person) + " " + (dated ? rows.getColumn(1).getString() : "undated") + " " +
                std::to_string(value.size()) + " " + value + "\n");
  }
  Json listed = Json::array();
  if (levels.size() <= kMaxLevels) listed = levels;
  out.numeric = numeric && persons > 0;
  out.persons = persons;
  out.levels = canonical(listed);
  out.content = content.hex();
  return out;
}

void summarise(SQLite::Database& db, int64_t id) {
  const Summary now = summary_of(db, id);
  SQLite::Statement set(
      db, "UPDATE people_attribute SET numeric = ?, persons = ?, levels = ?, content = ? WHERE id = ?");
  set.bind(1, now.numeric ? 1 : 0);
  set.bind(2, now.persons);
  set.bind(3, now.levels);
  set.bind(4, now.content);
  set.bind(5, id);
  set.exec();
}

}  // namespace

Result<std::vector<Attribute>> stored_attributes(Project& project) {
  return project.store().read([](SQLite::Database& db) -> Result<std::vector<Attribute>> {
    SQLite::Statement rows(
        db,
        "SELECT name, protected, static, static_reason, numeric, persons, levels, content, "
        "(SELECT group_concat(imported) FROM (SELECT imported FROM people_table WHERE NOT "
        "json_extract(report, '$.dated') AND EXISTS (SELECT 1 FROM json_each(report, "
        "'$.attributes') WHERE value = people_attribute.name) ORDER BY imported)) "
        "FROM people_attribute ORDER BY name");
    std::vector<Attribute> all;
    while (rows.executeStep()) all.push_back(attribute_row(rows));
    return all;
  });
}

Result<std::vector<Attribute>> attributes(Project& project) {
  TRY(auto all, stored_attributes(project));
  CHECK(add_computed(project, all));
  return all;
}

Result<Attribute> attribute(Project& project, const std::string& name) {
  TRY(const auto all, attributes(project));
  std::string known;
  for (const auto& a : all) {
    if (a.name == name) return a;
    known += (known.empty() ? "" : ", ") + a.name;
  }
  if (known.empty())
    return fail(
        Kind::missing,
        Text(QT_TRANSLATE_NOOP("core", "There is no attribute named “%1”: no attribute table was imported"),
             {name}),
        {}, QT_TRANSLATE_NOOP("core", "Import one with “people import”"));
  return fail(Kind::missing, Text(QT_TRANSLATE_NOOP("core", "There is no attribute named “%1”"), {name}), {},
              Text(QT_TRANSLATE_NOOP("core", "There are: %1"), {known}));
}

Done mark(Project& project, const std::string& name, bool is_protected, bool is_static,
          const std::string& reason) {
  TRY(const Attribute before, attribute(project, name));
  TRY(const auto computed, computed_spec(project, name));
  if (computed)
    return fail(Kind::input,
                Text(QT_TRANSLATE_NOOP("core", "“%1” is computed: it is what its attributes are"), {name}));
  if (is_static && reason.empty())
    return fail(Kind::input,
                Text(QT_TRANSLATE_NOOP("core", "“%1” cannot be static without a reason"), {name}), {},
                QT_TRANSLATE_NOOP(
                    "core", "Say why its value has always been what it is now; cards print the reason"));
  return project.store().write([&](SQLite::Database& db) -> Done {
    SQLite::Statement set(
        db, "UPDATE people_attribute SET protected = ?, static = ?, static_reason = ? WHERE name = ?");
    set.bind(1, is_protected ? 1 : 0);
    set.bind(2, is_static ? 1 : 0);
    set.bind(3, is_static ? reason : std::string());
    set.bind(4, name);
    set.exec();
    return project.journal().append("people.mark", Json{{"attribute", name},
                                                        {"protected", is_protected},
                                                        {"static", is_static},
                                                        {"reason", is_static ? reason : std::string()}});
  });
}

Done verify(Project& project) {
  TRY(const auto marks, project.journal().entries("people.mark"));
  return project.store().read([&](SQLite::Database& db) -> Done {
    SQLite::Statement q(
        db,
        "SELECT id, name, protected, static, static_reason, numeric, persons, levels, content "
        "FROM people_attribute");
    while (q.executeStep()) {
      const std::string name = q.getColumn(1);
      Json want{{"attribute", name}, {"protected", false}, {"static", false}, {"reason", ""}};
      for (const JournalEntry& e : marks)
        if (const Json said = e.body(); said.value("attribute", "") == name) want = said;
      const Json marked{{"attribute", name},
                        {"protected", q.getColumn(2).getInt() != 0},
                        {"static", q.getColumn(3).getInt() != 0},
                        {"reason", q.getColumn(4).getString()}};
      const Summary s = summary_of(db, q.getColumn(0).getInt64());
      if (marked == want && s.numeric == (q.getColumn(5).getInt() != 0) &&
          s.persons == q.getColumn(6).getInt64() && s.levels == q.getColumn(7).getString() &&
          s.content == q.getColumn(8).getString() && s.timely)
        continue;
      return fail(Kind::corrupt, Text(QT_TRANSLATE_NOOP("core", "The attribute “%1” was altered"), {name}),
                  {}, QT_TRANSLATE_NOOP("core", "Restore the project from a copy"));
    }
    return {};
  });
}

Done store_values(Project& project, const std::string& file, const std::string& sha, Time imported,
                  const std::vector<Value>& values, const Json& about) {
  return project.store().write([&](SQLite::Database& db) -> Done {
    SQLite::Statement table(db,
                            "INSERT INTO people_table(file, sha256, imported, report) VALUES(?, ?, ?, ?)");
    table.bind(1, file);
    table.bind(2, sha);
    table.bind(3, imported);
    table.bind(4, canonical(about));
    table.exec();
    const int64_t table_id = db.getLastInsertRowid();
    std::map<std::string, int64_t> ids;
    SQLite::Statement put(db,
                          "INSERT OR REPLACE INTO people_value(attribute, person, since, dated, "
                          "people_table, value) VALUES(?, ?, ?, ?, ?, ?)");
    for (const Value& v : values) {
      auto id = ids.find(v.attribute);
      if (id == ids.end()) id = ids.emplace(v.attribute, attribute_id(db, v.attribute)).first;
      put.bind(1, id->second);
      put.bind(2, static_cast<int64_t>(v.person));
      put.bind(3, v.since.value_or(imported));
      put.bind(4, v.since ? 1 : 0);
      put.bind(5, table_id);
      put.bind(6, v.value);
      put.exec();
      put.reset();
    }
    for (const auto& [name, id] : ids) summarise(db, id);
    return project.journal().append("people.import", about);
  });
}

}  // namespace habitus::identity
