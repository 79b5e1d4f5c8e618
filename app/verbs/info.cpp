#include <nlohmann/json.hpp>

#include "app/verbs/verb.h"
#include "core/events/log.h"

namespace habitus {
namespace {

Json period_of_log(const events::LogInfo& about) {
  return about.events ? Json{{"first", iso(about.first)}, {"last", iso(about.last)}} : Json(nullptr);
}

/// Stored results whose inputs are no longer what they were.
Result<Json> stale_results(Project& project) {
  Json stale = Json::array();
  TRY(const auto results, project.results().list());
  for (const auto& r : results) {
    TRY(const bool same, events::unchanged(project, r.inputs));
    if (!same) stale.push_back({{"kind", r.kind}, {"result", r.hash}});
  }
  return stale;
}

std::string list_of(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& n : names) out += (out.empty() ? "" : ", ") + n;
  return out.empty() ? "none" : out;
}

Result<Reply> run_info(Desk& desk, const Json&) {
  TRY(Project * project, desk.open(false));
  TRY(const auto about, events::info(*project));
  TRY(const Json stale, stale_results(*project));
  Reply reply;
  reply.json = canonical(Json{{"events", about.events},
                              {"actors", about.actors},
                              {"period", period_of_log(about)},
                              {"content_hash", about.content_hash},
                              {"sources", about.sources},
                              {"properties", about.properties},
                              {"batches", about.batches},
                              {"runs", about.runs},
                              {"bytes", about.bytes},
                              {"weight", about.weight},
                              {"stale", stale}});
  reply.lines = {
      "Events      " + std::to_string(about.events) + " of " + std::to_string(about.actors) + " actors",
      "Period      " + (about.events ? iso(about.first) + " to " + iso(about.last) : std::string("none")),
      "Sources     " + list_of(about.sources),
      "Properties  " + list_of(about.properties),
      "Stored      " + std::to_string(about.bytes) + " bytes in " + std::to_string(about.runs) + " runs of " +
          std::to_string(about.batches) + " batches",
      "Content     " + about.content_hash,
      "Stale       " + std::to_string(stale.size()) + " results"};
  return reply;
}

}  // namespace

Verb verb_info() {
  return {"info", "Say what the project holds: events, actors, period, sources, content hash, stale results",
          "habitus-cli info shop.habitus --json",
          [](CLI::App& app, Json&, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
          },
          run_info};
}

}  // namespace habitus
