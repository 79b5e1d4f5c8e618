#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/spec.h"
#include "core/project/project.h"
#include "core/retention/retention.h"
#include "core/retention/run.h"
#include "core/segments/scope.h"
#include "core/stats/intervals.h"

namespace habitus::retention {
namespace {

Result<Json> brackets_of(const Json& spec) {
  const Json given = spec.value("brackets", Json::array({{0, 0}, {1, 3}, {4, 7}, {8, 14}, {15, 30}}));
  Json out = Json::array();
  if (!given.is_array() || given.empty() || given.size() > 60)
    return fail(Kind::input, "“brackets” is a list of [first, last]", "retention.brackets");
  for (const auto& pair : given) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_number_integer() ||
        !pair[1].is_number_integer() || pair[0] < 0 || pair[1] < pair[0])
      return fail(Kind::input, Text("%1 is not a bracket", {pair.dump()}), "retention.brackets",
                  "Write [first, last] offsets, like [1, 3]");
    out.push_back(pair);
  }
  return out;
}

Result<Json> kpi_of(const Json& given, const std::vector<std::string>& properties) {
  const std::string where = "retention.kpi";
  CHECK(spec::only(given, {"as", "property"}, where));
  Json out = Json::object();
  TRY(const std::string as, spec::choice(given, "as", {"events", "sum", "mean"}, where));
  out["as"] = as;
  if (as == "events") return out;
  TRY(const std::string property, spec::text(given, "property", "", where));
  if (std::find(properties.begin(), properties.end(), property) == properties.end())
    return spec::unknown("property", property, properties, where + ".property");
  out["property"] = property;
  return out;
}

Result<Json> complete(Project& project, const Json& spec) {
  CHECK(spec::only(
      spec, {"start", "return", "grain", "clock", "count", "brackets", "entry", "periods", "scope", "kpi"},
      "retention"));
  Json out = Json::object();
  TRY(out["scope"], segments::complete_scope(project, spec.value("scope", Json())));
  TRY(const auto lens, segments::lens_of(project, out["scope"]));
  TRY(const auto properties, segments::property_names(project));
  TRY(out["start"], taxonomy::complete_pick(spec.value("start", Json("*")), lens, properties, "start"));
  TRY(out["return"], taxonomy::complete_pick(spec.value("return", Json("*")), lens, properties, "return"));
  if (spec.contains("kpi") && !spec["kpi"].is_null()) {
    TRY(out["kpi"], kpi_of(spec["kpi"], properties));
  }
  TRY(const std::string grain,
      spec::choice(spec, "grain", {"week", "hour", "day", "month", "quarter", "year"}, "retention"));
  out["grain"] = grain;
  TRY(out["clock"], spec::choice(spec, "clock", {"calendar", "rolling"}, "retention"));
  TRY(out["entry"], spec::choice(spec, "entry", {"first", "recurring"}, "retention"));
  TRY(const std::string count, spec::choice(spec, "count", {"on", "on_or_after", "bracket"}, "retention"));
  out["count"] = count;
  if (count == "bracket") {
    TRY(out["brackets"], brackets_of(spec));
    return out;
  }
  const int64_t usual = grain == "hour" ? 24 : grain == "day" ? 30 : 12;
  TRY(out["periods"], spec::whole(spec, "periods", usual, 1, 400, "retention"));
  return out;
}

Duration length_of(Grain grain) {
  switch (grain) {
    case Grain::hour:
      return kHour;
    case Grain::day:
      return kDay;
    case Grain::week:
      return kWeek;
    case Grain::month:
      return 30 * kDay;
    case Grain::quarter:
      return 90 * kDay;
    case Grain::year:
      return 365 * kDay;
  }
  return kDay;
}

/// One cell: who came back, and the KPI's sums over people.
struct Cell {
  int64_t back = 0;
  double n = 0, sum = 0, squares = 0;
  void add(const Cell& other) {
    back += other.back;
    n += other.n;
    sum += other.sum;
    squares += other.squares;
  }
};

struct Part {
  std::vector<int64_t> n;
  std::vector<std::vector<Cell>> cells;  ///< by cohort and column
};

void count_in(const Run& run, const std::vector<Returns::Column>& columns, std::vector<Cell>& cells) {
  for (size_t c = 0; c < columns.size(); ++c) {
    cells[c].back += columns[c].hit;
    if (run.kpi == Run::Kpi::share || (run.kpi == Run::Kpi::mean && columns[c].counted == 0)) continue;
    const double x = columns[c].amount / (run.kpi == Run::Kpi::mean ? columns[c].counted : 1);
    cells[c].n += 1;
    cells[c].sum += x;
    cells[c].squares += x * x;
  }
}

/// The share of `of` people, or the mean with its t interval.
Json cell_json(const Run& run, const Cell& cell, double of) {
  if (run.kpi == Run::Kpi::share) return segments::rate_json(static_cast<double>(cell.back), of);
  const double mean = cell.n > 0 ? cell.sum / cell.n : NAN;
  const double variance = cell.n > 1 ? std::max(0.0, cell.squares - cell.sum * mean) / (cell.n - 1) : NAN;
  const double half = cell.n > 1 ? stats::t_quantile(.975, cell.n - 1) * std::sqrt(variance / cell.n) : NAN;
  return {{"k", cell.back},
          {"n", cell.n},
          {"total", cell.sum},
          {"value", segments::number_json(mean)},
          {"lo", segments::number_json(mean - half)},
          {"hi", segments::number_json(mean + half)}};
}

Result<segments::Calendar> calendar_of(const Run& run, const Json& complete) {
  TRY(const Zone zone, segments::zone_of(complete["scope"]));
  TRY(const Grain grain, parse_grain(complete["grain"].get<std::string>()));
  return segments::Calendar(zone, grain, run.extent.first, run.extent.last);
}

/// ok, immature (its last moment lies after the data), or "" when nothing of it can have been seen yet.
std::string cell_state(const Run& run, const segments::Calendar& calendar, size_t cohort, size_t column) {
  const auto [lo, hi] = run.span(column);
  if (run.rolling) {
    if (calendar.start(cohort) + lo * run.length > run.extent.last) return "";
    return calendar.end(cohort) + (hi + 1) * run.length - 1 <= run.extent.last ? "ok" : "immature";
  }
  const auto first = cohort + static_cast<size_t>(lo), last = cohort + static_cast<size_t>(hi);
  if (first >= calendar.size()) return "";
  return last < calendar.size() && calendar.end(last) - 1 <= run.extent.last ? "ok" : "immature";
}

Json cohorts_json(const Run& run, const segments::Calendar& calendar, const Part& all, Json& mean) {
  Json out = Json::array();
  std::vector<Cell> ended(run.columns());
  std::vector<double> of(run.columns(), 0);
  for (size_t c = 0; c < calendar.size(); ++c) {
    Json cells = Json::array();
    for (size_t column = 0; column < run.columns(); ++column) {
      const std::string state = cell_state(run, calendar, c, column);
      if (state.empty()) break;
      Json cell = cell_json(run, all.cells[c][column], static_cast<double>(all.n[c]));
      cell["state"] = state;
      cells.push_back(std::move(cell));
      if (state != "ok") continue;
      ended[column].add(all.cells[c][column]);
      of[column] += static_cast<double>(all.n[c]);
    }
    out.push_back(Json{{"label", calendar.label(c)},
                       {"from", iso(calendar.start(c))},
                       {"n", all.n[c]},
                       {"cells", std::move(cells)}});
  }
  mean = Json::array();
  for (size_t column = 0; column < run.columns(); ++column)
    mean.push_back(cell_json(run, ended[column], of[column]));
  return out;
}

Result<Json> compute(Project& project, const Json& complete, const Exec& exec) {
  TRY(const Run run, Run::make(project, complete, exec));
  TRY(const auto calendar, calendar_of(run, complete));
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  const Part empty{std::vector<int64_t>(calendar.size()),
                   std::vector<std::vector<Cell>>(calendar.size(), std::vector<Cell>(run.columns()))};
  const auto visit = [&](Part& part, const events::Slab& slab) {
    part = empty;
    follow(run, calendar, slab, [&](size_t, size_t cohort, const auto& columns) {
      ++part.n[cohort];
      count_in(run, columns, part.cells[cohort]);
    });
  };
  const auto merge = [&](Part& into, const Part& from) {
    if (into.n.empty()) into = empty;
    for (size_t c = 0; c < from.n.size(); ++c) {
      into.n[c] += from.n[c];
      for (size_t column = 0; column < from.cells[c].size(); ++column)
        into.cells[c][column].add(from.cells[c][column]);
    }
  };
  TRY(Part all, events::scan_reduce<Part>(project, pass, run.scope, run.need, exec, visit, merge));
  if (all.n.empty()) all = empty;
  Json answer{{"grain", complete["grain"]}, {"clock", complete["clock"]},  {"count", complete["count"]},
              {"entry", complete["entry"]}, {"events", run.extent.events}, {"persons", run.extent.persons},
              {"columns", Json::array()}};
  for (size_t column = 0; column < run.columns(); ++column) {
    const auto [lo, hi] = run.span(column);
    answer["columns"].push_back(
        Json{{"label", lo == hi ? std::to_string(lo) : std::to_string(lo) + "–" + std::to_string(hi)},
             {"first", lo},
             {"last", hi}});
  }
  if (complete.contains("kpi")) answer["kpi"] = complete["kpi"];
  int64_t entered = 0;
  for (const int64_t n : all.n) entered += n;
  answer["entered"] = entered;
  Json mean;
  answer["cohorts"] = cohorts_json(run, calendar, all, mean);
  answer["mean"] = std::move(mean);
  return answer;
}

/// {"cohort":"2025-W02","column":3}: those of the cohort who came back then; without a column, the whole
/// cohort.
Result<std::vector<uint64_t>> people(Project& project, const Json& complete, const Json& selection,
                                     const Exec& exec) {
  TRY(const Run run, Run::make(project, complete, exec));
  TRY(const auto calendar, calendar_of(run, complete));
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  const std::string label = selection.value("cohort", "");
  const int64_t column = selection.value("column", int64_t{-1});
  using Keys = std::vector<uint64_t>;
  const auto visit = [&](Keys& keys, const events::Slab& slab) {
    follow(run, calendar, slab, [&](size_t p, size_t cohort, const auto& columns) {
      if (calendar.label(cohort) == label && (column < 0 || (static_cast<size_t>(column) < columns.size() &&
                                                             columns[static_cast<size_t>(column)].hit)))
        keys.push_back(slab.person[p]);
    });
  };
  TRY(Keys keys, events::scan_reduce<Keys>(project, pass, run.scope, run.need, exec, visit,
                                           [](Keys& into, const Keys& from) {
                                             into.insert(into.end(), from.begin(), from.end());
                                           }));
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace

std::pair<int64_t, int64_t> Run::span(size_t column) const {
  if (count == Count::bracket) return brackets[column];
  return {static_cast<int64_t>(column), static_cast<int64_t>(column)};
}

void Returns::put(size_t column, const Return& event) {
  columns_[column].hit = 1;
  columns_[column].amount += event.amount;
  columns_[column].counted += event.counted;
}

void Returns::add(int64_t offset, const Return& event) {
  if (run_.count == Run::Count::bracket) {
    for (size_t b = 0; b < run_.brackets.size(); ++b)
      if (offset >= run_.brackets[b].first && offset <= run_.brackets[b].second) put(b, event);
    return;
  }
  const auto at = static_cast<size_t>(offset);
  if (run_.count == Run::Count::on) {
    if (at < columns_.size()) put(at, event);
    return;
  }
  for (size_t o = std::min(at, columns_.size() - 1) + 1; o-- > 0;) {
    if (run_.kpi == Run::Kpi::share && columns_[o].hit) break;  // everything before a set one is set
    put(o, event);
  }
}

Result<Run> Run::make(Project& project, const Json& complete, const Exec& exec) {
  Run run;
  const std::string count = complete["count"].get<std::string>();
  run.count = count == "on" ? Count::on : count == "bracket" ? Count::bracket : Count::on_or_after;
  run.rolling = complete["clock"] == "rolling";
  run.recurring = complete["entry"] == "recurring";
  TRY(const Grain grain, parse_grain(complete["grain"].get<std::string>()));
  run.length = length_of(grain);
  if (run.count == Count::bracket) {
    for (const auto& pair : complete["brackets"])
      run.brackets.emplace_back(pair[0].get<int64_t>(), pair[1].get<int64_t>());
  } else {
    run.offsets = complete["periods"].get<size_t>() + 1;
  }
  TRY(auto lens, segments::lens_of(project, complete["scope"]));
  TRY(run.picker, taxonomy::Picker::make(project, std::move(lens), {complete["start"], complete["return"]}));
  TRY(run.scope, segments::scope_of(project, complete["scope"], exec));
  TRY(run.extent, segments::extent_of(project, run.scope, exec));
  run.picker.bind(run.need);
  if (!complete.contains("kpi")) return run;
  const Json& kpi = complete["kpi"];
  run.kpi = kpi["as"] == "events" ? Kpi::events : kpi["as"] == "sum" ? Kpi::sum : Kpi::mean;
  run.need.weight = true;
  if (kpi.contains("property"))
    run.number = taxonomy::column_of(run.need.number, kpi["property"].get<std::string>());
  return run;
}

const report::Question& question() {
  static const report::Question made{"retention", 1, complete, segments::key_of, compute, figures, people};
  return made;
}

}  // namespace habitus::retention
