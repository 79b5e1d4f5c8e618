#include "app/verbs/asking.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/taxonomy/pick_text.h"
#include "core/taxonomy/rules.h"

namespace habitus {

Result<std::string> text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  if (!in || !(bytes << in.rdbuf()))
    return fail(Kind::missing, "This file cannot be read", path, "Check its name");
  return bytes.str();
}

void text_option(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help) {
  app.add_option_function<std::string>(
      flag, [&spec, at = std::string(key)](const std::string& v) { spec[at] = v; }, help);
}

void list_option(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help) {
  app.add_option_function<std::vector<std::string>>(
      flag, [&spec, at = std::string(key)](const std::vector<std::string>& v) { spec[at] = v; }, help);
}

void bool_option(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help) {
  app.add_flag_callback(
      flag, [&spec, at = std::string(key)] { spec[at] = true; }, help);
}

void asking_options(CLI::App& app, Json& spec, Desk& desk) {
  app.add_option("project", desk.project_path, "The project file")->required();
  text_option(app, spec, "--spec", "$file", "Definition as JSON; flags change parts of it");
  text_option(app, spec, "--name", "$name", "A saved definition; flags change parts of it");
  text_option(app, spec, "--save", "$save", "Keep the definition under this name");
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

Result<Project*> open_for_asking(Desk& desk) {
  if (!desk.project) {
    TRY(desk.project, Project::open(desk.project_path));
  }
  return desk.project.get();
}

namespace {

/// The definition named by --spec or --name, with what the flags say laid over it.
Result<Json> gather(Project& project, const std::string& kind, Json flags) {
  Json base = Json::object();
  const auto take = [&](const char* key) {
    const std::string value = flags.value(key, "");
    flags.erase(key);
    return value;
  };
  const std::string file = take("$file"), name = take("$name"), where = take("$where");
  take("$save");
  if (!file.empty()) {
    TRY(const std::string text, text_of(file));
    TRY(base, parse_json(text, file));
  } else if (!name.empty()) {
    TRY(const auto saved, project.definitions().need(kind, name));
    base = saved.json();
  }
  base.merge_patch(flags);
  if (!where.empty()) {
    TRY(base["scope"]["where"], taxonomy::conditions_from_text(where));
  }
  return base;
}

}  // namespace

Result<Reply> answer_to(Desk& desk, const report::Question& question, const Json& spec) {
  TRY(Project * project, open_for_asking(desk));
  const std::string save = spec.value("$save", "");
  TRY(const Json wanted, gather(*project, question.name, spec));
  TRY(const auto answer, report::ask(*project, question, wanted, desk.exec));
  if (!save.empty()) {
    TRY(const Json complete, parse_json(answer.spec));
    CHECK(project->definitions().apply(question.name, save, complete));
  }
  Json body = answer.json();
  Reply reply;
  const auto add = [&reply](const report::Figure& figure, auto&& self) -> void {
    if (!figure.sentence.empty()) reply.lines.push_back(english(figure.sentence));
    reply.tables.push_back(figure.table);
    for (const auto& below : figure.below) self(below, self);
  };
  for (const auto& figure : question.figures(body)) add(figure, add);
  body["result"] = answer.result;
  body["spec"] = Json::parse(answer.spec, nullptr, false);
  reply.json = canonical(body);
  return reply;
}

}  // namespace habitus
