#include <algorithm>
#include <cstring>
#include <map>

#include "core/ingest/time_format.h"

namespace habitus::ingest {
namespace {

using Samples = std::vector<std::string_view>;

bool all_digits(std::string_view t) {
  return !t.empty() && std::all_of(t.begin(), t.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool reads_all(const std::string& format, const Samples& samples) {
  auto f = TimeFormat::make(format, "UTC");
  return f && std::all_of(samples.begin(), samples.end(), [&](std::string_view s) {
           const auto note = f->read(s).note;
           return note != TimeFormat::Note::unreadable && note != TimeFormat::Note::out_of_range;
         });
}

/// "2025-01-06 00:00:00.123+01:00" → "yyyy-MM-dd HH:mm:ss.SSSxxx".
std::string iso_pattern(std::string_view t) {
  std::string p = "yyyy-MM-dd";
  if (t.size() <= 10) return p;
  p += t[10] == 'T' ? "'T'HH:mm" : " HH:mm";
  size_t at = 16;
  if (at < t.size() && t[at] == ':') {
    p += ":ss";
    at = 19;
    if (at < t.size() && (t[at] == '.' || t[at] == ',')) {
      p += t[at++];
      for (; at < t.size() && t[at] >= '0' && t[at] <= '9'; ++at) p += 'S';
    }
  }
  if (at < t.size() && t[at] == ' ') p += t[at++];
  if (at >= t.size()) return p;
  if (t[at] == 'Z') return p + "XXX";
  const size_t width = t.size() - at;
  return p + (width == 6 ? "xxx" : width == 5 ? "xx" : "x");
}

std::optional<FormatGuess> guess_iso(const Samples& samples) {
  if (!std::all_of(samples.begin(), samples.end(),
                   [](std::string_view s) { return s.size() >= 10 && s[4] == '-' && s[7] == '-'; }) ||
      !reads_all("iso", samples))
    return {};
  std::map<std::string, size_t> shapes;
  FormatGuess g{"iso", {}, {}, true, true};
  for (const auto s : samples) {
    const std::string shape = iso_pattern(s);
    ++shapes[shape];
    g.has_offset = g.has_offset && (shape.back() == 'X' || shape.back() == 'x');
    g.date_only = g.date_only && s.size() == 10;
  }
  g.print = std::max_element(shapes.begin(), shapes.end(), [](const auto& a, const auto& b) {
              return a.second < b.second;
            })->first;
  return g;
}

/// Numbers: yyyymmdd, epochs by their magnitude (1990 … 2100), Excel serials (1954 … 2119).
std::optional<FormatGuess> guess_number(const Samples& samples) {
  double lo = 0, hi = 0;
  bool first = true, fractions = false, eight = true;
  for (const auto s : samples) {
    const size_t dot = s.find('.');
    if (!all_digits(s.substr(0, dot)) || (dot != std::string_view::npos && !all_digits(s.substr(dot + 1))))
      return {};
    if (s.size() > 24) return {};
    const double v = std::strtod(std::string(s).c_str(), nullptr);
    lo = first ? v : std::min(lo, v);
    hi = first ? v : std::max(hi, v);
    first = false;
    fractions = fractions || dot != std::string_view::npos;
    eight = eight && s.size() == 8;
  }
  if (eight && lo >= 1.8e7 && hi < 2.2e7 && reads_all("yyyyMMdd", samples))
    return FormatGuess{"yyyyMMdd", {}, {}, false, true};
  constexpr double from = 631152000, to = 4102444800;
  constexpr std::pair<const char*, double> epochs[] = {
      {"epoch_s", 1}, {"epoch_ms", 1e3}, {"epoch_us", 1e6}, {"epoch_ns", 1e9}};
  for (const auto& [name, scale] : epochs)
    if (lo >= from * scale && hi < to * scale) return FormatGuess{name, {}, {}, true, false};
  if (fractions && lo >= 20000 && hi < 80000) return FormatGuess{"excel", {}, {}, false, false};
  return {};
}

std::optional<FormatGuess> guess_pattern(const Samples& samples) {
  static const std::vector<std::string> dates = {
      "dd.MM.yyyy",  "d.M.yyyy",    "dd/MM/yyyy",  "MM/dd/yyyy",  "d/M/yyyy",    "M/d/yyyy",
      "yyyy/MM/dd",  "yyyy.MM.dd",  "dd-MM-yyyy",  "MM-dd-yyyy",  "dd MMM yyyy", "d MMM yyyy",
      "dd-MMM-yyyy", "dd/MMM/yyyy", "MMM d, yyyy", "MMM dd yyyy", "dd.MM.yy",    "d.M.yy",
      "dd/MM/yy",    "MM/dd/yy",    "M/d/yy",      "yyyyMMdd",    "yyyy-M-d"};
  static const std::vector<std::string> clocks = {"",
                                                  " HH:mm:ss",
                                                  " HH:mm",
                                                  " H:mm",
                                                  " H:mm:ss",
                                                  " HH:mm:ss.SSS",
                                                  "'T'HH:mm:ss",
                                                  "'T'HH:mm:ssXXX",
                                                  ":HH:mm:ss xx",
                                                  " hh:mm:ss a",
                                                  " h:mm:ss a",
                                                  " h:mm a",
                                                  " hh:mm a",
                                                  "HHmmss",
                                                  " HHmmss",
                                                  "'T'HHmmss",
                                                  "'T'HHmmssXXX",
                                                  ", HH:mm:ss",
                                                  " HH:mm:ssXXX",
                                                  " HH:mm:ss xx",
                                                  " HH:mm:ss.SSSSSS"};
  std::optional<FormatGuess> found;
  for (const auto& clock : clocks)
    for (const auto& date : dates) {
      const std::string pattern = date + clock;
      if (!reads_all(pattern, samples)) continue;
      if (!found) {
        const bool offset = pattern.find_first_of("Xx") != std::string::npos;
        found = FormatGuess{pattern, {}, {}, offset, clock.empty()};
        continue;
      }
      // Another form that reads everything is a reason to ask only when it gives other moments.
      auto a = TimeFormat::make(found->format, "UTC"), b = TimeFormat::make(pattern, "UTC");
      if (std::any_of(samples.begin(), samples.end(),
                      [&](std::string_view s) { return a->read(s).time != b->read(s).time; }))
        found->others.push_back(pattern);
    }
  return found;
}

}  // namespace

std::optional<FormatGuess> guess_time_format(const std::vector<std::string_view>& samples) {
  if (samples.empty()) return {};
  if (auto g = guess_iso(samples)) return g;
  if (auto g = guess_number(samples)) return g;
  return guess_pattern(samples);
}

}  // namespace habitus::ingest
