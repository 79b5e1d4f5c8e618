#include <nlohmann/json.hpp>

#include "app/verbs/verb.h"
#include "core/base/text.h"

namespace habitus {

namespace {
Result<Reply> run_journal(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(false));
  Reply reply;
  if (spec.value("action", "") == "verify") {
    CHECK(project->journal().verify(desk.exec));
    TRY(const std::string head, project->journal().head());
    reply.lines.push_back("The journal holds; its head is " + head);
    reply.json = canonical(Json{{"ok", true}, {"head", head}});
    return reply;
  }
  TRY(const std::vector<JournalEntry> entries,
      project->journal().entries(spec.value("act", ""), spec.value("from", int64_t{1})));
  using Align = report::Column::Align;
  report::Table table;
  table.columns = {{"entry", Align::right}, {"time", Align::left}, {"who", Align::left},
                   {"act", Align::left},    {"what", Align::left}, {"hash", Align::left}};
  Json list = Json::array();
  for (const JournalEntry& e : entries) {
    table.rows.push_back({Text(std::to_string(e.seq)), Text(iso(e.time)), Text(e.actor), Text(e.act),
                          Text(excerpt(canonical(e.body()), 72)), Text(e.hash.substr(0, 12))});
    list.push_back({{"seq", e.seq},
                    {"time", iso(e.time)},
                    {"actor", e.actor},
                    {"act", e.act},
                    {"body", e.body()},
                    {"hash", e.hash}});
  }
  reply.tables.push_back(std::move(table));
  reply.json = canonical(list);
  return reply;
}
}  // namespace

Verb verb_journal() {
  return {"journal", "Read the journal, or check its whole chain", "habitus-cli journal shop.habitus verify",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            app.add_option_function<std::string>(
                   "action", [&spec](const std::string& v) { spec["action"] = v; }, "verify: walk the chain")
                ->check(CLI::IsMember({"verify"}));
            app.add_option_function<std::string>(
                "--act", [&spec](const std::string& v) { spec["act"] = v; },
                "Only this act (import, define, approve, …)");
            app.add_option_function<int64_t>(
                "--from", [&spec](int64_t v) { spec["from"] = v; }, "From this entry on");
          },
          run_journal};
}

}  // namespace habitus
