// How a pattern reads as a line of the language of rules.
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/taxonomy/line.h"
#include "core/taxonomy/pattern.h"

namespace habitus::taxonomy {
namespace {

std::string all_of(const std::vector<Test>& tests) {
  std::string out;
  for (const Test& test : tests) out += (out.empty() ? "" : " and ") + to_text(test);
  return out;
}

}  // namespace

std::string to_text(const Pattern& pattern) {
  const std::string within = " within " + duration_text(pattern.within);
  switch (pattern.kind) {
    case Pattern::Kind::single:
      return all_of(pattern.steps.front());
    case Pattern::Kind::count:
      return "at least " + std::to_string(pattern.times) + " times " + all_of(pattern.steps.front()) + within;
    case Pattern::Kind::absence:
      return all_of(pattern.steps[0]) + " not followed by " + all_of(pattern.steps[1]) + within;
    case Pattern::Kind::sequence:
      break;
  }
  std::string out;
  for (const auto& step : pattern.steps) out += (out.empty() ? "" : " then ") + all_of(step);
  return out + within + (pattern.without.empty() ? "" : " without " + all_of(pattern.without));
}

Result<Json> Line::tests() {
  Json out = Json::array();
  do {
    TRY(Json one, test());
    out.push_back(std::move(one));
  } while (take("and"));
  return out;
}

Result<std::string> Line::window() {
  take(",");
  if (!take("within")) return wanted("“within” and a time, like within 30 min");
  TRY(std::string text, word("a time, like 30 min"));
  if (!parse_duration(text)) {
    TRY(const std::string unit, word("min, h or d"));
    text += " " + unit;
  }
  if (const auto checked = parse_duration(text); !checked)
    return fail(Kind::input, checked.error().what, where_, checked.error().next);
  return text;
}

Result<Json> Line::count() {
  take("least");
  TRY(const std::string times, word("a number"));
  if (times.empty() || times.size() > 7 || times.find_first_not_of("0123456789") != std::string::npos)
    return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” is not a number"), {times}), where_,
                QT_TRANSLATE_NOOP("core", "Write it like: at least 3 times event is search within 10 min"));
  if (!take("times")) return wanted("“times” after the number");
  Json out{{"count", std::stoll(times)}};
  TRY(out["of"], tests());
  TRY(out["within"], window());
  return out;
}

Result<Json> Line::pattern() {
  if (next_is("at") && next_is("least", 1) && take("at")) return count();
  TRY(Json first, tests());
  const bool comma = next_is(",") && take(",");
  if (take("not")) {
    if (!take("followed") || !take("by")) return wanted("“followed by” after “not”");
    Json out{{"start", std::move(first)}};
    TRY(out["absent"], tests());
    TRY(out["within"], window());
    return out;
  }
  if (!next_is("then")) {
    if (comma) return wanted("“then”, or “not followed by”");
    return first;
  }
  Json out{{"sequence", Json::array({std::move(first)})}};
  while (take("then")) {
    TRY(Json step, tests());
    out["sequence"].push_back(std::move(step));
    if (next_is(",") && next_is("then", 1)) take(",");
  }
  TRY(out["within"], window());
  take(",");
  if (!take("without")) return out;
  TRY(out["without"], tests());
  take("between");
  return out;
}

Result<Pattern> pattern_from_text(const std::string& text, const std::vector<std::string>& properties) {
  TRY(auto parts, tokens(text, text));
  Line line(std::move(parts), text);
  TRY(const Json spec, line.pattern());
  if (!line.done()) return line.wanted("“and”, “then”, “not followed by”, or the end");
  return parse_pattern(spec, properties, text);
}

}  // namespace habitus::taxonomy
