#include <nlohmann/json.hpp>

#include "app/verbs/verb.h"

namespace habitus {

namespace {
Json as_json(const Definition& d) {
  return {{"kind", d.kind},   {"name", d.name},     {"version", d.version},      {"hash", d.hash},
          {"owner", d.owner}, {"reason", d.reason}, {"created", iso(d.created)}, {"head", d.head},
          {"spec", d.json()}};
}

report::Table listing(const std::vector<Definition>& all) {
  using Align = report::Column::Align;
  report::Table table;
  table.columns = {{"kind", Align::left},  {"name", Align::left},  {"version", Align::right},
                   {"hash", Align::left},  {"owner", Align::left}, {"kept", Align::left},
                   {"reason", Align::left}};
  for (const Definition& d : all)
    table.rows.push_back({Text(d.kind), Text(d.name), Text(std::to_string(d.version)),
                          Text(d.hash.substr(0, 12)), Text(d.owner), Text(iso(d.created)), Text(d.reason)});
  return table;
}

Result<Reply> run_show(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(false));
  const std::string kind = spec.value("kind", ""), name = spec.value("name", "");
  Reply reply;
  if (name.empty()) {
    TRY(const std::vector<Definition> all, project->definitions().heads(kind));
    Json list = Json::array();
    for (const Definition& d : all) list.push_back(as_json(d));
    reply.json = canonical(list);
    reply.tables.push_back(listing(all));
    return reply;
  }
  TRY(const Definition d, project->definitions().need(kind, name));
  TRY(const std::vector<Definition> history, project->definitions().history(kind, name));
  reply.json = canonical(as_json(d));
  reply.tables.push_back(listing(history));
  reply.lines.push_back(pretty(d.json()));
  return reply;
}
}  // namespace

Verb verb_show() {
  return {"show", "List definitions, or show one with its versions",
          "habitus-cli show shop.habitus funnel checkout",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            app.add_option_function<std::string>(
                "kind", [&spec](const std::string& v) { spec["kind"] = v; }, "Only this kind");
            app.add_option_function<std::string>(
                "name", [&spec](const std::string& v) { spec["name"] = v; }, "Only this name");
          },
          run_show};
}

}  // namespace habitus
