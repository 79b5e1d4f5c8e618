#include "core/events/condition.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/time.h"
#include "core/events/words.h"

namespace habitus::events {
namespace {

using Op = Condition::Op;
constexpr std::array<const char*, 11> kOps{"is",   "is_not",   "in",       "not_in", "less",   "at_most",
                                           "more", "at_least", "contains", "exists", "missing"};

bool compares(Op op) { return op == Op::less || op == Op::at_most || op == Op::more || op == Op::at_least; }
bool lists(Op op) { return op == Op::in || op == Op::not_in; }
bool valueless(Op op) { return op == Op::exists || op == Op::missing; }

template <class T>
bool ordered(Op op, T a, T b) {
  return op == Op::less ? a < b : op == Op::at_most ? a <= b : op == Op::more ? a > b : a >= b;
}

tl::unexpected<Error> bad(const std::string& what) {
  return fail(Kind::input,
              Text(QT_TRANSLATE_NOOP("core", "A condition on a property is not complete: %1"), {what}), {},
              QT_TRANSLATE_NOOP(
                  "core", "Write it like {\"property\":\"country\",\"op\":\"is\",\"values\":[\"DE\"]}"));
}

}  // namespace

Result<Condition> parse_condition(const Json& spec) {
  if (!spec.is_object()) return bad("it is not an object");
  for (const auto& [key, value] : spec.items())
    if (key != "property" && key != "op" && key != "values")
      return bad("the key \"" + key + "\" means nothing here");
  Condition out;
  if (!spec.contains("property") || !spec["property"].is_string()) return bad("\"property\" is missing");
  out.property = spec["property"].get<std::string>();
  const std::string op =
      spec.value("op", Json("is")).is_string() ? spec.value("op", std::string("is")) : std::string();
  const auto at = std::find(kOps.begin(), kOps.end(), op);
  if (at == kOps.end())
    return bad(
        "\"op\" must be one of is, is_not, in, not_in, less, at_most, more, at_least, contains, exists, "
        "missing");
  out.op = static_cast<Op>(at - kOps.begin());
  const Json values = spec.contains("values") ? spec["values"] : Json::array();
  if (!values.is_array()) return bad("\"values\" is not a list");
  for (const Json& v : values) {
    if (!v.is_string() && !v.is_number() && !v.is_boolean()) return bad("a value is neither text nor number");
    out.values.push_back(v.is_string() ? v.get<std::string>() : canonical(v));
  }
  if (valueless(out.op) ? !out.values.empty() : lists(out.op) ? out.values.empty() : out.values.size() != 1)
    return bad("\"" + op + "\" takes " +
               (valueless(out.op) ? "no value"
                : lists(out.op)   ? "at least one value"
                                  : "exactly one value"));
  if (compares(out.op) && std::isnan(number_of(out.values[0])) && !parse_iso(out.values[0]))
    return bad("\"" + out.values[0] + "\" is neither a number nor a time");
  return out;
}

Json to_json(const Condition& c) {
  return Json{{"property", c.property}, {"op", kOps[static_cast<size_t>(c.op)]}, {"values", c.values}};
}

bool holds(const Condition& c, bool present, std::string_view text) {
  switch (c.op) {
    case Op::exists:
      return present;
    case Op::missing:
      return !present;
    case Op::is:
      return present && text == c.values[0];
    case Op::is_not:
      return !present || text != c.values[0];
    case Op::in:
      return present && std::find(c.values.begin(), c.values.end(), text) != c.values.end();
    case Op::not_in:
      return !present || std::find(c.values.begin(), c.values.end(), text) == c.values.end();
    case Op::contains:
      return present && text.find(c.values[0]) != std::string_view::npos;
    default:
      break;
  }
  if (!present) return false;
  if (const double limit = number_of(c.values[0]); !std::isnan(limit)) {
    const double x = number_of(text);
    return !std::isnan(x) && ordered(c.op, x, limit);
  }
  const auto x = parse_iso(text), limit = parse_iso(c.values[0]);
  return x && limit && ordered(c.op, *x, *limit);
}

std::vector<uint8_t> truth(const Condition& condition, const Dictionary& words) {
  std::vector<uint8_t> out(words.size());
  for (uint32_t code = 0; code < words.size(); ++code)
    out[code] = holds(condition, code != 0, words.word(code));
  return out;
}

}  // namespace habitus::events
