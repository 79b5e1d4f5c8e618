#include "core/ingest/sources.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"

namespace habitus {
namespace {

Result<Reply> sources_run(Desk& desk, const Json& spec) {
  const std::string action = spec.value("action", "list");
  TRY(Project * project, desk.open(action == "set"));
  if (action == "set") {
    if (!spec.contains("name"))
      return fail(Kind::input, "sources set needs the name of a source", {},
                  "habitus-cli sources P set shop --owner Ada --schedule daily");
    const std::string name = spec["name"];
    TRY(const auto before, project->definitions().head("source", name));
    const Json was = before ? before->json() : Json::object();
    const auto said = [&](const char* key) {
      return spec.contains(key) ? spec[key].get<std::string>() : was.value(key, "");
    };
    CHECK(ingest::describe_source(*project, name, said("owner"), said("schedule"), said("note")));
  }
  Reply reply;
  if (action == "ledger") {
    TRY(const auto ledger, ingest::ledger(*project));
    reply.json = canonical(ingest::to_json(ledger));
    reply.tables = ingest::tables(ledger);
    return reply;
  }
  if (action != "list" && action != "set")
    return fail(Kind::input, Text("sources cannot “%1”", {action}), {}, "Write list, set NAME or ledger");
  TRY(const auto all, ingest::sources(*project));
  reply.json = canonical(ingest::to_json(all));
  reply.tables = ingest::tables(all);
  return reply;
}

}  // namespace

Verb verb_sources() {
  return {"sources",
          "The source registry: files, hashes, counts, owner; and the ledger of imports and batches",
          "habitus-cli sources shop.habitus",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            app.add_option_function<std::string>(
                "action", [&spec](const auto& v) { spec["action"] = v; }, "list (default), set or ledger");
            app.add_option_function<std::string>(
                "name", [&spec](const auto& v) { spec["name"] = v; }, "set: name of the source");
            text_option(app, spec, "--owner", "owner", "set: who answers for it");
            text_option(app, spec, "--schedule", "schedule", "set: when it is delivered, as “daily 06:00”");
            text_option(app, spec, "--note", "note", "set: what else to know");
          },
          sources_run};
}

}  // namespace habitus
