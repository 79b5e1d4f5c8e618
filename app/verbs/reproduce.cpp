#include <nlohmann/json.hpp>

#include "app/verbs/verb.h"
#include "core/governance/registry.h"

namespace habitus {

namespace {
Result<Reply> run_reproduce(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(false));
  TRY(const auto r, governance::reproduce(*project, spec.value("model", ""), desk.exec));
  Reply reply;
  reply.passed = r.same();
  reply.lines.push_back(r.version.reference);
  if (r.past)
    reply.lines.push_back("On the log as it was at batch " + std::to_string(r.version.newest_batch) +
                          ": more has been imported since");
  if (!r.intact) reply.lines.push_back("The stored bytes of " + r.before + " are not what was written");
  reply.lines.push_back(r.before == r.after ? "Fitted again: the same bytes, " + r.after
                                            : "Fitted again: " + r.after + ", stored: " + r.before);
  if (r.differences.empty())
    reply.lines.push_back(std::to_string(r.coefficients) + " coefficients compared, all identical");
  for (size_t i = 0; i < r.differences.size() && i < 20; ++i)
    reply.lines.push_back(r.differences[i].path + ": stored " + r.differences[i].before + ", again " +
                          r.differences[i].after);
  reply.json = canonical(Json{{"model", r.version.reference},
                              {"stored", r.before},
                              {"again", r.after},
                              {"same", r.before == r.after},
                              {"coefficients", r.coefficients},
                              {"differences", governance::to_json(r.differences)},
                              {"as_of_batch", r.past ? Json(r.version.newest_batch) : Json()},
                              {"intact", r.intact}});
  return reply;
}
}  // namespace

Verb verb_reproduce() {
  return {"reproduce", "Fit a model again from what its version pins, and compare coefficients and bytes",
          "habitus-cli reproduce shop.habitus churn",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            app.add_option_function<std::string>(
                   "model", [&spec](const std::string& v) { spec["model"] = v; },
                   "A saved model: churn, churn@2 (version 2) or churn@hash")
                ->required();
          },
          run_reproduce};
}

}  // namespace habitus
