#include "core/governance/decisions.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/base/spec.h"

namespace habitus::governance {

namespace {
constexpr const char* kDecision = "decision";

bool blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

std::string base_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

Result<std::string> sha256_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  Sha256 sum;
  std::vector<char> buffer(size_t{1} << 20);
  while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0)
    sum.add({buffer.data(), static_cast<size_t>(in.gcount())});
  if (!in.eof()) return fail(Kind::missing, QT_TRANSLATE_NOOP("core", "The file cannot be read"), path);
  return sum.hex();
}

Result<Json> complete_source(const std::vector<ImportedFile>& files, const Json& given) {
  if (given.is_object() && given.contains("sha256")) {
    CHECK(spec::only(given, {"file", "sha256", "imported", "source"}, "decision.sources"));
    return given;
  }
  const std::string said = given.is_string()   ? given.get<std::string>()
                           : given.is_object() ? given.value("file", "")
                                               : "";
  const std::string name = base_name(said);
  const auto known = std::find_if(files.begin(), files.end(),
                                  [&](const ImportedFile& f) { return f.file == name || f.source == said; });
  std::error_code ignored;
  Json out{{"file", known == files.end() ? name : known->file}, {"imported", known != files.end()}};
  if (known != files.end()) out["source"] = known->source;
  if (!said.empty() && std::filesystem::is_regular_file(said, ignored)) {
    TRY(out["sha256"], sha256_of(said));
    return out;
  }
  if (known != files.end() && !known->sha256.empty()) {
    out["sha256"] = known->sha256;
    return out;
  }
  if (known != files.end())
    return fail(
        Kind::input,
        Text(QT_TRANSLATE_NOOP("core", "“%1” was imported in several parts: its hash is taken from the file"),
             {said}),
        "decision.sources", QT_TRANSLATE_NOOP("core", "Name it with its path"));
  std::vector<std::string> names;
  for (const ImportedFile& f : files) names.push_back(f.file);
  return spec::unknown("source", said, names, "decision.sources");
}

Result<Json> complete_about(Project& project, const Json& given) {
  std::string kind, name;
  if (given.is_string()) {
    const std::string said = given.get<std::string>();
    const size_t slash = said.find('/');
    kind = said.substr(0, slash), name = slash == std::string::npos ? "" : said.substr(slash + 1);
  } else if (given.is_object()) {
    CHECK(spec::only(given, {"kind", "name", "version", "hash"}, "decision.about"));
    kind = given.value("kind", ""), name = given.value("name", "");
    if (given.contains("hash")) return given;
  }
  if (kind.empty() || name.empty())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A decision is about a definition, by kind and name"),
                "decision.about", QT_TRANSLATE_NOOP("core", "Write it like model/churn"));
  TRY(const Definition d, project.definitions().need(kind, name));
  return Json{{"kind", kind}, {"name", name}, {"version", d.version}, {"hash", d.hash}};
}

Result<Json> complete_alternative(const Json& given) {
  if (given.is_object()) {
    CHECK(spec::only(given, {"option", "why"}, "decision.alternatives"));
    if (!blank(given.value("option", "")) && !blank(given.value("why", ""))) return given;
  }
  if (given.is_string()) {
    const std::string text = given.get<std::string>();
    if (const size_t colon = text.find(": "); colon != std::string::npos && colon > 0)
      return Json{{"option", text.substr(0, colon)}, {"why", text.substr(colon + 2)}};
  }
  return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A rejected alternative says what it was and why not"),
              "decision.alternatives",
              QT_TRANSLATE_NOOP("core", "Write it like “a boosted tree: no better in the backtest”"));
}

Json list_of(const Json& spec, const char* key) {
  const Json given = spec.value(key, Json::array());
  return given.is_array() ? given : Json::array({given});
}
}  // namespace

Result<std::vector<ImportedFile>> imported_files(Project& project) {
  return project.store().read([](SQLite::Database& db) -> Result<std::vector<ImportedFile>> {
    SQLite::Statement q(db,
                        "SELECT file, source, CASE WHEN count(*) = 1 THEN max(sha256) ELSE '' END, max(time) "
                        "FROM import_range "
                        "GROUP BY file, source UNION ALL SELECT file, '', sha256, imported FROM people_table "
                        "ORDER BY 4 DESC, 1");
    std::vector<ImportedFile> out;
    while (q.executeStep())
      out.push_back(
          {base_name(q.getColumn(0).getString()), q.getColumn(1).getString(), q.getColumn(2).getString()});
    return out;
  });
}

Result<Json> complete_decision(Project& project, const Json& given) {
  CHECK(spec::only(given, {"title", "rationale", "decided", "sources", "alternatives", "about", "logic"},
                   kDecision));
  Json out;
  for (const char* key : {"title", "decided", "rationale"}) {
    TRY(out[key], spec::text(given, key, "", kDecision));
  }
  if (blank(out["rationale"]))
    return fail(Kind::refused, QT_TRANSLATE_NOOP("core", "A decision is not recorded without its rationale"),
                "decision.rationale", QT_TRANSLATE_NOOP("core", "Say why it was decided so"));
  if (blank(out["title"]))
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A decision needs a title"), "decision.title",
                QT_TRANSLATE_NOOP("core", "Say in a few words what was decided"));
  TRY(const auto files, imported_files(project));
  for (const char* key : {"sources", "about", "alternatives"}) out[key] = Json::array();
  for (const Json& one : list_of(given, "sources")) {
    TRY(Json done, complete_source(files, one));
    out["sources"].push_back(std::move(done));
  }
  for (const Json& one : list_of(given, "about")) {
    TRY(Json done, complete_about(project, one));
    out["about"].push_back(std::move(done));
  }
  for (const Json& one : list_of(given, "alternatives")) {
    TRY(Json done, complete_alternative(one));
    out["alternatives"].push_back(std::move(done));
  }
  out["logic"] = given.value("logic", Json());
  if (out["logic"].is_null()) {
    TRY(const std::string head, project.journal().head());
    out["logic"] = {{"program", "Habitus " HABITUS_VERSION}, {"journal_head", head}};
  }
  return out;
}

Result<Definition> add_decision(Project& project, const Json& spec, const std::string& name) {
  TRY(const Json complete, complete_decision(project, spec));
  std::string called = name;
  if (called.empty()) {
    TRY(const auto all, project.definitions().heads(kDecision));
    for (size_t n = all.size() + 1; called.empty(); ++n) {
      char text[32];
      std::snprintf(text, sizeof text, "D-%04zu", n);
      TRY(const auto taken, project.definitions().history(kDecision, text));
      if (taken.empty()) called = text;
    }
  }
  return project.definitions().apply(kDecision, called, complete, complete["title"].get<std::string>());
}

Result<std::vector<Definition>> decisions(Project& project, const std::string& words, const std::string& kind,
                                          const std::string& name) {
  const auto lower = [](std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
  };
  TRY(auto all, project.definitions().heads(kDecision));
  std::erase_if(all, [&](const Definition& d) {
    std::istringstream in(lower(words));
    const std::string text = lower(d.name + " " + d.owner + " " + d.spec);
    for (std::string word; in >> word;)
      if (text.find(word) == std::string::npos) return true;
    if (kind.empty() && name.empty()) return false;
    const Json about = d.json().value("about", Json::array());
    return std::none_of(about.begin(), about.end(), [&](const Json& a) {
      return (kind.empty() || a.value("kind", "") == kind) && (name.empty() || a.value("name", "") == name);
    });
  });
  std::sort(all.begin(), all.end(),
            [](const Definition& a, const Definition& b) { return a.created > b.created; });
  return all;
}

Json exported_decision(const Definition& d) {
  Json out = d.json();
  out["decision"] = d.name;
  out["version"] = d.version;
  out["hash"] = d.hash;
  out["owner"] = d.owner;
  out["created"] = iso(d.created);
  return out;
}

std::string decision_markdown(const Definition& d) {
  const Json s = d.json();
  std::string out = "# " + d.name + " " + s.value("title", "") + "\n\nVersion " + std::to_string(d.version) +
                    ", " + iso(d.created) + ", " + d.owner + ", " + d.hash + "\n\n";
  if (const std::string decided = s.value("decided", ""); !decided.empty())
    out += "## Decided\n\n" + decided + "\n\n";
  out += "## Rationale\n\n" + s.value("rationale", "") + "\n\n";
  const auto list = [&](const char* key, const char* title, auto&& line) {
    if (s.value(key, Json::array()).empty()) return;
    out += std::string("## ") + title + "\n\n";
    for (const Json& one : s[key]) out += "- " + line(one) + "\n";
    out += "\n";
  };
  list("sources", "Sources", [](const Json& o) {
    return o.value("file", "") + (o.value("imported", false) ? "" : " (not imported)") + ", SHA-256 " +
           o.value("sha256", "");
  });
  list("alternatives", "Alternatives rejected",
       [](const Json& o) { return o.value("option", "") + ": " + o.value("why", ""); });
  list("about", "About", [](const Json& o) {
    return o.value("kind", "") + " " + o.value("name", "") + ", version " +
           std::to_string(o.value("version", 0)) + ", " + o.value("hash", "");
  });
  const Json logic = s.value("logic", Json::object());
  return out + "## Version of the logic\n\n" + logic.value("program", "") + ", journal head " +
         logic.value("journal_head", "") + "\n";
}

}  // namespace habitus::governance
