#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "core/governance/settings.h"

namespace habitus {

namespace {
Result<Reply> run_setting(Desk& desk, const Json& spec) {
  const std::string key = spec.value("key", "");
  TRY(Project * project, desk.open(spec.contains("value")));
  if (spec.contains("value"))
    CHECK(governance::change_setting(*project, key, spec["value"].get<std::string>()));
  Reply reply;
  Json all = Json::object();
  report::Table table;
  using A = report::Column::Align;
  table.columns = {{"setting", A::left}, {"value", A::left}, {"what it does", A::left}};
  for (const auto& s : governance::settings()) {
    if (!key.empty() && key != s.key) continue;
    TRY(const std::string value, governance::setting_value(*project, s.key));
    all[s.key] = value;
    table.rows.push_back({Text(std::string(s.key)), Text("%1", {value}), s.help});
  }
  if (all.empty()) CHECK(governance::setting_value(*project, key));
  reply.tables.push_back(std::move(table));
  reply.json = canonical(all);
  return reply;
}
}  // namespace

Verb verb_setting() {
  return {"setting",
          "Show or change a setting of the project: the smallest group that leaves it, its time zone",
          "habitus-cli setting shop.habitus gate.min_cell 20",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option("project", desk.project_path, "The project file")->required();
            text_option(app, spec, "key", "key", "gate.min_cell or zone");
            text_option(app, spec, "value", "value", "Its new value");
          },
          run_setting};
}

}  // namespace habitus
