#include "core/features/rfm.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"

namespace habitus {
namespace {

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
  TRY([[maybe_unused]] const auto rows,
      features::write_rfm_table(*desk.project, said["spec"], "rfm --table", flags["$table"].get<std::string>(),
                                desk.exec));
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
