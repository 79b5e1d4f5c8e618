#include <nlohmann/json.hpp>

#include "app/verbs/verb.h"

namespace habitus {

Verb verb_new() {
  return {"new", "Make an empty project", "habitus-cli new shop.habitus",
          [](CLI::App& app, Json&, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file to make")->required();
          },
          [](Desk& desk, const Json&) -> Result<Reply> {
            TRY(desk.project, Project::create(desk.project_path));
            Reply reply;
            reply.lines.push_back("Made " + desk.project_path);
            reply.json = canonical(Json{{"project", desk.project_path}});
            return reply;
          }};
}

}  // namespace habitus
