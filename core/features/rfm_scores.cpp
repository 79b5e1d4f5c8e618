#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/features/rfm_parts.h"
#include "core/segments/rule.h"
#include "core/stats/scores.h"

namespace habitus::features {

const std::vector<RfmSegment>& rfm_segments() {
  static const std::vector<RfmSegment> all{{"champions", QT_TRANSLATE_NOOP("core", "Champions")},
                                           {"loyal", QT_TRANSLATE_NOOP("core", "Loyal")},
                                           {"potential", QT_TRANSLATE_NOOP("core", "Potential loyalists")},
                                           {"new", QT_TRANSLATE_NOOP("core", "New")},
                                           {"promising", QT_TRANSLATE_NOOP("core", "Promising")},
                                           {"attention", QT_TRANSLATE_NOOP("core", "Need attention")},
                                           {"sleepy", QT_TRANSLATE_NOOP("core", "About to sleep")},
                                           {"at risk", QT_TRANSLATE_NOOP("core", "At-risk")},
                                           {"cannot lose", QT_TRANSLATE_NOOP("core", "Cannot lose them")},
                                           {"hibernating", QT_TRANSLATE_NOOP("core", "Hibernating")}};
  return all;
}

size_t rfm_segment_of(int recency, int frequency) {
  static constexpr size_t kGrid[kScores][kScores] = {{9, 9, 7, 7, 8},  // recency 1: frequency 1 … 5
                                                     {9, 9, 7, 7, 8},
                                                     {6, 6, 5, 1, 1},
                                                     {4, 2, 2, 1, 1},
                                                     {3, 2, 2, 0, 0}};
  return kGrid[recency - 1][frequency - 1];
}

void rfm_score(const std::vector<double>& value, const std::vector<size_t>& rows, bool higher,
               const std::string& scoring, const std::vector<double>& cuts, std::vector<int>& score) {
  std::vector<double> known;
  std::vector<size_t> of;
  for (const size_t i : rows) {
    score[i] = 1;
    if (std::isnan(value[i])) continue;
    known.push_back(value[i]);
    of.push_back(i);
  }
  const auto turned = [&](int s) { return higher ? s : static_cast<int>(kScores) + 1 - s; };
  if (scoring == "ranks") {
    if (!higher)
      for (double& x : known) x = -x;
    const auto rank = stats::mid_ranks(known);
    const auto n = static_cast<double>(known.size());
    for (size_t i = 0; i < of.size(); ++i)
      score[of[i]] =
          1 + std::min(static_cast<int>(kScores) - 1, static_cast<int>((rank[i] - .5) * kScores / n));
    return;
  }
  std::vector<double> edges = cuts;
  if (scoring == "edges") {
    std::vector<double> sorted = known;
    std::sort(sorted.begin(), sorted.end());
    edges.clear();
    for (size_t q = 1; q < kScores; ++q)
      edges.push_back(stats::quantile(sorted, static_cast<double>(q) / static_cast<double>(kScores)));
  }
  for (size_t i = 0; i < of.size(); ++i) {
    const auto below = std::lower_bound(edges.begin(), edges.end(), known[i]) - edges.begin();
    score[of[i]] = turned(1 + static_cast<int>(below));
  }
}

namespace {
/// The columns of the frame, for those who did the event in the window by then.
Result<Rfm> columns(const Frame& frame, const Json& of, const Json& spec) {
  const auto column = [&](const std::string& name) -> const std::vector<double>& {
    return frame.column(name)->number;
  };
  const double per = spec.contains("per") ? parse_duration(spec["per"].get<std::string>()).value_or(0) : 0;
  const double least =
      static_cast<double>(parse_duration(spec["least_tenure"].get<std::string>()).value_or(0));
  const double window =
      spec.contains("window")
          ? static_cast<double>(parse_duration(spec["window"].get<std::string>()).value_or(0))
          : 0;
  Rfm out;
  const std::string frequency = of["frequency"];
  const auto values = of["values"].get<std::vector<std::string>>();
  out.values.resize(values.size());
  for (size_t i = 0; i < frame.rows(); ++i) {
    if (!(column("events")[i] > 0)) continue;
    const double tenure = column("tenure")[i];
    double exposure = tenure * static_cast<double>(kDay);
    if (window > 0) exposure = std::min(exposure, window);
    exposure = std::max(exposure, least);
    const double count = column(frequency)[i];
    out.person.push_back(frame.person[i]);
    out.as_of.push_back(frame.as_of[i]);
    out.recency.push_back(column("recency")[i]);
    out.tenure.push_back(tenure);
    out.frequency.push_back(per > 0 ? count * per / exposure : count);
    for (size_t v = 0; v < values.size(); ++v) out.values[v].push_back(column(values[v])[i]);
  }
  return out;
}

Done assign_populations(Project& project, const Json& spec, const Exec& exec, Rfm& table) {
  const Json& populations = spec["populations"];
  table.population.assign(table.rows(), static_cast<int>(populations.size()));
  for (size_t first = 0; first < table.rows();) {
    size_t last = first;
    while (last < table.rows() && table.as_of[last] == table.as_of[first]) ++last;
    for (size_t p = populations.size(); p-- > 0;) {  // the first one wins
      TRY(const auto members,
          segments::persons_in(project, populations[p]["segment"], table.as_of[first], exec));
      for (size_t i = first; i < last; ++i)
        if (members->has(table.person[i])) table.population[i] = static_cast<int>(p);
    }
    first = last;
  }
  return {};
}

size_t used(const Json& spec) {
  size_t i = 0;
  while (spec["values"][i]["name"] != spec["value"]) ++i;
  return i;
}

void score_all(const Json& spec, Rfm& table) {
  for (auto& score : table.score) score.assign(table.rows(), 1);
  std::vector<std::vector<size_t>> groups;  // by date and population
  std::map<std::pair<Time, int>, size_t> group_of;
  for (size_t i = 0; i < table.rows(); ++i) {
    const auto at = group_of.try_emplace({table.as_of[i], table.population[i]}, groups.size());
    if (at.second) groups.emplace_back();
    groups[at.first->second].push_back(i);
  }
  const std::vector<double>* measure[3] = {&table.recency, &table.frequency, &table.values[used(spec)]};
  const char* names[3] = {"recency", "frequency", "value"};
  for (const auto& rows : groups) {
    const auto p = static_cast<size_t>(table.population[rows.front()]);
    const Json& how = p < spec["populations"].size() ? spec["populations"][p] : spec;
    for (size_t m = 0; m < 3; ++m)
      rfm_score(
          *measure[m], rows, m > 0, how["scoring"],
          how.contains("cuts") ? how["cuts"][names[m]].get<std::vector<double>>() : std::vector<double>(),
          table.score[m]);
  }
}
}  // namespace

Result<Rfm> rfm_table(Project& project, const Json& spec, const Exec& exec) {
  TRY(const Json of, rfm_frame(project, spec));
  TRY(const Frame frame, build(project, of["frame"], exec));
  TRY(Rfm table, columns(frame, of, spec));
  CHECK(assign_populations(project, spec, exec, table));
  score_all(spec, table);
  return table;
}

}  // namespace habitus::features
