#include "core/features/rfm.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "core/features/rows.h"

namespace habitus {
namespace {

/// One person and date a line: measures, scores and segment.
Done write_table(Project& project, const Json& complete, const Exec& exec, const std::string& path) {
  TRY(const features::Rfm t, features::rfm_table(project, complete, exec));
  const auto number = [](const std::vector<double>& of) {
    return [&of](size_t i) { return features::number_text(of[i]); };
  };
  std::vector<features::RowColumn> columns{
      {"recency", number(t.recency)}, {"frequency", number(t.frequency)}, {"tenure", number(t.tenure)}};
  for (size_t v = 0; v < t.values.size(); ++v)
    columns.push_back({complete["values"][v]["name"], number(t.values[v])});
  const char* scores[] = {"recency score", "frequency score", "value score"};
  for (size_t m = 0; m < 3; ++m)
    columns.push_back({scores[m], [&t, m](size_t i) { return std::to_string(t.score[m][i]); }});
  columns.push_back(
      {"segment", [&t](size_t i) { return std::string(features::rfm_segments()[t.segment(i)].id); }});
  if (!complete["populations"].empty())
    columns.push_back({"population", [&t, &complete](size_t i) {
                         const auto p = static_cast<size_t>(t.population[i]);
                         return p < complete["populations"].size()
                                    ? complete["populations"][p]["name"].get<std::string>()
                                    : std::string();
                       }});
  return features::write_rows(project, "rfm --table", path, t.person, t.as_of, columns);
}

/// "sum amount", "items sku", "minutes", "depth", "events": what the value is, with its property.
Json value_from(const std::string& text) {
  const size_t space = text.find(' ');
  Json out{{"of", text.substr(0, space)}};
  if (space != std::string::npos) out["property"] = text.substr(space + 1);
  return out;
}

Result<Reply> rfm_run(Desk& desk, const Json& flags) {
  Json spec = flags;
  CHECK(read_picks(spec, "event"));
  TRY(Reply reply, answer_to(desk, features::rfm_question(), spec));
  if (!flags.contains("$table")) return reply;
  const Json said = Json::parse(reply.json, nullptr, false);
  CHECK(write_table(*desk.project, said["spec"], desk.exec, flags["$table"].get<std::string>()));
  return reply;
}
}  // namespace

Verb verb_rfm() {
  return {
      "rfm", "Recency, frequency and value of any behaviour: scores, grid, migration, proxies compared",
      "habitus-cli rfm shop.habitus --event order --value \"sum amount\" --value minutes --as-of 2025-06-01",
      [](CLI::App& app, Json& spec, Desk& desk) {
        asking_options(app, spec, desk);
        text_option(app, spec, "--event", "event", "What is done; nothing = any event");
        list_option(app, spec, "--as-of", "as_of", "Dates; two or more give a migration from first to last");
        text_option(app, spec, "--window", "window", "How far back frequency and values look, like 365 d");
        text_option(app, spec, "--frequency", "frequency", "events, days or sessions");
        text_option(app, spec, "--per", "per", "Frequency by tenure, per so much of it, like 30 d");
        text_option(app, spec, "--least-tenure", "least_tenure", "Tenure counts as at least this (1 d)");
        app.add_option_function<std::vector<std::string>>(
            "--value",
            [&spec](const std::vector<std::string>& v) {
              for (const auto& one : v) spec["values"].push_back(value_from(one));
            },
            "What value means: minutes, depth, events, \"sum PROPERTY\" or \"items PROPERTY\"; the first "
            "scores");
        text_option(app, spec, "--timeout", "timeout", "A longer gap begins a new session (30 min)");
        text_option(app, spec, "--scoring", "scoring", "ranks, edges or cuts");
        text_option(app, spec, "--target", "target", "A saved target the values are compared by");
        text_option(app, spec, "--horizon", "horizon", "… or: does it again within this (90 d)");
        text_option(app, spec, "--table", "$table", "Write the rows to this CSV file (journalled)");
      },
      rfm_run};
}

}  // namespace habitus
