#include "core/models/fit_record.h"

#include <nlohmann/json.hpp>

#include "core/base/hash.h"
#include "core/events/log.h"
#include "core/events/past.h"

namespace habitus::models {

Done record_fit(Project& project, const Json& recipe, const std::string& model) {
  if (project.read_only()) return {};
  const std::string of = sha256(canonical(recipe));
  TRY(const auto known, project.journal().entries("model.fit"));
  for (const JournalEntry& e : known)
    if (const Json body = e.body(); body.value("recipe", "") == of && body.value("model", "") == model)
      return {};
  TRY(const events::LogInfo log, events::info(project));
  TRY(const int64_t batch, events::newest_batch(project));
  return project.journal().append("model.fit", Json{{"recipe", of},
                                                    {"model", model},
                                                    {"seed", recipe.value("seed", int64_t{0})},
                                                    {"newest_batch", batch},
                                                    {"log", log.content_hash},
                                                    {"program", "Habitus " HABITUS_VERSION}});
}

}  // namespace habitus::models
