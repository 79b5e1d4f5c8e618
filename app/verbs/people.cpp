#include "core/identity/people.h"

#include <nlohmann/json.hpp>

#include "app/verbs/verb.h"
#include "core/identity/people_import.h"

namespace habitus {
namespace {

Result<Reply> people_import(Desk& desk, const Json& spec) {
  identity::PeopleRequest request;
  request.path = spec.value("file", desk.data.empty() ? std::string() : desk.data.front());
  request.key = spec.value("key", "");
  if (request.path.empty() || request.key.empty())
    return fail(Kind::input, "people import needs a file and --key", {},
                "habitus-cli people P import people.csv --key user_id");
  request.date = spec.value("date", "");
  request.date_format = spec.value("date_format", "");
  request.name_space = spec.value("namespace", "");
  request.columns = spec.value("columns", std::vector<std::string>{});
  request.is_protected = spec.value("protected", std::vector<std::string>{});
  request.is_static = spec.value("static", std::map<std::string, std::string>{});
  TRY(Project * project, desk.open(true));
  TRY(const auto report, identity::import_people(*project, request, desk.exec));
  Reply reply;
  reply.json = canonical(to_json(report));
  reply.tables = identity::tables(report);
  if (report.known) reply.lines.push_back("Nothing new: this table was imported before");
  for (const auto& p : report.problems)
    reply.lines.push_back("Rejected: record " + std::to_string(p.row) + ", line " + std::to_string(p.line) +
                          ": " + english(p.why));
  TRY(const auto all, identity::attributes(*project));
  for (const auto& a : all)
    if (identity::sounds_protected(a.name) && !a.is_protected)
      reply.lines.push_back("“" + a.name + "” sounds like a protected attribute and is not marked as one: " +
                            "features may use it. Mark it with: people P mark " + a.name +
                            " --mark-protected");
  if (request.date.empty() && request.is_static.empty())
    reply.lines.push_back(
        "The table is undated: its values count as known from now on. Declare what was always so with "
        "--static COLUMN=reason");
  return reply;
}

Result<Reply> people_list(Desk& desk) {
  TRY(Project * project, desk.open(false));
  TRY(const auto all, identity::attributes(*project));
  Reply reply;
  Json list = Json::array();
  report::Table t;
  using Align = report::Column::Align;
  t.columns = {{"Attribute", Align::left},
               {"Persons", Align::right},
               {"Kind", Align::left},
               {"Levels", Align::left},
               {"Marks", Align::left}};
  for (const auto& a : all) {
    list.push_back({{"name", a.name},
                    {"persons", a.persons},
                    {"numeric", a.numeric},
                    {"protected", a.is_protected},
                    {"static", a.is_static},
                    {"static_reason", a.static_reason},
                    {"levels", a.levels},
                    {"content", a.content}});
    report::Quantity persons;
    persons.value = static_cast<double>(a.persons);
    persons.format = report::count();
    std::string levels;
    for (size_t i = 0; i < std::min<size_t>(a.levels.size(), 6); ++i)
      levels += (i ? ", " : "") + excerpt(a.levels[i], 24);
    if (a.levels.size() > 6) levels += " …";
    const std::string marks =
        std::string(a.is_protected ? "protected " : "") + (a.is_static ? "static: " + a.static_reason : "");
    const Text text("%1");
    t.rows.push_back({Text("%1", {a.name}), persons, Text(a.numeric ? "number" : "text"),
                      Text("%1", {levels}), Text("%1", {marks})});
  }
  reply.json = canonical(Json{{"attributes", list}});
  reply.tables.push_back(t);
  return reply;
}

Result<Reply> people_mark(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(true));
  const std::string name = spec.value("file", "");
  TRY(const auto before, identity::attribute(*project, name));
  const bool guarded = spec.value("mark_protected", before.is_protected);
  const std::string reason = spec.value("reason", before.static_reason);
  const bool is_static = spec.value("mark_static", before.is_static);
  CHECK(identity::mark(*project, name, guarded, is_static, reason));
  Reply reply;
  reply.json = canonical(Json{{"attribute", name},
                              {"protected", guarded},
                              {"static", is_static},
                              {"reason", is_static ? reason : ""}});
  reply.lines.push_back("Marked " + name + (guarded ? ": protected" : ": not protected") +
                        (is_static ? ", static" : ", not static"));
  return reply;
}

}  // namespace

Verb verb_people() {
  return {"people", "Attributes of persons: import a table by actor id, list, mark protected or static",
          "habitus-cli people shop.habitus import people.csv --key user_id --static country=asked-at-signup "
          "--protected gender",
          [](CLI::App& app, Json& spec, Desk& desk) {
            const auto text = [&](const char* flag, const char* key, const char* help) {
              app.add_option_function<std::string>(
                  flag, [&spec, key](const auto& v) { spec[key] = v; }, help);
            };
            app.add_option("project", desk.project_path, "The project file")->required();
            text("action", "action", "import, list (default) or mark");
            text("file", "file", "The table, or for mark the attribute");
            text("--key", "key", "Column with the actor id");
            text("--date", "date", "Column with the date from which a row holds");
            text("--date-format", "date_format", "How the dates are written, for example dd.MM.yyyy");
            text("--namespace", "namespace", "Namespace of the actor ids");
            text("--reason", "reason", "mark: why the attribute is static");
            const auto list = [&](const char* flag, const char* key, const char* help) {
              app.add_option_function<std::vector<std::string>>(
                     flag, [&spec, key](const auto& v) { spec[key] = v; }, help)
                  ->delimiter(',');
            };
            list("--columns", "columns", "Attributes to take (default: every other column)");
            list("--protected", "protected", "Attributes to mark as protected");
            app.add_option_function<std::vector<std::string>>(
                "--static",
                [&spec](const auto& v) {
                  for (const auto& pair : v)
                    spec["static"][pair.substr(0, pair.find('='))] =
                        pair.find('=') == std::string::npos ? "" : pair.substr(pair.find('=') + 1);
                },
                "COLUMN=reason: has always been so");
            app.add_flag_function(
                "--mark-protected,!--no-protected", [&spec](int64_t n) { spec["mark_protected"] = n > 0; },
                "mark: protected or not");
            app.add_flag_function(
                "--mark-static,!--no-static", [&spec](int64_t n) { spec["mark_static"] = n > 0; },
                "mark: static or not");
          },
          [](Desk& desk, const Json& spec) -> Result<Reply> {
            const std::string action = spec.value("action", "list");
            if (action == "import") return people_import(desk, spec);
            if (action == "list") return people_list(desk);
            if (action == "mark") return people_mark(desk, spec);
            return fail(Kind::input, Text("people cannot “%1”", {action}), {}, "Write import, list or mark");
          }};
}

}  // namespace habitus
