#include "core/segments/selection.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/segments/rule.h"

namespace habitus::segments {

std::string selection_text(const char* question, Json parts) {
  parts["question"] = question;
  return canonical(parts);
}

Result<std::shared_ptr<const events::PersonSet>> persons_of(Project& project,
                                                            const report::Question& question,
                                                            const report::Answer& answer,
                                                            const std::string& selection, const Exec& exec) {
  if (!question.people || selection.empty())
    return fail(Kind::missing, "Nobody in particular stands behind this mark");
  TRY(const Json mark, parse_json(selection, "selection"));
  if (mark.value("question", "") != question.name)
    return fail(Kind::input, Text("This selection belongs to another question than “%1”", {question.name}),
                "selection");
  TRY(const Json spec, parse_json(answer.spec, "spec"));
  auto set = std::make_shared<events::PersonSet>();
  TRY(set->keys, question.people(project, spec, mark, exec));
  return std::shared_ptr<const events::PersonSet>(std::move(set));
}

Result<Definition> save_segment(Project& project, const std::string& name, const events::PersonSet& persons,
                                const Json& made_from, const std::string& reason, const std::string& objective) {
  if (persons.keys.empty()) return fail(Kind::input, "A segment needs at least one person", name);
  Json keys = Json::array();
  char hex[17];
  for (const auto key : persons.keys) {
    std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(key));
    keys.push_back(hex);
  }
  Json whole{{"rule", {{"persons", std::move(keys)}, {"made_from", made_from}}}};
  if (!objective.empty()) whole["objective"] = objective;
  TRY(const Json spec, complete_rule(project, whole, Json::object()));
  return project.definitions().apply("segment", name, spec, reason);
}

}  // namespace habitus::segments
