#include <nlohmann/json.hpp>

#include "app/verbs/card_more.h"
#include "app/verbs/file.h"
#include "app/verbs/verb.h"
#include "core/governance/export.h"
#include "core/governance/report.h"
#include "views/paper/paper.h"

namespace habitus {

namespace {
Result<Definition> card_definition(Project& project, Json spec) {
  if (spec.contains("spec_file")) {
    TRY(spec["spec"], read_json(spec["spec_file"].get<std::string>()));
  }
  if (spec.value("report", false)) {
    if (!spec.contains("spec")) {  // the kept one, as it is
      TRY(const auto kept, project.definitions().head("report", spec.value("name", "report")));
      if (kept) return *kept;
    }
    const Json body = spec.value("spec", Json::object());
    CHECK(governance::complete_report(project, body));
    return project.definitions().apply("report", spec.value("name", "report"), body);
  }
  if (spec.contains("model")) {  // a card of a model without further ado
    const Json body{{"model", spec["model"]}};
    CHECK(governance::complete_card(project, body));
    const std::string name = spec.value("name", spec["model"].get<std::string>());
    TRY(const auto kept, project.definitions().head("card", name));
    if (kept) return *kept;
    return project.definitions().apply("card", name, body);
  }
  const std::string name = spec.value("name", "");
  if (spec.contains("spec")) {
    CHECK(governance::complete_card(project, spec["spec"]));
    return project.definitions().apply("card", name.empty() ? spec["spec"].value("model", "card") : name,
                                       spec["spec"]);
  }
  if (!name.empty()) return project.definitions().need("card", name);
  TRY(const auto all, project.definitions().heads("card"));
  if (all.size() == 1) return all.front();
  return fail(Kind::input, "Which card?", {}, "Name it with --name, or a model with --model");
}

report::Table sections_table(const governance::Card& card) {
  using Align = report::Column::Align;
  report::Table table;
  table.columns = {{"§", Align::right}, {"section", Align::left}, {"state", Align::left}};
  for (const report::Section& s : card.document.sections)
    table.rows.push_back({Text(s.number), s.title,
                          Text(s.state == report::Sign::filled ? "filled"
                               : s.state == report::Sign::open ? "open"
                                                               : "not applicable")});
  return table;
}

Result<Reply> export_it(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(true));
  TRY(const Definition definition, card_definition(*project, spec));
  TRY(const governance::Exported done,
      governance::export_card(*project, definition,
                              {desk.out, spec.value("language", "en"), spec.value("draft", false)},
                              paper::print, desk.exec));
  const governance::Card& card = done.card;
  Reply reply;
  reply.tables.push_back(sections_table(card));
  for (const std::string& t : card.trouble) reply.lines.push_back("No evidence: " + t);
  for (const auto& p : card.proposals) reply.lines.push_back("To decide: [" + p.id + "] " + english(p.text));
  for (const Text& band : card.document.bands) reply.lines.push_back(governance::words_of(card).say(band));
  Json lacking = Json::array();
  for (const governance::Part* p : card.complete.lacking) lacking.push_back(p->key);
  if (card.complete.all > 0)
    reply.lines.push_back(std::to_string(card.complete.filled()) + " of " +
                          std::to_string(card.complete.all) + " parts are filled in");
  reply.lines.push_back(std::to_string(card.document.ledger.facts.size()) + " facts; card " +
                        card.document.card_hash);
  for (const std::string& path : done.paths) reply.lines.push_back("Wrote " + path);
  Json undecided = Json::array();
  for (const auto& p : card.proposals) undecided.push_back({{"id", p.id}, {"text", english(p.text)}});
  reply.json = canonical(Json{{"card", card.document.card_hash},
                              {"definition", definition.hash},
                              {"name", definition.name},
                              {"facts", card.document.ledger.facts.size()},
                              {"open", card.open},
                              {"draft", !card.draft.empty()},
                              {"outdated", !card.context.outdated.empty()},
                              {"language", card.document.language},
                              {"complete", card.complete.share()},
                              {"lacking", lacking},
                              {"trouble", card.trouble},
                              {"proposals", undecided},
                              {"files", done.paths}});
  return reply;
}

/// `card P …`, `card export P …`, `card diff P A B`, `card status P`: what is said first is the action, or
/// the project.
Result<Reply> run_card(Desk& desk, const Json& given) {
  Json spec = given;
  auto said = spec.value("words", std::vector<std::string>{});
  spec.erase("words");
  std::string action = spec.value("action", "export");
  if (!said.empty() && (said[0] == "export" || said[0] == "diff" || said[0] == "status")) {
    action = said[0];
    said.erase(said.begin());
  }
  if (!said.empty()) {
    desk.project_path = said[0];
    said.erase(said.begin());
  }
  if (said.size() == 2 && action == "diff") spec["a"] = said[0], spec["b"] = said[1], said.clear();
  if (!said.empty() || desk.project_path.empty())
    return fail(Kind::input, "The words of card cannot be read", said.empty() ? "" : said[0],
                "Write: card P [--name N], card export P, card diff P A B or card status P");
  if (action == "export") return export_it(desk, spec);
  return action == "status" ? card_status(desk) : diff_cards(desk, spec);
}
}  // namespace

Verb verb_card() {
  return {
      "card", "Make a model card and its data dictionary (HTML, PDF, Markdown, JSON); compare two",
      "habitus-cli card shop.habitus --model churn --out cards",
      [](CLI::App& app, Json& spec, Desk& desk) {
        app.add_option_function<std::vector<std::string>>(
               "project", [&spec](const std::vector<std::string>& v) { spec["words"] = v; },
               "[export|diff|status] the project file; diff: two cards by name, name@version, hash or file")
            ->required();
        app.add_option("--out", desk.out, "The folder the files go to");
        app.add_option_function<std::string>(
            "--name", [&spec](const std::string& v) { spec["name"] = v; }, "A saved card definition");
        app.add_option_function<std::string>(
            "--model", [&spec](const std::string& v) { spec["model"] = v; }, "A card of this model");
        app.add_flag_callback(
            "--report", [&spec] { spec["report"] = true; },
            "A report of the saved explorations instead: sessions, trends, funnels, retention, cohorts");
        app.add_option_function<std::string>(
            "--language", [&spec](const std::string& v) { spec["language"] = v; },
            "The language of the copies: en or de");
        app.add_flag_callback(
            "--draft", [&spec] { spec["draft"] = true; },
            "Export although required parts are blank; the copies say DRAFT and name them");
        app.add_option_function<std::string>(
            "--spec", [&spec](const std::string& v) { spec["spec_file"] = v; },
            "A card or report definition as JSON file; it is kept under --name");
      },
      run_card};
}

}  // namespace habitus
