// What begins a session, and how a recipe stands beside another one and beside the truth.
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/report/words.h"
#include "core/segments/answers.h"
#include "core/segments/selection.h"
#include "core/sessions/figures.h"

namespace habitus::sessions {
namespace {

using report::Axis;
using report::Figure;
using report::Mark;
using report::Quantity;
using segments::quantity;

struct Named {
  const char* key;
  const char* title;
};
constexpr Named kReasons[] = {{"first", QT_TRANSLATE_NOOP("core", "The person's first event")},
                              {"timeout", QT_TRANSLATE_NOOP("core", "A gap longer than the timeout")},
                              {"after", QT_TRANSLATE_NOOP("core", "A gap after a finished task")},
                              {"pace", QT_TRANSLATE_NOOP("core", "A gap out of pace")},
                              {"end", QT_TRANSLATE_NOOP("core", "An event that ended the one before")},
                              {"start", QT_TRANSLATE_NOOP("core", "An event that begins one")},
                              {"context", QT_TRANSLATE_NOOP("core", "A change of context")},
                              {"campaign", QT_TRANSLATE_NOOP("core", "Another campaign")},
                              {"midnight", QT_TRANSLATE_NOOP("core", "A new day")},
                              {"max", QT_TRANSLATE_NOOP("core", "The longest session")}};

Figure rows_of(const char* id, const char* title, const char* what) {
  Figure f{.kind = "rows", .id = id};
  f.title = Text(title);
  f.x = {Axis::Scale::linear, Text(what), report::count(), 0};
  f.y.scale = Axis::Scale::category;
  f.series = {{Text(what)}};
  f.table.caption = f.title;
  return f;
}

void add_row(Figure& f, const Text& label, Quantity q, const std::string& selection = {}) {
  Mark bar{Mark::Kind::bar, 0, static_cast<double>(f.y.categories.size())};
  bar.quantity = std::move(q);
  bar.x2 = bar.quantity.value;
  bar.label = label;
  bar.selection = selection;
  f.y.categories.push_back(label);
  f.table.rows.push_back({label, bar.quantity});
  f.table.selections.push_back(selection);
  f.marks.push_back(std::move(bar));
}

Text against_sentence(const Json& answer) {
  const Json& a = answer["against"];
  const auto n = static_cast<int64_t>(a["persons"]["k"].get<double>()),
             of = static_cast<int64_t>(a["persons"]["n"].get<double>());
  const std::string name = a["name"].get<std::string>();
  if (n == 0)
    return Text(QT_TRANSLATE_NOOP("core", "This recipe and “%1” cut every one of %2 persons alike."),
                {name, of});
  return Text(
      QT_TRANSLATE_NOOP("core",
                        "This recipe and “%1” cut %2 of %3 persons differently: %4 sessions here, %5 there."),
      {name, n, of, answer["sessions"].get<int64_t>(), a["sessions"].get<int64_t>()});
}

constexpr Named kMeasures[] = {{"precision", QT_TRANSLATE_NOOP("core", "Precision")},
                               {"recall", QT_TRANSLATE_NOOP("core", "Recall")},
                               {"f1", QT_TRANSLATE_NOOP("core", "F1")},
                               {"window_diff", QT_TRANSLATE_NOOP("core", "WindowDiff")},
                               {"pk", QT_TRANSLATE_NOOP("core", "Pk")}};

Quantity measure_at(const Json& answer, const std::string& whose, const std::string& key) {
  const std::string at = "/labels/" + whose + "/" + key;
  return key == "precision" || key == "recall" ? segments::rate(answer, at)
                                               : quantity(answer, at, report::number(3));
}

Text labels_sentence(const Json& answer) {
  const auto f1 = [&](const char* whose) { return measure_at(answer, whose, "f1"); };
  const report::Words words;
  const Quantity mine = f1("recipe");
  if (std::isnan(mine.value))
    return Text(QT_TRANSLATE_NOOP("core", "No boundary is labelled and none was cut, so there is no score."));
  const std::string here = report::print(mine, words);
  if (!answer.contains("against"))
    return Text(QT_TRANSLATE_NOOP("core", "The recipe finds the labelled boundaries with F1 %1."), {here});
  const Quantity other = f1("against");
  const std::string name = answer["against"]["name"].get<std::string>(), there = report::print(other, words);
  if (mine.value == other.value)
    return Text(
        QT_TRANSLATE_NOOP("core", "The recipe and “%1” find the labelled boundaries equally well: F1 %2."),
        {name, here});
  return mine.value > other.value
             ? Text(QT_TRANSLATE_NOOP(
                        "core", "The recipe finds the labelled boundaries better than “%1”: F1 %2, not %3."),
                    {name, here, there})
             : Text(QT_TRANSLATE_NOOP(
                        "core", "The recipe finds the labelled boundaries worse than “%1”: F1 %2, not %3."),
                    {name, here, there});
}

}  // namespace

report::Figure begun_figure(const Json& answer) {
  Figure f = rows_of("sessions-begun", QT_TRANSLATE_NOOP("core", "What begins a session"),
                     QT_TRANSLATE_NOOP("core", "sessions"));
  f.sentence = Text(QT_TRANSLATE_NOOP("core", "Where several rules agree, the session is counted once."));
  f.table.columns = {left_column(QT_TRANSLATE_NOOP("core", "Reason")),
                     right_column(QT_TRANSLATE_NOOP("core", "Sessions"))};
  for (const auto& [key, title] : kReasons)
    if (answer["begun_by"].contains(key))
      add_row(f, Text(title), quantity(answer, std::string("/begun_by/") + key, report::count()));
  return f;
}

report::Figure against_figure(const Json& answer) {
  Figure f = rows_of("sessions-against", QT_TRANSLATE_NOOP("core", "Two recipes"),
                     QT_TRANSLATE_NOOP("core", "boundaries"));
  f.sentence = against_sentence(answer);
  f.caption =
      Text(QT_TRANSLATE_NOOP("core", "Boundaries between two events of a person · click for the persons"));
  f.table.columns = {left_column(QT_TRANSLATE_NOOP("core", "Boundaries")),
                     right_column(QT_TRANSLATE_NOOP("core", "Number"))};
  const std::string differ = segments::selection_text("sessions", Json{{"differ", true}});
  add_row(f, Text(QT_TRANSLATE_NOOP("core", "in both")), quantity(answer, "/against/both", report::count()));
  add_row(f, Text(QT_TRANSLATE_NOOP("core", "only in this recipe")),
          quantity(answer, "/against/only_here", report::count()), differ);
  add_row(f, Text(QT_TRANSLATE_NOOP("core", "only in “%1”"), {answer["against"]["name"].get<std::string>()}),
          quantity(answer, "/against/only_there", report::count()), differ);
  f.tiles = {
      {Text(QT_TRANSLATE_NOOP("core", "Cut differently")), segments::rate(answer, "/against/persons"),
       Text(QT_TRANSLATE_NOOP("core", "persons"))},
      {Text(QT_TRANSLATE_NOOP("core", "Sessions here")), quantity(answer, "/sessions", report::count()), {}},
      {Text(QT_TRANSLATE_NOOP("core", "Sessions there")),
       quantity(answer, "/against/sessions", report::count()),
       {}}};
  return f;
}

report::Figure labels_figure(const Json& answer) {
  Figure f{.kind = "rows", .id = "sessions-labels"};
  f.title = Text(QT_TRANSLATE_NOOP("core", "Against labelled boundaries"));
  f.sentence = labels_sentence(answer);
  f.caption = Text(QT_TRANSLATE_NOOP("core",
                                     "%1 labelled sessions of %2 persons; WindowDiff and Pk are errors, "
                                     "less is better"),
                   {answer["labels"]["sessions"].get<int64_t>(), answer["labels"]["persons"].get<int64_t>()});
  f.x = {Axis::Scale::linear, Text(QT_TRANSLATE_NOOP("core", "value")), report::number(2), 0, 1};
  f.y.scale = Axis::Scale::category;
  f.y.title = Text(QT_TRANSLATE_NOOP("core", "boundaries"));
  const bool both = answer["labels"].contains("against");
  f.series = {{Text(QT_TRANSLATE_NOOP("core", "this recipe"))}};
  f.table.caption = f.title;
  f.table.columns = {left_column(QT_TRANSLATE_NOOP("core", "Measure")),
                     right_column(QT_TRANSLATE_NOOP("core", "This recipe"))};
  if (both) {
    const std::string name = answer["against"]["name"].get<std::string>();
    f.series.push_back({Text("%1", {name})});
    f.table.columns.push_back({Text("%1", {name}), report::Column::Align::right});
  }
  for (const auto& [key, title] : kMeasures) {
    std::vector<report::Cell> row{Text(title)};
    for (const int series : {0, 1}) {
      if (series == 1 && !both) continue;
      Mark point{Mark::Kind::interval};
      point.y = static_cast<double>(f.y.categories.size());
      point.series = series;
      point.quantity = measure_at(answer, series == 0 ? "recipe" : "against", key);
      point.selection = segments::selection_text("sessions", Json{{"wrong", true}});
      row.emplace_back(point.quantity);
      f.y.categories.emplace_back(title);
      if (!std::isnan(point.quantity.value)) f.marks.push_back(std::move(point));
    }
    f.table.rows.push_back(std::move(row));
  }
  for (const auto& [key, title] : {Named{"found", QT_TRANSLATE_NOOP("core", "Boundaries found")},
                                   Named{"missed", QT_TRANSLATE_NOOP("core", "Boundaries missed")},
                                   Named{"extra", QT_TRANSLATE_NOOP("core", "Boundaries too many")}}) {
    std::vector<report::Cell> row{Text(title)};
    row.emplace_back(quantity(answer, std::string("/labels/recipe/") + key, report::count()));
    if (both) row.emplace_back(quantity(answer, std::string("/labels/against/") + key, report::count()));
    f.table.rows.push_back(std::move(row));
  }
  return f;
}

}  // namespace habitus::sessions
