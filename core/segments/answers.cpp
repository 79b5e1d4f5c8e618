#include "core/segments/answers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/project/parts.h"
#include "core/project/project.h"
#include "core/report/read.h"
#include "core/stats/intervals.h"
#include "core/stats/order.h"

namespace habitus::segments {

Json number_json(double x) { return std::isfinite(x) ? Json(x) : Json(nullptr); }

Json rate_json(double k, double n) {
  const auto interval = stats::wilson(k, n);
  return Json{{"k", k},
              {"n", n},
              {"value", n > 0 ? Json(k / n) : Json(nullptr)},
              {"lo", number_json(interval.lo)},
              {"hi", number_json(interval.hi)}};
}

Json spread_json(const stats::Numbers& values) {
  Json out{{"n", values.size()}, {"mean", number_json(values.mean())}};
  constexpr std::array<double, 5> points{.1, .25, .5, .75, .9};
  const auto at = stats::quantiles(values, points);
  size_t k = 0;
  for (const char* name : {"p10", "q1", "median", "q3", "p90"}) out[name] = number_json(at[k++]);
  return out;
}

report::Quantity quantity(const Json& answer, const std::string& pointer, report::Format format) {
  report::Quantity out;
  out.format = std::move(format);
  out.at = pointer;
  const Json::json_pointer at(pointer);
  if (answer.contains(at) && answer.at(at).is_number())
    out.value = answer.at(at).get<double>();
  else
    out.state = report::State::undefined;
  return out;
}

report::Quantity rate(const Json& answer, const std::string& pointer, int decimals) {
  static const Json kNothing = Json::object();
  const Json::json_pointer at(pointer);
  return report::estimate(answer.contains(at) ? answer.at(at) : kNothing, pointer, report::share(decimals));
}

report::Format duration_format(double us) {
  const double x = std::abs(us);
  const double unit = x >= 86400e6 ? 86400e6 : x >= 3600e6 ? 3600e6 : x >= 60e6 ? 60e6 : 1e6;
  return {report::Format::Unit::duration, x / unit < 10 ? 1 : 0, {}};
}

std::string spoken_share(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f\u00a0%%", share * 100);
  return text;
}

namespace {
Result<Extent> measure(Project& project, const events::Scope& scope, const Exec& exec) {
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  return events::scan_reduce<Extent>(
      project, pass, scope, {}, exec,
      [](Extent& part, const events::Slab& slab) {
        for (size_t p = 0; p < slab.person.size(); ++p) {  // a person's events are in order of time
          part.first = std::min(part.first, slab.time[slab.first[p]]);
          part.last = std::max(part.last, slab.time[slab.first[p + 1] - 1]);
        }
        part.events = static_cast<int64_t>(slab.time.size());
        part.persons = static_cast<int64_t>(slab.person.size());
      },
      [](Extent& into, const Extent& from) {
        into.first = std::min(into.first, from.first);
        into.last = std::max(into.last, from.last);
        into.events += from.events;
        into.persons += from.persons;
      });
}
}  // namespace

Result<Extent> extent_of(Project& project, const events::Scope& scope, const Exec& exec) {
  TRY(std::string inputs, events::inputs_of(project, scope));
  const ResultKey key{"extent", {}, std::move(inputs)};
  TRY(const Json body, Parts::of(project).get(key, [&]() -> Result<Json> {
    TRY(const Extent e, measure(project, scope, exec));
    return Json{{"first", e.first}, {"last", e.last}, {"events", e.events}, {"persons", e.persons}};
  }));
  return Extent{body["first"].get<Time>(), body["last"].get<Time>(), body["events"].get<int64_t>(), body["persons"].get<int64_t>()};
}

Result<std::vector<events::PersonKey>> everybody(Project& project, const events::Scope& scope, const Exec& exec) {
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  using Keys = std::vector<events::PersonKey>;
  return events::scan_reduce<Keys>(
      project, pass, scope, {}, exec,
      [](Keys& keys, const events::Slab& slab) { keys.assign(slab.person.begin(), slab.person.end()); },
      [](Keys& into, const Keys& more) { into.insert(into.end(), more.begin(), more.end()); });
}

Calendar::Calendar(const Zone& zone, Grain grain, Time first, Time last) : grain_(grain) {
  if (first > last) return;
  number_ = period_of(zone.to_local(first), grain);
  const int64_t end = period_of(zone.to_local(last), grain) + 1;
  for (int64_t n = number_; n <= end; ++n) edges_.push_back(zone.from_local(period_start(n, grain)).utc);
}

size_t Calendar::index(Time t) const {
  if (t < edges_.front()) return 0;
  // Periods are about equally long, so the place is foreseen within one or two.
  const double part = static_cast<double>(t - edges_.front()) / static_cast<double>(edges_.back() - edges_.front());
  size_t i = std::min(static_cast<size_t>(part * static_cast<double>(size())), size() - 1);
  while (i > 0 && t < edges_[i]) --i;
  return index_from(t, i);
}

}  // namespace habitus::segments
