#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/spec.h"
#include "core/events/log.h"
#include "core/identity/people.h"
#include "core/objectives/moments.h"
#include "core/objectives/outcomes.h"
#include "core/objectives/recipe.h"
#include "core/objectives/window.h"
#include "core/segments/rule.h"
#include "core/segments/scope.h"
#include "core/taxonomy/picker.h"

namespace habitus::objectives {

Result<Recipe> recipe_of(Project& project, const Json& spec) {
  Recipe r;
  r.type = spec["type"] == "event"     ? Type::event
           : spec["type"] == "absence" ? Type::absence
                                       : Type::attribute;
  r.as_of = moments_of(spec["as_of"]);
  if (r.type != Type::attribute) {
    TRY(r.horizon, parse_duration(spec["horizon"].get<std::string>()));
    TRY(r.gap, parse_duration(spec["gap"].get<std::string>()));
  }
  if (spec.contains("active_within")) {
    TRY(r.active_within, parse_duration(spec["active_within"].get<std::string>()));
  }
  r.min_events = spec["min_events"].get<int64_t>();
  TRY(const auto log, events::info(project));
  r.log_begin = log.first;
  r.observed_until = log.last;
  if (spec.contains("observed_until"))
    r.observed_until = parse_iso(spec["observed_until"].get<std::string>()).value_or(0);
  return r;
}

Time needed_until(const Recipe& r) { return r.as_of.back() + r.gap + r.horizon; }

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct Row {
  events::PersonKey person;
  double label, last_value;
  Maturity maturity;
  char already;
};
struct Part {
  std::vector<std::vector<Row>> dates;
  std::vector<double> late;
};

struct Visitor {
  const Recipe& recipe;
  const taxonomy::Picker& picker;
  const identity::Column* attribute;
  const taxonomy::Test& condition;
  std::vector<std::shared_ptr<const events::PersonSet>> members;  ///< per date, or empty

  static bool hit(const uint32_t* masks, uint32_t from, uint32_t to) {
    return std::any_of(masks + from, masks + std::max(from, to), [](uint32_t mask) { return mask != 0; });
  }
  bool at_risk(const events::Slab& slab, const Known& known, Time as_of) const {
    if (known.rows.size() < static_cast<size_t>(recipe.min_events)) return false;
    return recipe.active_within == 0 || slab.time[known.rows.back()] >= as_of - recipe.active_within;
  }
  void by_attribute(Row& row) const {
    const auto value = attribute->text(row.person, kEnd);
    if (!value) {
      row.maturity = Maturity::unknown;
      return;
    }
    row.label = taxonomy::passes(condition, *value, true) ? 1 : 0;
  }
  void by_events(const events::Slab& slab, const uint32_t* masks, uint32_t first, uint32_t last, Time as_of,
                 const Known& known, Row& row) const {
    const auto at = [&](Time t) {
      const Time* begin = slab.time.data();
      return static_cast<uint32_t>(std::lower_bound(begin + first, begin + last, t) - begin);
    };
    const Time begin = as_of + recipe.gap, end = begin + recipe.horizon;
    const bool seen = hit(masks, at(begin), at(std::min(end, recipe.observed_until + 1)));
    const bool wanted = recipe.type == Type::event;
    if (end > recipe.observed_until) {
      row.maturity = Maturity::immature;
      row.already = seen;
    } else {
      row.label = seen == wanted ? 1 : 0;
    }
    if (as_of - recipe.horizon < recipe.log_begin) return;
    bool before = false;
    for (const uint32_t i : known.rows)
      before = before || (slab.time[i] >= as_of - recipe.horizon && masks[i] != 0);
    row.last_value = before == wanted ? 1 : 0;
  }
  void operator()(Part& part, const events::Slab& slab) const {
    part.dates.resize(recipe.as_of.size());
    part.late.assign(recipe.as_of.size(), 0);
    taxonomy::Picker::Scratch scratch;
    const uint32_t* masks = picker.apply(slab, scratch);
    Known known;
    for (size_t p = 0; p < slab.person.size(); ++p) {
      for (size_t d = 0; d < recipe.as_of.size(); ++d) {
        known_as_of(slab, slab.first[p], slab.first[p + 1], recipe.as_of[d], known);
        part.late[d] += static_cast<double>(known.late);
        if (!at_risk(slab, known, recipe.as_of[d])) continue;
        if (!members.empty() && !members[d]->has(slab.person[p])) continue;
        Row row{slab.person[p], kNaN, kNaN, Maturity::known, 0};
        if (attribute)
          by_attribute(row);
        else
          by_events(slab, masks, slab.first[p], slab.first[p + 1], recipe.as_of[d], known, row);
        part.dates[d].push_back(row);
      }
    }
  }
};

void merge(Part& into, Part& from) {
  if (into.dates.empty()) {
    into = std::move(from);
    return;
  }
  for (size_t d = 0; d < into.dates.size(); ++d) {
    into.dates[d].insert(into.dates[d].end(), from.dates[d].begin(), from.dates[d].end());
    into.late[d] += from.late[d];
  }
}

Labels flatten(const Part& part, const Recipe& recipe) {
  Labels out;
  out.late = part.late;
  for (size_t d = 0; d < part.dates.size(); ++d)
    for (const Row& row : part.dates[d]) {
      out.person.push_back(row.person);
      out.as_of.push_back(recipe.as_of[d]);
      out.label.push_back(row.label);
      out.maturity.push_back(row.maturity);
      out.last_value.push_back(row.last_value);
      out.already.push_back(row.already);
    }
  return out;
}
}  // namespace

Result<events::Scope> scope_of_target(Project& project, const Json& spec, const Recipe& recipe,
                                      const Exec& exec) {
  TRY(auto scope, segments::scope_of(project, spec["scope"], exec));
  scope.to = std::min(scope.to, needed_until(recipe));
  return scope;
}

namespace {

/// What a scan for labels needs, ready to visit.
struct Reader {
  Recipe recipe;
  events::Scope scope;
  std::optional<taxonomy::Picker> picker;
  std::shared_ptr<const identity::Column> column;
  taxonomy::Test condition;
  events::Need need;

  static Result<std::unique_ptr<Reader>> make(Project& project, const Json& spec, const Exec& exec) {
    auto r = std::make_unique<Reader>();
    TRY(r->recipe, recipe_of(project, spec));
    TRY(r->scope, scope_of_target(project, spec, r->recipe, exec));
    TRY(auto lens, segments::lens_of(project, spec["scope"]));
    std::vector<Json> picks;
    if (spec.contains("event")) picks.push_back(spec["event"]);
    TRY(r->picker, taxonomy::Picker::make(project, lens, picks));
    if (r->recipe.type == Type::attribute) {
      TRY(r->column, identity::column(project, spec["attribute"].get<std::string>()));
      TRY(r->condition, condition_of(spec));
    }
    r->need.arrival = true;
    r->picker->bind(r->need);
    return r;
  }
  Visitor visitor() const { return {recipe, *picker, column.get(), condition, {}}; }
};

}  // namespace

Result<Labels> labels(Project& project, const Json& spec, const Exec& exec) {
  TRY(const auto reader, Reader::make(project, spec, exec));
  Visitor visitor = reader->visitor();
  if (spec.contains("segment"))
    for (const Time t : reader->recipe.as_of) {
      TRY(auto set, segments::persons_in(project, spec["segment"], t, exec));
      visitor.members.push_back(std::move(set));
    }
  TRY(const Pass pass, project.gate().aggregates(Purpose::explore));
  TRY(const Part whole,
      events::scan_reduce<Part>(project, pass, reader->scope, reader->need, exec, visitor, merge));
  return flatten(whole, reader->recipe);
}

Result<Labels> labels_of(Project& project, const Json& spec, const std::vector<events::PersonKey>& person,
                         const std::vector<Time>& as_of, const Exec& exec) {
  TRY(const auto reader, Reader::make(project, spec, exec));
  const Visitor visitor = reader->visitor();
  std::vector<Row> rows;
  std::vector<size_t> order(person.size());
  for (size_t i = 0; i < person.size(); ++i) {
    rows.push_back({person[i], kNaN, kNaN, Maturity::unknown, 0});
    order[i] = i;
  }
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return person[a] < person[b]; });
  if (visitor.attribute) {
    for (Row& row : rows) {
      row.maturity = Maturity::known;
      visitor.by_attribute(row);
    }
  } else {
    TRY(const Pass pass, project.gate().aggregates(Purpose::explore));
    CHECK(events::scan(project, pass, reader->scope, reader->need, exec, [&](const events::Slab& slab) {
      taxonomy::Picker::Scratch scratch;
      const uint32_t* masks = visitor.picker.apply(slab, scratch);
      Known known;
      for (size_t p = 0; p < slab.person.size(); ++p) {
        auto at = std::lower_bound(order.begin(), order.end(), slab.person[p],
                                   [&](size_t i, events::PersonKey key) { return person[i] < key; });
        for (; at != order.end() && person[*at] == slab.person[p]; ++at) {
          Row& row = rows[*at];  // a person is in one block only, so no two threads meet here
          row.maturity = Maturity::known;
          known_as_of(slab, slab.first[p], slab.first[p + 1], as_of[*at], known);
          visitor.by_events(slab, masks, slab.first[p], slab.first[p + 1], as_of[*at], known, row);
        }
      }
    }));
  }
  Labels out;
  out.as_of = as_of;
  for (const Row& row : rows) {
    out.person.push_back(row.person);
    out.label.push_back(row.label);
    out.maturity.push_back(row.maturity);
    out.last_value.push_back(row.last_value);
    out.already.push_back(row.already);
  }
  return out;
}

}  // namespace habitus::objectives
