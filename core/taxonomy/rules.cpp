#include "core/taxonomy/rules.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/spec.h"
#include "core/taxonomy/test_list.h"

namespace habitus::taxonomy {

Result<std::vector<Test>> parse_tests(const Json& list, const std::vector<std::string>& properties,
                                      const std::string& where) {
  std::vector<Test> out;
  for (const Json& one : list) {
    if (!one.is_object() || one.value("op", Json()) != "between") {
      TRY(Test test, parse_test(one, properties, where));
      out.push_back(std::move(test));
      continue;
    }
    const Json ends = one.value("values", Json::array());
    if (!ends.is_array() || ends.size() != 2)
      return fail(Kind::input, "“between” takes two values", where, "Write \"values\": [10, 20]");
    for (const auto& [op, value] : {std::pair{"at_least", ends[0]}, std::pair{"at_most", ends[1]}}) {
      Json half = one;
      half["op"] = op;
      half["values"] = Json::array({value});
      TRY(Test test, parse_test(half, properties, where));
      out.push_back(std::move(test));
    }
    if (bound_of(out[out.size() - 2]) > bound_of(out.back()))
      return fail(Kind::input, "The range is empty: its first value is the greater one", where,
                  "Write the smaller value first");
  }
  return out;
}

Result<Rules> parse_rules(const Json& spec, const std::vector<std::string>& properties) {
  CHECK(spec::only(spec, {"behaviours"}, "taxonomy"));
  Rules rules;
  std::set<std::string> names;
  if (!spec.contains("behaviours") || !spec["behaviours"].is_array())
    return fail(Kind::input, "A taxonomy needs a list of behaviours", "taxonomy",
                "Write {\"behaviours\":[…]}");
  for (const auto& entry : spec["behaviours"]) {
    const std::string where = "behaviours[" + std::to_string(rules.behaviours.size()) + "]";
    CHECK(spec::only(entry, {"name", "category", "note", "any"}, where));
    Behaviour b;
    TRY(b.name, spec::text(entry, "name", "", where));
    TRY(b.category, spec::text(entry, "category", "", where));
    TRY(b.note, spec::text(entry, "note", "", where));
    if (b.name.empty()) return fail(Kind::input, "A behaviour needs a name", where);
    if (!names.insert(b.name).second)
      return fail(Kind::input, Text("Two behaviours are named “%1”", {b.name}), where,
                  "Give one behaviour several alternatives instead");
    if (!entry.contains("any") || !entry["any"].is_array() || entry["any"].empty())
      return fail(Kind::input, Text("The behaviour “%1” has no rule", {b.name}), where,
                  "Add at least one alternative under “any”");
    for (const auto& alternative : entry["any"]) {
      const std::string at = where + ".any[" + std::to_string(b.any.size()) + "]";
      if (!alternative.is_array() || alternative.empty())
        return fail(Kind::input, "An alternative is a list of at least one test", at);
      TRY(auto tests, parse_tests(alternative, properties, at));
      b.any.push_back(std::move(tests));
    }
    rules.behaviours.push_back(std::move(b));
  }
  return rules;
}

Json to_json(const Rules& rules) {
  Json list = Json::array();
  for (const auto& b : rules.behaviours) {
    Json any = Json::array();
    for (const auto& alternative : b.any) {
      Json tests = Json::array();
      for (const auto& test : alternative) tests.push_back(to_json(test));
      any.push_back(std::move(tests));
    }
    Json entry{{"name", b.name}, {"any", std::move(any)}};
    if (!b.category.empty()) entry["category"] = b.category;
    if (!b.note.empty()) entry["note"] = b.note;
    list.push_back(std::move(entry));
  }
  return Json{{"behaviours", std::move(list)}};
}

std::vector<std::string> categories(const Rules& rules) {
  std::vector<std::string> out;
  for (const auto& b : rules.behaviours)
    if (!b.category.empty() && std::find(out.begin(), out.end(), b.category) == out.end())
      out.push_back(b.category);
  return out;
}

}  // namespace habitus::taxonomy
