#include "app/verbs/evidence.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace habitus::evidence {

Result<Json> read_spec_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  if (!in || !(bytes << in.rdbuf()))
    return fail(Kind::missing, "This file cannot be read", path, "Check its name");
  return parse_json(bytes.str(), path);
}

/// The definition named by --spec FILE or --name N, with what the flags say laid over it. Keys that begin
/// with "$" are ours.
Result<Json> gather(Project& project, const std::string& kind, const Json& flags) {
  Json base = Json::object();
  if (flags.contains("$spec")) {
    TRY(base, read_spec_file(flags["$spec"].get<std::string>()));
  } else if (flags.contains("$name")) {
    TRY(const auto saved, project.definitions().need(kind, flags["$name"].get<std::string>()));
    base = saved.json();
  }
  for (const auto& [key, value] : flags.items())
    if (!key.starts_with('$')) base[key] = value;
  return base;
}

/// Opens for writing where that is possible, so that answers are kept.
Result<Project*> open_to_ask(Desk& desk) {
  if (!desk.project) {
    TRY(desk.project, Project::open(desk.project_path));
  }
  return desk.project.get();
}

Reply reply_of(const report::Question& question, const report::Answer& answer, const Json& shown) {
  Reply reply;
  for (const auto& figure : question.figures(shown)) {
    if (!figure.sentence.empty()) reply.lines.push_back(english(figure.sentence));
    reply.tables.push_back(figure.table);
    for (const auto& below : figure.below) reply.tables.push_back(below.table);
  }
  Json body = shown;
  body["result"] = answer.result;
  body["spec"] = Json::parse(answer.spec, nullptr, false);
  reply.json = canonical(body);
  return reply;
}

CLI::Option* text_flag(CLI::App& app, Json& spec, const char* flag, const char* key,
                              const char* help) {
  return app.add_option_function<std::string>(
      flag, [&spec, at = std::string(key)](const std::string& v) { spec[at] = v; }, help);
}
CLI::Option* list_flag(CLI::App& app, Json& spec, const char* flag, const char* key,
                              const char* help) {
  return app.add_option_function<std::vector<std::string>>(
      flag, [&spec, at = std::string(key)](const std::vector<std::string>& v) { spec[at] = v; }, help);
}
void common_flags(CLI::App& app, Json& spec, Desk& desk) {
  app.add_option("project", desk.project_path, "The project file")->required();
  text_flag(app, spec, "--spec", "$spec", "Definition as a JSON file; flags change parts of it");
  text_flag(app, spec, "--name", "$name", "A saved definition; flags change parts of it");
  text_flag(app, spec, "--save", "$save", "Keep the definition under this name");
}

}  // namespace habitus::evidence
