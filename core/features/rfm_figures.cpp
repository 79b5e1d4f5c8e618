#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/features/rfm.h"
#include "core/report/read.h"
#include "core/report/words.h"
#include "core/segments/answers.h"
#include "core/segments/selection.h"

namespace habitus::features {
namespace {

using report::Axis;
using report::Column;
using report::Figure;
using report::Mark;
using report::Quantity;
using report::Series;
using segments::quantity;

std::string last_date(const Json& answer) { return "/dates/" + std::to_string(answer["dates"].size() - 1); }

Text title_of(const std::string& id) {
  for (const RfmSegment& s : rfm_segments())
    if (id == s.id) return s.title;
  return QT_TRANSLATE_NOOP("core", "Not there");
}

/// "4 · 12–30": a score and from where to where it reaches.
Text score_text(const Json& bounds, size_t score) {
  const auto one = [&](const char* key) { return std::round(bounds[score][key].get<double>() * 10) / 10; };
  const auto number = static_cast<int64_t>(score + 1);
  if (bounds[score]["lo"].is_null()) return Text("%1", {number});
  if (one("lo") == one("hi")) return Text("%1 · %2", {number, one("lo")});
  return Text("%1 · %2–%3", {number, one("lo"), one("hi")});
}

Text frequency_title(const Json& answer) {
  const bool rate = answer.contains("per");
  const std::string unit = answer["frequency"], per = answer.value("per", "");
  if (unit == "events")
    return rate ? Text(QT_TRANSLATE_NOOP("core", "frequency: events per %1 of tenure"), {per})
                : Text(QT_TRANSLATE_NOOP("core", "frequency: events"));
  if (unit == "days")
    return rate ? Text(QT_TRANSLATE_NOOP("core", "frequency: days per %1 of tenure"), {per})
                : Text(QT_TRANSLATE_NOOP("core", "frequency: days"));
  return rate ? Text(QT_TRANSLATE_NOOP("core", "frequency: sessions per %1 of tenure"), {per})
              : Text(QT_TRANSLATE_NOOP("core", "frequency: sessions"));
}

Text how_scored(const Json& answer) {
  if (answer["scoring"] == "ranks")
    return QT_TRANSLATE_NOOP(
        "core", "Fifths by average rank: equal values have equal scores; 5 is the latest and the most often");
  if (answer["scoring"] == "edges")
    return QT_TRANSLATE_NOOP("core",
                             "Cut at the 20, 40, 60 and 80 % quantiles, a value on an edge belongs below it; "
                             "5 is the latest and the most often");
  return QT_TRANSLATE_NOOP("core", "Cut where the definition says; 5 is the latest and the most often");
}

Figure grid(const Json& answer) {
  const std::string here = last_date(answer);
  const Json& date = answer["dates"].back();
  Figure f{.kind = "matrix", .id = "rfm"};
  f.title = QT_TRANSLATE_NOOP("core", "Recency and frequency");
  const report::Words words;
  const Quantity share = segments::rate(answer, here + "/segments/0/size");
  const Quantity worth = quantity(answer, here + "/segments/0/value_share", report::share(1));
  f.sentence = std::isnan(worth.value)
                   ? Text(QT_TRANSLATE_NOOP(
                              "core", "%1 of %2 persons are champions: they came lately and come often."),
                          {report::print(share, words), date["n"].get<int64_t>()})
                   : Text(QT_TRANSLATE_NOOP("core", "%1 of %2 persons are champions, with %3 of all %4."),
                          {report::print(share, words), date["n"].get<int64_t>(), report::print(worth, words),
                           answer["value"]["name"].get<std::string>()});
  f.caption = how_scored(answer);
  f.x.scale = f.y.scale = Axis::Scale::category;
  f.x.title = frequency_title(answer);
  f.y.title = QT_TRANSLATE_NOOP("core", "recency, d");
  f.series = {{QT_TRANSLATE_NOOP("core", "persons")}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Recency"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Frequency"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Segment"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Persons"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Mean value"), Column::Align::right}};
  for (size_t s = 0; s < kScores; ++s) {
    f.x.categories.push_back(score_text(date["scores"]["frequency"], s));
    f.y.categories.push_back(score_text(date["scores"]["recency"], kScores - 1 - s));
  }
  for (size_t r = kScores; r-- > 0;)
    for (size_t c = 0; c < kScores; ++c) {
      const std::string at = here + "/grid/" + std::to_string(r) + "/" + std::to_string(c);
      Mark cell{Mark::Kind::cell, static_cast<double>(c), static_cast<double>(kScores - 1 - r)};
      cell.quantity = quantity(answer, at + "/n", report::count());
      cell.label = rfm_segments()[rfm_segment_of(static_cast<int>(r + 1), static_cast<int>(c + 1))].title;
      cell.selection = segments::selection_text("rfm", Json{{"r", r + 1}, {"f", c + 1}});
      f.table.rows.push_back({Text("%1", {static_cast<int64_t>(r + 1)}),
                              Text("%1", {static_cast<int64_t>(c + 1)}), cell.label, cell.quantity,
                              quantity(answer, at + "/value", report::number(2))});
      f.table.selections.push_back(cell.selection);
      f.marks.push_back(std::move(cell));
    }
  f.tiles = {{QT_TRANSLATE_NOOP("core", "Persons"), quantity(answer, here + "/n", report::count()), {}}};
  if (date["missing"].get<int64_t>() > 0)
    f.tiles.push_back({QT_TRANSLATE_NOOP("core", "Without a value"),
                       quantity(answer, here + "/missing", report::count()),
                       {}});
  return f;
}

Figure segments_figure(const Json& answer) {
  const std::string here = last_date(answer);
  Figure f{.kind = "rows", .id = "rfm"};
  f.title = QT_TRANSLATE_NOOP("core", "The named segments");
  f.caption = Text(QT_TRANSLATE_NOOP("core", "Share of the %1 persons as of %2 · Wilson intervals, 95 %"),
                   {answer["dates"].back()["n"].get<int64_t>(),
                    answer["dates"].back()["as_of"].get<std::string>().substr(0, 10)});
  f.x = {Axis::Scale::linear, Text(QT_TRANSLATE_NOOP("core", "% of people")), report::share(0), 0};
  f.y.scale = Axis::Scale::category;
  f.y.title = QT_TRANSLATE_NOOP("core", "people");
  f.series = {{f.title}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Segment"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Persons"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Share"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Mean recency, d"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Mean frequency"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Mean value"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Share of value"), Column::Align::right}};
  const Json& list = answer["dates"].back()["segments"];
  size_t most = 0;
  for (size_t s = 0; s < list.size(); ++s) {
    const std::string at = here + "/segments/" + std::to_string(s);
    if (list[s]["size"]["k"].get<double>() > list[most]["size"]["k"].get<double>()) most = s;
    Mark bar{Mark::Kind::bar, 0, static_cast<double>(s)};
    bar.quantity = segments::rate(answer, at + "/size");
    bar.x2 = bar.quantity.value;
    const Quantity n = quantity(answer, at + "/size/k", report::count());
    bar.quantity.n = n.value;
    bar.label = rfm_segments()[s].title;
    bar.selection = segments::selection_text("rfm", Json{{"segment", rfm_segments()[s].id}});
    f.y.categories.push_back(bar.label);
    f.table.rows.push_back({bar.label, n, bar.quantity, quantity(answer, at + "/recency", report::number(1)),
                            quantity(answer, at + "/frequency", report::number(2)),
                            quantity(answer, at + "/value", report::number(2)),
                            quantity(answer, at + "/value_share", report::share(1))});
    f.table.selections.push_back(bar.selection);
    f.marks.push_back(std::move(bar));
  }
  // Segment names are messages themselves, so the largest is named by its row, not inside a sentence.
  f.sentence =
      Text(QT_TRANSLATE_NOOP("core", "The largest segment holds %1 of the persons."),
           {report::print(segments::rate(answer, here + "/segments/" + std::to_string(most) + "/size"),
                          report::Words())});
  return f;
}

Figure migration_figure(const Json& answer) {
  const Json& m = answer["migration"];
  Figure f{.kind = "matrix", .id = "rfm.migration"};
  f.title = QT_TRANSLATE_NOOP("core", "From segment to segment");
  double stayed = 0;
  for (size_t s = 0; s + 1 < m["states"].size(); ++s) stayed += m["cells"][s][s]["value"].get<double>();
  f.sentence = Text(QT_TRANSLATE_NOOP("core", "Between %1 and %2, %3 stayed in their segment."),
                    {m["from"].get<std::string>().substr(0, 10), m["to"].get<std::string>().substr(0, 10),
                     segments::spoken_share(stayed)});
  f.caption = Text(QT_TRANSLATE_NOOP("core",
                                     "Share of the %1 persons who are there at either date, all cells "
                                     "together 100 % · rows: before, columns: after"),
                   {m["n"].get<int64_t>()});
  f.x.scale = f.y.scale = Axis::Scale::category;
  f.x.title = QT_TRANSLATE_NOOP("core", "after");
  f.series = {{QT_TRANSLATE_NOOP("core", "share")}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Before"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "After"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Persons"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Share"), Column::Align::right}};
  for (size_t a = 0; a < m["states"].size(); ++a) {
    f.x.categories.push_back(title_of(m["states"][a]));
    f.y.categories.push_back(title_of(m["states"][a]));
    for (size_t b = 0; b < m["states"].size(); ++b) {
      const std::string at = "/migration/cells/" + std::to_string(a) + "/" + std::to_string(b);
      Mark cell{Mark::Kind::cell, static_cast<double>(b), static_cast<double>(a)};
      cell.quantity = segments::rate(answer, at);
      cell.quantity.lo = cell.quantity.hi = report::kNone;
      cell.selection =
          segments::selection_text("rfm", Json{{"from", m["states"][a]}, {"to", m["states"][b]}});
      if (m["cells"][a][b]["k"].get<double>() > 0) {
        f.table.rows.push_back({title_of(m["states"][a]), title_of(m["states"][b]),
                                quantity(answer, at + "/k", report::count()), cell.quantity});
        f.table.selections.push_back(cell.selection);
      }
      f.marks.push_back(std::move(cell));
    }
  }
  return f;
}

Text proxy_title(const Json& proxy) {
  if (!proxy["name"].get<std::string>().empty()) return Text("%1", {proxy["name"].get<std::string>()});
  return proxy["of"] == "recency" ? QT_TRANSLATE_NOOP("core", "recency alone")
                                  : QT_TRANSLATE_NOOP("core", "frequency alone");
}

Text proxies_sentence(const Json& answer) {
  const Json& list = answer["proxies"];
  const Json* best = nullptr;
  for (const Json& p : list)
    if (!p["name"].get<std::string>().empty() && p["auc"]["value"].is_number() &&
        (!best || p["auc"]["value"].get<double>() > (*best)["auc"]["value"].get<double>()))
      best = &p;
  if (!best)
    return QT_TRANSLATE_NOOP("core", "The outcome of no date is known yet, so nothing can be compared.");
  const std::string name = (*best)["name"], used = answer["value"]["name"];
  if (name == used)
    return Text(
        QT_TRANSLATE_NOOP("core", "The value that scores, %1, foretells the outcome best of all values."),
        {name});
  const Json& d = (*best)["difference"];
  if (d["lo"].is_number() && d["lo"].get<double>() > 0)
    return Text(QT_TRANSLATE_NOOP("core", "%1 foretells the outcome better than %2, which scores."),
                {name, used});
  return Text(
      QT_TRANSLATE_NOOP("core", "No value is shown to foretell the outcome better than %1, which scores."),
      {used});
}

Figure proxies_figure(const Json& answer) {
  Figure f{.kind = "rows", .id = "rfm.proxies"};
  f.title = QT_TRANSLATE_NOOP("core", "What the values foretell");
  f.sentence = proxies_sentence(answer);
  const Json& outcome = answer["outcome"];
  f.caption = outcome["name"].is_string()
                  ? Text(QT_TRANSLATE_NOOP("core",
                                           "AUC against the target %1 with DeLong's interval, %2 rows whose "
                                           "outcome is known; 0.5 says nothing"),
                         {outcome["name"].get<std::string>(), outcome["n"].get<int64_t>()})
                  : Text(QT_TRANSLATE_NOOP("core",
                                           "AUC against doing it again within %1, with DeLong's interval, %2 "
                                           "rows whose outcome is known; 0.5 says nothing"),
                         {outcome["horizon"].get<std::string>(), outcome["n"].get<int64_t>()});
  f.x.title = QT_TRANSLATE_NOOP("core", "AUC");
  f.x.format = report::number(2);
  f.x.lo = 0, f.x.hi = 1;
  f.y.scale = Axis::Scale::category;
  f.y.title = "n";
  f.series = {{QT_TRANSLATE_NOOP("core", "compared value"), Series::Role::data},
              {QT_TRANSLATE_NOOP("core", "scores"), Series::Role::data},
              {QT_TRANSLATE_NOOP("core", "beside"), Series::Role::reference}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Value"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "AUC"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Less the one that scores"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "p"), Column::Align::right}};
  for (size_t i = 0; i < answer["proxies"].size(); ++i) {
    const Json& p = answer["proxies"][i];
    const std::string at = "/proxies/" + std::to_string(i);
    Mark m;
    m.kind = Mark::Kind::interval;
    m.y = static_cast<double>(i);
    m.quantity = report::estimate(p["auc"], at + "/auc", report::number(3));
    m.series = p["name"].get<std::string>().empty() ? 2 : p.contains("difference") ? 0 : 1;
    m.label = proxy_title(p);
    f.y.categories.push_back(m.label);
    std::vector<report::Cell> row{m.label, m.quantity, std::monostate(), std::monostate()};
    if (p.contains("difference")) {
      row[2] = report::estimate(p["difference"], at + "/difference", report::number(3));
      row[3] = report::field(p["difference"], "p", at + "/difference", report::number(4));
    }
    f.table.rows.push_back(std::move(row));
    f.marks.push_back(std::move(m));
  }
  Mark chance;
  chance.kind = Mark::Kind::rule;
  chance.x = .5;
  f.marks.push_back(chance);
  f.table.selections.resize(f.table.rows.size());
  return f;
}

Figure nobody(const Json& answer) {
  Figure f{.kind = "rows", .id = "rfm"};
  f.title = QT_TRANSLATE_NOOP("core", "Recency and frequency");
  f.sentence =
      Text(QT_TRANSLATE_NOOP("core", "Nobody did %1 by then."), {answer["event"].get<std::string>()});
  return f;
}
}  // namespace

std::vector<Figure> rfm_figures(const Json& answer) {
  if (answer["dates"].empty()) return {nobody(answer)};
  std::vector<Figure> out{grid(answer), segments_figure(answer)};
  if (answer.contains("migration")) out.push_back(migration_figure(answer));
  out.push_back(proxies_figure(answer));
  return out;
}

}  // namespace habitus::features
