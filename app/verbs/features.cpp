#include "core/features/features.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "app/verbs/dossier.h"
#include "core/features/rows.h"

namespace habitus {
namespace {

Result<Reply> verify_features(Project& project, const Json& complete, const Exec& exec) {
  TRY(const auto done, features::verify(project, complete, exec));
  Reply reply;
  Json body{{"rows", done.rows}, {"values", done.values}, {"mismatches", Json::array()}};
  for (const auto& m : done.mismatches) {
    body["mismatches"].push_back({{"column", m.column}, {"count", m.count}, {"as_of", iso(m.as_of)}});
    reply.lines.push_back(m.column + ": " + std::to_string(m.count) +
                          " values change when the log is cut at " + iso(m.as_of));
  }
  reply.lines.push_back(std::to_string(done.values) + " values of " + std::to_string(done.rows) +
                        " rows recomputed on the truncated log, " + std::to_string(done.mismatches.size()) +
                        " columns differ");
  reply.passed = done.mismatches.empty();
  reply.json = canonical(body);
  return reply;
}

Result<Reply> features_run(Desk& desk, const Json& flags) {
  TRY(Project * project, open_for_asking(desk));
  if (flags.value("$act", "") == "diff")
    return changes_reply(*project, flags.value("$name", ""), flags.value("$before", int64_t{0}),
                         flags.value("$after", int64_t{0}));
  TRY(const Json spec, gather(*project, "features", flags));
  std::string act = flags.value("$act", "build");
  if (act == "dictionary") act = "dossier";
  TRY(const Json complete, features::question().complete(*project, spec));
  if (flags.contains("$save")) {
    Json set = spec.contains("set") ? spec["set"] : spec;
    set.erase("target");
    set.erase("as_of");
    CHECK(project->definitions().apply("features", flags["$save"].get<std::string>(), set));
  }
  if (act == "verify") return verify_features(*project, complete, desk.exec);
  if (act == "dossier")
    return dossier_reply(*project, complete, flags.value("$name", ""), flags.value("$out", ""), desk.exec);
  TRY(const auto answer, report::ask(*project, features::question(), spec, desk.exec));
  if (flags.contains("$table")) {
    TRY([[maybe_unused]] const auto rows, features::write_table(*project, complete, "features --table",
                                                                flags["$table"].get<std::string>(), desk.exec));
  }
  return reply_of(features::question(), answer, answer.json());
}
}  // namespace

Verb verb_features() {
  return {
      "features", "Build what models learn from, as of a moment on both clocks; verify and describe it",
      "habitus-cli features shop.habitus build --spec features.json --target buys",
      [](CLI::App& app, Json& spec, Desk& desk) {
        definition_options(app, spec, desk);
        app.add_option_function<std::string>(
               "act", [&spec](const std::string& v) { spec["$act"] = v; },
               "build, verify, dossier (the data dictionary) or diff (two versions of a set)")
            ->check(CLI::IsMember({"build", "verify", "dossier", "dictionary", "diff"}));
        text_option(app, spec, "--target", "target",
                    "A saved target: its dates, labels and single-feature AUCs");
        list_option(app, spec, "--as-of", "as_of", "Dates to build at");
        text_option(app, spec, "--out", "$out", "dossier: write it to this .csv, .json, .md or .html file");
        whole_option(app, spec, "--before", "$before", "diff: the earlier version (the one before the last)");
        whole_option(app, spec, "--after", "$after", "diff: the later version (the last)");
        text_option(app, spec, "--table", "$table", "Write the rows to this CSV file (journalled)");
      },
      features_run};
}

}  // namespace habitus
