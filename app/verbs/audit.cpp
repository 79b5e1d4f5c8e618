#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "core/governance/approval.h"
#include "core/governance/changes.h"
#include "core/project/checks.h"

namespace habitus {

namespace {
using A = report::Column::Align;

Result<Reply> verify_record(Project& project, const Exec& exec) {
  CHECK(project.journal().verify(exec));
  CHECK(verify_project(project));
  CHECK(governance::verify(project));
  TRY(const auto entries, project.journal().entries());
  TRY(const std::string head, project.journal().head());
  Reply reply;
  reply.lines.push_back(std::to_string(entries.size()) +
                        " entries hold, and what they say of definitions, settings, cards and " +
                        "signatures; the head is " + head);
  reply.json = canonical(Json{{"ok", true}, {"entries", entries.size()}, {"head", head}});
  return reply;
}

Result<Reply> show_log(Project& project, const Json& spec) {
  TRY(const auto log, governance::change_log(project, spec.value("kind", ""), spec.value("name", "")));
  Reply reply;
  report::Table table;
  table.columns = {{"entry", A::right}, {"time", A::left},  {"who", A::left},    {"act", A::left},
                   {"what", A::left},   {"field", A::left}, {"before", A::left}, {"after", A::left}};
  Json list = Json::array();
  for (const auto& one : log) {
    const JournalEntry& e = one.entry;
    list.push_back({{"seq", e.seq},
                    {"time", iso(e.time)},
                    {"actor", e.actor},
                    {"act", e.act},
                    {"kind", one.kind},
                    {"name", one.name},
                    {"reason", e.body().value("reason", "")},
                    {"changes", governance::to_json(one.changes)},
                    {"hash", e.hash}});
    const std::string what = one.kind + (one.name.empty() ? "" : " " + one.name);
    const auto row = [&](const governance::Change& c) {
      table.rows.push_back({Text(std::to_string(e.seq)), Text(iso(e.time)), Text("%1", {e.actor}),
                            Text("%1", {e.act}), Text("%1", {what}), Text("%1", {c.path}),
                            Text("%1", {excerpt(c.before, 40)}), Text("%1", {excerpt(c.after, 40)})});
    };
    if (one.changes.empty()) row({});
    for (const auto& c : one.changes) row(c);
  }
  reply.tables.push_back(std::move(table));
  reply.json = canonical(list);
  return reply;
}

Result<Reply> run_audit(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(false));
  if (spec.value("action", "") == "log") return show_log(*project, spec);
  return verify_record(*project, desk.exec);
}
}  // namespace

Verb verb_audit() {
  return {
      "audit", "Check the whole record and name the broken entry, or list every change with before and after",
      "habitus-cli audit verify shop.habitus",
      [](CLI::App& app, Json& spec, Desk& desk) {
        text_option(app, spec, "action", "action", "verify, or log")
            ->required()
            ->check(CLI::IsMember({"verify", "log"}));
        app.add_option("project", desk.project_path, "The project file")->required();
        text_option(app, spec, "--kind", "kind", "log: only this kind (model, taxonomy, setting, card, …)");
        text_option(app, spec, "--name", "name", "log: only this name");
      },
      run_audit};
}

}  // namespace habitus
