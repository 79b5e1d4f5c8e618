#include "core/governance/trust_months.h"

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/events/log.h"
#include "core/governance/questions.h"
#include "core/segments/scope.h"

namespace habitus::governance {

namespace {
bool keeps_places(const std::string& question) {
  return question == "funnel" || question == "paths" || question == "sessions" || question == "segments";
}

/// The number over [from, to); nothing where it is undefined or there is no such place.
Result<std::optional<report::Quantity>> over(Project& project, const Asked& asked, const std::string& at,
                                             const std::string& from, const std::string& to,
                                             const Exec& exec) {
  TRY(Json spec, parse_json(asked.spec));
  spec["scope"]["from"] = from, spec["scope"]["to"] = to;
  TRY(const report::Question* question, need_question(asked.question));
  const auto answer = report::ask(project, *question, spec, exec);
  if (!answer && answer.error().kind == Kind::stopped) return tl::unexpected<Error>(answer.error());
  if (!answer) return std::optional<report::Quantity>();
  const auto found = number_at(asked, answer->json(), at);
  if (!found || std::isnan(found->quantity.value) || found->quantity.state != report::State::ok)
    return std::optional<report::Quantity>();
  return std::optional(found->quantity);
}

std::string first_of(int64_t month) {  // months since the year 0
  char text[24];
  std::snprintf(text, sizeof text, "%04d-%02d-01", static_cast<int>(month / 12),
                static_cast<int>(month % 12) + 1);
  return text;
}
int64_t month_of(const std::string& date) {
  return 12 * std::stoll(date.substr(0, 4)) + std::stoll(date.substr(5, 2)) - 1;
}
}  // namespace

Result<std::vector<Month>> by_month(Project& project, const Asked& asked, const std::string& at,
                                    const Exec& exec) {
  std::vector<Month> out;
  if (!keeps_places(asked.question)) return out;
  TRY(const Json spec, parse_json(asked.spec));
  const Json scope = spec.value("scope", Json::object());
  TRY(const auto log, events::info(project));
  if (log.events == 0) return out;
  const std::string from = scope.value("from", iso(log.first)), to = scope.value("to", iso(log.last));
  if (from.size() < 7 || to.size() < 7) return out;
  const int64_t last = month_of(to), begin = std::max(month_of(from), last - 11);
  for (int64_t m = begin; m <= last; ++m) {
    TRY(const auto found, over(project, asked, at, first_of(m), first_of(m + 1), exec));
    if (found) out.push_back({first_of(m).substr(0, 7), *found});
  }
  return out;
}

Result<std::optional<report::Quantity>> period_before(Project& project, const Asked& asked,
                                                      const std::string& at, const Exec& exec) {
  if (!keeps_places(asked.question)) return std::optional<report::Quantity>();
  TRY(const Json spec, parse_json(asked.spec));
  const Json scope = spec.value("scope", Json::object());
  const auto from = parse_iso(scope.value("from", "")), to = parse_iso(scope.value("to", ""));
  if (!from || !to || *to <= *from) return std::optional<report::Quantity>();
  return over(project, asked, at, iso(*from - (*to - *from)), iso(*from), exec);
}

}  // namespace habitus::governance
