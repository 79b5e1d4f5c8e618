#include "core/ingest/profile.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/events/log.h"
#include "core/ingest/mapper.h"
#include "core/ingest/propose.h"
#include "core/project/project.h"

namespace habitus::ingest {
namespace {

report::Quantity count_of(int64_t n, std::string at = {}) {
  report::Quantity q;
  q.value = static_cast<double>(n);
  q.format = report::count();
  q.at = std::move(at);
  return q;
}

report::Quantity share_of(int64_t part, int64_t whole, std::string at = {}) {
  report::Quantity q;
  q.state = whole > 0 ? report::State::ok : report::State::undefined;
  q.value = whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : report::kNone;
  q.n = static_cast<double>(whole);
  q.format = report::share();
  q.at = std::move(at);
  return q;
}

struct Tally {
  std::map<int64_t, int64_t> days;
  std::vector<int64_t> events;
  std::vector<int64_t> missing;
  int64_t n = 0, persons = 0;
  Time first = kEnd, last = kBeginning;
};

void visit(Tally& t, const events::Slab& slab, size_t properties) {
  t.missing.resize(properties);
  t.persons += static_cast<int64_t>(slab.person.size());
  t.n += static_cast<int64_t>(slab.time.size());
  int64_t day = INT64_MIN, run = 0;
  for (size_t i = 0; i < slab.time.size(); ++i) {
    const Time at = slab.time[i];
    t.first = std::min(t.first, at);
    t.last = std::max(t.last, at);
    const int64_t d = floor_div(at, kDay);
    if (d != day) {
      if (run > 0) t.days[day] += run;
      day = d;
      run = 0;
    }
    ++run;
    const uint32_t code = slab.event[i];
    if (t.events.size() <= code) t.events.resize(code + 1);
    ++t.events[code];
  }
  if (run > 0) t.days[day] += run;
  for (size_t p = 0; p < properties; ++p)
    slab.text[p].with(
        [&](const auto* codes) { t.missing[p] += std::count(codes, codes + slab.time.size(), 0); });
}

void merge(Tally& into, const Tally& from) {
  for (const auto& [day, n] : from.days) into.days[day] += n;
  into.events.resize(std::max(into.events.size(), from.events.size()));
  for (size_t i = 0; i < from.events.size(); ++i) into.events[i] += from.events[i];
  into.missing.resize(std::max(into.missing.size(), from.missing.size()));
  for (size_t i = 0; i < from.missing.size(); ++i) into.missing[i] += from.missing[i];
  into.n += from.n;
  into.persons += from.persons;
  into.first = std::min(into.first, from.first);
  into.last = std::max(into.last, from.last);
}

Result<Json> compute(Project& project, const Json&, const Exec& exec) {
  TRY(const auto log, events::info(project));
  TRY(const Pass pass, project.gate().aggregates(Purpose::explore));
  events::Need need;
  need.text = log.properties;
  const size_t properties = log.properties.size();
  TRY(const Tally all, events::scan_reduce<Tally>(
                           project, pass, {}, need, exec,
                           [&](Tally& t, const events::Slab& slab) { visit(t, slab, properties); }, merge));
  Json out{{"n", all.n},
           {"persons", all.persons},
           {"days", Json::array()},
           {"events", Json::array()},
           {"properties", Json::array()}};
  if (all.n > 0) {
    out["first"] = iso(all.first);
    out["last"] = iso(all.last);
  }
  for (const auto& [day, n] : all.days) out["days"].push_back({{"day", day}, {"n", n}});
  TRY(const auto words, events::dictionary(project, "event"));
  std::vector<std::pair<std::string, int64_t>> names;
  for (uint32_t code = 1; code < all.events.size(); ++code)
    if (all.events[code] > 0) names.emplace_back(words->word(code), all.events[code]);
  std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  out["names"] = names.size();
  for (size_t i = 0; i < std::min<size_t>(names.size(), 100); ++i)
    out["events"].push_back({{"name", names[i].first}, {"n", names[i].second}});
  for (size_t p = 0; p < properties; ++p) {
    TRY(const auto values, events::dictionary(project, log.properties[p]));
    const int64_t missing = p < all.missing.size() ? all.missing[p] : 0;
    out["properties"].push_back({{"name", log.properties[p]},
                                 {"n", all.n - missing},
                                 {"missing", missing},
                                 {"distinct", values->size() - 1}});
  }
  return out;
}

report::Figure day_figure(const Json& days, const Text& title, Text sentence) {
  report::Figure f;
  f.kind = "bars";
  f.id = "data-days";
  f.title = title;
  f.sentence = std::move(sentence);
  f.x.scale = report::Axis::Scale::time;
  f.x.title = QT_TRANSLATE_NOOP("core", "Day");
  f.y.format = report::count();
  f.y.lo = 0;
  f.series = {{QT_TRANSLATE_NOOP("core", "Events"), report::Series::Role::data}};
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Day"), report::Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Events"), report::Column::Align::right}};
  for (size_t i = 0; i < days.size(); ++i) {
    const int64_t day = days[i]["day"], n = days[i]["n"];
    report::Mark m;
    m.kind = report::Mark::Kind::bar;
    m.x = static_cast<double>(day * kDay);
    m.x2 = static_cast<double>((day + 1) * kDay);
    m.quantity = count_of(n, "/days/" + std::to_string(i) + "/n");
    m.label = Text("%1", {iso_date(day * kDay)});
    f.marks.push_back(m);
    f.table.rows.push_back({m.label, m.quantity});
  }
  return f;
}

report::Mark row_mark(size_t i, const std::string& label, report::Quantity quantity) {
  report::Mark m;
  m.x = 0;
  m.x2 = quantity.value;
  m.y = static_cast<double>(i);
  m.quantity = std::move(quantity);
  m.label = Text("%1", {label});
  return m;
}

using Align = report::Column::Align;
constexpr size_t kRows = 20;  ///< of a picture; its table has them all

report::Figure name_figure(const Json& a, int64_t n) {
  report::Figure f;
  f.kind = "rows";
  f.id = "data-names";
  f.title = QT_TRANSLATE_NOOP("core", "Event names");
  f.x.format = report::count();
  f.y.scale = report::Axis::Scale::category;
  f.series = {{QT_TRANSLATE_NOOP("core", "Events"), report::Series::Role::data}};
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Event"), Align::left},
                     {QT_TRANSLATE_NOOP("core", "Events"), Align::right},
                     {QT_TRANSLATE_NOOP("core", "Share"), Align::right}};
  for (size_t i = 0; i < a["events"].size(); ++i) {
    const std::string at = "/events/" + std::to_string(i) + "/n", name = a["events"][i]["name"];
    const int64_t k = a["events"][i]["n"];
    f.table.rows.push_back({Text("%1", {name}), count_of(k, at), share_of(k, n)});
    if (i >= kRows) continue;
    f.marks.push_back(row_mark(i, name, count_of(k, at)));
    f.y.categories.push_back(f.marks.back().label);
  }
  return f;
}

report::Figure property_figure(const Json& a, int64_t n) {
  report::Figure f;
  f.kind = "rows";
  f.id = "data-properties";
  f.title = QT_TRANSLATE_NOOP("core", "Properties");
  f.x.format = report::share();
  f.y.scale = report::Axis::Scale::category;
  f.series = {{QT_TRANSLATE_NOOP("core", "Share with a value"), report::Series::Role::data}};
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Property"), Align::left},
                     {QT_TRANSLATE_NOOP("core", "Values"), Align::right},
                     {QT_TRANSLATE_NOOP("core", "Missing"), Align::right},
                     {QT_TRANSLATE_NOOP("core", "Distinct"), Align::right}};
  for (size_t i = 0; i < a["properties"].size(); ++i) {
    const Json& p = a["properties"][i];
    const std::string at = "/properties/" + std::to_string(i), name = p["name"];
    f.table.rows.push_back({Text("%1", {name}), count_of(p["n"], at + "/n"), share_of(p["missing"], n),
                            count_of(p["distinct"], at + "/distinct")});
    if (i >= kRows) continue;
    f.marks.push_back(row_mark(i, name, share_of(p["n"], n)));
    f.y.categories.push_back(f.marks.back().label);
  }
  return f;
}

std::vector<report::Figure> figures(const Json& a) {
  const int64_t n = a.value("n", int64_t{0});
  Text sentence = n == 0 ? Text(QT_TRANSLATE_NOOP("core", "The log is empty."))
                         : Text(QT_TRANSLATE_NOOP("core", "%1 events of %2 persons, from %3 to %4."),
                                {n, a["persons"].get<int64_t>(), a["first"].get<std::string>().substr(0, 10),
                                 a["last"].get<std::string>().substr(0, 10)});
  report::Figure days = day_figure(a["days"], QT_TRANSLATE_NOOP("core", "Events a day"), std::move(sentence));
  days.tiles = {
      {QT_TRANSLATE_NOOP("core", "Events"), count_of(n, "/n"), {}},
      {QT_TRANSLATE_NOOP("core", "Persons"), count_of(a["persons"], "/persons"), {}},
      {QT_TRANSLATE_NOOP("core", "Event names"), count_of(a.value("names", int64_t{0}), "/names"), {}}};
  return {days, name_figure(a, n), property_figure(a, n)};
}

Result<Json> complete(Project&, const Json& spec) {
  if (!spec.empty())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "The profile of the log takes no settings"));
  return Json::object();
}

Result<ResultKey> key(Project& project, const Json& spec) {
  ResultKey k;
  k.specs = {Definitions::hash_of("data", spec)};
  TRY(k.inputs, events::inputs_of(project, {}));
  return k;
}

/// Moments and days of the records of a sample, by the proposed mapping.
std::map<int64_t, int64_t> days_of(const Proposal& p) {
  std::map<int64_t, int64_t> days;
  const Json mapping = Json::parse(p.mapping, nullptr, false);
  if (!mapping.contains("time") || !mapping["time"].is_object()) return days;
  auto format = TimeFormat::make(mapping["time"].value("format", "iso"), "UTC");
  const auto& columns = p.sample.columns;
  std::vector<size_t> at;  // a moment may stand in several columns
  for (const Json& name : mapping["time"]["columns"])
    at.push_back(static_cast<size_t>(
        std::find_if(columns.begin(), columns.end(), [&](const auto& c) { return c.name == name; }) -
        columns.begin()));
  if (!format) return days;
  for (const auto& row : p.sample.records) {
    std::string text;
    for (const size_t column : at)
      text +=
          (text.empty() ? "" : mapping["time"].value("join", " ")) + (column < row.size() ? row[column] : "");
    const auto reading = format->read(text);
    if (reading.note < TimeFormat::Note::unreadable) ++days[floor_div(reading.time, kDay)];
  }
  return days;
}

}  // namespace

const report::Question& profile_question() {
  static const report::Question question{"data", 1, complete, key, compute, figures};
  return question;
}

Result<report::Table> browse(Project& project, const Pass& pass, const std::string& event, size_t rows,
                             const Exec& exec) {
  if (!pass.rows())
    return fail(Kind::refused, QT_TRANSLATE_NOOP("core", "Single events are not shown for this purpose"));
  TRY(const auto log, events::info(project));
  events::Scope scope;
  if (!event.empty()) scope.where = {{"event", events::Condition::Op::is, {event}}};
  events::Need need;
  need.text = log.properties;
  struct Seen {
    events::PersonKey person;
    Time time;
    std::vector<std::string> cells;
  };
  // A few from every block: the browser shows what events look like, in an order that never depends on
  // threads.
  TRY(const auto names, events::dictionary(project, "event"));
  std::vector<std::shared_ptr<const events::Dictionary>> words;
  for (const auto& p : log.properties) {
    TRY(auto dictionary, events::dictionary(project, p));
    words.push_back(std::move(dictionary));
  }
  const size_t each = rows / events::kBlocks + 1;
  TRY(auto seen, events::scan_reduce<std::vector<Seen>>(
                     project, pass, scope, need, exec,
                     [&](std::vector<Seen>& part, const events::Slab& slab) {
                       for (size_t p = 0; p < slab.person.size() && part.size() < each; ++p)
                         for (size_t i = slab.first[p]; i < slab.first[p + 1] && part.size() < each; ++i) {
                           Seen s{slab.person[p], slab.time[i], {std::string(names->word(slab.event[i]))}};
                           for (size_t k = 0; k < words.size(); ++k)
                             s.cells.emplace_back(words[k]->word(slab.text[k][i]));
                           part.push_back(std::move(s));
                         }
                     },
                     [](std::vector<Seen>& into, std::vector<Seen>& from) {
                       into.insert(into.end(), std::make_move_iterator(from.begin()),
                                   std::make_move_iterator(from.end()));
                     }));
  seen.resize(std::min(seen.size(), rows));
  std::stable_sort(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) { return a.time < b.time; });
  report::Table t;
  t.columns = {{QT_TRANSLATE_NOOP("core", "Time (UTC)"), Align::left},
               {QT_TRANSLATE_NOOP("core", "Actor"), Align::left},
               {QT_TRANSLATE_NOOP("core", "Event"), Align::left}};
  for (const auto& p : log.properties) t.columns.push_back({Text("%1", {p}), Align::left});
  for (const auto& s : seen) {
    TRY(const std::string actor, events::actor_id(project, pass, s.person));
    std::vector<report::Cell> row{Text("%1", {iso(s.time)}), Text("%1", {actor})};
    for (const auto& cell : s.cells)
      row.push_back(cell.empty() ? report::Cell() : report::Cell(Text("%1", {cell})));
    t.rows.push_back(std::move(row));
  }
  return t;
}

Result<FileProfile> profile_file(const std::string& path) {
  TRY(const Proposal p, propose(path));
  FileProfile f;
  const auto sampled = static_cast<int64_t>(p.sample.records.size()) + p.sample.faulty;
  TRY(f.cost, estimate(p));
  Json days = Json::array();
  for (const auto& [day, n] : days_of(p)) days.push_back({{"day", day}, {"n", n}});
  Text sentence = days.empty() ? Text(QT_TRANSLATE_NOOP("core", "No column reads as the time of an event."))
                               : Text(QT_TRANSLATE_NOOP("core", "%1 records looked at, from %2 to %3."),
                                      {sampled, iso_date(days.front()["day"].get<int64_t>() * kDay),
                                       iso_date(days.back()["day"].get<int64_t>() * kDay)});
  report::Figure figure = day_figure(days,
                                     p.sample.whole ? QT_TRANSLATE_NOOP("core", "Events a day")
                                                    : QT_TRANSLATE_NOOP("core", "Events a day, in a sample"),
                                     sentence);
  for (auto& mark : figure.marks) mark.quantity.at.clear();
  report::Figure columns;
  columns.kind = "rows";
  columns.id = "data-columns";
  columns.title = QT_TRANSLATE_NOOP("core", "Columns");
  columns.table.columns = {{QT_TRANSLATE_NOOP("core", "Column"), Align::left},
                           {QT_TRANSLATE_NOOP("core", "Missing"), Align::right},
                           {QT_TRANSLATE_NOOP("core", "Distinct"), Align::right},
                           {QT_TRANSLATE_NOOP("core", "Most frequent"), Align::left}};
  for (const auto& c : p.sample.columns) {
    std::string top;
    for (size_t i = 0; i < std::min<size_t>(3, c.top.size()); ++i)
      top += (i ? ", " : "") + excerpt(c.top[i].first, 24);
    columns.table.rows.push_back({Text("%1", {c.name}), share_of(c.missing, c.missing + c.values),
                                  count_of(c.distinct), Text("%1", {top})});
  }
  f.figures = {figure, columns};
  return f;
}

}  // namespace habitus::ingest
