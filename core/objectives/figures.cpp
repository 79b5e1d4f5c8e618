#include "core/objectives/figures.h"

#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/report/words.h"

namespace habitus::objectives {

using report::Axis;
using report::Column;
using report::count;
using report::Figure;
using report::kNone;
using report::Mark;
using report::Quantity;
using report::Series;
using report::share;
using report::State;
using report::Table;

namespace {

Quantity counted(const Json& part, const char* key, const std::string& at) {
  Quantity q;
  q.value = part.value(key, 0.0);
  q.n = q.value;
  q.format = count();
  q.at = at + "/" + key;
  return q;
}

Quantity prevalence(const Json& part, const std::string& at) {
  Quantity q;
  q.format = share(1);
  q.n = part.value("known", 0.0);
  if (!part.contains("prevalence")) {
    q.state = part.value("immature", 0.0) > 0 ? State::immature : State::undefined;
    const double n = part.value("n", 0.0);
    if (q.state == State::immature && n > 0) q.value = part.value("already", 0.0) / n;
    return q;
  }
  const Json& p = part["prevalence"];
  q.value = p.value("value", kNone);
  q.lo = p.value("lo", kNone);
  q.hi = p.value("hi", kNone);
  q.at = at + "/prevalence/value";
  return q;
}

Text sentence(const Json& answer) {
  const Json& total = answer["total"];
  const auto n = static_cast<int64_t>(total.value("n", 0.0)),
             known = static_cast<int64_t>(total.value("known", 0.0));
  if (n == 0) {
    double late = 0;
    for (const Json& date : answer["dates"]) late += date.value("late", 0.0);
    if (late > 0)
      return {
          QT_TRANSLATE_NOOP("core",
                            "Nobody was at risk: %1 earlier events had not arrived by these dates. Map the "
                            "arrival as event time plus a lag if this log is a backfill."),
          {static_cast<int64_t>(late)}};
    return QT_TRANSLATE_NOOP("core", "Nobody was at risk at these dates.");
  }
  if (known == 0) return {QT_TRANSLATE_NOOP("core", "%1 rows are at risk; no window has ended yet."), {n}};
  const auto positive = static_cast<int64_t>(total.value("positive", 0.0));
  if (positive == 0 || positive == known)
    return {QT_TRANSLATE_NOOP("core",
                              "All %1 known rows have the same outcome: nothing can be learnt from them."),
            {known}};
  return {QT_TRANSLATE_NOOP("core", "%1 of %2 known rows are positive (%3)."),
          {positive, known, report::print(prevalence(total, "/total"), report::Words())}};
}

/// "2025-02-01" for the midnight it begins with.
std::string said_date(const std::string& moment) {
  const size_t clock = moment.find("T00:00:00Z");
  return clock == std::string::npos ? moment : moment.substr(0, clock);
}

Table table_of(const Json& answer) {
  Table t;
  t.caption = QT_TRANSLATE_NOOP("core", "The target at each as-of date");
  using A = Column::Align;
  t.columns = {{QT_TRANSLATE_NOOP("core", "As of"), A::left},
               {QT_TRANSLATE_NOOP("core", "At risk"), A::right},
               {QT_TRANSLATE_NOOP("core", "n₊"), A::right},
               {QT_TRANSLATE_NOOP("core", "n₋"), A::right},
               {QT_TRANSLATE_NOOP("core", "Prevalence"), A::right},
               {QT_TRANSLATE_NOOP("core", "Immature"), A::right},
               {QT_TRANSLATE_NOOP("core", "Unknown"), A::right},
               {QT_TRANSLATE_NOOP("core", "Not yet arrived"), A::right}};
  size_t i = 0;
  for (const Json& date : answer["dates"]) {
    const std::string at = "/dates/" + std::to_string(i++);
    t.rows.push_back({Text("%1", {said_date(date.value("as_of", ""))}), counted(date, "n", at), counted(date, "positive", at),
                      counted(date, "negative", at), prevalence(date, at), counted(date, "immature", at),
                      counted(date, "unknown", at), counted(date, "late", at)});
  }
  t.selections.resize(t.rows.size());
  return t;
}
}  // namespace

std::vector<Figure> figures(const Json& answer) {
  Figure f;
  f.kind = "bars";
  f.id = "target";
  f.title = QT_TRANSLATE_NOOP("core", "How often the target happens");
  f.sentence = sentence(answer);
  f.caption =
      QT_TRANSLATE_NOOP("core",
                        "Share of the people at risk, with Wilson's 95 % interval; a date whose window has "
                        "not ended is immature and counts for nothing.");
  f.x.scale = Axis::Scale::category;
  f.x.title = QT_TRANSLATE_NOOP("core", "As of");
  f.y.title = QT_TRANSLATE_NOOP("core", "Prevalence");
  f.y.format = share(0);
  f.y.lo = 0;
  f.series = {{QT_TRANSLATE_NOOP("core", "Prevalence"), Series::Role::data}};
  double x = 0;
  for (const Json& date : answer["dates"]) {
    f.x.categories.push_back(Text("%1", {date.value("as_of", "").substr(0, 10)}));
    Mark m;
    m.kind = Mark::Kind::bar;
    m.x = x;
    m.quantity = prevalence(date, "/dates/" + std::to_string(static_cast<int>(x)));
    m.label = f.x.categories.back();
    f.marks.push_back(m);
    x += 1;
  }
  f.table = table_of(answer);
  const Json& total = answer["total"];
  f.tiles = {{QT_TRANSLATE_NOOP("core", "At risk"), counted(total, "n", "/total"), {}},
             {QT_TRANSLATE_NOOP("core", "Positive"), counted(total, "positive", "/total"), {}},
             {QT_TRANSLATE_NOOP("core", "Prevalence"), prevalence(total, "/total"), {}}};
  return {f};
}

}  // namespace habitus::objectives
