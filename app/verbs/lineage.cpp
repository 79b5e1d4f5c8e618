#include "core/features/lineage.h"

#include <map>
#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "app/verbs/file.h"
#include "core/features/origins.h"
#include "core/ingest/origin.h"

namespace habitus {
namespace {

/// Who answers for the set, since when, and when new events are due.
Result<Json> definition_of(Project& project, const std::string& name, const Json& set) {
  Json out = Json::object();
  if (!name.empty()) {
    TRY(const Definition d, project.definitions().need("features", name));
    out = {{"name", d.name},   {"version", d.version},      {"hash", d.hash},
           {"owner", d.owner}, {"created", iso(d.created)}, {"reason", d.reason}};
    const Json spec = d.json();
    for (const char* key : {"owner", "schedule"})
      if (spec.contains(key)) out[key] = spec[key];
  }
  for (const char* key : {"owner", "schedule"})
    if (set.is_object() && set.contains(key)) out[key] = set[key];
  return out;
}

/// The value, its feature, the events and the files as nodes and edges.
Json graph_of(const Json& body) {
  Json nodes =
      Json::array({Json{{"kind", "value"},
                        {"label", body["feature"]},
                        {"as_of", body["as_of"]},
                        {"value", body.value("value", Json())}},
                   Json{{"kind", "feature"}, {"label", body["spec"]["name"]}, {"version", body["version"]}}});
  Json edges = Json::array({Json{{"from", 1}, {"to", 0}}});
  std::map<std::string, size_t> files;
  for (const Json& e : body["events"]) {
    const std::string key = e["source"].get<std::string>() + "\n" + e["sha256"].get<std::string>();
    const auto at = files.try_emplace(key, nodes.size());
    if (at.second)
      nodes.push_back({{"kind", "file"},
                       {"label", e["file"]},
                       {"source", e["source"]},
                       {"sha256", e["sha256"]},
                       {"batch", e["batch"]}});
    const size_t event = nodes.size();
    nodes.push_back({{"kind", "event"}, {"label", e["event"]}, {"time", e["time"]}, {"record", e["record"]}});
    edges.push_back({{"from", at.first->second}, {"to", event}});
    edges.push_back({{"from", event}, {"to", 1}});
  }
  return {{"nodes", nodes}, {"edges", edges}};
}

Result<Reply> graph_run(Desk& desk, const Json& set, const Json& flags) {
  TRY(Project * project, open_for_asking(desk));
  Json spec{{"set", set}};
  if (flags.contains("as_of")) spec["as_of"] = flags["as_of"];
  TRY(const auto answer, report::ask(*project, features::lineage_question(), spec, desk.exec));
  TRY(Json definition, definition_of(*project, flags.value("$name", ""), set));
  Json shown = answer.json();
  Reply reply = reply_of(features::lineage_question(), answer, shown);
  if (!definition.empty()) {
    shown["definition"] = definition;
    shown["result"] = answer.result;
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

/// Every event with the record it came from: into the body, and as a table.
report::Table list_events(Project& project, const features::Lineage& found, Json& body) {
  report::Table table;
  table.caption = Text("The events behind the value");
  using A = report::Column::Align;
  table.columns = {{"Time", A::left},    {"Event", A::left}, {"Arrived", A::left}, {"Batch", A::right},
                   {"Record", A::right}, {"File", A::left},  {"Line", A::right}};
  const auto whole = [](int64_t n) {
    report::Quantity q;
    q.value = static_cast<double>(n);
    q.format = report::count();
    return q;
  };
  for (const auto& row : found.rows) {
    const auto from = ingest::origin(project, row.batch, row.row).value_or(ingest::Origin());
    Json event{{"time", iso(row.time)}, {"event", row.event},       {"arrival", iso(row.arrival)},
               {"batch", row.batch},    {"record", row.row},        {"source", from.source},
               {"file", from.file},     {"sha256", from.sha256},    {"from", from.text_from},
               {"to", from.text_to},    {"repaired", from.repaired}};
    std::string line = std::to_string(from.line_from);
    if (from.line_from == from.line_to)
      event["line"] = from.line_from;
    else
      event["lines"] = {from.line_from, from.line_to}, line += "–" + std::to_string(from.line_to);
    body["events"].push_back(std::move(event));
    table.rows.push_back({Text(iso(row.time)), Text("%1", {row.event}), Text(iso(row.arrival)),
                          whole(row.batch), whole(row.row), Text("%1", {from.file}), Text(line)});
  }
  return table;
}

Result<Reply> lineage_run(Desk& desk, const Json& flags) {
  Json set = flags.value("$name", Json());
  if (flags.contains("$file")) {
    TRY(set, read_json(flags["$file"].get<std::string>()));
  }
  if (!flags.contains("actor")) return graph_run(desk, set, flags);
  TRY(Project * project, desk.open(true));
  TRY(const Pass pass, project->gate().rows(Purpose::explore, "lineage of a feature"));
  TRY(const auto found, features::lineage(*project, pass, set, flags.value("feature", ""),
                                          flags.value("actor", ""), flags.value("as_of", "")));
  Reply reply;
  Json body{{"feature", found.column},
            {"version", found.version},
            {"spec", Json::parse(found.spec, nullptr, false)},
            {"as_of", iso(found.as_of)},
            {"n", found.rows.size()},
            {"known_events", found.known},
            {"events", Json::array()}};
  if (!std::isnan(found.value) && found.word.empty()) body["value"] = found.value;
  if (!found.word.empty()) body["value"] = found.word;
  report::Table table = list_events(*project, found, body);
  TRY(Json definition, definition_of(*project, flags.value("$name", ""), set));
  if (!definition.empty()) body["definition"] = std::move(definition);
  body["graph"] = graph_of(body);
  reply.lines.push_back(found.column + " = " + (body.contains("value") ? body["value"].dump() : "missing") +
                        " as of " + iso(found.as_of) + ", from " + std::to_string(found.rows.size()) +
                        " of " + std::to_string(found.known) + " events known by then");
  std::string recipe = "feature version " + found.version.substr(0, 12);
  if (body.contains("definition"))
    recipe += ", of " + body["definition"].value("name", "a set") + ", owner " +
              body["definition"].value("owner", "–") + ", schedule " +
              body["definition"].value("schedule", "–");
  reply.lines.push_back(std::move(recipe));
  reply.tables.push_back(std::move(table));
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
