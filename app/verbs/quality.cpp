#include "core/quality/quality.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "app/verbs/file.h"

namespace habitus {

Verb verb_quality() {
  return {"quality",
          "Which rules the log breaks: sequence gaps, missing steps and heartbeats, repeats, cells",
          "habitus-cli quality shop.habitus --rule "
          "'{\"check\":\"before\",\"event\":\"order\",\"needs\":\"checkout\"}'",
          [](CLI::App& app, Json& spec, Desk& desk) {
            asking_options(app, spec, desk);
            app.add_option_function<std::vector<std::string>>(
                "--rule",
                [&spec](const auto& all) {
                  for (const auto& text : all) spec["rules"].push_back(Json::parse(text, nullptr, false));
                },
                "One rule as JSON (default: the rules of the sources' mappings)");
            text_option(app, spec, "--rules", "$rules", "Rules as a JSON file");
          },
          [](Desk& desk, const Json& given) -> Result<Reply> {
            Json spec = given;
            if (spec.contains("$rules")) {
              TRY(const Json rules, read_json(spec["$rules"].get<std::string>()));
              for (const Json& rule : rules) spec["rules"].push_back(rule);
            }
            return answer_to(desk, quality::question(), spec);
          }};
}

}  // namespace habitus
