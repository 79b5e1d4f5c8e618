#pragma once
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/events/log.h"
#include "core/project/project.h"

namespace habitus::events::model {

/// An event as plainly as possible.
struct Event {
  std::string actor, event, id;
  Time time = 0, arrival = 0;
  double weight = 1;
  std::map<std::string, std::string> properties;
  auto operator<=>(const Event&) const = default;
  bool operator==(const Event&) const = default;
};
using Events = std::vector<Event>;

inline const std::vector<std::string> kNames{"amount", "country", "note", "uuid"};

inline Events stream(uint64_t seed) {
  Random r(seed, 77);
  static const std::vector<std::string> notes{
      "", "007", "1.50", "9007199254740993", "2025-01-06T00:00:00+02:00", "a\"b", "ä,ö\n", "=1+1", " x "};
  Events out;
  const size_t n = r.below(120), actors = 1 + r.below(12);
  const Time span = r.below(3) == 0 ? 3 * kDay : 200 * kDay, step = r.below(2) ? kDay : kSecond / 4;
  for (size_t i = 0; i < n; ++i) {
    Event e;
    e.actor = "p" + std::to_string(r.below(actors) * r.below(actors));
    e.event = std::string(1, static_cast<char>('a' + r.below(5)));
    e.time = 1736121600 * kSecond + static_cast<Time>(r.below(static_cast<uint64_t>(span / step))) * step;
    e.arrival = e.time + static_cast<Time>(r.below(3)) * kHour;
    if (r.below(8) == 0) e.weight = 0.5;
    if (r.below(2)) e.properties["country"] = std::vector<std::string>{"DE", "FR", "US"}[r.below(3)];
    if (r.below(3) == 0)
      e.properties["amount"] = std::to_string(r.below(100)) + "." + std::to_string(10 + r.below(90));
    if (r.below(5) == 0) e.properties["note"] = notes[r.below(notes.size())];
    if (r.below(9) == 0)
      e.properties["uuid"] = "6f9619ff-8b86-d011-b42d-00c04fc964" + std::to_string(10 + r.below(90));
    if (r.below(10) == 0 && !out.empty()) e = out[r.below(out.size())];
    out.push_back(e);
  }
  return out;
}
inline void give_ids(Events& events, uint64_t seed) {
  Random r(seed, 78);
  for (Event& e : events) e.id = r.below(20) ? "id" + std::to_string(r.below(events.size() + 1)) : "";
}

inline Result<AppendReport> store(Project& project, const Event* events, size_t n, const BatchInfo& info,
                                  int threads) {
  Batch batch(kNames);
  for (size_t i = 0; i < n; ++i) {
    const Event& e = events[i];
    std::vector<std::optional<std::string_view>> properties;
    for (const auto& name : kNames) {
      const auto found = e.properties.find(name);
      properties.push_back(found == e.properties.end() ? std::nullopt
                                                       : std::optional<std::string_view>(found->second));
    }
    Row row{e.actor, e.event, e.time, e.arrival, {}, e.weight, static_cast<int64_t>(i + 1), {}, properties};
    if (!e.id.empty()) row.event_id = e.id;
    batch.add(row);
  }
  return append(project, std::move(batch), info, Exec{threads, nullptr});
}

/// What the log must hold after `events` came in this order.
inline Events deduplicated(const Events& events) {
  std::set<std::pair<std::string, std::string>> seen;
  Events out;
  for (const Event& e : events)
    if (e.id.empty() || seen.insert({e.actor, e.id}).second) out.push_back(e);
  return out;
}

/// The plain answer of a scan: persons by key, their events by time and arrival (equal moments in any fixed
/// order).
inline std::map<PersonKey, Events> answer(const Events& events, bool arrival_counts) {
  std::map<PersonKey, Events> out;
  for (const Event& e : events) out[key_of(e.actor)].push_back(e);
  for (auto& [key, list] : out)
    std::sort(list.begin(), list.end(), [&](const Event& a, const Event& b) {
      if (a.time != b.time) return a.time < b.time;
      if (arrival_counts && a.arrival != b.arrival) return a.arrival < b.arrival;
      return a < b;
    });
  return out;
}

/// Everything a scan hands out, with texts; in the order it comes.
inline Result<std::map<PersonKey, Events>> read(Project& project, const Scope& scope, int threads) {
  TRY(const Pass pass, project.gate().aggregates(Purpose::explore));
  TRY(const LogInfo about, info(project));
  std::vector<std::string> names{"event_id"};
  for (const auto& n : about.properties) names.push_back(n);
  std::vector<std::shared_ptr<const Dictionary>> words;
  TRY(const auto events, dictionary(project, "event"));
  for (const auto& n : names) {
    TRY(auto d, dictionary(project, n));
    words.push_back(d);
  }
  using Part = std::map<PersonKey, Events>;
  const Need need{.text = names, .number = {}, .arrival = true, .weight = true, .origin = true};
  return scan_reduce<Part>(
      project, pass, scope, need, Exec{threads, nullptr},
      [&](Part& part, const Slab& s) {
        for (size_t p = 0; p < s.person.size(); ++p)
          for (uint32_t i = s.first[p]; i < s.first[p + 1]; ++i) {
            Event e;
            e.event = events->word(s.event[i]);
            e.id = words[0]->word(s.text[0][i]);
            e.time = s.time[i];
            e.arrival = s.arrival[i];
            e.weight = s.weight[i];
            for (size_t c = 1; c < names.size(); ++c)
              if (const uint32_t code = s.text[c][i]) e.properties[names[c]] = words[c]->word(code);
            part[s.person[p]].push_back(e);
          }
      },
      [](Part& into, Part& from) { into.merge(from); });
}

/// Equal events at one moment may stand in any order in the model; actor names are not in a scan.
inline void normalise(std::map<PersonKey, Events>& answer, bool arrival_counts) {
  for (auto& [key, list] : answer) {
    for (Event& e : list) e.actor.clear();
    for (size_t i = 0, end = 0; i < list.size(); i = end) {
      for (end = i; end < list.size() && list[end].time == list[i].time &&
                    (!arrival_counts || list[end].arrival == list[i].arrival);)
        ++end;
      std::sort(list.begin() + static_cast<std::ptrdiff_t>(i),
                list.begin() + static_cast<std::ptrdiff_t>(end));
    }
  }
}

}  // namespace habitus::events::model
