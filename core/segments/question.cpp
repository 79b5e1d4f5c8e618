#include "core/segments/question.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/base/hash.h"
#include "core/base/spec.h"
#include "core/identity/people.h"
#include "core/project/project.h"
#include "core/segments/answers.h"
#include "core/segments/rule.h"
#include "core/segments/scope.h"
#include "core/segments/selection.h"

namespace habitus::segments {
namespace {

Result<Json> complete(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"segments", "scope"}, "segments"));
  Json out = Json::object();
  TRY(out["scope"], complete_scope(project, spec.value("scope", Json())));
  Json given = spec.value("segments", Json());
  if (given.is_null()) {
    given = Json::array();
    TRY(const auto saved, project.definitions().heads("segment"));
    for (const auto& definition : saved) given.push_back(definition.name);
  }
  if (!given.is_array()) given = Json::array({given});
  if (given.empty())
    return fail(Kind::missing, "There are no segments yet", project.path(),
                R"(Give a rule, like {"did": "purchase"})");
  if (given.size() > 40) return fail(Kind::input, "At most 40 segments can be compared", "segments");
  out["segments"] = Json::array();
  for (const auto& segment : given) {
    if (segment.is_string()) {
      TRY(const auto found, taxonomy::find_definition(project, "segment", segment.get<std::string>()));
      out["segments"].push_back(found.text);
    } else {
      TRY(Json rule, complete_rule(project, segment, out["scope"]));
      out["segments"].push_back(std::move(rule));
    }
  }
  return out;
}

/// A segment reads the whole log up to its moment and the attributes of people, not only the scope.
Result<ResultKey> key(Project& project, const Json& complete) {
  TRY(ResultKey out, key_of(project, complete));
  TRY(const std::string whole, events::inputs_of(project, {}));
  std::string attributes;
  TRY(const auto known, identity::attributes(project));
  for (const auto& a : known) attributes += a.name + a.content;
  out.inputs = canonical(Json{{"attributes", sha256(attributes)}, {"log", whole}, {"scope", out.inputs}});
  return out;
}

std::string name_of(const Json& segment, size_t i) {
  if (!segment.is_string()) return "rule " + std::to_string(i + 1);
  const std::string text = segment.get<std::string>();
  return text.substr(0, text.rfind('@'));
}

using Sets = std::vector<std::shared_ptr<const events::PersonSet>>;
Result<Sets> sets_of(Project& project, const Json& complete, Time known_by, const Exec& exec) {
  Sets out;
  for (const auto& segment : complete["segments"]) {
    TRY(auto set, persons_in(project, segment, known_by, exec));
    out.push_back(std::move(set));
  }
  return out;
}

struct Part {
  int64_t persons = 0;
  std::vector<int64_t> both;  ///< row by row
};

Result<Json> compute(Project& project, const Json& complete, const Exec& exec) {
  TRY(const auto scope, scope_of(project, complete["scope"], exec));
  TRY(const Sets sets, sets_of(project, complete, scope.known_by, exec));
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  const size_t n = sets.size();
  const auto visit = [&](Part& part, const events::Slab& slab) {
    part.both.resize(n * n);
    std::vector<size_t> in;
    for (const auto person : slab.person) {
      ++part.persons;
      in.clear();
      for (size_t s = 0; s < n; ++s)
        if (sets[s]->has(person)) in.push_back(s);
      for (const size_t a : in)
        for (const size_t b : in) ++part.both[a * n + b];
    }
  };
  TRY(Part all,
      events::scan_reduce<Part>(project, pass, scope, {}, exec, visit, [n](Part& into, const Part& from) {
        into.both.resize(n * n);
        into.persons += from.persons;
        for (size_t i = 0; i < from.both.size(); ++i) into.both[i] += from.both[i];
      }));
  all.both.resize(n * n);
  Json answer{{"persons", all.persons}, {"segments", Json::array()}, {"overlap", Json::array()}};
  for (size_t a = 0; a < n; ++a) {
    answer["segments"].push_back(Json{
        {"name", name_of(complete["segments"][a], a)},
        {"size", rate_json(static_cast<double>(all.both[a * n + a]), static_cast<double>(all.persons))}});
    Json row = Json::array();
    for (size_t b = 0; b < n; ++b) row.push_back(all.both[a * n + b]);
    answer["overlap"].push_back(std::move(row));
  }
  return answer;
}

std::vector<report::Figure> figures(const Json& answer) {
  using report::Column;
  using report::Mark;
  report::Figure f{.kind = "rows", .id = "segments"};
  f.title = Text(QT_TRANSLATE_NOOP("core", "Segments"));
  size_t largest = 0;
  for (size_t s = 0; s < answer["segments"].size(); ++s)
    if (answer["segments"][s]["size"]["k"] > answer["segments"][largest]["size"]["k"]) largest = s;
  const report::Quantity top = rate(answer, "/segments/" + std::to_string(largest) + "/size");
  f.sentence = top.state == report::State::undefined
                   ? Text(QT_TRANSLATE_NOOP("core", "There is nobody in this period."))
                   : Text(QT_TRANSLATE_NOOP("core", "“%1” is the largest segment: %2 of %3 persons."),
                          {answer["segments"][largest]["name"].get<std::string>(), spoken_share(top.value),
                           answer["persons"].get<int64_t>()});
  f.caption = Text(
      QT_TRANSLATE_NOOP("core", "Share of the persons with an event in the period · Wilson intervals, 95 %"));
  f.x = {report::Axis::Scale::linear, Text(QT_TRANSLATE_NOOP("core", "% of persons")), report::share(0), 0};
  f.y.scale = report::Axis::Scale::category;
  f.y.title = Text(QT_TRANSLATE_NOOP("core", "persons"));
  f.series = {{f.title}};
  f.table.caption = f.title;
  f.table.columns = {{Text(QT_TRANSLATE_NOOP("core", "Segment")), Column::Align::left},
                     {Text(QT_TRANSLATE_NOOP("core", "Persons")), Column::Align::right},
                     {Text(QT_TRANSLATE_NOOP("core", "Share")), Column::Align::right}};
  for (size_t s = 0; s < answer["segments"].size(); ++s) {
    const std::string at = "/segments/" + std::to_string(s) + "/size";
    Mark bar{Mark::Kind::bar, 0, static_cast<double>(s)};
    bar.quantity = rate(answer, at);
    bar.x2 = bar.quantity.value;
    const auto size = quantity(answer, at + "/k", report::count());
    bar.quantity.n = size.value;
    bar.label = Text("%1", {answer["segments"][s]["name"].get<std::string>()});
    bar.selection = selection_text("segments", Json{{"segment", s}});
    f.y.categories.push_back(bar.label);
    f.table.columns.push_back(
        {Text(QT_TRANSLATE_NOOP("core", "also in %1"), {answer["segments"][s]["name"].get<std::string>()}),
         Column::Align::right});
    std::vector<report::Cell> row{bar.label, size, bar.quantity};
    for (size_t other = 0; other < answer["segments"].size(); ++other)
      row.emplace_back(
          quantity(answer, "/overlap/" + std::to_string(s) + "/" + std::to_string(other), report::count()));
    f.table.rows.push_back(std::move(row));
    f.table.selections.push_back(bar.selection);
    f.marks.push_back(std::move(bar));
  }
  f.tiles = {{Text(QT_TRANSLATE_NOOP("core", "Persons")), quantity(answer, "/persons", report::count()), {}},
             {Text(QT_TRANSLATE_NOOP("core", "Largest")), top,
              Text("%1", {answer["segments"][largest]["name"].get<std::string>()})}};
  return {std::move(f)};
}

Result<std::vector<uint64_t>> people(Project& project, const Json& complete, const Json& selection,
                                     const Exec& exec) {
  TRY(const auto scope, scope_of(project, complete["scope"], exec));
  const auto number = selection.value("segment", size_t{0});
  if (number >= complete["segments"].size())
    return fail(Kind::input, "There is no such segment in this answer", "selection");
  TRY(const auto set, persons_in(project, complete["segments"][number], scope.known_by, exec));
  return set->keys;
}

}  // namespace

const report::Question& question() {
  static const report::Question made{"segments", 1, complete, key, compute, figures, people};
  return made;
}

}  // namespace habitus::segments
