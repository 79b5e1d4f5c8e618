#include <nlohmann/json.hpp>

#include "app/verbs/verb.h"

namespace habitus {

Verb verb_verify() {
  return {"verify", "Check every stored byte: schema, event chunks, journal chain, models, cards",
          "habitus-cli verify shop.habitus",
          [](CLI::App& app, Json&, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
          },
          [](Desk& desk, const Json&) -> Result<Reply> {
            TRY(Project * project, desk.open(false));
            CHECK(project->journal().verify(desk.exec));
            Reply reply;
            reply.lines.push_back("The journal holds");
            reply.json = canonical(Json{{"ok", true}});
            return reply;
          }};
}

}  // namespace habitus
