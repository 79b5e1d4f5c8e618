#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "app/verbs/file.h"
#include "core/ingest/lookup_import.h"

namespace habitus {
namespace {

std::string keys_listed(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& n : names) out += (out.empty() ? "" : ", ") + n;
  return out;
}

Json json_of(const events::LookupTable& t) {
  return Json{{"name", t.name}, {"hash", t.hash},       {"file", t.file}, {"imported", iso(t.imported)},
              {"key", t.key},   {"columns", t.columns}, {"rows", t.rows}, {"repeated", t.repeated}};
}

Result<Reply> lookup_list(Project& project) {
  TRY(const auto all, events::lookups(project));
  Reply reply;
  Json list = Json::array();
  report::Table t;
  using A = report::Column::Align;
  t.columns = {{"Table", A::left}, {"Key", A::left},  {"Columns", A::left},
               {"Keys", A::right}, {"File", A::left}, {"SHA-256", A::left}};
  for (const auto& table : all) {
    list.push_back(json_of(table));
    t.rows.push_back({Text("%1", {table.name}), Text("%1", {table.key}), Text("%1", {keys_listed(table.columns)}),
                      Text("%1", {table.rows}), Text("%1", {table.file}),
                      Text("%1", {table.hash.substr(0, 12)})});
  }
  reply.json = canonical(Json{{"tables", list}});
  reply.tables.push_back(std::move(t));
  return reply;
}

Result<Reply> lookup_run(Desk& desk, const Json& spec) {
  const std::string action = spec.value("action", "list");
  TRY(Project * project, desk.open(action == "import"));
  if (action == "list") return lookup_list(*project);
  const std::string file = spec.value("file", "");
  if (action != "import" || file.empty())
    return fail(Kind::input, Text("lookup cannot “%1” like that", {action}), {},
                "Write list, or import FILE --name catalogue --key sku");
  const std::string base = file.substr(file.find_last_of('/') + 1);
  TRY(const auto done,
      ingest::import_lookup(*project, file, spec.value("name", base.substr(0, base.find('.'))),
                            spec.value("key", "")));
  Reply reply;
  Json body = json_of(done.table);
  body["known"] = done.known;
  body["refreshed"] = done.refreshed;
  reply.json = canonical(body);
  reply.lines.push_back((done.known ? "Nothing new: " : "") + done.table.name + ", " +
                        std::to_string(done.table.rows) + " keys in " + done.table.key + ", columns " +
                        keys_listed(done.table.columns));
  if (done.table.repeated > 0)
    reply.lines.push_back(std::to_string(done.table.repeated) +
                          " rows repeat a key; the first row of each key counts");
  if (!done.refreshed.empty()) reply.lines.push_back("Read it from now on: " + keys_listed(done.refreshed));
  return reply;
}

}  // namespace

Verb verb_lookup() {
  return {"lookup", "Look-up tables for computed properties: sku to category, campaign to channel",
          "habitus-cli lookup shop.habitus list",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            app.add_option_function<std::string>(
                "action", [&spec](const auto& v) { spec["action"] = v; }, "list (default) or import");
            app.add_option_function<std::string>(
                "file", [&spec](const auto& v) { spec["file"] = v; },
                "import: a delimited file with a header");
            text_option(app, spec, "--name", "name", "import: name of the table (default: the file's)");
            text_option(app, spec, "--key", "key", "import: its key column (default: the first)");
          },
          lookup_run};
}

}  // namespace habitus
