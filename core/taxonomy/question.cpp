#include "core/taxonomy/question.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

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

/// The tree of categories, and which of its nodes an event of each behaviour counts for.
struct Tree {
  std::vector<std::string> nodes;
  std::vector<std::vector<size_t>> of_word;  ///< by word of the lens at level behaviour
};
Tree tree_of(const Lens& lens, const Rules& rules) {
  Tree out{category_tree(categories(rules)), std::vector<std::vector<size_t>>(lens.words().size())};
  for (const Behaviour& one : rules.behaviours)
    for (size_t n = 0; n < out.nodes.size(); ++n)
      if (is_below(one.category, out.nodes[n])) out.of_word[lens.code(one.name)].push_back(n);
  return out;
}

struct Counts {
  std::vector<int64_t> events, persons;
  std::vector<size_t> seen;  ///< the last person that was counted, from 1
  void grow(size_t n) { events.resize(n), persons.resize(n), seen.resize(n); }
  void count(size_t what, size_t person) {
    ++events[what];
    if (seen[what] == person) return;
    seen[what] = person;
    ++persons[what];
  }
  void add(const Counts& o) {
    grow(std::max(events.size(), o.events.size()));
    for (size_t i = 0; i < o.events.size(); ++i) events[i] += o.events[i], persons[i] += o.persons[i];
  }
};
struct Part {
  Counts words, nodes;
  std::vector<int64_t> undecided;  ///< by word
  std::vector<int64_t> unmatched;  ///< by event code
  int64_t events = 0, persons = 0;
};
void add(std::vector<int64_t>& into, const std::vector<int64_t>& from) {
  into.resize(std::max(into.size(), from.size()));
  for (size_t i = 0; i < from.size(); ++i) into[i] += from[i];
}

void count(const Lens& lens, const Tree& tree, const events::Slab& slab, Part& out) {
  std::vector<uint32_t> words, open;
  lens.apply(slab, words, open);
  out.words.grow(lens.words().size());
  out.nodes.grow(tree.nodes.size());
  out.undecided.resize(lens.words().size());
  for (size_t p = 0; p < slab.person.size(); ++p)
    for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
      out.words.count(words[i], p + 1);
      for (const size_t node : tree.of_word[words[i]]) out.nodes.count(node, p + 1);
      if (words[i] == 0) ++out.unmatched[slab.event[i]];
      if (open[i] != 0) ++out.undecided[open[i]];
    }
  out.events = static_cast<int64_t>(slab.time.size());
  out.persons = static_cast<int64_t>(slab.person.size());
}

Json count_json(const std::string& name, const Counts& counts, size_t i) {
  return Json{{"name", name},
              {"events", i < counts.events.size() ? counts.events[i] : 0},
              {"persons", i < counts.persons.size() ? counts.persons[i] : 0}};
}

Json behaviours_json(const Lens& lens, const Rules& rules, const Part& all) {
  Json out = Json::array();
  for (const Behaviour& one : rules.behaviours) {
    const uint32_t word = lens.code(one.name);
    Json entry = count_json(one.name, all.words, word);
    entry["category"] = one.category;
    if (std::any_of(one.any.begin(), one.any.end(), [](const Pattern& p) { return p.looks_ahead(); }))
      entry["undecided"] = word < all.undecided.size() ? all.undecided[word] : 0;
    out.push_back(std::move(entry));
  }
  return out;
}

Json categories_json(const Tree& tree, const Counts& counts) {
  Json out = Json::array();
  for (size_t n = 0; n < tree.nodes.size(); ++n) {
    Json entry = count_json(tree.nodes[n], counts, n);
    entry["depth"] = branches_to(tree.nodes[n]).size();
    out.push_back(std::move(entry));
  }
  return out;
}

void add_unmatched(const events::Dictionary& names, const Part& all, Json& answer) {
  std::vector<std::pair<int64_t, std::string>> left;
  int64_t missed = 0;
  for (uint32_t code = 1; code < all.unmatched.size(); ++code)
    if (all.unmatched[code] > 0) {
      left.emplace_back(-all.unmatched[code], std::string(names.word(code)));
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
}

Result<Json> compute(Project& project, const Json& complete, const Exec& exec) {
  TRY(auto behaviours, lens(project, Level::behaviour, complete));
  TRY(const auto properties, names_of(project));
  TRY(const Rules rules, parse_rules(complete, properties));
  TRY(const auto names, events::dictionary(project, "event"));
  const Tree tree = tree_of(behaviours, rules);
  events::Need need;
  behaviours.bind(need);
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  const auto visit = [&](Part& part, const events::Slab& slab) {
    part.unmatched.resize(names->size());
    count(behaviours, tree, slab, part);
  };
  TRY(const Part all,
      events::scan_reduce<Part>(project, pass, {}, need, exec, visit, [](Part& into, const Part& from) {
        into.words.add(from.words);
        into.nodes.add(from.nodes);
        add(into.undecided, from.undecided);
        add(into.unmatched, from.unmatched);
        into.events += from.events;
        into.persons += from.persons;
      }));
  Json answer{{"events", all.events},
              {"persons", all.persons},
              {"behaviours", behaviours_json(behaviours, rules, all)},
              {"categories", categories_json(tree, all.nodes)}};
  if (!behaviours.looks_back_only())
    answer["undecided"] = std::accumulate(all.undecided.begin(), all.undecided.end(), int64_t{0});
  add_unmatched(*names, all, answer);
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

/// A node of the tree of categories stands in by as many steps as it lies deep.
Text label_of(const Json& row, const char* key) {
  const std::string name = row[key].get<std::string>();
  if (!row.contains("depth")) return Text("%1", {name});
  std::string out;
  for (int64_t step = row["depth"].get<int64_t>(); step > 1; --step) out += "\u2003";
  return Text("%1", {out + leaf_of(name)});
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
    bar.label = label_of(answer[list][i], key);
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
          : Text(QT_TRANSLATE_NOOP("core", "The rules leave %1 of %2 events unmatched; different names: %3."),
                 {answer["unmatched_events"].get<int64_t>(), answer["events"].get<int64_t>(), left});
  auto behaviours = list_figure(answer, "behaviours", "name", "taxonomy",
                                Text(QT_TRANSLATE_NOOP("core", "Behaviours")), sentence);
  behaviours.tiles = {
      {Text(QT_TRANSLATE_NOOP("core", "Coverage")), coverage, {}},
      {Text(QT_TRANSLATE_NOOP("core", "Events")), number_at(answer, "/events", report::count()), {}},
      {Text(QT_TRANSLATE_NOOP("core", "Unmatched")),
       number_at(answer, "/unmatched_events", report::count()),
       {}}};
  if (answer.contains("undecided"))
    behaviours.tiles.push_back(
        {Text(QT_TRANSLATE_NOOP("core", "Undecided")), number_at(answer, "/undecided", report::count()),
         Text(QT_TRANSLATE_NOOP("core", "their window is still open when the log ends"))});
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
  static const report::Question made{"taxonomy", 2, complete, key, compute, figures};
  return made;
}

}  // namespace habitus::taxonomy
