#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/cohorts/group.h"
#include "core/cohorts/run.h"

namespace habitus::cohorts {
namespace {

std::vector<Name> of_logic(const Run& run, size_t l, const events::Slab& slab, const uint32_t* mask,
                           size_t p) {
  const Logic& logic = run.logics[l];
  const int number = static_cast<int>(l);
  const size_t first = slab.first[p], last = slab.first[p + 1];
  std::vector<Name> out;
  switch (logic.kind) {
    case Logic::Kind::time:
      for (size_t i = first; i < last; ++i)
        if (mask[i] & logic.bits[0])
          return {{number, logic.names[0] + logic.calendar->label(logic.calendar->index(slab.time[i]))}};
      break;
    case Logic::Kind::behaviours:
      for (size_t b = 0; b < logic.bits.size(); ++b)
        if (std::any_of(mask + first, mask + last, [&](uint32_t m) { return (m & logic.bits[b]) != 0; }))
          out.emplace_back(number, logic.names[b]);
      break;
    case Logic::Kind::attribute:
      if (const auto word = logic.column->text(slab.person[p], slab.time[last - 1]))
        out.emplace_back(number, std::string(*word));
      break;
    case Logic::Kind::property:
      for (size_t i = last; i-- > first;)
        if (const uint32_t code = slab.text[logic.text][i]; code != 0)
          return {{number, std::string(logic.words->word(code))}};
      break;
    case Logic::Kind::segments:
      for (size_t s = 0; s < logic.sets.size(); ++s)
        if (logic.sets[s]->has(slab.person[p])) out.emplace_back(number, logic.names[s]);
      break;
  }
  return out;
}

/// What one person gives to a KPI: 0 or 1 for shares, a number for means.
double value_of(const Kpi& kpi, const events::Slab& slab, const uint32_t* mask, size_t first, size_t last) {
  double events = 0, sum = 0;
  for (size_t i = first; i < last; ++i) {
    if (!(mask[i] & kpi.bit) || slab.time[i] < kpi.since) continue;
    events += slab.weight[i];
    if (kpi.as == As::sum && !std::isnan(slab.number[kpi.number][i]))
      sum += slab.weight[i] * slab.number[kpi.number][i];
  }
  switch (kpi.as) {
    case As::active:
    case As::did:
      return events > 0;
    case As::repeat:
      return events >= 2;
    case As::events:
      return events;
    case As::sum:
      return sum;
  }
  return 0;
}

}  // namespace

std::vector<Name> cohorts_of(const Run& run, const events::Slab& slab, const uint32_t* mask, size_t p,
                             std::set<std::string>* labels) {
  std::vector<std::vector<Name>> parts;
  for (size_t l = 0; l < run.logics.size(); ++l) parts.push_back(of_logic(run, l, slab, mask, p));
  std::vector<Name> out;
  if (run.cross) {
    out = {{-1, ""}};
    for (const auto& mine : parts) {
      std::vector<Name> longer;
      for (const auto& part : mine)
        for (const auto& so_far : out)
          longer.emplace_back(-1, so_far.second.empty() ? part.second : so_far.second + " × " + part.second);
      out = std::move(longer);
    }
  } else if (!run.groups_only) {
    for (const auto& mine : parts) out.insert(out.end(), mine.begin(), mine.end());
  }
  if (run.groups.empty()) return out;
  std::set<std::string> mine;
  for (const auto& part : parts)
    for (const auto& name : part) mine.insert(name.second);
  for (const auto& group : run.groups)
    if (in_group(*group.is, mine)) out.emplace_back(-2, group.name);
  if (labels) labels->merge(mine);
  return out;
}

void visit(const Run& run, Part& part, const events::Slab& slab) {
  taxonomy::Picker::Scratch scratch;
  const uint32_t* mask = run.picker.apply(slab, scratch);
  std::vector<double> values(run.kpis.size());
  part.persons = static_cast<int64_t>(slab.person.size());
  for (size_t p = 0; p < slab.person.size(); ++p) {
    const auto mine = cohorts_of(run, slab, mask, p, &part.labels);
    if (mine.empty()) {
      ++part.outside;
      continue;
    }
    for (size_t k = 0; k < run.kpis.size(); ++k)
      values[k] = value_of(run.kpis[k], slab, mask, slab.first[p], slab.first[p + 1]);
    for (size_t a = 0; a < mine.size(); ++a) {
      Cohort& cohort = part.cohorts[mine[a]];
      cohort.kpis.resize(run.kpis.size());
      ++cohort.n;
      for (size_t k = 0; k < values.size(); ++k) {
        cohort.kpis[k].sum += values[k];
        cohort.kpis[k].squares += values[k] * values[k];
      }
      for (size_t b = a + 1; b < mine.size(); ++b) ++part.both[std::minmax(mine[a], mine[b])];
    }
  }
}

void merge(Part& into, const Part& from) {
  into.persons += from.persons;
  into.outside += from.outside;
  into.labels.insert(from.labels.begin(), from.labels.end());
  for (const auto& [name, cohort] : from.cohorts) {
    Cohort& mine = into.cohorts[name];
    mine.n += cohort.n;
    mine.kpis.resize(cohort.kpis.size());
    for (size_t k = 0; k < cohort.kpis.size(); ++k) {
      mine.kpis[k].sum += cohort.kpis[k].sum;
      mine.kpis[k].squares += cohort.kpis[k].squares;
    }
  }
  for (const auto& [pair, n] : from.both) into.both[pair] += n;
}

}  // namespace habitus::cohorts
