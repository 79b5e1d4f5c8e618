#include "core/base/spec.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/funnels/funnel.h"
#include "core/funnels/run.h"
#include "core/project/project.h"
#include "core/segments/scope.h"

namespace habitus::funnels {
namespace {

Result<Json> exclusions(const Json& spec, const taxonomy::Lens& lens,
                        const std::vector<std::string>& properties, int64_t steps) {
  Json out = Json::array();
  if (!spec.contains("exclude")) return out;
  const Json list = spec["exclude"].is_array() ? spec["exclude"] : Json::array({spec["exclude"]});
  for (const auto& entry : list) {
    const std::string where = "exclude[" + std::to_string(out.size()) + "]";
    const Json given = entry.is_object() && entry.contains("pick") ? entry : Json{{"pick", entry}};
    CHECK(spec::only(given, {"pick", "from", "to"}, where));
    TRY(Json pick, taxonomy::complete_pick(given["pick"], lens, properties, where));
    TRY(const int64_t from, spec::whole(given, "from", 1, 1, steps - 1, where));
    TRY(const int64_t to, spec::whole(given, "to", steps, from + 1, steps, where));
    out.push_back(Json{{"pick", std::move(pick)}, {"from", from}, {"to", to}});
  }
  if (out.size() > 8) return fail(Kind::input, "A funnel has at most 8 exclusions", "exclude");
  return out;
}

}  // namespace

Result<Json> complete(Project& project, const Json& spec) {
  CHECK(spec::only(spec,
                   {"steps", "window", "order", "increase", "exclude", "exclusion", "entries", "breakdown",
                    "grain", "baseline", "scope"},
                   "funnel"));
  Json out = Json::object();
  TRY(out["scope"], segments::complete_scope(project, spec.value("scope", Json())));
  TRY(const auto lens, segments::lens_of(project, out["scope"]));
  TRY(const auto properties, segments::property_names(project));
  if (!spec.contains("steps") || !spec["steps"].is_array() || spec["steps"].size() < 2 ||
      spec["steps"].size() > kMaxSteps)
    return fail(Kind::input,
                Text("A funnel needs a list of 2 to %1 steps", {static_cast<int64_t>(kMaxSteps)}), "steps",
                R"(Write "steps": ["view_item", "purchase"])");
  out["steps"] = Json::array();
  for (const auto& step : spec["steps"]) {
    TRY(Json pick, taxonomy::complete_pick(step, lens, properties,
                                           "steps[" + std::to_string(out["steps"].size()) + "]"));
    out["steps"].push_back(std::move(pick));
  }
  TRY(out["window"], spec::duration(spec, "window", "7 d", "funnel"));
  TRY(out["order"],
      spec::choice(spec, "order", {"latest_start", "first_start", "strict", "strict_order", "any_order"},
                   "funnel"));
  TRY(out["increase"], spec::flag(spec, "increase", false, "funnel"));
  TRY(out["entries"], spec::choice(spec, "entries", {"all", "mature"}, "funnel"));
  TRY(Json exclude, exclusions(spec, lens, properties, static_cast<int64_t>(out["steps"].size())));
  if (!exclude.empty() && out["order"] == "any_order")
    return fail(Kind::input, "Exclusions lie between steps: a funnel in any order has none", "exclude",
                "Leave them out, or choose another order");
  if (!exclude.empty()) {
    out["exclude"] = std::move(exclude);
    TRY(out["exclusion"], spec::choice(spec, "exclusion", {"stop", "drop"}, "funnel"));
  }
  TRY(Json breakdown, segments::complete_breakdown(project, spec.value("breakdown", Json())));
  if (!breakdown.empty()) out["breakdown"] = std::move(breakdown);
  TRY(out["grain"],
      spec::choice(spec, "grain", {"week", "hour", "day", "month", "quarter", "year"}, "funnel"));
  CHECK(complete_overlay(project, spec, out));
  return out;
}

Result<Run> Run::make(Project& project, const Json& complete, const Exec& exec) {
  Run run;
  std::vector<Json> picks(complete["steps"].begin(), complete["steps"].end());
  run.plan.steps = static_cast<uint32_t>(picks.size());
  const std::string order = complete["order"].get<std::string>();
  run.plan.order = order == "latest_start"  ? Order::latest_start
                   : order == "first_start" ? Order::first_start
                   : order == "strict"      ? Order::strict
                   : order == "any_order"   ? Order::any_order
                                            : Order::strict_order;
  TRY(run.plan.window, parse_duration(complete["window"].get<std::string>()));
  run.plan.increase = complete["increase"].get<bool>();
  if (complete.contains("exclude")) {
    run.plan.drop = complete["exclusion"] == "drop";
    for (const auto& entry : complete["exclude"]) {
      picks.push_back(entry["pick"]);
      run.plan.exclusion[run.plan.exclusions++] = {entry["from"].get<uint32_t>(),
                                                   entry["to"].get<uint32_t>()};
    }
  }
  TRY(auto lens, segments::lens_of(project, complete["scope"]));
  TRY(run.picker, taxonomy::Picker::make(project, std::move(lens), picks));
  TRY(run.breakdown, segments::Breakdown::make(project, complete.value("breakdown", Json::array())));
  TRY(run.scope, segments::scope_of(project, complete["scope"], exec));
  TRY(run.extent, segments::extent_of(project, run.scope, exec));
  run.picker.bind(run.need);
  run.breakdown.bind(run.need);
  if (complete["entries"] == "mature") run.plan.enter_until = run.extent.last - run.plan.window;
  return run;
}

const report::Question& question() {
  static const report::Question made{"funnel", 1, complete, segments::key_of, compute, figures, people};
  return made;
}

}  // namespace habitus::funnels
