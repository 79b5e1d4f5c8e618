#include "core/objectives/moments.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"

namespace habitus::objectives {

Result<Time> moment(const std::string& text, const Zone& zone, const std::string& where) {
  const auto parsed = parse_iso(text);
  if (!parsed)
    return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” is not a date"), {excerpt(text)}), where,
                QT_TRANSLATE_NOOP("core", "Write it like 2025-01-31 or 2025-01-31T12:00:00Z"));
  const bool date_only = text.find('T') == std::string::npos && text.find(' ') == std::string::npos;
  return date_only ? zone.from_local(*parsed).utc : *parsed;
}

namespace {

constexpr size_t kMost = 1000;

Result<std::vector<Time>> every(const Json& spec, const Zone& zone, const std::string& where) {
  CHECK(spec::only(spec, {"every", "from", "to"}, where));
  TRY(const std::string grain_text, spec::text(spec, "every", "month", where));
  TRY(const Grain grain, parse_grain(grain_text));
  TRY(const std::string from_text, spec::text(spec, "from", "", where));
  TRY(const std::string to_text, spec::text(spec, "to", "", where));
  TRY(const Time from, moment(from_text, zone, where + ".from"));
  TRY(const Time to, moment(to_text, zone, where + ".to"));
  std::vector<Time> out;
  for (int64_t n = period_of(zone.to_local(from), grain); out.size() <= kMost; ++n) {
    const Time t = zone.from_local(period_start(n, grain)).utc;
    if (t > to) break;
    if (t >= from) out.push_back(t);
  }
  return out;
}
}  // namespace

Result<Json> complete_moments(const Json& as_of, const Zone& zone, const std::string& where) {
  std::vector<Time> times;
  if (as_of.is_object()) {
    TRY(times, every(as_of, zone, where));
  } else {
    TRY(const auto texts, spec::texts(Json{{"as_of", as_of}}, "as_of", where));
    for (const std::string& text : texts) {
      TRY(const Time t, moment(text, zone, where));
      times.push_back(t);
    }
  }
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  if (times.empty() || times.size() > kMost)
    return fail(
        Kind::input,
        Text(QT_TRANSLATE_NOOP("core", "There must be 1 to 1,000 as-of dates, not %1"),
             {static_cast<int64_t>(times.size())}),
        where,
        QT_TRANSLATE_NOOP("core", "Write a date, a list of dates, or an object with every, from and to"));
  Json out = Json::array();
  for (const Time t : times) out.push_back(iso(t));
  return out;
}

std::vector<Time> moments_of(const Json& complete) {
  std::vector<Time> out;
  for (const auto& text : complete) out.push_back(parse_iso(text.get<std::string>()).value_or(0));
  return out;
}

}  // namespace habitus::objectives
