#include "core/governance/registry.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"

namespace habitus {

namespace {
using A = report::Column::Align;

Result<Reply> list_versions(Project& project) {
  TRY(const auto all, governance::model_versions(project));
  Reply reply;
  Json list = Json::array();
  report::Table table;
  table.columns = {{"model", A::left}, {"version", A::right}, {"in use", A::left},  {"kept", A::left},
                   {"owner", A::left}, {"seed", A::right},    {"batches", A::left}, {"bytes", A::left}};
  for (const auto& v : all) {
    list.push_back(governance::to_json(v));
    table.rows.push_back({Text("%1", {v.name}), Text(std::to_string(v.version)), Text(v.head ? "yes" : ""),
                          Text(iso(v.created)), Text("%1", {v.owner}), Text(std::to_string(v.seed)),
                          Text(v.newest_batch > 0 ? "to " + std::to_string(v.newest_batch) : "–"),
                          Text(v.model.empty() ? "not fitted yet" : v.model.substr(0, 12))});
  }
  reply.json = canonical(list);
  reply.tables.push_back(std::move(table));
  return reply;
}

Result<Reply> run_registry(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(false));
  const std::string reference = spec.value("model", "");
  if (reference.empty()) return list_versions(*project);
  TRY(const auto v, governance::model_version(*project, reference));
  Reply reply;
  reply.lines.push_back(v.name + ", version " + std::to_string(v.version) +
                        (v.head ? ", in use" : ", not in use") + ", kept " + iso(v.created) + " by " +
                        v.owner + (v.reason.empty() ? "" : ": " + v.reason));
  reply.lines.push_back("Bytes " + (v.model.empty() ? "not fitted yet" : v.model) +
                        (v.program.empty() ? "" : ", fitted by " + v.program) + ", seed " +
                        std::to_string(v.seed));
  if (v.refits > 0)
    reply.lines.push_back("Fitted " + std::to_string(v.refits) +
                          " times more to other bytes: the log it reads has changed");
  report::Table table;
  table.columns = {{"stage", A::left}, {"definition", A::left}, {"hash", A::left}, {"in use now", A::left}};
  for (const auto& s : v.stages)
    table.rows.push_back(
        {s.title,
         Text("%1", {s.reference.empty() ? "written out" : s.reference.substr(0, s.reference.find('@'))}),
         Text(s.hash.substr(0, 12)), Text(s.current ? "yes" : "no, another version is")});
  reply.tables.push_back(std::move(table));
  for (const auto& s : v.stages) reply.lines.push_back(english(s.title) + ": " + excerpt(s.spec, 300));
  reply.json = canonical(governance::to_json(v));
  return reply;
}
}  // namespace

Verb verb_registry() {
  return {"registry",
          "List every version of every model with what it pins, or show the whole pipeline of one",
          "habitus-cli registry shop.habitus churn@1",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            text_option(app, spec, "model", "model", "churn, churn@2 (version 2) or churn@hash");
          },
          run_registry};
}

}  // namespace habitus
