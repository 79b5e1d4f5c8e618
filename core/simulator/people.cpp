#include "core/simulator/people.h"

#include <nlohmann/json.hpp>

namespace habitus::simulator {
namespace {

constexpr uint64_t kStagePeople = 0x53;

/// Levels that effects decide afterwards: by effect, by actor; −1 = as drawn.
using Decided = std::vector<std::vector<int>>;

std::vector<int> leak_levels(const Spec& spec, size_t effect, const std::vector<Fortune>& fortunes,
                             Json& truth) {
  const Effect& e = spec.effects[effect];
  std::vector<int> levels(fortunes.size());
  int64_t yes[2] = {0, 0}, all[2] = {0, 0};
  for (size_t a = 0; a < levels.size(); ++a) {
    Random random(spec.seed, kStagePeople + effect, a);
    const bool positive = fortunes[a].positive(e.outcome);
    levels[a] = (random.uniform() < e.share) == positive;
    ++all[positive];
    yes[positive] += levels[a];
  }
  truth["attribute"] = spec.draws[static_cast<size_t>(e.draw)].name;
  truth["positives"] = {{"n", all[1]}, {"yes", yes[1]}};
  truth["negatives"] = {{"n", all[0]}, {"yes", yes[0]}};
  return levels;
}

/// Picks members until the group has `count` with and `others` without the outcome among those at risk.
std::vector<int> group_levels(const Spec& spec, size_t effect, const std::vector<Fortune>& fortunes,
                              Json& truth) {
  const Effect& e = spec.effects[effect];
  std::vector<int> levels(fortunes.size(), -1);
  std::vector<size_t> order;
  for (size_t a = 0; a < fortunes.size(); ++a)
    if (fortunes[a].at_risk()) order.push_back(a);
  Random random(spec.seed, kStagePeople + effect);
  random.shuffle(order);
  int64_t positives = 0, others = 0;
  for (const size_t a : order) {
    int64_t& n = fortunes[a].positive(e.outcome) ? positives : others;
    if (n == (&n == &positives ? e.count : e.others)) continue;
    ++n;
    levels[a] = e.level;
  }
  truth["attribute"] = spec.draws[static_cast<size_t>(e.draw)].name;
  truth["level"] = spec.draws[static_cast<size_t>(e.draw)].choice.words[static_cast<size_t>(e.level)];
  truth["n"] = positives + others;
  truth["n_positive"] = positives;
  return levels;
}

Decided decide(const Spec& spec, const Tally& tally, Json& truth) {
  Decided decided(spec.effects.size());
  for (size_t i = 0; i < spec.effects.size(); ++i) {
    Json& effect = truth["effects"][i];
    if (spec.effects[i].kind == Effect::Kind::leak)
      decided[i] = leak_levels(spec, i, tally.fortunes[i], effect);
    if (spec.effects[i].kind == Effect::Kind::positives)
      decided[i] = group_levels(spec, i, tally.fortunes[i], effect);
  }
  return decided;
}

/// How often the levels of an attribute met those it was drawn by, in the rows of the table.
class Pairs {
 public:
  explicit Pairs(const Spec& spec) : spec_(spec), counts_(spec.draws.size()) {
    for (size_t d = 0; d < counts_.size(); ++d)
      if (spec.draws[d].person && spec.draws[d].given >= 0)
        counts_[d].assign(spec.draws[d].by_given.size(), std::vector<int64_t>(spec.draws[d].choice.words.size()));
  }
  void add(const Person& person) {
    for (size_t d = 0; d < counts_.size(); ++d)
      if (!counts_[d].empty())
        ++counts_[d][static_cast<size_t>(person.levels[static_cast<size_t>(spec_.draws[d].given)])]
                 [static_cast<size_t>(person.levels[d])];
  }
  Json json() const {
    Json out = Json::array();
    for (size_t d = 0; d < counts_.size(); ++d) {
      if (counts_[d].empty()) continue;
      const Draw& given = spec_.draws[static_cast<size_t>(spec_.draws[d].given)];
      Json counts = Json::object();
      for (size_t g = 0; g < counts_[d].size(); ++g)
        for (size_t l = 0; l < counts_[d][g].size(); ++l)
          counts[given.choice.words[g]][spec_.draws[d].choice.words[l]] = counts_[d][g][l];
      out.push_back({{"attribute", spec_.draws[d].name}, {"given", given.name}, {"counts", std::move(counts)}});
    }
    return out;
  }

 private:
  const Spec& spec_;
  std::vector<std::vector<std::vector<int64_t>>> counts_;  ///< draw, level of `given`, own level
};

}  // namespace

std::string people_table(const Spec& spec, const Tally& tally, Json& truth) {
  const Decided decided = decide(spec, tally, truth);
  std::string out = spec.actor;
  for (const Draw& draw : spec.draws)
    if (draw.person) csv_cell(draw.name, out += ',');
  out += "\n";
  Life life(spec);
  Pairs pairs(spec);
  int64_t rows = 0;
  for (int64_t a = 0; a < spec.actors; ++a) {
    Person person = life.person(a);
    if (Random(spec.seed, kStagePeople - 1, static_cast<uint64_t>(a)).uniform() < spec.unmatched) continue;
    ++rows;
    for (size_t i = 0; i < decided.size(); ++i)
      if (!decided[i].empty() && decided[i][static_cast<size_t>(a)] >= 0)
        person.levels[static_cast<size_t>(spec.effects[i].draw)] = decided[i][static_cast<size_t>(a)];
    pairs.add(person);
    csv_cell(Life::id(spec, a), out);
    for (size_t d = 0; d < spec.draws.size(); ++d)
      if (spec.draws[d].person)
        csv_cell(draw_text(spec.draws[d], person.levels[d], person.values[d]), out += ',');
    out += "\n";
  }
  truth["people"] = rows;
  truth["pairs"] = pairs.json();
  return out;
}

}  // namespace habitus::simulator
