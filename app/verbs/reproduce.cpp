#include <nlohmann/json.hpp>

#include "app/verbs/verb.h"
#include "core/base/hash.h"
#include "core/models/model.h"

namespace habitus {

namespace {
Result<std::string> stored_bytes(Project& project, const std::string& hash) {
  return project.store().read([&](SQLite::Database& db) -> Result<std::string> {
    SQLite::Statement q(db, "SELECT body FROM model WHERE hash = ?");
    q.bind(1, hash);
    if (!q.executeStep()) return std::string();
    return q.getColumn(0).getString();
  });
}

Result<Reply> run_reproduce(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(false));
  TRY(const models::Named named, models::named(*project, spec.value("model", "")));
  TRY(const Json recipe, parse_json(named.recipe, named.reference));
  if (recipe.value("algorithm", "") == "external")
    return fail(Kind::refused, "The scores of this model came from outside and cannot be fitted again",
                named.reference);
  TRY(const report::Answer known, report::ask(*project, models::question(), recipe, desk.exec));
  const std::string before = known.json().value("model", "");
  project->results().distrust(true);
  const auto again = report::ask(*project, models::question(), recipe, desk.exec);
  project->results().distrust(false);
  if (!again) return tl::unexpected<Error>(again.error());
  const std::string after = again->json().value("model", "");
  TRY(const std::string bytes, stored_bytes(*project, before));
  const bool intact = bytes.empty() || sha256(bytes) == before;
  Reply reply;
  reply.passed = before == after && intact;
  reply.lines.push_back(named.reference);
  if (!intact) reply.lines.push_back("The stored bytes of " + before + " are not what was written");
  reply.lines.push_back(before == after ? "Fitted again: the same bytes, " + after
                                        : "Fitted again: " + after + ", stored: " + before);
  reply.json = canonical(Json{{"model", named.reference},
                              {"stored", before},
                              {"again", after},
                              {"same", before == after},
                              {"intact", intact}});
  return reply;
}
}  // namespace

Verb verb_reproduce() {
  return {"reproduce", "Fit a model again from its pinned definitions and compare the bytes",
          "habitus-cli reproduce shop.habitus churn",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            app.add_option_function<std::string>(
                   "model", [&spec](const std::string& v) { spec["model"] = v; },
                   "A saved model, or name@hash")
                ->required();
          },
          run_reproduce};
}

}  // namespace habitus
