#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/clusters/table.h"
#include "core/profiles/groups.h"
#include "core/profiles/profiles.h"
#include "core/segments/answers.h"
#include "core/segments/scope.h"
#include "core/stats/intervals.h"
#include "core/taxonomy/lens.h"

namespace habitus::profiles {
namespace {

using segments::number_json;
constexpr const char* kProfile = "profile";
constexpr Duration kGap = 30 * kMinute;  ///< a path does not cross a longer pause
constexpr size_t kLength = 3;            ///< events of a path

/// What is described, as somebody wrote it. A kept spec may be a completed one, which says it as "table".
Json table_said(const Json& spec) {
  const Json kept = spec.value("table", Json());
  const Json& said = kept.is_object() && !spec.contains("on") ? kept : spec;
  Json out{{"on", said.value("on", Json())}, {"scale", "none"}};
  if (said.contains("columns")) out["columns"] = said["columns"];
  return out;
}

Result<Json> complete_profile(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"of", "scope", "on", "columns", "top", "table"}, kProfile));
  Json out = Json::object();
  TRY(out["scope"], segments::complete_scope(project, spec.value("scope", Json())));
  TRY(out["of"], complete_groups(project, spec.value("of", Json()), out["scope"], kProfile));
  TRY(out["top"], spec::whole(spec, "top", 5, 1, 50, kProfile));
  Json table = table_said(spec);
  const bool events_alone = spec.contains("table") && spec["table"].is_null();
  if (table["on"].is_null() && out["of"].contains("clusters") && !events_alone) {
    table["on"] = out["of"]["clusters"]["on"];
    if (!table.contains("columns")) table["columns"] = out["of"]["clusters"]["columns"];
  }
  out["table"] = nullptr;
  if (table["on"].is_null()) return out;  // events alone
  Json done{{"seed", 0}};
  CHECK(clusters::complete_table(project, table, kProfile, done));
  out["table"] = std::move(done);
  return out;
}

Result<ResultKey> key_profile(Project& project, const Json& complete) {
  TRY(ResultKey out, key_of_groups(project, complete));
  if (!complete["table"].is_null()) {
    TRY(const ResultKey table, clusters::key_of_table(project, complete["table"]));
    out.specs.insert(out.specs.end(), table.specs.begin(), table.specs.end());
    out.inputs = canonical(Json{{"groups", out.inputs}, {"table", table.inputs}});
  }
  return out;
}

using Path = std::array<uint32_t, kLength>;
/// What the events of one group add up to.
struct Tally {
  double events = 0, people = 0;
  std::array<double, 7 * 24> heat{};
  std::map<Path, std::pair<double, double>> paths;  ///< how often, of how many people
  void operator+=(const Tally& o) {
    events += o.events, people += o.people;
    for (size_t i = 0; i < heat.size(); ++i) heat[i] += o.heat[i];
    for (const auto& [path, n] : o.paths) {
      auto& own = paths[path];
      own.first += n.first, own.second += n.second;
    }
  }
};
using Part = std::vector<Tally>;  ///< by group; the last is everybody

size_t place_of(Time local) {
  const int64_t day = floor_div(local, kDay), hour = (local - day * kDay) / kHour;
  const int64_t weekday = ((day + 3) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
  return static_cast<size_t>(weekday * 24 + hour);
}

/// One person's events into the tallies of the groups they are in.
void add_person(const events::Slab& slab, size_t p, const std::vector<uint32_t>& word, const Zone& zone,
                const std::vector<Tally*>& into) {
  std::map<Path, double> paths;
  double events = 0;
  std::array<double, 7 * 24> heat{};
  for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
    const double weight = slab.weight[i];
    events += weight;
    heat[place_of(zone.to_local(slab.time[i]))] += weight;
    if (i < slab.first[p] + kLength - 1) continue;
    bool together = true;
    Path path;
    for (size_t s = 0; s < kLength; ++s) {
      const size_t at = i - (kLength - 1) + s;
      path[s] = word[at];
      if (s > 0 && slab.time[at] - slab.time[at - 1] > kGap) together = false;
    }
    if (together) paths[path] += 1;
  }
  for (Tally* t : into) {
    t->events += events;
    t->people += 1;
    for (size_t i = 0; i < heat.size(); ++i) t->heat[i] += heat[i];
    for (const auto& [path, n] : paths) {
      auto& own = t->paths[path];
      own.first += n, own.second += 1;
    }
  }
}

Result<Part> tallies(Project& project, const Groups& groups, const taxonomy::Lens& lens, events::Need need,
                     const Json& scope_spec, const Exec& exec) {
  TRY(const auto scope, segments::scope_of(project, scope_spec, exec));
  TRY(const Zone zone, segments::zone_of(scope_spec));
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  need.weight = true;
  const size_t n = groups.all.size();
  TRY(Part out, events::scan_reduce<Part>(
                    project, pass, scope, need, exec,
                    [&](Part& part, const events::Slab& slab) {
                      part.resize(n + 1);
                      std::vector<uint32_t> word;
                      lens.apply(slab, word);
                      for (size_t p = 0; p < slab.person.size(); ++p) {
                        std::vector<Tally*> into{&part[n]};
                        for (size_t g = 0; g < n; ++g)
                          if (groups.all[g].people->has(slab.person[p])) into.push_back(&part[g]);
                        add_person(slab, p, word, zone, into);
                      }
                    },
                    [n](Part& into, const Part& from) {
                      into.resize(n + 1);
                      for (size_t g = 0; g < from.size(); ++g) into[g] += from[g];
                    }));
  out.resize(n + 1);
  return out;
}

Json paths_json(const Tally& t, const std::vector<std::string>& words, size_t top) {
  std::vector<const std::pair<const Path, std::pair<double, double>>*> all;
  for (const auto& entry : t.paths) all.push_back(&entry);
  std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) {
    return a->second.first != b->second.first ? a->second.first > b->second.first : a->first < b->first;
  });
  Json out = Json::array();
  for (size_t i = 0; i < std::min(top, all.size()); ++i) {
    Json names = Json::array();
    for (const uint32_t w : all[i]->first) names.push_back(words[w]);
    out.push_back({{"words", names},
                   {"n", all[i]->second.first},
                   {"people", segments::rate_json(all[i]->second.second, t.people)}});
  }
  return out;
}

/// Quartiles and mean of the members' values; `index` against everybody's mean.
Json columns_json(const clusters::Table& table, const events::PersonSet* members, const std::vector<double>& means) {
  Json out = Json::array();
  for (size_t j = 0; j < table.raw.columns; ++j) {
    std::vector<double> values;
    for (size_t i = 0; i < table.raw.rows; ++i)
      if (!members || members->has(table.person[i])) values.push_back(table.raw.at(i, j));
    const double mean = stats::mean(values);
    std::sort(values.begin(), values.end());
    out.push_back({{"n", values.size()},
                   {"median", number_json(stats::quantile(values, .5))},
                   {"q1", number_json(stats::quantile(values, .25))},
                   {"q3", number_json(stats::quantile(values, .75))},
                   {"mean", number_json(mean)},
                   {"index", number_json(!means.empty() && means[j] != 0 ? 100 * mean / means[j] : NAN)}});
  }
  return out;
}

Json group_json(const std::string& name, double people, const Tally& t, const std::vector<std::string>& words,
                size_t top) {
  Json heat = Json::array();
  for (size_t day = 0; day < 7; ++day) {
    Json row = Json::array();
    for (size_t hour = 0; hour < 24; ++hour) row.push_back(t.heat[day * 24 + hour]);
    heat.push_back(std::move(row));
  }
  return {{"name", name}, {"people", people}, {"active", t.people}, {"events", t.events}, {"heat", heat},
          {"paths", paths_json(t, words, top)}, {"columns", Json::array()}};
}

Result<Json> compute_profile(Project& project, const Json& complete, const Exec& exec) {
  TRY(const Groups groups, groups_of(project, complete["of"], complete["scope"], exec));
  TRY(auto lens, segments::lens_of(project, complete["scope"]));
  events::Need need;
  lens.bind(need);
  TRY(const Part part, tallies(project, groups, lens, need, complete["scope"], exec));
  const auto top = complete["top"].get<size_t>();
  Json answer{{"columns", Json::array()}, {"groups", Json::array()}, {"zone", complete["scope"]["zone"]}};
  answer["everybody"] =
      group_json("", static_cast<double>(groups.population.size()), part.back(), lens.words(), top);
  for (size_t g = 0; g < groups.all.size(); ++g)
    answer["groups"].push_back(group_json(groups.all[g].name, static_cast<double>(groups.all[g].people->keys.size()),
                                          part[g], lens.words(), top));
  if (complete["table"].is_null()) return answer;
  TRY(const auto table, clusters::table_of(project, complete["table"], 1, exec));
  answer.update(Json{{"columns", clusters::about(table, complete["table"])["columns"]}, {"left_out", table.left_out}});
  answer["everybody"]["columns"] = columns_json(table, nullptr, {});
  std::vector<double> means;
  for (const Json& c : answer["everybody"]["columns"]) means.push_back(c["mean"].get<double>());
  for (size_t g = 0; g < groups.all.size(); ++g)
    answer["groups"][g]["columns"] = columns_json(table, groups.all[g].people.get(), means);
  return answer;
}

}  // namespace

const report::Question& profile() {
  static const report::Question made{"profile", 1, complete_profile, key_profile, compute_profile, profile_figures};
  return made;
}

}  // namespace habitus::profiles
