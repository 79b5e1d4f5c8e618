#include "core/taxonomy/pattern.h"

#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/base/spec.h"
#include "core/taxonomy/test_list.h"

namespace habitus::taxonomy {
namespace {

constexpr size_t kMostSteps = 8;

Json tests_json(const std::vector<Test>& tests) {
  Json out = Json::array();
  for (const Test& test : tests) out.push_back(to_json(test));
  return out;
}

Result<std::vector<Test>> some_tests(const Json& list, const std::vector<std::string>& properties,
                                     const std::string& where) {
  if (!list.is_array() || list.empty())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "Here stands a list of at least one test"), where);
  return parse_tests(list, properties, where);
}

Done add_step(Pattern& pattern, const Json& list, const std::vector<std::string>& properties,
              const std::string& where) {
  TRY(auto tests, some_tests(list, properties, where));
  pattern.steps.push_back(std::move(tests));
  return {};
}

Result<Duration> window(const Json& spec, const std::string& where) {
  TRY(const std::string text, spec::duration(spec, "within", "", where));
  if (text.empty())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A rule over several events needs a window of time"),
                where + ".within", QT_TRANSLATE_NOOP("core", "Write it like 30 min"));
  return parse_duration(text);
}

Done read_sequence(Pattern& out, const Json& spec, const std::vector<std::string>& properties,
                   const std::string& where) {
  CHECK(spec::only(spec, {"sequence", "within", "without"}, where));
  out.kind = Pattern::Kind::sequence;
  const Json steps = spec["sequence"];
  if (!steps.is_array() || steps.size() < 2 || steps.size() > kMostSteps)
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A sequence has 2 to 8 steps"), where + ".sequence");
  for (size_t k = 0; k < steps.size(); ++k)
    CHECK(add_step(out, steps[k], properties, where + ".sequence[" + std::to_string(k) + "]"));
  if (spec.contains("without")) {
    TRY(out.without, some_tests(spec["without"], properties, where + ".without"));
  }
  return {};
}

}  // namespace

Pattern single(std::vector<Test> tests) { return {.steps = {std::move(tests)}}; }

Result<Pattern> parse_pattern(const Json& spec, const std::vector<std::string>& properties,
                              const std::string& where) {
  Pattern out;
  if (spec.is_array()) {
    CHECK(add_step(out, spec, properties, where));
    return out;
  }
  CHECK(spec::only(spec, {"sequence", "within", "without", "count", "of", "start", "absent"}, where));
  if (spec.contains("sequence")) {
    CHECK(read_sequence(out, spec, properties, where));
  } else if (spec.contains("count")) {
    CHECK(spec::only(spec, {"count", "of", "within"}, where));
    out.kind = Pattern::Kind::count;
    TRY(out.times, spec::whole(spec, "count", 2, 2, 1'000'000, where));
    CHECK(add_step(out, spec.value("of", Json()), properties, where + ".of"));
  } else {
    CHECK(spec::only(spec, {"start", "absent", "within"}, where));
    out.kind = Pattern::Kind::absence;
    for (const char* key : {"start", "absent"})
      CHECK(add_step(out, spec.value(key, Json()), properties, where + "." + key));
  }
  TRY(out.within, window(spec, where));
  return out;
}

Json to_json(const Pattern& pattern) {
  if (pattern.kind == Pattern::Kind::single) return tests_json(pattern.steps.front());
  Json out{{"within", duration_text(pattern.within)}};
  if (pattern.kind == Pattern::Kind::count) {
    out["count"] = pattern.times;
    out["of"] = tests_json(pattern.steps.front());
  } else if (pattern.kind == Pattern::Kind::absence) {
    out["start"] = tests_json(pattern.steps[0]);
    out["absent"] = tests_json(pattern.steps[1]);
  } else {
    out["sequence"] = Json::array();
    for (const auto& step : pattern.steps) out["sequence"].push_back(tests_json(step));
    if (!pattern.without.empty()) out["without"] = tests_json(pattern.without);
  }
  return out;
}

}  // namespace habitus::taxonomy
