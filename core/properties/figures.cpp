#include "core/properties/figures.h"

#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/properties/property.h"
#include "core/segments/answers.h"

namespace habitus::properties {
namespace {

using report::Column;
using report::Mark;

std::string listed(const Json& values) {
  std::string out;
  for (const Json& v : values)
    out += (out.empty() ? "" : ", ") + (v.is_string() ? v.get<std::string>() : canonical(v));
  return out;
}

}  // namespace

Text describe(const Json& spec) {
  const std::string kind = spec.value("kind", ""), of = listed(spec.value("of", Json::array()));
  if (kind == "band")
    return Text(QT_TRANSLATE_NOOP("core", "bands of %1, cut at %2"), {of, listed(spec["cuts"])});
  if (kind == "regex")
    return Text(QT_TRANSLATE_NOOP("core", "what %2 finds in %1"), {of, spec.value("pattern", "")});
  if (kind == "coalesce") return Text(QT_TRANSLATE_NOOP("core", "the first given of %1"), {of});
  if (kind == "age") return Text(QT_TRANSLATE_NOOP("core", "age in years since %1"), {of});
  const std::string table = spec.value("table", "");
  return Text(QT_TRANSLATE_NOOP("core", "%2 of %1, from the table %3"),
              {of, spec.value("column", ""), table.substr(0, table.find('@'))});
}

std::vector<report::Figure> figures(const Json& answer) {
  const Json& property = answer["property"];
  const Text name = property.is_string() ? Text("%1", {property.get<std::string>()}) : describe(property);
  const bool people = property.is_object() && property.value("on", "") == "people";
  report::Figure f{.kind = "rows", .id = "property"};
  f.title = property.is_string() ? name : Text(QT_TRANSLATE_NOOP("core", "Values of the property"));
  const auto missing = segments::rate(answer, "/missing");
  f.sentence =
      missing.state == report::State::undefined
          ? Text(QT_TRANSLATE_NOOP("core", "There are no events in this period."))
          : Text(people ? QT_TRANSLATE_NOOP("core", "%1: %2 different values; %3 of the persons have none.")
                        : QT_TRANSLATE_NOOP("core", "%1: %2 different values; %3 of the events have none."),
                 {property.is_string() ? english(name) : listed(property.value("of", Json::array())),
                  answer["distinct"].get<int64_t>(), segments::spoken_share(missing.value)});
  f.caption = people ? Text(QT_TRANSLATE_NOOP("core", "Share of the persons, the most frequent values first"))
                     : Text(QT_TRANSLATE_NOOP("core", "Share of the events, the most frequent values first"));
  f.x = {report::Axis::Scale::linear,
         people ? Text(QT_TRANSLATE_NOOP("core", "% of persons"))
                : Text(QT_TRANSLATE_NOOP("core", "% of events")),
         report::share(0), 0};
  f.y.scale = report::Axis::Scale::category;
  f.series = {{f.title}};
  f.table.caption = f.title;
  f.table.columns = {
      {Text(QT_TRANSLATE_NOOP("core", "Value")), Column::Align::left},
      {people ? Text(QT_TRANSLATE_NOOP("core", "Persons")) : Text(QT_TRANSLATE_NOOP("core", "Events")),
       Column::Align::right},
      {Text(QT_TRANSLATE_NOOP("core", "Share")), Column::Align::right}};
  if (!people) f.table.columns.push_back({Text(QT_TRANSLATE_NOOP("core", "Persons")), Column::Align::right});
  const auto add = [&](const Text& label, const std::string& at, const std::string& persons) {
    Mark bar{Mark::Kind::bar, 0, static_cast<double>(f.marks.size())};
    bar.quantity = segments::rate(answer, at);
    bar.x2 = bar.quantity.value;
    bar.label = label;
    f.y.categories.push_back(label);
    std::vector<report::Cell> row{label, segments::quantity(answer, at + "/k", report::count()),
                                  bar.quantity};
    if (!people)
      row.emplace_back(persons.empty() ? report::Cell()
                                       : report::Cell(segments::quantity(answer, persons, report::count())));
    f.table.rows.push_back(std::move(row));
    f.marks.push_back(std::move(bar));
  };
  for (size_t i = 0; i < answer["values"].size(); ++i) {
    const Json& value = answer["values"][i];
    const std::string at = "/values/" + std::to_string(i);
    const bool others = value.contains("others");
    add(others ? Text(QT_TRANSLATE_NOOP("core", "%1 other values"), {value["others"].get<int64_t>()})
               : Text("%1", {value["value"].get<std::string>()}),
        at + "/share", others ? "" : at + "/persons");
  }
  if (answer["missing"]["k"].get<double>() > 0) add(Text(QT_TRANSLATE_NOOP("core", "none")), "/missing", "");
  return {f};
}

}  // namespace habitus::properties
