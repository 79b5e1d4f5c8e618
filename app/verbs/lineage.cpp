#include "core/features/lineage.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "app/verbs/file.h"
#include "core/ingest/origin.h"

namespace habitus {
namespace {

Result<Reply> lineage_run(Desk& desk, const Json& flags) {
  TRY(Project * project, desk.open(true));
  Json set = flags.value("$name", Json());
  if (flags.contains("$file")) {
    TRY(set, read_json(flags["$file"].get<std::string>()));
  }
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
    const auto from = ingest::origin(*project, row.batch, row.row).value_or(ingest::Origin());
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
  reply.lines.push_back(found.column + " = " + (body.contains("value") ? body["value"].dump() : "missing") +
                        " as of " + iso(found.as_of) + ", from " + std::to_string(found.rows.size()) +
                        " of " + std::to_string(found.known) + " events known by then");
  reply.tables.push_back(std::move(table));
  reply.json = canonical(body);
  return reply;
}
}  // namespace

Verb verb_lineage() {
  return {"lineage", "List exactly the events and source rows behind one value of a feature",
          "habitus-cli lineage shop.habitus --name core --feature \"count purchase 30 d\" --actor u17 "
          "--as-of 2025-03-01",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            text_option(app, spec, "--spec", "$file", "A set of features as a JSON file");
            text_option(app, spec, "--name,--features", "$name", "A saved set of features");
            text_option(app, spec, "--feature", "feature", "The column")->required();
            text_option(app, spec, "--actor", "actor", "The person, by actor id")->required();
            text_option(app, spec, "--as-of", "as_of", "The moment")->required();
          },
          lineage_run};
}

}  // namespace habitus
