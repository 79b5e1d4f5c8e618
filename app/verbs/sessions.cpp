#include "core/sessions/sessions.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "app/verbs/file.h"
#include "core/sessions/compare.h"

namespace habitus {
namespace {

/// "purchase = 5 min" as {"pick","timeout"}.
Done read_after(Json& spec) {
  if (!spec.contains("after")) return {};
  for (auto& one : spec["after"]) {
    if (!one.is_string()) continue;
    const std::string text = one.get<std::string>();
    const size_t cut = text.rfind(" = ");
    if (cut == std::string::npos)
      return fail(Kind::input, "--after takes an event and its timeout", text,
                  "Write --after \"purchase = 5 min\"");
    Json made{{"pick", text.substr(0, cut)}, {"timeout", text.substr(cut + 3)}};
    CHECK(read_picks(made, "pick"));
    one = std::move(made);
  }
  return {};
}

/// A saved name, a JSON file, or a timeout.
Done read_against(Json& spec) {
  if (!spec.contains("against") || !spec["against"].is_string()) return {};
  const std::string text = spec["against"].get<std::string>();
  if (text.ends_with(".json")) {
    TRY(spec["against"], read_json(text));
  } else if (parse_duration(text)) {
    spec["against"] = Json{{"timeout", text}};
  }
  return {};
}

Text word(const std::string& text) { return Text("%1", {text}); }

/// Every event with its session: to a file, or of a small log right here.
Done add_events(Project& project, const Json& complete, const std::string& file, const Exec& exec, Json& body,
                Reply& reply) {
  constexpr int64_t kShown = 5000;
  TRY(const auto table, sessions::table(project, complete, file.empty() ? kShown : INT64_MAX, exec));
  if (!file.empty()) {
    CHECK(write_text(file, table.csv()));
    reply.lines.push_back("Wrote " + std::to_string(table.rows.size()) + " events to " + file);
    return {};
  }
  using Align = report::Column::Align;
  report::Table shown;
  shown.caption = "Sessions";
  shown.columns = {{"Row", Align::right},  {"Actor", Align::left},    {"Time", Align::left},
                   {"Event", Align::left}, {"Session", Align::right}, {"Begun by", Align::left}};
  body["table"] = Json::array();
  for (const auto& r : table.rows) {
    shown.rows.push_back({word(std::to_string(r.row)), word(r.actor), word(iso(r.time)), word(r.event),
                          word(r.values[0]), word(r.values[1])});
    body["table"].push_back({{"source", r.source},
                             {"row", r.row},
                             {"actor", r.actor},
                             {"time", iso(r.time)},
                             {"event", r.event},
                             {"session", std::stoll(r.values[0])},
                             {"begun_by", r.values[1]}});
  }
  reply.tables.push_back(std::move(shown));
  return {};
}

/// Who is cut differently, the most differing first.
Done add_differing(Project& project, const Json& complete, const std::string& file, const Exec& exec,
                   Json& body, Reply& reply) {
  TRY(const auto all, sessions::differing_actors(project, complete, exec));
  if (!file.empty()) {
    CHECK(write_text(file, sessions::csv(all)));
    reply.lines.push_back("Wrote " + std::to_string(all.size()) + " persons to " + file);
  }
  using Align = report::Column::Align;
  report::Table shown;
  shown.caption = "Persons cut differently";
  shown.columns = {{"Actor", Align::left},
                   {"Sessions", Align::right},
                   {"Other", Align::right},
                   {"Only here", Align::right},
                   {"Only there", Align::right}};
  body["differing"] = Json::array();
  for (size_t i = 0; i < all.size() && i < 100; ++i) {
    const auto& how = all[i].how;
    std::vector<report::Cell> row{word(all[i].actor)};
    for (const int64_t n : {how.mine, how.theirs, how.only_here, how.only_there})
      row.emplace_back(word(std::to_string(n)));
    shown.rows.push_back(std::move(row));
    body["differing"].push_back({{"actor", all[i].actor},
                                 {"sessions", how.mine},
                                 {"other", how.theirs},
                                 {"only_here", how.only_here},
                                 {"only_there", how.only_there}});
  }
  reply.tables.push_back(std::move(shown));
  return {};
}

Result<Reply> run_sessions(Desk& desk, const Json& given) {
  Json spec = given;
  for (const char* key : {"start", "end", "passive", "conversion"}) CHECK(read_picks(spec, key));
  CHECK(read_after(spec));
  CHECK(read_against(spec));
  const std::string act = spec.value("$act", "count"), file = spec.value("$table", "");
  TRY(Project * project, open_for_asking(desk));
  TRY(const Json whole, gather(*project, "sessions", spec));
  if (act == "compare" && !whole.contains("against") && !whole.contains("labels"))
    return fail(Kind::input, "There is nothing to compare with", {},
                "Give --against RECIPE or --labels PROPERTY");
  if (act == "eval" && !whole.contains("labels"))
    return fail(Kind::input, "There are no labelled boundaries", {}, "Give --labels PROPERTY");
  TRY(Reply reply, answer_to(desk, sessions::question(), spec));
  if (act != "table" && act != "compare" && file.empty()) return reply;
  TRY(const Json complete, sessions::complete(*project, whole));
  TRY(Json body, parse_json(reply.json));
  if (act == "compare") {
    CHECK(add_differing(*project, complete, file, desk.exec, body, reply));
  } else {
    CHECK(add_events(*project, complete, file, desk.exec, body, reply));
  }
  reply.json = canonical(body);
  return reply;
}

}  // namespace

Verb verb_sessions() {
  return {
      "sessions", "Cut events into sessions: number, length, gaps, a timeout to suggest, recipes compared",
      "habitus-cli sessions course.habitus --timeout \"900 s\" --end logout --against \"30 min\" --save main",
      [](CLI::App& app, Json& spec, Desk& desk) {
        asking_options(app, spec, desk);
        app.add_option_function<std::string>(
               "act", [&spec](const std::string& v) { spec["$act"] = v; },
               "count (default), suggest, compare (who is cut differently), eval, table (every event)")
            ->check(CLI::IsMember({"count", "suggest", "compare", "eval", "table"}));
        text_option(app, spec, "--timeout", "timeout", "A longer gap begins a new session (30 min)");
        text_option(app, spec, "--max", "max", "No session is longer than this");
        bool_option(app, spec, "--midnight", "midnight", "A new day begins a new session");
        list_option(app, spec, "--start", "start", "Events that begin a session");
        list_option(app, spec, "--end", "end", "Events that end one, like logout");
        list_option(app, spec, "--context", "context", "Properties whose change begins a new session");
        list_option(app, spec, "--campaign", "campaign",
                    "Properties of which another value than the session's begins a new one");
        list_option(app, spec, "--passive", "passive",
                    "Events that are no activity: heartbeats, hidden tabs");
        list_option(app, spec, "--after", "after", "\"purchase = 5 min\": the timeout after such an event");
        app.add_option_function<double>(
            "--pace", [&spec](double v) { spec["pace"]["factor"] = v; },
            "Disengagement: a gap so many times the session's usual one begins a new session");
        text_option(app, spec, "--labels", "labels", "The property that says the true session of an event");
        text_option(app, spec, "--against", "against",
                    "Another recipe: a saved name, a .json file, a timeout");
        text_option(app, spec, "--conversion", "conversion", "Does a session hold this event?");
        text_option(app, spec, "--reason", "reason", "Why it is cut like this");
        text_option(app, spec, "--table", "$table",
                    "Write every event with its session to this CSV file; compare: the persons (journalled)");
      },
      run_sessions};
}

}  // namespace habitus
