#include <cmath>
#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "core/governance/changes.h"

namespace habitus {

namespace {
using A = report::Column::Align;

/// "funnel/checkout", or kind and name apart.
std::pair<std::string, std::string> named(const Json& spec) {
  const std::string kind = spec.value("kind", ""), name = spec.value("name", "");
  const size_t slash = kind.find('/');
  if (name.empty() && slash != std::string::npos) return {kind.substr(0, slash), kind.substr(slash + 1)};
  return {kind, name};
}

Json numbers_json(const std::vector<governance::MovedNumber>& moved) {
  Json out = Json::array();
  const auto value = [](double v) { return std::isnan(v) ? Json() : Json(v); };
  for (const auto& m : moved)
    out.push_back({{"question", m.question},
                   {"definition", m.definition},
                   {"at", m.at},
                   {"label", english(m.label)},
                   {"before", value(m.before.value)},
                   {"after", value(m.after.value)}});
  return out;
}

/// What the newest version of a definition moved, against the one before it.
Result<std::vector<governance::MovedNumber>> moved_by_newest(Project& project, const std::string& kind,
                                                             const std::string& name, const Exec& exec) {
  TRY(const auto history, project.definitions().history(kind, name));
  for (size_t i = 0; i + 1 < history.size(); ++i)
    if (history[i].head) return governance::numbers_moved(project, history[i + 1], history[i], exec);
  return std::vector<governance::MovedNumber>();
}

Result<Reply> run_blame(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(false));
  const auto [kind, name] = named(spec);
  TRY(const auto fields, governance::blame(*project, kind, name));
  Reply reply;
  report::Table table;
  table.columns = {{"field", A::left}, {"value", A::left}, {"before", A::left}, {"version", A::right},
                   {"who", A::left},   {"when", A::left},  {"why", A::left}};
  Json list = Json::array();
  for (const auto& b : fields) {
    table.rows.push_back({Text("%1", {b.path}), Text("%1", {excerpt(b.value, 40)}),
                          Text("%1", {excerpt(b.before, 30)}), Text(std::to_string(b.version)),
                          Text("%1", {b.owner}), Text(iso(b.when)), Text("%1", {b.reason})});
    list.push_back({{"field", b.path},
                    {"value", Json::parse(b.value, nullptr, false)},
                    {"before", b.before.empty() ? Json() : Json::parse(b.before, nullptr, false)},
                    {"version", b.version},
                    {"who", b.owner},
                    {"when", iso(b.when)},
                    {"why", b.reason}});
  }
  reply.tables.push_back(std::move(table));
  Json body{{"kind", kind}, {"name", name}, {"fields", list}, {"moved", Json::array()}};
  if (spec.value("numbers", true)) {
    TRY(const auto moved, moved_by_newest(*project, kind, name, desk.exec));
    body["moved"] = numbers_json(moved);
    reply.lines.push_back(std::to_string(moved.size()) + " numbers moved with the last version");
    report::Table numbers;
    numbers.columns = {{"answer", A::left}, {"number", A::left}, {"before", A::right}, {"after", A::right}};
    for (size_t i = 0; i < moved.size() && i < 40; ++i)
      numbers.rows.push_back({Text("%1", {moved[i].question + " " + moved[i].definition}), moved[i].label,
                              moved[i].before, moved[i].after});
    if (!moved.empty()) reply.tables.push_back(std::move(numbers));
  }
  reply.json = canonical(body);
  return reply;
}
}  // namespace

Verb verb_blame() {
  return {"blame",
          "Say of each field of a definition who gave it its value, when and why, and what moved with it",
          "habitus-cli blame shop.habitus funnel checkout",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            text_option(app, spec, "kind", "kind", "funnel, taxonomy, model, …; or kind/name")->required();
            text_option(app, spec, "name", "name", "Its name");
            app.add_flag_callback(
                "--no-numbers", [&spec] { spec["numbers"] = false; }, "Do not compute what moved");
          },
          run_blame};
}

}  // namespace habitus
