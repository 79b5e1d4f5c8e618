#include "core/models/model.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "core/features/rows.h"
#include "core/models/explain.h"
#include "core/models/external.h"
#include "core/models/scored.h"
#include "core/report/words.h"

namespace habitus {
namespace {

std::string named_text(const Json& spec, const char* key) {
  return spec.contains(key) && spec[key].is_string() ? spec[key].get<std::string>() : std::string();
}

Result<Reply> import_model(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(true));
  std::string path = named_text(spec, "file");
  if (path.empty() && !desk.data.empty()) path = desk.data.front();
  std::string target = named_text(spec, "target");
  if (target.empty() && spec.contains("frame")) target = named_text(spec["frame"], "target");
  const models::ScoreTable table{path,
                                 named_text(spec, "name"),
                                 spec.value("actor", "actor"),
                                 spec.value("score", "score"),
                                 named_text(spec, "label"),
                                 spec.value("as_of", "as_of"),
                                 named_text(spec, "namespace"),
                                 target};
  if (table.path.empty() || table.name.empty())
    return fail(Kind::input, "A table of scores and a name are needed", {},
                "Write: model P import SCORES.csv --name NAME");
  TRY(const auto report, models::import_scores(*project, table, desk.exec));
  Reply reply;
  reply.json = canonical(models::to_json(report));
  reply.lines.push_back(std::to_string(report.stored) + " scores stored as the external model “" +
                        table.name + "”, " + std::to_string(report.rejected) + " rejected, " +
                        std::to_string(report.duplicates) + " duplicates");
  for (const auto& p : report.problems)
    reply.lines.push_back("  record " + std::to_string(p.row) + ", line " + std::to_string(p.line) + ", " +
                          p.column + ": “" + p.value + "” " + english(p.why));
  return reply;
}

/// Every row the model scores, with its part and what it was scored from, so that anybody can fit it again. A
/// sealed holdout keeps its outcomes.
Result<Reply> write_scored(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(true));
  const std::string path = named_text(spec, "table");
  if (path.empty())
    return fail(Kind::input, "No file is named", "--table", "Write: model P table --name N --table ROWS.csv");
  TRY(const auto named, models::named(*project, named_text(spec, "name")));
  TRY(const auto rows, models::scored(*project, named, desk.exec));
  static constexpr const char* kParts[] = {"none", "train", "calibration", "test", "holdout"};
  std::vector<features::RowColumn> columns{
      {"part", [&](size_t i) { return std::string(kParts[static_cast<size_t>(rows.part[i])]); }},
      {"label",
       [&](size_t i) {
         return features::number_text(rows.part[i] == models::Part::holdout ? std::nan("") : rows.label[i]);
       }},
      {"score", [&](size_t i) { return features::number_text(rows.score[i]); }},
      {"prevalence", [&](size_t i) { return features::number_text(rows.prevalence[i]); }}};
  if (!rows.last_value.empty())
    columns.push_back({"last_value", [&](size_t i) { return features::number_text(rows.last_value[i]); }});
  for (auto& column : features::columns_of(rows.frame)) columns.push_back(std::move(column));
  CHECK(features::write_rows(*project, "model table", path, rows.person, rows.as_of, columns));
  Reply reply;
  reply.json = canonical(Json{{"rows", rows.person.size()}, {"file", path}});
  reply.lines.push_back("Wrote " + std::to_string(rows.person.size()) + " scored rows to " + path);
  return reply;
}

Result<Reply> explain_person(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(true));
  TRY(const auto named, models::named(*project, named_text(spec, "name")));
  std::optional<Time> as_of;
  if (const std::string text = named_text(spec, "as_of"); !text.empty()) {
    as_of = parse_iso(text);
    if (!as_of)
      return fail(Kind::input, Text("“%1” is not a date", {text}), "--as-of", "Write it like 2025-01-31");
  }
  TRY(const Json body, models::explain(*project, named, named_text(spec, "actor"), as_of, desk.exec));
  Reply reply;
  reply.json = canonical(body);
  report::Table table;
  table.caption = Text("Contributions to the log-odds as of %1: intercept %2, margin %3, chance %4",
                       {body["as_of"].get<std::string>(), body["intercept"].get<double>(),
                        body["margin"].get<double>(), body["score"].get<double>()});
  table.columns = {{"Feature", report::Column::Align::left}, {"Log-odds", report::Column::Align::right}};
  for (const Json& c : body["contributions"]) {
    report::Quantity q;
    q.value = c["value"];
    q.format = report::number(4);
    table.rows.push_back({Text("%1", {c["column"].get<std::string>()}), q});
  }
  reply.tables.push_back(table);
  return reply;
}

Result<Reply> list_models(Desk& desk) {
  TRY(Project * project, desk.open(false));
  TRY(const auto heads, project->definitions().heads("model"));
  Reply reply;
  Json all = Json::array();
  for (const auto& d : heads) {
    const Json spec = d.json();
    all.push_back({{"name", d.name},
                   {"version", d.version},
                   {"hash", d.hash},
                   {"algorithm", spec.value("algorithm", "")}});
    reply.lines.push_back(d.name + "  v" + std::to_string(d.version) + "  " + spec.value("algorithm", "") +
                          "  " + d.hash.substr(0, 12));
  }
  reply.json = canonical(all);
  return reply;
}

/// Fits what is given and keeps it under its name, or asks the saved one again.
Result<Reply> fit_model(Desk& desk, Json spec) {
  const std::string name = named_text(spec, "name");
  spec.erase("name");
  if (desk.seed_given) spec["seed"] = desk.seed;
  if (!name.empty()) spec[spec.empty() ? "$name" : "$save"] = name;
  return answer_to(desk, models::question(), spec);
}

Result<Reply> run_model(Desk& desk, const Json& given) {
  Json spec = given;
  const std::string action = spec.value("action", "fit");
  spec.erase("action");
  if (action == "import") return import_model(desk, spec);
  if (action == "explain") return explain_person(desk, spec);
  if (action == "list") return list_models(desk);
  if (action == "table") return write_scored(desk, spec);
  if (action == "fit") return fit_model(desk, spec);
  return fail(Kind::input, Text("“%1” is not something to do with a model", {action}), {},
              "Write fit, import, explain, table or list");
}

}  // namespace

namespace {
void tree_options(CLI::App& app, Json& spec) {
  const auto whole = [&](const char* flag, const char* key, const char* help) {
    app.add_option_function<int64_t>(
        flag, [&spec, at = std::string(key)](int64_t v) { spec["boosting"][at] = v; }, help);
  };
  whole("--rounds", "rounds", "boosted: trees (100)");
  whole("--depth", "depth", "boosted: depth of a tree (4)");
  whole("--early-stopping", "early_stopping",
        "boosted: stop after so many trees without a lower log loss on the calibration rows");
  app.add_option_function<double>(
      "--learning-rate", [&spec](double v) { spec["boosting"]["learning_rate"] = v; },
      "boosted: learning rate (0.1)");
  app.add_option_function<std::vector<std::string>>(
      "--monotone",
      [&spec](const auto& all) {
        for (const std::string& one : all) {
          const size_t at = one.rfind('=');
          spec["boosting"]["monotone"][one.substr(0, at)] = at == std::string::npos ? "" : one.substr(at + 1);
        }
      },
      "boosted: recency=down visits=up: the chance may only fall or rise with it");
  app.add_option_function<std::string>(
      "--test-from", [&spec](const auto& v) { spec["split"]["dates"]["test_from"] = v; },
      "First as-of date of the test; what was known before it is learnt from");
  app.add_option_function<std::string>(
      "--holdout-from", [&spec](const auto& v) { spec["split"]["dates"]["holdout_from"] = v; },
      "First as-of date of the sealed holdout");
}
}  // namespace

Verb verb_model() {
  return {"model", "Fit, import and explain models: logistic regression and boosted trees beside baselines",
          "habitus-cli model shop.habitus --name churn --features rfm --target churn",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            app.add_option_function<std::string>(
                "action", [&spec](const auto& v) { spec["action"] = v; },
                "fit (default), import, explain, table or list");
            app.add_option_function<std::string>(
                "file", [&spec](const auto& v) { spec["file"] = v; }, "import: a table of scores");
            text_option(app, spec, "--name", "name", "Name of the model; alone, a saved one is asked again");
            text_option(app, spec, "--spec", "$file", "Recipe as JSON; flags change parts of it");
            app.add_option_function<std::string>(
                "--features", [&spec](const auto& v) { spec["frame"]["set"] = v; }, "Saved features");
            app.add_option_function<std::string>(
                "--target", [&spec](const auto& v) { spec["frame"]["target"] = v; },
                "Saved target; import: it tells the outcomes, instead of a column");
            app.add_option_function<std::string>(
                "--at", [&spec](const auto& v) { spec["frame"]["as_of"] = v; },
                "As-of date of the rows; else the target's");
            number_option(app, spec, "--l2", "l2", "Strength of the L2 penalty (1)");
            number_option(app, spec, "--l1", "l1", "Strength of the L1 penalty (0)");
            text_option(app, spec, "--algorithm", "algorithm", "logistic or boosted (XGBoost's trees)");
            text_option(app, spec, "--calibration", "calibration", "platt, isotonic, beta or none");
            tree_options(app, spec);
            text_option(app, spec, "--actor", "actor", "import: column of ids (actor) · explain: the person");
            text_option(app, spec, "--score", "score", "import: column of scores (score)");
            text_option(app, spec, "--label", "label", "import: column of outcomes 0/1");
            text_option(app, spec, "--as-of", "as_of",
                        "import: column of dates or one date (as_of) · explain: the date");
            text_option(app, spec, "--table", "table", "table: every scored row as CSV (journalled)");
            text_option(app, spec, "--namespace", "namespace", "import: namespace of ids");
          },
          run_model};
}

}  // namespace habitus
