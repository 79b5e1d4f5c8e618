#include "core/ingest/repair.h"

#include <algorithm>
#include <cmath>
#include <fast_float/fast_float.h>
#include <memory>
#include <regex>

#include "core/ingest/time_format.h"

namespace habitus::ingest {
namespace {

using Test = std::function<bool(std::string_view)>;
using Repair = std::function<std::optional<std::string>(std::string_view)>;

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, error] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string plain_number(double value) {
  char buffer[40];
  if (value == std::floor(value) && std::abs(value) < 1e15)
    std::snprintf(buffer, sizeof buffer, "%.0f", value);
  else
    std::snprintf(buffer, sizeof buffer, "%.15g", value);
  return buffer;
}

/// Digits with points and commas as one plain number, when there is only one way to read them.
std::optional<std::string> plain_digits(std::string text) {
  const auto count = [&](char c) { return std::count(text.begin(), text.end(), c); };
  const auto points = count('.'), commas = count(',');
  if (commas == 0) return points <= 1 ? std::optional(text) : std::nullopt;
  char decimal = ',', group = '.';
  if (points > 0) {
    if (text.rfind('.') > text.rfind(',')) std::swap(decimal, group);
  } else if (commas > 1) {
    decimal = 0, group = ',';
  } else if (text.size() - text.find(',') == 4) {
    return {};  // 1,234: a thousand, or one and a bit
  }
  if (decimal && count(decimal) > 1) return {};
  // Groups are of three digits.
  const size_t end = decimal ? text.find(decimal) : text.size();
  size_t last = end;
  for (size_t i = end; i-- > 0;)
    if (text[i] == group) {
      if (last - i != 4) return {};
      last = i;
    }
  std::erase(text, group);
  std::replace(text.begin(), text.end(), ',', '.');
  return text;
}

std::optional<std::string> as_number(std::string_view given) {
  std::string text(trimmed(given));
  for (const std::string_view sign :
       {"\xE2\x82\xAC", "$", "\xC2\xA3", "\xC2\xA0", "\xE2\x80\xAF", " ", "'", "EUR", "USD", "GBP", "CHF"})
    for (size_t at = text.find(sign); at != std::string::npos; at = text.find(sign))
      text.erase(at, sign.size());
  if (text.starts_with("\xE2\x88\x92")) text.replace(0, 3, "-");
  if (text.starts_with('+')) text.erase(0, 1);
  const auto digits = plain_digits(std::move(text));
  return digits && number_in(*digits) ? digits : std::nullopt;
}

const char* const kTruths[] = {"true", "yes", "t", "y", "1", "on"};
const char* const kLies[] = {"false", "no", "f", "n", "0", "off"};

std::optional<std::string> as_bool(std::string_view text) {
  const std::string word = lower(trimmed(text));
  if (std::find(std::begin(kTruths), std::end(kTruths), word) != std::end(kTruths)) return "true";
  if (std::find(std::begin(kLies), std::end(kLies), word) != std::end(kLies)) return "false";
  return {};
}

/// Forms that are tried on a time which is not of its column's own.
const std::vector<std::string>& common_forms() {
  static const std::vector<std::string> all{"iso",           "yyyy/MM/dd HH:mm:ss", "yyyy/MM/dd HH:mm",
                                            "yyyy/MM/dd",    "dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy HH:mm",
                                            "dd.MM.yyyy",    "dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm",
                                            "dd/MM/yyyy",    "MM/dd/yyyy HH:mm:ss", "MM/dd/yyyy HH:mm",
                                            "MM/dd/yyyy",    "dd-MM-yyyy HH:mm:ss", "dd-MM-yyyy HH:mm",
                                            "dd-MM-yyyy",    "d MMM yyyy HH:mm:ss", "d MMM yyyy",
                                            "yyyyMMddHHmmss"};
  return all;
}

struct Times {
  TimeFormat own;
  std::vector<TimeFormat> others;

  static bool reads(TimeFormat& format, std::string_view text, Time& time) {
    const auto reading = format.read(text);
    time = reading.time;
    return reading.note != TimeFormat::Note::unreadable && reading.note != TimeFormat::Note::out_of_range &&
           reading.note != TimeFormat::Note::skipped;
  }
  static Result<std::shared_ptr<Times>> make(const Rule& rule, const Mapping& mapping) {
    auto out = std::make_shared<Times>();
    const bool role = mapping.time.from.columns.size() == 1 && mapping.time.from.columns[0] == rule.column;
    const std::string zone = mapping.time.zone;
    TRY(out->own, TimeFormat::make(role ? mapping.time.format : "iso", zone, role ? mapping.time.print : ""));
    std::vector<std::string> forms = rule.formats.empty() ? common_forms() : rule.formats;
    for (const auto& form : forms) {
      TRY(auto made, TimeFormat::make(form, zone));
      out->others.push_back(std::move(made));
    }
    return out;
  }
  /// Seconds, milliseconds or microseconds since 1970 by their number of digits.
  static std::optional<Time> epoch(std::string_view text) {
    if (text.find_first_not_of("0123456789") != std::string_view::npos) return {};
    const Duration unit = text.size() == 10 ? kSecond : text.size() == 13 ? 1000 : text.size() == 16 ? 1 : 0;
    if (unit == 0) return {};
    return static_cast<Time>(std::stoll(std::string(text))) * unit;
  }
  std::optional<std::string> repaired(std::string_view given) {
    const std::string_view text = trimmed(given);
    std::optional<Time> found = epoch(text);
    Time time = 0;
    if (!found && reads(own, text, time)) found = time;
    for (TimeFormat& form : others) {
      if (!reads(form, text, time)) continue;
      if (found && *found != time) return {};  // two forms, two moments
      found = time;
    }
    if (!found) return {};
    const std::string printed = own.print(*found);
    if (reads(own, printed, time) && time == *found) return printed;
    return own.format() == "iso" ? std::optional(iso(*found)) : std::nullopt;  // its form would lose a part
  }
};

bool listed(const std::vector<std::string>& values, std::string_view text) {
  return std::find(values.begin(), values.end(), text) != values.end();
}

}  // namespace

Result<Test> test_of(const Rule& rule, const Mapping& mapping) {
  using Check = Rule::Check;
  switch (rule.check) {
    case Check::type: {
      if (rule.type == "number") return Test([](auto text) { return number_in(text).has_value(); });
      if (rule.type == "whole")
        return Test([](auto text) {
          const auto value = number_in(text);
          return value && *value == std::floor(*value);
        });
      if (rule.type == "bool") return Test([](auto text) { return as_bool(text) && text == trimmed(text); });
      TRY(const auto times, Times::make(rule, mapping));
      return Test([times](auto text) {
        Time time = 0;
        return Times::reads(times->own, text, time);
      });
    }
    case Check::range:
      return Test([rule](auto text) {
        const auto value = number_in(text);
        return value && (!rule.min || *value >= *rule.min) && (!rule.max || *value <= *rule.max);
      });
    case Check::values:
      return Test([rule](auto text) { return listed(rule.values, text); });
    case Check::pattern: {
      const auto pattern = std::make_shared<std::regex>(rule.pattern, std::regex::optimize);
      return Test([pattern](auto text) { return std::regex_search(text.begin(), text.end(), *pattern); });
    }
    default:
      return Test([](auto) { return true; });
  }
}

Result<Repair> repair_of(const Rule& rule, const Mapping& mapping) {
  using Check = Rule::Check;
  switch (rule.check) {
    case Check::type: {
      if (rule.type == "bool") return Repair(as_bool);
      if (rule.type == "number") return Repair(as_number);
      if (rule.type == "whole")
        return Repair([](auto text) -> std::optional<std::string> {
          const auto plain = as_number(text);
          const auto value = plain ? number_in(*plain) : std::nullopt;
          return value && *value == std::floor(*value) ? std::optional(plain_number(*value)) : std::nullopt;
        });
      TRY(const auto times, Times::make(rule, mapping));
      return Repair([times](auto text) { return times->repaired(text); });
    }
    case Check::range:
      return Repair([rule](auto text) -> std::optional<std::string> {
        const auto plain = as_number(text);
        const auto value = plain ? number_in(*plain) : std::nullopt;
        if (!value) return {};
        return plain_number(
            std::min(std::max(*value, rule.min.value_or(-HUGE_VAL)), rule.max.value_or(HUGE_VAL)));
      });
    case Check::values:
      return Repair([rule](auto text) -> std::optional<std::string> {
        for (const auto& value : rule.values)
          if (lower(value) == lower(trimmed(text))) return value;
        return {};
      });
    default: {
      TRY(const auto test, test_of(rule, mapping));
      return Repair([test](auto text) -> std::optional<std::string> {
        const std::string_view bare = trimmed(text);
        return test(bare) ? std::optional(std::string(bare)) : std::nullopt;
      });
    }
  }
}

}  // namespace habitus::ingest
