#include "core/objectives/indicators.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/base/spec.h"
#include "core/objectives/association.h"
#include "core/objectives/formula.h"
#include "core/objectives/objective_parts.h"
#include "core/segments/scope.h"

namespace habitus::objectives {
namespace {

constexpr const char* kIndicators = "indicators";

/// "adoption of purchase" and the like, and "name = formula".
Json from_text(const std::string& text) {
  const auto of = [&](const std::string& head) {
    return text.rfind(head + " of ", 0) == 0 ? text.substr(head.size() + 4) : std::string();
  };
  if (text == "session duration") return {{"name", text}, {"formula", "duration() / sessions()"}};
  if (text == "stickiness")
    return {{"name", text}, {"formula", "days() / persons() / window()"}, {"within", "30 d"}};
  if (const std::string pick = of("adoption"); !pick.empty())
    return {{"name", text}, {"formula", "persons(" + pick + ") / persons()"}};
  if (const std::string pick = of("repeat"); !pick.empty())
    return {{"name", text}, {"formula", "persons(" + pick + ", 2) / persons(" + pick + ")"}};
  const size_t equal = text.find('=');
  if (equal != std::string::npos && equal > 0 && text.find('(') > equal)
    return {{"name", text.substr(0, text.find_last_not_of(' ', equal - 1) + 1)},
            {"formula", text.substr(equal + 1)}};
  return {{"name", text}, {"formula", text}};
}

Result<Json> complete_indicators(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"indicators", "outcome", "window", "lags", "sessions", "scope"}, kIndicators));
  Json out = Json::object();
  TRY(out["scope"], segments::complete_scope(project, spec.value("scope", Json())));
  TRY(const auto lens, segments::lens_of(project, out["scope"]));
  TRY(const auto properties, segments::property_names(project));
  const Json given =
      spec.value("indicators",
                 Json::array({"session duration", "stickiness", "events a person = events() / persons()"}));
  out["indicators"] = Json::array();
  const bool has_outcome = spec.contains("outcome") && !spec["outcome"].is_null();
  for (const Json& item : given.is_array() ? given : Json::array({given})) {
    const std::string where = "indicators[" + std::to_string(out["indicators"].size()) + "]";
    const Json one = item.is_string() ? from_text(item.get<std::string>()) : item;
    CHECK(spec::only(one, {"name", "formula", "within"}, where));
    Json done;
    TRY(done["formula"], spec::text(one, "formula", "", where));
    TRY(const auto formula, parse_formula(done["formula"].get<std::string>(), lens, properties, where));
    if (has_outcome)  // what foretells was known before
      for (const auto& term : formula.terms)
        if (!term.pick.empty()) {
          TRY(const Json pick, parse_json(term.pick));
          CHECK(taxonomy::looks_back(pick, lens, where));
        }
    TRY(done["name"], spec::text(one, "name", done["formula"].get<std::string>(), where));
    TRY(const std::string within, spec::duration(one, "within", "", where));
    if (!within.empty()) done["within"] = within;
    out["indicators"].push_back(std::move(done));
  }
  if (out["indicators"].empty() || out["indicators"].size() > 20)
    return fail(Kind::input, "One to 20 indicators can be compared", kIndicators);
  TRY(out["window"], spec::duration(spec, "window", "30 d", kIndicators));
  TRY(out["lags"], complete_lags(spec, kIndicators));
  if (has_outcome) {
    TRY(out["outcome"], target_spec(project, spec["outcome"]));
  }
  Json cut = spec.value("sessions", Json::object());
  cut["scope"] = out["scope"];
  TRY(out["sessions"], sessions::complete(project, cut));
  out["sessions"].erase("scope");
  return out;
}

Result<ResultKey> key_indicators(Project& project, const Json& complete) {
  TRY(ResultKey out, segments::key_of(project, complete));
  if (!complete.contains("outcome")) return out;
  TRY(const ResultKey labels, question().key(project, complete["outcome"]));
  TRY(const ResultKey history, segments::key_of(project, complete["outcome"]));
  out.specs.insert(out.specs.end(), labels.specs.begin(), labels.specs.end());
  out.inputs = canonical(Json{{"scope", out.inputs}, {"labels", labels.inputs}, {"history", history.inputs}});
  return out;
}

/// The last whole `within` days of a scope that end with its end, or with the day of its last event.
Result<Json> last_days(Project& project, const Json& scope, const std::string& within, const Exec& exec) {
  TRY(const auto read, segments::scope_of(project, scope, exec));
  TRY(const auto extent, segments::extent_of(project, read, exec));
  TRY(const Zone zone, segments::zone_of(scope));
  TRY(const Duration length, parse_duration(within));
  Json out = scope;
  if (extent.empty()) return out;
  const Time last = scope.contains("to") ? read.to - 1 : extent.last;
  const int64_t end = period_of(zone.to_local(last), Grain::day) + 1;
  out["to"] = iso(zone.from_local(period_start(end, Grain::day)).utc);
  out["from"] = iso(zone.from_local(period_start(end, Grain::day) - length).utc);
  return out;
}

Result<std::vector<Json>> values(Project& project, const Json& complete, const Exec& exec) {
  std::vector<Json> out;
  for (const Json& one : complete["indicators"]) {
    Json scope = complete["scope"];
    if (one.contains("within")) {
      TRY(scope, last_days(project, scope, one["within"].get<std::string>(), exec));
    }
    TRY(const Measured measured,
        measure(project, scope, {one["formula"].get<std::string>()}, complete["sessions"], exec));
    out.push_back(measured.values.front());
  }
  return out;
}

/// By indicator and lag: how the indicator of each outcome row goes with its label.
Result<std::vector<std::vector<Json>>> associations(Project& project, const Json& complete,
                                                    const Outcome& outcome, const Exec& exec) {
  const Json& target = complete["outcome"];
  std::vector<std::string> formulas;
  std::vector<Duration> windows;
  for (const Json& one : complete["indicators"]) {
    formulas.push_back(one["formula"].get<std::string>());
    TRY(const Duration window, parse_duration(one.value("within", complete["window"].get<std::string>())));
    windows.push_back(window);
  }
  TRY(const auto scope, segments::scope_of(project, target["scope"], exec));
  TRY(const auto extent, segments::extent_of(project, scope, exec));
  TRY(Meter meter, Meter::make(project, target["scope"], formulas, complete["sessions"], extent));
  events::Need need;
  meter.bind(need);
  std::vector<std::vector<Json>> out(formulas.size());
  for (const Duration lag : lags_of(complete["lags"])) {
    std::vector<std::vector<double>> x(formulas.size(), std::vector<double>(outcome.y.size(), std::nan("")));
    CHECK(walk(project, target["scope"], need, outcome, lag, exec, [&](const events::Slab& slab) {
      auto scratch = std::make_shared<Meter::Scratch>();
      meter.prepare(slab, *scratch);
      return [&, s = &slab, scratch](const Moment& moment) {
        std::vector<double> terms;
        for (size_t f = 0; f < formulas.size(); ++f) {
          meter.measure(*s, *scratch, moment.within(*s, windows[f]), terms);
          x[f][moment.row] = meter.value(f, terms, static_cast<double>(windows[f]) / kDay);
        }
      };
    }));
    for (size_t f = 0; f < formulas.size(); ++f) out[f].push_back(rank_correlation(x[f], outcome));
  }
  return out;
}

Result<Json> compute_indicators(Project& project, const Json& complete, const Exec& exec) {
  TRY(const auto measured, values(project, complete, exec));
  Json out{{"indicators", Json::array()}, {"window", complete["window"]}};
  std::vector<std::vector<Json>> links;
  if (complete.contains("outcome")) {
    TRY(const Outcome outcome, outcome_of(project, complete["outcome"], exec));
    TRY(links, associations(project, complete, outcome, exec));
    out["outcome"] = {{"n", outcome.y.size()}, {"positives", outcome.positives}};
  }
  for (size_t i = 0; i < measured.size(); ++i) {
    Json row = complete["indicators"][i];
    row["value"] = measured[i];
    if (!links.empty()) row.update(foretelling(lags_of(complete["lags"]), links[i]));
    out["indicators"].push_back(std::move(row));
  }
  if (!links.empty()) std::stable_sort(out["indicators"].begin(), out["indicators"].end(), stronger);
  return out;
}

}  // namespace

const report::Question& indicators() {
  static const report::Question made{
      "indicators", 1, complete_indicators, key_indicators, compute_indicators, indicator_figures};
  return made;
}

}  // namespace habitus::objectives
