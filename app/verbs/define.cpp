#include <nlohmann/json.hpp>

#include "app/verbs/file.h"
#include "app/verbs/verb.h"
#include "core/governance/card.h"
#include "core/governance/decisions.h"
#include "core/governance/gate_plan.h"
#include "core/governance/questions.h"
#include "core/objectives/objective.h"
#include "core/segments/rule.h"

namespace habitus {

namespace {
Result<Reply> run_define(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(true));
  const std::string kind = spec.value("kind", ""), name = spec.value("name", "");
  Json body = spec.value("spec", Json());
  if (spec.contains("file")) {
    TRY(body, read_json(spec["file"].get<std::string>()));
  }
  if (!body.is_object())
    return fail(Kind::input, "The definition is not a JSON object", name, "Give its text with --spec FILE");
  // A kind that is a question checks and completes its own specs; what is kept is what the user wrote. A
  // model pins what it is made of, so that it stays what it is when its features are edited.
  if (const report::Question* question = governance::find_question(kind)) {
    TRY(const Json complete, question->complete(*project, body));
    if (kind == "model") body = complete;
    if (kind == "objective") CHECK(objectives::may_keep(complete));
  }
  if (kind == "decision") {
    TRY(body, governance::complete_decision(*project, body));
  }
  if (kind == "segment") {
    TRY(body, segments::complete_rule(*project, body, Json::object()));
  }
  if (kind == "card") CHECK(governance::complete_card(*project, body));
  if (kind == "gates") CHECK(governance::check_plan(body));
  TRY(const Definition made, project->definitions().apply(kind, name, body, spec.value("reason", "")));
  Reply reply;
  reply.lines.push_back(made.kind + " " + made.name + ", version " + std::to_string(made.version) + ", " +
                        made.hash.substr(0, 12));
  reply.json = canonical(
      Json{{"kind", made.kind}, {"name", made.name}, {"version", made.version}, {"hash", made.hash}});
  return reply;
}
}  // namespace

Verb verb_define() {
  return {"define", "Keep a definition: a new version of a named spec",
          "habitus-cli define shop.habitus funnel checkout --spec checkout.json",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            app.add_option_function<std::string>(
                   "kind", [&spec](const std::string& v) { spec["kind"] = v; },
                   "funnel, segment, target, features, model, card, …")
                ->required();
            app.add_option_function<std::string>(
                   "name", [&spec](const std::string& v) { spec["name"] = v; }, "Its name")
                ->required();
            app.add_option_function<std::string>(
                   "--spec", [&spec](const std::string& v) { spec["file"] = v; },
                   "JSON file (- for standard input)")
                ->required();
            app.add_option_function<std::string>(
                "--reason", [&spec](const std::string& v) { spec["reason"] = v; }, "Why it changed");
          },
          run_define};
}

}  // namespace habitus
