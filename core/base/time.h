#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace habitus {

/// A moment: microseconds since 1970-01-01T00:00:00Z, proleptic Gregorian, no leap seconds. Years −9999 …
/// 9999.
using Time = int64_t;
using Duration = int64_t;  ///< microseconds

inline constexpr Duration kSecond = 1'000'000;
inline constexpr Duration kMinute = 60 * kSecond;
inline constexpr Duration kHour = 60 * kMinute;
inline constexpr Duration kDay = 24 * kHour;
inline constexpr Duration kWeek = 7 * kDay;
inline constexpr Time kBeginning = INT64_MIN / 4;  ///< "since ever" in periods
inline constexpr Time kEnd = INT64_MAX / 4;        ///< "until the end"

struct Date {
  int year = 1970, month = 1, day = 1;
  bool operator==(const Date&) const = default;
};

int64_t days_from_civil(Date date);  ///< days since 1970-01-01
Date civil_from_days(int64_t days);
int days_in_month(int year, int month);

/// Whole divisions that round towards −∞, as calendars need.
constexpr int64_t floor_div(int64_t a, int64_t b) { return a / b - (a % b != 0 && (a % b < 0) != (b < 0)); }

/// "2025-01-06T00:00:00Z"; fraction only when there is one (3 or 6 digits).
std::string iso(Time t);
/// "2025-01-06".
std::string iso_date(Time t);
/// Reads RFC 3339 / ISO 8601: date, optional time, optional fraction, optional Z or ±hh:mm. Without an offset
/// the text is UTC.
std::optional<Time> parse_iso(std::string_view text);

/// "30 min", "900 s", "7 d", "4 w", "1.5 h", "250 ms" ⇄ microseconds. A bare number is refused.
Result<Duration> parse_duration(std::string_view text);
std::string duration_text(Duration d);

/// A civil time zone (IANA name, "UTC", or "+02:00").
class Zone {
 public:
  /// Fails when the name is not known.
  static Result<Zone> named(std::string_view name);
  static Zone utc();

  const std::string& name() const { return name_; }
  bool is_utc() const { return fixed_ && offset_ == 0; }
  /// Offset from UTC that holds at `t`, in microseconds.
  Duration offset_at(Time t) const;
  Time to_local(Time utc) const { return utc + offset_at(utc); }

  enum class Fit { exact, ambiguous, skipped };  ///< what a local clock reading means
  struct Moment {
    Time utc;
    Fit fit;
  };
  /// The moment of a local reading (µs as if it were UTC). Ambiguous readings give the earlier moment;
  /// skipped ones are read with the offset before the gap. Both say so.
  Moment from_local(Time local) const;

 private:
  std::string name_ = "UTC";
  bool fixed_ = true;
  Duration offset_ = 0;
  std::shared_ptr<const void> rules_;  // QTimeZone, kept out of the header
};

/// Calendar grains. Weeks begin on Monday.
enum class Grain { hour, day, week, month, quarter, year };
Result<Grain> parse_grain(std::string_view text);
const char* grain_name(Grain grain);
/// Number of the calendar period that holds local reading `local` (µs): days since 1970, weeks since Monday
/// 1969-12-29, months since 1970-01 …
int64_t period_of(Time local, Grain grain);
/// Local start of period number `n`.
Time period_start(int64_t n, Grain grain);
/// "2025-01-06", "2025-W02", "2025-01", "2025-Q1", "2025", "2025-01-06T13".
std::string period_label(int64_t n, Grain grain);

}  // namespace habitus
