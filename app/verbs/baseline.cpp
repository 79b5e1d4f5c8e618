#include "core/trends/baseline.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"

namespace habitus {
namespace {

/// --pick, --as, --property and --of describe one measure; several come from --spec or --measure "actors of
/// view".
Result<Json> measures_of(Json& spec) {
  Json measures = Json::array();
  Json one = Json::object();
  for (const char* key : {"pick", "as", "property", "of"})
    if (spec.contains(key)) {
      one[key] = spec[key];
      spec.erase(key);
    }
  CHECK(read_picks(one, "pick"));
  CHECK(read_picks(one, "of"));
  if (one.empty()) return measures;
  if (!one.contains("pick")) one["pick"] = "*";
  measures.push_back(one);
  return measures;
}

Result<Reply> list_baselines(Desk& desk) {
  TRY(Project * project, open_for_asking(desk));
  TRY(const auto all, project->definitions().heads("baseline"));
  Reply reply;
  report::Table table;
  using Align = report::Column::Align;
  table.columns = {
      {"baseline", Align::left}, {"from", Align::left}, {"to", Align::left}, {"hash", Align::left}};
  Json list = Json::array();
  for (const Definition& d : all) {
    const Json spec = d.json();
    const std::string from = spec["frozen"].value("from", ""), to = spec["frozen"].value("to", "");
    table.rows.push_back(
        {Text("%1", {d.name}), Text(from.substr(0, 10)), Text(to.substr(0, 10)), Text(d.hash.substr(0, 12))});
    list.push_back({{"name", d.name}, {"hash", d.hash}, {"from", from}, {"to", to}});
  }
  reply.tables.push_back(std::move(table));
  reply.json = canonical(Json{{"baselines", list}});
  return reply;
}

Result<Reply> freeze(Desk& desk, Json spec) {
  TRY(Project * project, desk.open(true));
  const std::string name = spec.value("$name", spec.value("name", "")), why = spec.value("reason", "");
  if (name.empty()) return fail(Kind::input, "The baseline has no name", {}, "Give it with --name");
  for (const char* key : {"name", "$name", "reason"}) spec.erase(key);
  TRY(const Json measures, measures_of(spec));
  if (!measures.empty()) spec["measures"] = measures;
  TRY(const Json wanted, gather(*project, "baseline", spec));
  TRY(const auto made, trends::freeze(*project, name, wanted, why, desk.exec));
  TRY(const auto answer, report::ask(*project, trends::baseline(), Json{{"name", name}}, desk.exec));
  Reply reply = reply_of(trends::baseline(), answer, answer.json());
  reply.lines.insert(reply.lines.begin(), "Froze the baseline “" + name + "”, " + made.hash.substr(0, 12));
  return reply;
}

Result<Reply> run_baseline(Desk& desk, const Json& given) {
  Json spec = given;
  TRY(const std::string action, action_of(desk, spec, {"list", "freeze", "compare", "show"}));
  if (action == "list") return list_baselines(desk);
  if (action == "freeze") return freeze(desk, spec);
  TRY(Project * project, open_for_asking(desk));
  Json wanted{{"name", spec.value("$name", spec.value("name", ""))}};
  if (wanted["name"] == "") return fail(Kind::input, "Which baseline?", {}, "Name it with --name");
  if (spec.contains("scope")) wanted["scope"] = spec["scope"];
  const bool dated = spec.contains("scope") && spec["scope"].contains("from") && spec["scope"].contains("to");
  if (action == "compare" && !dated)
    return fail(Kind::input, "Which time is held against the baseline?", {}, "Give --from and --to");
  TRY(const auto answer, report::ask(*project, trends::baseline(), wanted, desk.exec));
  return reply_of(trends::baseline(), answer, answer.json());
}

}  // namespace

Verb verb_baseline() {
  return {"baseline", "Freeze what is usual over a time, and hold later times against it",
          "habitus-cli baseline shop.habitus freeze --name before --pick purchase --from 2025-02-03 --to "
          "2025-03-03",
          [](CLI::App& app, Json& spec, Desk& desk) {
            asking_options(app, spec, desk);
            action_option(app, spec, "list (default), freeze, compare or show");
            text_option(app, spec, "--pick", "pick", "What is counted (any event)");
            text_option(app, spec, "--as", "as", "events, actors, per_actor, sum, mean or ratio");
            text_option(app, spec, "--property", "property", "Property of sum and mean");
            text_option(app, spec, "--of", "of", "What a ratio is a share of");
            text_option(app, spec, "--funnel", "funnel", "A saved funnel to freeze with it");
            text_option(app, spec, "--reason", "reason", "Why it is frozen");
          },
          run_baseline};
}

}  // namespace habitus
