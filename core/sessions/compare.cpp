#include "core/sessions/compare.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <tuple>

#include "core/events/log.h"
#include "core/project/project.h"
#include "core/segments/scope.h"

namespace habitus::sessions {
namespace {

/// Hands every person's boundaries to `take`.
template <class Part>
Result<Part> over_persons(Project& project, const Json& complete, const Exec& exec,
                          const std::function<void(Part&, uint64_t, const Comparison::Person&)>& take) {
  TRY(const auto scope, segments::scope_of(project, complete["scope"], exec));
  TRY(const auto extent, segments::extent_of(project, scope, exec));
  TRY(auto cut, Sessioniser::make(project, complete, extent));
  TRY(auto comparison, Comparison::make(project, complete, extent));
  events::Need need;
  cut.bind(need);
  comparison.bind(need);
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  const auto visit = [&](Part& part, const events::Slab& slab) {
    Sessioniser::Scratch scratch;
    Comparison::Scratch other;
    std::vector<uint32_t> session;
    cut.apply(slab, scratch, session);
    comparison.read(slab, other);
    for (size_t p = 0; p < slab.person.size(); ++p)
      take(part, slab.person[p], comparison.person(slab, other, session, p));
  };
  return events::scan_reduce<Part>(project, pass, scope, need, exec, visit, [](Part& into, const Part& from) {
    into.insert(into.end(), from.begin(), from.end());
  });
}

int64_t ones(const Boundaries& all) { return std::count(all.begin(), all.end(), uint8_t{1}); }

int64_t without(const Boundaries& a, const Boundaries& b) {
  int64_t n = 0;
  for (size_t i = 0; i < a.size(); ++i) n += a[i] && !b[i];
  return n;
}

}  // namespace

Result<Comparison> Comparison::make(Project& project, const Json& complete, const segments::Extent& extent) {
  Comparison out;
  out.labels_ = complete.value("labels", "");
  if (!complete.contains("against")) return out;
  out.name_ = complete["against"]["name"].get<std::string>();
  Json rules = complete["against"]["rules"];
  rules["scope"] = complete["scope"];
  TRY(out.against_, Sessioniser::make(project, rules, extent));
  return out;
}

void Comparison::bind(events::Need& need) {
  if (against_) against_->bind(need);
  if (!labels_.empty()) column_ = taxonomy::column_of(need.text, labels_);
}

void Comparison::read(const events::Slab& slab, Scratch& scratch) const {
  if (against_) against_->apply(slab, scratch.cut, scratch.theirs);
}

Comparison::Person Comparison::person(const events::Slab& slab, const Scratch& scratch,
                                      const std::vector<uint32_t>& mine, size_t p) const {
  Person out;
  uint32_t known = 0;
  for (size_t first = slab.first[p], i = first; i < slab.first[p + 1]; ++i) {
    const uint32_t label = labels_.empty() ? 0 : slab.text[column_][i];
    const bool other_label = moves_on(known, label);
    out.labelled |= label != 0;
    if (i == first) continue;
    out.mine.push_back(mine[i] != mine[i - 1]);
    out.truth.push_back(other_label);
    if (against_) out.theirs.push_back(scratch.theirs[i] != scratch.theirs[i - 1]);
  }
  if (!against_) out.theirs = out.labelled ? out.truth : out.mine;
  return out;
}

void Comparison::Sums::add(const Sums& o) {
  persons += o.persons;
  differ += o.differ;
  theirs += o.theirs;
  both += o.both;
  only_here += o.only_here;
  only_there += o.only_there;
  labelled += o.labelled;
  events += o.events;
  sessions += o.sessions;
  mine.add(o.mine);
  other.add(o.other);
}

void Comparison::count(const events::Slab& slab, const std::vector<uint32_t>& mine, Sums& sums) const {
  if (!wanted()) return;
  Scratch scratch;
  read(slab, scratch);
  for (size_t p = 0; p < slab.person.size(); ++p) {
    const Person one = person(slab, scratch, mine, p);
    ++sums.persons;
    if (against_) {
      sums.differ += one.differ();
      sums.theirs += 1 + ones(one.theirs);
      sums.only_here += without(one.mine, one.theirs);
      sums.only_there += without(one.theirs, one.mine);
      sums.both += ones(one.mine) - without(one.mine, one.theirs);
    }
    if (!one.labelled) continue;
    ++sums.labelled;
    sums.events += slab.first[p + 1] - slab.first[p];
    sums.sessions += 1 + ones(one.truth);
    const size_t k = window_of(one.truth);
    sums.mine.add(one.truth, one.mine, k);
    if (against_) sums.other.add(one.truth, one.theirs, k);
  }
}

void Comparison::add_json(const Sums& sums, Json& answer) const {
  if (against_)
    answer["against"] = Json{
        {"name", name_},
        {"sessions", sums.theirs},
        {"persons", segments::rate_json(static_cast<double>(sums.differ), static_cast<double>(sums.persons))},
        {"both", sums.both},
        {"only_here", sums.only_here},
        {"only_there", sums.only_there}};
  if (labels_.empty()) return;
  answer["labels"] = Json{{"property", labels_},
                          {"persons", sums.labelled},
                          {"events", sums.events},
                          {"sessions", sums.sessions},
                          {"recipe", agreement_json(sums.mine)}};
  if (against_) answer["labels"]["against"] = agreement_json(sums.other);
}

Result<std::vector<Differing>> differing(Project& project, const Json& complete, const Exec& exec) {
  using All = std::vector<Differing>;
  TRY(All all,
      over_persons<All>(project, complete, exec, [](All& part, uint64_t key, const Comparison::Person& one) {
        if (!one.differ()) return;
        part.push_back({key, 1 + ones(one.mine), 1 + ones(one.theirs), without(one.mine, one.theirs),
                        without(one.theirs, one.mine)});
      }));
  std::stable_sort(all.begin(), all.end(), [](const Differing& a, const Differing& b) {
    return a.only_here + a.only_there > b.only_here + b.only_there;
  });
  return all;
}

Result<std::vector<DifferingActor>> differing_actors(Project& project, const Json& complete,
                                                     const Exec& exec) {
  TRY(const auto all, differing(project, complete, exec));
  TRY(const Pass pass, project.gate().rows(Purpose::explore, "sessions compare"));
  std::vector<DifferingActor> out;
  for (const auto& one : all) {
    TRY(std::string actor, events::actor_id(project, pass, one.person));
    out.push_back({std::move(actor), one});
  }
  // By name where they differ as much: person keys mean nothing to anybody.
  std::stable_sort(out.begin(), out.end(), [](const DifferingActor& a, const DifferingActor& b) {
    return std::tuple(-(a.how.only_here + a.how.only_there), a.actor) <
           std::tuple(-(b.how.only_here + b.how.only_there), b.actor);
  });
  return out;
}

std::string csv(const std::vector<DifferingActor>& all) {
  std::string out = "actor,sessions,other,only_here,only_there\n";
  for (const auto& one : all)
    out += taxonomy::csv_field(one.actor) + "," + std::to_string(one.how.mine) + "," +
           std::to_string(one.how.theirs) + "," + std::to_string(one.how.only_here) + "," +
           std::to_string(one.how.only_there) + "\n";
  return out;
}

Result<std::vector<uint64_t>> people(Project& project, const Json& complete, const Json& selection,
                                     const Exec& exec) {
  using Keys = std::vector<uint64_t>;
  const bool wrong = selection.value("wrong", false);
  TRY(Keys keys, over_persons<Keys>(project, complete, exec,
                                    [&](Keys& part, uint64_t key, const Comparison::Person& one) {
                                      if (wrong ? one.wrong() : one.differ()) part.push_back(key);
                                    }));
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace habitus::sessions
