#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/project/project.h"
#include "core/segments/scope.h"
#include "core/sessions/figures.h"
#include "core/sessions/sessions.h"

namespace habitus::sessions {
namespace {

constexpr size_t kBins = 26;  ///< four a decade from 1 s up: 10^(k/4) s; the first also holds what is shorter
constexpr std::array<int, 10> kMinutes{5, 10, 15, 20, 30, 45, 60, 90, 120, 240};

double bin_edge(size_t k) { return std::pow(10.0, static_cast<double>(k) / 4) * 1e6; }

struct Part {
  std::vector<double> duration, length, per_person;
  std::array<int64_t, kBins> gaps{};
  std::array<int64_t, kMinutes.size()> longer{};  ///< gaps longer than so many minutes
  int64_t persons = 0, events = 0, bounces = 0;
};

const std::array<Duration, kBins>& bin_edges() {
  static const std::array<Duration, kBins> edges = [] {
    std::array<Duration, kBins> out{};
    for (size_t k = 0; k < kBins; ++k) out[k] = std::llround(bin_edge(k));
    return out;
  }();
  return edges;
}

void add_gap(Part& part, Duration gap) {
  const auto& edges = bin_edges();
  const auto it = std::upper_bound(edges.begin(), edges.end(), gap);
  ++part.gaps[it == edges.begin() ? 0 : static_cast<size_t>(it - edges.begin()) - 1];
  for (size_t k = 0; k < kMinutes.size(); ++k) part.longer[k] += gap > kMinutes[k] * kMinute;
}

void visit(const Sessioniser& cut, Part& part, const events::Slab& slab) {
  Sessioniser::Scratch scratch;
  std::vector<uint32_t> session;
  cut.apply(slab, scratch, session);
  part.persons = static_cast<int64_t>(slab.person.size());
  part.events = static_cast<int64_t>(slab.time.size());
  for (size_t p = 0; p < slab.person.size(); ++p) {
    const size_t end = slab.first[p + 1];
    double count = 0;
    for (size_t i = slab.first[p]; i < end;) {
      size_t j = i + 1;
      for (; j < end && session[j] == session[i]; ++j) add_gap(part, slab.time[j] - slab.time[j - 1]);
      if (j < end) add_gap(part, slab.time[j] - slab.time[j - 1]);
      part.duration.push_back(static_cast<double>(slab.time[j - 1] - slab.time[i]));
      part.length.push_back(static_cast<double>(j - i));
      part.bounces += j - i == 1;
      ++count;
      i = j;
    }
    part.per_person.push_back(count);
  }
}

void merge(Part& into, const Part& from) {
  const auto append = [](std::vector<double>& a, const std::vector<double>& b) {
    a.insert(a.end(), b.begin(), b.end());
  };
  append(into.duration, from.duration);
  append(into.length, from.length);
  append(into.per_person, from.per_person);
  for (size_t k = 0; k < kBins; ++k) into.gaps[k] += from.gaps[k];
  for (size_t k = 0; k < kMinutes.size(); ++k) into.longer[k] += from.longer[k];
  into.persons += from.persons;
  into.events += from.events;
  into.bounces += from.bounces;
}

Result<Json> compute(Project& project, const Json& complete, const Exec& exec) {
  TRY(const auto scope, segments::scope_of(project, complete["scope"], exec));
  TRY(const auto extent, segments::extent_of(project, scope, exec));
  TRY(auto cut, Sessioniser::make(project, complete, extent));
  events::Need need;
  cut.bind(need);
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  TRY(Part all, events::scan_reduce<Part>(
                    project, pass, scope, need, exec,
                    [&](Part& part, const events::Slab& slab) { visit(cut, part, slab); }, merge));
  Json answer{{"sessions", all.duration.size()},
              {"persons", all.persons},
              {"events", all.events},
              {"timeout_us", cut.timeout()},
              {"bounces", segments::rate_json(static_cast<double>(all.bounces),
                                              static_cast<double>(all.duration.size()))},
              {"duration", segments::spread_json(all.duration)},
              {"length", segments::spread_json(all.length)},
              {"per_person", segments::spread_json(all.per_person)},
              {"gaps", Json::array()},
              {"by_timeout", Json::array()}};
  for (size_t k = 0; k < kBins; ++k)
    answer["gaps"].push_back(Json{{"from", k == 0 ? 0 : bin_edges()[k]},
                                  {"to", k + 1 < kBins ? Json(bin_edges()[k + 1]) : Json()},
                                  {"n", all.gaps[k]}});
  for (size_t k = 0; k < kMinutes.size(); ++k)
    answer["by_timeout"].push_back(
        Json{{"timeout_us", kMinutes[k] * kMinute}, {"sessions", all.persons + all.longer[k]}});
  return answer;
}

}  // namespace

const report::Question& question() {
  static const report::Question made{"sessions", 1, complete, segments::key_of, compute, figures};
  return made;
}

}  // namespace habitus::sessions
