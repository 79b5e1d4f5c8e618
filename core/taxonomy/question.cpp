#include "core/taxonomy/question.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/base/hash.h"
#include "core/base/spec.h"
#include "core/events/log.h"
#include "core/taxonomy/lens.h"

namespace habitus::taxonomy {
namespace {

using report::Quantity;

Result<std::vector<std::string>> names_of(Project& project) {
  TRY(auto log, events::info(project));
  log.properties.insert(log.properties.end(), {"source", "event_id", "channel"});
  return log.properties;
}

Result<Json> complete(Project& project, const Json& spec) {
  TRY(const auto properties, names_of(project));
  if (spec.contains("behaviours")) {
    TRY(const Rules rules, parse_rules(spec, properties));
    return to_json(rules);
  }
  CHECK(spec::only(spec, {"name", "text"}, "taxonomy"));
  if (spec.contains("text")) {
    TRY(const std::string text, spec::text(spec, "text", "", "taxonomy"));
    TRY(const Rules rules, parse_text(text, properties));
    return to_json(rules);
  }
  TRY(const std::string name, spec::text(spec, "name", "", "taxonomy"));
  TRY(const auto found, find_taxonomy(project, name));
  return parse_json(found.spec, found.text);
}

Result<ResultKey> key(Project& project, const Json& complete) {
  ResultKey out;
  out.specs.push_back(sha256(canonical(complete)));
  TRY(out.inputs, events::inputs_of(project, {}));
  return out;
}

struct Counts {
  std::vector<int64_t> events, persons;
  void grow(size_t n) { events.resize(n), persons.resize(n); }
  void add(const Counts& o) {
    grow(std::max(events.size(), o.events.size()));
    for (size_t i = 0; i < o.events.size(); ++i) events[i] += o.events[i], persons[i] += o.persons[i];
  }
};
struct Part {
  Counts behaviours, categories;
  std::vector<int64_t> unmatched;  ///< by event code
  int64_t events = 0, persons = 0;
};

void count(const Lens& lens, const events::Slab& slab, Counts& out, std::vector<uint32_t>& words) {
  out.grow(lens.words().size());
  lens.apply(slab, words);
  std::vector<size_t> seen(lens.words().size(), 0);
  for (size_t p = 0; p < slab.person.size(); ++p)
    for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
      ++out.events[words[i]];
      if (seen[words[i]] == p + 1) continue;
      seen[words[i]] = p + 1;
      ++out.persons[words[i]];
    }
}

Json counts_json(const Lens& lens, const Counts& counts) {
  Json out = Json::array();
  for (size_t w = 1; w < lens.words().size(); ++w)
    out.push_back(Json{{"name", lens.words()[w]},
                       {"events", w < counts.events.size() ? counts.events[w] : 0},
                       {"persons", w < counts.persons.size() ? counts.persons[w] : 0}});
  return out;
}

Result<Json> compute(Project& project, const Json& complete, const Exec& exec) {
  TRY(auto behaviours, lens(project, Level::behaviour, complete));
  TRY(auto categories, lens(project, Level::category, complete));
  TRY(const auto names, events::dictionary(project, "event"));
  events::Need need;
  behaviours.bind(need);
  categories.bind(need);
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  const auto visit = [&](Part& part, const events::Slab& slab) {
    std::vector<uint32_t> words;
    count(categories, slab, part.categories, words);
    count(behaviours, slab, part.behaviours, words);
    part.unmatched.resize(names->size());
    for (size_t i = 0; i < words.size(); ++i)
      if (words[i] == 0) ++part.unmatched[slab.event[i]];
    part.events = static_cast<int64_t>(slab.time.size());
    part.persons = static_cast<int64_t>(slab.person.size());
  };
  TRY(Part all,
      events::scan_reduce<Part>(project, pass, {}, need, exec, visit, [](Part& into, const Part& from) {
        into.behaviours.add(from.behaviours);
        into.categories.add(from.categories);
        into.unmatched.resize(std::max(into.unmatched.size(), from.unmatched.size()));
        for (size_t i = 0; i < from.unmatched.size(); ++i) into.unmatched[i] += from.unmatched[i];
        into.events += from.events;
        into.persons += from.persons;
      }));
  Json answer{{"events", all.events},
              {"persons", all.persons},
              {"behaviours", counts_json(behaviours, all.behaviours)},
              {"categories", counts_json(categories, all.categories)}};
  TRY(const auto properties, names_of(project));
  TRY(const Rules rules, parse_rules(complete, properties));
  for (size_t b = 0; b < rules.behaviours.size(); ++b)
    answer["behaviours"][b]["category"] = rules.behaviours[b].category;
  std::vector<std::pair<int64_t, std::string>> left;
  int64_t missed = 0;
  for (uint32_t code = 1; code < all.unmatched.size(); ++code)
    if (all.unmatched[code] > 0) {
      left.emplace_back(-all.unmatched[code], std::string(names->word(code)));
      missed += all.unmatched[code];
    }
  std::sort(left.begin(), left.end());
  answer["unmatched_names"] = left.size();
  answer["unmatched_events"] = missed;
  answer["coverage"] = all.events > 0
                           ? Json(static_cast<double>(all.events - missed) / static_cast<double>(all.events))
                           : Json();
  answer["unmatched"] = Json::array();
  for (size_t i = 0; i < left.size() && i < 1000; ++i)
    answer["unmatched"].push_back(Json{{"event", left[i].second}, {"events", -left[i].first}});
  return answer;
}

Quantity number_at(const Json& answer, const std::string& pointer, report::Format format) {
  Quantity q;
  q.format = std::move(format);
  q.at = pointer;
  const Json& value = answer.at(Json::json_pointer(pointer));
  if (value.is_number())
    q.value = value.get<double>();
  else
    q.state = report::State::undefined;
  return q;
}

report::Figure list_figure(const Json& answer, const char* list, const char* key, const char* id, Text title,
                           Text sentence) {
  using report::Column;
  using report::Mark;
  report::Figure f{.kind = "rows", .id = id};
  f.title = title;
  f.sentence = sentence;
  f.x = {report::Axis::Scale::linear, Text(QT_TRANSLATE_NOOP("core", "events")), report::count(), 0};
  f.y.scale = report::Axis::Scale::category;
  f.series = {{Text(QT_TRANSLATE_NOOP("core", "events"))}};
  f.table.caption = f.title;
  f.table.columns = {{Text(QT_TRANSLATE_NOOP("core", "Name")), Column::Align::left},
                     {Text(QT_TRANSLATE_NOOP("core", "Events")), Column::Align::right}};
  const bool persons = std::string(key) == "name";
  if (persons) f.table.columns.push_back({Text(QT_TRANSLATE_NOOP("core", "Persons")), Column::Align::right});
  for (size_t i = 0; i < answer[list].size(); ++i) {
    const std::string at = "/" + std::string(list) + "/" + std::to_string(i);
    Mark bar{Mark::Kind::bar, 0, static_cast<double>(i)};
    bar.quantity = number_at(answer, at + "/events", report::count());
    bar.x2 = bar.quantity.value;
    bar.label = Text(answer[list][i][key].get<std::string>());
    std::vector<report::Cell> row{bar.label, bar.quantity};
    if (persons) {
      row.emplace_back(number_at(answer, at + "/persons", report::count()));
      bar.quantity.n = answer[list][i]["persons"].get<double>();
    }
    f.table.rows.push_back(std::move(row));
    if (i >= 30) continue;
    f.y.categories.push_back(bar.label);
    f.marks.push_back(std::move(bar));
  }
  return f;
}

std::vector<report::Figure> figures(const Json& answer) {
  const Quantity coverage = number_at(answer, "/coverage", report::share());
  const auto left = answer["unmatched_names"].get<int64_t>();
  const Text sentence =
      coverage.state == report::State::undefined
          ? Text(QT_TRANSLATE_NOOP("core", "The log is empty, so there is nothing to recognise."))
      : left == 0
          ? Text(QT_TRANSLATE_NOOP("core", "The rules recognise every one of %1 events."),
                 {answer["events"].get<int64_t>()})
          : Text(QT_TRANSLATE_NOOP("core", "The rules leave %1 of %2 events unmatched, under %3 names."),
                 {answer["unmatched_events"].get<int64_t>(), answer["events"].get<int64_t>(), left});
  auto behaviours = list_figure(answer, "behaviours", "name", "taxonomy",
                                Text(QT_TRANSLATE_NOOP("core", "Behaviours")), sentence);
  behaviours.tiles = {
      {Text(QT_TRANSLATE_NOOP("core", "Coverage")), coverage, {}},
      {Text(QT_TRANSLATE_NOOP("core", "Events")), number_at(answer, "/events", report::count()), {}},
      {Text(QT_TRANSLATE_NOOP("core", "Unmatched")),
       number_at(answer, "/unmatched_events", report::count()),
       {}}};
  std::vector<report::Figure> out{std::move(behaviours)};
  if (!answer["categories"].empty())
    out.push_back(list_figure(answer, "categories", "name", "taxonomy-categories",
                              Text(QT_TRANSLATE_NOOP("core", "Categories")), {}));
  if (left > 0)
    out.push_back(
        list_figure(answer, "unmatched", "event", "taxonomy-unmatched",
                    Text(QT_TRANSLATE_NOOP("core", "Unmatched events")),
                    Text(QT_TRANSLATE_NOOP("core", "Names no rule takes, the most frequent first."))));
  return out;
}

}  // namespace

const report::Question& question() {
  static const report::Question made{"taxonomy", 1, complete, key, compute, figures};
  return made;
}

}  // namespace habitus::taxonomy
