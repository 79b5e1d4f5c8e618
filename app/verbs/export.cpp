#include "core/events/export.h"

#include <nlohmann/json.hpp>

#include "app/verbs/verb.h"

namespace habitus {
namespace {

Result<Reply> run_export(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(true));
  events::ExportOptions options;
  TRY(options.format, events::parse_export_format(spec.value("format", std::string("csv"))));
  options.formula_safe = spec.value("formula_safe", false);
  const std::string file = spec.value("file", std::string());
  TRY(const Pass pass, project->gate().rows(Purpose::explore, "export"));
  TRY(const auto report, events::export_events(*project, pass, file, options, desk.exec));
  Reply reply;
  reply.json = canonical(Json{{"file", file}, {"events", report.events}, {"guarded", report.guarded}});
  reply.lines.push_back("Wrote " + std::to_string(report.events) + " events to " + file);
  if (report.guarded)
    reply.lines.push_back(std::to_string(report.guarded) + " cells that look like formulas got a leading '");
  return reply;
}

}  // namespace

Verb verb_export() {
  return {"export", "Write every event, each cell byte for byte as its source wrote it",
          "habitus-cli export shop.habitus --format csv --out events.csv",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            app.add_option_function<std::string>(
                "--format", [&spec](const std::string& f) { spec["format"] = f; }, "csv, jsonl or sqlite");
            app.add_option_function<std::string>(
                   "--out", [&spec](const std::string& f) { spec["file"] = f; }, "The file to write")
                ->required();
            app.add_flag_callback(
                "--formula-safe", [&spec] { spec["formula_safe"] = true; },
                "Guard cells a spreadsheet would run");
          },
          run_export};
}

}  // namespace habitus
