#include <QDateTime>
#include <QTimeZone>

#include "core/base/time.h"

namespace habitus {
namespace {
/// "+02:00" → offset, or nothing.
std::optional<Duration> fixed_offset(std::string_view name) {
  if (name == "UTC" || name == "Z" || name == "GMT") return 0;
  if (name.size() != 6 || (name[0] != '+' && name[0] != '-') || name[3] != ':') return {};
  const auto t = parse_iso("1970-01-01T00:00:00" + std::string(name));
  return t ? std::optional<Duration>(-*t) : std::nullopt;
}
}  // namespace

Zone Zone::utc() { return {}; }

Result<Zone> Zone::named(std::string_view name) {
  Zone zone;
  zone.name_ = std::string(name);
  if (const auto offset = fixed_offset(name)) {
    zone.offset_ = *offset;
    return zone;
  }
  auto rules = std::make_shared<QTimeZone>(QByteArray(name.data(), static_cast<qsizetype>(name.size())));
  if (!rules->isValid())
    return fail(Kind::input, Text("“%1” is not a time zone", {std::string(name)}), {},
                "Write an IANA name such as Europe/Berlin, UTC, or an offset such as +02:00");
  zone.fixed_ = false;
  zone.rules_ = rules;
  return zone;
}

Duration Zone::offset_at(Time t) const {
  if (fixed_) return offset_;
  const auto* rules = static_cast<const QTimeZone*>(rules_.get());
  const auto at = QDateTime::fromMSecsSinceEpoch(floor_div(t, 1000), Qt::UTC);
  return static_cast<Duration>(rules->offsetFromUtc(at)) * kSecond;
}

Zone::Moment Zone::from_local(Time local) const {
  if (fixed_) return {local - offset_, Fit::exact};
  const Duration before = offset_at(local - kDay), after = offset_at(local + kDay);
  const Time early = local - std::max(before, after), late = local - std::min(before, after);
  const bool early_fits = to_local(early) == local, late_fits = to_local(late) == local;
  if (early_fits && late_fits && early != late) return {early, Fit::ambiguous};
  if (early_fits) return {early, Fit::exact};
  if (late_fits) return {late, Fit::exact};
  return {local - before, Fit::skipped};
}

}  // namespace habitus
