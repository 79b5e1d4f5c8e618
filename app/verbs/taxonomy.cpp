#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "app/verbs/file.h"
#include "core/events/log.h"
#include "core/taxonomy/event_table.h"
#include "core/taxonomy/lens.h"
#include "core/taxonomy/question.h"
#include "core/taxonomy/rules.h"

namespace habitus {
namespace {

/// "apply": the behaviour and category of every event, to --table FILE or, of a small log, right here.
Done add_assignments(Project& project, const Json& tree, const std::string& file, const Exec& exec,
                     Reply& reply, Json& body) {
  constexpr int64_t kShown = 5000;
  TRY(const auto table, taxonomy::assignments(project, tree, file.empty() ? kShown : INT64_MAX, exec));
  if (!file.empty()) {
    CHECK(taxonomy::write_file(file, table.csv()));
    reply.lines.push_back("Wrote " + std::to_string(table.rows.size()) + " events to " + file);
    body["table"] = file;
    return {};
  }
  using Align = report::Column::Align;
  report::Table shown;
  shown.caption = "Assignments";
  shown.columns = {{"Row", Align::right},  {"Actor", Align::left},     {"Time", Align::left},
                   {"Event", Align::left}, {"Behaviour", Align::left}, {"Category", Align::left}};
  body["assignments"] = Json::array();
  for (const auto& r : table.rows) {
    const auto word = [](const std::string& text) { return Text("%1", {text}); };
    shown.rows.push_back({word(std::to_string(r.row)), word(r.actor), word(iso(r.time)), word(r.event),
                          word(r.values[0].empty() ? "–" : r.values[0]), word(r.values[1])});
    body["assignments"].push_back({{"source", r.source},
                                   {"row", r.row},
                                   {"actor", r.actor},
                                   {"time", iso(r.time)},
                                   {"event", r.event},
                                   {"behaviour", r.values[0]},
                                   {"category", r.values[1]}});
  }
  reply.tables.push_back(std::move(shown));
  return {};
}

/// Reads rules as text or JSON, counts what they recognise; --save keeps them, --text prints them, "apply"
/// says what becomes of every event.
Result<Reply> run_taxonomy(Desk& desk, const Json& given) {
  Json spec = given;
  std::string act = spec.value("act", "");
  if (desk.project_path == "apply" && !act.empty()) std::swap(act, desk.project_path);  // either order
  if (!act.empty() && act != "apply")
    return fail(Kind::input, Text("taxonomy cannot “%1”", {act}), {}, "Write apply, or nothing to count");
  spec.erase("act");
  TRY(Project * project, open_for_asking(desk));
  const auto take = [&](const char* key) {
    Json value = spec.value(key, Json());
    spec.erase(key);
    return value;
  };
  const Json file = take("file"), save = take("save"), as_text = take("as_text"), reason = take("reason"),
             table = take("table");
  if (file.is_string()) {
    TRY(const std::string text, read_text(file.get<std::string>()));
    if (text.find_first_not_of(" \t\r\n") != std::string::npos &&
        text[text.find_first_not_of(" \t\r\n")] == '{') {
      TRY(spec, parse_json(text, file.get<std::string>()));
    } else {
      spec = Json{{"text", text}};
    }
  }
  TRY(const auto answer, report::ask(*project, taxonomy::question(), spec, desk.exec));
  TRY(const Json tree, parse_json(answer.spec));
  if (save.is_string())
    CHECK(project->definitions().apply("taxonomy", save.get<std::string>(), tree,
                                       reason.is_string() ? reason.get<std::string>() : ""));
  Reply reply;
  Json body = answer.json();
  body["result"] = answer.result;
  if (as_text == true) {
    TRY(const auto log, events::info(*project));
    auto names = log.properties;
    names.insert(names.end(), {"source", "event_id", "channel"});
    TRY(const auto rules, taxonomy::parse_rules(tree, names));
    reply.lines.push_back(taxonomy::to_text(rules));
    body["text"] = reply.lines.back();
  } else {
    if (act == "apply")
      CHECK(add_assignments(*project, tree, table.is_string() ? table.get<std::string>() : "", desk.exec,
                            reply, body));
    for (const auto& figure : taxonomy::question().figures(answer.json())) {
      if (!figure.sentence.empty()) reply.lines.push_back(english(figure.sentence));
      reply.tables.push_back(figure.table);
    }
  }
  reply.json = canonical(body);
  return reply;
}

}  // namespace

Verb verb_taxonomy() {
  return {"taxonomy", "Recognise behaviours by rules: counts, coverage, what is left unmatched; apply them",
          "habitus-cli taxonomy shop.habitus apply --file rules.txt --table assignments.csv",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            text_option(app, spec, "act", "act", "apply: the behaviour of every event");
            text_option(app, spec, "--table", "table",
                        "apply: write the events to this CSV file (journalled)");
            text_option(app, spec, "--file", "file", "Rules as text or JSON");
            text_option(app, spec, "--name", "name", "A saved taxonomy (the only one, or main)");
            text_option(app, spec, "--save", "save", "Keep it under this name");
            text_option(app, spec, "--reason", "reason", "Why it changed");
            bool_option(app, spec, "--text", "as_text", "Print the rules as text");
          },
          run_taxonomy};
}

}  // namespace habitus
