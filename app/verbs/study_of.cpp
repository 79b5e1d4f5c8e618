#include "core/governance/study_of.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "app/verbs/file.h"

namespace habitus {

namespace {
Result<Reply> run_study_of(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(false));
  TRY(const auto asked, governance::find_asked(*project, spec.value("result", "")));
  TRY(const Json study, governance::study_of(*project, asked));
  Reply reply;
  reply.json = canonical(study);
  const std::string file = spec.value("file", "");
  if (file.empty()) {
    reply.lines.push_back(pretty(study));
    return reply;
  }
  CHECK(write_text(file, pretty(study)));
  reply.lines.push_back("Wrote " + file + ", " + std::to_string(study["steps"].size()) + " steps over " +
                        std::to_string(study["data"].size()) + " files");
  return reply;
}
}  // namespace

Verb verb_study() {
  return {"study", "Write an answer down as a study that gives the same hash on the same files elsewhere",
          "habitus-cli study shop.habitus funnel/checkout --file checkout.json",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            text_option(app, spec, "result", "result",
                        "The “result” of an answer, or a saved definition like funnel/checkout")
                ->required();
            text_option(app, spec, "--file", "file", "Where to write it; else it is printed");
          },
          run_study_of};
}

}  // namespace habitus
