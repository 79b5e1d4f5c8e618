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
      TRY(Pattern pattern, parse_pattern(alternative, properties, at));
      b.any.push_back(std::move(pattern));
    }
    rules.behaviours.push_back(std::move(b));
  }
  return rules;
}

Json to_json(const Rules& rules) {
  Json list = Json::array();
  for (const auto& b : rules.behaviours) {
    Json any = Json::array();
    for (const Pattern& alternative : b.any) any.push_back(to_json(alternative));
    Json entry{{"name", b.name}, {"any", std::move(any)}};
    if (!b.category.empty()) entry["category"] = b.category;
    if (!b.note.empty()) entry["note"] = b.note;
    list.push_back(std::move(entry));
  }
  return Json{{"behaviours", std::move(list)}};
}

bool looks_ahead(const Json& spec) {
  for (const Json& behaviour : spec.value("behaviours", Json::array()))
    for (const Json& alternative : behaviour.value("any", Json::array()))
      if (alternative.is_object() && alternative.contains("absent")) return true;
  return false;
}

std::vector<std::string> categories(const Rules& rules) {
  std::vector<std::string> out;
  for (const auto& b : rules.behaviours)
    if (!b.category.empty() && std::find(out.begin(), out.end(), b.category) == out.end())
      out.push_back(b.category);
  return out;
}

bool is_below(const std::string& path, const std::string& branch) {
  return path == branch || path.starts_with(branch + kBranch);
}

std::string leaf_of(const std::string& path) {
  const size_t cut = path.rfind(kBranch);
  return cut == std::string::npos ? path : path.substr(cut + kBranch.size());
}

std::vector<std::string> branches_to(const std::string& path) {
  std::vector<std::string> out;
  for (size_t cut = path.find(kBranch); cut != std::string::npos; cut = path.find(kBranch, cut + 1))
    out.push_back(path.substr(0, cut));
  if (!path.empty()) out.push_back(path);
  return out;
}

std::vector<std::string> category_tree(const std::vector<std::string>& paths) {
  std::vector<std::string> out;
  for (const std::string& path : paths)
    for (const std::string& node : branches_to(path)) {
      if (std::find(out.begin(), out.end(), node) != out.end()) continue;
      // after everything that already stands below its parent
      const size_t cut = node.rfind(kBranch);
      const auto belongs = [&](const std::string& other) { return is_below(other, node.substr(0, cut)); };
      const auto last =
          cut == std::string::npos ? out.rbegin() : std::find_if(out.rbegin(), out.rend(), belongs);
      out.insert(last.base(), node);
    }
  return out;
}

}  // namespace habitus::taxonomy
