#include "core/ingest/quarantine.h"

#include <nlohmann/json.hpp>

#include "app/verbs/verb.h"
#include "core/ingest/report.h"

namespace habitus {
namespace {

Result<Reply> quarantine_list(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(false));
  const auto limit = spec.value("limit", int64_t{50});
  TRY(const auto entries, ingest::quarantine(*project, spec.value("state", ""), limit));
  TRY(const auto groups, ingest::quarantine_groups(*project));
  Reply reply;
  Json list = Json::array(), reasons = Json::array();
  std::vector<Problem> problems;
  for (const auto& e : entries) {
    list.push_back({{"id", e.id},
                    {"source", e.source},
                    {"file", e.file},
                    {"record", e.record},
                    {"line", e.line},
                    {"byte", e.byte},
                    {"column", e.column},
                    {"value", e.value},
                    {"why", english(e.why)},
                    {"raw", excerpt(e.raw, 4096)},
                    {"state", e.state}});
    if (!e.repair.empty()) list.back()["repair"] = excerpt(e.repair, 4096);
    problems.push_back({e.file, e.record, e.line, e.byte, e.column, e.value, e.why});
  }
  int64_t open = 0;
  for (const auto& g : groups) {
    reasons.push_back({{"why", g.why},
                       {"open", g.open},
                       {"repaired", g.repaired},
                       {"stored", g.stored},
                       {"dropped", g.dropped}});
    open += g.open + g.repaired;
  }
  reply.json = canonical(Json{{"open", open}, {"reasons", reasons}, {"records", list}});
  report::Table t = ingest::problem_table(problems);
  t.columns.insert(t.columns.begin(), {"Id", report::Column::Align::right});
  for (size_t i = 0; i < t.rows.size(); ++i) t.rows[i].insert(t.rows[i].begin(), Text("%1", {entries[i].id}));
  reply.tables.push_back(std::move(t));
  reply.lines.push_back(std::to_string(open) + " records in quarantine");
  return reply;
}

Result<Reply> quarantine_repair(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(true));
  int64_t changed = 1;
  if (spec.contains("file")) {
    TRY(changed, ingest::repair_from(*project, spec["file"]));
  } else if (spec.contains("id") && spec.contains("raw")) {
    CHECK(ingest::repair(*project, spec["id"], spec["raw"]));
  } else {
    return fail(Kind::input, "quarantine repair needs an edited export, or --id and --raw", {},
                "habitus-cli quarantine P repair --id 3 --raw \"u1,view,2025-01-01\"");
  }
  Reply reply;
  reply.json = canonical(Json{{"repaired", changed}});
  reply.lines.push_back(std::to_string(changed) + " records repaired; replay stores them");
  return reply;
}

Result<Reply> quarantine_replay(Desk& desk) {
  TRY(Project * project, desk.open(true));
  TRY(const auto r, ingest::replay(*project, desk.exec));
  Reply reply;
  reply.json = canonical(Json{{"tried", r.tried},
                              {"stored", r.stored},
                              {"duplicates", r.duplicates},
                              {"rejected", r.rejected},
                              {"skipped", r.skipped},
                              {"content_hash", r.content_hash}});
  reply.lines.push_back(std::to_string(r.tried) + " tried: " + std::to_string(r.stored) + " stored, " +
                        std::to_string(r.duplicates) + " duplicates, " + std::to_string(r.skipped) +
                        " skipped, " + std::to_string(r.rejected) + " still rejected");
  return reply;
}

}  // namespace

Verb verb_quarantine() {
  return {"quarantine", "Records that could not be stored: list, export, repair, drop, replay",
          "habitus-cli quarantine shop.habitus list",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            app.add_option_function<std::string>(
                "action", [&spec](const auto& v) { spec["action"] = v; },
                "list (default), export, repair, drop or replay");
            app.add_option_function<std::string>(
                "file", [&spec](const auto& v) { spec["file"] = v; },
                "export: file to write; repair: the edited export");
            app.add_option_function<int64_t>(
                "--id", [&spec](int64_t v) { spec["id"] = v; }, "repair, drop: number of the record");
            app.add_option_function<std::string>(
                "--raw", [&spec](const auto& v) { spec["raw"] = v; },
                "repair: the text of the record as it should be");
            app.add_option_function<std::string>(
                "--state", [&spec](const auto& v) { spec["state"] = v; },
                "list: open, repaired, stored or dropped");
            app.add_option_function<int64_t>(
                "--limit", [&spec](int64_t v) { spec["limit"] = v; },
                "list: at most so many (default 50, -1 all)");
          },
          [](Desk& desk, const Json& spec) -> Result<Reply> {
            const std::string action = spec.value("action", "list");
            if (action == "list") return quarantine_list(desk, spec);
            if (action == "repair") return quarantine_repair(desk, spec);
            if (action == "replay") return quarantine_replay(desk);
            if (action == "drop" && spec.contains("id")) {
              TRY(Project * project, desk.open(true));
              CHECK(ingest::drop(*project, spec["id"]));
              return Reply{canonical(Json{{"dropped", spec["id"]}}), {}, {"Dropped"}, true};
            }
            if (action == "export" && spec.contains("file")) {
              TRY(Project * project, desk.open(true));
              CHECK(ingest::export_quarantine(*project, spec["file"]));
              return Reply{canonical(Json{{"file", spec["file"]}}), {}, {"Written"}, true};
            }
            return fail(Kind::input, Text("quarantine cannot “%1” like that", {action}), {},
                        "Write list, export FILE, repair FILE, drop --id N or replay");
          }};
}

}  // namespace habitus
