#include "core/base/time.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace habitus {

// Howard Hinnant, "chrono-compatible low-level date algorithms".
int64_t days_from_civil(Date date) {
  const int64_t y = date.year - (date.month <= 2);
  const int64_t era = floor_div(y, 400);
  const int64_t yoe = y - era * 400;
  const int64_t doy = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

Date civil_from_days(int64_t days) {
  days += 719468;
  const int64_t era = floor_div(days, 146097);
  const int64_t doe = days - era * 146097;
  const int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int64_t mp = (5 * doy + 2) / 153;
  const int month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  return {static_cast<int>(yoe + era * 400 + (month <= 2)), month,
          static_cast<int>(doy - (153 * mp + 2) / 5 + 1)};
}

int days_in_month(int year, int month) {
  static constexpr std::array<int, 13> days{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : days[static_cast<size_t>(month)];
}

std::string iso_date(Time t) {
  const Date d = civil_from_days(floor_div(t, kDay));
  char buffer[24];
  std::snprintf(buffer, sizeof buffer, d.year < 0 ? "-%04d-%02d-%02d" : "%04d-%02d-%02d", std::abs(d.year),
                d.month, d.day);
  return buffer;
}

std::string iso(Time t) {
  const int64_t in_day = t - floor_div(t, kDay) * kDay;
  const int64_t s = in_day / kSecond, us = in_day % kSecond;
  char buffer[32];
  int n = std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d", static_cast<int>(s / 3600),
                        static_cast<int>(s / 60 % 60), static_cast<int>(s % 60));
  if (us % 1000) {
    n += std::snprintf(buffer + n, sizeof buffer - static_cast<size_t>(n), ".%06d", static_cast<int>(us));
  } else if (us) {
    n += std::snprintf(buffer + n, sizeof buffer - static_cast<size_t>(n), ".%03d",
                       static_cast<int>(us / 1000));
  }
  return iso_date(t) + buffer + "Z";
}

namespace {
/// Reads exactly `n` digits.
std::optional<int> digits(std::string_view& text, size_t n) {
  if (text.size() < n) return {};
  int value = 0;
  for (size_t i = 0; i < n; ++i) {
    if (text[i] < '0' || text[i] > '9') return {};
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(n);
  return value;
}
bool eat(std::string_view& text, char c) {
  if (text.empty() || text[0] != c) return false;
  text.remove_prefix(1);
  return true;
}
/// Fraction of a second in µs; more than six digits are cut, none is an error.
std::optional<int64_t> fraction(std::string_view& text) {
  int64_t us = 0;
  int n = 0;
  for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; text.remove_prefix(1), ++n)
    if (n < 6) us = us * 10 + (text[0] - '0');
  if (n == 0) return {};
  for (; n < 6; ++n) us *= 10;
  return us;
}
/// "Z", "+02:00", "+0200", "+02" or nothing → offset in µs.
std::optional<int64_t> offset(std::string_view text) {
  if (text.empty() || text == "Z" || text == "z") return 0;
  const int sign = text[0] == '+' ? 1 : text[0] == '-' ? -1 : 0;
  if (sign == 0) return {};
  text.remove_prefix(1);
  const auto h = digits(text, 2);
  if (!h || *h > 14) return {};
  int minutes = 0;
  if (!text.empty()) {
    eat(text, ':');
    const auto m = digits(text, 2);
    if (!m || *m > 59 || !text.empty()) return {};
    minutes = *m;
  }
  return sign * (*h * kHour + minutes * kMinute);
}
}  // namespace

std::optional<Time> parse_iso(std::string_view text) {
  const bool negative = eat(text, '-');
  const auto y = digits(text, 4);
  if (!y || !eat(text, '-')) return {};
  const auto m = digits(text, 2);
  if (!m || *m < 1 || *m > 12 || !eat(text, '-')) return {};
  const auto d = digits(text, 2);
  const int year = negative ? -*y : *y;
  if (!d || *d < 1 || *d > days_in_month(year, *m)) return {};
  Time t = days_from_civil({year, *m, *d}) * kDay;
  if (text.empty()) return t;
  if (!eat(text, 'T') && !eat(text, ' ') && !eat(text, 't')) return {};
  const auto h = digits(text, 2);
  if (!h || *h > 23 || !eat(text, ':')) return {};
  const auto min = digits(text, 2);
  if (!min || *min > 59) return {};
  t += *h * kHour + *min * kMinute;
  if (eat(text, ':')) {
    const auto s = digits(text, 2);
    if (!s || *s > 59) return {};
    t += *s * kSecond;
    if (eat(text, '.') || eat(text, ',')) {
      const auto us = fraction(text);
      if (!us) return {};
      t += *us;
    }
  }
  const auto shift = offset(text);
  if (!shift) return {};
  return t - *shift;
}

namespace {
struct Unit {
  std::string_view name;
  Duration size;
};
constexpr std::array<Unit, 14> units{{{"ms", 1000},
                                      {"s", kSecond},
                                      {"sec", kSecond},
                                      {"min", kMinute},
                                      {"m", kMinute},
                                      {"h", kHour},
                                      {"hours", kHour},
                                      {"d", kDay},
                                      {"day", kDay},
                                      {"days", kDay},
                                      {"w", kWeek},
                                      {"week", kWeek},
                                      {"weeks", kWeek},
                                      {"us", 1}}};
}  // namespace

Result<Duration> parse_duration(std::string_view text) {
  double value = 0;
  const char* begin = text.data();
  const char* end = begin + text.size();
  const auto [rest, code] = std::from_chars(begin, end, value);
  std::string_view unit(rest, static_cast<size_t>(end - rest));
  while (!unit.empty() && unit[0] == ' ') unit.remove_prefix(1);
  for (const Unit& u : units)
    if (code == std::errc() && unit == u.name && value >= 0 && value * static_cast<double>(u.size) < 1e18)
      return static_cast<Duration>(std::llround(value * static_cast<double>(u.size)));
  return fail(Kind::input, Text("“%1” is not a duration", {std::string(text)}), {}, "Write 6 h or 30 min");
}

std::string duration_text(Duration d) {
  for (const auto& [name, size] : std::array<Unit, 6>{
           {{"d", kDay}, {"h", kHour}, {"min", kMinute}, {"s", kSecond}, {"ms", 1000}, {"us", 1}}})
    if (d % size == 0 && d != 0) return std::to_string(d / size) + " " + std::string(name);
  return "0 s";
}

Result<Grain> parse_grain(std::string_view text) {
  for (const Grain g : {Grain::hour, Grain::day, Grain::week, Grain::month, Grain::quarter, Grain::year})
    if (text == grain_name(g)) return g;
  return fail(Kind::input, Text("“%1” is not a calendar grain", {std::string(text)}), {},
              "Write hour, day, week, month, quarter or year");
}

const char* grain_name(Grain grain) {
  static constexpr const char* names[] = {"hour", "day", "week", "month", "quarter", "year"};
  return names[static_cast<int>(grain)];
}

int64_t period_of(Time local, Grain grain) {
  if (grain == Grain::hour) return floor_div(local, kHour);
  const int64_t day = floor_div(local, kDay);
  if (grain == Grain::day) return day;
  if (grain == Grain::week) return floor_div(day + 3, 7);  // 1970-01-01 was a Thursday
  const Date d = civil_from_days(day);
  const int64_t month = (static_cast<int64_t>(d.year) - 1970) * 12 + d.month - 1;
  return grain == Grain::month ? month : floor_div(month, grain == Grain::quarter ? 3 : 12);
}

Time period_start(int64_t n, Grain grain) {
  if (grain == Grain::hour) return n * kHour;
  if (grain == Grain::day) return n * kDay;
  if (grain == Grain::week) return (n * 7 - 3) * kDay;
  const int64_t month = grain == Grain::month ? n : n * (grain == Grain::quarter ? 3 : 12);
  const int64_t year = floor_div(month, 12);
  return days_from_civil({static_cast<int>(1970 + year), static_cast<int>(month - year * 12 + 1), 1}) * kDay;
}

std::string period_label(int64_t n, Grain grain) {
  const Time start = period_start(n, grain);
  char buffer[32];
  const Date d = civil_from_days(floor_div(start, kDay));
  switch (grain) {
    case Grain::hour:
      return iso(start).substr(0, 13);
    case Grain::day:
      return iso_date(start);
    case Grain::week: {
      const int64_t thursday =
          floor_div(start, kDay) + 3;  // ISO 8601: the week belongs to the year of its Thursday
      const int year = civil_from_days(thursday).year;
      const int64_t week = (thursday - days_from_civil({year, 1, 1})) / 7 + 1;
      std::snprintf(buffer, sizeof buffer, "%04d-W%02d", year, static_cast<int>(week));
      return buffer;
    }
    case Grain::month:
      std::snprintf(buffer, sizeof buffer, "%04d-%02d", d.year, d.month);
      return buffer;
    case Grain::quarter:
      std::snprintf(buffer, sizeof buffer, "%04d-Q%d", d.year, (d.month - 1) / 3 + 1);
      return buffer;
    case Grain::year:
      std::snprintf(buffer, sizeof buffer, "%04d", d.year);
      return buffer;
  }
  return {};
}

}  // namespace habitus
