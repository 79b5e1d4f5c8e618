#include "core/events/sql.h"

#include <nlohmann/json.hpp>

#include "app/verbs/verb.h"

namespace habitus {
namespace {

Json json_of(const events::SqlValue& value) {
  if (const auto* i = std::get_if<int64_t>(&value)) return *i;
  if (const auto* d = std::get_if<double>(&value)) return *d;
  if (const auto* s = std::get_if<std::string>(&value)) return *s;
  return nullptr;
}

std::string text_of(const events::SqlValue& value) {
  const Json json = json_of(value);
  return json.is_null() ? "" : json.is_string() ? json.get<std::string>() : canonical(json);
}

std::string csv_cell(const events::SqlValue& value) {
  const std::string text = text_of(value);
  const bool quote = std::holds_alternative<std::string>(value) &&
                     (text.empty() || text.find_first_of(",\"\r\n") != std::string::npos);
  if (!quote) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

Result<Reply> run_sql(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(true));
  const std::string query = spec.value("query", std::string());
  TRY(const Pass pass, project->gate().rows(Purpose::explore, "sql"));
  const size_t limit = spec.value("limit", size_t{1'000'000});
  TRY(const auto answer, events::sql(*project, pass, query, desk.exec, limit));
  Reply reply;
  Json rows = Json::array();
  for (const auto& row : answer.rows) {
    Json cells = Json::array();
    for (const auto& cell : row) cells.push_back(json_of(cell));
    rows.push_back(std::move(cells));
  }
  reply.json = canonical(Json{{"columns", answer.columns}, {"rows", rows}, {"cut", answer.cut}});
  if (spec.value("csv", false)) {
    std::string head;
    for (const auto& name : answer.columns) head += (head.empty() ? "" : ",") + csv_cell(name);
    reply.lines.push_back(head);
    for (const auto& row : answer.rows) {
      std::string line;
      for (size_t i = 0; i < row.size(); ++i) line += (i ? "," : "") + csv_cell(row[i]);
      reply.lines.push_back(line);
    }
    return reply;
  }
  report::Table table;
  for (const auto& name : answer.columns) table.columns.push_back({Text(name), report::Column::Align::left});
  for (const auto& row : answer.rows) {
    table.rows.emplace_back();
    for (const auto& cell : row) table.rows.back().push_back(Text("%1", {text_of(cell)}));
  }
  reply.tables.push_back(std::move(table));
  if (answer.cut)
    reply.lines.push_back("Only the first " + std::to_string(limit) + " rows; ask for more with --limit");
  return reply;
}

}  // namespace

Verb verb_sql() {
  return {"sql", "Ask the log in SQL: tables events and actors, reading only",
          "habitus-cli sql shop.habitus \"SELECT event, count(*) FROM events GROUP BY event\" --json",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            app.add_option_function<std::string>(
                   "query", [&spec](const std::string& q) { spec["query"] = q; }, "One SELECT")
                ->required();
            app.add_option_function<size_t>(
                "--limit", [&spec](size_t n) { spec["limit"] = n; }, "Rows at most (1000000)");
            app.add_flag_callback(
                "--csv", [&spec] { spec["csv"] = true; }, "Print CSV");
          },
          run_sql};
}

}  // namespace habitus
