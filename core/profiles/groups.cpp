#include "core/profiles/groups.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/base/spec.h"
#include "core/clusters/clusters.h"
#include "core/segments/question.h"
#include "core/segments/rule.h"
#include "core/segments/scope.h"

namespace habitus::profiles {
namespace {

std::string name_of(const Json& segment, size_t i) {
  if (!segment.is_string()) return "rule " + std::to_string(i + 1);
  const std::string text = segment.get<std::string>();
  return text.substr(0, text.rfind('@'));
}

using Keys = std::vector<events::PersonKey>;
Result<Keys> everybody(Project& project, const Json& scope_spec, const Exec& exec) {
  TRY(const auto scope, segments::scope_of(project, scope_spec, exec));
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  TRY(auto keys, events::scan_reduce<Keys>(
                     project, pass, scope, {}, exec,
                     [](Keys& part, const events::Slab& slab) { part.assign(slab.person.begin(), slab.person.end()); },
                     [](Keys& into, const Keys& from) { into.insert(into.end(), from.begin(), from.end()); }));
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace

Result<Json> complete_groups(Project& project, const Json& of, const Json& scope, const std::string& where) {
  const Json given = of.is_null() ? Json::object() : of;
  CHECK(spec::only(given, {"segments", "clusters"}, where + ".of"));
  if (!given.contains("clusters")) {
    Json asked{{"scope", scope}};
    if (given.contains("segments")) asked["segments"] = given["segments"];
    TRY(const Json done, segments::question().complete(project, asked));
    return Json{{"segments", done["segments"]}};
  }
  Json partition = given["clusters"];
  if (partition.is_string()) {
    TRY(const auto found, taxonomy::find_definition(project, "clusters", partition.get<std::string>()));
    TRY(partition, parse_json(found.spec, found.text));
  }
  TRY(Json done, clusters::question().complete(project, partition));
  return Json{{"clusters", std::move(done)}};
}

Result<ResultKey> key_of_groups(Project& project, const Json& complete) {
  const Json& of = complete["of"];
  ResultKey out;
  if (of.contains("clusters")) {
    TRY(out, clusters::question().key(project, of["clusters"]));
    TRY(const ResultKey scope, segments::key_of(project, Json{{"scope", complete["scope"]}}));
    out.inputs = canonical(Json{{"clusters", out.inputs}, {"scope", scope.inputs}});
  } else {
    TRY(out, segments::question().key(project, Json{{"segments", of["segments"]}, {"scope", complete["scope"]}}));
  }
  out.specs.push_back(sha256(canonical(complete)));
  return out;
}

Result<Groups> groups_of(Project& project, const Json& of, const Json& scope, const Exec& exec) {
  Groups out;
  if (of.contains("clusters")) {
    TRY(const auto members, clusters::members_of(project, of["clusters"], exec));
    std::vector<std::shared_ptr<events::PersonSet>> sets;
    for (int c = 0; c < members.k; ++c) sets.push_back(std::make_shared<events::PersonSet>());
    for (size_t i = 0; i < members.label.size(); ++i)
      if (members.label[i] >= 0) sets[static_cast<size_t>(members.label[i])]->keys.push_back(members.person[i]);
    for (size_t c = 0; c < sets.size(); ++c) {
      std::sort(sets[c]->keys.begin(), sets[c]->keys.end());
      out.all.push_back({"Cluster " + std::to_string(c + 1), sets[c]});
    }
    out.population = members.person;
    std::sort(out.population.begin(), out.population.end());
    out.disjoint = true;
    return out;
  }
  TRY(const auto narrowed, segments::scope_of(project, scope, exec));
  TRY(out.population, everybody(project, scope, exec));
  for (size_t i = 0; i < of["segments"].size(); ++i) {
    const Json& segment = of["segments"][i];
    Group group{name_of(segment, i), nullptr};
    TRY(const auto met, segments::persons_in(project, segment, narrowed.known_by, exec));
    auto inside = std::make_shared<events::PersonSet>();
    std::set_intersection(met->keys.begin(), met->keys.end(), out.population.begin(), out.population.end(),
                          std::back_inserter(inside->keys));
    group.people = inside;
    out.all.push_back(std::move(group));
  }
  return out;
}

}  // namespace habitus::profiles
