#include "core/taxonomy/test.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <regex>

#include "core/base/spec.h"

namespace habitus::taxonomy {
namespace {

constexpr std::array<const char*, 14> kOps{"is",      "is_not",  "in",       "not_in",   "less",
                                           "at_most", "more",    "at_least", "contains", "starts",
                                           "ends",    "matches", "exists",   "missing"};

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<std::regex> compile(const std::string& pattern) {
  try {
    return std::regex(pattern, std::regex::ECMAScript | std::regex::optimize);
  } catch (const std::regex_error&) {
    return std::nullopt;
  }
}

bool text_passes(const Test& test, std::string_view word, const std::regex* regex) {
  const auto among = [&] {
    return std::find(test.values.begin(), test.values.end(), word) != test.values.end();
  };
  const std::string_view first =
      test.values.empty() ? std::string_view() : std::string_view(test.values.front());
  switch (test.op) {
    case Test::Op::is:
    case Test::Op::in:
      return among();
    case Test::Op::is_not:
    case Test::Op::not_in:
      return !among();
    case Test::Op::contains:
      return word.find(first) != std::string_view::npos;
    case Test::Op::starts:
      return word.starts_with(first);
    case Test::Op::ends:
      return word.ends_with(first);
    case Test::Op::matches:
      return regex && std::regex_search(word.begin(), word.end(), *regex);
    case Test::Op::exists:
      return true;
    case Test::Op::missing:
      return false;
    default: {
      const auto x = number(word), bound = number(first);
      return x && bound && passes(test.op, *x, *bound);
    }
  }
}

Result<std::vector<std::string>> values_of(const Json& spec, const std::string& where) {
  std::vector<std::string> out;
  for (const char* key : {"values", "value"}) {
    const auto it = spec.find(key);
    if (it == spec.end()) continue;
    for (const auto& value : it->is_array() ? *it : Json::array({*it})) {
      if (value.is_string())
        out.push_back(value.get<std::string>());
      else if (value.is_number() || value.is_boolean())
        out.push_back(value.dump());
      else
        return fail(Kind::input, "A value to compare with must be a text or a number", where);
    }
  }
  return out;
}

}  // namespace

const char* op_name(Test::Op op) { return kOps[static_cast<size_t>(op)]; }

bool is_order(Test::Op op) {
  return op == Test::Op::less || op == Test::Op::at_most || op == Test::Op::more || op == Test::Op::at_least;
}

bool passes(const Test& test, std::string_view word, bool present) {
  if (!present)
    return test.op == Test::Op::missing || test.op == Test::Op::is_not || test.op == Test::Op::not_in;
  if (test.op != Test::Op::matches) return text_passes(test, word, nullptr);
  const auto regex = test.values.empty() ? std::nullopt : compile(test.values.front());
  return text_passes(test, word, regex ? &*regex : nullptr);
}

Json to_json(const Test& test) {
  Json out{{"property", test.property}, {"op", op_name(test.op)}};
  if (!test.values.empty()) out["values"] = test.values;
  return out;
}

Result<Test> parse_test(const Json& spec, const std::vector<std::string>& properties,
                        const std::string& where) {
  CHECK(spec::only(spec, {"property", "op", "values", "value"}, where));
  Test test;
  TRY(test.property, spec::text(spec, "property", "", where));
  if (test.property != "event" &&
      std::find(properties.begin(), properties.end(), test.property) == properties.end()) {
    std::vector<std::string> known = properties;
    known.insert(known.begin(), "event");
    return spec::unknown("property", test.property, known, where);
  }
  TRY(const std::string op, spec::text(spec, "op", "is", where));
  const auto named = std::find(kOps.begin(), kOps.end(), op);
  if (named == kOps.end())
    return spec::unknown("comparison", op, std::vector<std::string>(kOps.begin(), kOps.end()), where);
  test.op = static_cast<Test::Op>(named - kOps.begin());
  TRY(test.values, values_of(spec, where));
  const bool none = test.op == Test::Op::exists || test.op == Test::Op::missing;
  const bool many = test.op == Test::Op::in || test.op == Test::Op::not_in;
  if (none ? !test.values.empty() : many ? test.values.empty() : test.values.size() != 1)
    return fail(Kind::input,
                Text("“%1” takes %2", {op, std::string(none   ? "no value"
                                                       : many ? "at least one value"
                                                              : "exactly one value")}),
                where);
  if (many) {
    std::sort(test.values.begin(), test.values.end());
    test.values.erase(std::unique(test.values.begin(), test.values.end()), test.values.end());
  }
  if (is_order(test.op) && !number(test.values.front()))
    return fail(Kind::input, Text("“%1” is not a number", {excerpt(test.values.front())}), where,
                "Write it like 12.5");
  if (test.op == Test::Op::matches && !compile(test.values.front()))
    return fail(Kind::input, Text("“%1” is not a regular expression", {excerpt(test.values.front())}), where,
                "Use ECMAScript syntax, for example ^view_");
  return test;
}

std::function<bool(std::string_view)> word_predicate(const Test& test) {
  if (test.op != Test::Op::matches)
    return [test](std::string_view word) { return text_passes(test, word, nullptr); };
  return [test, regex = compile(test.values.front())](std::string_view word) {
    return text_passes(test, word, regex ? &*regex : nullptr);
  };
}

double bound_of(const Test& test) { return number(test.values.front()).value_or(std::nan("")); }

}  // namespace habitus::taxonomy
