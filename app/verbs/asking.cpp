#include "app/verbs/asking.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/verbs/file.h"
#include "core/base/spec.h"
#include "core/governance/share.h"
#include "core/report/drawing.h"
#include "core/report/page.h"
#include "core/taxonomy/pick_text.h"
#include "core/taxonomy/rules.h"
#include "views/paper/paper.h"

namespace habitus {
namespace {

template <class T>
CLI::Option* option(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help) {
  return app.add_option_function<T>(
      flag, [&spec, at = std::string(key)](const T& v) { spec[at] = v; }, help);
}

}  // namespace

CLI::Option* text_option(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help) {
  return option<std::string>(app, spec, flag, key, help);
}

CLI::Option* list_option(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help) {
  return option<std::vector<std::string>>(app, spec, flag, key, help);
}

void bool_option(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help) {
  app.add_flag_callback(
      flag, [&spec, at = std::string(key)] { spec[at] = true; }, help);
}

void number_option(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help) {
  option<double>(app, spec, flag, key, help);
}

void whole_option(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help) {
  option<int64_t>(app, spec, flag, key, help);
}

void definition_options(CLI::App& app, Json& spec, Desk& desk) {
  app.add_option("project", desk.project_path, "The project file")->required();
  text_option(app, spec, "--spec", "$file", "Definition as JSON; flags change parts of it");
  text_option(app, spec, "--name", "$name", "A saved definition; flags change parts of it");
  text_option(app, spec, "--save", "$save", "Keep the definition under this name");
}

void report_option(CLI::App& app, Json& spec) {
  text_option(app, spec, "--report", "$report",
              "Write figures, tables and the reason to this .html or .pdf; the first figure alone to .svg or .png, its table to .csv");
}

void asking_options(CLI::App& app, Json& spec, Desk& desk) {
  definition_options(app, spec, desk);
  const auto scope = [&](const char* flag, const char* key, const char* help) {
    app.add_option_function<std::string>(
        flag, [&spec, at = std::string(key)](const std::string& v) { spec["scope"][at] = v; }, help);
  };
  scope("--from", "from", "First date of the period");
  scope("--to", "to", "First date after the period");
  scope("--known-by", "known_by", "Only what had arrived before this date");
  scope("--population", "population", "Name of a segment");
  scope("--level", "level", "event, behaviour or category");
  scope("--taxonomy", "taxonomy", "Name of the taxonomy");
  scope("--zone", "zone", "Time zone of dates and periods");
  app.add_option_function<std::vector<std::string>>(
      "--source", [&spec](const std::vector<std::string>& v) { spec["scope"]["sources"] = v; },
      "Only these sources");
  report_option(app, spec);
  text_option(app, spec, "--where", "$where", "Only events like this: \"country is DE and amount >= 10\"");
}

Done read_picks(Json& spec, const char* key) {
  if (!spec.contains(key)) return {};
  const auto read = [](Json& value) -> Done {
    if (!value.is_string()) return {};
    TRY(value, taxonomy::pick_from_text(value.get<std::string>()));
    return {};
  };
  if (!spec[key].is_array()) return read(spec[key]);
  for (auto& value : spec[key]) CHECK(read(value));
  return {};
}

void action_option(CLI::App& app, Json& spec, const char* help) {
  text_option(app, spec, "action", "$action", help);
}

Result<std::string> action_of(Desk& desk, Json& spec, const std::vector<std::string>& known) {
  std::string action = spec.value("$action", spec.value("action", ""));
  spec.erase("$action");
  spec.erase("action");
  if (!desk.project && std::find(known.begin(), known.end(), desk.project_path) != known.end())
    std::swap(action, desk.project_path);
  if (action.empty()) return known.front();
  if (std::find(known.begin(), known.end(), action) != known.end()) return action;
  return spec::unknown("action", action, known, {});
}

Result<Project*> open_for_asking(Desk& desk) {
  if (!desk.project) {
    TRY(desk.project, Project::open(desk.project_path));
  }
  return desk.project.get();
}

Result<Json> gather(Project& project, const std::string& kind, const Json& flags) {
  Json base = Json::object();
  if (const std::string file = flags.value("$file", ""); !file.empty()) {
    TRY(base, read_json(file));
  } else if (const std::string name = flags.value("$name", ""); !name.empty()) {
    TRY(const auto saved, project.definitions().need(kind, name));
    base = saved.json();
  }
  Json over = Json::object();
  for (const auto& [key, value] : flags.items())
    if (!key.starts_with('$')) over[key] = value;
  base.merge_patch(over);
  if (const std::string where = flags.value("$where", ""); !where.empty()) {
    TRY(base["scope"]["where"], taxonomy::conditions_from_text(where));
  }
  return base;
}

Reply reply_of(const report::Question& question, const report::Answer& answer, Json shown) {
  Reply reply;
  const auto add = [&reply](const report::Figure& figure, auto&& self) -> void {
    if (!figure.sentence.empty()) reply.lines.push_back(english(figure.sentence));
    reply.tables.push_back(figure.table);
    for (const auto& below : figure.below) self(below, self);
  };
  for (const auto& figure : question.figures(shown)) add(figure, add);
  shown["result"] = answer.result;
  shown["spec"] = Json::parse(answer.spec, nullptr, false);
  reply.json = canonical(shown);
  return reply;
}

Done write_report(Project& project, const report::Question& question, const report::Answer& answer,
                  const std::string& name, const std::string& path) {
  TRY(const Json spec, parse_json(answer.spec));
  const auto figures = governance::leaving_figures(question, answer.json(), project.gate().min_cell());
  const bool svg = path.ends_with(".svg"), png = path.ends_with(".png"), csv = path.ends_with(".csv");
  if (svg || png || csv) {
    if (figures.empty()) return fail(Kind::failed, "There is no figure to write", path);
    if (csv) return write_text(path, report::csv(figures.front().table, report::Words()));
    const report::Drawing drawing = report::draw(figures.front(), {});
    if (svg) return write_text(path, report::svg(drawing, "figure"));
    TRY(const std::string picture, paper::png(drawing));
    return write_text(path, picture);
  }
  report::Page page{
      name.empty() ? question.name : question.name + " · " + name, spec.value("reason", ""), {}, figures};
  page.facts = {{"Definition", answer.spec}, {"Computed from", answer.inputs}, {"Result", answer.result}};
  if (path.ends_with(".pdf")) {
    TRY(const std::string pdf, paper::pdf(report::document(page, report::Words()), {}, report::Words()));
    return write_text(path, pdf);
  }
  return write_text(path, report::html(page, report::Words()));
}

Result<report::Answer> answered(Desk& desk, Project& project, const report::Question& question, const Json& spec) {
  TRY(const Json wanted, gather(project, question.name, spec));
  TRY(report::Answer answer, report::ask(project, question, wanted, desk.exec));
  if (const std::string save = spec.value("$save", ""); !save.empty()) {
    TRY(const Json complete, parse_json(answer.spec));
    CHECK(project.definitions().apply(question.name, save, complete, complete.value("reason", "")));
  }
  if (const std::string path = spec.value("$report", ""); !path.empty())
    CHECK(write_report(project, question, answer, spec.value("$save", spec.value("$name", "")), path));
  return answer;
}

Result<Reply> answer_to(Desk& desk, const report::Question& question, const Json& spec) {
  TRY(Project * project, open_for_asking(desk));
  TRY(const report::Answer answer, answered(desk, *project, question, spec));
  return reply_of(question, answer, answer.json());
}

}  // namespace habitus
