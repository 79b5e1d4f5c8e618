#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/fairness/audit.h"
#include "core/fairness/slice.h"
#include "core/identity/people.h"
#include "core/profiles/groups.h"
#include "core/profiles/profiles.h"
#include "core/segments/answers.h"
#include "core/segments/scope.h"

namespace habitus::profiles {
namespace {

using segments::number_json;
constexpr const char* kRepresentation = "representation";

/// Nothing said: every protected attribute whose values can be groups, and each two of them together.
Result<Json> usual_cuts(Project& project) {
  TRY(const auto all, identity::attributes(project));
  Json out = Json::array();
  for (const auto& a : all)
    if (a.is_protected && !a.levels.empty() && a.levels.size() <= 12) out.push_back(Json{{"attribute", a.name}});
  const size_t single = out.size();
  for (size_t i = 0; i < single; ++i)
    for (size_t j = i + 1; j < single && out.size() < 10; ++j) out.push_back(Json{{"cross", {out[i], out[j]}}});
  if (out.empty())
    return fail(Kind::input,
                QT_TRANSLATE_NOOP("core", "It is not said by what to cut, and no attribute is marked protected"),
                "representation.by", QT_TRANSLATE_NOOP("core", "Name an attribute, or a group like sex=F & age>=50"));
  return out;
}

Result<Json> complete_representation(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"of", "scope", "by", "beneficial", "tau", "min_n", "reference"}, kRepresentation));
  Json out = Json::object();
  TRY(out["scope"], segments::complete_scope(project, spec.value("scope", Json())));
  TRY(out["of"], complete_groups(project, spec.value("of", Json()), out["scope"], kRepresentation));
  Json by = spec.value("by", Json::array());
  if (by.empty()) {
    TRY(by, usual_cuts(project));
  }
  out["by"] = Json::array();
  for (const Json& cut : by.is_array() ? by : Json::array({by})) {
    TRY(Json done, fairness::complete_cut(project, cut));
    out["by"].push_back(std::move(done));
  }
  TRY(out["beneficial"], spec::texts(spec, "beneficial", kRepresentation));
  TRY(out["reference"], spec::choice(spec, "reference", {"best", "majority"}, kRepresentation));
  TRY(out["min_n"], spec::whole(spec, "min_n", static_cast<int64_t>(project.gate().min_cell()), 1, 1000000, kRepresentation));
  const Json tau = spec.value("tau", Json(.8));
  if (!tau.is_number() || tau <= 0 || tau > 1)
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "The least ratio lies above 0 and is at most 1"),
                "representation.tau", "0.8");
  out["tau"] = tau;
  return out;
}

Result<ResultKey> key_representation(Project& project, const Json& complete) {
  TRY(ResultKey out, key_of_groups(project, complete));
  for (const Json& cut : complete["by"]) {
    TRY(const auto made, fairness::Cut::make(project, cut));
    out.specs.insert(out.specs.end(), made.content().begin(), made.content().end());
  }
  return out;
}

fairness::Subject belonging(const Groups& groups, const Group& group) {
  fairness::Subject out;
  out.person = groups.population;
  out.moment.assign(out.person.size(), kEnd);
  for (const auto person : out.person) out.selected.push_back(group.people->has(person));
  out.label.assign(out.person.size(), NAN);
  out.score = out.label;
  return out;
}

/// {"slices": what each slice is among everybody and among the members, "association"} of one cut.
Json cut_json(const Json& audited) {
  Json slices = Json::array();
  std::vector<std::vector<double>> table;
  double n = 0, members = 0;
  for (const Json& g : audited["groups"]) {
    n += g["counts"]["n"].get<double>();
    members += g["counts"]["selected"].get<double>();
  }
  for (const Json& g : audited["groups"]) {
    const double in = g["counts"]["selected"], all = g["counts"]["n"];
    table.push_back({in, all - in});
    Json one{{"name", g["name"]},
             {"population", segments::rate_json(all, n)},
             {"members", segments::rate_json(in, members)},
             {"rate", segments::rate_json(in, all)}};
    one["representation"] = number_json(members > 0 && all > 0 ? (in / members) / (all / n) : NAN);
    one["impact"] = g.contains("gaps") ? g["gaps"]["impact"] : Json();
    slices.push_back(std::move(one));
  }
  const Association a = association(table);
  Json out{{"name", audited["name"]}, {"kind", audited["kind"]}, {"unknown", audited["unknown"]}, {"slices", slices}};
  out["reference"] = audited.value("reference", "");
  out["association"] = to_json(a);
  out["effect"] = std::isnan(a.v) ? "" : a.v < .1 ? "negligible" : a.v < .3 ? "small" : a.v < .5 ? "medium" : "large";
  return out;
}

/// The worst verdict of the ratios of a segment.
std::string verdict_of(const Json& cuts) {
  std::string out = "pass";
  for (const Json& cut : cuts)
    for (const Json& slice : cut["slices"]) {
      if (!slice["impact"].is_object()) continue;
      const std::string verdict = slice["impact"]["verdict"];
      if (verdict == "fail" || (verdict == "insufficient" && out == "pass")) out = verdict;
    }
  return out;
}

Result<Json> compute_representation(Project& project, const Json& complete, const Exec& exec) {
  TRY(const Groups groups, groups_of(project, complete["of"], complete["scope"], exec));
  fairness::Plan plan;
  for (const Json& cut : complete["by"]) {
    TRY(const auto made, fairness::Cut::make(project, cut));
    plan.cut_names.push_back(fairness::cut_name(cut));
    plan.kinds.push_back(cut.contains("slice") ? "slice" : cut.contains("cross") ? "cross" : "attribute");
    auto& names = plan.group.emplace_back();
    for (const auto person : groups.population) names.push_back(made.group(person, kEnd));
  }
  plan.reference = complete["reference"];
  plan.measures = {"impact"};
  plan.tau = complete["tau"];
  plan.min_n = complete["min_n"].get<double>();
  std::vector<std::string> names;
  for (const Group& g : groups.all) names.push_back(g.name);
  const auto wanted = complete["beneficial"].get<std::vector<std::string>>();
  for (const auto& name : wanted)
    if (std::find(names.begin(), names.end(), name) == names.end())
      return spec::unknown("segment", name, names, "representation.beneficial");
  plan.looked_at = 0;
  Json answer{{"population", groups.population.size()}, {"tau", complete["tau"]}, {"min_n", complete["min_n"]},
              {"segments", Json::array()}, {"verdicts", {{"pass", 0}, {"fail", 0}, {"insufficient", 0}}}};
  for (const Group& group : groups.all) {
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), group.name) == wanted.end()) continue;
    const Json audited = fairness::audit(belonging(groups, group), plan);
    Json one{{"name", group.name},
             {"size", segments::rate_json(static_cast<double>(group.people->keys.size()),
                                          static_cast<double>(groups.population.size()))},
             {"cuts", Json::array()}};
    for (const Json& cut : audited["cuts"]) one["cuts"].push_back(cut_json(cut));
    one["verdict"] = verdict_of(one["cuts"]);
    Json& count = answer["verdicts"][one["verdict"].get<std::string>()];
    count = count.get<int>() + 1;
    answer["segments"].push_back(std::move(one));
  }
  return answer;
}

}  // namespace

Json cuts_said(const Json& by) {
  Json out = Json::array();
  const Json list = by.is_array() ? by : Json::array({by});
  for (const Json& cut : list) out.push_back(fairness::cut_text(cut));
  return out;
}

const report::Question& representation() {
  static const report::Question made{"representation", 1, complete_representation, key_representation, compute_representation, representation_figures};
  return made;
}

}  // namespace habitus::profiles
