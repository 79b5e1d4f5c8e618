#include <nlohmann/json.hpp>

#include "app/verbs/verb.h"
#include "core/events/log.h"
#include "core/governance/approval.h"
#include "core/identity/people.h"
#include "core/ingest/ledger.h"
#include "core/models/store.h"
#include "core/project/checks.h"

namespace habitus {

Verb verb_verify() {
  return {"verify", "Check every stored byte: schema, event chunks, journal chain, models, cards",
          "habitus-cli verify shop.habitus",
          [](CLI::App& app, Json&, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
          },
          [](Desk& desk, const Json&) -> Result<Reply> {
            TRY(Project * project, desk.open(false));
            CHECK(verify_project(*project));
            CHECK(events::verify(*project, desk.exec));
            CHECK(ingest::verify(*project));
            CHECK(identity::verify(*project));
            CHECK(models::verify(*project, desk.exec));
            CHECK(governance::verify(*project));
            Reply reply;
            reply.lines.push_back("The journal holds; definitions, settings and answers are as it says");
            reply.lines.push_back("Every column of the event log is as it was written");
            reply.lines.push_back("Imports, quarantine, people and models are as they were stored");
            reply.lines.push_back("Exported cards stand in the journal, and their signatures hold");
            reply.json = canonical(Json{{"ok", true}});
            return reply;
          }};
}

}  // namespace habitus
