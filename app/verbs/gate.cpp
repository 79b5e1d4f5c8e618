#include <nlohmann/json.hpp>

#include "app/verbs/verb.h"
#include "core/governance/card.h"

namespace habitus {

namespace {
Result<Reply> run_gate(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(false));
  std::string name = spec.value("name", "");
  if (name.empty()) {
    TRY(const auto all, project->definitions().heads("card"));
    if (all.size() != 1) return fail(Kind::input, "Which card's gates?", {}, "Name it with --name");
    name = all.front().name;
  }
  TRY(const Definition definition, project->definitions().need("card", name));
  TRY(const governance::Card card, governance::build_card(*project, definition, desk.exec));
  if (card.gates.empty())
    return fail(
        Kind::input, "This card has no gates", name,
        "Write them into its definition: \"gates\": [{\"name\":…,\"question\":…,\"at\":…,\"min\":…}]");
  Reply reply;
  using Align = report::Column::Align;
  report::Table table;
  table.columns = {
      {"gate", Align::left}, {"required", Align::left}, {"observed", Align::right}, {"verdict", Align::left}};
  Json rows = Json::array();
  const report::Words words;
  for (const governance::GateRow& g : card.gates) {
    const char* said = g.verdict == report::Sign::pass   ? "pass"
                       : g.verdict == report::Sign::fail ? "fail"
                                                         : "insufficient";
    table.rows.push_back({g.name, governance::requirement(g), g.observed, Text(said)});
    rows.push_back({{"name", english(g.name)},
                    {"required", english(governance::requirement(g))},
                    {"observed", report::print(g.observed, words)},
                    {"interval", report::print_interval(g.observed, words)},
                    {"verdict", said}});
    if (g.verdict == report::Sign::pass) continue;
    reply.passed = false;
    reply.lines.push_back(english(g.name) + ": " + said + ", " + english(governance::requirement(g)) +
                          ", observed " + report::print(g.observed, words));
  }
  for (const std::string& t : card.trouble) reply.lines.push_back("No evidence: " + t);
  if (reply.passed) reply.lines.push_back("All " + std::to_string(card.gates.size()) + " gates pass");
  reply.tables.push_back(std::move(table));
  reply.json = canonical(Json{{"card", name}, {"gates", rows}, {"passed", reply.passed}});
  return reply;
}
}  // namespace

Verb verb_gate() {
  return {"gate", "Hold the evidence against the gates of a card; exit 1 names what is missed",
          "habitus-cli gate shop.habitus --name churn",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            app.add_option_function<std::string>(
                "--name", [&spec](const std::string& v) { spec["name"] = v; }, "The card definition");
          },
          run_gate};
}

}  // namespace habitus
