#include "core/features/features.h"

#include <map>
#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "app/verbs/rows.h"
#include "core/base/hash.h"
#include "core/models/model.h"

namespace habitus {
namespace {

/// The table itself, one person and date a row.
Done write_table(Project& project, const features::Frame& frame, const std::string& path) {
  std::vector<RowColumn> columns;
  if (!frame.label.empty()) {
    columns.push_back({"label", [&](size_t i) { return number_text(frame.label[i]); }});
    columns.push_back({"last_value", [&](size_t i) { return number_text(frame.last_value[i]); }});
  }
  for (auto& column : columns_of(frame)) columns.push_back(std::move(column));
  return write_rows(project, "features --table", path, frame.person, frame.as_of, columns);
}

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

/// Names of the saved models that stand on a feature of this very version.
std::map<std::string, std::vector<std::string>> models_by_feature(Project& project) {
  std::map<std::string, std::vector<std::string>> out;
  const auto heads = project.definitions().heads("model");
  if (!heads) return out;
  for (const Definition& d : *heads) {
    const auto named = models::named(project, d.name);
    const Json recipe = named ? Json::parse(named->recipe, nullptr, false) : Json();
    if (!recipe.is_object() || !recipe.contains("frame")) continue;
    for (const Json& f : recipe["frame"]["set"]["features"]) out[sha256(canonical(f))].push_back(d.name);
  }
  return out;
}

Reply dossier_reply(Project& project, const Json& complete) {
  Reply reply;
  Json pages = Json::array();
  const auto models = models_by_feature(project);
  for (const auto& d : features::dossiers(complete["set"])) {
    const auto using_it = models.find(d.version);
    const auto names = using_it == models.end() ? std::vector<std::string>{} : using_it->second;
    std::string spoken;
    for (const auto& name : names) spoken += (spoken.empty() ? "" : ", ") + name;
    pages.push_back({{"name", d.name},
                     {"version", d.version},
                     {"definition", english(d.definition)},
                     {"formula", d.formula},
                     {"unit", d.unit},
                     {"models", names},
                     {"window", english(d.window)},
                     {"known", english(d.known)},
                     {"missing", english(d.missing)}});
    reply.lines.push_back(d.name + "\n  " + english(d.definition) + "\n  formula  " + d.formula +
                          "\n  window   " + english(d.window) + "\n  known    " + english(d.known) +
                          "\n  missing  " + english(d.missing) + "\n  unit     " +
                          (d.unit.empty() ? "–" : d.unit) + "\n  version  " + d.version.substr(0, 12) +
                          "\n  models   " + (spoken.empty() ? "none" : spoken));
  }
  reply.json = canonical(Json{{"features", pages}});
  return reply;
}

Result<Reply> features_run(Desk& desk, const Json& flags) {
  TRY(Project * project, open_for_asking(desk));
  TRY(const Json spec, gather(*project, "features", flags));
  const std::string act = flags.value("$act", "build");
  TRY(const Json complete, features::question().complete(*project, spec));
  if (flags.contains("$save")) {
    Json set = spec.contains("set") ? spec["set"] : spec;
    set.erase("target");
    set.erase("as_of");
    CHECK(project->definitions().apply("features", flags["$save"].get<std::string>(), set));
  }
  if (act == "verify") return verify_features(*project, complete, desk.exec);
  if (act == "dossier") return dossier_reply(*project, complete);
  TRY(const auto answer, report::ask(*project, features::question(), spec, desk.exec));
  if (flags.contains("$table")) {
    TRY(const auto frame, features::build(*project, complete, desk.exec));
    CHECK(write_table(*project, frame, flags["$table"].get<std::string>()));
  }
  return reply_of(features::question(), answer, answer.json());
}
}  // namespace

Verb verb_features() {
  return {"features", "Build what models learn from, as of a moment on both clocks; verify and describe it",
          "habitus-cli features shop.habitus build --spec features.json --target buys",
          [](CLI::App& app, Json& spec, Desk& desk) {
            definition_options(app, spec, desk);
            app.add_option_function<std::string>(
                   "act", [&spec](const std::string& v) { spec["$act"] = v; },
                   "build, verify, dossier or dictionary")
                ->check(CLI::IsMember({"build", "verify", "dossier", "dictionary"}));
            text_option(app, spec, "--target", "target",
                        "A saved target: its dates, labels and single-feature AUCs");
            list_option(app, spec, "--as-of", "as_of", "Dates to build at");
            text_option(app, spec, "--table", "$table", "Write the rows to this CSV file (journalled)");
          },
          features_run};
}

}  // namespace habitus
