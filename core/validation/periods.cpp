#include "core/validation/periods.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include <QtCore/qtmetamacros.h>

#include "core/validation/figure_parts.h"

namespace habitus::validation {
namespace {

using models::Part;
using models::Scored;
constexpr std::pair<Part, const char*> kParts[] = {{Part::train, "train"},
                                                   {Part::calibration, "calibration"},
                                                   {Part::test, "test"},
                                                   {Part::holdout, "holdout"}};

struct Members {
  Time first = kEnd, last = 0;
  double n = 0;
  std::set<events::PersonKey> persons;
};

double shared(const Members& a, const Members& b, const Members& with) {
  double n = 0;
  for (const auto person : with.persons) n += a.persons.contains(person) || b.persons.contains(person);
  return n;
}

/// Rows that would have learnt, had their label been known before the test began.
Json gap_json(const Scored& s, Time learnt) {
  const std::optional<Time> next = s.split.test_from ? s.split.test_from : s.split.holdout_from;
  if (!next) return nullptr;
  double n = 0;
  for (size_t r = 0; r < s.part.size(); ++r) {
    if (s.part[r] != Part::none || std::isnan(s.label[r]) || s.as_of[r] >= *next) continue;
    const Part group = s.split.isolate ? models::group_of(s.split, s.person[r]) : Part::train;
    n += (group == Part::train || group == Part::calibration) && s.as_of[r] + s.span > *next;
  }
  return {{"n", n}, {"from", iso(learnt)}, {"to", iso(*next)}, {"length", duration_text(*next - learnt)}};
}

}  // namespace

Json periods(const Scored& s) {
  std::map<Part, Members> parts;
  for (size_t r = 0; r < s.part.size(); ++r) {
    if (s.part[r] == Part::none) continue;
    Members& m = parts[s.part[r]];
    m.first = std::min(m.first, s.as_of[r]);
    m.last = m.n == 0 ? s.as_of[r] : std::max(m.last, s.as_of[r]);
    m.n += 1;
    m.persons.insert(s.person[r]);
  }
  Json out{{"parts", Json::array()}, {"gap", nullptr}, {"span", duration_text(s.span)}};
  for (const auto& [part, name] : kParts) {
    if (!parts.contains(part)) continue;
    const Members& m = parts[part];
    out["parts"].push_back({{"part", name},
                            {"from", iso(m.first)},
                            {"to", iso(m.last + s.span)},
                            {"n", m.n},
                            {"persons", m.persons.size()}});
  }
  if (s.external) return out;
  out["dates"] = Json::array();
  for (const Time t : models::mature_dates(s.frame)) out["dates"].push_back(iso(t));
  out["test_from"] = s.split.test_from ? Json(iso(*s.split.test_from)) : Json(nullptr);
  out["holdout_from"] = s.split.holdout_from ? Json(iso(*s.split.holdout_from)) : Json(nullptr);
  if (parts.contains(Part::train)) out["gap"] = gap_json(s, parts[Part::train].last + s.span);
  out["shared"] = {{"test", shared(parts[Part::train], parts[Part::calibration], parts[Part::test])},
                   {"holdout", shared(parts[Part::train], parts[Part::calibration], parts[Part::holdout])}};
  return out;
}

namespace {

using report::count;
using report::Figure;
using report::Mark;
using report::Series;

Text part_name(const std::string& part) {
  if (part == "train") return QT_TRANSLATE_NOOP("core", "Training");
  if (part == "calibration") return QT_TRANSLATE_NOOP("core", "Calibration");
  if (part == "test") return QT_TRANSLATE_NOOP("core", "Test");
  return QT_TRANSLATE_NOOP("core", "Sealed holdout");
}

double moment(const Json& j, const char* key) {
  return static_cast<double>(parse_iso(j.at(key).get<std::string>()).value_or(0));
}

void add_band(Figure& f, Text name, double from, double to, const report::Quantity& n) {
  Mark m;
  m.kind = Mark::Kind::bar;
  m.y = static_cast<double>(f.y.categories.size());
  m.x = from;
  m.x2 = to;
  m.quantity = n;
  f.marks.push_back(m);
  f.y.categories.push_back(std::move(name));
  f.x.lo = std::isnan(f.x.lo) ? from : std::min(f.x.lo, from);
  f.x.hi = std::isnan(f.x.hi) ? to : std::max(f.x.hi, to);
}

Text periods_sentence(const Json& p) {
  if (!p.contains("shared"))
    return QT_TRANSLATE_NOOP("core", "Imported scores: only their own dates are known.");
  const auto test = p["shared"]["test"].get<int64_t>(), holdout = p["shared"]["holdout"].get<int64_t>();
  const auto left = p["gap"].is_object() ? p["gap"]["n"].get<int64_t>() : 0;
  if (test + holdout == 0)
    return {
        QT_TRANSLATE_NOOP("core",
                          "Nobody who was learnt from is in the test or the holdout; %1 rows in the gap were "
                          "left out."),
        {left}};
  return {
      QT_TRANSLATE_NOOP("core",
                        "%1 persons of the test and %2 of the holdout were learnt from at earlier dates; %3 "
                        "rows in the gap were left out."),
      {test, holdout, left}};
}

}  // namespace

Figure periods_figure(const Json& answer) {
  const Json& p = answer["periods"];
  Figure f;
  f.kind = "rows";
  f.id = "validation.periods";
  f.title = QT_TRANSLATE_NOOP("core", "Train, gap, test and holdout in time");
  f.sentence = periods_sentence(p);
  f.caption = {QT_TRANSLATE_NOOP(
                   "core", "From the first as-of date of a part to the end of its last label window (%1)"),
               {p["span"].get<std::string>()}};
  f.x.scale = report::Axis::Scale::time;
  f.x.title = QT_TRANSLATE_NOOP("core", "Rows");
  f.y.scale = report::Axis::Scale::category;
  f.series = {{QT_TRANSLATE_NOOP("core", "Rows"), Series::Role::data}};
  using A = report::Column::Align;
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Part"), A::left},
                     {QT_TRANSLATE_NOOP("core", "From"), A::left},
                     {QT_TRANSLATE_NOOP("core", "To"), A::left},
                     {QT_TRANSLATE_NOOP("core", "Rows"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Persons"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Also learnt from"), A::right}};
  const auto day = [](const Json& j, const char* key) {
    return Text{"%1", {j.at(key).get<std::string>().substr(0, 10)}};
  };
  const auto add_gap = [&] {
    if (!p["gap"].is_object()) return;
    const Json& g = p["gap"];
    const auto n = field(g, "n", "/periods/gap", count());
    const Text name = QT_TRANSLATE_NOOP("core", "Gap");
    if (moment(g, "from") < moment(g, "to")) add_band(f, name, moment(g, "from"), moment(g, "to"), n);
    f.table.rows.push_back({name, day(g, "from"), day(g, "to"), n, report::Cell{}, report::Cell{}});
  };
  for (size_t i = 0; i < p["parts"].size(); ++i) {
    const Json& part = p["parts"][i];
    const std::string at = "/periods/parts/" + std::to_string(i), name = part["part"];
    if (name == "test") add_gap();
    const auto n = field(part, "n", at, count());
    add_band(f, part_name(name), moment(part, "from"), moment(part, "to"), n);
    report::Cell also;
    if (p.contains("shared") && p["shared"].contains(name))
      also = field(p["shared"], name.c_str(), "/periods/shared", count());
    f.table.rows.push_back(
        {part_name(name), day(part, "from"), day(part, "to"), n, field(part, "persons", at, count()), also});
  }
  f.table.selections.resize(f.table.rows.size());
  return f;
}

}  // namespace habitus::validation
