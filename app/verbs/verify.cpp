#include <nlohmann/json.hpp>

#include "app/verbs/verb.h"
#include "core/events/log.h"

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
            CHECK(events::verify(*project, desk.exec));
            Reply reply;
            reply.lines.push_back("The journal holds");
            reply.lines.push_back("Every column of the event log is as it was written");
            reply.json = canonical(Json{{"ok", true}});
            return reply;
          }};
}

}  // namespace habitus
