#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "core/governance/questions.h"

namespace habitus {

namespace {
/// Any question by its spec: what a copied study ends in.
Result<Reply> run_ask(Desk& desk, const Json& spec) {
  TRY(const report::Question* question, governance::need_question(spec.value("question", "")));
  Json wish = spec.value("spec", Json::object());
  for (const char* key : {"$file", "$name", "$save"})
    if (spec.contains(key)) wish[key] = spec[key];
  return answer_to(desk, *question, wish);
}
}  // namespace

Verb verb_ask() {
  return {"ask", "Ask any question by its spec: what study files end in",
          "habitus-cli ask shop.habitus funnel --spec checkout.json",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            text_option(app, spec, "question", "question", "funnel, retention, validate, datasheet, …")
                ->required();
            text_option(app, spec, "--spec", "$file", "Definition as JSON");
            text_option(app, spec, "--name", "$name", "A saved definition");
            text_option(app, spec, "--save", "$save", "Keep the definition under this name");
          },
          run_ask};
}

}  // namespace habitus
