#include "core/quality/figures.h"

#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/segments/answers.h"
#include "core/segments/selection.h"

namespace habitus::quality {
namespace {

using report::Column;
using report::Figure;
using report::Mark;
using segments::quantity;

Column left(const char* title) { return {Text(title), Column::Align::left}; }
Column right(const char* title) { return {Text(title), Column::Align::right}; }

std::string listed(const Json& words) {
  std::string out;
  for (const Json& word : words) out += (out.empty() ? "" : ", ") + word.get<std::string>();
  return out;
}

Text range_said(const Json& rule) {
  const std::string column = rule["column"];
  if (!rule.contains("max")) return {"%1 ≥ %2", {column, rule["min"].get<double>()}};
  if (!rule.contains("min")) return {"%1 ≤ %2", {column, rule["max"].get<double>()}};
  return {"%2 ≤ %1 ≤ %3", {column, rule["min"].get<double>(), rule["max"].get<double>()}};
}

Text type_said(const Json& rule) {
  const std::string type = rule["type"];
  return {type == "time"    ? QT_TRANSLATE_NOOP("core", "%1 is a time")
          : type == "bool"  ? QT_TRANSLATE_NOOP("core", "%1 is true or false")
          : type == "whole" ? QT_TRANSLATE_NOOP("core", "%1 is a whole number")
                            : QT_TRANSLATE_NOOP("core", "%1 is a number"),
          {rule["column"].get<std::string>()}};
}

Text repeats_said(const Json& rule) {
  const std::string columns = listed(rule.value("columns", Json::array())), within = rule.value("within", "");
  if (columns.empty() && within.empty()) return QT_TRANSLATE_NOOP("core", "no record twice");
  if (columns.empty()) return {QT_TRANSLATE_NOOP("core", "no repeat (%1)"), {within}};
  if (within.empty()) return {QT_TRANSLATE_NOOP("core", "no repeat of %1"), {columns}};
  return {QT_TRANSLATE_NOOP("core", "no repeat of %1 (%2)"), {columns, within}};
}

Text step_said(const Json& rule) {
  const std::string event = rule["event"], needs = rule["needs"], within = rule.value("within", "");
  const bool before = rule["check"] == "before";
  if (within.empty())
    return {before ? QT_TRANSLATE_NOOP("core", "%1 before %2") : QT_TRANSLATE_NOOP("core", "%1 after %2"), {needs, event}};
  return {before ? QT_TRANSLATE_NOOP("core", "%1 before %2 (%3)") : QT_TRANSLATE_NOOP("core", "%1 after %2 (%3)"),
          {needs, event, within}};
}

/// What a rule asks for, in as few words as stand beside a bar.
Text rule_said(const Json& row) {
  const Json& rule = row["spec"];
  const std::string check = row["check"], column = rule.value("column", ""), within = rule.value("within", "");
  if (check == "range") return range_said(rule);
  if (check == "type") return type_said(rule);
  if (check == "repeats") return repeats_said(rule);
  if (check == "before" || check == "after") return step_said(rule);
  if (check == "required") return {QT_TRANSLATE_NOOP("core", "%1 is given"), {column}};
  if (check == "values") return {QT_TRANSLATE_NOOP("core", "%1: one of %2"), {column, listed(rule["values"])}};
  if (check == "pattern")
    return {QT_TRANSLATE_NOOP("core", "%1 has the form %2"), {column, rule["pattern"].get<std::string>()}};
  if (check == "sequence") return {QT_TRANSLATE_NOOP("core", "%1 without a gap"), {column}};
  if (check == "heartbeat" && rule.contains("event"))
    return {QT_TRANSLATE_NOOP("core", "%1 every %2"), {rule["event"].get<std::string>(), rule["every"].get<std::string>()}};
  if (check == "heartbeat") return {QT_TRANSLATE_NOOP("core", "an event every %1"), {rule["every"].get<std::string>()}};
  if (within.empty()) return QT_TRANSLATE_NOOP("core", "time in order");
  return {QT_TRANSLATE_NOOP("core", "time in order (but %1)"), {within}};
}

Text sentence(const Json& answer) {
  int64_t broken = 0, missing = 0, findings = 0;
  for (const Json& rule : answer["rules"]) {
    broken += rule["state"] == "broken";
    missing += rule["missing"].get<int64_t>();
    findings += rule["broken"]["k"].get<int64_t>();
  }
  const auto n = static_cast<int64_t>(answer["rules"].size());
  if (n == 0) return Text(QT_TRANSLATE_NOOP("core", "No source has a rule yet."));
  if (broken == 0) return Text(QT_TRANSLATE_NOOP("core", "All %1 rules are kept."), {n});
  if (missing == 0)
    return Text(QT_TRANSLATE_NOOP("core", "%1 of %2 rules are broken, in %3 places."), {broken, n, findings});
  return Text(
      QT_TRANSLATE_NOOP("core", "%1 of %2 rules are broken, in %3 places; %4 expected records are missing."),
      {broken, n, findings, missing});
}

Text state_text(const std::string& state) {
  return state == "broken"   ? Text(QT_TRANSLATE_NOOP("core", "broken"))
         : state == "kept"   ? Text(QT_TRANSLATE_NOOP("core", "kept"))
         : state == "import" ? Text(QT_TRANSLATE_NOOP("core", "decided at import"))
                             : Text(QT_TRANSLATE_NOOP("core", "no events"));
}

/// What a finding says beside its place.
Text said(const Json& example) {
  const auto text = [&](const char* key) {
    return example[key].is_string() ? example[key].get<std::string>() : example[key].dump();
  };
  if (!example.contains("from")) return Text("–");
  if (example["from"].is_string())
    return Text(QT_TRANSLATE_NOOP("core", "silent from %1 to %2, %3 missing"),
                {text("from"), text("to"), example["missing"].get<int64_t>()});
  return Text(QT_TRANSLATE_NOOP("core", "%1 to %2, %3 missing"),
              {text("from"), text("to"), example["missing"].get<int64_t>()});
}

Figure examples(const Json& answer) {
  Figure f{.kind = "table", .id = "quality.places"};
  f.title = Text(QT_TRANSLATE_NOOP("core", "Where rules are broken"));
  f.sentence = Text(QT_TRANSLATE_NOOP("core", "The first 20 places of each rule, by time."));
  f.table.caption = f.title;
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Rule")), left(QT_TRANSLATE_NOOP("core", "Time, UTC")),
                     left(QT_TRANSLATE_NOOP("core", "File")), right(QT_TRANSLATE_NOOP("core", "Record")),
                     left(QT_TRANSLATE_NOOP("core", "What"))};
  for (size_t r = 0; r < answer["rules"].size(); ++r) {
    const Json& rule = answer["rules"][r];
    for (size_t e = 0; e < rule["examples"].size(); ++e) {
      const Json& example = rule["examples"][e];
      f.table.rows.push_back(
          {rule_said(rule), Text("%1", {example["time"].get<std::string>()}),
           Text("%1", {example.value("file", std::string("–"))}),
           quantity(answer, "/rules/" + std::to_string(r) + "/examples/" + std::to_string(e) + "/record",
                    report::count()),
           said(example)});
    }
  }
  return f;
}

}  // namespace

std::vector<Figure> figures(const Json& answer) {
  Figure f{.kind = "rows", .id = "quality"};
  f.title = Text(QT_TRANSLATE_NOOP("core", "Rules and the log"));
  f.sentence = sentence(answer);
  f.caption = Text(
      QT_TRANSLATE_NOOP("core", "Share of what each rule looked at that breaks it · Wilson intervals, 95 %"));
  f.x = {report::Axis::Scale::linear, Text(QT_TRANSLATE_NOOP("core", "% broken")), report::share(0), 0};
  f.y.scale = report::Axis::Scale::category;
  f.series = {{f.title}};
  f.table.caption = f.title;
  f.table.columns = {
      left(QT_TRANSLATE_NOOP("core", "Rule")),     left(QT_TRANSLATE_NOOP("core", "Source")),
      left(QT_TRANSLATE_NOOP("core", "State")),    right(QT_TRANSLATE_NOOP("core", "Looked at")),
      right(QT_TRANSLATE_NOOP("core", "Broken")),  right(QT_TRANSLATE_NOOP("core", "Share")),
      right(QT_TRANSLATE_NOOP("core", "Persons")), right(QT_TRANSLATE_NOOP("core", "Missing")),
      right(QT_TRANSLATE_NOOP("core", "Open"))};
  bool any = false;
  for (size_t r = 0; r < answer["rules"].size(); ++r) {
    const Json& rule = answer["rules"][r];
    const std::string here = "/rules/" + std::to_string(r);
    any = any || !rule["examples"].empty();
    Mark bar{Mark::Kind::bar, 0, static_cast<double>(r)};
    bar.quantity = segments::rate(answer, here + "/broken", 2);
    bar.x2 = bar.quantity.value;
    bar.label = rule_said(rule);
    bar.selection = segments::selection_text("quality", Json{{"rule", r}});
    f.y.categories.push_back(bar.label);
    f.table.rows.push_back({bar.label, Text("%1", {rule.value("source", std::string("–"))}),
                            state_text(rule["state"]), quantity(answer, here + "/broken/n", report::count()),
                            quantity(answer, here + "/broken/k", report::count()), bar.quantity,
                            quantity(answer, here + "/persons", report::count()),
                            quantity(answer, here + "/missing", report::count()),
                            quantity(answer, here + "/open", report::count())});
    f.table.selections.push_back(bar.selection);
    f.marks.push_back(std::move(bar));
  }
  std::vector<Figure> all{std::move(f)};
  if (any) all.push_back(examples(answer));
  return all;
}

}  // namespace habitus::quality
