#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "app/verbs/file.h"
#include "core/governance/decisions.h"

namespace habitus {

namespace {
using A = report::Column::Align;

Result<Reply> add_one(Desk& desk, const Json& flags) {
  Json spec = Json::object();
  if (flags.contains("file")) {
    TRY(spec, read_json(flags["file"].get<std::string>()));
  }
  for (const char* key : {"title", "rationale", "decided", "sources", "alternatives", "about"})
    if (flags.contains(key)) spec[key] = flags[key];
  TRY(Project * project, desk.open(true));
  TRY(const Definition made, governance::add_decision(*project, spec, flags.value("name", "")));
  Reply reply;
  reply.lines.push_back("Recorded " + made.name + ", version " + std::to_string(made.version) + ", " +
                        made.hash.substr(0, 12));
  reply.json = canonical(governance::exported_decision(made));
  return reply;
}

Result<Reply> list_all(Project& project, const Json& flags) {
  const std::string about =
      flags.value("about", Json::array()).empty() ? "" : flags["about"][0].get<std::string>();
  const size_t slash = about.find('/');
  TRY(const auto all, governance::decisions(project, flags.value("words", ""), about.substr(0, slash),
                                            slash == std::string::npos ? "" : about.substr(slash + 1)));
  Reply reply;
  Json list = Json::array();
  report::Table table;
  table.columns = {
      {"decision", A::left}, {"when", A::left}, {"who", A::left}, {"title", A::left}, {"about", A::left}};
  for (const Definition& d : all) {
    const Json spec = d.json();
    std::string linked;
    for (const Json& a : spec.value("about", Json::array()))
      linked += (linked.empty() ? "" : ", ") + a.value("kind", "") + " " + a.value("name", "");
    table.rows.push_back({Text(d.name), Text(iso(d.created)), Text("%1", {d.owner}),
                          Text("%1", {spec.value("title", "")}), Text("%1", {linked})});
    list.push_back(governance::exported_decision(d));
  }
  reply.tables.push_back(std::move(table));
  reply.json = canonical(list);
  return reply;
}

Result<Reply> show_one(Desk& desk, Project& project, const Json& flags, bool to_file) {
  TRY(const Definition d, project.definitions().need("decision", flags.value("name", "")));
  const std::string text = governance::decision_markdown(d), json = pretty(governance::exported_decision(d));
  Reply reply;
  reply.json = canonical(governance::exported_decision(d));
  if (!to_file) {
    reply.lines.push_back(text);
    return reply;
  }
  for (const auto& [ending, bytes] : {std::pair{".json", json}, {".md", text}}) {
    const std::string path = desk.out + "/" + d.name + ending;
    CHECK(write_text(path, bytes));
    reply.lines.push_back("Wrote " + path);
  }
  return reply;
}

Result<Reply> run_decision(Desk& desk, const Json& flags) {
  const std::string action = flags.value("action", "list");
  if (action == "add") return add_one(desk, flags);
  TRY(Project * project, desk.open(false));
  if (action == "list") return list_all(*project, flags);
  if (action == "show" || action == "export") return show_one(desk, *project, flags, action == "export");
  return fail(Kind::input, Text("“%1” is not something to do with a decision", {action}), {},
              "Write add, list, show or export");
}
}  // namespace

Verb verb_decision() {
  return {
      "decision",
      "Record decisions: rationale, sources with their hashes, alternatives rejected; search and export them",
      "habitus-cli decision shop.habitus add --title \"Logistic model\" --rationale \"as good, and "
      "readable\" "
      "--about model/churn",
      [](CLI::App& app, Json& spec, Desk& desk) {
        app.add_option("project", desk.project_path, "The project file")->required();
        text_option(app, spec, "action", "action", "add, list (default), show or export");
        text_option(app, spec, "name", "name", "show, export: its name; add: the next number when left out");
        text_option(app, spec, "--title", "title", "What was decided, in a few words");
        text_option(app, spec, "--rationale", "rationale", "Why; there is no record without it");
        text_option(app, spec, "--decided", "decided", "What was decided, in full");
        list_option(app, spec, "--source", "sources",
                    "A file it rests on: path, or the name of an imported file");
        list_option(app, spec, "--alternative", "alternatives", "What was rejected: \"option: why not\"");
        list_option(app, spec, "--about", "about", "What it is about: kind/name; list: only those");
        text_option(app, spec, "--spec", "file", "The record as a JSON file");
        text_option(app, spec, "--words", "words", "list: only those with these words");
        app.add_option("--out", desk.out, "export: the folder the files go to");
      },
      run_decision};
}

}  // namespace habitus
