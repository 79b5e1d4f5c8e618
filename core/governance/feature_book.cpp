#include "core/governance/feature_book.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/features/dossier.h"
#include "core/features/origins.h"
#include "core/governance/approval.h"
#include "core/governance/evidence.h"
#include "core/governance/share.h"
#include "core/models/model.h"
#include "core/report/parts.h"
#include "core/report/tongue.h"
#include "core/taxonomy/event_table.h"

namespace habitus::governance {
namespace {

using taxonomy::csv_field;
using Names = std::map<std::string, std::vector<std::string>>;

/// Names of the saved models that stand on a feature of this very version.
Names models_by_feature(Project& project) {
  Names out;
  const auto heads = project.definitions().heads("model");
  if (!heads) return out;
  for (const Definition& d : *heads) {
    const auto named = models::named(project, d.name);
    const Json recipe = named ? Json::parse(named->recipe, nullptr, false) : Json();
    if (!recipe.is_object() || !recipe.contains("frame")) continue;
    for (const Json& f : recipe["frame"]["set"]["features"]) out[sha256(canonical(f))].push_back(d.name);
  }
  return out;
}

/// "approved by Ada (reviewer) on 2025-03-01" of every card of a model.
Result<Names> approvals_by_model(Project& project) {
  Names out;
  TRY(const auto cards, stored_cards(project));
  for (const auto& card : cards) {
    const auto definition = project.definitions().by_hash(card.definition);
    const std::string model = definition ? definition->json().value("model", "") : "";
    TRY(const auto given, approvals(project, card.hash));
    for (const auto& a : given)
      out[model].push_back(a.decision + " by " + a.name + " (" + a.role + ") on " + a.time.substr(0, 10));
  }
  return out;
}

std::string glued(const std::vector<std::string>& list, const char* between = ", ") {
  std::string out;
  for (const auto& one : list) out += (out.empty() ? "" : between) + one;
  return out;
}

/// Files behind a feature: name and hash of the text that was read.
Json sources_of(const Json& graph, const std::string& version) {
  Json out = Json::array();
  for (const Json& edge : graph["edges"]) {
    const Json& to = graph["nodes"][edge["to"].get<size_t>()];
    if (to["kind"] != "feature" || to["version"] != version) continue;
    const Json& from = graph["nodes"][edge["from"].get<size_t>()];
    if (from["kind"] == "attribute") {
      out.push_back({{"attribute", from["label"]}, {"sha256", from["sha256"]}});
      continue;
    }
    for (const Json& first : graph["edges"]) {
      if (first["to"] != edge["from"]) continue;
      const Json& file = graph["nodes"][first["from"].get<size_t>()];
      out.push_back({{"file", file["label"]},
                     {"source", file["source"]},
                     {"sha256", file["sha256"]},
                     {"batch", file["batch"]},
                     {"event", from["label"]},
                     {"events", first["n"]}});
    }
  }
  return out;
}

/// Every version of the saved set in which this feature was another one: number, its hash then, when, why.
Result<Json> history_of(Project& project, const std::string& set, const std::string& feature) {
  Json out = Json::array();
  if (set.empty()) return out;
  TRY(auto versions, project.definitions().history("features", set));
  std::reverse(versions.begin(), versions.end());
  std::string before;
  for (const Definition& d : versions) {
    const auto complete = features::complete_frame(project, d.json());
    if (!complete) continue;  // it reads what is no longer there
    for (const Json& f : (*complete)["set"]["features"]) {
      const std::string hash = sha256(canonical(f));
      if (f["name"] != feature || hash == before) continue;
      out.push_back({{"set_version", d.version},
                     {"version", hash},
                     {"owner", d.owner},
                     {"created", iso(d.created)},
                     {"reason", d.reason}});
      before = hash;
    }
  }
  return out;
}

/// What may leave the program: counts that would betray single people are taken out.
Json shared(Project& project, const Json& answer) {
  Json out = answer;
  for (const auto& place : withheld("features", answer, project.gate().min_cell())) {
    const Json::json_pointer at(place);
    if (out.contains(at)) out[at] = nullptr;
  }
  return out;
}

}  // namespace

Result<Json> feature_book(Project& project, const Json& complete, const std::string& name, const Exec& exec) {
  TRY(const auto answer, report::ask(project, features::question(), complete, exec));
  TRY(const auto graph_answer, report::ask(project, features::lineage_question(), complete, exec));
  const Json body = shared(project, answer.json()), graph = graph_answer.json();
  const Names models = models_by_feature(project);
  TRY(const Names approved, approvals_by_model(project));
  Json pages = Json::array();
  for (const auto& d : features::dossiers(complete["set"])) {
    const auto used = models.find(d.version);
    Json page{{"name", d.name},
              {"version", d.version},
              {"definition", english(d.definition)},
              {"formula", d.formula},
              {"unit", d.unit},
              {"window", english(d.window)},
              {"known", english(d.known)},
              {"missing", english(d.missing)},
              {"models", used == models.end() ? std::vector<std::string>() : used->second},
              {"approvals", Json::array()},
              {"sources", sources_of(graph, d.version)},
              {"columns", Json::array()}};
    for (const Json& model : page["models"])
      if (const auto found = approved.find(model.get<std::string>()); found != approved.end())
        for (const auto& text : found->second) page["approvals"].push_back(text);
    for (const Json& c : body["columns"])
      if (c.is_object() && c["source"] == d.name) page["columns"].push_back(c);
    for (const char* key : {"owner", "schedule", "last_import", "next_due"})
      if (graph.contains(key)) page[key] = graph[key];
    TRY(page["history"], history_of(project, name, d.name));
    if (!page.contains("owner") && !page["history"].empty()) page["owner"] = page["history"].back()["owner"];
    pages.push_back(std::move(page));
  }
  return pages;
}

std::string value_said(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value;
  if (!value.is_number_float()) return value.dump();
  char buffer[32];  // the shortest decimal that reads back to the same number
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value.get<double>()).ptr};
}

std::string list_said(const Json& list, const char* key) {
  std::vector<std::string> out;
  for (const Json& one : list) {
    const std::string text = key ? value_said(one.value(key, Json())) : value_said(one);
    if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(text);
  }
  return glued(out, "; ");
}

namespace {
constexpr const char* kOfFeature[] = {"definition", "formula", "window",  "known",
                                      "missing",    "owner",   "schedule"};
constexpr const char* kOfColumn[] = {"kind", "unit", "n",   "missing", "missing_share", "distinct", "mean",
                                     "sd",   "min",  "q25", "median",  "q75",           "max",      "drift"};

std::string csv_of(const Json& pages) {
  std::string out = "feature,column,version";
  for (const char* key : kOfFeature)
    out += std::string(",") + (key == std::string("missing") ? "missing_means" : key);
  for (const char* key : kOfColumn) out += std::string(",") + key;
  out += ",sources,sha256,models,approvals\n";
  for (const Json& page : pages)
    for (const Json& c : page["columns"]) {
      out += csv_field(page["name"]) + ',' + csv_field(c["name"]) + ',' + page["version"].get<std::string>();
      for (const char* key : kOfFeature) out += ',' + csv_field(value_said(page.value(key, Json())));
      for (const char* key : kOfColumn) out += ',' + csv_field(value_said(c.value(key, Json())));
      out += ',' + csv_field(list_said(page["sources"], "file")) + ',' +
             csv_field(list_said(page["sources"], "sha256")) + ',' + csv_field(list_said(page["models"])) + ',' +
             csv_field(list_said(page["approvals"])) + '\n';
    }
  return out;
}

report::DocumentCell cell(const std::string& text) {
  return {{plain_bit(Text("%1", {text}), "name")}, {}};
}

report::Block table_of(std::vector<Text> titles, std::vector<std::vector<std::string>> rows) {
  report::Block b;
  b.kind = report::Block::Kind::table;
  for (Text& title : titles) b.table.columns.push_back({std::move(title), report::Column::Align::left});
  for (const auto& row : rows) {
    b.table.rows.emplace_back();
    for (const auto& text : row) b.table.rows.back().push_back(cell(text));
  }
  return b;
}

report::Section page_section(const Json& page, size_t number) {
  report::Section s;
  s.number = std::to_string(number);
  s.title = Text("%1", {page["name"].get<std::string>()});
  s.state = report::Sign::filled;
  s.answered_by = {plain_bit(QT_TRANSLATE_NOOP("core", "computed"))};
  std::vector<std::vector<std::string>> facts{{"Version", page["version"]}};
  for (const char* key : kOfFeature)
    if (page.contains(key))
      facts.push_back({key == std::string("missing") ? "missing means" : key, value_said(page[key])});
  facts.push_back({"models", page["models"].empty() ? "none" : list_said(page["models"])});
  facts.push_back({"approvals", page["approvals"].empty() ? "none" : list_said(page["approvals"])});
  s.blocks.push_back(table_of({QT_TRANSLATE_NOOP("core", "What"), QT_TRANSLATE_NOOP("core", "Answer")}, facts));
  std::vector<std::vector<std::string>> quality, sources, history;
  for (const Json& c : page["columns"])
    quality.push_back({c["name"], value_said(c.value("n", Json())), value_said(c.value("missing_share", Json())),
                       value_said(c.value("distinct", Json())), value_said(c.value("median", Json())),
                       value_said(c.value("min", Json())), value_said(c.value("max", Json())),
                       value_said(c.value("drift", Json()))});
  for (const Json& f : page["sources"])
    sources.push_back({value_said(f.value("file", f.value("attribute", Json()))), value_said(f["sha256"]),
                       value_said(f.value("event", Json())), value_said(f.value("events", Json()))});
  for (const Json& v : page["history"])
    history.push_back(
        {value_said(v["set_version"]), value_said(v["version"]), value_said(v["created"]), value_said(v["reason"])});
  if (!quality.empty())
    s.blocks.push_back(
        table_of({QT_TRANSLATE_NOOP("core", "Column"), "n", QT_TRANSLATE_NOOP("core", "Missing share"),
                  QT_TRANSLATE_NOOP("core", "Different values"), QT_TRANSLATE_NOOP("core", "Median"),
                  QT_TRANSLATE_NOOP("core", "Least"), QT_TRANSLATE_NOOP("core", "Greatest"),
                  QT_TRANSLATE_NOOP("core", "Drift")},
                 quality));
  if (!sources.empty())
    s.blocks.push_back(table_of({QT_TRANSLATE_NOOP("core", "File"), "SHA-256", QT_TRANSLATE_NOOP("core", "Event"),
                                 QT_TRANSLATE_NOOP("core", "Events")},
                                sources));
  if (!history.empty())
    s.blocks.push_back(
        table_of({QT_TRANSLATE_NOOP("core", "Version of the set"), QT_TRANSLATE_NOOP("core", "Version"),
                  QT_TRANSLATE_NOOP("core", "Made"), QT_TRANSLATE_NOOP("core", "Reason")},
                 history));
  return s;
}

/// The latest version of the set in which one of its features became another.
int versions_of(const Json& pages) {
  int out = 0;
  for (const Json& page : pages)
    for (const Json& v : page["history"]) out = std::max(out, v["set_version"].get<int>());
  return out;
}

report::Document document_of(Project& project, const Json& pages, const std::string& name,
                             const std::string& language) {
  report::Document d;
  d.language = language;
  d.kind = QT_TRANSLATE_NOOP("core", "Data dictionary");
  d.project = project.path();
  if (const size_t slash = d.project.find_last_of('/'); slash != std::string::npos)
    d.project.erase(0, slash + 1);
  d.title = name.empty() ? "Features" : name;
  d.version = pages.empty() || pages[0]["history"].empty() ? "as built"
                                                           : "version " + std::to_string(versions_of(pages));
  d.verdict_title = {plain_bit(QT_TRANSLATE_NOOP("core", "Computed"))};
  d.verdict_text = {plain_bit(QT_TRANSLATE_NOOP("core", "From the project as it is now."))};
  d.purpose = {plain_bit(QT_TRANSLATE_NOOP(
      "core", "Each feature: what it is, its formula and version, where it comes from, how its values are spread."))};
  for (const Json& page : pages) d.sections.push_back(page_section(page, d.sections.size() + 1));
  return d;
}

}  // namespace

Done write_feature_book(Project& project, const Json& pages, const std::string& name, const std::string& path,
                        const std::string& language) {
  CHECK(report::check_language(language));
  const report::Words& words = report::words_in(language);
  const auto ends = [&](const char* with) { return path.ends_with(with); };
  if (ends(".csv")) return taxonomy::write_file(path, csv_of(pages));
  if (ends(".json")) return taxonomy::write_file(path, canonical(Json{{"features", pages}}) + "\n");
  if (ends(".md")) return taxonomy::write_file(path, report::markdown(document_of(project, pages, name, language), words, ""));
  if (ends(".html")) return taxonomy::write_file(path, report::html(document_of(project, pages, name, language), words));
  return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A data dictionary is written as .csv, .json, .md or .html"), path);
}

Result<Json> feature_changes(Project& project, const std::string& name, int64_t before, int64_t after) {
  TRY(const auto history, project.definitions().history("features", name));
  if (history.empty()) return tl::unexpected(project.definitions().need("features", name).error());
  if (after == 0) after = history.front().version;
  if (before == 0) before = after - 1;
  Json sets[2];
  for (size_t i = 0; i < 2; ++i) {
    const int64_t wanted = i == 0 ? before : after;
    for (const Definition& d : history)
      if (d.version == wanted) {
        TRY(const Json complete, features::complete_frame(project, d.json()));
        sets[i] = complete["set"];
      }
    if (sets[i].is_null())
      return fail(Kind::missing, Text(QT_TRANSLATE_NOOP("core", "The set “%1” has no version %2"), {name, wanted}), {},
                  Text(QT_TRANSLATE_NOOP("core", "Its last version is %1"),
                       {static_cast<int64_t>(history.front().version)}));
  }
  return Json{{"name", name}, {"before", before}, {"after", after}, {"changes", features::changes(sets[0], sets[1])}};
}

report::Table changes_table(const Json& changes) {
  report::Table out;
  using A = report::Column::Align;
  out.caption = {QT_TRANSLATE_NOOP("core", "“%1”, version %2 to %3"),
                 {changes["name"].get<std::string>(), changes["before"].get<int64_t>(), changes["after"].get<int64_t>()}};
  out.columns = {{QT_TRANSLATE_NOOP("core", "Feature"), A::left}, {QT_TRANSLATE_NOOP("core", "Change"), A::left},
                 {QT_TRANSLATE_NOOP("core", "Part"), A::left},    {QT_TRANSLATE_NOOP("core", "Before"), A::left},
                 {QT_TRANSLATE_NOOP("core", "After"), A::left}};
  for (const Json& one : changes["changes"]) {
    const std::string kind = one["change"];
    const Text name = report::named(one["feature"]),
               change = kind == "added"     ? Text(QT_TRANSLATE_NOOP("core", "added"))
                        : kind == "removed" ? Text(QT_TRANSLATE_NOOP("core", "removed"))
                                            : Text(QT_TRANSLATE_NOOP("core", "changed"));
    const auto version = [&](const char* key) {
      return one.contains(key) ? report::named(one[key].get<std::string>().substr(0, 12)) : Text();
    };
    out.rows.push_back({name, change, QT_TRANSLATE_NOOP("core", "version"), version("before"), version("after")});
    const Json keys = one.value("keys", Json::array());
    for (const Json& key : keys)
      out.rows.push_back({name, change, report::named(key["key"]), report::named(key["before"].dump()),
                          report::named(key["after"].dump())});
  }
  out.selections.resize(out.rows.size());
  return out;
}

}  // namespace habitus::governance
