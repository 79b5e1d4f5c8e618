#include "core/governance/study_of.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/events/log.h"
#include "core/identity/people.h"

namespace habitus::governance {

namespace {
struct Writer {
  Project& project;
  Json data = Json::array(), steps = Json::array(), files = Json::array();
  std::map<std::string, bool> defined = {};

  /// "${shop}" for a file, under a name no other file has.
  std::string place(const std::string& file, const std::string& sha256) {
    std::string name;
    for (const char c : file.substr(0, file.find('.')))
      name += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_';
    if (name.empty()) name = "file";
    std::string unique = name;
    for (int n = 2; std::find(data.begin(), data.end(), Json(unique)) != data.end(); ++n)
      unique = name + std::to_string(n);
    data.push_back(unique);
    files.push_back({{"name", unique}, {"file", file}, {"sha256", sha256}});
    return "${" + unique + "}";
  }

  void step(const std::string& verb, const std::string& title, Json spec) {
    steps.push_back({{"verb", verb}, {"title", title}, {"spec", std::move(spec)}});
  }

  /// Imports in the order in which their files first came, each file once, with what was read of it in the
  /// end.
  Done imports() {
    struct Import {
      std::string source, mapping;
      std::vector<std::pair<std::string, std::string>> files;
    };
    TRY(const auto all, project.store().read([](SQLite::Database& db) -> Result<std::vector<Import>> {
      SQLite::Statement q(
          db,
          "SELECT source, mapping, file, CASE WHEN count(*) = 1 THEN max(sha256) ELSE '' END, min(id) FROM "
          "import_range GROUP BY source, mapping, file ORDER BY 5");
      std::vector<Import> out;
      while (q.executeStep()) {
        const std::string source = q.getColumn(0), mapping = q.getColumn(1), file = q.getColumn(2);
        if (out.empty() || out.back().source != source || out.back().mapping != mapping)
          out.push_back({source, mapping, {}});
        out.back().files.emplace_back(file.substr(file.find_last_of('/') + 1), q.getColumn(3).getString());
      }
      return out;
    }));
    if (all.empty())
      return fail(
          Kind::refused,
          QT_TRANSLATE_NOOP("core",
                            "No import of a file is known: the study could not say where its data come from"),
          project.path(), QT_TRANSLATE_NOOP("core", "Import the log from a file"));
    for (const Import& i : all) {
      TRY(const Definition mapping, project.definitions().by_hash(i.mapping));
      Json list = Json::array();
      for (const auto& [file, sha] : i.files) list.push_back(place(file, sha));
      step("import", "Import of " + i.source,
           {{"files", list}, {"mapping", mapping.json()}, {"source", i.source}});
    }
    TRY(const auto log, events::info(project));
    steps.back()["expect"] = {{"/content_hash", log.content_hash}};
    return {};
  }

  Done people() {
    struct Table {
      std::string file, sha256, about;
    };
    TRY(const auto all, project.store().read([](SQLite::Database& db) -> Result<std::vector<Table>> {
      SQLite::Statement q(db, "SELECT file, sha256, report FROM people_table ORDER BY id");
      std::vector<Table> out;
      while (q.executeStep()) out.push_back({q.getColumn(0), q.getColumn(1), q.getColumn(2)});
      return out;
    }));
    TRY(const auto attributes, identity::attributes(project));
    for (const Table& t : all) {
      const Json about = Json::parse(t.about, nullptr, false);
      if (!about.is_object() || about.value("key", "").empty())
        return fail(
            Kind::refused,
            Text(QT_TRANSLATE_NOOP(
                     "core", "The table “%1” was imported by an older program that did not write down how"),
                 {t.file}),
            project.path(), QT_TRANSLATE_NOOP("core", "Import it once more into a new project"));
      const Json columns = about.value("attributes", Json::array());
      Json spec{{"action", "import"},
                {"file", place(t.file.substr(t.file.find_last_of('/') + 1), t.sha256)},
                {"key", about["key"]},
                {"columns", columns}};
      for (const char* key : {"date", "date_format", "namespace"})
        if (const std::string text = about.value(key, ""); !text.empty()) spec[key] = text;
      for (const auto& a : attributes) {
        if (std::find(columns.begin(), columns.end(), Json(a.name)) == columns.end()) continue;
        if (a.is_protected) spec["protected"].push_back(a.name);
        if (a.is_static) spec["static"][a.name] = a.static_reason;
      }
      step("people", "People of " + t.file.substr(t.file.find_last_of('/') + 1), std::move(spec));
    }
    return {};
  }

  /// What a spec pins, the deepest first.
  Done definitions(const std::string& text) {
    for (size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) {
      const std::string hash = text.substr(at + 1, 64);
      if (hash.size() != 64 || hash.find_first_not_of("0123456789abcdef") != std::string::npos ||
          defined[hash])
        continue;
      const auto d = project.definitions().by_hash(hash);
      if (!d) continue;
      defined[hash] = true;
      CHECK(definitions(d->spec));
      const Json spec = d->json();
      if (spec.value("algorithm", Json()) == "external")
        return fail(
            Kind::refused,
            Text(QT_TRANSLATE_NOOP("core", "The scores of “%1” came from outside: a study cannot make them"),
                 {d->name}),
            {}, QT_TRANSLATE_NOOP("core", "Import the scores in a study of your own"));
      step("define", "Definition: " + d->kind + " " + d->name,
           {{"kind", d->kind}, {"name", d->name}, {"spec", spec}});
    }
    return {};
  }
};
}  // namespace

Result<Json> study_of(Project& project, const Asked& asked) {
  Writer w{project};
  CHECK(w.imports());
  CHECK(w.people());
  for (const char* key : {"zone", "gate.min_cell"}) {
    TRY(const std::string value, project.setting(key));
    if (!value.empty()) w.step("setting", std::string("Setting: ") + key, {{"key", key}, {"value", value}});
  }
  TRY(const Json spec, parse_json(asked.spec, asked.question));
  TRY(const auto properties, project.definitions().heads("property"));
  for (const Definition& d : properties)  // computed ones are read by their names
    w.step("define", "Definition: property " + d.name, {{"kind", d.kind}, {"name", d.name}, {"spec", d.json()}});
  CHECK(w.definitions(asked.spec));
  w.step("ask", "Question: " + asked.question, {{"question", asked.question}, {"spec", spec}});
  if (!asked.result.empty()) w.steps.back()["expect"] = {{"/result", asked.result}};
  std::string files;
  for (const Json& f : w.files) {
    const std::string sha = f["sha256"];
    files += (files.empty() ? "" : ", ") + f["file"].get<std::string>() +
             (sha.empty() ? "" : " (SHA-256 of its text " + sha + ")");
  }
  return Json{{"title", "Study of " + asked.question + " " + asked.result.substr(0, 12)},
              {"about", "Made by Habitus " HABITUS_VERSION " from " + project.name() +
                            ". Give with --data, in this order: " + files},
              {"data", w.data},
              {"steps", w.steps}};
}

}  // namespace habitus::governance
