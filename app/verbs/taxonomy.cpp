#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "app/verbs/file.h"
#include "core/events/log.h"
#include "core/taxonomy/lens.h"
#include "core/taxonomy/question.h"
#include "core/taxonomy/rules.h"

namespace habitus {
namespace {

/// Reads rules as text or JSON, counts what they recognise; --save keeps them, --text prints them.
Result<Reply> run_taxonomy(Desk& desk, const Json& given) {
  TRY(Project * project, open_for_asking(desk));
  Json spec = given;
  const auto take = [&](const char* key) {
    Json value = spec.value(key, Json());
    spec.erase(key);
    return value;
  };
  const Json file = take("file"), save = take("save"), as_text = take("as_text"), reason = take("reason");
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
  return {"taxonomy", "Recognise behaviours by rules: counts, coverage, what is left unmatched",
          "habitus-cli taxonomy shop.habitus --file rules.txt --save main",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            text_option(app, spec, "--file", "file", "Rules as text or JSON");
            text_option(app, spec, "--name", "name", "A saved taxonomy (the only one, or main)");
            text_option(app, spec, "--save", "save", "Keep it under this name");
            text_option(app, spec, "--reason", "reason", "Why it changed");
            bool_option(app, spec, "--text", "as_text", "Print the rules as text");
          },
          run_taxonomy};
}

}  // namespace habitus
