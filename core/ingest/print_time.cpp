#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/ingest/time_format.h"

namespace habitus::ingest {
namespace {

void digits(std::string& out, int64_t value, int width) {
  char buffer[24];
  int n = 0;
  do buffer[n++] = static_cast<char>('0' + value % 10);
  while ((value /= 10) > 0);
  for (int i = n; i < width; ++i) out += '0';
  while (n > 0) out += buffer[--n];
}

void print_offset(char letter, int width, Duration offset, std::string& out) {
  if (offset == 0 && letter == 'X') {
    out += 'Z';
    return;
  }
  out += offset < 0 ? '-' : '+';
  digits(out, std::abs(offset) / kHour, 2);
  if (width == 3) out += ':';
  if (width > 1) digits(out, std::abs(offset) / kMinute % 60, 2);
}

}  // namespace

std::string TimeFormat::print_epoch(Time time) const {
  if (unit_ == 0) return std::to_string(time) + "000";
  const int64_t whole = floor_div(time, unit_), rest = time - whole * unit_;
  std::string out = std::to_string(whole);
  if (rest == 0) return out;
  std::string fraction;
  digits(fraction, rest, unit_ == kSecond ? 6 : 3);
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return out + "." + fraction;
}

/// Ten decimals, as spreadsheets write them.
std::string TimeFormat::print_serial(Time local) const {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.10f",
                static_cast<double>(local - base_days_ * kDay) / static_cast<double>(kDay));
  std::string out = buffer;
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  return out;
}

void TimeFormat::print_part(const Part& p, Time local, Duration offset, std::string& out) const {
  const int64_t day = floor_div(local, kDay), clock = local - day * kDay;
  const Date date = civil_from_days(day);
  const int64_t hour = clock / kHour;
  switch (p.letter) {
    case 0:
      out += p.literal;
      return;
    case 'y':
      if (date.year < 0) out += '-';
      return digits(out, p.width == 2 ? std::abs(date.year) % 100 : std::abs(date.year), p.width);
    case 'M':
      if (p.width != 3) return digits(out, date.month, p.width);
      out += kMonthNames[date.month - 1];
      return;
    case 'd':
      return digits(out, date.day, p.width);
    case 'H':
      return digits(out, hour, p.width);
    case 'h':
      return digits(out, hour % 12 == 0 ? 12 : hour % 12, p.width);
    case 'a':
      out += hour < 12 ? "AM" : "PM";
      return;
    case 'm':
      return digits(out, clock / kMinute % 60, p.width);
    case 's':
      return digits(out, clock / kSecond % 60, p.width);
    case 'S': {
      std::string micros;
      digits(micros, clock % kSecond, 6);
      micros.resize(static_cast<size_t>(p.width), '0');
      out += micros;
      return;
    }
    default:
      print_offset(p.letter, p.width, offset, out);
  }
}

std::string TimeFormat::print(Time time) const {
  if (kind_ == Kind::epoch) return print_epoch(time);
  const Duration offset = zone_.offset_at(time);
  const Time local = time + offset;
  if (kind_ == Kind::excel) return print_serial(local);
  std::string out;
  for (const Part& p : print_) print_part(p, local, offset, out);
  return out;
}

}  // namespace habitus::ingest
