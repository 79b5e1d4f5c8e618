#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include <QtCore/qglobal.h>

#include "core/base/hash.h"
#include "core/base/spec.h"
#include "core/events/computed.h"
#include "core/events/log.h"
#include "core/identity/computed.h"
#include "core/project/project.h"
#include "core/properties/figures.h"
#include "core/properties/property.h"
#include "core/segments/answers.h"
#include "core/segments/scope.h"

namespace habitus::properties {
namespace {

bool of_people(const Json& property) {
  return property.is_object() && property.value("on", "events") == "people";
}

Result<Json> complete(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"property", "top", "scope"}, "property"));
  Json out = Json::object();
  TRY(out["scope"], segments::complete_scope(project, spec.value("scope", Json::object())));
  TRY(out["top"], spec::whole(spec, "top", 20, 1, 200, "property"));
  const Json property = spec.value("property", Json());
  if (property.is_object()) {
    TRY(out["property"], events::complete_computed(project, "", property));
    return out;
  }
  TRY(const std::string name, spec::text(spec, "property", "", "property"));
  TRY(auto names, segments::property_names(project));
  names.emplace_back("event");
  TRY(const auto definition, project.definitions().head("property", name));
  if (definition && of_people(definition->json())) {
    out["property"] = definition->json();
    return out;
  }
  if (std::find(names.begin(), names.end(), name) == names.end())
    return spec::unknown("property", name, names, "property");
  out["property"] = name;
  return out;
}

/// Events and persons by code of the property.
struct Part {
  std::vector<int64_t> events, persons;
  void grow(size_t n) {
    events.resize(std::max(events.size(), n));
    persons.resize(std::max(persons.size(), n));
  }
};

void visit(Part& part, const events::Slab& slab, const events::Codes& codes, size_t words) {
  part.grow(words);
  std::vector<uint32_t> last(words, 0);
  for (size_t p = 0; p < slab.person.size(); ++p)
    for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
      const uint32_t code = codes[i];
      ++part.events[code];
      if (std::exchange(last[code], static_cast<uint32_t>(p + 1)) != p + 1) ++part.persons[code];
    }
}

struct Value {
  std::string word;
  int64_t n = 0, persons = 0;
};

/// The most frequent ones by themselves, the others together.
Json answer_of(const Json& complete, std::vector<Value> values, int64_t missing) {
  std::sort(values.begin(), values.end(),
            [](const Value& a, const Value& b) { return a.n != b.n ? a.n > b.n : a.word < b.word; });
  std::erase_if(values, [](const Value& v) { return v.n == 0; });
  const int64_t present = std::accumulate(values.begin(), values.end(), int64_t{0},
                                          [](int64_t sum, const Value& v) { return sum + v.n; });
  const auto all = static_cast<double>(present + missing);
  Json out{{"property", complete["property"]},
           {"events", present + missing},
           {"distinct", values.size()},
           {"missing", segments::rate_json(static_cast<double>(missing), all)},
           {"values", Json::array()}};
  const size_t top = complete["top"].get<size_t>();
  Value rest;
  for (size_t i = 0; i < values.size(); ++i) {
    if (i >= top) {
      rest.n += values[i].n;
      continue;
    }
    out["values"].push_back({{"value", values[i].word},
                             {"share", segments::rate_json(static_cast<double>(values[i].n), all)},
                             {"persons", values[i].persons}});
  }
  if (values.size() > top)
    out["values"].push_back({{"value", ""},
                             {"share", segments::rate_json(static_cast<double>(rest.n), all)},
                             {"persons", nullptr},
                             {"others", values.size() - top}});
  return out;
}

/// An attribute: persons instead of events, as of the end.
Result<Json> people_values(Project& project, const Json& complete) {
  TRY(const auto values, identity::computed_column(project, complete["property"]));
  std::map<std::string, int64_t> n;
  int64_t missing = 0;
  for (const auto person : values->persons()) {
    const auto text = values->text(person, kEnd);
    text ? ++n[std::string(*text)] : ++missing;
  }
  std::vector<Value> all;
  for (const auto& [word, count] : n) all.push_back({word, count, count});
  return answer_of(complete, std::move(all), missing);
}

Result<Json> compute(Project& project, const Json& complete, const Exec& exec) {
  if (of_people(complete["property"])) return people_values(project, complete);
  TRY(const auto scope, segments::scope_of(project, complete["scope"], exec));
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  const std::string column = complete["property"].is_string() ? complete["property"].get<std::string>()
                                                              : canonical(complete["property"]);
  TRY(const auto words, events::dictionary(project, column));
  events::Need need;
  need.text = {column};
  const size_t n = std::max(words->size(), 1u);
  TRY(Part all, events::scan_reduce<Part>(
                    project, pass, scope, need, exec,
                    [&](Part& part, const events::Slab& slab) { visit(part, slab, slab.text[0], n); },
                    [](Part& into, const Part& from) {
                      into.grow(from.events.size());
                      for (size_t i = 0; i < from.events.size(); ++i) {
                        into.events[i] += from.events[i];
                        into.persons[i] += from.persons[i];
                      }
                    }));
  all.grow(n);
  std::vector<Value> values;
  for (uint32_t code = 1; code < n; ++code)
    values.push_back({std::string(words->word(code)), all.events[code], all.persons[code]});
  return answer_of(complete, std::move(values), all.events[0]);
}

Result<ResultKey> key_of(Project& project, const Json& complete) {
  TRY(ResultKey key, segments::key_of(project, complete));
  if (!of_people(complete["property"])) return key;
  TRY(const auto all, identity::attributes(project));
  for (const auto& a : all)
    for (const Json& name : complete["property"]["of"])
      if (a.name == name) key.specs.push_back(a.content);
  return key;
}

}  // namespace

Result<Definition> define(Project& project, const std::string& name, const Json& spec,
                          const std::string& reason) {
  if (name.empty() || name.starts_with('{') || name.find('@') != std::string::npos)
    return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "A property cannot be called “%1”"), {name}));
  TRY(const Json complete, events::complete_computed(project, name, spec));
  if (complete["on"] == "people") {
    TRY(const auto all, identity::stored_attributes(project));
    for (const auto& a : all)
      if (a.name == name)
        return fail(Kind::input,
                    Text(QT_TRANSLATE_NOOP("core", "There is an attribute “%1” already"), {name}), "name",
                    QT_TRANSLATE_NOOP("core", "Choose another name"));
    for (const Json& of : complete["of"])
      CHECK(identity::attribute(project, of.get<std::string>()).map([](const auto&) {}));
  }
  return project.definitions().apply("property", name, complete, reason);
}

const report::Question& question() {
  static const report::Question made{"property", 1, complete, key_of, compute, figures};
  return made;
}

}  // namespace habitus::properties
