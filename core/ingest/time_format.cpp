#include "core/ingest/time_format.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <fast_float/fast_float.h>

#include <QtCore/qglobal.h>

namespace habitus::ingest {

/// A clock reading taken apart.
struct TimeFormat::Fields {
  int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0;
  int64_t micro = 0;
  int half = -1;  ///< 0 am, 1 pm
  bool offset_given = false;
  Duration offset = 0;
  bool beyond_micro = false;  ///< digits that a microsecond cannot hold
};

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

/// `width` digits exactly, or 1 to 2 (1 to 4 for years) when width is 1.
bool number(std::string_view text, size_t& at, int width, int most, int& value) {
  const size_t from = at;
  const auto limit = static_cast<size_t>(width > 1 ? width : most);
  value = 0;
  while (at < text.size() && at - from < limit && digit(text[at])) value = value * 10 + (text[at++] - '0');
  return at - from >= static_cast<size_t>(width);
}

bool fraction(std::string_view text, size_t& at, int64_t& micro, bool& beyond) {
  const size_t from = at;
  int64_t scale = 100'000;
  micro = 0;
  for (; at < text.size() && digit(text[at]); ++at) {
    micro += (text[at] - '0') * scale;
    beyond = beyond || (scale == 0 && text[at] != '0');
    scale /= 10;
  }
  return at > from;
}

/// Z, ±hh:mm, ±hhmm or ±hh.
bool offset_text(std::string_view text, size_t& at, Duration& offset) {
  if (at >= text.size()) return false;
  if (text[at] == 'Z' || text[at] == 'z') {
    offset = 0;
    ++at;
    return true;
  }
  if (text[at] != '+' && text[at] != '-') return false;
  const int sign = text[at++] == '-' ? -1 : 1;
  int hours = 0, minutes = 0;
  if (!number(text, at, 2, 2, hours)) return false;
  if (at < text.size() && text[at] == ':') ++at;
  if (at < text.size() && digit(text[at]) && !number(text, at, 2, 2, minutes)) return false;
  if (hours > 18 || minutes > 59) return false;
  offset = sign * (hours * kHour + minutes * kMinute);
  return true;
}

/// Two digits at p, or −1.
int two(const char* p) {
  const auto a = static_cast<unsigned>(p[0] - '0'), b = static_cast<unsigned>(p[1] - '0');
  return a > 9 || b > 9 ? -1 : static_cast<int>(a * 10 + b);
}

}  // namespace

Result<std::vector<TimeFormat::Part>> TimeFormat::compile(const std::string& pattern) {
  std::vector<Part> parts;
  const auto literal = [&](const std::string& text) {
    if (parts.empty() || parts.back().letter != 0) parts.push_back({});
    parts.back().literal += text;
  };
  for (size_t i = 0; i < pattern.size();) {
    const char c = pattern[i];
    if (c == '\'') {
      const size_t close = pattern.find('\'', i + 1);
      if (close == std::string::npos)
        return fail(
            habitus::Kind::input,
            Text(QT_TRANSLATE_NOOP("core", "A quote in the time pattern “%1” is not closed"), {pattern}));
      literal(close == i + 1 ? "'" : pattern.substr(i + 1, close - i - 1));
      i = close + 1;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      size_t n = i;
      while (n < pattern.size() && pattern[n] == c) ++n;
      if (!std::strchr("yMdHhamsSXx", c))
        return fail(
            habitus::Kind::input,
            Text(QT_TRANSLATE_NOOP("core", "“%1” in the time pattern “%2” is not a letter of time patterns"),
                 {std::string(1, c), pattern}),
            {}, QT_TRANSLATE_NOOP("core", "Use yyyy MM dd HH mm ss SSS XXX, and quote other letters: 'T'"));
      parts.push_back({c, static_cast<int>(n - i), {}});
      i = n;
    } else {
      literal(std::string(1, c));
      ++i;
    }
  }
  return parts;
}

Result<TimeFormat> TimeFormat::make(const std::string& format, const std::string& zone,
                                    const std::string& print) {
  TimeFormat f;
  f.format_ = format;
  TRY(f.zone_, Zone::named(zone.empty() ? "UTC" : zone));
  constexpr std::pair<const char*, Duration> epochs[] = {
      {"epoch_s", kSecond}, {"epoch_ms", 1000}, {"epoch_us", 1}, {"epoch_ns", 0}};
  for (const auto& [name, unit] : epochs) {
    if (format != name) continue;
    f.kind_ = Kind::epoch;
    f.unit_ = unit;
    return f;
  }
  if (format == "excel" || format == "excel1904") {
    f.kind_ = Kind::excel;
    f.base_days_ = format == "excel" ? days_from_civil({1899, 12, 30}) : days_from_civil({1904, 1, 1});
    return f;
  }
  const std::string shape = format == "iso" ? (print.empty() ? "yyyy-MM-dd'T'HH:mm:ssXXX" : print) : format;
  f.kind_ = format == "iso" ? Kind::iso : Kind::pattern;
  TRY(f.print_, compile(shape));
  if (f.kind_ == Kind::pattern) f.parts_ = f.print_;
  bool year = false, month = false, day = false;
  for (const Part& p : f.print_) {
    f.has_offset_ = f.has_offset_ || p.letter == 'X' || p.letter == 'x';
    year = year || p.letter == 'y';
    month = month || p.letter == 'M';
    day = day || p.letter == 'd';
  }
  if (f.kind_ == Kind::iso && f.zone_.is_utc()) {
    f.shape_ = f.print(0);
    for (char& c : f.shape_) c = digit(c) ? '0' : c;
    f.like_the_log_ = f.shape_.starts_with("0000-00-00T00:00:00") && f.shape_.ends_with('Z') &&
                      (f.shape_.size() == 20 || f.shape_.size() == 24 || f.shape_.size() == 27);
  }
  if (!year || !month || !day)
    return fail(habitus::Kind::input,
                Text(QT_TRANSLATE_NOOP("core", "The time pattern “%1” lacks year, month or day"), {shape}),
                {},
                QT_TRANSLATE_NOOP("core", "Write for example yyyy-MM-dd HH:mm:ss, dd.MM.yyyy or yyyyMMdd"));
  return f;
}

bool TimeFormat::read_parts(const std::vector<Part>& parts, std::string_view text, Fields& f) {
  size_t at = 0;
  for (const Part& p : parts) {
    bool good = true;
    switch (p.letter) {
      case 0:
        good = text.substr(at).starts_with(p.literal);
        at += p.literal.size();
        break;
      case 'y':
        good = number(text, at, p.width == 2 ? 2 : 4, 4, f.year);
        if (p.width == 2) f.year += f.year < 70 ? 2000 : 1900;
        break;
      case 'M':
        if (p.width == 3) {
          good = false;
          for (int m = 0; m < 12 && !good; ++m) {
            good = text.substr(at, 3) == kMonthNames[m];
            f.month = m + 1;
          }
          at += 3;
        } else {
          good = number(text, at, p.width, 2, f.month);
        }
        break;
      case 'd':
        good = number(text, at, p.width, 2, f.day);
        break;
      case 'H':
      case 'h':
        good = number(text, at, p.width, 2, f.hour) && (p.letter == 'H' || (f.hour >= 1 && f.hour <= 12));
        break;
      case 'm':
        good = number(text, at, p.width, 2, f.minute);
        break;
      case 's':
        good = number(text, at, p.width, 2, f.second);
        break;
      case 'S':
        good = fraction(text, at, f.micro, f.beyond_micro);
        break;
      case 'a': {
        const char c = at < text.size() ? static_cast<char>(text[at] | 0x20) : '\0';
        good = (c == 'a' || c == 'p') && at + 1 < text.size() && (text[at + 1] | 0x20) == 'm';
        f.half = c == 'p' ? 1 : 0;
        at += 2;
        break;
      }
      default:
        good = f.offset_given = offset_text(text, at, f.offset);
    }
    if (!good || at > text.size()) return false;
  }
  if (f.half >= 0) f.hour = f.hour % 12 + 12 * f.half;
  return at == text.size();
}

/// yyyy-MM-dd, then perhaps [T ]HH:mm[:ss[.f]] and an offset. The common shape, without loops.
bool TimeFormat::read_iso_shape(std::string_view t, Fields& f) const {
  if (t.size() < 10 || t[4] != '-' || t[7] != '-') return false;
  const char* p = t.data();
  const int century = two(p), years = two(p + 2);
  f.month = two(p + 5);
  f.day = two(p + 8);
  if (century < 0 || years < 0 || f.month < 0 || f.day < 0) return false;
  f.year = century * 100 + years;
  if (t.size() == 10) return true;
  if (t.size() < 16 || (t[10] != 'T' && t[10] != ' ') || t[13] != ':') return false;
  f.hour = two(p + 11);
  f.minute = two(p + 14);
  if (f.hour < 0 || f.minute < 0) return false;
  size_t at = 16;
  if (at < t.size() && t[at] == ':') {
    if (t.size() < 19) return false;
    f.second = two(p + 17);
    if (f.second < 0) return false;
    at = 19;
    if (at < t.size() && (t[at] == '.' || t[at] == ',') && !fraction(t, ++at, f.micro, f.beyond_micro))
      return false;
  }
  if (at == t.size()) return true;
  if (t[at] == ' ') ++at;
  f.offset_given = offset_text(t, at, f.offset);
  return f.offset_given && at == t.size();
}

/// A text of the log's own form on the day that was read last.
bool TimeFormat::read_known_day(std::string_view t, Time& time) const {
  if (t.size() != shape_.size() || day_text_.empty() || std::memcmp(t.data(), day_text_.data(), 10) != 0) return false;
  const char* p = t.data();
  const int hour = two(p + 11), minute = two(p + 14), second = two(p + 17);
  if (p[10] != 'T' || p[13] != ':' || p[16] != ':' || t.back() != 'Z' || (hour | minute | second) < 0 || hour > 23 ||
      minute > 59 || second > 59)
    return false;
  time = day_ + ((hour * 60 + minute) * 60 + second) * kSecond;
  if (t.size() == 20) return true;
  int micro = 0;
  for (size_t i = 20; i + 1 < t.size(); ++i) {
    if (!digit(p[i])) return false;
    micro = micro * 10 + (p[i] - '0');
  }
  time += t.size() == 24 ? micro * 1000 : micro;
  return p[19] == '.';
}

Zone::Moment TimeFormat::to_utc(Time local) {
  if (zone_.is_utc()) return {local, Zone::Fit::exact};
  constexpr Duration quarter = 15 * kMinute;
  const int64_t q = floor_div(local, quarter);
  Cached& cached = cache_[static_cast<size_t>(q) % cache_.size()];
  if (cached.quarter != q) {
    const auto first = zone_.from_local(q * quarter), end = zone_.from_local(q * quarter + quarter - 1);
    const Duration offset = q * quarter - first.utc;
    const bool whole = first.fit == Zone::Fit::exact && end.fit == Zone::Fit::exact &&
                       q * quarter + quarter - 1 - end.utc == offset;
    if (!whole) return zone_.from_local(local);
    cached = {q, offset};
  }
  return {local - cached.offset, Zone::Fit::exact};
}

TimeFormat::Reading TimeFormat::settle(Time time, Note note, std::string_view text) const {
  static const Time lowest = days_from_civil({-9999, 1, 1}) * kDay,
                    highest = days_from_civil({10000, 1, 1}) * kDay;
  if (time < lowest || time >= highest) return {0, Note::out_of_range};
  if (note == Note::exact && print(time) != text) note = Note::differs;
  return {time, note};
}

TimeFormat::Reading TimeFormat::from_fields(const Fields& f, std::string_view text) {
  if (f.month < 1 || f.month > 12 || f.day < 1 || f.day > days_in_month(f.year, f.month) || f.minute > 59 ||
      f.second > 60 || f.hour > 24 || (f.hour == 24 && (f.minute > 0 || f.second > 0 || f.micro > 0)))
    return {};
  const bool leap = f.second == 60;
  Time t = days_from_civil({f.year, f.month, f.day}) * kDay + f.hour * kHour + f.minute * kMinute +
           f.second * kSecond + f.micro;
  if (leap) t = t - f.micro - 1;
  Note note = leap ? Note::leap : f.beyond_micro ? Note::differs : Note::exact;
  if (f.offset_given) {
    t -= f.offset;
  } else {
    const auto moment = to_utc(t);
    t = moment.utc;
    if (moment.fit == Zone::Fit::ambiguous) note = Note::ambiguous;
    if (moment.fit == Zone::Fit::skipped) note = Note::skipped;
  }
  // What follows is the same as printing and comparing, for the common case.
  const auto same = [](char c, char shape) { return shape == '0' ? digit(c) : c == shape; };
  if (note == Note::exact && f.offset == 0 && f.hour < 24 && !shape_.empty() && f.year >= 0 &&
      text.size() == shape_.size() && std::equal(text.begin(), text.end(), shape_.begin(), same))
    return {t, note};
  return settle(t, note, text);
}

TimeFormat::Reading TimeFormat::read_epoch(std::string_view text) const {
  int64_t whole = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
  if (error == std::errc() && end == text.data() + text.size()) {
    const bool nanos = unit_ == 0;
    if (!nanos && std::abs(whole) > INT64_MAX / 4 / unit_) return {0, Note::out_of_range};
    return settle(nanos ? floor_div(whole, 1000) : whole * unit_, Note::exact, text);
  }
  double value = 0;
  const auto parsed = fast_float::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size() || !std::isfinite(value)) return {};
  const double micros = unit_ == 0 ? value / 1000 : value * static_cast<double>(unit_);
  if (std::abs(micros) > 9e18) return {0, Note::out_of_range};
  return settle(std::llround(micros), Note::exact, text);
}

TimeFormat::Reading TimeFormat::read_excel(std::string_view text) const {
  double value = 0;
  const auto parsed = fast_float::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size() || !std::isfinite(value) ||
      std::abs(value) > 1e7)
    return {};
  // The 1900 system counts a 29 February 1900 that never was; below serial 61 its days are one off.
  const double serial = format_ == "excel" && value < 60 ? value + 1 : value;
  // A serial holds milliseconds at best: what is finer is the noise of the division.
  const auto local = static_cast<Time>(std::llround(serial * 86'400'000.0)) * 1000 + base_days_ * kDay;
  return settle(zone_.is_utc() ? local : zone_.from_local(local).utc, Note::exact, text);
}

TimeFormat::Reading TimeFormat::read(std::string_view text) {
  switch (kind_) {
    case Kind::epoch:
      return read_epoch(text);
    case Kind::excel:
      return read_excel(text);
    case Kind::pattern: {
      Fields f;
      return read_parts(parts_, text, f) ? from_fields(f, text) : Reading{};
    }
    case Kind::iso:
      break;
  }
  if (like_the_log_)
    if (Time time; read_known_day(text, time)) return {time, Note::exact};
  Fields f;
  if (read_iso_shape(text, f)) {
    const Reading reading = from_fields(f, text);
    if (like_the_log_ && reading.note == Note::exact) {
      day_text_ = text.substr(0, 10);
      day_ = floor_div(reading.time, kDay) * kDay;
    }
    return reading;
  }
  // Week dates, basic forms, signed years: the long way round.
  if (const auto t = parse_iso(text)) return settle(*t, Note::differs, text);
  return {};
}

}  // namespace habitus::ingest
