#include "core/cohorts/cohorts.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "core/taxonomy/pick_text.h"

namespace habitus {
namespace {

/// --time, --first-use, --behaviour, --attribute and --segment give "by"; --kpi "sum amount of purchase" and
/// the like give "kpis".
Result<Json> kpi_of(const std::string& text) {
  Json out = Json::object();
  std::string rest = text;
  const size_t of = rest.find(" of ");
  if (of != std::string::npos) {
    TRY(out["pick"], taxonomy::pick_from_text(rest.substr(of + 4)));
    rest = rest.substr(0, of);
  }
  const size_t space = rest.find(' ');
  out["as"] = rest.substr(0, space);
  if (space != std::string::npos) out[out["as"] == "active" ? "within" : "property"] = rest.substr(space + 1);
  return out;
}

Result<Reply> run_cohorts(Desk& desk, const Json& given) {
  Json spec = given, by = Json::array();
  const auto take = [&](const char* key) {
    Json value = spec.value(key, Json());
    spec.erase(key);
    return value;
  };
  const Json time = take("time"), uses = take("uses");
  if (!time.is_null()) by.push_back(Json{{"time", time}});
  for (const auto& use : uses) {
    Json first{{"time", time.is_null() ? Json("week") : time}, {"pick", use}};
    CHECK(read_picks(first, "pick"));
    by.push_back(std::move(first));
  }
  if (Json picks{{"behaviours", take("behaviours")}}; !picks["behaviours"].is_null()) {
    CHECK(read_picks(picks, "behaviours"));
    by.push_back(std::move(picks));
  }
  for (const auto& name : take("attributes")) by.push_back(Json{{"attribute", name}});
  for (const auto& name : take("properties")) by.push_back(Json{{"property", name}});
  if (const Json names = take("segments"); !names.is_null()) by.push_back(Json{{"segments", names}});
  if (!by.empty()) spec["by"] = by;
  if (spec.contains("groups"))
    for (auto& group : spec["groups"])
      if (group.is_string()) {  // "name: F and not search"
        const std::string text = group.get<std::string>();
        const size_t colon = text.find(": ");
        if (colon != std::string::npos)
          group = Json{{"name", text.substr(0, colon)}, {"is", text.substr(colon + 2)}};
      }
  if (spec.contains("kpis"))
    for (auto& kpi : spec["kpis"])
      if (kpi.is_string()) {
        TRY(kpi, kpi_of(kpi.get<std::string>()));
      }
  return answer_to(desk, cohorts::question(), spec);
}

}  // namespace

Verb verb_cohorts() {
  return {"cohorts", "Groups of persons side by side on any KPI",
          "habitus-cli cohorts shop.habitus --time month --attribute country --kpi \"sum amount of "
          "purchase\" --kpi \"active 30 d\"",
          [](CLI::App& app, Json& spec, Desk& desk) {
            asking_options(app, spec, desk);
            text_option(app, spec, "--time", "time", "By period of the first event: day, week, month …");
            list_option(app, spec, "--first-use", "uses",
                        "By the period (--time, else week) in which they first did this");
            list_option(app, spec, "--behaviour", "behaviours", "By who did this; give it several times");
            list_option(app, spec, "--attribute", "attributes", "By an attribute of people");
            list_option(app, spec, "--property", "properties", "By the last value of a property of events");
            list_option(app, spec, "--segment", "segments", "By saved segments");
            list_option(app, spec, "--kpi", "kpis",
                        "\"did of purchase\", \"repeat of purchase\", \"events\", \"sum amount of "
                        "purchase\", \"active 30 d\"");
            list_option(app, spec, "--group", "groups",
                        "\"new women: F and (2025-W02 or 2025-W03) and not search\": cohorts combined");
            text_option(app, spec, "--combine", "combine",
                        "beside, cross: every combination, or groups: only those of --group");
            text_option(app, spec, "--reason", "reason", "Why these cohorts");
          },
          run_cohorts};
}

}  // namespace habitus
