#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/report/words.h"
#include "core/segments/answers.h"
#include "core/segments/population.h"
#include "core/segments/selection.h"
#include "core/taxonomy/pick_text.h"
#include "core/taxonomy/picker.h"

namespace habitus::segments {
namespace {

using report::Axis;
using report::Column;
using report::Figure;
using report::Mark;

/// "≥ 3", "> 30 d", and both when there are two.
std::string bounds(const Json& given) {
  std::string out;
  for (const auto& [key, sign] : {std::pair{"is", "="}, std::pair{"at_least", "≥"}, std::pair{"more", ">"},
                                  std::pair{"at_most", "≤"}, std::pair{"less", "<"}})
    if (given.contains(key))
      out += (out.empty() ? "" : ", ") + std::string(sign) + " " +
             (given[key].is_string() ? given[key].get<std::string>() : canonical(given[key]));
  return out;
}

std::string values_text(const Json& rule) {
  std::string out;
  for (const Json& v : rule.value("values", Json::array()))
    out += (out.empty() ? "" : ", ") + (v.is_string() ? v.get<std::string>() : canonical(v));
  return out;
}

std::string done(const Json& rule, const char* key) {
  return taxonomy::spoken_name(taxonomy::pick_name(rule[key]));
}

}  // namespace

Text rule_text(const Json& rule) {
  if (rule.contains("sessions")) {
    const std::string how = bounds(rule["sessions"]);
    if (!rule.contains("within")) return {QT_TRANSLATE_NOOP("core", "Sessions %1"), {how}};
    return {QT_TRANSLATE_NOOP("core", "Sessions %1 within %2"), {how, rule["within"].get<std::string>()}};
  }
  if (rule.contains("did")) {
    const std::string what = done(rule, "did"), how = bounds(rule["count"]);
    if (!rule.contains("within")) return {QT_TRANSLATE_NOOP("core", "%1: %2"), {what, how}};
    return {QT_TRANSLATE_NOOP("core", "%1: %2 within %3"), {what, how, rule["within"].get<std::string>()}};
  }
  if (rule.contains("first"))
    return {QT_TRANSLATE_NOOP("core", "First %1 %2 ago"), {done(rule, "first"), bounds(rule["ago"])}};
  if (rule.contains("last"))
    return {QT_TRANSLATE_NOOP("core", "Last %1 %2 ago"), {done(rule, "last"), bounds(rule["ago"])}};
  if (rule.contains("attribute"))
    return {"%1 %2 %3",
            {rule["attribute"].get<std::string>(), rule.value("op", std::string("is")), values_text(rule)}};
  if (rule.contains("not")) return {QT_TRANSLATE_NOOP("core", "Not: %1"), {english(rule_text(rule["not"]))}};
  if (rule.contains("persons"))
    return {QT_TRANSLATE_NOOP("core", "A list of %1 people"), {static_cast<int64_t>(rule["persons"].size())}};
  return {"%1", {excerpt(canonical(rule), 60)}};
}

namespace {

Text sentence_of(const Json& answer) {
  const report::Words words;
  const auto in = rate(answer, "/in"), ari = quantity(answer, "/stability/ari", report::number(2)),
             rerun = quantity(answer, "/stability/rerun", report::number(2));
  const auto out = static_cast<int64_t>(answer["out_of_scope"].get<double>());
  return std::isnan(in.value) ? Text(QT_TRANSLATE_NOOP("core", "There is nobody in this period."))
         : std::isnan(ari.value)
             ? Text(QT_TRANSLATE_NOOP("core", "%1 are in the population; %2 people are out of scope."),
                    {report::print(in, words), out})
             : Text(QT_TRANSLATE_NOOP(
                        "core",
                        "%1 are in the population; %2 people are out of scope. Groups of those kept agree "
                        "with groups of everybody at %3 (adjusted Rand index; chance in the starts "
                        "alone: %4)."),
                    {report::print(in, words), out, report::print(ari, words), report::print(rerun, words)});
}

std::vector<report::Tile> tiles_of(const Json& answer) {
  std::vector<report::Tile> out{
      {QT_TRANSLATE_NOOP("core", "In the population"), quantity(answer, "/in/k", report::count()), {}},
      {QT_TRANSLATE_NOOP("core", "Out of scope"), quantity(answer, "/out_of_scope", report::count()), {}},
      {QT_TRANSLATE_NOOP("core", "Stability, adjusted Rand"),
       quantity(answer, "/stability/ari", report::number(2)),
       Text(QT_TRANSLATE_NOOP("core", "of %1 groups, with and without"),
            {answer["stability"]["clusters"].get<int64_t>()})},
      {QT_TRANSLATE_NOOP("core", "Chance in the starts"),
       quantity(answer, "/stability/rerun", report::number(2)),
       {}}};
  for (size_t s = 0; s < answer["steps"].size(); ++s) {
    const Json& step = answer["steps"][s];
    if (!step.contains("not_known_yet")) continue;
    const Json& rule = step["rule"].contains("not") ? step["rule"]["not"] : step["rule"];
    out.push_back({QT_TRANSLATE_NOOP("core", "Not known at the moment"),
                   quantity(answer, "/steps/" + std::to_string(s) + "/not_known_yet", report::count()),
                   Text(QT_TRANSLATE_NOOP("core",
                                          "undated values of “%1” count from their import on; mark it "
                                          "static if it was always so"),
                        {rule["attribute"].get<std::string>()})});
  }
  return out;
}

/// Of a step (1, 2, …) whose rule asks for what some people's attribute was said too late for.
report::Cell not_known(const Json& answer, int step) {
  const std::string at = "/steps/" + std::to_string(step - 1) + "/not_known_yet";
  if (step == 0 || !answer.contains(Json::json_pointer(at))) return {};
  return quantity(answer, at, report::count());
}

}  // namespace

std::vector<Figure> population_figures(const Json& answer) {
  Figure f{.kind = "rows", .id = "population"};
  f.title = QT_TRANSLATE_NOOP("core", "Population");
  f.sentence = sentence_of(answer);
  f.caption = QT_TRANSLATE_NOOP("core", "Each rule applies to those the rules before it left");
  f.x = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "% of persons"), report::share(0), 0, 1};
  f.y.scale = Axis::Scale::category;
  f.y.title = QT_TRANSLATE_NOOP("core", "persons");
  f.series = {{f.title}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Rule"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Left"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Of all"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Left out here"), Column::Align::right}};
  const bool late = std::any_of(answer["steps"].begin(), answer["steps"].end(),
                                [](const Json& step) { return step.contains("not_known_yet"); });
  if (late) f.table.columns.push_back({QT_TRANSLATE_NOOP("core", "Not known at the moment"), Column::Align::right});
  const auto add = [&](Text name, const report::Quantity& n, report::Quantity share, report::Cell dropped,
                       double before, int step) {
    const double y = static_cast<double>(f.y.categories.size());
    if (step > 0 && before > share.value) {
      Mark lost{Mark::Kind::ghost, share.value, y, before};
      lost.quantity = quantity(answer, "/steps/" + std::to_string(step - 1) + "/dropped", report::count());
      lost.selection = selection_text("population", Json{{"step", step}, {"outcome", "dropped"}});
      f.marks.push_back(std::move(lost));
    }
    Mark bar{Mark::Kind::bar, 0, y, share.value};
    bar.quantity = share;
    bar.quantity.n = n.value;
    bar.label = name;
    bar.selection = selection_text("population", Json{{"step", step}, {"outcome", "kept"}});
    f.y.categories.push_back(name);
    f.table.rows.push_back({std::move(name), n, std::move(share), std::move(dropped)});
    if (late) f.table.rows.back().push_back(not_known(answer, step));
    f.table.selections.push_back(bar.selection);
    f.marks.push_back(std::move(bar));
  };
  report::Quantity whole;
  whole.value = answer["persons"].get<double>() > 0 ? 1 : report::kNone;
  whole.format = report::share();
  if (std::isnan(whole.value)) whole.state = report::State::undefined;
  add(QT_TRANSLATE_NOOP("core", "Everybody"), quantity(answer, "/persons", report::count()), whole,
      report::Cell(), 0, 0);
  double before = 1;
  for (size_t s = 0; s < answer["steps"].size(); ++s) {
    const std::string at = "/steps/" + std::to_string(s);
    const auto kept = rate(answer, at + "/kept");
    add(rule_text(answer["steps"][s]["rule"]), quantity(answer, at + "/kept/k", report::count()), kept,
        quantity(answer, at + "/dropped", report::count()), before, static_cast<int>(s) + 1);
    before = kept.value;
  }
  f.tiles = tiles_of(answer);
  return {std::move(f)};
}

}  // namespace habitus::segments
