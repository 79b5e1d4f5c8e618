#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "app/verbs/file.h"
#include "core/features/origins.h"
#include "core/governance/value_lineage.h"

namespace habitus {
namespace {

Result<Reply> graph_run(Desk& desk, const Json& set, const Json& flags) {
  TRY(Project * project, open_for_asking(desk));
  Json spec{{"set", set}};
  if (flags.contains("as_of")) spec["as_of"] = flags["as_of"];
  TRY(const auto answer, report::ask(*project, features::lineage_question(), spec, desk.exec));
  TRY(const Json shown, governance::set_lineage(*project, answer, set, flags.value("$name", "")));
  Reply reply = reply_of(features::lineage_question(), answer, answer.json());
  if (shown.contains("definition")) {
    const Json& definition = shown["definition"];
    reply.json = canonical(shown);
    std::string line = "owner " + definition.value("owner", "–");
    if (definition.contains("schedule"))
      line += ", imported every " + definition["schedule"].get<std::string>();
    if (shown.contains("last_import")) line += ", last import " + shown["last_import"].get<std::string>();
    if (shown.contains("next_due")) line += ", next due " + shown["next_due"].get<std::string>();
    reply.lines.push_back(std::move(line));
  }
  return reply;
}

Result<Reply> lineage_run(Desk& desk, const Json& flags) {
  Json set = flags.value("$name", Json());
  if (flags.contains("$file")) {
    TRY(set, read_json(flags["$file"].get<std::string>()));
  }
  if (!flags.contains("actor")) return graph_run(desk, set, flags);
  TRY(Project * project, desk.open(true));
  TRY(const Pass pass, project->gate().rows(Purpose::explore, "lineage of a feature"));
  TRY(const Json body, governance::value_lineage(*project, pass, set, flags.value("$name", ""),
                                                 flags.value("feature", ""), flags.value("actor", ""),
                                                 flags.value("as_of", "")));
  Reply reply;
  reply.lines.push_back(body["feature"].get<std::string>() + " = " + (body.contains("value") ? body["value"].dump() : "missing") +
                        " as of " + body["as_of"].get<std::string>() + ", from " + body["n"].dump() +
                        " of " + body["known_events"].dump() + " events known by then");
  std::string recipe = "feature version " + body["version"].get<std::string>().substr(0, 12);
  if (body.contains("definition"))
    recipe += ", of " + body["definition"].value("name", "a set") + ", owner " +
              body["definition"].value("owner", "–") + ", schedule " +
              body["definition"].value("schedule", "–");
  reply.lines.push_back(std::move(recipe));
  reply.tables.push_back(governance::value_events(body));
  reply.json = canonical(body);
  return reply;
}
}  // namespace

Verb verb_lineage() {
  return {"lineage",
          "List exactly the events and source rows behind one value, or draw where features come from",
          "habitus-cli lineage shop.habitus --name core --feature \"count purchase 30 d\" --actor u17 "
          "--as-of 2025-03-01",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            text_option(app, spec, "--spec", "$file", "A set of features as a JSON file");
            text_option(app, spec, "--name,--features", "$name", "A saved set of features");
            text_option(app, spec, "--feature", "feature",
                        "The column of one value; without one, the graph of all");
            text_option(app, spec, "--actor", "actor", "The person of that value, by actor id");
            text_option(app, spec, "--as-of", "as_of", "The moment");
          },
          lineage_run};
}

}  // namespace habitus
